import type { Tx } from '../access/scope.ts'
import type { JournalKind } from '../journal/append.ts'
import { definitionVersion } from '../journal/definition-version.ts'
import type { IsoDate } from '../law/law.ts'
import { gramsOf } from '../matter/grams.ts'
import { newId } from '../matter/id.ts'
import { searchTexts } from '../matter/index-for-search.ts'
import { hangingParts, type Change, type Replica } from '../matter/replica.ts'
import { childTable, childrenOf, columnsOf, hangingTables, ident, kernelColumns } from '../matter/tables.ts'
import type { AnyProcedure } from '../procedure/procedure.ts'
import type { Publication } from '../publication/publish.ts'
import type { AnyRegister } from '../register/register.ts'

/** One step of a matter's past, as its papers tell it. */
export interface PastEntry {
  readonly kind: JournalKind
  readonly action: string
  readonly actor_id: string | null
  readonly actor_name: string
  readonly effective_on: IsoDate
  readonly from_state: string | null
  readonly to_state: string
  readonly input: unknown
  readonly change: Change
}
/** A masked copy that left the house in the past, and whether it was taken back. */
export interface PastPublication extends Publication { readonly withdrawn_on: IsoDate | null; readonly withdrawn_reason: string | null }
/** A matter that comes in whole: as it stands now, and how it came to stand so (at least one entry). */
export interface PastMatter { readonly after: Replica; readonly entries: readonly PastEntry[]; readonly publications?: readonly PastPublication[] }

const isUnset = (value: unknown): boolean => value === null || value === undefined || value === false || (Array.isArray(value) && value.length === 0)

type Records = readonly { readonly [column: string]: unknown }[]

/**
 * Inserts records, leaving out columns that none of them fills: past matters fill a fifth of a wide table, and the columns
 * of ledgers and their children default to exactly what is left out (null, false, an empty list).
 */
const insertFilled = (tx: Tx, table: string, columns: readonly string[], records: Records): Promise<void> =>
  insertAll(tx, table, columns.filter((name) => records.some((record) => !isUnset(record[name]))), records)

const isEmpty = (value: unknown): boolean => value === null || value === undefined
const isSame = (a: unknown, b: unknown): boolean => a === b || (isEmpty(a) && isEmpty(b)) || (Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((one, at) => one === b[at]))

/** Inserts records. What all of them share (district, unit, actor) is written, sent and read once: half of what a push of small records is. */
async function insertAll(tx: Tx, table: string, columns: readonly string[], records: Records): Promise<void> {
  const [first] = records
  if (!first) return
  const own = columns.filter((name) => records.some((record) => !isSame(record[name], first[name])))
  const pick = (names: readonly string[], record: Records[number]) => {
    const kept: { [column: string]: unknown } = {}
    for (const name of names) { const value = record[name]; if (!isEmpty(value)) kept[name] = value }
    return kept
  }
  const shared = columns.filter((name) => !own.includes(name))
  await tx.query(
    `insert into ${ident(table)} (${columns.map(ident).join(', ')}) select ${columns.map((name) => `${own.includes(name) ? 'r' : 's'}.${ident(name)}`).join(', ')}
     from json_populate_recordset(null::${ident(table)}, $1) r, json_populate_record(null::${ident(table)}, $2) s`,
    [JSON.stringify(records.map((record) => pick(own, record))), JSON.stringify(pick(shared, first))])
}

const ENTRY = ['district', 'org_id', 'shared_with', 'secrecy', 'ledger', 'matter_id', 'id', 'version', 'kind', 'action', 'actor_id', 'actor_name', 'acting_org_id', 'responsible_org_id', 'effective_on', 'input', 'definition'] as const

/**
 * Writes many matters at once with their history, children, clocks, documents and search keys: the way of imports and
 * of the demonstration. The same guard holds as for single actions; only the last entry of a matter carries its hash.
 */
export async function writePast(tx: Tx, procedure: AnyProcedure, matters: readonly PastMatter[]): Promise<void> {
  const scope = ({ row }: Replica) => ({ district: row.district, org_id: row.org_id, shared_with: row.shared_with, secrecy: row.secrecy, matter_id: row.id })
  await insertFilled(tx, procedure.id, [...kernelColumns, ...columnsOf(procedure.fields)], matters.map(({ after }) => after.row))
  for (const [child, fields] of childrenOf(procedure)) {
    const columns = ['district', 'org_id', 'shared_with', 'secrecy', 'matter_id', 'id', 'position', ...columnsOf(fields)]
    await insertFilled(tx, childTable(procedure, child), columns, matters.flatMap(({ after }) => Object.values(after.rows[child] ?? {}).map((row) => ({ ...scope(after), ...row }))))
  }
  for (const part of hangingParts) {
    const { table, columns } = hangingTables[part]
    await insertAll(tx, table, ['district', 'org_id', 'shared_with', 'secrecy', 'ledger', 'matter_id', ...columns],
      matters.flatMap(({ after }) => Object.values(after[part]).map((record) => ({ ...scope(after), ledger: procedure.id, ...record }))))
  }
  await insertAll(tx, 'publication', ['district', 'org_id', 'shared_with', 'secrecy', 'ledger', 'matter_id', 'id', 'title', 'number', 'content', 'published_on', 'withdrawn_on', 'withdrawn_reason'],
    matters.flatMap(({ after, publications = [] }) => publications.map((publication) => ({ ...scope(after), ledger: procedure.id, ...publication }))))
  await insertAll(tx, 'search', ['district', 'org_id', 'shared_with', 'secrecy', 'ledger', 'matter_id', 'opened_on', 'grams'],
    matters.map(({ after }) => ({ ...scope(after), ledger: procedure.id, opened_on: after.row.opened_on, grams: gramsOf(...searchTexts(procedure, after)) })))
  const definition = definitionVersion(procedure)
  const journal = matters.flatMap(({ after, entries }) => entries.map((entry, at) => ({
    ...scope(after), ledger: procedure.id, id: newId(), version: after.row.version - entries.length + 1 + at, acting_org_id: after.row.org_id, responsible_org_id: after.row.org_id,
    definition, backfilled: at < entries.length - 1, ...entry,
  })))
  await insertAll(tx, 'journal', [...ENTRY, 'from_state', 'to_state', 'change', 'backfilled'], journal)
}

/** An entry of a register that comes in whole: the one interval it stood, and who says so. */
export interface PastRegisterEntry {
  readonly row: { readonly district: string; readonly id: string; readonly org_id: string; readonly valid_from: IsoDate; readonly valid_until?: IsoDate | null; readonly [column: string]: unknown }
  readonly actor_id: string | null
  readonly actor_name: string
}

/** Writes many entries of a register at once, each with the journal row that entering it would have left. */
export async function writeEntries(tx: Tx, register: AnyRegister, entries: readonly PastRegisterEntry[]): Promise<void> {
  const kernel = { shared_with: [], secrecy: 0, origin: 'handled', source_ref: null, version: 1 }
  await insertAll(tx, register.id, ['district', 'id', 'org_id', 'valid_from', 'valid_until', ...Object.keys(kernel), ...columnsOf(register.fields)], entries.map(({ row }) => ({ ...kernel, ...row })))
  const definition = definitionVersion(register)
  const journal = entries.map(({ row, actor_id, actor_name }) => ({
    ...kernel, ...row, ledger: register.id, matter_id: row.id, id: newId(), kind: 'register', action: 'enter', actor_id, actor_name, acting_org_id: row.org_id, responsible_org_id: row.org_id,
    effective_on: row.valid_from, definition, input: Object.fromEntries(Object.keys(register.fields).map((name) => [name, row[name]])), change: { row },
  }))
  await insertAll(tx, 'journal', [...ENTRY, 'change'], journal)
}
