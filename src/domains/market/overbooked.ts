import { workingDaysBetween, type Calendar } from '../../kernel/law/calendar.ts'
import { addDays } from '../../kernel/law/day.ts'
import type { IsoDate } from '../../kernel/law/law.ts'

export interface Window { readonly from: IsoDate; readonly until: IsoDate }

/**
 * The shortest stretch of time in which an officer has more visits than its working days allow; undefined where every
 * visit finds a day. Exact: visits can be given days if and only if no stretch holds more of them than it has room for.
 */
export function overbooked(windows: readonly Window[], perDay: number, calendar: Calendar): (Window & { readonly visits: number; readonly room: number }) | undefined {
  const starts = [...new Set(windows.map(({ from }) => from))].sort()
  const ends = [...new Set(windows.map(({ until }) => until))].sort()
  let found: (Window & { visits: number; room: number }) | undefined
  for (const from of starts) for (const until of ends) {
    if (until < from) continue
    const visits = windows.filter((window) => window.from >= from && window.until <= until).length
    const room = workingDaysBetween(calendar, addDays(from, -1), until) * perDay
    if (visits > room && (!found || until < found.until || (until === found.until && from > found.from))) found = { from, until, visits, room }
  }
  return found
}
