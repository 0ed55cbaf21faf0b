import { holidayOn, isWorkingDay, UnpublishedYear, type Calendar } from './calendar.ts'
import type { DeadlineRequest } from './count.ts'
import { dayNumber, dayOf, isoDate, weekdayOf } from './day.ts'
import type { Deadline } from './deadline.ts'
import type { IsoDate } from './law.ts'

/** One day of a period, for the strip of days on the screen. */
export interface TermDay {
  readonly day: IsoDate
  /** `makeup` is a Saturday or Sunday on which people work (调休上班). */
  readonly kind: 'work' | 'makeup' | 'rest' | 'excluded'
  /** The official holiday the day lies in. */
  readonly holiday?: string
}

/**
 * The days of a period in order of time: from the day after the start to the deadline, or counting back from
 * the deadline to the day before the event. The strip ends where the published calendar ends.
 */
export function daysOfTerm(request: DeadlineRequest, deadline: Deadline): TermDay[] {
  const start = dayNumber(dayOf(request.restart ?? request.start))
  const end = deadline.expected ?? deadline.nominal
  const [from, until] = request.direction === 'backward'
    ? [end ? dayNumber(dayOf(end)) : start, start - 1]
    : [start + 1, end ? dayNumber(dayOf(end)) : Number.MAX_SAFE_INTEGER]
  const excluded = (request.excluded ?? []).map((time) => ({ from: dayNumber(dayOf(time.from)), until: dayNumber(dayOf(time.until)) }))

  const days: TermDay[] = []
  for (let number = from; number <= until; number++) {
    const kind = excluded.some((time) => time.from < number && number <= time.until) ? 'excluded' : kindOf(request.calendar, number)
    if (kind === undefined) break
    const holiday = holidayOn(request.calendar, number)
    days.push({ day: isoDate(number), kind, ...(holiday && { holiday }) })
  }
  return days
}

function kindOf(calendar: Calendar, number: number): TermDay['kind'] | undefined {
  try {
    if (!isWorkingDay(calendar, isoDate(number))) return 'rest'
    return weekdayOf(number) === 0 || weekdayOf(number) === 6 ? 'makeup' : 'work'
  } catch (error) {
    if (error instanceof UnpublishedYear) return undefined
    throw error
  }
}
