/** Total and parts: 其中, 包括, colon lists, totals drawn at the end, and parts that follow their total without a word. */
import type { Term } from '../term.ts'
import { findSpanAt } from '../segments.ts'
import { amountOf, between, halfPlace, intervalOf, isCount, isExact, isDivisible, nameOf, numberText, sizeOf, type Context, type Link, type Verdict } from './link.ts'

const TOTAL_AT_END = /^(?:,|、|;)?\s*(?:共计|合计|总计|总共)$/
const LONGEST_RUN = 12
/** An unmarked run must reach this total before its sum is taken for more than chance. */
const SMALLEST_UNMARKED = 10

/** Finds totals with their parts. */
export function findSums(context: Context): Link[] {
  return context.paragraphs.flatMap((terms) => {
    const links: Link[] = []
    for (let index = 0; index < terms.length; index++) {
      const term = terms[index] as Term
      if (index > 0 && startsParts(context, terms[index - 1] as Term, term)) links.push(...markedParts(context, terms, index))
      else if (isDivisible(term)) links.push(...unmarkedParts(context, terms, index))
      if (index > 1 && isTotalAtEnd(context, terms[index - 1] as Term, term)) links.push(...totalAtEnd(context, terms, index))
    }
    return [...links, ...percentColumn(terms)]
  })
}

/** 其中 stands between a number and the next, in the same sentence or at the beginning of the next one. */
function startsParts(context: Context, left: Term, right: Term): boolean {
  const text = between(context, left, right)
  if (right.sentence - left.sentence > 1) return false
  const at = text.lastIndexOf('其中')
  return at >= 0 && !/[。!?\n]/.test(text.slice(at)) && !/其中(?:一|之)/.test(text.slice(at, at + 3))
}

function markedParts(context: Context, terms: readonly Term[], index: number): Link[] {
  const first = terms[index] as Term
  if (!isDivisible(first)) return []
  const parts = partsFrom(context, terms, index, first)
  const wholes = wholesFor(context, terms, index, first)
  const nearest = wholes[0]
  if (!nearest) return []
  const closing = wholes.find((whole) => closingRun(parts, whole))
  const largest = Math.max(...parts.map(sizeOf))
  // Where the nearest number is too small to hold the parts, a number further back is meant.
  const whole = closing ?? wholes.find((candidate) => intervalOf(candidate)[1] >= largest) ?? nearest
  const closed = closing && closingRun(parts, closing)
  const links = closed ? [sumLink(closed, whole)] : parts.length > 1 && !hasRates(terms, parts) ? [...overfull(parts, whole), ...underfull(context, parts, whole)] : []
  const sole = wholes.length === 1 && terms[index - 1] === whole
  // A larger number in another unit (3期,其中120人次) is no part at all.
  const held = parts.filter((part) => part.unit === whole.unit || intervalOf(part)[0] <= intervalOf(whole)[1])
  return [...links, ...held.map((part) => partLink(part, whole, sole))]
}

/** The numbers 其中 may refer to, nearest first; a number in brackets is a remark on the one before it. */
function wholesFor(context: Context, terms: readonly Term[], index: number, first: Term): Term[] {
  const inside = findSpanAt(context.layout.brackets, first.start)
  const earlier = terms.slice(Math.max(0, index - 6), index).filter((term) => isDivisible(term) && first.sentence - term.sentence <= 1)
    .filter((term) => { const bracket = findSpanAt(context.layout.brackets, term.start); return !bracket || bracket === inside }).toReversed()
  // The sentence before is looked at only where 其中 opens its own.
  const here = earlier.filter((term) => term.sentence === first.sentence)
  const same = (here.length > 0 ? here : earlier).filter((term) => term.family === first.family)
  const last = earlier[0]
  return same.length > 0 ? same : last && isCount(first) && isCount(last) ? [last] : []
}

function partsFrom(context: Context, terms: readonly Term[], index: number, first: Term): Term[] {
  const parts: Term[] = []
  for (let at = index; at < terms.length && at < index + LONGEST_RUN; at++) {
    const term = terms[at] as Term
    if (term.sentence !== first.sentence) break
    if (at > index && startsParts(context, terms[at - 1] as Term, term)) break
    if (/共计|合计|总计|总数|全年|累计/.test(term.lead)) break
    if (term.family === first.family && term.form !== 'word') parts.push(term)
  }
  return parts
}

/** The shortest run of at least two parts from the first that makes up the whole. */
function closingPrefix(parts: readonly Term[], whole: Term): Term[] | undefined {
  for (let count = 2; count <= parts.length; count++) {
    if (addsUp(parts.slice(0, count), whole)) return parts.slice(0, count)
  }
  return undefined
}

/** As closingPrefix, from any part on: the first may be a remark (其中上年结转6件, …). */
function closingRun(parts: readonly Term[], whole: Term): Term[] | undefined {
  for (let from = 0; from < parts.length - 1; from++) {
    const run = closingPrefix(parts.slice(from), whole)
    if (run) return run
  }
  return undefined
}

function totalOf(parts: readonly Term[]): number {
  return parts.reduce((sum, part) => sum + sizeOf(part), 0)
}

/** Rounded terms may miss their total by half a place each. */
function toleranceOf(terms: readonly Term[]): number {
  return terms.some((term) => term.decimals > 0 || term.unit.includes('万') || term.unit.includes('亿')) ? terms.reduce((sum, term) => sum + halfPlace(term), 0) : 0
}

function addsUp(parts: readonly Term[], whole: Term): boolean {
  const difference = Math.abs(totalOf(parts) - sizeOf(whole))
  if (isExact(whole, ...parts)) return difference <= toleranceOf([whole, ...parts]) * (1 + 1e-9) + 1e-6
  return false
}

function sumLink(parts: readonly Term[], whole: Term): Link {
  const total = totalOf(parts)
  const scale = whole.value === 0 ? 1 : sizeOf(whole) / whole.value
  const off = Math.abs(total - sizeOf(whole)) / scale
  const holds = off <= toleranceOf([whole, ...parts]) / scale + 1e-6
  return {
    kind: 'sum', terms: [...parts, whole], formula: `${parts.map((part) => part.id).join(' + ')} = ${whole.id}`, stated: whole.value, recomputed: Number((total / scale).toPrecision(12)), holds,
    ...(holds && off > 1e-6 * Math.max(1, whole.value) ? { verdict: tailVerdict(parts, whole, total / scale) } : {}),
  }
}

function tailVerdict(parts: readonly Term[], whole: Term, total: number): Verdict {
  return { severity: 'rounding', message: `各项之和与总数${amountOf(whole)}相差尾数,系四舍五入所致。`, arithmetic: `${additionOf(parts)}=${numberText(total)}`, fits: `${numberText(total)}${whole.unit}` }
}

function additionOf(parts: readonly Term[]): string {
  return parts.map((part) => numberText(part.value)).join('+')
}

function partLink(part: Term, whole: Term, sole: boolean): Link {
  const exceeds = intervalOf(part)[0] > intervalOf(whole)[1]
  const sure = exceeds && sole && isExact(part, whole) && part.unit === whole.unit && part.sentence === whole.sentence
  return {
    kind: 'leq', terms: [part, whole], formula: `${part.id} <= ${whole.id}`, stated: whole.value, recomputed: part.value, holds: !exceeds,
    ...(exceeds && sole && part.unit === whole.unit ? { verdict: partVerdict(part, whole, sure) } : {}),
  }
}

function partVerdict(part: Term, whole: Term, sure: boolean): Verdict {
  return {
    severity: sure ? 'contradiction' : 'doubt', message: `其中的${amountOf(part)}(${nameOf(part)})大于总数${amountOf(whole)}(${nameOf(whole)})。`,
    arithmetic: `${numberText(part.value)}>${numberText(whole.value)}`, fits: `总数不少于${amountOf(part)},或其中不多于${amountOf(whole)}`,
  }
}

/** Where each part has its own rate (实办率99%), the parts are looked at one by one and divide nothing. */
function hasRates(terms: readonly Term[], parts: readonly Term[]): boolean {
  const from = parts[0]?.start ?? 0
  const to = parts.at(-1)?.start ?? 0
  return terms.some((term) => term.family === 'rate' && term.start > from && term.start < to)
}

/** Parts that together exceed the whole may overlap, hence a doubt; groups of persons (妇女, 未成年人) mostly do. */
function overfull(parts: readonly Term[], whole: Term): Link[] {
  const same = parts.filter((part) => part.unit === whole.unit)
  const total = totalOf(same)
  // A large excess shows that the parts are not of one division; a small one looks like a slip.
  if (total > sizeOf(whole) * 1.2 || whole.family === 'person' || same.length < 2 || !isExact(whole, ...same) || total <= sizeOf(whole) + toleranceOf([whole, ...same]) || same.some((part) => sizeOf(part) > sizeOf(whole))) return []
  const verdict: Verdict = {
    severity: 'doubt', message: `“其中”各项之和超过总数${amountOf(whole)},各项是否有交叉,请核。`, arithmetic: `${additionOf(same)}=${numberText(total)}>${numberText(sizeOf(whole))}`, fits: `总数为${numberText(total)}时相符`,
  }
  return [{ ...sumLink(same, whole), holds: false, verdict }]
}

/**
 * Parts that fall short of the whole. 其他 as the last part closes the division, so that a gap is certain; without
 * it a small gap is a question, a large one nothing: 其中 need not name all.
 */
function underfull(context: Context, parts: readonly Term[], whole: Term): Link[] {
  // After ; another matter begins.
  const end = parts.findIndex((part, index) => index > 0 && between(context, parts[index - 1] as Term, part).includes(';'))
  const listed = end < 0 ? parts : parts.slice(0, end)
  const same = listed.filter((part) => part.unit === whole.unit && !isRemark(context, part))
  const last = same.at(-1)
  const total = totalOf(same)
  const gap = sizeOf(whole) - total
  if (same.length < 2 || same.length !== listed.length || !last || gap <= toleranceOf([whole, ...same]) || !isExact(whole, ...same)) return []
  const closes = /^[、,;]?\s*(?:其他|其余|余下)/.test(last.lead) && same.length > 2
  const small = same.length > 2 && gap <= Math.max(3, sizeOf(whole) * 0.02) && whole.family !== 'person' && !last.tail.startsWith('等')
  if (!closes && !small) return []
  const verdict: Verdict = {
    severity: closes ? 'contradiction' : 'doubt', message: `${nameOf(whole)}${amountOf(whole)},所列各项之和为${numberText(total)}${whole.unit},少${numberText(gap)}${whole.unit}${closes ? '' : ',是否漏列'}。`,
    arithmetic: `${additionOf(same)}=${numberText(total)}≠${numberText(whole.value)}`, fits: `总数为${numberText(total)}${whole.unit},或补列${numberText(gap)}${whole.unit}`,
  }
  return [{ ...sumLink(same, whole), holds: false, verdict }]
}

/** A total followed by numbers of its kind that make it up exactly; then one that denies a part already counted. */
function unmarkedParts(context: Context, terms: readonly Term[], index: number): Link[] {
  const whole = terms[index] as Term
  if (!isExact(whole) || (isCount(whole) && sizeOf(whole) < SMALLEST_UNMARKED)) return []
  const run = terms.slice(index + 1, index + 1 + LONGEST_RUN).filter((term) => term.family === whole.family && term.form !== 'word' && term.sentence - whole.sentence <= 1)
  const parts = closingPrefix(run, whole)
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
    severity: 'contradiction', message: `${nameOf(whole)}${amountOf(whole)},而各类处理结果合计${numberText(total)}${whole.unit},多${numberText(total - sizeOf(whole))}${whole.unit}。`,
    arithmetic: `${additionOf(all)}=${numberText(total)}≠${numberText(whole.value)};${additionOf(parts)}=${numberText(whole.value)},已与总数相等`,
    fits: `总数为${numberText(total)}${whole.unit},或${amountOf(next)}(${nameOf(next)})已包含在前几项之中`,
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
  const total = totalOf(parts)
  const more = total > sizeOf(whole)
  const rest = context.layout.folded.slice(next.start, (parts.at(-1) as Term).unitEnd + 12)
  if (rest.includes('其中') || (!more && rest.includes('等'))) return []
  const verdict: Verdict = {
    severity: more && whole.family !== 'person' ? 'contradiction' : 'doubt', message: `所列各项之和为${numberText(total)}${whole.unit},与总数${amountOf(whole)}不符。`, arithmetic: `${additionOf(parts)}=${numberText(total)}≠${numberText(whole.value)}`, fits: `总数为${numberText(total)}${whole.unit}`,
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

function totalAtEnd(context: Context, terms: readonly Term[], index: number): Link[] {
  const whole = terms[index] as Term
  const parts = terms.slice(Math.max(0, index - LONGEST_RUN), index).filter((term) => term.sentence === whole.sentence && term.family === whole.family && term.form !== 'word' && !isRemark(context, term))
  for (let from = 0; from < parts.length - 1; from++) if (addsUp(parts.slice(from), whole)) return [sumLink(parts.slice(from), whole)]
  const text = context.layout.folded.slice(parts[0]?.start ?? whole.start, whole.start)
  const plainParts = parts.length > 1 && isExact(whole, ...parts) && parts.every((part) => part.unit === whole.unit)
  if (!plainParts || /其中|取消|减少|删除|废止|新增|增加|原有?|压缩|:/.test(text)) return []
  const total = totalOf(parts)
  const verdict: Verdict = { severity: 'contradiction', message: `各项之和为${numberText(total)}${whole.unit},合计却为${amountOf(whole)}。`, arithmetic: `${additionOf(parts)}=${numberText(total)}≠${numberText(whole.value)}`, fits: `合计${numberText(total)}${whole.unit}` }
  return [{ ...sumLink(parts, whole), holds: false, verdict }]
}

/** Percentages of one division should make 100; the last digit may be off. */
function percentColumn(terms: readonly Term[]): Link[] {
  const rates = terms.filter((term) => term.unit === '%' && term.form !== 'word' && /占|比重|比例/.test(term.lead))
  const links: Link[] = []
  for (let from = 0; from < rates.length;) {
    const group = rates.slice(from).filter((term) => term.sentence === rates[from]?.sentence)
    from += group.length
    const total = totalOf(group)
    const last = group.at(-1)
    if (group.length < 3 || !last || Math.abs(total - 100) > 1) continue
    const off = Math.abs(total - 100) > 1e-6
    links.push({
      kind: 'sum', terms: group, formula: `${group.map((term) => term.id).join(' + ')} = 100`, stated: 100, recomputed: Number(total.toPrecision(12)), holds: Math.abs(total - 100) <= toleranceOf(group) + 1e-9,
      ...(off ? { verdict: { severity: 'rounding' as const, message: `各项比例之和为${numberText(total)}%,与100%相差尾数。`, arithmetic: `${additionOf(group)}=${numberText(total)}`, fits: '100%' } } : {}),
    })
  }
  return links
}
