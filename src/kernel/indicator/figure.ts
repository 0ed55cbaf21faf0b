import type { Tx } from '../access/scope.ts'
import type { IsoDate } from '../law/law.ts'
import { ident } from '../matter/tables.ts'
import type { Computing } from './computing.ts'
import type { AnyIndicator, IndicatorDef, RatioDef, TotalDef } from './indicator.ts'
import { dateSql, measureSql, Params, recordsSql, isProcedure, type Period, type Where } from './sql.ts'

/** An indicator's value for a scope and period; a rate shows both its terms, and is null where nothing is under the line. */
export interface Figure {
  readonly indicator: string
  readonly value: number | null
  /** Exact decimal for sums of money. */
  readonly exact: string | null
  readonly numerator?: number
  readonly denominator?: number
  readonly records: number
  /** Stated by somebody, not counted. */
  readonly declared: boolean
}
export const isRatio = (indicator: AnyIndicator): indicator is RatioDef => 'ratio' in indicator
export const isTotal = (indicator: AnyIndicator): indicator is TotalDef => 'total' in indicator
export const isCounted = (indicator: AnyIndicator): indicator is IndicatorDef => 'of' in indicator

/** The counted indicators a figure is made of: itself, or the terms of its rate or total. */
export function termsOf(indicator: AnyIndicator, c: Pick<Computing, 'indicators'>): readonly IndicatorDef[] {
  if (isCounted(indicator)) return [indicator]
  const parts: readonly string[] = isRatio(indicator) ? [indicator.ratio.of, indicator.ratio.over] : (indicator as TotalDef).total
  return parts.flatMap((id) => termsOf(named(id, c), c))
}
export function named(id: string, c: Pick<Computing, 'indicators'>): AnyIndicator {
  const found = c.indicators.get(id)
  if (!found) throw new Error(`no indicator ${id}`)
  return found
}
export const percent = (numerator: number, denominator: number): number | null =>
  denominator === 0 ? null : Math.round((numerator / denominator) * 10_000) / 100

/** Computes an indicator live, in the transaction's scope. */
export async function figureOf(tx: Tx, indicator: AnyIndicator, where: Where, period: Period, c: Computing): Promise<Figure> {
  if (isRatio(indicator)) {
    const [of, over] = [await figureOf(tx, named(indicator.ratio.of, c), where, period, c), await figureOf(tx, named(indicator.ratio.over, c), where, period, c)]
    return { indicator: indicator.id, value: percent(of.value ?? 0, over.value ?? 0), exact: null, numerator: of.value ?? 0, denominator: over.value ?? 0, records: over.records, declared: of.declared || over.declared }
  }
  if (isTotal(indicator)) {
    let value = 0
    let records = 0
    for (const id of indicator.total) { const part = await figureOf(tx, named(id, c), where, period, c); value += part.value ?? 0; records += part.records }
    return { indicator: indicator.id, value, exact: null, records, declared: termsOf(indicator, c).some(({ of }) => 'declared' in of && of.declared === true) }
  }
  const params = new Params()
  const from = recordsSql(indicator, where, period, { params, today: c.today, procedures: c.procedures })
  const { rows: [row] } = await tx.query<{ value: string | null; records: string }>(`select (${measureSql(indicator, 't')})::text as value, count(*)::text as records ${from}`, params.values)
  const value = row!.value === null ? null : Number(row!.value)
  return { indicator: indicator.id, value, exact: row!.value, records: Number(row!.records), declared: !isProcedure(indicator.of) && indicator.of.declared === true }
}

export interface FigureRecord { readonly ledger: string; readonly id: string; readonly org_id: string; readonly version: number; readonly number: string | null; readonly title: string; readonly dated_on: IsoDate; readonly measure: string | null }

/** The records behind a counted indicator, newest first: the same condition, listed. Pages by key; `after` is the last record of the page before. */
export async function recordsOf(tx: Tx, indicator: IndicatorDef, where: Where, period: Period, c: Computing, page: { readonly limit: number; readonly after?: { readonly dated_on: IsoDate; readonly id: string } }): Promise<FigureRecord[]> {
  const params = new Params()
  const at = dateSql(indicator, 't')
  const from = recordsSql(indicator, where, period, { params, today: c.today, procedures: c.procedures, ...c.drawing && { drawing: c.drawing } })
  const { measure = 'count' } = indicator
  const measured = measure === 'count' ? 'null' : `t.${ident('sum' in measure ? measure.sum : 'distinct' in measure ? measure.distinct : measure.latest)}::text`
  const [number, title] = isProcedure(indicator.of) ? ['t.number', 't.title'] : ['null', `t.${ident(indicator.of.title)}`]
  const after = page.after ? ` and (${at}, t.id) < (${params.add(page.after.dated_on)}::date, ${params.add(page.after.id)}::uuid)` : ''
  const { rows } = await tx.query<Omit<FigureRecord, 'ledger'>>(
    `select t.id, t.org_id, t.version, ${number} as number, ${title} as title, ${at} as dated_on, ${measured} as measure ${from}${after} order by ${at} desc, t.id desc limit ${params.add(page.limit)}`, params.values)
  return rows.map((row) => ({ ledger: indicator.of.id, ...row }))
}

/** A counted indicator by organisation and month of its date, or by a dimension: what charts draw. */
export async function breakdownOf(tx: Tx, indicator: IndicatorDef, where: Where, period: Period, c: Computing, by: string): Promise<{ readonly key: string | null; readonly value: number }[]> {
  const params = new Params()
  const key = by === 'month' ? `to_char(${dateSql(indicator, 't')}, 'YYYY-MM')` : `t.${ident(by)}::text`
  const from = recordsSql(indicator, where, period, { params, today: c.today, procedures: c.procedures })
  const { rows } = await tx.query<{ key: string | null; value: string }>(`select ${key} as key, (${measureSql(indicator, 't')})::text as value ${from} group by 1 order by 1`, params.values)
  return rows.map((row) => ({ key: row.key, value: Number(row.value) }))
}
