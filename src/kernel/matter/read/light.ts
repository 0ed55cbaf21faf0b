import type { ClockBrief, LightColour } from '../../http/contract.ts'
import { isWorkingDay, UnpublishedYear, workingDayAfter, type Calendar } from '../../law/calendar.ts'
import { addDays } from '../../law/day.ts'
import type { Citation, IsoDate } from '../../law/law.ts'
import { daysLeft, lightOf } from '../../law/light.ts'
import type { AnyDeadline, AnyProcedure } from '../../procedure/procedure.ts'
import type { Clock } from '../replica.ts'

/** The columns of a running clock that its light needs, as `json_build_object` gives them. */
export type RunningClock = Pick<Clock, 'deadline' | 'due_on' | 'unpublished_year' | 'unit' | 'basis'>

/**
 * The most urgent running clock of the unit, as a column of a list over `t`. `offset 0` keeps the search by matter: while the
 * statistics know of few running clocks, the planner would read all of them for every row (measured: 30 times the page).
 */
export const lightColumn = (ledger: string): string =>
  `(select json_build_object('deadline', c.deadline, 'due_on', c.due_on, 'unpublished_year', c.unpublished_year, 'unit', c.unit, 'basis', c.basis)
    from (select * from clock c where c.district = t.district and c.matter_id = t.id offset 0) c
    where c.ledger = '${ledger}' and c.state = 'running' and c.whose = 'unit' order by c.due_on limit 1) as light`

/** Days left in the term's own unit; null where the count runs into a year not yet published. */
function leftUntil(due_on: IsoDate, unit: Clock['unit'], today: IsoDate, calendar: Calendar): number | null {
  try {
    return daysLeft({ expected: due_on, unit }, today, calendar)
  } catch (error) {
    if (error instanceof UnpublishedYear) return null
    throw error
  }
}

/**
 * A clock as one line shows it: light, days left, article. Nobody is late by the end of a time that must be let pass, of a term by
 * which the law itself acted, or, once the case is over, of one that was the party's to use (复议、起诉期限).
 */
export function briefOf(procedure: AnyProcedure, clock: RunningClock & { readonly state?: Clock['state']; readonly whose?: Clock['whose'] }, today: IsoDate, calendar: Calendar, closed = false): ClockBrief {
  const { deadline, due_on, unpublished_year, unit, basis } = clock
  const runs = clock.state === undefined || clock.state === 'running'
  const others = clock.whose === 'law' || clock.whose === 'party'
  const minimum = ((procedure.deadlines[deadline] as AnyDeadline | undefined)?.minimum ?? false) || (others && closed) || (clock.whose === 'law' && clock.state === 'lapsed')
  const left = due_on && (runs || clock.state === 'lapsed') ? leftUntil(due_on, unit, today, calendar) : null
  const light: LightColour = !runs ? (!minimum && (clock.state === 'lapsed' || clock.state === 'late') ? 'overdue' : 'done')
    : due_on === null ? 'ok' : minimum ? (left !== null && left < 0 ? 'done' : 'ok') : lightOf({ expected: due_on, unit }, today, calendar)
  return {
    deadline, label: procedure.deadlines[deadline]?.label ?? deadline, due_on, unpublished_year, unit, left, light, basis: basis as Citation, minimum,
  }
}

/** The last day whose deadline is `near` today: the day before the fourth working day from now. */
export function nearUntil(today: IsoDate, calendar: Calendar, working_days = 3): IsoDate {
  try {
    return addDays(workingDayAfter(calendar, today, working_days + 1), -1)
  } catch (error) {
    if (error instanceof UnpublishedYear) return addDays(today, working_days)
    throw error
  }
}

/** Whether a day is a working day; false where the calendar cannot tell. */
export function isWorking(calendar: Calendar, day: IsoDate): boolean {
  try {
    return isWorkingDay(calendar, day)
  } catch (error) {
    if (error instanceof UnpublishedYear) return false
    throw error
  }
}
