import { isRatio, isTotal, named, type Computing } from '../kernel/indicator/figure.ts'
import type { AnyIndicator } from '../kernel/indicator/indicator.ts'
import { isProcedure } from '../kernel/indicator/sql.ts'

const trimmed = (value: number): string => String(Math.round(value * 100) / 100)

/** A figure as official prose writes it: 1086件, 28.05%, 132.6万元. Four digits and more stand without separators (GB/T 15835). */
export function figureText(value: number | null, unit: string): string {
  if (value === null) return '（无可计算的数据）'
  if (unit === '元' && Math.abs(value) >= 10_000) return `${trimmed(value / 10_000)}万元`
  return `${trimmed(value)}${unit}`
}

/** Below this a percentage says nothing: three letters after one are no growth of 200 %. */
const SMALL = 50

/** How a figure compares with the year before, as a phrase; of a rate, in points. `last` is null where no record of that year is kept. */
export function changeText(value: number | null, last: number | null, unit: string): string {
  if (value === null || last === null) return '（上年无可比数据）'
  if (value === last) return '与上年持平'
  const difference = Math.abs(value - last)
  if (unit === '%') return `比上年${value > last ? '提高' : '下降'}${trimmed(difference)}个百分点`
  if (last < SMALL) return `比上年${value > last ? '增加' : '减少'}${figureText(difference, unit)}`
  return `比上年${value > last ? '增长' : '下降'}${trimmed((difference / last) * 100)}%`
}

/** How an indicator is computed, in words. */
export function formulaOf(indicator: AnyIndicator, c: Pick<Computing, 'indicators'>): string {
  const label = (id: string) => named(id, c).label
  if (isRatio(indicator)) return `${label(indicator.ratio.of)} ÷ ${label(indicator.ratio.over)} × 100%`
  if (isTotal(indicator)) return indicator.total.map(label).join(' + ')
  const { measure = 'count', of } = indicator
  const field = (name: string): string => (of.fields as { readonly [name: string]: { readonly label: string } })[name]?.label ?? name
  const what = `${of.label}${isProcedure(of) ? '案卷' : '台账条目'}`
  if (measure === 'count') return `符合条件的${what}计数`
  if ('sum' in measure) return `符合条件的${what}的「${field(measure.sum)}」求和`
  if ('distinct' in measure) return `符合条件的${what}按「${field(measure.distinct)}」去重计数`
  return `符合条件的${what}最近一条的「${field(measure.latest)}」`
}
