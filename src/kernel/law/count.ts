import type { Calendar } from './calendar.ts'
import type { Moment } from './day.ts'
import type { EndDay, Extent } from './term.ts'

/**
 * Time that does not count (鉴定, 听证, 中止 …), half-open: the day of the suspending event (`from`) still
 * counts, the days after it through the day it ends (`until`) do not.
 */
export interface ExcludedTime {
  readonly from: Moment
  readonly until: Moment
  readonly reason?: string
}

/** What `deadlineOf` counts from. A `Term` of a definition serves as `term`. */
export interface DeadlineRequest {
  /** The day (for hours the minute) of the event that starts the period; not itself counted (民法典第二百零一条). */
  readonly start: Moment
  readonly term: Extent & { readonly end_day: EndDay }
  readonly calendar: Calendar
  /** Extensions granted. They join the original period in one run from the same start. */
  readonly extensions?: readonly Extent[]
  readonly excluded?: readonly ExcludedTime[]
  /** The day from which the law counts anew (补正); what was counted before is discarded. */
  readonly restart?: Moment
  /** Counts back from the event, for acts due so long before it (听证七日前通知). */
  readonly direction?: 'backward'
}

/** Excluded time in ticks (days, or minutes for hours), and how much of the count it pushed the end by. */
export interface Pushed {
  readonly from: number
  readonly until: number
  readonly by: number
  readonly reason?: string
}

/** A count as `deadlineOf` made it, in ticks: day numbers, or minutes for terms in hours. */
export interface Count {
  readonly runs: readonly Extent[]
  readonly start: number
  readonly nominal?: number
  readonly expected?: number
  readonly practical?: number
  readonly pushed: readonly Pushed[]
  readonly provisional?: number
}
