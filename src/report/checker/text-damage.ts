/** Damage of the text itself: dates run together, lost units, blurs on exact numbers, unpaired marks, doubled marks. */
import type { Term } from './term.ts'
import { findSpanAt, type Layout, type Span } from './segments.ts'
import { isHan } from './text.ts'

/** A finding about the text at a place; figures may be empty. */
export interface Note extends Span {
  readonly severity: 'text' | 'citation'
  readonly figures: readonly string[]
  readonly message: string
  readonly arithmetic: string
  readonly fits?: string
}

/** Finds damaged places; each is reported once. */
export function findDamage(layout: Layout, terms: readonly Term[], damaged: readonly Span[]): Note[] {
  return [...damaged.map((span) => damagedDate(layout, span)), ...terms.flatMap((term) => [...lostUnit(layout, term), ...doubleBlur(term)]), ...unpaired(layout), ...doubledMarks(layout)]
    .toSorted((a, b) => a.start - b.start)
}

/** 2023116日 may be several days; all that exist are named. */
function damagedDate(layout: Layout, { start, end }: Span): Note {
  const digits = layout.folded.slice(start, end)
  const year = digits.slice(0, 4)
  const rest = digits.slice(4)
  const readings: string[] = []
  for (let split = 1; split < rest.length; split++) {
    const month = Number(rest.slice(0, split))
    const day = Number(rest.slice(split))
    if (rest[split] !== '0' && rest[0] !== '0' && isDay(Number(year), month, day)) readings.push(`${year}年${month}月${day}日`)
  }
  if (readings.length === 0 && rest.length === 4 && isDay(Number(year), Number(rest.slice(0, 2)), Number(rest.slice(2)))) readings.push(`${year}年${Number(rest.slice(0, 2))}月${Number(rest.slice(2))}日`)
  const fits = readings.join('或')
  return { severity: 'text', start, end, figures: [], message: `“${digits}”疑为日期，缺“年”“月”等字。`, arithmetic: digits, ...(fits ? { fits } : {}) }
}

function isDay(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** A number set directly before a noun or a quotation, without measure word. */
function lostUnit({ folded }: Layout, term: Term): Note[] {
  if (term.unit !== '' || term.form !== 'arabic' || term.value < 2 || term.members) return []
  const next = folded[term.unitEnd] ?? ''
  if (next !== '“' && !(isHan(next) && term.subject !== '' && !'和与或至及、的是为以大'.includes(next))) return []
  return [{ severity: 'text', start: term.start, end: term.end, figures: [term.id], message: `“${term.raw}${folded.slice(term.unitEnd, term.unitEnd + 6)}”缺少量词或单位。`, arithmetic: term.raw, fits: `${term.raw}个（项）${folded.slice(term.unitEnd, term.unitEnd + 4)}` }]
}

/** 1203余次: a number exact to the last digit cannot be 余, 多 or 近 as well. */
function doubleBlur(term: Term): Note[] {
  const blurred = /^[余多近约]$/.test(term.qualifier) && Number.isInteger(term.value) && term.value > 20 && term.value % 10 !== 0 && term.form === 'arabic' && !/[万亿]/.test(term.raw + term.unit)
  if (!blurred) return []
  const full = `${term.raw}${term.qualifier === '余' || term.qualifier === '多' ? term.qualifier : ''}${term.unit}`
  return [{ severity: 'text', start: term.start, end: term.end, figures: [term.id], message: `“${full}”既精确到个位又用“${term.qualifier}”，请择其一。`, arithmetic: `${term.raw}不是整十的数`, fits: `${term.raw}${term.unit}，或${Math.floor(term.value / 10) * 10}余${term.unit}` }]
}

const PAIRS: readonly (readonly [string, string, string])[] = [['“', '”', '引号'], ['《', '》', '书名号']]

/** Marks that open or close alone within a paragraph. */
function unpaired({ folded, paragraphs }: Layout): Note[] {
  return paragraphs.flatMap((paragraph) => PAIRS.flatMap(([open, close, name]) => {
    let depth = 0
    let openAt = -1
    for (let at = paragraph.start; at < paragraph.end; at++) {
      if (folded[at] === open) {
        if (depth++ === 0) openAt = at
      } else if (folded[at] === close && --depth < 0) return [lonely(folded, at, name, '前半')]
    }
    return depth > 0 ? [lonely(folded, openAt, name, '后半')] : []
  }))
}

function lonely(folded: string, at: number, name: string, half: string): Note {
  return { severity: 'text', start: at, end: at + 1, figures: [], message: `${name}不成对，缺${half}。`, arithmetic: folded.slice(Math.max(0, at - 8), at + 8).trim() }
}

const DOUBLED = /([,。;、:])\1+|[,、;:][。;]|。[,、;]/g

/** Two marks where one belongs. */
function doubledMarks(layout: Layout): Note[] {
  const notes: Note[] = []
  for (const match of layout.folded.matchAll(DOUBLED)) {
    if (findSpanAt(layout.titles, match.index)) continue
    notes.push({ severity: 'text', start: match.index, end: match.index + match[0].length, figures: [], message: `标点“${layout.text.slice(match.index, match.index + match[0].length)}”重复或误用。`, arithmetic: layout.folded.slice(Math.max(0, match.index - 6), match.index + 8).trim() })
  }
  return notes
}
