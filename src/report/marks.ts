/**
 * Figures stand in prose as marks, so that no digit of a report is typed by hand:
 *   {{penalty_cases}}            value with its unit: 1086件
 *   {{penalty_cases:last}}       the same of the year before
 *   {{penalty_cases:change}}     how it compares: 比上年增长12.5%
 *   {{penalty_cases@<org_id>}}   of one unit, where the report speaks of it
 *   {{fact:<code>}}              a declared figure of the report
 */
export type Form = 'value' | 'last' | 'change'
export interface FigureMark { readonly kind: 'figure'; readonly indicator: string; readonly form: Form; readonly org: string | null }
export interface FactMark { readonly kind: 'fact'; readonly code: string }
export type Mark = FigureMark | FactMark
/** A piece of a paragraph: plain text, or a mark. */
export type Run = string | Mark

const MARK = /\{\{(?:fact:([^{}]+)|([a-z][a-z0-9_]*)(?::(last|change))?(?:@([0-9a-f-]{36}))?)\}\}/g

/** A paragraph as runs; what is no mark stays text. */
export function runsOf(body: string): Run[] {
  const runs: Run[] = []
  let at = 0
  for (const match of body.matchAll(MARK)) {
    if (match.index > at) runs.push(body.slice(at, match.index))
    const [whole, code, indicator, form, org] = match
    runs.push(code !== undefined ? { kind: 'fact', code } : { kind: 'figure', indicator: indicator!, form: (form ?? 'value') as Form, org: org ?? null })
    at = match.index + whole.length
  }
  if (at < body.length) runs.push(body.slice(at))
  return runs
}

export const markText = (mark: Mark): string => mark.kind === 'fact' ? `{{fact:${mark.code}}}`
  : `{{${mark.indicator}${mark.form === 'value' ? '' : `:${mark.form}`}${mark.org === null ? '' : `@${mark.org}`}}}`

/** Marks of several paragraphs, each once. */
export function marksIn(bodies: readonly (string | null)[]): Mark[] {
  const found = new Map<string, Mark>()
  for (const body of bodies) for (const run of runsOf(body ?? '')) if (typeof run !== 'string') found.set(markText(run), run)
  return [...found.values()]
}

/** The same prose spoken of from outside the unit: its figures name it, its declared figures carry a prefix. */
export const adopted = (body: string, org: string, prefix: string): string =>
  runsOf(body).map((run) => typeof run === 'string' ? run : markText(run.kind === 'fact' ? { ...run, code: `${prefix}${run.code}` } : { ...run, org: run.org ?? org })).join('')
