/** What the relation finders share: the link between figures, their order in the text, and number formats. */
import type { Term } from '../term.ts'
import type { Layout } from '../segments.ts'

export type RelationKind = 'sum' | 'ratio' | 'difference' | 'leq' | 'same' | 'count' | 'change'
export type Severity = 'contradiction' | 'doubt' | 'rounding' | 'text' | 'citation'

/** What a judgement adds to a link; ids are given later. */
export interface Verdict {
  readonly severity: Severity
  readonly message: string
  readonly arithmetic: string
  readonly fits?: string
}

/** A relation between figures, before it has an id. */
export interface Link {
  readonly kind: RelationKind
  readonly terms: readonly Term[]
  readonly formula: string
  readonly stated: number
  readonly recomputed: number
  readonly holds: boolean
  readonly verdict?: Verdict
}

export interface Context {
  readonly layout: Layout
  readonly terms: readonly Term[]
  /** Terms by sentence and by paragraph, in the order of the text; empty groups are left out. */
  readonly sentences: readonly (readonly Term[])[]
  readonly paragraphs: readonly (readonly Term[])[]
}

export type Finder = (context: Context) => Link[]

export function contextOf(layout: Layout, terms: readonly Term[]): Context {
  return { layout, terms, sentences: groupsOf(terms, (term) => term.sentence), paragraphs: groupsOf(terms, (term) => term.paragraph) }
}

/** A text without full stops is cut here, so that the finders' work stays in proportion to its length. */
const LARGEST_GROUP = 120

function groupsOf(terms: readonly Term[], key: (term: Term) => number): Term[][] {
  const groups: Term[][] = []
  let last = -1
  for (const term of terms) {
    if (key(term) !== last || groups.at(-1)?.length === LARGEST_GROUP) groups.push([])
    last = key(term)
    groups.at(-1)?.push(term)
  }
  return groups
}

const NO_COUNT = new Set(['rate', 'points', 'money', '', '倍', '番', '折', '分', '成'])
const DURATION = /年|月|天|日|周|星期|小时|分钟|秒|季度|岁|学时|课时/

/** A number of things: persons, cases, items; no rate, amount of money or length of time. */
export function isCount(term: Term): boolean {
  return term.form !== 'word' && !NO_COUNT.has(term.family) && !DURATION.test(term.unit) && Number.isInteger(term.value) && term.value >= 0
}

/** A quantity that may be a part of another: a count, an amount or a length of time. */
export function isQuantity(term: Term): boolean {
  return term.form !== 'word' && term.family !== 'rate' && term.family !== 'points' && term.family !== ''
}

/** A quantity that can be divided into parts; a length of time cannot (三十日内, 其中…九十日内 are two terms). */
export function isDivisible(term: Term): boolean {
  return isQuantity(term) && !DURATION.test(term.unit)
}

/** Value in the base unit, so that 3亿元 and 5000万元 compare. */
export function sizeOf(term: Term): number {
  if (term.family !== 'money') return term.value
  const scale = (term.unit.includes('万') ? 1e4 : 1) * (term.unit.includes('亿') ? 1e8 : 1)
  return term.value * scale
}

/** Half of the last printed place in the base unit: 500 for 1.2万件. */
export function halfPlace(term: Term): number {
  const scale = (term.family === 'money' && term.value !== 0 ? sizeOf(term) / term.value : 1) * (/万/.test(term.raw) ? 1e4 : 1) * (/亿/.test(term.raw) ? 1e8 : 1)
  return (scale * 10 ** -term.decimals) / 2
}

/** Printed with decimals or in 万 or 亿: the true value may lie half a place off. */
export function isRounded(term: Term): boolean {
  return term.decimals > 0 || halfPlace(term) > 0.5
}

/** The interval in which the true value of a printed number lies. */
export function intervalOf(term: Term): readonly [number, number] {
  const size = sizeOf(term)
  const half = isRounded(term) ? halfPlace(term) : 0
  if (term.bound === 'exact') return [size - half, size + half]
  const step = lastStep(Math.abs(size))
  if (term.bound === 'least') return [size, isBlurred(term) ? size + step : Infinity]
  if (term.bound === 'most') return [term.qualifier === '近' || term.qualifier === '接近' || term.qualifier === '将近' ? size - step : 0, size]
  return [size - step, size + step]
}

/** 4300余 lies below 4400; 超过 and 以上 have no upper end. */
function isBlurred(term: Term): boolean {
  return term.qualifier === '余' || term.qualifier === '多' || term.qualifier === '有余'
}

/** The place of the last digit that is not zero: 4300 → 100. */
function lastStep(size: number): number {
  if (!Number.isInteger(size) || size === 0) return Math.max(size * 0.1, 1)
  let step = 1
  while (size % (step * 10) === 0) step *= 10
  return step
}

export function isExact(...terms: readonly Term[]): boolean {
  return terms.every((term) => term.bound === 'exact')
}

/** The number with its unit as printed: 1000余件, 1238.9万件. */
export function amountOf(term: Term): string {
  if (term.family === 'rate') return `${numberText(term.value)}${term.unit}`
  const inside = term.qualifier === '余' || term.qualifier === '多' ? term.qualifier : ''
  return `${figureText(term)}${inside}${term.unit}`
}

/** The number as a sum on paper would show it: 万 and 亿 stay as they are printed. */
export function figureText(term: Term): string {
  return /^[\d.,]+[万亿]+$/.test(term.raw) ? term.raw : numberText(term.value)
}

const LONGEST_NAME = 16

/** What a term counts, short enough to stand in a sentence; a long name is cut behind a 的 or 地, never inside a word. */
export function nameOf(term: Term): string {
  const subject = term.subject.replaceAll(/\s+/g, '')
  if (subject.length <= LONGEST_NAME) return subject
  const tail = subject.slice(-LONGEST_NAME)
  const own = tail.slice(Math.max(tail.lastIndexOf('的', tail.length - 3), tail.lastIndexOf('、', tail.length - 3)) + 1)
  return own.length < LONGEST_NAME ? own : `…${tail}`
}

/** A number without binary noise and without needless zeros. */
export function numberText(value: number): string {
  return String(Number(value.toPrecision(12)))
}

/** A percentage with at least two places, for arithmetic. */
export function percentText(value: number, places = 2): string {
  return `${Number(value.toFixed(Math.max(places, 2)))}%`
}

/** Where a term stands in a list ordered by place. */
export function positionOf(terms: readonly Term[], term: Term): number {
  let low = 0
  let high = terms.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((terms[middle] as Term).start < term.start) low = middle + 1
    else high = middle
  }
  return low
}

/** The clause before the number as far back as the number before it, marks included. */
export function between(context: Context, left: Term, right: Term): string {
  return context.layout.folded.slice(left.unitEnd, right.start)
}

/** One number is not larger than another. */
export function leq(part: Term, whole: Term, holds = true): Link {
  return { kind: 'leq', terms: [part, whole], formula: `${part.id} <= ${whole.id}`, stated: whole.value, recomputed: part.value, holds }
}
