import type { Fields } from '../field/field.ts'
import type { AnyProcedure, Manys } from '../procedure/procedure.ts'
import type { HangingPart } from './replica.ts'

/** Columns every procedure's table begins with, as a replica carries them. */
export const kernelColumns = [
  'district', 'id', 'org_id', 'shared_with', 'secrecy', 'number', 'title', 'state', 'opened_on', 'closed_on', 'handler_id', 'origin', 'source_ref', 'version',
] as const

/** The table behind each keyed part of a replica, and its own columns. */
export const hangingTables = {
  clocks: { table: 'clock', columns: ['id', 'deadline', 'row_id', 'whose', 'started_on', 'started_at', 'length', 'unit', 'end_day', 'backward', 'minimum', 'basis', 'extension', 'extension_unit', 'extended', 'excluded', 'paused_on', 'nominal_on', 'due_on', 'due_at', 'unpublished_year', 'acts', 'met_on', 'state'] },
  documents: { table: 'document', columns: ['id', 'document', 'received', 'number', 'dated_on', 'data', 'attachment_id', 'voided_reason'] },
  services: { table: 'service', columns: ['id', 'document_id', 'row_id', 'recipient_org_id', 'recipient', 'method', 'sent_on', 'served_on', 'evidence'] },
  attachments: { table: 'attachment', columns: ['id', 'name', 'kind', 'sha256', 'media_type', 'size', 'added_by'] },
  links: { table: 'link', columns: ['id', 'kind', 'to_ledger', 'to_id', 'made_on'] },
} as const satisfies Record<HangingPart, { table: string; columns: readonly string[] }>

export const childTable = (procedure: AnyProcedure, child: string) => `${procedure.id}_${child}`
export const childrenOf = (procedure: AnyProcedure): readonly (readonly [name: string, fields: Fields])[] =>
  Object.entries((procedure.many ?? {}) as Manys).map(([name, { fields }]) => [name, fields])

/** The columns of a definition's fields: an identifier has a second one, the keyed hash it is found by. */
export const columnsOf = (fields: Fields): readonly string[] =>
  Object.entries(fields).flatMap(([name, field]) => field.kind === 'identifier' ? [name, `${name}_key`] : [name])

/** Quotes an identifier that comes from a definition, never from a caller. */
export const ident = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** A column as JSON keeps it exactly: money as text, a moment as every zone writes it. */
function exactly(alias: string, name: string, fields: Fields): string {
  const column = `${alias}.${ident(name)}`
  const kind = fields[name]?.kind
  return kind === 'money' ? `${column}::text` : kind === 'instant' ? `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')` : column
}

const childJson = (name: string, table: string, fields: Fields) => {
  const columns = ['id', 'position', ...columnsOf(fields)]
  return `(select coalesce(json_object_agg(c.id, json_build_object(${columns.map((n) => `'${n}', ${exactly('c', n, fields)}`).join(', ')}) order by c.position), '{}') from ${ident(table)} c where c.district = t.district and c.matter_id = t.id) as "rows.${name}"`
}
const hangingJson = (part: HangingPart, ledger: string) => {
  const { table, columns } = hangingTables[part]
  return `(select coalesce(json_object_agg(c.id, json_build_object(${columns.map((n) => `'${n}', c.${n}`).join(', ')}) order by c.id), '{}') from ${table} c where c.district = t.district and c.matter_id = t.id and c.ledger = '${ledger}') as "${part}"`
}

const known = { one: new WeakMap<AnyProcedure, string>(), many: new WeakMap<AnyProcedure, string>() }

/** The one statement that loads a matter with all that hangs from it; `$1` district, `$2` id, or ids of many. */
export function loadingSql(procedure: AnyProcedure, how: 'one' | 'many' = 'one'): string {
  const found = known[how].get(procedure)
  if (found) return found
  const columns = [...kernelColumns, ...columnsOf(procedure.fields)]
  const parts = [
    // One value instead of a column each: the driver describes and reads every column by itself (measured: a fifth of a page of a matter).
    `(select row_to_json(r) from (select ${columns.map((name) => `${exactly('t', name, procedure.fields)} as ${ident(name)}`).join(', ')}) r) as "row"`,
    ...childrenOf(procedure).map(([name, fields]) => childJson(name, childTable(procedure, name), fields)),
    ...Object.keys(hangingTables).map((part) => hangingJson(part as HangingPart, procedure.id)),
    // The last legal day on which the state changed: nothing may be recorded as done before it.
    `(select j.effective_on from journal j where j.district = t.district and j.ledger = '${procedure.id}' and j.matter_id = t.id and j.to_state is distinct from j.from_state order by j.version desc limit 1) as last_move_on`,
  ]
  const sql = `select ${parts.join(', ')} from ${ident(procedure.id)} t where t.district = $1 and t.id ${how === 'one' ? '= $2' : '= any ($2::uuid[])'}`
  known[how].set(procedure, sql)
  return sql
}
