import type { Citation } from './law.ts'

export type TermUnit = 'working_day' | 'calendar_day' | 'hour' | 'month' | 'year'

/**
 * What happens when the last day is a rest day.
 * - `roll`: the law (or a law it refers to) moves the end to the next working day.
 * - `by_analogy`: the statute is silent; 民法典第二百零三条 is applied by analogy. The nominal day is the
 *   day to aim at, the rolled day the latest arguable one.
 * - `no_roll`: the end stands. Seizure and freezing, time bars, shortest periods, validity. Working-day
 *   and hour terms never meet the question.
 */
export type EndDay = 'roll' | 'by_analogy' | 'no_roll'

/** A length of time as a statute states it; `length` counts `unit`s. */
export interface Extent {
  readonly length: number
  readonly unit: TermUnit
}

/** A time limit set by an article. */
export interface Term extends Extent {
  readonly end_day: EndDay
  readonly basis: Citation
}

export interface TermOptions {
  readonly end_day?: EndDay
}

const term = (unit: TermUnit, end_day: EndDay) =>
  (length: number, basis: Citation, options?: TermOptions): Term => ({ length, unit, end_day: options?.end_day ?? end_day, basis })

/** Working days (工作日): only working days count, make-up working days included. */
export const workingDays = term('working_day', 'no_roll')
/** Calendar days (日): every day counts; the end rolls over unless said otherwise (民法典第二百零三条). */
export const days = term('calendar_day', 'roll')
/** Months: end on the corresponding day, or the last day of a month which has none (民法典第二百零二条). */
export const months = term('month', 'roll')
/** Years: end on the corresponding day, as months do. */
export const years = term('year', 'roll')
/** Hours: run from the moment itself, through rest days (民法典第二百零一条第二款). */
export const hours = term('hour', 'no_roll')

/** A day of any year, `03-01`. */
export type MonthDay = `${number}-${number}`

/** A duty that falls due on the same day every year. */
export interface AnnualDate {
  readonly when: { readonly by: MonthDay } | { readonly before: MonthDay }
  readonly basis: Citation
}

/**
 * A yearly fixed date. `by` counts that day in; `before` does not, so that «3月1日前» ends on 28 February,
 * or on the 29th in a leap year, without anyone writing so.
 * @example annualDate({ before: '03-01' }, 督察工作规定.art(23, 2))
 */
export const annualDate = (when: AnnualDate['when'], basis: Citation): AnnualDate => ({ when, basis })

const UNIT_TEXT = {
  working_day: '个工作日', calendar_day: '日', hour: '小时', month: '个月', year: '年',
} satisfies Record<TermUnit, string>

/** The length for people: 5个工作日, 60日, 3个月. */
export const extentText = ({ length, unit }: Extent): string => `${length}${UNIT_TEXT[unit]}`
