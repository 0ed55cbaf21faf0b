import type { Tx, WriteTx } from '../access/scope.ts'
import type { IsoDate } from '../law/law.ts'
import type { AnyProcedure } from '../procedure/procedure.ts'
import { hangingParts, type Change, type ChildRow, type MatterRow, type Replica } from './replica.ts'
import { childTable, childrenOf, columnsOf, hangingTables, ident, kernelColumns, loadingSql } from './tables.ts'

export interface Loaded { readonly replica: Replica; readonly last_move_on: IsoDate | null }

/** Loads a matter as the caller's scope shows it; `lock` holds its row until the transaction ends. */
export async function loadMatter(tx: Tx, procedure: AnyProcedure, district: string, id: string, mode: 'read' | 'lock' = 'read'): Promise<Loaded | null> {
  // The lock comes first and alone: a joined read under `for update` would see its sub-selects as of before the wait.
  if (mode === 'lock') {
    const locked = await tx.query({ name: `lock ${procedure.id}`, text: `select 1 from ${ident(procedure.id)} where district = $1 and id = $2 for update`, values: [district, id] })
    if (locked.rowCount === 0) return null
  }
  const { rows: [found] } = await tx.query<Record<string, unknown>>({ name: `load ${procedure.id}`, text: loadingSql(procedure), values: [district, id] })
  if (!found) return null
  return { replica: replicaOf(procedure, found), last_move_on: found['last_move_on'] as IsoDate | null }
}

function replicaOf(procedure: AnyProcedure, found: Record<string, unknown>): Replica {
  const row = found['row'] as MatterRow
  // A group without rows is absent, as in a replayed replica, which knows no definition.
  const rows = Object.fromEntries(childrenOf(procedure).map(([name]) => [name, found[`rows.${name}`] as { [id: string]: ChildRow }] as const).filter(([, group]) => Object.keys(group).length > 0))
  const parts = Object.fromEntries(hangingParts.map((part) => [part, found[part]])) as unknown as Pick<Replica, (typeof hangingParts)[number]>
  return { row, rows, ...parts }
}

/** Loads many matters of one district at once, to be read. */
export async function loadMatters(tx: Tx, procedure: AnyProcedure, district: string, ids: readonly string[]): Promise<readonly Replica[]> {
  const { rows } = await tx.query<Record<string, unknown>>({ name: `load many ${procedure.id}`, text: loadingSql(procedure, 'many'), values: [district, ids] })
  return rows.map((found) => replicaOf(procedure, found))
}

const scopeOf = (row: MatterRow) => ({ district: row.district, org_id: row.org_id, shared_with: row.shared_with, secrecy: row.secrecy })

/** Writes a change: the matter's row first, which raises its version, then what hangs from it. */
export function writeChange(tx: WriteTx, procedure: AnyProcedure, change: Change, after: Replica, opening: boolean): void {
  const { row } = after
  if (opening) insertRecords(tx, procedure.id, [...kernelColumns, ...columnsOf(procedure.fields)], [row])
  else {
    const columns = Object.keys(change.row ?? {})
    const set = columns.map((name, at) => `${ident(name)} = $${at + 3}`).join(', ')
    tx.send({ text: `update ${ident(procedure.id)} set ${set} where district = $1 and id = $2`, values: [row.district, row.id, ...columns.map((name) => row[name])] })
  }
  const scope = { ...scopeOf(row), matter_id: row.id }
  for (const [child, fields] of childrenOf(procedure)) {
    const put = change.rows?.[child]
    if (!put) continue
    const table = childTable(procedure, child)
    const gone = Object.entries(put).flatMap(([id, record]) => record === null ? [id] : [])
    if (gone.length > 0) tx.send({ text: `delete from ${ident(table)} where district = $1 and id = any ($2)`, values: [row.district, gone] })
    const kept = Object.values(put).filter((record): record is ChildRow => record !== null)
    upsertRecords(tx, table, ['district', 'org_id', 'shared_with', 'secrecy', 'matter_id', 'id', 'position', ...columnsOf(fields)], kept.map((record) => ({ ...scope, ...record })))
  }
  for (const part of hangingParts) {
    const put = change[part]
    if (!put) continue
    const { table, columns } = hangingTables[part]
    upsertRecords(tx, table, ['district', 'org_id', 'shared_with', 'secrecy', 'ledger', 'matter_id', ...columns], Object.values(put).map((record) => ({ ...scope, ledger: procedure.id, ...record })))
  }
}

const insertText = (table: string, columns: readonly string[]) => {
  const names = columns.map(ident).join(', ')
  return `insert into ${ident(table)} (${names}) select ${names} from json_populate_recordset(null::${ident(table)}, $1)`
}
const insertRecords = (tx: WriteTx, table: string, columns: readonly string[], records: readonly object[]): void =>
  tx.send({ name: `insert ${table}`, text: insertText(table, columns), values: [JSON.stringify(records)] })

function upsertRecords(tx: WriteTx, table: string, columns: readonly string[], records: readonly object[]): void {
  if (records.length === 0) return
  const set = columns.filter((name) => name !== 'district' && name !== 'id').map((name) => `${ident(name)} = excluded.${ident(name)}`).join(', ')
  tx.send({ name: `upsert ${table}`, text: `${insertText(table, columns)} on conflict (district, id) do update set ${set}`, values: [JSON.stringify(records)] })
}
