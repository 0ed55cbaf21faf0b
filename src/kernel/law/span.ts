/** The stretch of time a report is about, as one word: 2024, 2024Q3, 2024-09, 2024W37 (weeks begin on Monday, GB/T 7408). Pure; the browser shares it. */
import { addDays, dayNumber } from './day.ts'
import type { IsoDate } from './law.ts'

export type Span = string
interface Stretch { readonly from: IsoDate; readonly until: IsoDate }
export type SpanKind = 'year' | 'quarter' | 'month' | 'week'

const SPAN = /^(?:19|20|21)\d{2}(?:Q[1-4]|-(?:0[1-9]|1[0-2])|W(?:0[1-9]|[1-4]\d|5[0-3]))?$/
export const isSpan = (text: unknown): text is Span => typeof text === 'string' && SPAN.test(text) && (kindOf(text) !== 'week' || spanAt('week', periodOf(text).from) === text)
export const kindOf = (span: Span): SpanKind => span.includes('Q') ? 'quarter' : span.includes('W') ? 'week' : span.includes('-') ? 'month' : 'year'

const two = (n: number): string => String(n).padStart(2, '0')
const first = (year: number, month: number): IsoDate => `${year + Math.floor((month - 1) / 12)}-${two((month - 1) % 12 + 1)}-01` as IsoDate
/** 1970-01-01 was a Thursday. */
const mondayOf = (day: IsoDate): IsoDate => addDays(day, -((dayNumber(day) + 3) % 7))
const weekOne = (year: number): IsoDate => mondayOf(`${year}-01-04` as IsoDate)

export function periodOf(span: Span): Stretch {
  const year = Number(span.slice(0, 4))
  const part = Number(span.slice(5) || 0)
  switch (kindOf(span)) {
    case 'year': return { from: first(year, 1), until: first(year + 1, 1) }
    case 'month': return { from: first(year, part), until: first(year, part + 1) }
    case 'quarter': return { from: first(year, part * 3 - 2), until: first(year, part * 3 + 1) }
    case 'week': { const from = addDays(weekOne(year), (part - 1) * 7); return { from, until: addDays(from, 7) } }
  }
}
/** The span of a kind that a day lies in. */
export function spanAt(kind: SpanKind, day: IsoDate): Span {
  const [year, month] = [day.slice(0, 4), Number(day.slice(5, 7))]
  switch (kind) {
    case 'year': return year
    case 'month': return day.slice(0, 7)
    case 'quarter': return `${year}Q${Math.ceil(month / 3)}`
    case 'week': {
      // A week belongs to the year of its Thursday.
      const monday = mondayOf(day)
      const of = Number(addDays(monday, 3).slice(0, 4))
      return `${of}W${two((dayNumber(monday) - dayNumber(weekOne(of))) / 7 + 1)}`
    }
  }
}
export const previous = (span: Span): Span => spanAt(kindOf(span), addDays(periodOf(span).from, -1))
export const next = (span: Span): Span => spanAt(kindOf(span), periodOf(span).until)

const dayText = (day: IsoDate): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`
/** As a paper names it: 2024年, 2024年第三季度, 2024年9月, 2024年第37周（9月9日至15日）. */
export function spanText(span: Span): string {
  const [year, part] = [span.slice(0, 4), Number(span.slice(5) || 0)]
  switch (kindOf(span)) {
    case 'year': return `${year}年`
    case 'month': return `${year}年${part}月`
    case 'quarter': return `${year}年第${'一二三四'[part - 1]}季度`
    case 'week': { const { from, until } = periodOf(span); return `${year}年第${part}周（${dayText(from)}至${dayText(addDays(until, -1))}）` }
  }
}
/** What the span before is called in prose. */
export const beforeWord = (span: Span): string => ({ year: '上年', quarter: '上季度', month: '上月', week: '上周' })[kindOf(span)]
