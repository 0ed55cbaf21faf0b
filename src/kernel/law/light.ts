import { countWorkingDays, UnpublishedYear, type Calendar } from './calendar.ts'
import { dayNumber, dayOf, minuteNumber, type IsoMinute, type Moment } from './day.ts'
import type { TermUnit } from './term.ts'

/** A deadline as far as its light needs it: a settled `Deadline`, or `{ expected: row.due_on, unit }` of a stored clock. */
export interface Due {
  readonly expected: Moment
  readonly unit: TermUnit
}

export type Light = 'done' | 'ok' | 'near' | 'due_today' | 'overdue'

const tick = (moment: Moment): number => dayNumber(dayOf(moment))

/**
 * Days left in the unit of the term: working days for a term in working days, else calendar days. 0 on the
 * last day. Negative when overdue, by one at least, so that a Friday's deadline is not «0 days left» on Saturday.
 * @throws UnpublishedYear for a count of working days into a year that is not in the calendar
 */
export function daysLeft({ expected, unit }: Due, today: Moment, calendar: Calendar): number {
  const from = tick(today)
  const until = tick(expected)
  const left = unit === 'working_day' ? countWorkingDays(calendar, from, until) : until - from
  if (until < from || isPastMinute(expected, today)) return Math.min(left, -1)
  return left
}

/** A term in hours ends at its minute, not with the day, when the minute asked about is known. */
const isPastMinute = (due: Moment, now: Moment): boolean =>
  due.length > 10 && now.length > 10 && minuteNumber(now as IsoMinute) > minuteNumber(due as IsoMinute)

/** No run of rest days has been longer (2020: 24 January to 2 February). */
const LONGEST_REST = 10

/**
 * The light of a clock.
 * @param options.ended whether the act is done, which ends the clock however late
 * @param options.near working days before the end from which the light is `near`; three by default
 */
export function lightOf(
  due: Due, today: Moment, calendar: Calendar, options: { readonly ended?: boolean, readonly near?: number } = {},
): Light {
  const { ended = false, near = 3 } = options
  if (ended) return 'done'
  const from = tick(today)
  const until = tick(due.expected)
  if (until < from || isPastMinute(due.expected, today)) return 'overdue'
  if (until === from) return 'due_today'
  if (until - from <= near) return 'near'
  return workingDaysOrFewest(calendar, from, until) <= near ? 'near' : 'ok'
}

/** Working days, or in a year not yet published the fewest that there can be: better to warn early than late. */
function workingDaysOrFewest(calendar: Calendar, from: number, until: number): number {
  try {
    return countWorkingDays(calendar, from, until)
  } catch (error) {
    if (error instanceof UnpublishedYear) return until - from - LONGEST_REST
    throw error
  }
}
