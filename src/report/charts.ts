import { named } from '../kernel/indicator/figure.ts'
import type { Block, ChartData } from './contract.ts'
import { partsOf, yearOf, type Counter } from './counter.ts'
import type { Reporting } from './evaluate.ts'

const MONTHS = Array.from({ length: 12 }, (_, at) => String(at + 1).padStart(2, '0'))
/** More bars than these are a list, not a picture. */
const MOST_UNITS = 12

/** The numbers of a chart block; null where none of its indicators exists any more. */
export async function chartOf(counter: Counter, block: Pick<Block, 'chart' | 'indicators' | 'body'>, of: Reporting): Promise<ChartData | null> {
  const ids = (block.indicators ?? '').split(',').map((id) => id.trim()).filter((id) => counter.indicators.has(id))
  const [first] = ids
  if (!first || !block.chart) return null
  const { unit } = named(first, counter)
  const base = { kind: block.chart, unit, caption: block.body ?? '' }
  const label = (id: string) => named(id, counter).label
  if (block.chart === 'month') {
    const series = []
    for (const id of ids) {
      const parts = await partsOf(counter, id, of.org, yearOf(of.year), 'month')
      series.push({ name: label(id), values: MONTHS.map((month) => parts.get(`${of.year}-${month}`)?.value ?? 0) })
    }
    return { ...base, categories: MONTHS.map((month) => `${Number(month)}月`), series }
  }
  if (block.chart === 'unit') {
    const parts = [...await partsOf(counter, first, of.org, yearOf(of.year), 'org_id')].filter(([, { value }]) => value !== null && value > 0)
      .sort(([, a], [, b]) => b.value! - a.value!).slice(0, MOST_UNITS)
    return { ...base, categories: parts.map(([org]) => of.orgName(org)), series: [{ name: label(first), values: parts.map(([, { value }]) => value) }] }
  }
  const values = async (year: number) => {
    const found: (number | null)[] = []
    for (const id of ids) found.push(await counter.kept(id, year) || year === of.year ? (await counter.figure(id, of.org, year)).value : null)
    return found
  }
  const [last, now] = [await values(of.year - 1), await values(of.year)]
  const series = [{ name: `${of.year - 1}年`, values: last }, { name: `${of.year}年`, values: now }]
  return { ...base, categories: ids.map(label), series: last.every((value) => value === null) ? series.slice(1) : series }
}
