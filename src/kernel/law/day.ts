import type { IsoDate } from './law.ts'

/** A minute on the clock of China, `2025-10-01T16:20`; terms in hours run from one. */
export type IsoMinute = `${IsoDate}T${number}:${number}`

/** A day, or for terms in hours a minute. */
export type Moment = IsoDate | IsoMinute

// Days are counted from 1970-01-01 as whole numbers. `Date` is used for nothing but the Gregorian
// calendar in UTC, where a day is always 86,400,000 ms, so no server zone and no summer time can leak in.
const DAY_MS = 86_400_000
const CHINA_OFFSET_MS = 8 * 3_600_000

const digits = (text: string, from: number, until: number): number => {
  let value = 0
  for (let i = from; i < until; i++) {
    const digit = text.charCodeAt(i) - 48
    if (digit < 0 || digit > 9) return Number.NaN
    value = value * 10 + digit
  }
  return value
}

const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const monthLength = (year: number, month: number) => month === 2 && isLeap(year) ? 29 : MONTH_LENGTHS[month - 1]!

/** Days since 1970-01-01 of a year, month (1–12) and day in the Gregorian calendar. */
export const dayNumberOf = (year: number, month: number, day: number): number => Date.UTC(year, month - 1, day) / DAY_MS

const yearOf = (day: string) => digits(day, 0, 4)
const monthOf = (day: string) => digits(day, 5, 7)
const dateOf = (day: string) => digits(day, 8, 10)

const exists = (day: string, firstYear: number): boolean => {
  if (day.length !== 10 || day[4] !== '-' || day[7] !== '-' || !(yearOf(day) >= firstYear)) return false
  const [month, date] = [monthOf(day), dateOf(day)]
  return month >= 1 && month <= 12 && date >= 1 && date <= monthLength(yearOf(day), month)
}

/**
 * Days since 1970-01-01.
 * @throws RangeError for anything that is not an existing day written yyyy-mm-dd
 */
export function dayNumber(day: IsoDate): number {
  if (!exists(day, 1000)) throw new RangeError(`“${day}”不是有效日期，请按“2024-02-05”的格式填写`)
  return dayNumberOf(yearOf(day), monthOf(day), dateOf(day))
}

/** Day number of 9999-12-31, the last that is written with four digits. */
const LAST_DAY = 2_932_896

/**
 * The day `number` days after 1970-01-01.
 * @throws RangeError (in Chinese, `code` BEYOND_9999) for a day after the year 9999
 */
export function isoDate(number: number): IsoDate {
  if (!(number <= LAST_DAY)) throw Object.assign(new RangeError('计算的日期超出9999年，请检查起算日和期限长度'), { code: 'BEYOND_9999' })
  return new Date(number * DAY_MS).toISOString().slice(0, 10) as IsoDate
}

export const yearOfDayNumber = (number: number): number => new Date(number * DAY_MS).getUTCFullYear()

/** 0 Sunday … 6 Saturday; 1970-01-01 was a Thursday. */
export const weekdayOf = (number: number): number => (((number + 4) % 7) + 7) % 7

export const addDays = (day: IsoDate, count: number): IsoDate => isoDate(dayNumber(day) + count)

/** Calendar days from `from` to `until`; negative when `until` is earlier. */
export const daysBetween = (from: IsoDate, until: IsoDate): number => dayNumber(until) - dayNumber(from)

/**
 * The corresponding day `count` months on (or back), or that month's last day where there is none
 * (民法典第二百零二条): 2024-01-31 + 1 month is 2024-02-29.
 */
export function addMonths(day: IsoDate, count: number): IsoDate {
  return isoDate(addMonthsTo(dayNumber(day), count))
}

/** `addMonths` on day numbers. */
export function addMonthsTo(number: number, count: number): number {
  const start = new Date(number * DAY_MS)
  const month = start.getUTCFullYear() * 12 + start.getUTCMonth() + count
  const year = Math.floor(month / 12)
  const monthOfYear = month - year * 12 + 1
  return dayNumberOf(year, monthOfYear, Math.min(start.getUTCDate(), monthLength(year, monthOfYear)))
}

/** The calendar day of a moment or a day. */
export const dayOf = (moment: Moment): IsoDate => moment.slice(0, 10) as IsoDate

/**
 * Minutes since 1970-01-01T00:00 on the clock of China.
 * @throws RangeError for anything that is not an existing minute written yyyy-mm-ddThh:mm
 */
export function minuteNumber(minute: IsoMinute): number {
  const hour = digits(minute, 11, 13)
  const minutes = digits(minute, 14, 16)
  if (minute.length !== 16 || minute[10] !== 'T' || minute[13] !== ':' || !(hour < 24) || !(minutes < 60)) {
    throw new RangeError(`“${minute}”不是有效时刻，请按“2025-10-01T16:20”的格式填写`)
  }
  return dayNumber(dayOf(minute)) * 1440 + hour * 60 + minutes
}

/**
 * The minute `number` minutes after 1970-01-01T00:00.
 * @throws RangeError (in Chinese) for a minute after the year 9999
 */
export const isoMinute = (number: number): IsoMinute =>
  `${isoDate(Math.floor(number / 1440))}${new Date((((number % 1440) + 1440) % 1440) * 60_000).toISOString().slice(10, 16)}` as IsoMinute

/** The day on which `instant` falls in China (UTC+8, no summer time since 1992), whatever the server's zone. */
export const chinaDay = (instant: Date): IsoDate => chinaMinute(instant).slice(0, 10) as IsoDate

/** The minute on the clock of China at `instant`. */
export const chinaMinute = (instant: Date): IsoMinute =>
  new Date(instant.getTime() + CHINA_OFFSET_MS).toISOString().slice(0, 16) as IsoMinute

/** Today in China. */
export const chinaToday = (): IsoDate => chinaDay(new Date())

/** Whether text is a day that exists, `2024-02-29` but not `2023-02-29`; nothing here is older than 1900. */
export const isIsoDate = (text: unknown): text is IsoDate => typeof text === 'string' && exists(text, 1900)
