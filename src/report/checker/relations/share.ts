/** Rates of a part: 合格率, 出庭率, 占. Finds numerator and base in the text, tells which base fits, judges. */
import type { Term } from '../term.ts'
import { findSpanAt } from '../segments.ts'
import { OPEN_BASES, RATE_BASES } from '../lexicon/stages.ts'
import { amountOf, between, isCount, isExact, nameOf, numberText, percentText, positionOf, type Context, type Link, type Verdict } from './link.ts'
import { basesOf, fitOf, isTelling, wholesOf } from './rate.ts'

const CHANGE = /精简|压减|压缩|缩短|缩减|下降|减少|降低|降幅|减幅|增长|上升|增加|增幅|提高|提升|同比|环比|上涨|扩大/
const ABSENT = /未|没有|缺席|不/
const WINDOW = 14

/** Finds the relations of every percentage that states a part of a whole. */
export function findShares(context: Context): Link[] {
  return context.paragraphs.flatMap((terms) => terms.flatMap((rate, index) => (isShare(rate) ? shareLinks(context, terms, rate, index) : [])))
}

export function isShare(rate: Term): boolean {
  return rate.unit === '%' && rate.form !== 'word' && rate.value >= 0 && rate.value <= 100 && !CHANGE.test(rate.lead)
}

/** The word of the rate without 率: 出庭 of 行政机关负责人出庭率. */
export function stemOf(rate: Term): string {
  const label = /([\u4e00-\u9fff]+)率[^率]*$/.exec(rate.lead)?.[1] ?? /^[的]?([\u4e00-\u9fff]{2,8})率/.exec(rate.tail)?.[1] ?? ''
  return label.replace(/应诉$/, '').slice(-2)
}

function shareLinks(context: Context, terms: readonly Term[], rate: Term, index: number): Link[] {
  const before = terms.slice(Math.max(0, index - WINDOW), index).filter(isCount).toReversed()
  const after = terms.slice(index + 1, index + 3).filter((term) => term.sentence === rate.sentence && isCount(term))
  const pool = [...before, ...after]
  if (rate.bound !== 'exact') return []
  const pair = findPair(rate, pool)
  if (pair) return [pair]
  const near = before.filter((term) => term.sentence === rate.sentence)
  const claimed = claimedPair(context, rate, near)
  if (claimed) return [judgeClaimed(context, rate, claimed, pool)]
  return baseLinks(rate, near)
}

interface Pair { readonly part: Term; readonly base: Term; readonly absent: boolean }

/** `sole`: nothing else can be meant by the words. */
interface Claimed extends Pair { readonly sole: boolean }

function quotient({ part, base, absent }: Pair): number {
  return ((absent ? base.value - part.value : part.value) / base.value) * 100
}

/** The closest pair of counts whose quotient prints as the rate. */
function findPair(rate: Term, pool: readonly Term[]): Link | undefined {
  let best: { pair: Pair; cost: number } | undefined
  pool.forEach((part, i) => pool.forEach((base, j) => {
    if (part === base || base.value < part.value || base.value === 0 || part.family !== base.family || !isExact(part, base)) return
    const far = part.sentence !== rate.sentence || base.sentence !== rate.sentence
    for (const absent of [false, true]) {
      if (absent && !isAbsent(part, rate)) continue
      const pair = { part, base, absent }
      const fit = fitOf(quotient(pair), rate.value, rate.decimals)
      if (fit === 'none' || fit === 'near' || (fit === 'cut' && far)) continue
      if (far && !isBound(part, rate) && !isBound(base, rate)) continue
      const cost = i * 2 + j + (far ? 20 : 0) + (fit === 'cut' ? 5 : 0)
      if (!best || cost < best.cost) best = { pair, cost }
    }
  }))
  return best && linkOf(rate, best.pair)
}

function isAbsent(part: Term, rate: Term): boolean {
  const stem = stemOf(rate)
  return ABSENT.test(part.lead) && stem !== '' && part.lead.includes(stem)
}

/** True if the words of the rate stand at the count, too: 合格970人 and 合格率. */
function isBound(term: Term, rate: Term): boolean {
  const stem = stemOf(rate)
  return stem !== '' && (term.lead.includes(stem) || term.subject.includes(stem))
}

function linkOf(rate: Term, pair: Pair): Link {
  const { part, base, absent } = pair
  const percent = quotient(pair)
  const fit = fitOf(percent, rate.value, rate.decimals)
  const top = absent ? `(${base.id} - ${part.id})` : part.id
  return {
    kind: 'ratio', terms: [part, base, rate], formula: `${top} / ${base.id} * 100 = ${rate.id}`,
    stated: rate.value, recomputed: Number(percent.toFixed(4)), holds: fit !== 'none',
    ...(fit === 'cut' || fit === 'near' ? { verdict: roundingVerdict(rate, pair, percent, fit) } : {}),
  }
}

function roundingVerdict(rate: Term, pair: Pair, percent: number, fit: 'cut' | 'near'): Verdict {
  const how = fit === 'cut' ? '系舍去尾数所致,四舍五入' : '末位相差一,四舍五入'
  return { severity: 'rounding', message: `${amountOf(rate)}${how}应为${percent.toFixed(rate.decimals)}%。`, arithmetic: arithmeticOf(pair, percent), fits: `${percent.toFixed(rate.decimals)}%` }
}

function arithmeticOf({ part, base, absent }: Pair, percent: number): string {
  const top = absent ? `(${numberText(base.value)}-${numberText(part.value)})` : numberText(part.value)
  return `${top}÷${numberText(base.value)}=${percentText(percent)}`
}

const OF_WHOLE = /^[,、]?(?:约)?占(?:比|总数的?|全部的?|其中的?)?(?:为|达|达到|约)?$/

/**
 * The pair the sentence itself puts forward: the count directly before the rate carries the rate's word, or the
 * rate says 占; a larger count of the same family precedes it.
 */
function claimedPair(context: Context, rate: Term, near: readonly Term[]): Claimed | undefined {
  const part = near[0]
  if (!part || !isExact(part) || /按期|按时|限时|及时|法定|提前|当场/.test(rate.lead)) return undefined
  const bases = near.slice(1).filter((term) => term.family === part.family && term.value >= part.value && isExact(term) && !findSpanAt(context.layout.brackets, term.start))
  const base = bases[0]
  if (!base) return undefined
  const within = near[1] === base && /其中[^,;。]*$/.test(between(context, base, part))
  if (OF_WHOLE.test(rate.lead)) return { part, base, absent: false, sole: within }
  // A part of the count before (其中…) is not what the rate of the whole is about.
  if (within || !isBound(part, rate)) return undefined
  return { part, base, absent: isAbsent(part, rate), sole: bases.length === 1 && isUsualBase(rate, part, base) }
}

/** Before a contradiction is stated, every base near by is tried, and every sum or difference of two of them. */
function judgeClaimed(context: Context, rate: Term, pair: Claimed, pool: readonly Term[]): Link {
  const link = linkOf(rate, pair)
  if (link.holds) return link
  const percent = quotient(pair)
  const other = otherBase(context, rate, pair, pool)
  const said = `${nameOf(rate) || '比率'}${amountOf(rate)}`
  const arithmetic = `${arithmeticOf(pair, percent)},文中为${amountOf(rate)}`
  if (other) {
    return { ...link, verdict: { severity: 'doubt', message: `${said}按${amountOf(pair.base)}计算不符,按${other.text}计算相符,请写明基数。`, arithmetic: `${arithmetic};${other.arithmetic}`, fits: other.text } }
  }
  return { ...link, verdict: { severity: pair.sole ? 'contradiction' : 'doubt', message: `${said}与前文数据不符:${explain(pair)}应为${percent.toFixed(Math.max(rate.decimals, 2))}%。`, arithmetic, fits: wouldFit(rate, pair) } }
}

/**
 * True if the base is the one such a rate is measured by. Where it may be another number (what fell due, what
 * was carried over), only if no base near by makes the rate right.
 */
function isUsualBase(rate: Term, part: Term, base: Term): boolean {
  const stem = stemOf(rate)
  if (!RATE_BASES[stem]?.test(base.lead + base.subject)) return false
  if (!OPEN_BASES.has(stem)) return true
  if (rate.value === 100) return false
  const [fitting] = basesOf(() => part.value, rate.value, rate.decimals, base.value)
  return fitting === undefined || Math.abs(fitting - base.value) > base.value * 0.3
}

function explain({ part, base, absent }: Pair): string {
  return absent ? `${amountOf(base)}中有${amountOf(part)}${nameOf(part)},` : `${amountOf(part)}占${amountOf(base)},`
}

/** A base of the text with which the printed rate is right. */
function otherBase(context: Context, rate: Term, pair: Pair, pool: readonly Term[]): { text: string; arithmetic: string } | undefined {
  const values = new Map<number, string>()
  const add = (value: number, text: string): void => {
    if (value >= pair.part.value && value !== pair.base.value && !values.has(value)) values.set(value, text)
  }
  const from = Math.max(0, positionOf(context.terms, rate) - 40)
  for (const term of context.terms.slice(from, from + 60)) if (isCount(term) && term.family === pair.base.family) add(term.value, `${nameOf(term)}${amountOf(term)}`)
  const near = pool.filter((term) => term.family === pair.base.family && !(pair.absent && term === pair.part)).slice(0, 8)
  for (const one of near) for (const two of near) {
    if (one === two) continue
    add(one.value + two.value, `${amountOf(one)}与${amountOf(two)}之和${one.value + two.value}`)
    add(one.value - two.value, `${amountOf(one)}与${amountOf(two)}之差${one.value - two.value}`)
  }
  for (const [value, text] of values) {
    const top = pair.absent ? value - pair.part.value : pair.part.value
    if (fitOf((top / value) * 100, rate.value, rate.decimals) === 'rounded') return { text, arithmetic: `${numberText(top)}÷${numberText(value)}=${percentText((top / value) * 100)}` }
  }
  return undefined
}

/** The whole numbers that would make the rate right. */
function wouldFit(rate: Term, { part, base, absent }: Pair): string {
  const wholes = wholesOf(base.value, rate.value, rate.decimals)
  const bases = basesOf((value) => (absent ? value - part.value : part.value), rate.value, rate.decimals, base.value)
  const unit = base.unit
  const texts = [
    ...wholes.slice(0, 1).map((k) => `${amountOf(base)}中有${absent ? base.value - k : k}${unit}${absent ? '未' : ''}计入时相符`),
    ...bases.slice(0, 1).map((value) => `基数为${value}${unit}时相符(${absent ? value - part.value : part.value}÷${value})`),
  ]
  return texts.length > 0 ? texts.join(';') : `以${amountOf(base)}为基数,没有整数与${amountOf(rate)}相符`
}

/** Rates without numerator are mostly of cases, persons or enterprises; rooms and items are no base. */
const BASE_FAMILIES: ReadonlySet<string> = new Set(['case', 'person', 'house'])

/** A rate without numerator: which of the counts in the sentence can be its base for a whole numerator? */
function baseLinks(rate: Term, near: readonly Term[]): Link[] {
  if (rate.value === 100 || rate.value === 0) return []
  const bases = near.filter((term) => isExact(term) && isTelling(term.value, rate.decimals) && BASE_FAMILIES.has(term.family)).slice(0, 3)
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
    severity: 'doubt', message: `${nameOf(rate)}${amountOf(rate)}未写明基数:与${nameOf(base)}${amountOf(base)}相符,与${nameOf(other)}${amountOf(other)}不符。`,
    arithmetic: `${wholes.join('或')}÷${numberText(base.value)}=${percentText(((wholes[0] as number) / base.value) * 100)};以${numberText(other.value)}为基数,没有整数得${amountOf(rate)}`,
    fits: `${wholes.join('或')}${base.unit}占${amountOf(base)}`,
  }
}
