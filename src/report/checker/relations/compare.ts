/**
 * This period against an earlier one: 120件,比上年的100件增加20件,增长20%. Of the four numbers any three are a relation;
 * where the earlier number is not printed, the increase and its rate still tell it.
 */
import type { Term } from '../term.ts'
import { amountOf, between, figureText, intervalOf, isExact, isQuantity, numberText, percentText, sizeOf, type Context, type Link, type Verdict } from './link.ts'
import { tailVerdict, fitOf } from './rate.ts'

/** 比2023年的, 较上年同期(, 与去年: what stands between this number and the earlier one. */
const EARLIER = /^[,、;]?(?:比|较|与|同|相比)(?:于)?[^,;。、\d]{0,6}(?:(?:20\d{2}|上一?|去|前一?)年|同期|上月|\d{1,2}月份?|上一?季度|上半年)(?:同期|全年|度)?(?:的|为|是)?\(?$/
/** (2017年为, ,上年为, ,比上年的 */
const BEHIND = /^[,、(]+(?:比|较)?(?:20\d{2}年|上年|去年|上一年|前一年)(?:度|同期|全年)?(?:的|为|是|共|收到|受理)?$/
const RISE = /增长|上升|增加|增幅|提高|提升|上涨|增/
const FALL = /下降|降低|减少|降幅|减幅|回落|下跌|减/
/** What may stand before an increase or a rate of increase that speaks of the number before it and nothing else. */
const ONLY_CHANGE = /^[\s,、;()]*(?:(?:,|相比|同比|环比|比|较|与|同|上年|去年|上一年|前一年|同期|年度|的|案件|数量|总量|数|均|分别|净|大幅|又|共|约|20\d{2}年|上月)*)(?:增长率|增长|上升|增加|增幅|提高|提升|上涨|下降|降低|减少|降幅|减幅|回落|下跌)(?:了|为|达|达到)*$/

interface Comparison { readonly now: Term; readonly past?: Term; readonly difference?: Term; readonly rate?: Term }

/** Finds quantities set against those of an earlier period. */
export function findComparisons(context: Context): Link[] {
  return context.sentences.flatMap((terms) => terms.flatMap((now, index) => {
    const comparison = isQuantity(now) && sizeOf(now) > 0 ? comparisonAt(context, terms, index) : undefined
    return comparison ? fitting(context, terms.slice(Math.max(0, index - 4), index), comparison) : []
  }))
}

const linksOf = (comparison: Comparison): Link[] => [...againstPast(comparison), ...againstEachOther(comparison)]

/** 受理120件,审结110件,同比增加20件: where the number before the comparison does not fit it, one told just before may be meant. */
function fitting(context: Context, before: readonly Term[], comparison: Comparison): Link[] {
  const links = linksOf(comparison)
  if (links.every(({ holds }) => holds)) return links
  const others = before.filter((term) => term.unit === comparison.now.unit && isQuantity(term) && sizeOf(term) > 0 && !between(context, term, comparison.now).includes(';')).toReversed()
  for (const now of others) {
    const other = linksOf({ ...comparison, now })
    if (other.length > 0 && other.every(({ holds, verdict }) => holds && !verdict)) return other
  }
  return links
}

function comparisonAt(context: Context, terms: readonly Term[], index: number): Comparison | undefined {
  const now = terms[index] as Term
  const before = terms[index - 1]
  // The earlier number of one comparison is not the later of another.
  if (EARLIER.test(before && before.sentence === now.sentence ? between(context, before, now) : now.lead)) return undefined
  const next = terms[index + 1]
  const behind = pastBehind(context, terms, index)
  if (behind) return behind
  const past = next && next.unit === now.unit && isQuantity(next) && EARLIER.test(between(context, now, next)) ? next : undefined
  let { difference, rate }: { difference?: Term; rate?: Term } = {}
  for (let at = index + (past ? 2 : 1); at <= index + (past ? 3 : 2); at++) {
    const term = terms[at]
    if (!term || !ONLY_CHANGE.test(between(context, terms[at - 1] as Term, term)) || isSplit(term)) break
    if (term.unit === '%' && term.form !== 'word' && !rate) rate = term
    else if (term.unit === now.unit && !difference) difference = term
    else break
  }
  return past || (difference && rate) ? { now, ...(past ? { past } : {}), ...(difference ? { difference } : {}), ...(rate ? { rate } : {}) } : undefined
}

/** 109件,同比增长14.7%(2017年为95件): the earlier number stands behind the rate. */
function pastBehind(context: Context, terms: readonly Term[], index: number): Comparison | undefined {
  const [now, rate, past] = terms.slice(index, index + 3)
  if (!now || !rate || !past || rate.unit !== '%' || rate.form === 'word' || past.unit !== now.unit || past.sentence !== now.sentence) return undefined
  const told = ONLY_CHANGE.test(between(context, now, rate)) && !isSplit(rate) && BEHIND.test(between(context, rate, past))
  return told ? { now, past, rate } : undefined
}

/** 分别增加5件和8件: the numbers belong to several before. */
function isSplit(term: Term): boolean {
  return term.lead.includes('分别') || /^[、和及](?!增长|上升|增加|增幅|提高|下降|降低|减少|降幅|减幅)/.test(term.tail)
}

function signOf(change: Term): 1 | -1 {
  return FALL.test(change.lead) && !RISE.test(change.lead) ? -1 : 1
}

function againstPast({ now, past, difference, rate }: Comparison): Link[] {
  if (!past || sizeOf(past) === 0) return []
  return [...(difference ? [differenceLink(now, past, difference)] : []), ...(rate ? [rateLink(now, past, rate)] : [])]
}

function differenceLink(now: Term, past: Term, difference: Term): Link {
  const sign = signOf(difference)
  const [low, high] = minus(now, past)
  const [least, most] = intervalOf(difference)
  const actual = sizeOf(now) - sizeOf(past)
  const holds = !(sign * low > most + 1e-6 && sign * high > most + 1e-6) && !(sign * low < least - 1e-6 && sign * high < least - 1e-6)
  const link: Link = { kind: 'difference', terms: [now, past, difference], formula: `${now.id} - ${past.id} = ${sign < 0 ? '-' : ''}${difference.id}`, stated: difference.value, recomputed: inUnit(sign * actual, difference), holds }
  if (holds || !isExact(now, past, difference)) return { ...link, holds: true }
  const right = actual === 0 ? '持平' : `${actual > 0 ? '增加' : '减少'}${numberText(Math.abs(inUnit(actual, difference)))}${difference.unit}`
  return { ...link, verdict: { severity: 'contradiction', message: `${amountOf(now)}与此前${amountOf(past)}相比，应为${right}，文中为${sign < 0 ? '减少' : '增加'}${amountOf(difference)}。`, arithmetic: `${figureText(now)}-${figureText(past)}=${numberText(inUnit(actual, difference))}${difference.unit}`, fits: right } }
}

function inUnit(size: number, term: Term): number {
  return Number((size / (term.value === 0 ? 1 : sizeOf(term) / term.value)).toPrecision(12))
}

function minus(a: Term, b: Term): readonly [number, number] {
  const [x, y] = [intervalOf(a), intervalOf(b)]
  return [x[0] - y[1], x[1] - y[0]]
}

function rateLink(now: Term, past: Term, rate: Term): Link {
  const sign = signOf(rate)
  const ratio = (some: number, all: number): number => sign * (some / all - 1) * 100
  const [one, other] = [ratio(intervalOf(now)[0], intervalOf(past)[1]), ratio(intervalOf(now)[1], intervalOf(past)[0])]
  const percent = (sizeOf(now) / sizeOf(past) - 1) * 100
  const fit = fitOf(sign * percent, rate.value, rate.decimals)
  const half = 10 ** -rate.decimals / 2 + 1e-9
  const within = Math.min(one, other) - half <= rate.value && rate.value <= Math.max(one, other) + half
  const exactly = isExact(now, past, rate)
  const link: Link = {
    kind: 'change', terms: [past, now, rate], formula: `(${now.id} - ${past.id}) / ${past.id} * 100 = ${sign < 0 ? '-' : ''}${rate.id}`, stated: rate.value, recomputed: Number(percent.toFixed(4)), holds: fit !== 'none' || within || !exactly,
  }
  const arithmetic = `(${figureText(now)}-${figureText(past)})÷${figureText(past)}=${percentText(percent)}`
  if (link.holds) return exactly && !within && (fit === 'cut' || fit === 'near') ? { ...link, verdict: tailVerdict(rate, Math.abs(percent), fit, arithmetic) } : link
  const byNow = sign * (1 - sizeOf(past) / sizeOf(now)) * 100
  return { ...link, verdict: changeVerdict(rate, sign, percent, `${arithmetic}，文中为${sign < 0 ? '下降' : '增长'}${amountOf(rate)}`, `${amountOf(now)}与此前${amountOf(past)}相比`, fitOf(byNow, rate.value, rate.decimals) === 'rounded', now.family === 'money') }
}

/** 120件,增加20件,增长20%: the earlier number is this one less the increase. */
function againstEachOther({ now, past, difference, rate }: Comparison): Link[] {
  if (past || !difference || !rate || !isExact(now, difference, rate) || signOf(difference) !== signOf(rate)) return []
  const sign = signOf(difference)
  const before = sizeOf(now) - sign * sizeOf(difference)
  if (before <= 0) return []
  const ratio = (change: number, all: number): number => (change / (all - sign * change)) * 100
  const [change, all] = [intervalOf(difference), intervalOf(now)]
  const corners = [ratio(change[0], all[0]), ratio(change[0], all[1]), ratio(change[1], all[0]), ratio(change[1], all[1])]
  const percent = ratio(sizeOf(difference), sizeOf(now))
  const fit = fitOf(percent, rate.value, rate.decimals)
  const half = 10 ** -rate.decimals / 2 + 1e-9
  const within = Math.min(...corners) - half <= rate.value && rate.value <= Math.max(...corners) + half
  const link: Link = {
    kind: 'change', terms: [now, difference, rate], formula: `${difference.id} / (${now.id} ${sign < 0 ? '+' : '-'} ${difference.id}) * 100 = ${rate.id}`, stated: rate.value, recomputed: Number(percent.toFixed(4)), holds: fit !== 'none' || within,
  }
  const arithmetic = `${figureText(difference)}÷(${figureText(now)}${sign < 0 ? '+' : '-'}${figureText(difference)})=${percentText(percent)}`
  if (link.holds) return [!within && (fit === 'cut' || fit === 'near') ? { ...link, verdict: tailVerdict(rate, percent, fit, arithmetic) } : link]
  const byNow = fitOf((sizeOf(difference) / sizeOf(now)) * 100, rate.value, rate.decimals) === 'rounded'
  return [{ ...link, verdict: changeVerdict(rate, sign, sign * percent, `${arithmetic}，文中为${sign < 0 ? '下降' : '增长'}${amountOf(rate)}`, `${amountOf(now)}，${sign < 0 ? '减少' : '增加'}${amountOf(difference)}`, byNow, now.family === 'money') }]
}

/** A rate measured by this period instead of the earlier one is a question of base. */
function changeVerdict(rate: Term, sign: 1 | -1, percent: number, arithmetic: string, said: string, byNow: boolean, money: boolean): Verdict {
  const right = percent === 0 ? '持平' : `${percent > 0 ? '增长' : '下降'}${Number(Math.abs(percent).toFixed(Math.max(1, rate.decimals)))}%`
  if (byNow) return { severity: 'doubt', message: `${said}，${amountOf(rate)}是以本期数为基数计算的；以上期数为基数应为${right}。`, arithmetic, fits: right }
  // Growth of values in money is often stated at constant prices.
  if (money) return { severity: 'doubt', message: `${said}，按现价计算应为${right}，文中为${sign < 0 ? '下降' : '增长'}${amountOf(rate)}；按可比价格计算的，请写明。`, arithmetic, fits: right }
  return { severity: 'contradiction', message: `${said}，应为${right}，文中为${sign < 0 ? '下降' : '增长'}${amountOf(rate)}。`, arithmetic, fits: right }
}
