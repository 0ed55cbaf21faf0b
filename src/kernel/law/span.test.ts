import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from './day.ts'
import type { IsoDate } from './law.ts'
import { isSpan, next, periodOf, previous, spanAt, spanText } from './span.ts'

const day = fc.integer({ min: 0, max: 40_000 }).map((n) => addDays('1990-01-01', n))
const kind = fc.constantFrom('year' as const, 'quarter' as const, 'month' as const, 'week' as const)

test('每一天都在它所属的期间之内，期间首尾相接', () => fc.assert(fc.property(day, kind, (on: IsoDate, of) => {
  const span = spanAt(of, on)
  const { from, until } = periodOf(span)
  expect(isSpan(span) && from <= on && on < until).toBe(true)
  expect(periodOf(previous(span)).until).toBe(from)
  expect(previous(next(span))).toBe(span)
})))
test('一周从星期一开始，跨年的周属于星期四所在的年', () => {
  expect(periodOf('2026W01')).toEqual({ from: '2025-12-29', until: '2026-01-05' })
  expect(spanAt('week', '2027-01-01')).toBe('2026W53')
  expect(isSpan('2025W53')).toBe(false)
  expect(spanText('2026W40')).toBe('2026年第40周（9月28日至10月4日）')
})
test('期间的写法', () => {
  expect(['2024', '2024Q3', '2024-09'].map(spanText)).toEqual(['2024年', '2024年第三季度', '2024年9月'])
  expect(['2024-13', '2024Q5', '24', 'x', '2024W00'].map(isSpan)).toEqual([false, false, false, false, false])
})
