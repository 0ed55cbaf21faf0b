import type { Calendar } from '../src/kernel/law/calendar.ts'
import { isWorkingDay, sameOrNextWorkingDay, workingDayAfter } from '../src/kernel/law/calendar.ts'
import { addDays, dayNumber, isoDate } from '../src/kernel/law/day.ts'
import type { IsoDate } from '../src/kernel/law/law.ts'
import type { Asked } from '../src/kernel/matter/asked.ts'
import type { Random } from './random.ts'
import type { Person, Step } from './simulate.ts'

/** A script written day by day: what is done, by whom, and how much time passes in between. */
export interface Diary {
  readonly steps: Step[]
  /** The day reached. */
  readonly day: () => IsoDate
  /** The day so many working days from now. */
  readonly ahead: (workingDays: number) => IsoDate
  /** So many working days pass. */
  readonly wait: (workingDays: number) => Diary
  /** On a working day at or after that one, never back in time. */
  readonly until: (day: IsoDate) => Diary
  readonly act: (by: Person, action: string, input?: Asked['input'], more?: { readonly rows?: Extract<Step, { action: string }>['rows']; readonly link?: Asked['link'] }) => Diary
  /** Handed over today; with a lag, posted today and received so many working days later, which become the day reached. */
  readonly serve: (by: Person, document: string, lag?: number, to?: string) => Diary
}

export function diaryFrom(calendar: Calendar, start: IsoDate): Diary {
  let day = workingDay(calendar, start)
  const steps: Step[] = []
  const diary: Diary = {
    steps,
    day: () => day,
    ahead: (count) => workingDayAfter(calendar, day, count),
    wait: (count) => { if (count > 0) day = workingDayAfter(calendar, day, count); return diary },
    until: (later) => { if (later > day) day = workingDay(calendar, later); return diary },
    act: (by, action, input, more) => { steps.push({ on: day, by, action, ...(input && { input }), ...more }); return diary },
    serve: (by, document, lag = 0, to) => {
      const received = lag > 0 ? workingDayAfter(calendar, day, lag) : day
      steps.push({ on: day, by, serve: document, ...(lag > 0 && { received_on: received }), ...(to && { to }) })
      day = received
      return diary
    },
  }
  return diary
}

/** The day itself if people work on it, else the next on which they do. */
export const workingDay = (calendar: Calendar, day: IsoDate): IsoDate => isoDate(sameOrNextWorkingDay(calendar, dayNumber(day)))
/** A working day of the run, both ends counted; every one is as likely as another. */
export function workingDayBetween(calendar: Calendar, from: IsoDate, until: IsoDate, random: Random): IsoDate {
  for (;;) {
    const day = addDays(from, random.int(0, dayNumber(until) - dayNumber(from)))
    if (isWorkingDay(calendar, day)) return day
  }
}
