import { Fault } from '../kernel/fault.ts'
import { previous } from '../kernel/law/span.ts'
import { chartOf } from './charts.ts'
import type { Block, ChartData, ReportContent, ReportFigure } from './contract.ts'
import type { Counter } from './counter.ts'
import { evaluate, type Reporting } from './evaluate.ts'
import { marksIn } from './marks.ts'
import type { ReportKind } from './kinds.ts'
import { rankingOf, type RankingTerms } from './ranking.ts'
import { inOrder } from './sections.ts'
import { drafted, indicatorsOf, templateText, type Drafted } from './template.ts'

/**
 * Writes a report's paragraphs from the template: sentences adapt to what the records say (a figure of nought, a year
 * without one before it), figures stand as marks.
 * @param values of the report, which say what template it has
 * @param of whose report, and of which span
 */
export async function composeReport(counter: Counter, kind: ReportKind, values: { readonly [field: string]: unknown }, of: Reporting): Promise<Drafted[]> {
  const template = templateText(kind.template(values))
  const figures = new Map<string, { readonly value: number; readonly last: number | null }>()
  for (const id of indicatorsOf(template)) {
    if (!counter.indicators.has(id)) throw new Fault('unavailable', `报告模板中的指标「${id}」不存在，请联系系统管理员更正模板`)
    const before = previous(of.span)
    const last = await counter.kept(id, before) ? (await counter.figure(id, of.org, before)).value : null
    figures.set(id, { value: (await counter.figure(id, of.org, of.span)).value ?? 0, last })
  }
  const holds = { positive: (id: string) => (figures.get(id)?.value ?? 0) > 0, comparable: (id: string) => (figures.get(id)?.last ?? 0) > 0 }
  return drafted(kind, template, holds, { 机关: of.orgName(of.org), ...kind.words(of.span) })
}

/** A report's words with the figures and charts they stand for, counted now. */
export async function contentOf(counter: Counter, ledger: string, blocks: readonly Block[], of: Reporting, head: { readonly title: string; readonly organ: string }, terms: RankingTerms): Promise<ReportContent> {
  const standing = inOrder(blocks, ledger).filter(({ dropped }) => !dropped)
  const ranking = standing.some(({ chart }) => chart === 'ranking') ? await rankingOf(counter, of, terms) : null
  const ranked = ranking?.items.flatMap((item) => [item.of.mark, ...item.over ? [item.over.mark] : []]) ?? []
  const figures: ReportFigure[] = []
  for (const mark of marksIn([...standing.filter(({ kind }) => kind !== 'chart').map(({ body }) => body), ...ranked])) {
    // A mark that names no indicator (a template of an older version, a copied text) is shown for what it is, not hidden.
    if (mark.kind === 'fact' || counter.indicators.has(mark.indicator)) figures.push(await evaluate(counter, mark, of))
  }
  const charts: { [block: string]: ChartData } = {}
  for (const block of standing) {
    const chart = block.kind === 'chart' ? await chartOf(counter, block, of) : null
    if (chart) charts[block.id] = chart
  }
  return { ledger, span: of.span, ...head, computed_at: of.computed_at, blocks: standing, figures, charts, ranking, record_sets: {} }
}
