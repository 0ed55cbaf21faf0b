/** Arithmetic of rates: does a quotient give the printed percentage, by rounding, by cutting off, or for a whole numerator? */
import type { Term } from '../term.ts'
import { amountOf, figureText, intervalOf, isRounded, percentText, type Link, type Verdict } from './link.ts'

type Fit = 'rounded' | 'cut' | 'near' | 'none'

const EPSILON = 1e-9

/**
 * How a percentage (in %) agrees with its printed value. `near` is a last digit off by one: more likely a slip
 * of rounding than another number.
 */
export function fitOf(percent: number, stated: number, decimals: number): Fit {
  const place = 10 ** -decimals
  const difference = percent - stated
  if (Math.abs(difference) <= place / 2 + EPSILON) return 'rounded'
  if (difference > 0 && difference < place - EPSILON) return 'cut'
  return Math.abs(difference) < place * 1.5 - EPSILON && decimals > 0 ? 'near' : 'none'
}

/** As fitOf for two printed numbers; where one is itself rounded (1.2万件), every value it may stand for is tried. */
export function fitOfPair(part: Term, base: Term, rate: Term, absent = false): Fit {
  const percentOf = (some: number, all: number): number => ((absent ? all - some : some) / all) * 100
  if (!isRounded(part) && !isRounded(base)) return fitOf(percentOf(part.value, base.value), rate.value, rate.decimals)
  const [some, all] = [intervalOf(part), intervalOf(base)]
  const [one, other] = [percentOf(some[0], all[1]), percentOf(some[1], all[0])]
  const half = 10 ** -rate.decimals / 2 + EPSILON
  return Math.min(one, other) - half <= rate.value && rate.value <= Math.max(one, other) + half ? 'rounded' : 'none'
}

/** The whole numerators of a base that print as the stated percentage: the least and the most, with what lies between where they are few. */
export function wholesOf(base: number, stated: number, decimals: number): number[] {
  const half = 10 ** -decimals / 2
  const from = Math.max(0, Math.ceil(((stated - half) / 100) * base - EPSILON))
  const to = Math.min(base, Math.floor(((stated + half) / 100) * base + EPSILON))
  return to - from < 5 ? Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index) : [from, to]
}

/** The base nearest to `around` for which the part prints as the stated percentage; undefined if no whole number does. */
export function baseThatFits(part: number, stated: number, decimals: number, around: number, absent = false): number | undefined {
  const share = absent ? 100 - stated : stated
  const half = 10 ** -decimals / 2
  const least = Math.max(part, Math.ceil((part * 100) / (share + half) - EPSILON))
  const most = share > half ? Math.floor((part * 100) / (share - half) + EPSILON) : Infinity
  return least <= most ? Math.min(Math.max(around, least), most) : undefined
}

/** True if a base is small enough that not every percentage has a whole numerator. */
export function isTelling(base: number, decimals: number): boolean {
  return base >= 1 && base < 10 ** (decimals + 2)
}

const CHANGE = /精简|压减|压缩|缩短|缩减|下降|减少|降低|降幅|减幅|增长|上升|增加|增幅|提高|提升|同比|环比|上涨|扩大/

/** True of a percentage that states a part of a whole, not a change. */
export function isPartOfWhole(rate: Term): boolean {
  return rate.unit === '%' && rate.form !== 'word' && rate.value >= 0 && rate.value <= 100 && !CHANGE.test(rate.lead)
}

/** The percentage a part makes of its base; of those who are missing, the rest. */
export function percentOf(part: Term, base: Term, absent: boolean): number {
  return ((absent ? base.value - part.value : part.value) / base.value) * 100
}

/** (64-3)÷64=95.31% */
export function divisionText(part: Term, base: Term, absent: boolean, places = 2): string {
  const top = absent ? `(${figureText(base)}-${figureText(part)})` : figureText(part)
  return `${top}÷${figureText(base)}=${percentText(percentOf(part, base, absent), places)}`
}

/** A rate with its part and base; a last digit that is cut off or off by one is a note. */
export function ratioLink(rate: Term, part: Term, base: Term, absent: boolean, made100 = false): Link {
  const percent = percentOf(part, base, absent)
  const fit = fitOfPair(part, base, rate, absent)
  return {
    kind: 'ratio', terms: [part, base, rate], formula: `${absent ? `(${base.id} - ${part.id})` : part.id} / ${base.id} * 100 = ${rate.id}`,
    stated: rate.value, recomputed: Number(percent.toFixed(4)), holds: fit !== 'none',
    ...(fit === 'cut' || fit === 'near' ? { verdict: tailVerdict(rate, percent, fit, divisionText(part, base, absent, rate.decimals + 2), made100) } : {}),
  }
}

/** `made100`: the rates of its list add up to 100 % as printed, for which one of them had to give. */
export function tailVerdict(rate: Term, percent: number, fit: 'cut' | 'near', arithmetic: string, made100 = false): Verdict {
  const right = `${percent.toFixed(rate.decimals)}%`
  const why = made100 ? '疑为使各项之和为100%而调整了尾数' : fit === 'cut' ? '系舍去尾数所致' : '末位相差一'
  return { severity: 'rounding', message: `${amountOf(rate)}${why}，四舍五入应为${right}。`, arithmetic, fits: right }
}

/** True if rates add up to exactly 100 as printed. */
export function makes100(rates: readonly Term[]): boolean {
  return Math.abs(rates.reduce((sum, rate) => sum + rate.value, 0) - 100) < 1e-6
}
