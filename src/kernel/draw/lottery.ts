import { dayNumber, dayNumberOf, isIsoDate, weekdayOf } from '../law/day.ts'
import { carriedPauses, isWithin, missingPause, type Pause } from './pauses.ts'
import type { SeedSource } from './pool.ts'

/** So many different numbers out of 1 to `of`. */
export interface Balls { readonly count: number; readonly of: number; readonly label: string }
export interface Lottery { readonly label: string; readonly balls: readonly Balls[]; readonly period: RegExp; readonly year: (due: string) => string; readonly periodHint: string
  /** Days of the week on which it is drawn, Sunday 0. */
  readonly drawnOn: readonly number[] }

/**
 * Lotteries with more than ten million outcomes. Those with a thousand (福彩3D, 排列三) are no seeds: whoever prepares a
 * pool could try its wordings until few of the thousand outcomes draw what he wants spared.
 */
export const lotteries: { readonly [kind: string]: Lottery } = {
  double_colour: { label: '福彩双色球', period: /^\d{7}$/, year: (due) => due.slice(0, 4), periodHint: '七位数，如 2025117', drawnOn: [2, 4, 0], balls: [{ count: 6, of: 33, label: '红球' }, { count: 1, of: 16, label: '蓝球' }] },
  super_lotto: { label: '体彩超级大乐透', period: /^\d{5}$/, year: (due) => due.slice(2, 4), periodHint: '五位数，如 25117', drawnOn: [1, 3, 6], balls: [{ count: 5, of: 35, label: '前区' }, { count: 2, of: 12, label: '后区' }] },
  happy_8: { label: '福彩快乐8', period: /^\d{7}$/, year: (due) => due.slice(0, 4), periodHint: '七位数，如 2025270', drawnOn: [1, 2, 3, 4, 5, 6, 0], balls: [{ count: 20, of: 80, label: '号码' }] },
}

/** What is wrong with a period as such. */
export const periodFormProblems = ({ label, period: form, periodHint, year }: Lottery, { period, due_on }: SeedSource): string[] => [
  ...form.test(period) ? [] : [`${label}的期号应当是${periodHint}`],
  ...period.startsWith(year(due_on)) ? [] : ['期号的年份与开奖日期不符'],
]

const WEEK = ['日', '一', '二', '三', '四', '五', '六'] as const

/**
 * Why a period is not the one drawn on its day, in Chinese. Periods are numbered from New Year by the days on which the lottery
 * is drawn, the pauses left out: day and period determine each other, so a past period does not pass under a coming day.
 */
export function periodProblems(source: SeedSource, pauses: readonly Pause[]): string[] {
  const lottery = lotteries[source.kind]
  const { period, due_on } = source
  if (!lottery || !isIsoDate(due_on) || periodFormProblems(lottery, source).length > 0) return []
  const { label, drawnOn } = lottery
  const due = dayNumber(due_on)
  if (!drawnOn.includes(weekdayOf(due))) return [`${label}每周${drawnOn.map((day) => WEEK[day]).join('、')}开奖，${due_on} 是星期${WEEK[weekdayOf(due)]}，请核对种子产生日期`]
  const missing = missingPause(due_on, pauses)
  if (missing) return [`${missing}休市的起止日期尚未录入，无法核对期号。请系统管理员按财政部公告在「参数设置」中录入「彩票市场休市期间」，或者改用其他种子来源`]
  if (isWithin(due, pauses)) return [`${due_on} 彩票市场休市，不开奖，请核对种子产生日期`]
  let count = 0
  for (let day = dayNumberOf(Number(due_on.slice(0, 4)), 1, 1); day <= due; day++) if (drawnOn.includes(weekdayOf(day)) && !isWithin(day, pauses)) count++
  return Number(period.slice(-3)) === count ? []
    : [`${label}第 ${period} 期不在 ${due_on} 开奖：这一天开出的是第 ${period.slice(0, -3)}${String(count).padStart(3, '0')} 期。已经开出的期号不能作为种子，请核对期号和日期`]
}

/** Whether the pauses carried with the program reach the day of a period. */
export const isPeriodKnown = ({ due_on }: SeedSource): boolean => isIsoDate(due_on) && missingPause(due_on, carriedPauses) === undefined
