import { check } from './checker/check.ts'
import type { ReportContent, ReportFinding } from './contract.ts'
import { readText, sectionsOf } from './sections.ts'

/** What the checker says about a report as it reads now, each finding beside the paragraph it concerns. */
export function findingsOf(content: ReportContent): ReportFinding[] {
  const figures = new Map(content.figures.map((figure) => [figure.mark, figure]))
  let text = ''
  const places: { readonly block: string; readonly start: number; readonly end: number }[] = []
  for (const { heading, blocks } of sectionsOf(content)) {
    text += `${heading}\n`
    for (const block of blocks) {
      if (block.kind === 'chart') continue
      const start = text.length
      text += `${block.number}${readText(block.body!, figures)}\n`
      places.push({ block: block.id, start, end: text.length })
    }
  }
  return check(text).findings.map(({ severity, message, arithmetic, sentence, start }) => ({ severity, message, arithmetic, sentence, block: places.find((place) => start >= place.start && start < place.end)?.block ?? null }))
}
