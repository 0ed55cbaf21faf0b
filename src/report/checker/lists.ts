/**
 * Lists of names and the number stated for them: 甲、乙、丙三项; 甲、乙等五个; 四个有(甲、乙、丙、丁); 九个分中心:甲、乙….
 * A list is read as a range of counts, because 和 and 及 may join two names or stand inside one.
 */
import { findSpanAt, type Layout, type Sentence, type Span } from './segments.ts'
import { isHan } from './text.ts'

export interface Members {
  /** Names when only 、 divides, and when 和, 及, 与 divide too. */
  readonly least: number
  readonly most: number
  readonly names: readonly string[]
  /** 等 follows: more may exist than are named. */
  readonly open: boolean
  /** How the list is tied to the number: standing before it, set off by a colon or 即, in brackets; the looser ties count only when the numbers agree. */
  readonly tie: 'before' | 'colon' | 'bracket' | 'loose'
}

export interface Counted {
  /** The number; its measure and the name it belongs to end at `end`. */
  readonly start: number
  readonly end: number
  readonly value: number
  /** A programme's name (“三区一台”); the list of members then follows the closing mark. */
  readonly programme: boolean
}

const LONGEST_LIST = 400

/** The list of names a number counts; undefined if none is tied to it. */
export function findMembers(layout: Layout, sentence: Sentence, counted: Counted): Members | undefined {
  if (counted.value < (counted.programme ? 1 : 2) || counted.value > 60 || !Number.isInteger(counted.value)) return undefined
  return namedAfter(layout, sentence, counted) ?? (counted.programme ? undefined : namedBefore(layout, sentence, counted)) ?? namedLoosely(layout, sentence, counted)
}

/** True if the list fits the number: exactly, or, with 等, by not exceeding it. */
export function fitsCount(members: Members, value: number): boolean {
  if (members.open) return members.least <= value
  return members.least <= value && value <= members.most
}

/** Splits a list at 、 and ;, outside brackets, quotations and titles. */
function splitNames(text: string): string[] {
  const names: string[] = []
  let depth = 0
  let from = 0
  for (let at = 0; at < text.length; at++) {
    const char = text[at] as string
    if ('(《“<['.includes(char)) depth++
    else if (')》”>]'.includes(char)) depth = Math.max(0, depth - 1)
    else if (depth === 0 && (char === '、' || char === ';')) {
      names.push(text.slice(from, at))
      from = at + 1
    }
  }
  names.push(text.slice(from))
  return names.map((name) => name.trim()).filter((name) => name !== '')
}

function membersOf(text: string, open: boolean, tie: Members['tie']): Members {
  const names = splitNames(text)
  const joints = names.reduce((sum, name) => sum + (name.slice(1, -1).match(/以及|[和及与]/g)?.length ?? 0), 0)
  return { least: names.length, most: names.length + joints, names, open, tie }
}

/** 甲、乙和丙三个…, 甲、乙等五个…: the list runs up to the number. */
function namedBefore({ folded }: Layout, sentence: Sentence, { start, value }: Counted): Members | undefined {
  let end = start
  if (folded[end - 1] === '共') end--
  const open = folded[end - 1] === '等'
  if (open) end--
  if (/(?:各类|其他|有关|相关)$/.test(folded.slice(end - 2, end))) return undefined
  const from = listStart(folded, Math.max(sentence.start, end - LONGEST_LIST), end)
  const text = folded.slice(from, end)
  if (!text.includes('、') && !/[和与及]/.test(text)) return undefined
  if (/\d(?:件|次|个|人|项|名|份)/.test(text)) return undefined
  const members = membersOf(text, open, 'before')
  const dated = text.includes('、') || !/\d/.test(text) ? members.most : datesIn(text)
  // Only 和 between two: the phrase may be anything; it ties when the counts agree.
  if (!text.includes('、')) return !open && dated === value ? { ...members, most: dated } : undefined
  if (!open && !(members.least <= value && value <= members.most)) return undefined
  return members
}

/** 3月5日和6月8日两次: each day is one. */
function datesIn(text: string): number {
  return text.match(/\d{1,2}日/g)?.length ?? 0
}

/** A list begins after the last mark of a clause that stands outside brackets and titles. */
function listStart(folded: string, limit: number, end: number): number {
  let depth = 0
  for (let at = end - 1; at >= limit; at--) {
    const char = folded[at] as string
    if (')》”>]'.includes(char)) depth++
    else if ('(《“<['.includes(char)) {
      if (depth === 0) return at + 1
      depth--
    } else if (depth === 0 && ',;。:!?\n'.includes(char)) return at + 1
  }
  return limit
}

const INTRODUCES = /^[^,;。:!?\n\d(]{0,24}?(?:,?(?:即|分别为|分别是|包括|具体为|具体包括|主要包括|主要为|一是为)|(?=[:(]))[:(]?/

/** 四个有(甲、乙、丙、丁), 九个分中心:甲、乙, 三区一台,即甲、乙. */
function namedAfter({ folded }: Layout, sentence: Sentence, { end, value, start, programme }: Counted): Members | undefined {
  const from = '”"'.includes(folded[end] ?? ' ') ? end + 1 : end
  const opening = introduction(folded, from, sentence.end)
  if (opening === undefined) return undefined
  const bracket = folded[opening - 1] === '('
  const close = bracket ? opening + folded.slice(opening, opening + LONGEST_LIST).indexOf(')') : -1
  const to = bracket && close >= opening && close < sentence.end ? close : listEnd(folded, opening, sentence.end)
  const text = folded.slice(opening, to)
  if (!text.includes('、') || /\d(?:件|次|个|人|项|名|份|条|家|户)/.test(text)) return undefined
  // 五个村:甲村、乙村、丙村为一片,丁村、戊村为另一片: the list goes on behind the comma.
  const goesOn = !bracket && folded[to] === ',' && /^[^。;\n]{0,60}(?:、|日|月)/.test(folded.slice(to, Math.min(sentence.end, to + 62)))
  // What a whole includes, or mainly consists of, need not be all of it.
  const open = goesOn || /等[^、]{0,12}$/.test(text) || /(?:包括|主要(?:为|是|有)?)[:(]?$/.test(folded.slice(from, opening))
  const all = membersOf(text, open, bracket ? 'bracket' : 'colon')
  const head = programme ? folded[start + 1] : undefined
  const own = head && isHan(head) ? all.names.filter((name) => name.endsWith(head)) : []
  if (own.length > 0 && own.length < all.names.length && own.length === value) return { ...all, least: own.length, most: own.length, names: own }
  if (programme && (value < 2 || !(all.least <= value && value <= all.most))) return undefined
  return all
}

function introduction(folded: string, from: number, limit: number): number | undefined {
  const window = folded.slice(from, Math.min(limit, from + 60))
  const direct = INTRODUCES.exec(window)
  if (direct) return from + direct[0].length
  const later = /^[^。;\n]{0,48}?(?:分别为|分别是|具体为|即)[:]?/.exec(window)
  return later ? from + later[0].length : undefined
}

function listEnd(folded: string, from: number, limit: number): number {
  let depth = 0
  for (let at = from; at < Math.min(limit, from + LONGEST_LIST); at++) {
    const char = folded[at] as string
    if ('(《“<['.includes(char)) depth++
    else if (')》”>]'.includes(char)) {
      if (depth === 0) return at
      depth--
    } else if (depth === 0 && ',。\n'.includes(char)) return at
  }
  return Math.min(limit, from + LONGEST_LIST)
}

/** Ties that hold only when the counts agree: a quoted list close by, clauses of one form, a head word said N times. */
function namedLoosely(layout: Layout, sentence: Sentence, counted: Counted): Members | undefined {
  const { folded } = layout
  const agree = (names: readonly string[]): Members | undefined =>
    names.length === counted.value ? { least: names.length, most: names.length, names, open: false, tie: 'loose' } : undefined
  const quoted = nextQuote(layout, counted.end, counted.end + 90)
  if (counted.programme && quoted && folded.slice(quoted.start, quoted.end).includes('、')) {
    const members = agree(splitNames(folded.slice(quoted.start, quoted.end)))
    if (members) return members
  }
  const clauses = folded.slice(Math.max(sentence.start, counted.start - 160), counted.start)
  if (/的“?$/.test(clauses)) {
    const parts = clauses.split(',').filter((part) => part.includes('为')).map((part) => part.trim())
    const form = agree(parts)
    if (form && !counted.programme) return form
    const head = folded.slice(counted.start + 1, counted.end)
    const repeated = counted.programme && head.length >= 2 ? agree(clauses.split(/[,。]/).filter((part) => part.includes(head))) : undefined
    if (repeated) return repeated
  }
  return counted.programme ? headRepeated(layout, sentence, counted, agree) : undefined
}

function nextQuote(layout: Layout, from: number, to: number): Span | undefined {
  const { folded } = layout
  for (let at = from; at < Math.min(to, folded.length) && folded[at] !== '\n'; at++) {
    if (folded[at] === '“' || folded[at] === '"') {
      const span = findSpanAt(layout.quotes, at + 1)
      if (span && span.start === at + 1) return span
    }
  }
  return undefined
}

/** 三项制度: a title of the same paragraph or the next in which 制度 stands three times. */
function headRepeated(layout: Layout, sentence: Sentence, counted: Counted, agree: (names: readonly string[]) => Members | undefined): Members | undefined {
  const { folded } = layout
  const name = folded.slice(counted.start, counted.end)
  const head = /(?:项|个)([\u4e00-\u9fff]{2})$/.exec(name)?.[1]
  if (!head) return undefined
  const next = layout.paragraphs[sentence.paragraph + 1]
  const to = Math.min(next?.end ?? sentence.end, counted.end + 1200)
  for (const title of spansBetween(layout.titles, Math.max(sentence.start, counted.start - 600), to)) {
    const inside = folded.slice(title.start, title.end)
    const parts = inside.split(head).slice(0, -1)
    const members = parts.every((part) => part.length >= 2) ? agree(parts.map((part) => part + head)) : undefined
    if (members) return members
  }
  return undefined
}

function spansBetween(spans: readonly Span[], from: number, to: number): Span[] {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((spans[middle] as Span).start < from) low = middle + 1
    else high = middle
  }
  const found: Span[] = []
  for (let at = low; at < spans.length && (spans[at] as Span).end <= to; at++) found.push(spans[at] as Span)
  return found
}
