import { childTable, ident } from '../matter/tables.ts'
import type { IsoDate } from '../law/law.ts'
import type { AnyProcedure } from '../procedure/procedure.ts'
import { noPractice } from '../practice/ground.ts'
import type { Condition, Ledger } from './condition.ts'
import type { IndicatorDef } from './indicator.ts'

/** From `from` (inclusive) to `until` (exclusive), China days. */
export interface Period { readonly from: IsoDate; readonly until: IsoDate }
export const isProcedure = (ledger: Ledger): ledger is AnyProcedure => 'actions' in ledger

/** Collects parameters while SQL is written; values never become text. */
export class Params {
  readonly values: unknown[] = []
  add(value: unknown): string { this.values.push(value); return `$${this.values.length}` }
}
export interface Compiling {
  readonly params: Params
  readonly ledger: Ledger
  readonly alias: string
  /** The day on which running clocks are judged. */
  readonly today: IsoDate
  /** The last day of the period, for stocks. */
  readonly atEnd: IsoDate
  /** The first day of the period, where one is asked for. */
  readonly from?: IsoDate
  /** Procedures by id, to follow links. */
  readonly procedures: ReadonlyMap<string, AnyProcedure>
  /** For a pool, as `Computing.drawing`. */
  readonly drawing?: true
}

const isList = (ledger: Ledger, field: string) => ['choices', 'orgs', 'users'].includes((ledger.fields as { [f: string]: { kind: string } })[field]?.kind ?? '')
const hangs = (alias: string, table: string, ledger: string) => `from ${table} h where h.district = ${alias}.district and h.matter_id = ${alias}.id and h.ledger = '${ledger}'`

/** A condition as SQL over the ledger's table; the one place where the grammar meets the database. */
export function conditionSql(condition: Condition, c: Compiling): string {
  const column = (field: string) => `${c.alias}.${ident(field)}`
  switch (condition.kind) {
    case 'and': return condition.all.length === 0 ? 'true' : `(${condition.all.map((one) => conditionSql(one, c)).join(' and ')})`
    case 'or': return condition.all.length === 0 ? 'false' : `(${condition.all.map((one) => conditionSql(one, c)).join(' or ')})`
    // A comparison with null is neither true nor false; «not» must mean the complement, or a figure and its rest would not add up.
    case 'not': return `(${conditionSql(condition.condition, c)}) is not true`
    case 'in': return isList(c.ledger, condition.field) ? `${column(condition.field)} && ${c.params.add(condition.values)}` : `${column(condition.field)} = any (${c.params.add(condition.values)})`
    case 'range': return [
      ...(condition.from !== undefined ? [`${column(condition.field)} >= ${c.params.add(condition.from)}`] : []),
      ...(condition.until !== undefined ? [`${column(condition.field)} < ${c.params.add(condition.until)}`] : []),
      'true'].join(' and ')
    case 'null': return `${column(condition.field)} is null`
    case 'valid': return `(${c.alias}.valid_from <= ${c.params.add(c.atEnd)} and (${c.alias}.valid_until is null or ${c.alias}.valid_until > ${c.params.add(c.atEnd)}))`
    case 'matched': {
      if (c.from === undefined) throw new RangeError(`${condition.ledger} is matched within a period, and none is asked for`)
      const other = `w.${ident(condition.dated)}`
      return `exists (select 1 from ${ident(condition.ledger)} w where w.district = ${c.alias}.district and w.${ident(condition.by)} = ${column(condition.by)} and ${other} >= ${c.params.add(c.from)} and ${other} <= ${c.params.add(c.atEnd)})`
    }
    case 'some': {
      const child = (c.ledger as AnyProcedure).many![condition.rows]!
      const inside = condition.where ? ` and ${conditionSql(condition.where, { ...c, alias: 'r', ledger: { ...c.ledger, fields: child.fields } as Ledger })}` : ''
      return `exists (select 1 from ${ident(childTable(c.ledger as AnyProcedure, condition.rows))} r where r.district = ${c.alias}.district and r.matter_id = ${c.alias}.id${inside})`
    }
    case 'clock': {
      // A parameter that no text uses has no type, so the day is added only where it is asked for.
      const passed = () => `(h.state = 'running' and h.due_on < ${c.params.add(c.today)})`
      const states = condition.states.map((state) => state === 'running' ? `(h.state = 'running' and not ${passed()})` : state === 'lapsed' ? `(h.state = 'lapsed' or ${passed()})` : `h.state = ${c.params.add(state)}`)
      return `exists (select 1 ${hangs(c.alias, 'clock', c.ledger.id)} and h.deadline = ${c.params.add(condition.deadline)} and (${states.join(' or ')}))`
    }
    case 'document': {
      const served = condition.served ? ` and exists (select 1 from service s where s.district = h.district and s.matter_id = h.matter_id and s.document_id = h.id and s.served_on is not null)` : ''
      return `exists (select 1 ${hangs(c.alias, 'document', c.ledger.id)} and h.document = ${c.params.add(condition.document)} and h.voided_reason is null${served})`
    }
    case 'linked': {
      const declaring = [...c.procedures.values()].filter((p) => p.links?.[condition.link])
      if (declaring.length === 0) return 'false'
      const kind = c.params.add(condition.link)
      const others = declaring.flatMap((p) => [p.links![condition.link]!.to].flat().map((to) => p.id === c.ledger.id
        ? { ledger: to, tie: `l.matter_id = ${c.alias}.id and l.to_id = o.id and l.to_ledger = '${to}'` }
        : { ledger: p.id, tie: `l.to_id = ${c.alias}.id and l.matter_id = o.id and l.ledger = '${p.id}'` }))
      const sides = others.map(({ ledger, tie }) => {
        const inside = condition.where ? ` and ${conditionSql(condition.where, { ...c, alias: 'o', ledger: c.procedures.get(ledger)! })}` : ''
        return `exists (select 1 from link l join ${ident(ledger)} o on o.district = l.district where l.district = ${c.alias}.district and l.kind = ${kind} and ${tie}${inside})`
      })
      return sides.length > 0 ? `(${sides.join(' or ')})` : 'false'
    }
  }
}

/** The day that places a record in a period. */
export function dateSql(indicator: IndicatorDef, alias: string): string {
  const { dated } = indicator
  if (typeof dated === 'string') return dated === 'at_end' ? `${alias}.${isProcedure(indicator.of) ? 'opened_on' : 'valid_from'}` : `${alias}.${ident(dated)}`
  const document = ('issued' in dated ? dated.issued : (dated as { served: string }).served).replaceAll("'", "''")
  return 'issued' in dated
    ? `(select min(h.dated_on) ${hangs(alias, 'document', indicator.of.id)} and h.document = '${document}' and h.voided_reason is null)`
    : `(select max(s.served_on) from service s join document d on d.district = s.district and d.id = s.document_id where s.district = ${alias}.district and s.matter_id = ${alias}.id and d.document = '${document}' and d.voided_reason is null)`
}

/** The measure over the records that fulfil the condition. */
export function measureSql(indicator: IndicatorDef, alias: string): string {
  const { measure = 'count' } = indicator
  if (measure === 'count') return 'count(*)'
  if ('sum' in measure) return `coalesce(sum(${alias}.${ident(measure.sum)}), 0)`
  if ('distinct' in measure) return `count(distinct ${alias}.${ident(measure.distinct)})`
  return `(array_agg(${alias}.${ident(measure.latest)} order by ${dateSql(indicator, alias)} desc, ${alias}.id desc) filter (where ${alias}.${ident(measure.latest)} is not null))[1]`
}

export interface Where { readonly district: string; readonly orgs?: readonly string[] }
/** One district, or several. */
export type Within = Omit<Where, 'district'> & { readonly district: string | readonly string[] }

/**
 * What makes a row one of an indicator's records, whenever it is dated and whosever it is. Practice districts are left
 * out here for every figure (architecture: practice); a pool is of one district, and may be of practice. An entry that was revised is one record, as it
 * stands now; one that was ended is none, since events are ended only where they were entered by mistake.
 */
export function membershipSql(indicator: IndicatorDef, c: Compiling): string {
  return [
    ...c.drawing ? [] : [noPractice(`${c.alias}.district`)],
    ...(indicator.dated !== 'at_end' && !isProcedure(indicator.of) ? [`${c.alias}.valid_until is null`] : []),
    ...(indicator.where ? [conditionSql(indicator.where, c)] : []),
  ].join(' and ')
}

/** `from … where …` of the records an indicator speaks of: count it for the figure, list it for the drill-down. */
export function recordsSql(indicator: IndicatorDef, where: Within, period: Period, c: Omit<Compiling, 'ledger' | 'alias' | 'atEnd'>): string {
  const alias = 't'
  const compiling: Compiling = { ...c, ledger: indicator.of, alias, from: period.from, atEnd: dayBefore(period.until) }
  const at = dateSql(indicator, alias)
  const inPeriod = indicator.dated === 'at_end' ? standingSql(compiling) : `${at} >= ${c.params.add(period.from)} and ${at} < ${c.params.add(period.until)}`
  return [
    `from ${ident(indicator.of.id)} ${alias} where ${alias}.district ${typeof where.district === 'string' ? `= ${c.params.add(where.district)}` : `= any (${c.params.add(where.district)})`}`,
    ...(where.orgs ? [`${alias}.org_id = any (${c.params.add(where.orgs)})`] : []),
    inPeriod, membershipSql(indicator, compiling),
  ].filter(Boolean).join(' and ')
}
/** What stands at the end of the period: entries valid on its last day, matters opened by then and not closed. */
function standingSql(c: Compiling): string {
  if (!isProcedure(c.ledger)) return conditionSql({ kind: 'valid' }, c)
  const end = c.params.add(c.atEnd)
  return `${c.alias}.opened_on <= ${end} and (${c.alias}.closed_on is null or ${c.alias}.closed_on > ${end})`
}
const dayBefore = (day: IsoDate): IsoDate => new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10) as IsoDate
