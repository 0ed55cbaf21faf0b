import { dayNumber, dayNumberOf, isoDate, weekdayOf, yearOfDayNumber } from './day.ts'
import rows from './holidays.json' with { type: 'json' }
import type { IsoDate } from './law.ts'

/** A run of rest days as the yearly notice of the State Council names it, both ends rest days. */
export interface Holiday {
  readonly name: string
  readonly from: IsoDate
  readonly until: IsoDate
}

/**
 * The rest days of one calendar year and the Saturdays and Sundays made working days (调休上班).
 * `provisional` means that the notice for the year is not out and only the statutory days are known:
 * every deadline reached through it says so.
 */
export interface CalendarYear {
  readonly year: number
  readonly status: 'official' | 'provisional'
  readonly holidays: readonly Holiday[]
  readonly makeup_workdays: readonly IsoDate[]
  readonly source: readonly string[]
}

/** Thrown when a working day is asked for in a year whose arrangement is not in the calendar. The calendar never guesses. */
export class UnpublishedYear extends Error {
  readonly year: number
  constructor(year: number) {
    super(`${year}年放假安排尚未录入，无法确定工作日；请在国务院办公厅通知公布后补录该年日历`)
    this.name = 'UnpublishedYear'
    this.year = year
  }
}

/** An immutable working-day calendar. Make one with `calendarOf`; read it through the functions of this file. */
export interface Calendar {
  readonly years: ReadonlyMap<number, CalendarYear>
  /** Whether no year is missing between the first and the last. */
  readonly unbroken: boolean
  readonly provisional: readonly { readonly year: number; readonly from: number; readonly until: number }[]
  /** In order of time, as day numbers. */
  readonly holidays: readonly { readonly name: string; readonly from: number; readonly until: number }[]
  readonly makeup_workdays: readonly number[]
  /** Day number of the first day covered. */
  readonly first: number
  /** `ranks[i]`: working days among the first `i` days covered. Turns counting working days into a subtraction. */
  readonly ranks: Int32Array
  /** The working days in order. Turns «the n-th working day» into an index. */
  readonly workdays: Int32Array
}

/** No holiday has been longer than ten days (2020); more is a slip of the pen in the notice as typed. */
const LONGEST_HOLIDAY = 15

const KIND = { rest: 0, work: 1, unknown: 2 } as const

/**
 * A calendar from its years, in any order; of two rows for one year the later wins, so that an official
 * notice replaces a provisional year by being appended.
 * @throws RangeError (in Chinese) for a day outside its year, both rest and working or written twice, holidays that overlap or
 *   never end, and a make-up day that is no Saturday or Sunday
 */
export function calendarOf(given: readonly CalendarYear[]): Calendar {
  const years = new Map(given.map((row) => [row.year, row] as const))
  if (years.size === 0) throw new RangeError('日历至少应当包含一个年度')
  const firstYear = Math.min(...years.keys())
  const lastYear = Math.max(...years.keys())
  const first = dayNumberOf(firstYear, 1, 1)
  const kinds = new Uint8Array(dayNumberOf(lastYear + 1, 1, 1) - first).fill(KIND.unknown)
  const holidays: Calendar['holidays'][number][] = []
  const makeup: number[] = []

  for (const row of years.values()) {
    const start = dayNumberOf(row.year, 1, 1)
    const end = dayNumberOf(row.year + 1, 1, 1)
    const inYear = (day: IsoDate): number => {
      const number = dayNumber(day)
      if (number < start || number >= end) throw new RangeError(`${row.year}年日历中有其他年度的日期 ${day}`)
      return number
    }
    for (let day = start; day < end; day++) {
      const weekday = weekdayOf(day)
      kinds[day - first] = weekday === 0 || weekday === 6 ? KIND.rest : KIND.work
    }
    for (const { name, from, until } of row.holidays) {
      const run = { name, from: inYear(from), until: inYear(until) }
      if (run.until < run.from) throw new RangeError(`${row.year}年日历中“${name}”的止日早于起日`)
      if (run.until - run.from >= LONGEST_HOLIDAY) throw new RangeError(`${row.year}年日历中“${name}”连续放假超过${LONGEST_HOLIDAY}日，请核对起止日期`)
      const other = holidays.find((one) => one.from <= run.until && run.from <= one.until)
      if (other) throw new RangeError(`${row.year}年日历中“${name}”与“${other.name}”的日期重叠`)
      holidays.push(run)
      kinds.fill(KIND.rest, run.from - first, run.until - first + 1)
    }
    for (const day of row.makeup_workdays) {
      const number = inYear(day)
      if (row.holidays.some(({ from, until }) => from <= day && day <= until)) throw new RangeError(`${day} 不能既是放假日又是调休上班日`)
      if (weekdayOf(number) % 6 !== 0) throw new RangeError(`调休上班日 ${day} 不是星期六或者星期日，请核对`)
      if (kinds[number - first] === KIND.work) throw new RangeError(`调休上班日 ${day} 写了两次`)
      makeup.push(number)
      kinds[number - first] = KIND.work
    }
  }

  const ranks = new Int32Array(kinds.length + 1)
  const workdays: number[] = []
  kinds.forEach((kind, i) => {
    if (kind === KIND.work) workdays.push(first + i)
    ranks[i + 1] = workdays.length
  })
  return Object.freeze({
    years, first, ranks,
    unbroken: years.size === lastYear - firstYear + 1,
    provisional: [...years.values()].filter(({ status }) => status === 'provisional')
      .map(({ year }) => ({ year, from: dayNumberOf(year, 1, 1), until: dayNumberOf(year, 12, 31) })),
    holidays: holidays.toSorted((a, b) => a.from - b.from),
    makeup_workdays: makeup.toSorted((a, b) => a - b),
    workdays: Int32Array.from(workdays),
  })
}

// The file's shape is checked by `calendarOf`; the compiler sees only strings in it.
/** The national calendar carried with the program. A later notice is added as data: `calendarOf([...nationalYears, row])`. */
export const nationalYears = rows as readonly CalendarYear[]
export const nationalCalendar = calendarOf(nationalYears)

/**
 * Refuses the days from `from` to `until` (day numbers, both counted) when a year of theirs is not in the
 * calendar: a missing year holds no working days, so a count which crosses it would be silently wrong.
 */
function demand(calendar: Calendar, from: number, until: number): void {
  if (calendar.unbroken && from >= calendar.first && until < calendar.first + calendar.ranks.length - 1) return
  const last = yearOfDayNumber(until)
  for (let year = yearOfDayNumber(from); year <= last; year++) if (!calendar.years.has(year)) throw new UnpublishedYear(year)
}

/** The first year between two day numbers (both counted) whose arrangement is provisional. */
export const provisionalYear = (calendar: Calendar, from: number, until: number): number | undefined =>
  calendar.provisional.find((year) => year.from <= until && from <= year.until)?.year

/** Working days up to and including `day`, counted from the calendar's first day. */
const rank = (calendar: Calendar, day: number): number =>
  calendar.ranks[Math.min(Math.max(day - calendar.first + 1, 0), calendar.ranks.length - 1)]!

/** The working day of a rank (1 is the first), or a refusal for the year it would fall in. */
function workdayOfRank(calendar: Calendar, wanted: number): number {
  const day = calendar.workdays[wanted - 1]
  if (day !== undefined) return day
  const years = [...calendar.years.keys()]
  throw new UnpublishedYear(wanted < 1 ? Math.min(...years) - 1 : Math.max(...years) + 1)
}

/**
 * The `count`-th working day after `day`, itself not counted, or before it when `count` is negative.
 * @throws UnpublishedYear when the count runs through a year that is not in the calendar
 */
export function addWorkingDays(calendar: Calendar, day: number, count: number): number {
  if (count === 0) return day
  if (count > 0) {
    demand(calendar, day + 1, day + 1)
    const end = workdayOfRank(calendar, rank(calendar, day) + count)
    demand(calendar, day + 1, end)
    return end
  }
  demand(calendar, day - 1, day - 1)
  const end = workdayOfRank(calendar, rank(calendar, day - 1) + count + 1)
  demand(calendar, end, day - 1)
  return end
}

/** Working days after `from` up to and including `until` (day numbers); negative when `until` is earlier. */
export function countWorkingDays(calendar: Calendar, from: number, until: number): number {
  if (until !== from) demand(calendar, Math.min(from, until) + 1, Math.max(from, until))
  return rank(calendar, until) - rank(calendar, from)
}

/** `day` itself if it is a working day, else the next one. */
export const sameOrNextWorkingDay = (calendar: Calendar, day: number): number => addWorkingDays(calendar, day - 1, 1)
/** `day` itself if it is a working day, else the one before. */
export const sameOrPreviousWorkingDay = (calendar: Calendar, day: number): number => addWorkingDays(calendar, day + 1, -1)

/**
 * Whether `day` is a working day in China: a make-up day, or Monday to Friday outside the holidays.
 * @throws UnpublishedYear when the year is not in the calendar
 */
export function isWorkingDay(calendar: Calendar, day: IsoDate): boolean {
  const number = dayNumber(day)
  return countWorkingDays(calendar, number - 1, number) === 1
}

/** Working days after `from` up to and including `until`; negative when `until` is earlier. */
export const workingDaysBetween = (calendar: Calendar, from: IsoDate, until: IsoDate): number =>
  countWorkingDays(calendar, dayNumber(from), dayNumber(until))

/** The `count`-th working day after (negative: before) `day`. */
export const workingDayAfter = (calendar: Calendar, day: IsoDate, count: number): IsoDate =>
  isoDate(addWorkingDays(calendar, dayNumber(day), count))

/** The official holiday a day lies in. */
export const holidayOn = (calendar: Calendar, day: number): string | undefined =>
  calendar.holidays.find(({ from, until }) => from <= day && day <= until)?.name
