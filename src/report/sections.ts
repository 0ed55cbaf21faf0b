/** How a report reads: chapters, numbered headings, marks as figures. Pure: paper, checker and browser share it. */
import type { BlockKind } from '../domains/common/report-parts.ts'
import type { Block, ReportContent, ReportFigure } from './contract.ts'
import { reportKinds } from './kinds.ts'
import { markText, runsOf } from './marks.ts'

const PRINTED: readonly BlockKind[] = ['heading', 'prose', 'chart']
export const isPrinted = (block: Pick<Block, 'kind' | 'dropped' | 'body'>): boolean => PRINTED.includes(block.kind) && !block.dropped && (block.body !== null || block.kind === 'chart')

/** The order of reading: by chapter as the procedure lists them, then by place. */
export const inOrder = (blocks: readonly Block[], ledger: string): Block[] => {
  const order = Object.keys(reportKinds[ledger]!.chapters)
  return [...blocks].sort((a, b) => order.indexOf(a.chapter) - order.indexOf(b.chapter) || a.ordinal - b.ordinal || (a.id < b.id ? -1 : 1))
}

/** A paragraph as it is read: marks replaced by their figures; an unknown mark stays as it is written. */
export const readText = (body: string, figures: ReadonlyMap<string, Pick<ReportFigure, 'text'>>): string =>
  runsOf(body).map((run) => typeof run === 'string' ? run : figures.get(markText(run))?.text ?? markText(run)).join('')

const NUMERALS = '一二三四五六七八九十'
export const leadOf = ({ ledger, span }: Pick<ReportContent, 'ledger' | 'span'>): string => reportKinds[ledger]!.lead(span)

export interface Section { readonly chapter: string; readonly heading: string; readonly blocks: readonly (Block & { readonly number: string })[] }

/**
 * Chapters with their blocks in order; headings carry their number, （一）.
 * @param all also what is not printed (reminders, headings with nothing under them, empty chapters), for the writer
 */
export function sectionsOf({ blocks, span, ledger }: Pick<ReportContent, 'blocks' | 'span' | 'ledger'>, { all = false } = {}): Section[] {
  const { chapters } = reportKinds[ledger]!
  const standing = inOrder(blocks, ledger).filter((block) => !block.dropped)
  const sections = Object.keys(chapters).map((chapter) => {
    const own = standing.filter((block) => block.chapter === chapter)
    const printed = own.filter(isPrinted)
    const shown = all ? own : printed.filter((block, at) => block.kind !== 'heading' || (printed[at + 1] !== undefined && printed[at + 1]!.kind !== 'heading'))
    let n = 0
    return { chapter, blocks: shown.map((block) => ({ ...block, number: block.kind === 'heading' ? `（${NUMERALS[n++] ?? n}）` : '' })) }
  }).filter((section) => all || section.blocks.length > 0)
  return sections.map((section, at) => ({ ...section, heading: `${NUMERALS[at]}、${chapters[section.chapter]!(span)}` }))
}
