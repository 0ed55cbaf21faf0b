import type { Condition } from './condition.ts'
import { isCounted } from './figure.ts'
import type { AnyIndicator, IndicatorDef } from './indicator.ts'
import { dateSql, membershipSql, type Compiling } from './sql.ts'
import { ident } from '../matter/tables.ts'

/** Whether a condition's truth changes only when a record does: a running clock lapses though nobody touches it. */
const holdsStill = (condition: Condition | undefined): boolean => {
  if (!condition) return true
  switch (condition.kind) {
    case 'clock': return !condition.states.some((state) => state === 'running' || state === 'lapsed')
    case 'valid': case 'matched': return false
    case 'and': case 'or': return condition.all.every(holdsStill)
    case 'not': return holdsStill(condition.condition)
    case 'some': case 'linked': return holdsStill(condition.where)
    default: return true
  }
}

/** Whether it counts distinct values: what two units or months both have counts once, so that its parts do not add up to it. */
export const isDistinct = ({ measure }: IndicatorDef): boolean => typeof measure === 'object' && 'distinct' in measure

/**
 * Whether a figure can be kept ready: counts, sums and distinct values of events. Stocks, latest values and whatever hangs
 * on today's date are computed when asked for.
 */
export const isKept = (indicator: AnyIndicator): indicator is IndicatorDef => isCounted(indicator) && indicator.dated !== 'at_end'
  && (indicator.measure === undefined || indicator.measure === 'count' || 'sum' in indicator.measure || isDistinct(indicator)) && holdsStill(indicator.where)

/** Whether its months and units add up, so that any of them can be read from the cells. */
export const addsUp = (indicator: AnyIndicator): indicator is IndicatorDef => isKept(indicator) && !isDistinct(indicator)

/** Kinds of link that a condition looks along: a record changes its figures when one tied to it changes. */
export function linksOf(condition: Condition | undefined): readonly string[] {
  if (!condition) return []
  switch (condition.kind) {
    case 'linked': return [condition.link, ...linksOf(condition.where)]
    case 'and': case 'or': return condition.all.flatMap(linksOf)
    case 'not': return linksOf(condition.condition)
    case 'some': return linksOf(condition.where)
    default: return []
  }
}

/** What the records of a ledger add to the figures kept of it, as one query; `narrowed` is a condition on `t`. */
export function sharesSql(indicators: readonly IndicatorDef[], c: Pick<Compiling, 'params' | 'today' | 'procedures'>, narrowed: string): string {
  return indicators.map((indicator) => {
    const compiling: Compiling = { ...c, ledger: indicator.of, alias: 't', atEnd: c.today }
    const { measure = 'count' } = indicator
    // Distinct values are told apart by `counted`; a sum over them would mean nothing.
    const [value, counted] = measure === 'count' ? ['1::numeric', 'null'] : 'sum' in measure ? [`coalesce(t.${ident(measure.sum)}, 0)::numeric`, 'null'] : ['0::numeric', `t.${ident((measure as { distinct: string }).distinct)}`]
    const at = dateSql(indicator, 't')
    const dimensions = (indicator.by ?? []).map((name) => `'${name as string}', t.${ident(name as string)}::text`).join(', ')
    return `select t.district, t.org_id, t.secrecy, t.id as matter_id, '${indicator.id}'::text as indicator, date_trunc('month', ${at})::date as month, ${value} as value, jsonb_build_object(${dimensions}) as dimensions, ${counted}::text as counted
      from ${ident(indicator.of.id)} t where ${narrowed} and ${at} is not null and ${membershipSql(indicator, compiling)}`
  }).join(' union all ')
}
