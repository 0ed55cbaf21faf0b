import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { isWorkingDay, nationalCalendar as calendar, workingDayAfter, workingDaysBetween } from './calendar.ts'
import { addDays, addMonths, dayNumber, daysBetween, isoDate } from './day.ts'
import { deadlineOf, type SettledDeadline } from './deadline.ts'
import type { IsoDate } from './law.ts'
import type { EndDay, Extent } from './term.ts'
import { daysOfTerm } from './term-days.ts'

// Far enough from both ends of the national calendar that no generated term leaves it.
const day = fc.integer({ min: dayNumber('2008-01-01'), max: dayNumber('2025-12-31') }).map(isoDate)
const length = fc.integer({ min: 1, max: 120 })
const excluded = fc.array(fc.tuple(day, fc.integer({ min: 0, max: 40 })), { maxLength: 3 })
  .map((list) => list.map(([from, count]) => ({ from, until: addDays(from, count) })))

const settle = (start: IsoDate, term: Extent, end_day: EndDay = 'no_roll', more: object = {}) =>
  deadlineOf({ start, term: { ...term, end_day }, calendar, ...more }) as SettledDeadline & { expected: IsoDate, nominal: IsoDate }
const working = (n: number): Extent => ({ length: n, unit: 'working_day' })
const plain = (n: number): Extent => ({ length: n, unit: 'calendar_day' })

/** The count done day by day with a finger on the calendar: the meaning which the fast arithmetic must have. */
function byFinger(start: IsoDate, { length: wanted, unit }: Extent, times: readonly { from: IsoDate, until: IsoDate }[]): IsoDate {
  let current = start
  for (let counted = 0; counted < wanted;) {
    current = addDays(current, 1)
    const stopped = times.some(({ from, until }) => from < current && current <= until)
    if (!stopped && (unit === 'calendar_day' || isWorkingDay(calendar, current))) counted++
  }
  return current
}

test('逐日扳指数出的结果与快速算法一致，扣除时间任意重叠', () => {
  fc.assert(fc.property(day, length, fc.boolean(), excluded, fc.integer({ min: 0, max: 200 }), (start, n, isWorking, times, shift) => {
    // Move the excluded times near the start, where they can matter.
    const near = times.map(({ from, until }) => {
      const at = addDays(start, (dayNumber(from) % 250) - 50 + (shift % 7))
      return { from: at, until: addDays(at, daysBetween(from, until)) }
    })
    const term = isWorking ? working(n) : plain(n)
    expect(settle(start, term, 'no_roll', { excluded: near }).nominal).toBe(byFinger(start, term, near))
  }))
})

test('起算日与到期日之间的工作日数等于期限长度，到期日是工作日', () => {
  fc.assert(fc.property(day, length, (start, n) => {
    const { expected } = settle(start, working(n))
    expect(workingDaysBetween(calendar, start, expected)).toBe(n)
    expect(isWorkingDay(calendar, expected)).toBe(true)
  }))
})

test('起算越晚，到期不会越早', () => {
  fc.assert(fc.property(day, fc.integer({ min: 0, max: 60 }), length, fc.constantFrom('working_day', 'calendar_day', 'month'), (start, later, n, unit) => {
    const term = { length: unit === 'month' ? (n % 12) + 1 : n, unit } as Extent
    expect(settle(addDays(start, later), term, 'roll').expected >= settle(start, term, 'roll').expected).toBe(true)
  }))
})

test('从工作日起算，先向后数再倒推，回到原日', () => {
  fc.assert(fc.property(day, length, (from, n) => {
    const start = workingDayAfter(calendar, from, 1)
    const end = settle(start, working(n)).expected
    expect(settle(end, working(n), 'no_roll', { direction: 'backward' }).expected).toBe(start)
  }))
})

test('顺延后的日期是工作日，不早于顺延前，其间全是休息日', () => {
  fc.assert(fc.property(day, length, (start, n) => {
    const { nominal, expected } = settle(start, plain(n), 'roll')
    expect(isWorkingDay(calendar, expected)).toBe(true)
    expect(expected >= nominal).toBe(true)
    for (let rest = nominal; rest < expected; rest = addDays(rest, 1)) expect(isWorkingDay(calendar, rest)).toBe(false)
  }))
})

test('同单位的延长等于一次给足', () => {
  fc.assert(fc.property(day, length, length, fc.constantFrom('working_day', 'calendar_day', 'month'), (start, n, more, unit) => {
    const [first, second] = unit === 'month' ? [n % 6 + 1, more % 6 + 1] : [n, more]
    const whole = settle(start, { length: first + second, unit } as Extent, 'roll')
    expect(settle(start, { length: first, unit } as Extent, 'roll', { extensions: [{ length: second, unit }] }).expected).toBe(whole.expected)
  }))
})

test('对应日：日数相同，或者是没有该日的月份的月末', () => {
  fc.assert(fc.property(day, fc.integer({ min: -240, max: 240 }), (start, n) => {
    const end = addMonths(start, n)
    const isMonthEnd = addDays(end, 1).endsWith('-01')
    expect(end.slice(8) === start.slice(8) || (isMonthEnd && end.slice(8) < start.slice(8))).toBe(true)
  }))
})

test('日历条里计入的天数等于期限长度', () => {
  fc.assert(fc.property(day, length, fc.boolean(), (start, n, isWorking) => {
    const request = { start, term: { ...(isWorking ? working(n) : plain(n)), end_day: 'no_roll' as const }, calendar }
    const strip = daysOfTerm(request, deadlineOf(request))
    expect(strip.filter(({ kind }) => !isWorking || kind === 'work' || kind === 'makeup')).toHaveLength(n)
  }), { numRuns: 40 })
})
