import { describe, expect, test } from 'vitest'
import { readDay } from './read-day.ts'

describe('日期的填写', () => {
  test.each([
    ['2025-03-01', '2025-03-01'], ['2025.3.1', '2025-03-01'], ['20250301', '2025-03-01'], ['2025年3月1日', '2025-03-01'], ['3-1', '2025-03-01'], ['3月1日', '2025-03-01'], ['今天', '2025-02-19'], ['昨天', '2025-02-18'],
  ])('“%s”读作 %s', (typed, day) => expect(readDay(typed, '2025-02-19')).toBe(day))
  test.each(['2025-02-29', '2025-13-01', '三月一日', '', '2025', '1-32'])('“%s”不是日期', (typed) => expect(readDay(typed, '2025-02-19')).toBeNull())
})
