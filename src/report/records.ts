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
import { yearOf, type Counter } from './counter.ts'
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
  const { indicator, org, year } = indicatorOfSet(counter, key)
  const params = new Params()
  const from = recordsSql(indicator, await counter.where(org), yearOf(year), { params, today: counter.today, procedures: counter.procedures })
  const own = new Set([...Object.keys(indicator.of.fields), 'state', 'origin'])
  const dimensions = (indicator.by ?? []).map(String).filter((name) => own.has(name)).sort()
  const measure = measured(indicator)
  const list = (sql: string) => `coalesce(array_agg(${sql} order by t.id), '{}')`
  const columns = [
    `${list('t.id')} as ids`, `${list('t.version')} as versions`, `${list('t.org_id')} as orgs`, `${list(`${dateSql(indicator, 't')}::text`)} as dates`,
    `${measure === null ? `'{}'::text[]` : list(`t.${ident(measure)}::text`)} as measures`,
    ...dimensions.map((name, at) => `${list(`t.${ident(name)}::text`)} as d${at}`),
  ]
  const { rows: [row] } = await counter.tx.query<{ readonly [column: string]: readonly string[] }>(`select ${columns.join(', ')} ${from}`, params.values)
  return {
    ledger: indicator.of.id, ids: uuids(row!['ids']!), versions: row!['versions'] as unknown as readonly number[], orgs: uuids(row!['orgs']!),
    dates: row!['dates'] as readonly IsoDate[], measures: row!['measures']!,
    dimensions: Object.fromEntries(dimensions.map((name, at) => [name, row![`d${at}`]!])),
  }
}
/** Arrays of some types come as PostgreSQL writes them, where the driver knows no parser. */
const uuids = (given: readonly string[] | string): readonly string[] => typeof given === 'string' ? given.slice(1, -1).split(',').filter(Boolean) : given

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
  String(maskValues({ [title]: (fields as Fields)[title]! }, { [title]: row.title }, row, caller, unseal).values[title] ?? '')
