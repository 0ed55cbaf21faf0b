import type { Block as PaperBlock, Paper } from '../kernel/document/paper.ts'
import { composeDocx } from '../kernel/document/compose.ts'
import { stamped } from '../kernel/document/stamp.ts'
import { dateText } from '../kernel/document/numeral.ts'
import type { IsoDate } from '../kernel/law/law.ts'
import { kindOf } from '../kernel/law/span.ts'
import type { ChartData, Ranking, ReportContent, ReportFigure } from './contract.ts'
import type { Printable } from './report.ts'
import { leadOf, readText, sectionsOf } from './sections.ts'
import { figureText } from './figure-text.ts'

export interface FrozenAs { readonly number: string; readonly hash: string; readonly on: string }

/** The file of a report; of a district that is not real every page says so. */
export function docxOf({ content, frozen, words }: Printable): Buffer {
  const docx = composeDocx(paperOf(content, frozen))
  return words === null ? docx : stamped(docx, words)
}

/** A report as an official paper: red head and number once frozen, words, charts, and every figure in an annex. */
function paperOf(content: ReportContent, frozen: FrozenAs | null): Paper {
  const figures = new Map(content.figures.map((figure) => [figure.mark, figure]))
  const blocks: PaperBlock[] = [{ kind: 'body', text: leadOf(content) }]
  for (const section of sectionsOf(content)) {
    blocks.push({ kind: 'heading', level: 1, text: section.heading })
    for (const block of section.blocks) {
      if (block.chart === 'ranking') blocks.push(...rankingBlocks(content.ranking, block.body ?? ''))
      else if (block.kind === 'chart') blocks.push(...chartBlocks(content.charts[block.id]))
      else blocks.push(block.kind === 'heading' ? { kind: 'heading', level: 2, text: block.number + readText(block.body!, figures) } : { kind: 'body', text: readText(block.body!, figures) })
    }
  }
  const named = content.figures.filter(({ form }) => form === 'value' || form === 'fact')
  if (named.length > 0) blocks.push({ kind: 'attachments', names: [ANNEX] })
  blocks.push({ kind: 'signature', organ: content.organ, date: frozen ? dateText(frozen.on as IsoDate) : '　　年　　月　　日' })
  if (named.length > 0) blocks.push({ kind: 'annex', label: '附件', title: ANNEX }, annexOf(named, kindOf(content.span) === 'year' ? '年' : '期'))
  return {
    ...(frozen && { mark: `${content.organ}文件`, number: frozen.number }),
    title: [content.organ, content.title.slice(content.organ.length)],
    blocks,
    footer: frozen ? `${frozen.number}　校验码 ${frozen.hash.slice(0, 32)}` : `草稿　数据统计时间 ${instantText(content.computed_at)}　定稿后编号`,
  }
}
const ANNEX = '报告所用主要数据及口径'

const instantText = (instant: string): string => new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')

/** Every figure of the prose once, with what it counts: a reader without the system can still tell. */
const annexOf = (figures: readonly ReportFigure[], span: '年' | '期'): PaperBlock => ({
  kind: 'table', header: true, columns: [{ width: 9 }, { width: 5, align: 'right' }, { width: 5, align: 'right' }, { width: 17 }],
  rows: [['指标', `本${span}`, `上${span}`, '口径'], ...figures.map((figure) => [
    figure.scope.org_id !== null && figure.form !== 'fact' ? `${figure.label}（${figure.scope.name}）` : figure.label,
    figure.text, figure.last === null ? '—' : figureText(figure.last, figure.unit),
    figure.denominator === null ? figure.definition : `${figure.definition}（${figure.numerator} ÷ ${figure.denominator}）`,
  ])],
})

/** The ranking as a table, a chart of the scores, how they come about, and who is left out. */
function rankingBlocks(ranking: Ranking | null, caption: string): PaperBlock[] {
  if (!ranking) return []
  const { items, units, excluded, formula } = ranking
  const chart: PaperBlock = {
    kind: 'chart', caption: `${caption}（单位：分）`,
    chart: { categories: units.map(({ name }) => name), series: [{ name: '得分', values: units.map(({ score }) => score) }], height_mm: 16 + units.length * 6, sideways: true, alt: units.map(({ name, score }) => `${name}${score}分`).join('、') },
  }
  return [
    {
      kind: 'table', header: true, columns: [{ width: 3, align: 'right' }, { width: 9 }, { width: 4, align: 'right' }, ...items.map(() => ({ width: 5, align: 'right' as const }))],
      rows: [['名次', '单位', '得分', ...items.map(({ label, weight }) => `${label}（权重${weight}）`)], ...units.map(({ rank, name, score, cells }) => [String(rank), name, String(score), ...cells.map(cellText)])],
    },
    ...(units.length > 0 ? [chart] : []),
    { kind: 'body', text: `计算方法：${formula}` },
    ...(excluded.length > 0 ? [{ kind: 'body' as const, text: `未参加排名：${excluded.map(({ name, reason }) => `${name}（${reason}）`).join('；')}。` }] : []),
  ]
}
/** A share with both its terms: 95（19÷20）. */
const cellText = ({ numerator, denominator, points }: Ranking['units'][number]['cells'][number]): string =>
  points === null ? '—' : denominator === null ? `${points}（${numerator}次）` : `${points}（${numerator}÷${denominator}）`

/** Series of very different size would flatten one another: each has a chart of its own, but for two years of the same things. */
function chartBlocks(chart: ChartData | undefined): PaperBlock[] {
  if (!chart) return []
  const { kind, caption, unit, categories, series } = chart
  const together = kind === 'year' || series.length === 1
  return (together ? [series] : series.map((one) => [one])).map((shown, at): PaperBlock => ({
    kind: 'chart', caption: together ? `${caption}（单位：${unit}）` : `${at === 0 ? `${caption}：` : ''}${shown[0]!.name}`,
    chart: {
      categories, series: shown, height_mm: kind === 'unit' ? 16 + categories.length * 6 : 46, ...(kind === 'unit' && { sideways: true }),
      alt: shown.map(({ name, values }) => `${name}：${values.map((value, n) => `${categories[n]}${value ?? '无数据'}`).join('、')}`).join('；'),
    },
  }))
}
