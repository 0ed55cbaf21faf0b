import { dayNumber, isIsoDate } from '../law/day.ts'
import type { IsoDate } from '../law/law.ts'

/** Days on which no lottery is drawn, both ends included. */
export interface Pause { readonly from: IsoDate; readonly until: IsoDate }

/** 彩票市场休市安排, as the 财政部 announces it before each year; lotteries of both kinds pause alike. */
export const carriedPauses: readonly (Pause & { readonly source: string })[] = [
  { from: '2021-02-09', until: '2021-02-18', source: '财政部公告2020年第44号' }, { from: '2021-10-01', until: '2021-10-04', source: '财政部公告2020年第44号' },
  { from: '2022-01-29', until: '2022-02-07', source: '财政部关于2022年彩票市场休市安排的公告' }, { from: '2022-10-01', until: '2022-10-04', source: '财政部关于2022年彩票市场休市安排的公告' },
  { from: '2023-01-19', until: '2023-01-28', source: '财政部公告2022年第39号' }, { from: '2023-10-01', until: '2023-10-04', source: '财政部公告2022年第39号' },
  { from: '2024-02-08', until: '2024-02-17', source: '财政部关于2024年彩票市场休市安排的公告' }, { from: '2024-10-01', until: '2024-10-04', source: '财政部关于2024年彩票市场休市安排的公告' },
  { from: '2025-01-27', until: '2025-02-05', source: '财政部公告2024年第19号' }, { from: '2025-10-01', until: '2025-10-04', source: '财政部公告2024年第19号' },
  { from: '2026-02-14', until: '2026-02-23', source: '财政部关于2026年彩票市场休市安排的公告' }, { from: '2026-10-01', until: '2026-10-04', source: '财政部关于2026年彩票市场休市安排的公告' },
]

/** The two pauses of a year, by the days between which each has to begin: New Year's Eve of the lunar calendar is never before 20 January. */
const YEARLY = [{ name: '春节', from: '01-15', until: '03-01' }, { name: '国庆节', from: '09-25', until: '10-10' }] as const

/** The pause that may lie before a day and is not known; undefined where all are. */
export function missingPause(day: IsoDate, pauses: readonly Pause[]): string | undefined {
  const year = day.slice(0, 4)
  const missing = YEARLY.find(({ from, until }) => day >= `${year}-${from}` && !pauses.some((pause) => pause.from >= `${year}-${from}` && pause.from <= `${year}-${until}`))
  return missing && `${year}年彩票市场${missing.name}`
}
export const isWithin = (day: number, pauses: readonly Pause[]): boolean => pauses.some(({ from, until }) => dayNumber(from) <= day && day <= dayNumber(until))

/** A pause as an administrator enters it: `2027-02-04 至 2027-02-13`. Null for what is none. */
export function readPause(text: string): Pause | null {
  const [from = '', until = '', ...rest] = text.match(/\d{4}-\d{2}-\d{2}/g) ?? []
  return isIsoDate(from) && isIsoDate(until) && rest.length === 0 && from <= until && dayNumber(until) - dayNumber(from) < 31 ? { from, until } : null
}
