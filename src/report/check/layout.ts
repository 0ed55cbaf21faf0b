/** A checked text laid out for reading: its lines in pieces, with the findings that speak of each; pure. */
import type { CheckedFigure, Finding } from '../checker/check.ts'

export type Piece = { readonly text: string; readonly figure?: CheckedFigure }

export interface Line {
  readonly start: number
  readonly pieces: readonly Piece[]
  /** Places in the list of findings, in the order of the text. */
  readonly findings: readonly number[]
}

interface Laid { readonly text: string; readonly figures: readonly CheckedFigure[]; readonly findings: readonly Finding[] }

/**
 * Divides a text into lines; blank ones are left out. Linear in its length.
 * @param figures in the order of the text, without overlaps
 */
export function linesOf({ text, figures, findings }: Laid): Line[] {
  const order = findings.map((_, index) => index).toSorted((a, b) => findings[a]!.start - findings[b]!.start)
  const lines: Line[] = []
  let [nextFigure, nextFinding] = [0, 0]
  for (let start = 0; start <= text.length;) {
    const stop = text.indexOf('\n', start)
    const end = stop < 0 ? text.length : stop
    const spoken: number[] = []
    while (nextFinding < order.length && findings[order[nextFinding]!]!.start <= end) spoken.push(order[nextFinding++]!)
    const pieces: Piece[] = []
    let at = start
    for (; nextFigure < figures.length && figures[nextFigure]!.start < end; nextFigure++) {
      const figure = figures[nextFigure]!
      if (figure.start > at) pieces.push({ text: text.slice(at, figure.start) })
      pieces.push({ text: text.slice(figure.start, Math.min(figure.end, end)), figure })
      at = Math.min(figure.end, end)
    }
    if (at < end) pieces.push({ text: text.slice(at, end) })
    if (spoken.length > 0 || pieces.some((piece) => piece.text.trim() !== '')) lines.push({ start, pieces, findings: spoken })
    start = end + 1
  }
  return lines
}

/** Findings by the figures they speak of. */
export function findingsByFigure(findings: readonly Finding[]): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>()
  findings.forEach(({ figures }, index) => { for (const id of figures) found.set(id, [...found.get(id) ?? [], index]) })
  return found
}
