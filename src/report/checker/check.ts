/**
 * The report checker: finds the figures of a text, how they relate and where they contradict each other.
 * Pure; runs in browser and server alike. Files are read by read/file.ts.
 */
import { findCitations } from './citation.ts'
import { findFigures } from './figures.ts'
import type { Figure } from './term.ts'
import { findLinks } from './relations/all.ts'
import type { RelationKind, Severity, Verdict } from './relations/link.ts'
import { findSpanAt, layoutOf, type Layout, type Span } from './segments.ts'
import { findDamage } from './text-damage.ts'
import { typeset } from './wording.ts'

export interface Relation {
  readonly id: string
  readonly kind: RelationKind
  readonly figures: readonly string[]
  readonly formula: string
  readonly stated: number
  readonly recomputed: number
  readonly holds: boolean
}

export interface Finding {
  readonly severity: Severity
  readonly figures: readonly string[]
  /** UTF-16 offsets of the sentence or place it speaks of. */
  readonly start: number
  readonly end: number
  readonly sentence: string
  readonly message: string
  readonly arithmetic: string
  readonly fits?: string
}

/** A figure with whose it is and when, as far as the sentence says. */
export interface CheckedFigure extends Figure { readonly owner: string; readonly period: string }

export interface CheckResult {
  readonly figures: readonly CheckedFigure[]
  readonly relations: readonly Relation[]
  readonly findings: readonly Finding[]
}

/** Checks a text. Time grows in proportion to its length. */
export function check(text: string): CheckResult {
  const layout = layoutOf(text)
  const { figures, damaged } = findFigures(layout)
  const links = findLinks(layout, figures)
  const findings: Finding[] = []
  const relations = links.map((link, index): Relation => {
    const ids = link.terms.map((term) => term.id)
    const last = link.terms.at(-1)
    if (link.verdict && last) findings.push({ ...worded(link.verdict), figures: ids, ...placeOf(layout, last) })
    return { id: `r${index + 1}`, kind: link.kind, figures: ids, formula: link.formula, stated: link.stated, recomputed: link.recomputed, holds: link.holds }
  })
  const notes = [...findDamage(layout, figures, damaged), ...findCitations(layout)]
  for (const note of notes) findings.push({ ...note, ...worded(note), ...placeOf(layout, note) })
  return { figures: figures.map(printed), relations, findings: findings.toSorted((a, b) => RANK[a.severity] - RANK[b.severity] || a.start - b.start) }
}

const RANK: Readonly<Record<Severity, number>> = { contradiction: 0, doubt: 1, rounding: 2, text: 3, citation: 4 }

function worded<Said extends Verdict>(said: Said): Said {
  return { ...said, message: typeset(said.message), arithmetic: typeset(said.arithmetic), ...(said.fits === undefined ? {} : { fits: typeset(said.fits) }) }
}

const LONGEST_SENTENCE = 400

/** The sentence a finding speaks of. */
function placeOf(layout: Layout, { start }: Span): { start: number; end: number; sentence: string } {
  const sentence = findSpanAt(layout.sentences, start) ?? { start, end: start + 1 }
  const place = { start: Math.max(sentence.start, start - LONGEST_SENTENCE), end: Math.min(sentence.end, start + LONGEST_SENTENCE) }
  return { start: place.start, end: place.end, sentence: layout.text.slice(place.start, place.end).trim() }
}

function printed({ id, start, end, raw, value, unit, qualifier, form, subject, owner, period }: CheckedFigure): CheckedFigure {
  return { id, start, end, raw, value, unit, qualifier, form, subject, owner, period }
}
