import { expect, test } from 'vitest'
import { nationalCalendar } from '../../kernel/law/calendar.ts'
import type { IsoDate } from '../../kernel/law/law.ts'
import { overbooked, type Window } from './overbooked.ts'
import { sizesOf } from './pool.ts'

const window = (from: IsoDate, until: IsoDate, visits = 1) => ({ from, until, visits })
test('检查人员的安排冲突：一段时间内的检查多于工作日所能承担的', () => {
  const conflict = (...windows: Window[]) => overbooked(windows, 2, nationalCalendar)
  // Monday to Friday: ten places.
  expect(conflict(window('2025-03-03', '2025-03-07', 10))).toBeUndefined()
  expect(conflict(window('2025-03-03', '2025-03-07', 11))).toEqual({ from: '2025-03-03', until: '2025-03-07', visits: 11, room: 10 })
  // Each of two overlapping windows has room, the two together have not.
  expect(conflict(window('2025-03-03', '2025-03-03', 2), window('2025-03-03', '2025-03-04', 3))).toEqual({ from: '2025-03-03', until: '2025-03-04', visits: 5, room: 4 })
  // Nothing can be done at a weekend.
  expect(conflict(window('2025-03-08', '2025-03-09'))).toMatchObject({ visits: 1, room: 0 })
})

test('抽查数量与信用风险挂钩：定数的按比例分配，不定数的按比例抽取（国发〔2019〕18号（九））', () => {
  const counts = { a: 100, b: 100, c: 20, d: 4, none: 0 }
  const shares = { a: 1, b: 3, c: 10, d: 50, none: 3 }
  expect(sizesOf(counts, shares, null)).toEqual({ a: 1, b: 3, c: 2, d: 2, none: 0 })
  const sizes = sizesOf(counts, shares, 40)
  expect(Object.values(sizes).reduce((sum, size) => sum + size, 0)).toBe(40)
  expect(sizes.d).toBe(4)
  expect(sizes.c / counts.c).toBeGreaterThan(sizes.b / counts.b)
  expect(sizes.b / counts.b).toBeGreaterThan(sizes.a / counts.a)
  expect(sizesOf(counts, shares, 1000)).toEqual(counts)
})
