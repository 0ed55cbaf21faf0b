import { maskNamesIn, maskValues, sightOf } from '../../access/masking.ts'
import type { Caller } from '../../access/scope.ts'
import type { Fields } from '../../field/field.ts'
import type { RecordView } from '../../http/contract.ts'
import type { Calendar } from '../../law/calendar.ts'
import type { IsoDate } from '../../law/law.ts'
import type { AnyProcedure } from '../../procedure/procedure.ts'
import { childTable, childrenOf, ident } from '../tables.ts'
import { briefOf, type RunningClock } from './light.ts'
import type { Directory, Reading } from './reading.ts'

/** The kernel's columns of a row as lists read them. */
export const recordColumns = ['id', 'org_id', 'shared_with', 'secrecy', 'number', 'title', 'state', 'opened_on', 'closed_on', 'handler_id', 'origin', 'version'] as const

export type RecordRow = Omit<RecordView, 'ledger' | 'org_name' | 'values' | 'masked' | 'light'> & {
  readonly shared_with: readonly string[]
  readonly names: readonly string[] | null
  readonly light: RunningClock | null
  readonly [field: string]: unknown
}

const sensitiveNames = (fields: Fields) => Object.entries(fields).filter(([, field]) => field.sensitive === 'name').map(([name]) => name)

/** The names of people in a matter, for hiding them in its title; `null` where its definition knows none. */
export function namesColumn(procedure: AnyProcedure, alias = 't'): string {
  const own = sensitiveNames(procedure.fields).map((name) => `${alias}.${ident(name)}`)
  const children = childrenOf(procedure).flatMap(([child, fields]) => sensitiveNames(fields).map((name) =>
    `array(select x.${ident(name)} from ${ident(childTable(procedure, child))} x where x.district = ${alias}.district and x.matter_id = ${alias}.id)`))
  const parts = [...own.length > 0 ? [`array[${own.join(', ')}]`] : [], ...children]
  return parts.length === 0 ? 'null::text[]' : `(${parts.join(' || ')})`
}

const always = new WeakMap<Caller, boolean>()
/** Whether the caller sees people's names in everything within his sight, so that no title needs hiding. */
export function seesAllNames(caller: Caller): boolean {
  let sees = always.get(caller)
  if (sees === undefined) {
    const plainly = new Set(caller.roles.flatMap((held) => sightOf('name', { org_id: held.org_id }, { ...caller, roles: [held] }) === 'plain' ? [held.org_id, ...held.covers ?? []] : []))
    always.set(caller, sees = caller.orgs.length > 0 && caller.orgs.every((id) => plainly.has(id)))
  }
  return sees
}

/** The title as the caller may read it. */
export const titleFor = (caller: Caller, row: { readonly title: string; readonly org_id: string; readonly shared_with: readonly string[]; readonly names: readonly (string | null)[] | null }): string =>
  !row.names || sightOf('name', row, caller) === 'plain' ? row.title : maskNamesIn(row.title, row.names.filter((name): name is string => !!name))

/** One row of a list as the caller may see it. */
export function recordView(
  reading: Pick<Reading, 'unseal'>, procedure: AnyProcedure, columns: readonly string[], row: RecordRow, caller: Caller,
  c: { readonly directory: Directory; readonly today: IsoDate; readonly calendar: Calendar },
): RecordView {
  const raw = Object.fromEntries(columns.map((name) => [name, plainValue(row[name])]))
  const { values, masked } = maskValues(procedure.fields, raw, { ...row, said: row }, caller, reading.unseal)
  const { id, number, state, org_id, handler_id, opened_on, closed_on, origin, version, secrecy } = row
  return {
    id, ledger: procedure.id, number, title: titleFor(caller, row), state, org_id, org_name: c.directory.units.get(org_id)?.short_name ?? '',
    handler_id, opened_on, closed_on, origin, version, secrecy, values, masked,
    light: row.light && briefOf(procedure, row.light, c.today, c.calendar),
  }
}

/** A value as JSON carries it: moments in universal time. */
export const plainValue = (value: unknown): unknown => value instanceof Date ? value.toISOString() : value
