/**
 * The report checker: finds the figures of a text, how they relate and where they contradict each other.
 * Pure; runs in browser and server alike. Files are read by read/file.ts.
 */
import { findFigures, type Figure } from './figures.ts'
import { findLinks } from './relations/all.ts'
import type { RelationKind, Severity } from './relations/link.ts'
import { layoutOf } from './segments.ts'

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
  const { figures } = findFigures(layout)
  const links = findLinks(layout, figures)
  const findings: Finding[] = []
  const relations = links.map((link, index): Relation => {
    const ids = link.terms.map((term) => term.id)
    if (link.verdict) {
      const place = layout.sentences[link.terms.at(-1)?.sentence ?? 0]
      const start = place?.start ?? 0
      const end = place?.end ?? 0
      findings.push({ ...link.verdict, figures: ids, start, end, sentence: text.slice(start, end).trim() })
    }
    return { id: `r${index + 1}`, kind: link.kind, figures: ids, formula: link.formula, stated: link.stated, recomputed: link.recomputed, holds: link.holds }
  })
  return { figures: figures.map(printed), relations, findings }
}

function printed({ id, start, end, raw, value, unit, qualifier, form, subject, owner, period }: CheckedFigure): CheckedFigure {
  return { id, start, end, raw, value, unit, qualifier, form, subject, owner, period }
}
