import { named } from '../kernel/indicator/figure.ts'
import { addDays } from '../kernel/law/day.ts'
import { kindOf, periodOf, previous, spanAt, spanText, type Span } from '../kernel/law/span.ts'
import type { Block, ChartData } from './contract.ts'
import { partsOf, type Counter } from './counter.ts'
import type { Reporting } from './evaluate.ts'

/** The twelve months that end with the span; of a year, its own. */
function monthsTo(span: Span): readonly Span[] {
  const months: Span[] = [spanAt('month', addDays(periodOf(span).until, -1))]
  while (months.length < 12) months.unshift(previous(months[0]!))
  return months
}
const monthLabel = (month: Span, at: number): string => `${at === 0 || month.endsWith('-01') ? `${month.slice(0, 4)}年` : ''}${Number(month.slice(5))}月`
/** More bars than these are a list, not a picture. */
const MOST_UNITS = 12

/** The numbers of a chart block; null where none of its indicators exists any more. */
export async function chartOf(counter: Counter, block: Pick<Block, 'chart' | 'indicators' | 'body'>, of: Reporting): Promise<ChartData | null> {
  const ids = (block.indicators ?? '').split(',').map((id) => id.trim()).filter((id) => counter.indicators.has(id))
  const [first] = ids
  if (!first || !block.chart || block.chart === 'ranking') return null
  const { unit } = named(first, counter)
  const base = { kind: block.chart, unit, caption: block.body ?? '' }
  const label = (id: string) => named(id, counter).label
  if (block.chart === 'month') {
    const months = monthsTo(of.span)
    const series = []
    for (const id of ids) {
      const parts = await partsOf(counter, id, of.org, { from: periodOf(months[0]!).from, until: periodOf(of.span).until }, 'month')
      series.push({ name: label(id), values: months.map((month) => parts.get(month)?.value ?? 0) })
    }
    return { ...base, categories: kindOf(of.span) === 'year' ? months.map((month) => `${Number(month.slice(5))}月`) : months.map(monthLabel), series }
  }
  if (block.chart === 'unit') {
    const parts = [...await partsOf(counter, first, of.org, periodOf(of.span), 'org_id')].filter(([, { value }]) => value !== null && value > 0)
      .sort(([, a], [, b]) => b.value! - a.value!).slice(0, MOST_UNITS)
    return { ...base, categories: parts.map(([org]) => of.orgName(org)), series: [{ name: label(first), values: parts.map(([, { value }]) => value) }] }
  }
  const values = async (span: Span) => {
    const found: (number | null)[] = []
    for (const id of ids) found.push(await counter.kept(id, span) || span === of.span ? (await counter.figure(id, of.org, span)).value : null)
    return found
  }
  const [last, now] = [await values(previous(of.span)), await values(of.span)]
  const series = [{ name: spanText(previous(of.span)), values: last }, { name: spanText(of.span), values: now }]
  return { ...base, categories: ids.map(label), series: last.every((value) => value === null) ? series.slice(1) : series }
}
