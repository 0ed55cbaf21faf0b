/** The layout of a report: paragraphs, sentences, sections, and what stands in titles, quotes and brackets. */
import { fold } from './text.ts'

export interface Span { readonly start: number; readonly end: number }
export interface Sentence extends Span { readonly paragraph: number; readonly section: number }

export interface Layout {
  readonly text: string
  readonly folded: string
  readonly paragraphs: readonly Span[]
  readonly sentences: readonly Sentence[]
  /** 《…》, outermost. */
  readonly titles: readonly Span[]
  /** “…”, outermost; the span is what stands inside the marks. */
  readonly quotes: readonly Span[]
  readonly brackets: readonly Span[]
}

const SENTENCE_END = '。!?\n'
/** A quotation or bracket that has not closed by then was never closed: the mark was lost. */
const LONGEST_QUOTE = 120
const LONGEST_TITLE = 160

/** Divides a text; time and memory grow with its length. */
export function layoutOf(text: string): Layout {
  const folded = fold(text)
  const paragraphs = paragraphsOf(folded)
  return {
    text, folded, paragraphs,
    sentences: sentencesOf(folded, paragraphs),
    titles: pairsOf(folded, '《', '》', LONGEST_TITLE, '<', '>'),
    quotes: quotesOf(folded),
    brackets: pairsOf(folded, '(', ')', LONGEST_QUOTE, '[', ']'),
  }
}

function paragraphsOf(folded: string): Span[] {
  const paragraphs: Span[] = []
  let start = 0
  for (let at = folded.indexOf('\n'); ; at = folded.indexOf('\n', start)) {
    const end = at < 0 ? folded.length : at
    if (!isBlank(folded, start, end)) paragraphs.push({ start, end })
    if (at < 0) return paragraphs
    start = at + 1
  }
}

function isBlank(folded: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (!' \t\r'.includes(folded[at] as string)) return false
  return true
}

function sentencesOf(folded: string, paragraphs: readonly Span[]): Sentence[] {
  const sentences: Sentence[] = []
  const heading = headingOf(folded, paragraphs)
  let section = 0
  paragraphs.forEach((paragraph, index) => {
    if (heading && opensWith(folded, paragraph, heading)) section++
    let start = paragraph.start
    for (let at = paragraph.start; at <= paragraph.end; at++) {
      const closes = at === paragraph.end || SENTENCE_END.includes(folded[at] as string)
      if (!closes) continue
      if (!isBlank(folded, start, at)) sentences.push({ start, end: at, paragraph: index, section })
      start = at + 1
    }
  })
  return sentences
}

/** Ordinals of headings from the highest level down. */
const HEADINGS: readonly RegExp[] = [/^\s{0,12}[一二三四五六七八九十]{1,3}、/, /^\s{0,12}\([一二三四五六七八九十]{1,3}\)/, /^\s{0,12}\d{1,2}[、.]/]

/** The highest level of heading a text uses: its paragraphs divide the text into sections. */
function headingOf(folded: string, paragraphs: readonly Span[]): RegExp | undefined {
  return HEADINGS.find((heading) => paragraphs.filter((paragraph) => opensWith(folded, paragraph, heading)).length > 1)
}

function opensWith(folded: string, paragraph: Span, heading: RegExp): boolean {
  return heading.test(folded.slice(paragraph.start, Math.min(paragraph.end, paragraph.start + 20)))
}

/** Outermost pairs of marks within one paragraph; `inner` marks nest without being reported. */
function pairsOf(folded: string, open: string, close: string, longest: number, open2 = '', close2 = ''): Span[] {
  const spans: Span[] = []
  let depth = 0
  let start = -1
  for (let at = 0; at < folded.length; at++) {
    const char = folded[at] as string
    if (char === '\n' || (depth > 0 && at - start > longest)) {
      depth = 0
      continue
    }
    if (char === open || (char === open2 && open2 !== '')) {
      if (depth++ === 0) start = at + 1
    } else if ((char === close || (char === close2 && close2 !== '')) && depth > 0) {
      if (--depth === 0) spans.push({ start, end: at })
    }
  }
  return spans
}

/** Quotations; straight marks open and close by turns within a paragraph. */
function quotesOf(folded: string): Span[] {
  const spans: Span[] = []
  let depth = 0
  let start = -1
  for (let at = 0; at < folded.length; at++) {
    const char = folded[at] as string
    if (char === '\n' || (depth > 0 && at - start > LONGEST_QUOTE)) depth = 0
    else if (char === '“' || char === '‘' || (char === '"' && depth === 0)) {
      if (depth++ === 0) start = at + 1
    } else if ((char === '”' || char === '’' || char === '"') && depth > 0) {
      if (--depth === 0) spans.push({ start, end: at })
    }
  }
  return spans
}

/** The span of a sorted, disjoint list that contains `index`; undefined if none does. */
export function findSpanAt<S extends Span>(spans: readonly S[], index: number): S | undefined {
  const at = findIndexAt(spans, index)
  return at < 0 ? undefined : spans[at]
}

/** Position in the list of the span that contains `index`, or -1. */
export function findIndexAt(spans: readonly Span[], index: number): number {
  let low = 0
  let high = spans.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const span = spans[middle] as Span
    if (index < span.start) high = middle - 1
    else if (index >= span.end) low = middle + 1
    else return middle
  }
  return -1
}
