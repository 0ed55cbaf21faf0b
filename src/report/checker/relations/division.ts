/**
 * Shares of one whole told one after another: 甲30件,占30%;乙50件,占50%. The whole may stand far before them; it is the
 * one number that fits most of them, and a share that alone does not fit it is wrong by the text's own measure.
 */
import type { Term } from '../term.ts'
import { additionOf, percentTotal } from './addition.ts'
import { amountOf, between, figureText, isCount, isExact, nameOf, percentText, positionOf, type Context, type Link, type Verdict } from './link.ts'
import { fitOfPair, isPartOfWhole, makes100, ratioLink } from './rate.ts'

interface Share { readonly part: Term; readonly rate: Term }

const SHARE = /占(?![地用道])|比重|比例/
/** How many numbers back the whole may stand, and how many numbers may stand between two shares of it. */
const REACH = 60
const GAP = 5

/** True if the words before a rate say that it is the share of something. */
function isShareOf(rate: Term): boolean {
  return isPartOfWhole(rate) && SHARE.test(rate.lead)
}

/** The count whose share a rate is: 349件,占31%. */
export function partOf(context: Context, terms: readonly Term[], index: number): Term | undefined {
  const rate = terms[index] as Term
  const part = terms[index - 1]
  if (!part || !isCount(part) || part.sentence !== rate.sentence || !isShareOf(rate)) return undefined
  const text = between(context, part, rate)
  return text.length <= 24 && !/[;:(]/.test(text) ? part : undefined
}

/** Finds shares of one whole, and percentages that divide one whole. */
export function findDivisions(context: Context): Link[] {
  return context.paragraphs.flatMap((terms) => [...groupsOf(context, terms).flatMap((group) => judge(context, group)), ...percentColumns(context, terms)])
}

function groupsOf(context: Context, terms: readonly Term[]): Share[][] {
  const groups: Share[][] = []
  let last = -Infinity
  terms.forEach((rate, index) => {
    const part = rate.bound === 'exact' ? partOf(context, terms, index) : undefined
    if (!part || !isExact(part)) return
    const group = groups.at(-1)
    if (group && index - last <= GAP && group[0]?.part.family === part.family) group.push({ part, rate })
    else groups.push([{ part, rate }])
    last = index
  })
  return groups.filter((group) => group.length > 1)
}

function judge(context: Context, group: readonly Share[]): Link[] {
  const whole = wholeOf(context, group)
  if (!whole) return strayWhole(context, group)
  const fitting = group.filter((share) => fits(share, whole))
  const made100 = makes100(group.map(({ rate }) => rate))
  return group.map((share) => {
    const link = ratioLink(share.rate, share.part, whole, false, made100)
    if (link.holds) return link
    return { ...link, verdict: strayVerdict(share, whole, fitting.length, fitting.length > 2 && fitting.length === group.length - 1 && !hasOtherWhole(context, share, whole)) }
  })
}

function fits({ part, rate }: Share, whole: Term): boolean {
  return whole.value >= part.value && fitOfPair(part, whole, rate) !== 'none'
}

/** The number before the shares that fits most of them: two of one paragraph, three where it stands further back. */
function wholeOf(context: Context, group: readonly Share[]): Term | undefined {
  let best: { whole: Term; score: number } | undefined
  for (const whole of wholesBefore(context, group[0] as Share)) {
    const fitting = group.filter((share) => fits(share, whole))
    const enough = fitting.length * 2 > group.length && fitting.length >= (whole.paragraph === group[0]?.part.paragraph ? 2 : 3)
    // What fits by rounding counts for more than what fits by a last digit cut off.
    const score = fitting.reduce((sum, { part, rate }) => sum + (fitOfPair(part, whole, rate) === 'rounded' ? 2 : 1), 0)
    if (enough && score > (best?.score ?? 0)) best = { whole, score }
  }
  return best?.whole
}

function wholesBefore(context: Context, { part }: Share): Term[] {
  const at = positionOf(context.terms, part)
  return context.terms.slice(Math.max(0, at - REACH), at).filter((term) => isCount(term) && isExact(term) && term.family === part.family && term.value > 0).toReversed()
}

/** The shares agree among themselves on a whole that the text does not name, while 其中 puts them under another. */
function strayWhole(context: Context, group: readonly Share[]): Link[] {
  const [first] = group as [Share]
  const whole = wholesBefore(context, first)[0]
  if (group.length < 3 || !whole || whole.paragraph !== first.part.paragraph || !/其中[^,;。]{0,20}$/.test(between(context, whole, first.part))) return []
  const least = Math.max(...group.map(({ part, rate }) => (part.value * 100) / (rate.value + 10 ** -rate.decimals / 2)))
  const most = Math.min(...group.map(({ part, rate }) => (rate.value > 10 ** -rate.decimals / 2 ? (part.value * 100) / (rate.value - 10 ** -rate.decimals / 2) : Infinity)))
  if (Math.ceil(least) > Math.floor(most)) return []
  const about = `${Math.ceil(least)}${Math.floor(most) > Math.ceil(least) ? `至${Math.floor(most)}` : ''}${whole.unit}`
  const verdict: Verdict = {
    severity: 'doubt', message: `所列${group.length}项的占比都与总数${about}相符，与文中${nameOf(whole)}${amountOf(whole)}不符。`, arithmetic: group.map(({ part, rate }) => `${figureText(part)}÷${amountOf(rate)}`).join('、'), fits: `总数为${about}`,
  }
  return group.map(({ part, rate }, index) => {
    const { verdict: _note, ...link } = ratioLink(rate, part, whole, false)
    return { ...link, ...(index === 0 ? { verdict } : {}) }
  })
}

function hasOtherWhole(context: Context, share: Share, whole: Term): boolean {
  return wholesBefore(context, share).some((other) => other.value !== whole.value && other.value > share.part.value && fits(share, other))
}

function strayVerdict({ part, rate }: Share, whole: Term, count: number, sure: boolean): Verdict {
  const percent = (part.value / whole.value) * 100
  const right = `${percent.toFixed(Math.max(rate.decimals, 1))}%`
  return {
    severity: sure ? 'contradiction' : 'doubt', message: `${nameOf(part)}${amountOf(part)}占${amountOf(rate)}不符：同列另有${count}项都以${amountOf(whole)}为基数，此项应为${right}。`,
    arithmetic: `${figureText(part)}÷${figureText(whole)}=${percentText(percent)}，文中为${amountOf(rate)}`, fits: right,
  }
}

/** Percentages of one division should make 100; the last digit may be off. */
function percentColumns(context: Context, terms: readonly Term[]): Link[] {
  const rates = terms.filter(isShareOf)
  const links: Link[] = []
  for (let from = 0; from < rates.length;) {
    const group = withLast(context, terms, rates.slice(from).filter((term) => term.sentence === rates[from]?.sentence))
    from += group.filter(isShareOf).length
    const total = percentTotal(group)
    if (group.length < 3) continue
    if (Math.abs(total - 100) > 1) {
      if (/^[,、;]?(?:其他|其它|其余)/.test(group.at(-1)?.lead ?? '')) links.push(strayPercent(group, total))
      continue
    }
    const verdict: Verdict = { severity: 'rounding', message: `各项比例之和为${percentText(total)}，与100%相差尾数。`, arithmetic: `${additionOf(group)}=${percentText(total)}`, fits: '100%' }
    links.push({
      kind: 'sum', terms: group, formula: `${group.map((term) => term.id).join(' + ')} = 100`, stated: 100, recomputed: Number(total.toPrecision(12)), holds: true,
      ...(Math.abs(total - 100) > 1e-6 ? { verdict } : {}),
    })
  }
  return links
}

/** 其他 as the last share closes the list: it must make 100 %. */
function strayPercent(group: readonly Term[], total: number): Link {
  return {
    kind: 'sum', terms: group, formula: `${group.map((term) => term.id).join(' + ')} = 100`, stated: 100, recomputed: total, holds: false,
    verdict: { severity: 'doubt', message: `所列各项（含其他）比例之和为${percentText(total)}，不是100%。`, arithmetic: `${additionOf(group)}=${percentText(total)}≠100%`, fits: '各项之和为100%' },
  }
}

/** 占31%,占67%,其他类2%: the last one does without the word. */
function withLast(context: Context, terms: readonly Term[], group: readonly Term[]): Term[] {
  const last = group.at(-1)
  const next = last && terms[positionOf(terms, last) + 1]
  return next && next.unit === '%' && next.sentence === last.sentence && /^[,、;]?(?:其他|其它|其余)/.test(between(context, last, next)) ? [...group, next] : [...group]
}
