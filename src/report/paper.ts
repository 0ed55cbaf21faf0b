import { chapters, type Chapter } from '../domains/annual-report/chapters.ts'
import type { Block as PaperBlock, Paper, Picture } from '../kernel/document/paper.ts'
import { dateText } from '../kernel/document/numeral.ts'
import type { IsoDate } from '../kernel/law/law.ts'
import { isPrinted, readText } from './compose.ts'
import type { ChartData, ReportContent, ReportFigure } from './contract.ts'
import { barsPng } from './png.ts'
import { figureText } from './words.ts'

export interface FrozenAs { readonly number: string; readonly hash: string; readonly on: string }

const NUMERALS = '一二三四五'
/** Chapters that have something to say, with their headings as printed. */
export function chaptersOf(content: Pick<ReportContent, 'blocks' | 'year'>): readonly { readonly chapter: Chapter; readonly heading: string }[] {
  const spoken = (Object.keys(chapters) as Chapter[]).filter((chapter) => content.blocks.some((block) => block.chapter === chapter && isPrinted(block)))
  return spoken.map((chapter, at) => ({ chapter, heading: `${NUMERALS[at]}、${headingOf(chapter, content.year)}` }))
}
const headingOf = (chapter: Chapter, year: number): string => ({
  measures: `${year}年推进法治政府建设的主要举措和成效`, shortcomings: '推进法治政府建设存在的不足和原因', leaders: chapters.leaders, plans: `${year + 1}年推进法治政府建设的主要安排`, others: chapters.others,
})[chapter]

export const leadOf = ({ year }: Pick<ReportContent, 'year'>): string => `按照《法治政府建设与责任落实督察工作规定》，现将${year}年法治政府建设情况报告如下。`

/** A report as an official paper: red head and number once frozen, words, charts with their tables, and every figure in an annex. */
export function paperOf(content: ReportContent, frozen: FrozenAs | null): Paper {
  const figures = new Map(content.figures.map((figure) => [figure.mark, figure]))
  const blocks: PaperBlock[] = [{ kind: 'body', text: leadOf(content) }]
  for (const { chapter, heading } of chaptersOf(content)) {
    blocks.push({ kind: 'heading', level: 1, text: heading })
    for (const block of content.blocks.filter((one) => one.chapter === chapter && isPrinted(one))) {
      if (block.kind === 'chart') blocks.push(...chartBlocks(content.charts[block.id]))
      else blocks.push(block.kind === 'heading' ? { kind: 'heading', level: 2, text: readText(block.body!, figures) } : { kind: 'body', text: readText(block.body!, figures) })
    }
  }
  const named = content.figures.filter(({ form }) => form === 'value' || form === 'fact')
  if (named.length > 0) blocks.push({ kind: 'attachments', names: [ANNEX] })
  blocks.push({ kind: 'signature', organ: content.organ, date: dateText((frozen?.on ?? content.computed_at.slice(0, 10)) as IsoDate) })
  if (named.length > 0) blocks.push({ kind: 'annex', label: '附件', title: ANNEX }, annexOf(named))
  return {
    ...(frozen && { mark: `${content.organ}文件`, number: frozen.number }),
    title: [content.organ, `${content.year}年法治政府建设情况报告`],
    blocks,
    footer: frozen ? `${frozen.number}　校验码 ${frozen.hash.slice(0, 32)}` : `草稿　数据统计时间 ${instantText(content.computed_at)}　定稿后编号`,
  }
}
const ANNEX = '报告所用主要数据及口径'

const instantText = (instant: string): string => new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')

/** Every figure of the prose once, with what it counts: a reader without the system can still tell. */
const annexOf = (figures: readonly ReportFigure[]): PaperBlock => ({
  kind: 'table', header: true, columns: [{ width: 9 }, { width: 5, align: 'right' }, { width: 5, align: 'right' }, { width: 17 }],
  rows: [['指标', '本年', '上年', '口径'], ...figures.map((figure) => [
    figure.scope.org_id !== null && figure.form !== 'fact' ? `${figure.label}（${figure.scope.name}）` : figure.label,
    figure.text, figure.last === null ? '—' : figureText(figure.last, figure.unit),
    figure.denominator === null ? figure.definition : `${figure.definition}（${figure.numerator} ÷ ${figure.denominator}）`,
  ])],
})

const PANEL = { width: 1560, height: 560 }
function chartBlocks(chart: ChartData | undefined): PaperBlock[] {
  if (!chart) return []
  const { series, categories, unit } = chart
  // Series of very different size would flatten one another: each has its own panel, but for two years of the same things.
  const panels = chart.kind === 'year' ? [{ series: series.map(({ values }) => values) }] : series.map(({ values }) => ({ series: [values] }))
  const alt = `${chart.caption}：${series.map(({ name, values }) => `${name} ${values.map((value, at) => `${categories[at]}${value ?? '无数据'}`).join('、')}`).join('；')}`
  const picture: Picture = { png: barsPng(panels, PANEL), width_mm: 156, height_mm: 56, alt }
  const unitText = series.length > 1 && chart.kind === 'month' ? '' : `（单位：${unit}）`
  return [
    { kind: 'picture', picture, caption: `${chart.caption}${unitText}` },
    { kind: 'table', header: true, columns: [{ width: 8, align: 'center' }, ...series.map(() => ({ width: 6, align: 'right' as const }))], rows: [[HEADS[chart.kind], ...series.map(({ name }) => name)], ...categories.map((category, at) => [category, ...series.map(({ values }) => values[at] === null || values[at] === undefined ? '—' : String(values[at]))])] },
  ]
}
const HEADS = { month: '月份', unit: '单位', year: '指标' } as const
