import { createHash } from 'node:crypto'
import { maskValues, type Unseal } from '../kernel/access/masking.ts'
import type { Caller, Tx } from '../kernel/access/scope.ts'
import type { Fields } from '../kernel/field/field.ts'
import type { IndicatorDef } from '../kernel/indicator/indicator.ts'
import { dateSql, isProcedure, Params, recordsSql } from '../kernel/indicator/sql.ts'
import type { IsoDate } from '../kernel/law/law.ts'
import { namesColumn, titleFor } from '../kernel/matter/read/record.ts'
import { ident } from '../kernel/matter/tables.ts'
import type { AnyRegister } from '../kernel/register/register.ts'
import type { Counter } from './counter.ts'
import { periodOf } from '../kernel/law/span.ts'
import { indicatorOfSet } from './evaluate.ts'

/** The records behind an indicator, column by column in the order of ids: small to store, quick to compare. */
export interface RecordSet {
  readonly ledger: string
  readonly ids: readonly string[]
  readonly versions: readonly number[]
  readonly orgs: readonly string[]
  readonly dates: readonly IsoDate[]
  /** What each record adds to a sum; empty where records are counted. */
  readonly measures: readonly (string | null)[]
  readonly dimensions: { readonly [name: string]: readonly (string | null)[] }
}

const measured = ({ measure = 'count' }: IndicatorDef): string | null =>
  measure === 'count' ? null : 'sum' in measure ? measure.sum : 'distinct' in measure ? measure.distinct : measure.latest

/** Reads every record behind a set, as the figure counts them: the same condition. */
export async function recordSet(counter: Counter, key: string): Promise<RecordSet> {
  const { indicator, org, span } = indicatorOfSet(counter, key)
  const params = new Params()
  const from = recordsSql(indicator, await counter.where(org), periodOf(span), { params, today: counter.today, procedures: counter.procedures })
  const own = new Set([...Object.keys(indicator.of.fields), 'state', 'origin'])
  const dimensions = (indicator.by ?? []).map(String).filter((name) => own.has(name)).sort()
  const measure = measured(indicator)
  const columns = [
    't.id', 't.version as v', 't.org_id as o', `${dateSql(indicator, 't')}::text as d`, ...(measure === null ? [] : [`t.${ident(measure)}::text as m`]),
    ...dimensions.map((name, at) => `t.${ident(name)}::text as d${at}`),
  ]
  const list = (column: string) => `coalesce(array_agg(${column}), '{}')`
  // Sorted once, below the aggregates: an order in each of them would sort as often as there are columns.
  const { rows: [row] } = await counter.tx.query<{ readonly [column: string]: readonly string[] }>(
    `select ${list('id')} as ids, ${list('v')} as versions, ${list('o')} as orgs, ${list('d')} as dates, ${measure === null ? `'{}'::text[]` : list('m')} as measures${dimensions.map((_, at) => `, ${list(`d${at}`)} as d${at}`).join('')}
     from (select ${columns.join(', ')} ${from} order by t.id) s`, params.values)
  return {
    ledger: indicator.of.id, ids: row!['ids']!, versions: row!['versions'] as unknown as readonly number[], orgs: row!['orgs']!,
    dates: row!['dates'] as readonly IsoDate[], measures: row!['measures']!,
    dimensions: Object.fromEntries(dimensions.map((name, at) => [name, row![`d${at}`]!])),
  }
}
/** Digest of a set: any record, version or value that differs makes another. */
export const digestOf = (set: RecordSet): string =>
  createHash('sha256').update(JSON.stringify([set.ledger, set.ids, set.versions, set.orgs, set.dates, set.measures, set.dimensions])).digest('hex')

/** What became of frozen records: which are no longer behind the figure, which are new, which have changed. */
export function compared(frozen: RecordSet, now: RecordSet): { readonly added: readonly string[]; readonly removed: readonly string[]; readonly changed: readonly string[] } {
  const [before, after] = [frozen, now].map(({ ids, versions }) => new Map(ids.map((id, at) => [id, versions[at]!]))) as [Map<string, number>, Map<string, number>]
  return {
    added: now.ids.filter((id) => !before.has(id)),
    removed: frozen.ids.filter((id) => !after.has(id)),
    changed: frozen.ids.filter((id) => after.has(id) && after.get(id) !== before.get(id)),
  }
}

export interface Changes { readonly added: number; readonly removed: number; readonly changed: number }

/** How many records have come, gone and changed since a set was frozen; counted in the database, which need not hand them over. */
export async function changesSince(counter: Counter, report: string, hash: string, key: string): Promise<Changes> {
  const { indicator, org, span } = indicatorOfSet(counter, key)
  const params = new Params()
  const frozen = [counter.district, report, hash, key].map((value) => params.add(value))
  const from = recordsSql(indicator, await counter.where(org), periodOf(span), { params, today: counter.today, procedures: counter.procedures })
  const { rows: [row] } = await counter.tx.query<Changes>(
    `with kept as (select f.id, f.version from report_record_set s, unnest(s.ids, s.versions) as f (id, version) where s.district = ${frozen[0]} and s.matter_id = ${frozen[1]} and s.hash = ${frozen[2]} and s.set_key = ${frozen[3]}),
      now as (select t.id, t.version ${from})
     select count(*) filter (where k.id is null)::int as added, count(*) filter (where n.id is null)::int as removed, count(*) filter (where k.version <> n.version)::int as changed
     from kept k full join now n on n.id = k.id`, params.values)
  return row!
}

/** Records by id as the caller may read them, names masked where they must be; what is outside his sight is left out. */
export async function linesOf(tx: Tx, caller: Caller, unseal: Unseal, { of }: IndicatorDef, ids: readonly string[]): Promise<Map<string, Line>> {
  const title = `t.${ident(isProcedure(of) ? 'title' : of.title)}`
  const { rows } = await tx.query<Line & { readonly id: string; readonly shared_with: readonly string[]; readonly names: readonly string[] | null }>(
    `select t.id, t.org_id, t.shared_with, ${isProcedure(of) ? 't.number' : 'null as number'}, ${title} as title, ${isProcedure(of) ? namesColumn(of) : 'null::text[]'} as names
     from ${ident(of.id)} t where t.district = $1 and t.id = any ($2)`, [caller.district, ids])
  return new Map(rows.map(({ id, number, org_id, ...row }) => [id, { number, org_id, title: isProcedure(of) ? titleFor(caller, { ...row, org_id }) : titleOfEntry(of, { ...row, org_id }, caller, unseal) }]))
}
export interface Line { readonly number: string | null; readonly title: string; readonly org_id: string }

const titleOfEntry = ({ fields, title }: AnyRegister, row: { readonly title: string; readonly org_id: string; readonly shared_with: readonly string[] }, caller: Caller, unseal: Unseal): string =>
  (maskValues({ [title]: (fields as Fields)[title]! }, { [title]: row.title }, row, caller, unseal).values[title] ?? '') as string
