/** How a report reads: chapters, numbered headings, marks as figures. Pure: paper, checker and browser share it. */
import { chapters, type BlockKind, type Chapter } from '../domains/annual-report/chapters.ts'
import type { Block, ReportContent, ReportFigure } from './contract.ts'
import { markText, runsOf } from './marks.ts'

const PRINTED: readonly BlockKind[] = ['heading', 'prose', 'chart']
export const isPrinted = (block: Pick<Block, 'kind' | 'dropped' | 'body'>): boolean => PRINTED.includes(block.kind) && !block.dropped && (block.body !== null || block.kind === 'chart')

/** The order of reading: by chapter as the procedure lists them, then by place. */
export const inOrder = (blocks: readonly Block[]): Block[] => {
  const order = Object.keys(chapters)
  return [...blocks].sort((a, b) => order.indexOf(a.chapter) - order.indexOf(b.chapter) || a.ordinal - b.ordinal || (a.id < b.id ? -1 : 1))
}

/** A paragraph as it is read: marks replaced by their figures; an unknown mark stays as it is written. */
export const readText = (body: string, figures: ReadonlyMap<string, Pick<ReportFigure, 'text'>>): string =>
  runsOf(body).map((run) => typeof run === 'string' ? run : figures.get(markText(run))?.text ?? markText(run)).join('')

const NUMERALS = '一二三四五六七八九十'
const headingOf = (chapter: Chapter, year: number): string => ({
  measures: `${year}年推进法治政府建设的主要举措和成效`, shortcomings: '推进法治政府建设存在的不足和原因', leaders: chapters.leaders, plans: `${year + 1}年推进法治政府建设的主要安排`, others: chapters.others,
})[chapter]
export const leadOf = ({ year }: Pick<ReportContent, 'year'>): string => `按照《法治政府建设与责任落实督察工作规定》，现将${year}年法治政府建设情况报告如下。`

export interface Section { readonly chapter: Chapter; readonly heading: string; readonly blocks: readonly (Block & { readonly number: string })[] }

/**
 * Chapters with their blocks in order; headings carry their number, （一）.
 * @param all also what is not printed (reminders, headings with nothing under them, empty chapters), for the writer
 */
export function sectionsOf({ blocks, year }: Pick<ReportContent, 'blocks' | 'year'>, { all = false } = {}): Section[] {
  const standing = inOrder(blocks).filter((block) => !block.dropped)
  const sections = (Object.keys(chapters) as Chapter[]).map((chapter) => {
    const own = standing.filter((block) => block.chapter === chapter)
    const printed = own.filter(isPrinted)
    const shown = all ? own : printed.filter((block, at) => block.kind !== 'heading' || (printed[at + 1] !== undefined && printed[at + 1]!.kind !== 'heading'))
    let n = 0
    return { chapter, blocks: shown.map((block) => ({ ...block, number: block.kind === 'heading' ? `（${NUMERALS[n++] ?? n}）` : '' })) }
  }).filter((section) => all || section.blocks.length > 0)
  return sections.map((section, at) => ({ ...section, heading: `${NUMERALS[at]}、${headingOf(section.chapter, year)}` }))
}
