import type { Block as PaperBlock, Paper, Picture } from '../kernel/document/paper.ts'
import { dateText } from '../kernel/document/numeral.ts'
import type { IsoDate } from '../kernel/law/law.ts'
import type { ChartData, ReportContent, ReportFigure } from './contract.ts'
import { barsPng } from './png.ts'
import { leadOf, readText, sectionsOf } from './sections.ts'
import { figureText } from './figure-text.ts'

export interface FrozenAs { readonly number: string; readonly hash: string; readonly on: string }

/** A report as an official paper: red head and number once frozen, words, charts with their tables, and every figure in an annex. */
export function paperOf(content: ReportContent, frozen: FrozenAs | null): Paper {
  const figures = new Map(content.figures.map((figure) => [figure.mark, figure]))
  const blocks: PaperBlock[] = [{ kind: 'body', text: leadOf(content) }]
  for (const section of sectionsOf(content)) {
    blocks.push({ kind: 'heading', level: 1, text: section.heading })
    for (const block of section.blocks) {
      if (block.kind === 'chart') blocks.push(...chartBlocks(content.charts[block.id]))
      else blocks.push(block.kind === 'heading' ? { kind: 'heading', level: 2, text: block.number + readText(block.body!, figures) } : { kind: 'body', text: readText(block.body!, figures) })
    }
  }
  const named = content.figures.filter(({ form }) => form === 'value' || form === 'fact')
  if (named.length > 0) blocks.push({ kind: 'attachments', names: [ANNEX] })
  blocks.push({ kind: 'signature', organ: content.organ, date: frozen ? dateText(frozen.on as IsoDate) : '　　年　　月　　日' })
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
    tableOf(chart),
  ]
}
/** Twelve months stand side by side in two halves; else a row a category. */
function tableOf({ kind, categories, series }: ChartData): PaperBlock {
  const lines = categories.map((category, at) => [category, ...series.map(({ values }) => String(values[at] ?? '—'))])
  const head = [HEADS[kind], ...series.map(({ name }) => name)]
  const columns = [{ width: 8, align: 'center' as const }, ...series.map(() => ({ width: 6, align: 'right' as const }))]
  if (kind !== 'month' || series.length > 2) return { kind: 'table', header: true, columns, rows: [head, ...lines] }
  const half = Math.ceil(lines.length / 2)
  return { kind: 'table', header: true, columns: [...columns, ...columns], rows: [[...head, ...head], ...lines.slice(0, half).map((line, at) => [...line, ...lines[half + at] ?? head.map(() => '')])] }
}
const HEADS = { month: '月份', unit: '单位', year: '指标' } as const
