/** Plans cited with the wrong years, statutes with a year in which they were not revised, titles off by one character. */
import { LAW_TITLES } from './lexicon/laws.ts'
import { PLANS, REVISIONS } from './lexicon/plans.ts'
import type { Layout, Span } from './segments.ts'
import type { Note } from './text-damage.ts'

const KNOWN = new Set([...LAW_TITLES, ...Object.keys(REVISIONS)])
/** A shorter title has too many neighbours that are other laws. */
const SHORTEST = 8

const byLength = new Map<number, string[]>()
for (const title of LAW_TITLES) {
  const list = byLength.get(title.length)
  if (list) list.push(title)
  else byLength.set(title.length, [title])
}

/** Finds citations that do not exist as written. */
export function findCitations(layout: Layout): Note[] {
  const neighbours = new Map<string, string | undefined>()
  return layout.titles.flatMap((span) => {
    const inside = layout.folded.slice(span.start, span.end)
    const tail = layout.folded.slice(span.end + 1, span.end + 24)
    return planYears(layout, span, inside, tail) ?? revisionYear(span, inside, tail) ?? misspelt(layout, span, inside, neighbours) ?? []
  })
}

function noteOf(span: Span, message: string, cited: string, fits: string): Note[] {
  return [{ severity: 'citation', start: span.start, end: span.end, figures: [], message, arithmetic: cited, fits }]
}

const YEARS = /\(?(20\d{2})\s*年?\s*[-—~至]+\s*(20\d{2})\s*年?\)?$/

/** A national plan has its own years; a plan of the place has the place's name before the title and is left alone. */
function planYears(layout: Layout, span: Span, inside: string, tail: string): Note[] | undefined {
  const plain = inside.replaceAll(/["“”\s]/g, '')
  const outside = /^\((20\d{2})\s*年?\s*[-—~至]+\s*(20\d{2})\s*年?\)/.exec(tail)
  const years = YEARS.exec(plain) ?? outside
  if (!years) return undefined
  const title = plain.replace(YEARS, '')
  const plan = PLANS.find((one) => one.title.replaceAll(/[“”]/g, '') === title)
  if (!plan) return undefined
  const from = Number(years[1])
  const to = Number(years[2])
  if (plan.periods.some(([first, last]) => first === from && last === to)) return []
  const before = layout.folded.slice(Math.max(0, span.start - 14), span.start - 1)
  // Without a word on who issued it, a plan of the place may be meant by its short title.
  if (!/(?:中共中央|国务院|中央|国家|司法部|全国)[^,;。]{0,8}$/.test(before)) return []
  const right = plan.periods.map(([first, last]) => `${first}—${last}年`).join('、')
  return noteOf(span, `《${title}》的年份不是${from}—${to}年。`, `${from}—${to}年`, right)
}

/** 《行政处罚法》(2020年修订): not a year in which it was made or revised. */
function revisionYear(span: Span, inside: string, tail: string): Note[] | undefined {
  const title = inside.replace('中华人民共和国', '')
  const years = REVISIONS[title]
  const cited = years && /^\((20\d{2}|19\d{2})年?(?:修订|修正|修改|制定|公布)?(?:版|本)?\)/.exec(tail)?.[1]
  // A year later than those known here may be a revision yet to come.
  if (!years || !cited || years.includes(Number(cited)) || Number(cited) > (years.at(-1) as number)) return undefined
  return noteOf(span, `《${inside}》没有${cited}年公布或修订的版本。`, `${cited}年`, years.map((year) => `${year}年`).join('、'))
}

/** A title that no law has, one character away from exactly one that exists. */
function misspelt(layout: Layout, span: Span, inside: string, neighbours: Map<string, string | undefined>): Note[] | undefined {
  const title = inside.replace('中华人民共和国', '').trim()
  if (title.length < SHORTEST || title.length > 24 || KNOWN.has(title) || !/(?:法|条例|条列|规定|办法)$/.test(title)) return undefined
  // What the place itself makes may be named like a national regulation.
  if (/(?:制定|出台|起草|印发|修订|审议|颁布|公布)(?:了|通过)?$/.test(layout.folded.slice(Math.max(0, span.start - 6), span.start - 1))) return undefined
  if (!neighbours.has(title)) neighbours.set(title, neighbourOf(title))
  const near = neighbours.get(title)
  return near ? noteOf(span, `没有题为《${inside}》的国家法律、行政法规，疑为《${near}》。`, `《${inside}》`, `《${near}》`) : undefined
}

function neighbourOf(title: string): string | undefined {
  const found: string[] = []
  for (let length = title.length - 1; length <= title.length + 1; length++) {
    for (const known of byLength.get(length) ?? []) if (isOneOff(title, known)) found.push(known)
  }
  return found.length === 1 ? found[0] : undefined
}

/** True if one insertion, deletion or substitution makes the two equal. */
function isOneOff(a: string, b: string): boolean {
  let from = 0
  while (from < a.length && from < b.length && a[from] === b[from]) from++
  let end = 0
  while (end < a.length - from && end < b.length - from && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  return Math.max(a.length, b.length) - from - end <= 1
}
