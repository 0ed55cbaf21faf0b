import { provisionalYear, sameOrPreviousWorkingDay, UnpublishedYear, type Calendar } from './calendar.ts'

/** The working day to aim at for a day that nothing moves: none where it is one itself; a doubt where the calendar cannot tell. */
export function workingDayUntil(calendar: Calendar, day: number): { practical?: number, provisional?: number, doubt: readonly string[] } {
  try {
    const working = sameOrPreviousWorkingDay(calendar, day)
    return { practical: working === day ? undefined : working, provisional: provisionalYear(calendar, working, day), doubt: [] }
  } catch (error) {
    if (!(error instanceof UnpublishedYear)) throw error
    return { doubt: [error.message] }
  }
}
