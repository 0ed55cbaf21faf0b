/** What a rate that does not fit may have been measured by instead: another number of the text, or the whole number that would do. */
import type { Term } from '../term.ts'
import { amountOf, isCount, isExact, isRounded, nameOf, numberText, percentText, positionOf, type Context, type Link, type Verdict } from './link.ts'
import { baseThatFits, fitOf, isTelling, wholesOf } from './rate.ts'

export interface Pair { readonly part: Term; readonly base: Term; readonly absent: boolean }

interface OtherBase { readonly text: string; readonly arithmetic: string }

/** A base with which the printed rate is right: a number of the text, or the claimed base or part with one near number added or taken away. */
export function otherBase(context: Context, rate: Term, { part, base, absent }: Pair, pool: readonly Term[]): OtherBase | undefined {
  const values = new Map<number, string>()
  const add = (value: number, text: string): void => {
    if (value >= part.value && value !== base.value && !values.has(value)) values.set(value, text)
  }
  const from = Math.max(0, positionOf(context.terms, rate) - 40)
  for (const term of context.terms.slice(from, from + 60)) if (isCount(term) && term.family === base.family) add(term.value, `${nameOf(term)}${amountOf(term)}`)
  for (const near of pool.filter((term) => term.family === base.family && term !== base && term !== part).slice(0, 8)) {
    add(base.value + near.value, `${amountOf(base)}与${amountOf(near)}之和${base.value + near.value}`)
    add(base.value - near.value, `${amountOf(base)}与${amountOf(near)}之差${base.value - near.value}`)
    if (!absent) add(part.value + near.value, `${amountOf(part)}与${amountOf(near)}之和${part.value + near.value}`)
  }
  if (!absent) add(part.value + base.value, `${amountOf(part)}与${amountOf(base)}之和${part.value + base.value}`)
  for (const [value, text] of values) {
    const top = absent ? value - part.value : part.value
    const percent = (top / value) * 100
    if (fitOf(percent, rate.value, rate.decimals) === 'rounded') return { text, arithmetic: `${numberText(top)}÷${numberText(value)}=${percentText(percent)}` }
  }
  return undefined
}

/** The whole numbers that would make the rate right. */
export function wouldFit(rate: Term, { part, base, absent }: Pair): string {
  if (isRounded(part) || isRounded(base)) {
    const scale = /^[\d.,]+([万亿])/.exec(base.raw)?.[1] ?? ''
    const fitting = (part.value * 100) / (absent ? 100 - rate.value : rate.value) / (scale === '万' ? 1e4 : scale === '亿' ? 1e8 : 1)
    return `基数约为${Number(fitting.toPrecision(5))}${scale}${base.unit}时相符`
  }
  const counted = absent ? base.value - part.value : part.value
  const [whole] = wholesOf(base.value, rate.value, rate.decimals).toSorted((a, b) => Math.abs(a - counted) - Math.abs(b - counted))
  const value = baseThatFits(part.value, rate.value, rate.decimals, base.value, absent)
  const texts = [
    ...(whole === undefined ? [] : [`${amountOf(base)}中有${absent ? base.value - whole : whole}${base.unit}${absent ? '未' : ''}计入时相符`]),
    ...(value === undefined ? [] : [`基数为${value}${base.unit}时相符(${absent ? value - part.value : part.value}÷${value})`]),
  ]
  return texts.length > 0 ? texts.join('；') : `以${amountOf(base)}为基数，没有整数与${amountOf(rate)}相符`
}

/** Rates without numerator are mostly of cases, persons or enterprises; rooms and items are no base. */
const BASE_FAMILIES: ReadonlySet<string> = new Set(['case', 'person', 'house'])

/** A rate without numerator: which of the counts in the sentence can be its base for a whole numerator? */
export function baseLinks(rate: Term, near: readonly Term[]): Link[] {
  if (rate.value === 100 || rate.value === 0) return []
  // 提出意见1200条,采纳率95%: the number told last is what the rate is of, even where it proves nothing.
  const last = near[0]
  if (last && isExact(last) && !isTelling(last.value, rate.decimals) && !/(?:占|其中)/.test(rate.lead)) return []
  const bases = near.filter((term) => isExact(term) && isTelling(term.value, rate.decimals) && BASE_FAMILIES.has(term.family) && !/[均每][^,;]{0,4}$/.test(term.lead)).slice(0, 3)
  const tried = bases.map((base) => ({ base, wholes: wholesOf(base.value, rate.value, rate.decimals) }))
  const fitting = tried.find(({ wholes }) => wholes.length > 0)
  // A number larger than the fitting base is what a reader would take for the base.
  const failing = tried.filter(({ base, wholes }) => wholes.length === 0 && fitting !== undefined && base.value > fitting.base.value)
  return tried.map(({ base, wholes }) => {
    const k = wholes[0] ?? Math.round((rate.value / 100) * base.value)
    return {
      kind: 'ratio', terms: [base, rate], formula: `k / ${base.id} * 100 = ${rate.id}, k = ${wholes.length > 0 ? wholes.join('|') : '无整数'}`,
      stated: rate.value, recomputed: Number(((k / base.value) * 100).toFixed(4)), holds: wholes.length > 0,
      ...(fitting && fitting.base === base && failing.length > 0 ? { verdict: baseVerdict(rate, fitting.base, fitting.wholes, failing[0]?.base as Term) } : {}),
    }
  })
}

function baseVerdict(rate: Term, base: Term, wholes: readonly number[], other: Term): Verdict {
  return {
    severity: 'doubt', message: `${nameOf(rate)}${amountOf(rate)}未写明基数：与${nameOf(base)}${amountOf(base)}相符，与${nameOf(other)}${amountOf(other)}不符。`,
    arithmetic: `${wholes.join('或')}÷${numberText(base.value)}=${percentText(((wholes[0] as number) / base.value) * 100)}；以${numberText(other.value)}为基数，没有整数得${amountOf(rate)}`,
    fits: `${wholes.join('或')}${base.unit}占${amountOf(base)}`,
  }
}
