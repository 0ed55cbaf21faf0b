/** Total and parts told by 其中: the whole they belong to, what they leave out, what they have too much. */
import type { Term } from '../term.ts'
import { findSpanAt } from '../segments.ts'
import { addsUp, sumLink, totalOf } from './addition.ts'
import { amountOf, between, figureText, intervalOf, isCount, isDivisible, isExact, nameOf, sizeOf, type Context, type Link, type Verdict } from './link.ts'
import { alike, bracketLink, endsWithNumber, overfull, underfull } from './shortfall.ts'

/** 隐患300处,其中重大隐患9处,已整改296处: what was done about the whole, and no part beside the first. */
const DONE = /^[,、\s]*(?:现|共|均)?已?(?:全部)?(?:整改|办结|审结|结案|化解|解决|处理|处置|办理|完成|答复|回复|调解|移送|立案)/

export const LONGEST_RUN = 12

/** 其中 stands between a number and the next, in the same sentence or at the beginning of the next one. */
export function startsParts(context: Context, left: Term, right: Term): boolean {
  const text = between(context, left, right)
  if (right.sentence - left.sentence > 1) return false
  const at = text.lastIndexOf('其中')
  return at >= 0 && !/[。!?\n]/.test(text.slice(at)) && !/其中(?:之|一(?:[个件项名家起人位处]|部分|方面))/.test(text.slice(at, at + 5))
}

/** The relations of the parts that begin at `index`. */
export function markedParts(context: Context, terms: readonly Term[], index: number): Link[] {
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
  // After ; another matter begins.
  const end = parts.findIndex((part, at) => at > 0 && (between(context, parts[at - 1] as Term, part).includes(';') || (DONE.test(part.lead) && !DONE.test(first.lead.replace(/^.*其中/, '')))))
  const listed = end < 0 ? parts : parts.slice(0, end)
  const links = closed ? [sumLink(closed, whole)] : listed.length > 1 && !hasRates(terms, listed) ? [...overfull(listed, whole), ...underfull(listed, whole)] : []
  // In a sentence of its own 其中 may look back past a number with its rates to the subject of them all.
  const near = terms[index - 1] === whole || (whole.sentence === first.sentence && terms.slice(terms.indexOf(whole) + 1, index).every(({ family }) => family === 'rate' || family === 'points'))
  const sole = near && (wholes.length === 1 || totalOf(wholes.filter((candidate) => alike(candidate, first))) < sizeOf(first))
  // What follows parts that make up the whole is told beside it: 文件12件,其中甲8件、乙4件,另制定15件.
  const beyond = closed ? (closed.at(-1) as Term).start : Infinity
  // A larger number in another unit (3期,其中120人次) is no part at all.
  const held = parts.filter((part) => alike(part, whole) || intervalOf(part)[0] <= intervalOf(whole)[1])
  return [...links, ...held.map((part) => partLink(part, whole, sole && listed.includes(part) && part.start <= beyond))]
}

/** 245件(刑事189件,民事56件): a breakdown in brackets behind its whole; one that only says what is contained (含) is none. */
export function bracketedParts(context: Context, terms: readonly Term[], index: number): Link[] {
  const whole = terms[index] as Term
  const next = terms[index + 1]
  const bracket = next && findSpanAt(context.layout.brackets, next.start)
  if (!bracket || !isDivisible(whole) || bracket.start !== whole.unitEnd + 1 || findSpanAt(context.layout.brackets, whole.start)) return []
  const text = context.layout.folded.slice(bracket.start, bracket.end)
  const parts = terms.filter((term) => term.start >= bracket.start && term.start < bracket.end)
  if (/^(?:含|包括|其中|不含|另|比|较|同比)/.test(text) || parts.length < 2 || parts.some((part) => part.unit !== whole.unit || part.lead === '') || addsUp(parts, whole)) return []
  const near = [...overfull(parts, whole), ...underfull(parts, whole)]
  return near.length > 0 || !isExact(whole, ...parts) || !endsWithNumber(context, parts, bracket.end) ? near : [bracketLink(parts, whole)]
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

/** Numbers of the kind of the first; what stands in brackets behind one of them is a remark on it. */
function partsFrom(context: Context, terms: readonly Term[], index: number, first: Term): Term[] {
  const inside = findSpanAt(context.layout.brackets, first.start)
  const parts: Term[] = []
  for (let at = index; at < terms.length && at < index + LONGEST_RUN; at++) {
    const term = terms[at] as Term
    if (term.sentence !== first.sentence) break
    if (at > index && startsParts(context, terms[at - 1] as Term, term)) break
    if (/共计|合计|总计|总数|全年|累计/.test(term.lead)) break
    if (term.family === first.family && term.form !== 'word' && findSpanAt(context.layout.brackets, term.start) === inside) parts.push(term)
  }
  return parts
}

/** The run of at least two parts from the first that makes up the whole: to the last digit if one does, else the shortest within the tolerance of rounded numbers. */
export function closingPrefix(parts: readonly Term[], whole: Term): Term[] | undefined {
  let near: Term[] | undefined
  for (let count = 2; count <= parts.length; count++) {
    const run = parts.slice(0, count)
    if (!addsUp(run, whole)) continue
    if (Math.abs(totalOf(run) - sizeOf(whole)) <= 1e-6 * Math.max(1, sizeOf(whole))) return run
    near ??= run
  }
  return near
}

/** As closingPrefix, from any part on: the first may be a remark (其中上年结转6件, …). */
function closingRun(parts: readonly Term[], whole: Term): Term[] | undefined {
  for (let from = 0; from < parts.length - 1; from++) {
    const run = closingPrefix(parts.slice(from), whole)
    if (run) return run
  }
  return undefined
}

function partLink(part: Term, whole: Term, sole: boolean): Link {
  const exceeds = intervalOf(part)[0] > intervalOf(whole)[1]
  const sure = exceeds && isExact(part, whole) && part.sentence === whole.sentence
  return {
    kind: 'leq', terms: [part, whole], formula: `${part.id} <= ${whole.id}`, stated: whole.value, recomputed: part.value, holds: !exceeds,
    ...(exceeds && sole && alike(part, whole) ? { verdict: partVerdict(part, whole, sure) } : {}),
  }
}

function partVerdict(part: Term, whole: Term, sure: boolean): Verdict {
  return {
    severity: sure ? 'contradiction' : 'doubt', message: `其中的${amountOf(part)}(${nameOf(part)})大于总数${amountOf(whole)}(${nameOf(whole)})。`,
    arithmetic: `${figureText(part)}>${figureText(whole)}`, fits: `总数不少于${amountOf(part)}，或其中不多于${amountOf(whole)}`,
  }
}

/** Where each part has its own rate (实办率99%), the parts are looked at one by one and divide nothing. */
function hasRates(terms: readonly Term[], parts: readonly Term[]): boolean {
  const from = parts[0]?.start ?? 0
  const to = parts.at(-1)?.start ?? 0
  return terms.some((term) => term.family === 'rate' && !/占|比/.test(term.lead) && term.start > from && term.start < to)
}
