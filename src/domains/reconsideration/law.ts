import { law } from '../../kernel/law/law.ts'

/** The regulation predates the Law of 2023; it holds where the Law is silent. */
export const 实施条例 = law('行政复议法实施条例', ['2007-08-01'])
export const 听证办法 = law('行政复议普通程序听证办法', ['2024-01-01'])
/** Periods and service where the Law is silent (行政复议法第八十八条第一款). */
export const 民事诉讼法 = law('民事诉讼法', ['1991-04-09', '2024-01-01'])
