import type { ClockDetail } from '../../http/contract.ts'
import type { Calendar } from '../../law/calendar.ts'
import { deadlineOf } from '../../law/deadline.ts'
import type { IsoDate } from '../../law/law.ts'
import { daysOfTerm } from '../../law/term-days.ts'
import type { AnyProcedure } from '../../procedure/procedure.ts'
import { requestOf } from '../clocks.ts'
import type { Clock, Replica } from '../replica.ts'
import { briefOf } from './light.ts'

/** Longer terms (an archive's ten years) show their arithmetic and no strip. */
const MOST_DAYS = 400

/**
 * A clock opened: its arithmetic, its days, its consequence.
 * @param nameFor a person's name as the caller may read it
 */
export function clockDetail(procedure: AnyProcedure, matter: Replica, clock: Clock, nameFor: (name: string) => string, today: IsoDate, calendar: Calendar): ClockDetail {
  const { id, state, whose, row_id, started_on, length, extension, nominal_on, met_on, excluded, paused_on } = clock
  const title = row_id && rowTitle(procedure, matter, row_id)
  return {
    ...briefOf(procedure, clock, today, calendar, matter.row.closed_on !== null),
    id, state, whose, row_id, row_title: title && nameFor(title),
    started_on, length, extension, nominal_on, met_on, excluded, paused_on,
    ...arithmetic(clock, calendar),
    consequence: procedure.deadlines[clock.deadline]?.consequence ?? null,
  }
}

function arithmetic(clock: Clock, calendar: Calendar): Pick<ClockDetail, 'steps' | 'days'> {
  if (clock.length < 1) return { steps: [`期限届满日由本环节指定为 ${clock.due_on}`], days: [] }
  const request = requestOf(clock, calendar)
  const counted = deadlineOf(request)
  const short = clock.unit !== 'year' && (clock.unit !== 'month' || clock.length <= 12) && clock.length <= MOST_DAYS
  return { steps: counted.steps, days: short ? daysOfTerm(request, counted).slice(0, MOST_DAYS).map(({ day, kind }) => ({ day, kind })) : [] }
}

/** The line that names a child row: a party by its name. */
export function rowTitle(procedure: AnyProcedure, matter: Replica, row_id: string): string | null {
  for (const [child, rows] of Object.entries(matter.rows)) {
    const row = rows[row_id]
    if (row) return row[procedure.many?.[child]?.title ?? ''] as string | null
  }
  return null
}
