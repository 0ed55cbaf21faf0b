/** Before → after: 由A压缩至B, with the difference and the rate of change stated for it; year on year where both years are there. */
import type { Term } from '../figures.ts'
import { amountOf, between, isExact, isQuantity, numberText, percentText, sizeOf, type Context, type Link } from './link.ts'
import { fitOf } from './rate.ts'

const ARRIVES = /(压缩|压减|精简|缩减|缩短|减少|下降|降低|降|减|整合|合并|归并|增加|增长|提高|提升|上升|扩大|扩展|扩|增|升|调整|优化|清减)(?:至|到|为|成)$/
const FALLS = /精简率|压缩率|压减|压缩|缩短|缩减|精简|下降|减少|降低|降幅|减幅/
const RISES = /增长|上升|增加|增幅|提高|提升|上涨/
const LAST_YEAR = /上年|去年|上一年|同期|前一年/

interface Change { readonly before: Term; readonly after: Term }

/** Finds pairs before → after and what is stated of their difference. */
export function findChanges(context: Context): Link[] {
  return context.sentences.flatMap((terms) => {
    const links: Link[] = []
    terms.forEach((term, index) => {
      const change = changeAt(context, terms, index)
      if (change) links.push(...judge(change, terms.slice(index + 1, index + 4)))
      else if (term.family === 'rate') links.push(...yearOnYear(terms, index))
    })
    return links
  })
}

function changeAt(context: Context, terms: readonly Term[], index: number): Change | undefined {
  const after = terms[index] as Term
  if (!isQuantity(after) || !ARRIVES.test(after.lead.replace(/(?:了|的|原来的|现在的|目前的)$/, ''))) return undefined
  const before = terms.slice(0, index).findLast((term) => term.family === after.family)
  if (!before || between(context, before, after).length > 40) return undefined
  return { before, after }
}

function judge(change: Change, following: readonly Term[]): Link[] {
  const { before, after } = change
  const stated = following.filter((term) => FALLS.test(term.lead) || RISES.test(term.lead) || term.lead === '' || /率/.test(term.lead))
  const rate = stated.find((term) => term.unit === '%' && term.form !== 'word')
  const difference = stated.find((term) => term.family === before.family && (FALLS.test(term.lead) || RISES.test(term.lead)) && !ARRIVES.test(term.lead))
  const links: Link[] = []
  if (rate) links.push(rateLink(change, rate))
  if (difference) links.push(differenceLink(change, difference))
  if (links.length === 0) {
    links.push({ kind: 'change', terms: [before, after], formula: `${before.id} -> ${after.id}`, stated: after.value, recomputed: Number((after.value - before.value).toPrecision(12)), holds: true })
  }
  return links
}

function rateLink({ before, after }: Change, rate: Term): Link {
  const falls = sizeOf(after) <= sizeOf(before)
  const percent = (Math.abs(sizeOf(before) - sizeOf(after)) / sizeOf(before)) * 100
  const fit = fitOf(percent, rate.value, rate.decimals)
  const formula = falls ? `(${before.id} - ${after.id}) / ${before.id} * 100 = ${rate.id}` : `(${after.id} - ${before.id}) / ${before.id} * 100 = ${rate.id}`
  const exactly = isExact(before, after, rate)
  const bounded = rate.bound === 'least' ? percent >= rate.value - 1e-9 : rate.bound === 'most' ? percent <= rate.value + 1e-9 : fit !== 'none'
  const link: Link = { kind: 'change', terms: [before, after, rate], formula, stated: rate.value, recomputed: Number(percent.toFixed(4)), holds: exactly ? fit !== 'none' : bounded }
  const top = falls ? `(${numberText(before.value)}-${numberText(after.value)})` : `(${numberText(after.value)}-${numberText(before.value)})`
  const arithmetic = `${top}÷${numberText(before.value)}=${percentText(percent)}`
  if (!exactly || fit === 'rounded') return link
  if (fit !== 'none') {
    return { ...link, verdict: { severity: 'rounding', message: `${amountOf(rate)}${fit === 'cut' ? '系舍去尾数所致' : '末位相差一'},四舍五入应为${percent.toFixed(rate.decimals)}%。`, arithmetic, fits: `${percent.toFixed(rate.decimals)}%` } }
  }
  const other = otherReading(before, after, rate)
  if (other) return { ...link, holds: true, verdict: { severity: 'doubt', message: `${amountOf(rate)}不是减少或增加的比例,而是${other}。`, arithmetic, fits: other } }
  return {
    ...link,
    verdict: {
      severity: 'contradiction', message: `由${amountOf(before)}变为${amountOf(after)},变动比例应为${percent.toFixed(Math.max(rate.decimals, 2))}%,文中为${amountOf(rate)}。`,
      arithmetic: `${arithmetic},文中为${amountOf(rate)}`, fits: afterThatFits(before, rate, falls),
    },
  }
}

/** 压缩至原来的52%: the share that is left; or a change measured by the later number. */
function otherReading(before: Term, after: Term, rate: Term): string | undefined {
  const left = (sizeOf(after) / sizeOf(before)) * 100
  if (fitOf(left, rate.value, rate.decimals) === 'rounded') return `${amountOf(after)}占${amountOf(before)}的比例`
  const byLater = (Math.abs(sizeOf(before) - sizeOf(after)) / sizeOf(after)) * 100
  return fitOf(byLater, rate.value, rate.decimals) === 'rounded' ? `以${amountOf(after)}为基数计算的变动` : undefined
}

function afterThatFits(before: Term, rate: Term, falls: boolean): string {
  const ideal = before.value * (1 + ((falls ? -1 : 1) * rate.value) / 100)
  const whole = [Math.floor(ideal), Math.ceil(ideal)].find((value) => fitOf((Math.abs(before.value - value) / before.value) * 100, rate.value, rate.decimals) === 'rounded')
  return whole === undefined ? `以${amountOf(before)}为基数,没有整数与${amountOf(rate)}相符` : `变为${whole}${before.unit}(变动${Math.abs(before.value - whole)}${before.unit})时相符`
}

function differenceLink({ before, after }: Change, difference: Term): Link {
  const actual = Math.abs(sizeOf(before) - sizeOf(after))
  const holds = Math.abs(actual - sizeOf(difference)) <= 1e-6 * Math.max(1, actual) || !isExact(before, after, difference)
  const [high, low] = sizeOf(before) >= sizeOf(after) ? [before, after] : [after, before]
  const scale = sizeOf(difference) === 0 ? 1 : sizeOf(difference) / difference.value
  const arithmetic = `${amountOf(high)}-${amountOf(low)}=${numberText(actual / scale)}${difference.unit}`
  return {
    kind: 'difference', terms: [before, after, difference], formula: `${high.id} - ${low.id} = ${difference.id}`, stated: difference.value, recomputed: Number((actual / scale).toPrecision(12)), holds,
    ...(holds ? {} : { verdict: { severity: 'contradiction' as const, message: `由${amountOf(before)}变为${amountOf(after)},相差不是${amountOf(difference)}。`, arithmetic: `${arithmetic},文中为${amountOf(difference)}`, fits: `${numberText(actual / scale)}${difference.unit}` } }),
  }
}

/** 今年120件,比上年的100件增长20%: both years stand in the sentence. */
function yearOnYear(terms: readonly Term[], index: number): Link[] {
  const rate = terms[index] as Term
  const rises = RISES.test(rate.lead)
  if (rate.unit !== '%' || rate.form === 'word' || (!rises && !FALLS.test(rate.lead))) return []
  const earlier = terms.slice(0, index).filter((term) => isQuantity(term))
  const past = earlier.findLast((term) => LAST_YEAR.test(term.lead))
  const now = past && earlier.findLast((term) => term !== past && term.family === past.family)
  if (!past || !now || sizeOf(past) === 0) return []
  const percent = ((sizeOf(now) - sizeOf(past)) / sizeOf(past)) * 100
  const stated = rises ? rate.value : -rate.value
  const fit = fitOf(percent, stated, rate.decimals)
  if (!isExact(now, past, rate)) return []
  const link: Link = { kind: 'change', terms: [past, now, rate], formula: `(${now.id} - ${past.id}) / ${past.id} * 100 = ${rises ? '' : '-'}${rate.id}`, stated: rate.value, recomputed: Number(percent.toFixed(4)), holds: fit !== 'none' }
  if (link.holds) return [link]
  const arithmetic = `(${numberText(now.value)}-${numberText(past.value)})÷${numberText(past.value)}=${percentText(percent)},文中为${rises ? '增长' : '下降'}${amountOf(rate)}`
  return [{ ...link, verdict: { severity: 'contradiction', message: `${amountOf(now)}与上年${amountOf(past)}相比,变动与文中${amountOf(rate)}不符。`, arithmetic, fits: `${Number(percent.toFixed(Math.max(1, rate.decimals)))}%` } }]
}
