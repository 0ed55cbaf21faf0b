/** Rates of a part: 合格率, 出庭率, 占. Finds numerator and base in the text, tells which base fits, judges. */
import type { Term } from '../term.ts'
import { findSpanAt } from '../segments.ts'
import { CLOSED_BASES, OPEN_BASES, RATE_BASES } from '../lexicon/stages.ts'
import { baseLinks, otherBase, wouldFit, type Pair } from './base.ts'
import { findDivisions, partOf } from './division.ts'
import { joinedPair } from './joined.ts'
import { amountOf, between, isCount, isExact, isRounded, nameOf, percentText, positionOf, type Context, type Link } from './link.ts'
import { baseThatFits, divisionText, fitOfPair, isPartOfWhole, percentOf, ratioLink } from './rate.ts'
import { isAbsent, isBound, isOfAnother, isRateOfAbsence, stemOf } from './stem.ts'

const LAST_YEAR = /上年|去年|上一年|前一年|同期/
const WINDOW = 14

/** Finds the relations of every percentage that states a part of a whole. */
export function findShares(context: Context): Link[] {
  const divisions = findDivisions(context)
  const told = new Set(divisions.filter(({ kind }) => kind === 'ratio').map(({ terms }) => terms.at(-1)))
  return [...divisions, ...context.paragraphs.flatMap((terms) => terms.flatMap((rate, index) => (isPartOfWhole(rate) && !told.has(rate) ? shareLinks(context, terms, rate, index) : [])))]
}

function shareLinks(context: Context, terms: readonly Term[], rate: Term, index: number): Link[] {
  const before = terms.slice(Math.max(0, index - WINDOW), index).filter(isCount).toReversed()
  const after = terms.slice(index + 1, index + 3).filter((term) => term.sentence === rate.sentence && isCount(term))
  const pool = [...before, ...after]
  const near = before.filter((term) => term.sentence === rate.sentence)
  if (rate.bound === 'least' || rate.bound === 'most') return boundLinks(claimedPair(context, terms, rate, before), rate)
  const pair = findPair(rate, pool)
  if (pair) return [ratioLink(rate, pair.part, pair.base, pair.absent)]
  if (rate.bound !== 'exact') return []
  const joined = joinedPair(context, rate, near)
  if (joined) return [joined]
  const claimed = claimedPair(context, terms, rate, before)
  if (claimed) return [judgeClaimed(context, rate, claimed, pool)]
  return partOf(context, terms, index) || LAST_YEAR.test(rate.lead) ? [] : baseLinks(rate, near)
}

/** `sole`: nothing else can be meant by the words. */
interface Claimed extends Pair { readonly sole: boolean }

/** The closest pair of counts whose quotient prints as the rate. */
function findPair(rate: Term, pool: readonly Term[]): Pair | undefined {
  let best: { pair: Pair; cost: number } | undefined
  pool.forEach((part, i) => pool.forEach((base, j) => {
    if (part === base || base.value < part.value || base.value === 0 || part.family !== base.family || !isExact(part, base)) return
    const far = part.sentence !== rate.sentence || base.sentence !== rate.sentence
    for (const absent of [false, true]) {
      if (absent && !isAbsent(part, rate)) continue
      const fit = fitOfPair(part, base, rate, absent)
      if (fit === 'none' || fit === 'near' || (fit === 'cut' && far)) continue
      if (far && !isBound(part, rate) && !isBound(base, rate)) continue
      const cost = i * 2 + j + (far ? 20 : 0) + (fit === 'cut' ? 5 : 0)
      if (!best || cost < best.cost) best = { pair: { part, base, absent }, cost }
    }
  }))
  return best?.pair
}

const OF_WHOLE = /^[,、]?(?:约)?占(?:比|总数的?|全部的?|其中的?)?(?:为|达|达到|约)?$/
const OF_NAMED = /^[,、]?(?:约)?占(?:全部|全区|全县|全市|本年度?|当年|所有)?([\u4e00-\u9fff]{2,10}?)(?:总数|总量|总)?的(?:比例为?|比重为?)?$/

/** 占案件总数的: any number of cases may be meant. */
const GENERAL = /^(?:行政|复议|诉讼|案件|申请|事项|人员|人数|任务|项目|企业|问题|数|量|件)+$/

/**
 * The pair the sentence itself puts forward: the count directly before the rate carries the rate's word, or the
 * rate says 占; the base it names, or a larger count of the same family, precedes it.
 */
function claimedPair(context: Context, terms: readonly Term[], rate: Term, before: readonly Term[]): Claimed | undefined {
  const part = before[0]
  if (!part || part.sentence !== rate.sentence || !isExact(part) || LAST_YEAR.test(rate.lead) || isRateOfAbsence(rate)) return undefined
  if (/按期|按时|限时|及时|法定|提前|当场|合计|综合|总体|平均|总的?[\u4e00-\u9fff]{2}率/.test(rate.lead)) return undefined
  const told = shareOfTold(context, rate, before)
  if (told) return told
  if (isOfAnother(rate, part, before)) return undefined
  const larger = before.slice(1).filter((term) => term.family === part.family && term.value >= part.value && isExact(term) && !isOneOfMany(context, terms, term, rate))
  const bases = larger.filter((term) => term.sentence === rate.sentence && !findSpanAt(context.layout.brackets, term.start))
  const name = OF_NAMED.exec(rate.lead)?.[1]
  if (name) {
    const named = larger.filter((term) => term.subject.includes(name) || term.lead.includes(name))
    return named.length === 1 ? { part, base: named[0] as Term, absent: false, sole: !GENERAL.test(name) } : undefined
  }
  const base = bases[0]
  const within = base !== undefined && before[1] === base && /其中[^,;。]*$/.test(between(context, base, part))
  if (OF_WHOLE.test(rate.lead)) return base && { part, base, absent: false, sole: within }
  // A person count after ; (在册…;对象1026人,帮教率) belongs to another matter than the one before it, unless such a rate is measured by that.
  if (!isBound(part, rate) || (base && /[;]/.test(between(context, base, part)) && !RATE_BASES[stemOf(rate)]?.test(base.lead + base.subject))) return undefined
  if (!base) return sentenceBefore(rate, part, larger)
  // 办结120件,其中调解成功80件,调解成功率92%: of those that were mediated, whose number is not told.
  if (within && RATE_BASES[stemOf(rate)]?.test(base.lead + base.subject) === false) return undefined
  // Where another number carries the word of the rate, a part of it (其中…) is not what the rate is about.
  if (within && (isBound(base, rate) || bases.some((term) => term !== base && isBound(term, rate)))) return undefined
  const pair = { part, base, absent: isAbsent(part, rate) }
  return { ...pair, sole: bases.length === 1 && isUsualBase(rate, pair) }
}

/** 12名,占总数60名的20%: the sentence names the base between part and rate. */
function shareOfTold(context: Context, rate: Term, [base, part]: readonly Term[]): Claimed | undefined {
  const isTold = base && part && /^的(?:比例为?|比重为?)?$/.test(rate.lead) && /^[,、]?(?:约)?占[^,;。]{0,16}$/.test(between(context, part, base))
  return isTold && part.family === base.family && part.sentence === rate.sentence && part.value <= base.value && isExact(part, base) ? { part, base, absent: false, sole: true } : undefined
}

/** True of a number that has a share or the same rate of its own: it stands beside the part, not above it. */
function isOneOfMany(context: Context, terms: readonly Term[], term: Term, rate: Term): boolean {
  const at = positionOf(terms, term)
  const own = terms[at + 1]
  return own !== undefined && own !== rate && own.sentence === term.sentence && (partOf(context, terms, at + 1) === term || (isPartOfWhole(own) && isBound(term, own)))
}

/** The base stands in one of the two sentences before and is of the kind such a rate is measured by. */
function sentenceBefore(rate: Term, part: Term, larger: readonly Term[]): Claimed | undefined {
  if (OPEN_BASES.has(stemOf(rate))) return undefined
  const usual = larger.filter((term) => rate.sentence - term.sentence <= 2 && RATE_BASES[stemOf(rate)]?.test(term.lead + term.subject))
  return usual.length === 1 ? { part, base: usual[0] as Term, absent: isAbsent(part, rate), sole: false } : undefined
}

/** Before a contradiction is stated, every base near by is tried, and what one of them added or taken away would make of it. */
function judgeClaimed(context: Context, rate: Term, pair: Claimed, pool: readonly Term[]): Link {
  const link = ratioLink(rate, pair.part, pair.base, pair.absent)
  if (link.holds) return link
  const percent = percentOf(pair.part, pair.base, pair.absent)
  const other = otherBase(context, rate, pair, pool)
  const said = `${nameOf(rate) || '比率'}${amountOf(rate)}`
  const arithmetic = `${divisionText(pair.part, pair.base, pair.absent)}，文中为${amountOf(rate)}`
  if (other) {
    return { ...link, verdict: { severity: 'doubt', message: `${said}按${amountOf(pair.base)}计算不符，按${other.text}计算相符，请写明基数。`, arithmetic: `${arithmetic}；${other.arithmetic}`, fits: other.text } }
  }
  const right = `${explain(pair)}应为${percent.toFixed(Math.max(rate.decimals, 2))}%`
  const asked = OPEN_BASES.has(stemOf(rate)) && !pair.sole ? '；基数含上年结转或者只计到期的，请写明' : ''
  return { ...link, verdict: { severity: pair.sole ? 'contradiction' : 'doubt', message: `${said}与前文数据不符：${right}${asked}。`, arithmetic, fits: wouldFit(rate, pair) } }
}

/**
 * True if the base is the one such a rate is measured by. Where it may be another number (what fell due, what
 * was carried over), only if no whole number at all could be the base; where it may be a part of the one that is
 * told (those who sat of those who registered, what was heard in court of all suits), only if no smaller one could.
 */
function isUsualBase(rate: Term, { part, base, absent }: Pair): boolean {
  const stem = stemOf(rate)
  const words = base.lead + base.subject + base.tail
  if (!RATE_BASES[stem]?.test(words)) return false
  if (CLOSED_BASES[stem]?.test(words)) return true
  const fitting = isRounded(part) ? undefined : baseThatFits(part.value, rate.value, rate.decimals, base.value, absent)
  return OPEN_BASES.has(stem) ? !isRounded(part) && fitting === undefined : fitting === undefined || fitting > base.value
}

function explain({ part, base, absent }: Pair): string {
  return absent ? `${amountOf(base)}中有${amountOf(part)}${nameOf(part)},` : `${amountOf(part)}占${amountOf(base)},`
}

/** 合格率超过98%: the rate is bounded; a quotient on the wrong side of it, not only by rounding, contradicts it. */
function boundLinks(pair: Claimed | undefined, rate: Term): Link[] {
  if (!pair) return []
  const percent = percentOf(pair.part, pair.base, pair.absent)
  const rounded = Number(percent.toFixed(rate.decimals))
  const holds = rate.bound === 'least' ? rounded >= rate.value : rounded <= rate.value
  const { verdict: _note, ...plain } = ratioLink(rate, pair.part, pair.base, pair.absent)
  const link: Link = { ...plain, holds }
  if (holds || !pair.sole || OPEN_BASES.has(stemOf(rate))) return holds ? [link] : []
  const said = `${nameOf(rate) || '比率'}${rate.bound === 'least' ? '不低于' : '不高于'}${amountOf(rate)}`
  return [{ ...link, verdict: { severity: 'doubt', message: `${said}与前文数据不符：${explain(pair)}为${percentText(percent)}。`, arithmetic: divisionText(pair.part, pair.base, pair.absent), fits: percentText(percent) } }]
}
