import type { Computing } from '../kernel/indicator/computing.ts'
import { isRatio, isTotal, named } from '../kernel/indicator/figure.ts'
import type { AnyIndicator } from '../kernel/indicator/indicator.ts'
import { isProcedure } from '../kernel/indicator/sql.ts'

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
