/** Totals and their parts: 其中, colon lists, brackets, totals drawn at the end, and parts that follow their total without a word. */
import type { Term } from '../term.ts'
import { findSpanAt } from '../segments.ts'
import { addsUp, sumLink, totalOf, totalText, unequal, additionOf } from './addition.ts'
import { amountOf, between, figureText, halfPlace, isCount, isDivisible, isExact, isRounded, nameOf, numberText, sizeOf, type Context, type Link, type Verdict } from './link.ts'
import { bracketedParts, closingPrefix, LONGEST_RUN, markedParts, startsParts } from './parts.ts'

const TOTAL_AT_END = /^(?:,|、|;)?\s*(?:共计|合计|总计|总共)$/
/** An unmarked run must reach this total before its sum is taken for more than chance. */
const SMALLEST_UNMARKED = 10

/** Finds totals with their parts. */
export function findSums(context: Context): Link[] {
  return context.paragraphs.flatMap((terms) => {
    const links: Link[] = []
    for (let index = 0; index < terms.length; index++) {
      const term = terms[index] as Term
      if (index > 0 && startsParts(context, terms[index - 1] as Term, term)) links.push(...markedParts(context, terms, index))
      else if (isDivisible(term)) links.push(...unmarkedParts(context, terms, index), ...bracketedParts(context, terms, index))
      if (index > 1) links.push(...together(context, terms, index))
      if (index > 1 && isTotalAtEnd(context, terms[index - 1] as Term, term)) links.push(...totalAtEnd(context, terms, index))
    }
    return links
  })
}

/** A total followed by numbers of its kind that make it up exactly; then one that denies a part already counted. */
function unmarkedParts(context: Context, terms: readonly Term[], index: number): Link[] {
  const whole = terms[index] as Term
  if (!isExact(whole) || (isCount(whole) && sizeOf(whole) < SMALLEST_UNMARKED)) return []
  const run = terms.slice(index + 1, index + 1 + LONGEST_RUN).filter((term) => term.family === whole.family && term.form !== 'word' && term.sentence - whole.sentence <= 1)
  const parts = closingPrefix(run, whole)
  // Many rounded numbers leave room for chance: more than one last digit off is none.
  if (parts && Math.abs(totalOf(parts) - sizeOf(whole)) > 2.01 * Math.max(...[whole, ...parts].map((term) => (isRounded(term) ? halfPlace(term) : 0)))) return []
  if (!parts) return colonList(context, terms, index, run)
  const next = run[parts.length]
  const links = [sumLink(parts, whole)]
  if (next && next.sentence === whole.sentence && next.value > 0 && isExact(next) && next.unit === whole.unit && denies(next, parts)) links.push(surplusLink(parts, next, whole))
  return links
}

/** 受理60件, … 不予受理4件: a part whose label is the denial of another cannot be contained in it. */
function denies(next: Term, parts: readonly Term[]): boolean {
  const label = /(?:不予|未予|未|不)([\u4e00-\u9fff]{2,4})$/.exec(next.lead)?.[1]
  return label !== undefined && parts.some((part) => part.lead.endsWith(label) && !part.lead.endsWith(`不予${label}`))
}

function surplusLink(parts: readonly Term[], next: Term, whole: Term): Link {
  const all = [...parts, next]
  const total = totalOf(all)
  const verdict: Verdict = {
    severity: 'contradiction', message: `${nameOf(whole)}${amountOf(whole)}，而各类处理结果合计${numberText(total)}${whole.unit}，多${numberText(total - sizeOf(whole))}${whole.unit}。`,
    arithmetic: `${unequal(all, whole)}；${additionOf(parts)}=${figureText(whole)}，已与总数相等`, fits: `总数为${numberText(total)}${whole.unit}，或${amountOf(next)}（${nameOf(next)}）已包含在前几项之中`,
  }
  return { ...sumLink(all, whole), holds: false, verdict }
}

/** 共100件:甲60件,乙30件。 A colon promises the whole list; only an excess is certain, a shortage is a doubt. */
function colonList(context: Context, terms: readonly Term[], index: number, run: readonly Term[]): Link[] {
  const whole = terms[index] as Term
  const next = terms[index + 1]
  const parts = run.filter((term) => term.sentence === whole.sentence && term.unit === whole.unit && !isRemark(context, term))
  if (!next || parts[0] !== next || parts.length < 2 || !isExact(whole, ...parts)) return []
  if (!/^[^,;。]{0,12}:/.test(between(context, whole, next)) || !/共|总|合计|累计/.test(whole.lead)) return []
  if (terms.some((term) => term.sentence === whole.sentence && term.start > next.start && /其中|共|另/.test(term.lead))) return []
  const more = totalOf(parts) > sizeOf(whole)
  const rest = context.layout.folded.slice(next.start, (parts.at(-1) as Term).unitEnd + 12)
  if (rest.includes('其中') || (!more && rest.includes('等'))) return []
  const total = totalText(parts, whole)
  const verdict: Verdict = {
    severity: more && whole.family !== 'person' ? 'contradiction' : 'doubt', message: `所列各项之和为${total}${whole.unit}，与总数${amountOf(whole)}不符。`, arithmetic: unequal(parts, whole), fits: `总数为${total}${whole.unit}`,
  }
  return [{ ...sumLink(parts, whole), holds: false, verdict }]
}

/** A number in brackets explains the one before it and is counted there. */
function isRemark(context: Context, term: Term): boolean {
  return findSpanAt(context.layout.brackets, term.start) !== undefined
}

/** 甲3件,乙4件,合计7件: the total stands alone after its parts. */
function isTotalAtEnd(context: Context, left: Term, term: Term): boolean {
  return left.sentence === term.sentence && TOTAL_AT_END.test(between(context, left, term)) && isDivisible(term)
}

/** 建议62件、提案105件,共167件: 共 before the number alone; weaker than 合计, for it may count other things. */
function together(context: Context, terms: readonly Term[], index: number): Link[] {
  const whole = terms[index] as Term
  if (!isDivisible(whole) || !isExact(whole) || !ALONE.test(whole.tail) || !/^[,、]?共$/.test(between(context, terms[index - 1] as Term, whole))) return []
  let from = index - 1
  while (from > 0 && index - from < LONGEST_RUN && terms[from - 1]?.unit === whole.unit && JOINT.test(between(context, terms[from - 1] as Term, terms[from] as Term))) from--
  const run = terms.slice(from, index)
  const text = context.layout.folded.slice((run[0] as Term).start - (run[0] as Term).lead.length, whole.start)
  if (run.length < 2 || run.some((part) => part.unit !== whole.unit || part.sentence !== whole.sentence) || !isExact(...run) || /其中|比|较(?!差)|新增/.test(text)) return []
  if (run.some((_, at) => addsUp(run.slice(at), whole) || closingPrefix(run.slice(at), whole) !== undefined)) return []
  const total = totalText(run, whole)
  const verdict: Verdict = { severity: 'doubt', message: `各项之和为${total}${whole.unit}，共计却为${amountOf(whole)}，请核。`, arithmetic: unequal(run, whole), fits: `共${total}${whole.unit}` }
  return [{ ...sumLink(run, whole), holds: false, verdict }]
}

/** Nothing but a general noun behind the total: 共53个单位. */
const ALONE = /^(?:单位|部门|事项|项目)?$/
const JOINT = /^[^,;。:]{0,14}[、,][^,;。:]{0,14}$/

function totalAtEnd(context: Context, terms: readonly Term[], index: number): Link[] {
  const whole = terms[index] as Term
  const parts = terms.slice(Math.max(0, index - LONGEST_RUN), index).filter((term) => term.sentence === whole.sentence && term.family === whole.family && term.form !== 'word' && !isRemark(context, term))
  for (let from = 0; from < parts.length - 1; from++) {
    const run = addsUp(parts.slice(from), whole) ? parts.slice(from) : closingPrefix(parts.slice(from), whole)
    if (run) return [sumLink(run, whole)]
  }
  const text = context.layout.folded.slice(parts[0]?.start ?? whole.start, whole.start)
  const plainParts = parts.length > 1 && isExact(whole, ...parts) && parts.every((part) => part.unit === whole.unit)
  if (!plainParts || /其中|取消|减少|删除|废止|新增|增加|原有?|压缩|比|较(?!差)|同期|平均|人均|每|:/.test(text)) return []
  const total = totalText(parts, whole)
  const verdict: Verdict = { severity: 'contradiction', message: `各项之和为${total}${whole.unit}，合计却为${amountOf(whole)}。`, arithmetic: unequal(parts, whole), fits: `合计${total}${whole.unit}` }
  return [{ ...sumLink(parts, whole), holds: false, verdict }]
}
