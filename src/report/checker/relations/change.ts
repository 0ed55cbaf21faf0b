/** Before → after: 由A压缩至B, with the difference and the rate of change stated for it. */
import type { Term } from '../term.ts'
import { amountOf, between, isExact, isQuantity, numberText, percentText, sizeOf, type Context, type Link } from './link.ts'
import { fitOf, tailVerdict } from './rate.ts'

const ARRIVES = /(压缩|压减|精简|缩减|缩短|减少|下降|降低|降|减|缩|整合|合并|归并|增加|增长|提高|提升|上升|扩大|扩展|扩|增|升|调整|优化|清减)(?:至|到|为|成)$/
const FALLS = /精简率|压缩率|压减|压缩|缩短|缩减|精简|下降|减少|降低|降幅|减幅/
const RISES = /增长|上升|增加|增幅|提高|提升|上涨/

/** `candidates`: every number of its kind that could be the first, or a part of it. */
interface Change { readonly before: Term; readonly after: Term; readonly candidates: readonly Term[] }

/** Finds pairs before → after and what is stated of their difference. */
export function findChanges(context: Context): Link[] {
  return context.sentences.flatMap((terms) => {
    const links: Link[] = []
    terms.forEach((term, index) => {
      const change = changeAt(context, terms, index)
      if (change) links.push(...judge(change, statedOf(context, terms.slice(index + 1, index + 4))))
    })
    return links
  })
}

function changeAt(context: Context, terms: readonly Term[], index: number): Change | undefined {
  const after = terms[index] as Term
  const verb = isQuantity(after) ? ARRIVES.exec(after.lead.replace(/(?:了|的|原来的|现在的|目前的)$/, ''))?.[1] : undefined
  if (verb === undefined) return undefined
  const earlier = terms.slice(0, index).findLastIndex((term) => ARRIVES.test(term.lead)) + 1
  const candidates = terms.slice(earlier, index).filter((term) => term.family === after.family && between(context, term, after).length <= 40)
  const before = candidates.findLast((term) => agrees(verb, term, after))
  return before && { before, after, candidates }
}

/** What may be stated of a change: up to the next one (甲由3天压缩至1天,乙由20天压缩至10天,压缩50%); of several rates in a row none is its own. */
function statedOf(context: Context, following: readonly Term[]): Term[] {
  const next = following.findIndex((term) => ARRIVES.test(term.lead) || /[由从][^,;、\d]{0,6}$/.test(term.lead))
  const own = next < 0 ? following : following.slice(0, next)
  const inRow = (left: Term | undefined, right: Term | undefined): boolean => left?.unit === '%' && right?.unit === '%' && /^[、和及与]$/.test(between(context, left, right))
  return own.filter((term) => { const at = following.indexOf(term); return !inRow(following[at - 1], term) && !inRow(term, following[at + 1]) })
}

/** 压缩 leads downwards, 增加 upwards; 调整 either way. */
function agrees(verb: string, before: Term, after: Term): boolean {
  if (/压|精|缩|减|降|并|合/.test(verb)) return sizeOf(after) <= sizeOf(before)
  return /增|提|升|扩/.test(verb) ? sizeOf(after) >= sizeOf(before) : true
}

function judge(change: Change, following: readonly Term[]): Link[] {
  const { before, after } = change
  const stated = following.filter((term) => speaksOf(term, before))
  const rate = stated.find((term) => term.unit === '%' && term.form !== 'word')
  const moves = stated.filter((term) => term.family === before.family && !ARRIVES.test(term.lead))
  // 由320项调整为311项,减少17项,增加8项: each is a part of the difference.
  // Of a number that has risen a decrease tells something else.
  const other = (term: Term): boolean => (sizeOf(after) > sizeOf(before) ? FALLS.test(term.lead) && !RISES.test(term.lead) : sizeOf(after) < sizeOf(before) && RISES.test(term.lead) && !FALLS.test(term.lead))
  const difference = moves.some(({ lead }) => FALLS.test(lead)) && moves.some(({ lead }) => RISES.test(lead)) ? undefined : moves.find((term) => !other(term) || sizeOf(term) === Math.abs(sizeOf(after) - sizeOf(before)))
  const links: Link[] = []
  if (rate) links.push(rateLink(change, rate))
  if (difference) links.push(differenceLink(change, difference))
  if (links.length === 0) {
    links.push({ kind: 'change', terms: [before, after], formula: `${before.id} -> ${after.id}`, stated: after.value, recomputed: Number((after.value - before.value).toPrecision(12)), holds: true })
  }
  return links
}

const CHANGE_WORDS = /精简率|压缩率|压减率|减少率|增长率|精简|压缩|压减|缩短|缩减|下降|减少|降低|降幅|减幅|增长|上升|增加|增幅|提高|提升|上涨|达到|达|为|了|约|近|超过|幅度|比例|率|共|[,,、;]/g

/** True if the clause speaks of the change itself; 办理时间缩短70% after a number of items speaks of something else. */
function speaksOf(term: Term, before: Term): boolean {
  if (!FALLS.test(term.lead) && !RISES.test(term.lead)) return false
  const rest = term.lead.replace(CHANGE_WORDS, '')
  return rest === '' || before.subject.includes(rest) || before.lead.endsWith(rest)
}

function rateLink({ before, after, candidates }: Change, rate: Term): Link {
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
  if (fit !== 'none') return { ...link, verdict: tailVerdict(rate, percent, fit, arithmetic) }
  const joined = joinedChange(candidates, after, rate)
  if (joined) return joined
  const other = otherReading(before, after, rate)
  if (other) return { ...link, holds: true, verdict: { severity: 'doubt', message: `${amountOf(rate)}不是减少或增加的比例，而是${other}。`, arithmetic, fits: other } }
  return {
    ...link,
    verdict: {
      severity: candidates.length === 1 ? 'contradiction' : 'doubt', message: `由${amountOf(before)}变为${amountOf(after)}，变动比例应为${percent.toFixed(Math.max(rate.decimals, 2))}%，文中为${amountOf(rate)}。`,
      arithmetic: `${arithmetic}，文中为${amountOf(rate)}`, fits: afterThatFits(before, rate, falls),
    },
  }
}

/** 将150项审批事项、50项证明事项压缩至80项: the numbers before add up to the first. */
function joinedChange(candidates: readonly Term[], after: Term, rate: Term): Link | undefined {
  const total = candidates.reduce((sum, term) => sum + sizeOf(term), 0)
  const percent = (Math.abs(total - sizeOf(after)) / total) * 100
  if (candidates.length < 2 || fitOf(percent, rate.value, rate.decimals) === 'none') return undefined
  const sum = candidates.map((term) => term.id).join(' + ')
  return { kind: 'change', terms: [...candidates, after, rate], formula: `|${sum} - ${after.id}| / (${sum}) * 100 = ${rate.id}`, stated: rate.value, recomputed: Number(percent.toFixed(4)), holds: true }
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
  return whole === undefined ? `以${amountOf(before)}为基数，没有整数与${amountOf(rate)}相符` : `变为${whole}${before.unit}（变动${Math.abs(before.value - whole)}${before.unit}）时相符`
}

function differenceLink({ before, after, candidates }: Change, difference: Term): Link {
  const actual = Math.abs(sizeOf(before) - sizeOf(after))
  const holds = Math.abs(actual - sizeOf(difference)) <= 1e-6 * Math.max(1, actual) || !isExact(before, after, difference)
  const [high, low] = sizeOf(before) >= sizeOf(after) ? [before, after] : [after, before]
  const scale = sizeOf(difference) === 0 ? 1 : sizeOf(difference) / difference.value
  const arithmetic = `${amountOf(high)}-${amountOf(low)}=${numberText(actual / scale)}${difference.unit}`
  return {
    kind: 'difference', terms: [before, after, difference], formula: `${high.id} - ${low.id} = ${difference.id}`, stated: difference.value, recomputed: Number((actual / scale).toPrecision(12)), holds,
    ...(holds ? {} : { verdict: { severity: candidates.length === 1 ? 'contradiction' as const : 'doubt' as const, message: `由${amountOf(before)}变为${amountOf(after)}，相差不是${amountOf(difference)}。`, arithmetic: `${arithmetic}，文中为${amountOf(difference)}`, fits: `${numberText(actual / scale)}${difference.unit}` } }),
  }
}
