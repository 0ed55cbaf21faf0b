import { workingDaysBetween, type Calendar } from '../../kernel/law/calendar.ts'
import { addDays } from '../../kernel/law/day.ts'
import type { IsoDate } from '../../kernel/law/law.ts'

/** So many visits that are to be made in the same days. */
export interface Window { readonly from: IsoDate; readonly until: IsoDate; readonly visits: number }

/**
 * The shortest stretch of time in which an officer has more visits than its working days allow; undefined where every
 * visit finds a day. Exact: visits can be given days if and only if no stretch holds more of them than it has room for.
 */
export function overbooked(windows: readonly Window[], perDay: number, calendar: Calendar): (Window & { readonly room: number }) | undefined {
  const byEnd = [...windows].sort((a, b) => a.until < b.until ? -1 : 1)
  let found: (Window & { room: number }) | undefined
  for (const from of new Set(windows.map((window) => window.from))) {
    let visits = 0
    for (const window of byEnd) if (window.from >= from) {
      visits += window.visits
      const { until } = window
      const room = workingDaysBetween(calendar, addDays(from, -1), until) * perDay
      // Of several that end on the same day the last one counted tells them all.
      if (visits > room && (!found || until < found.until || (until === found.until && from >= found.from))) found = { from, until, visits, room }
    }
  }
  return found
}
