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

type Values = { readonly [column: string]: unknown }

const isEmpty = (value: unknown): boolean => value === null || value === undefined
const isUnset = (value: unknown): boolean => isEmpty(value) || value === false || (Array.isArray(value) && value.length === 0)
const isSame = (a: unknown, b: unknown): boolean => a === b || (isEmpty(a) && isEmpty(b)) || (Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((one, at) => one === b[at]))

/** Columns, and for each row to be written the record that holds them. */
interface Layer { readonly columns: readonly string[]; readonly records: readonly Values[] }

/**
 * Without the columns that no record fills: past matters fill a fifth of a wide table, and the columns of ledgers and their
 * children default to exactly what is left out (null, false, an empty list).
 */
function filled({ columns, records }: Layer): Layer {
  const names = new Set<string>()
  for (const record of records) for (const name in record) if (!isUnset(record[name])) names.add(name)
  return { columns: columns.filter((name) => names.has(name)), records }
}

/**
 * Rows that are put together from layers (what a row has from its matter, what is its own), read where they are: copying them
 * into one record each cost as much as all the rest. What all rows share (district, unit, actor) is written, sent and read
 * once: half of what a push of small records is.
 */
function packed(layers: readonly Layer[]) {
  const cells = layers.flatMap(({ columns, records }) => columns.map((name) => ({ name, records })))
  const differ = ({ name, records }: (typeof cells)[number]) => { const first = records[0]![name]; return records.some((record) => !isSame(record[name], first)) }
  const own = cells.filter(differ)
  const shared = cells.filter((cell) => !own.includes(cell))
  const rowOf = (wanted: typeof cells, at: number): Values => {
    const row: { [column: string]: unknown } = {}
    for (const { name, records } of wanted) { const value = records[at]![name]; if (!isEmpty(value)) row[name] = value }
    return row
  }
  const names = (wanted: typeof cells) => wanted.map(({ name }) => ident(name))
  return { own: names(own), shared: names(shared), rows: JSON.stringify(layers[0]!.records.map((_, at) => rowOf(own, at))), once: JSON.stringify(rowOf(shared, 0)) }
}

async function insertAll(tx: Tx, table: string, ...layers: readonly Layer[]): Promise<void> {
  if (layers[0]!.records.length === 0) return
  const { own, shared, rows, once } = packed(layers)
  await tx.query(
    `insert into ${ident(table)} (${[...own, ...shared].join(', ')}) select ${[...own.map((name) => `r.${name}`), ...shared.map((name) => `s.${name}`)].join(', ')}
     from json_populate_recordset(null::${ident(table)}, $1) r, json_populate_record(null::${ident(table)}, $2) s`, [rows, once])
}

/** What a row has from its matter. */
const SCOPE = ['district', 'org_id', 'shared_with', 'secrecy', 'matter_id'] as const
const OF_LEDGER = [...SCOPE, 'ledger'] as const
const OF_ENTRY = [...OF_LEDGER, 'acting_org_id', 'responsible_org_id', 'definition'] as const
const PLACE = ['id', 'version'] as const
const ENTRY = ['kind', 'action', 'actor_id', 'actor_name', 'effective_on', 'input', 'change'] as const

/**
 * Writes many matters at once with their history, children, clocks, documents and search keys: the way of imports and
 * of the demonstration. The same guard holds as for single actions; only the last entry of a matter carries its hash.
 */
export async function writePast(tx: Tx, procedure: AnyProcedure, matters: readonly PastMatter[]): Promise<void> {
  if (matters.length === 0) return
  const definition = definitionVersion(procedure)
  const scopes = matters.map(({ after: { row: { district, org_id, shared_with, secrecy, id } } }) =>
    ({ district, org_id, shared_with, secrecy, matter_id: id, ledger: procedure.id, acting_org_id: org_id, responsible_org_id: org_id, definition }))
  const hanging = <T extends object>(recordsOf: (matter: PastMatter) => readonly T[]) => {
    const each = matters.map(recordsOf)
    return { scopes: each.flatMap((records, at) => records.map(() => scopes[at]!)), records: each.flat() as readonly (T & Values)[] }
  }
  await insertAll(tx, procedure.id, filled({ columns: [...kernelColumns, ...columnsOf(procedure.fields)], records: matters.map(({ after }) => after.row) }))
  for (const [child, fields] of childrenOf(procedure)) {
    const { scopes, records } = hanging(({ after }) => Object.values(after.rows[child] ?? {}))
    await insertAll(tx, childTable(procedure, child), filled({ columns: SCOPE, records: scopes }), filled({ columns: ['id', 'position', ...columnsOf(fields)], records }))
  }
  for (const part of hangingParts) {
    const { table, columns } = hangingTables[part]
    const { scopes, records } = hanging(({ after }) => Object.values<object>(after[part]))
    await insertAll(tx, table, { columns: OF_LEDGER, records: scopes }, { columns, records })
  }
  const published = hanging(({ publications = [] }) => publications)
  await insertAll(tx, 'publication', { columns: OF_LEDGER, records: published.scopes }, { columns: ['id', 'title', 'number', 'content', 'published_on', 'withdrawn_on', 'withdrawn_reason'], records: published.records })
  await insertAll(tx, 'search', { columns: OF_LEDGER, records: scopes }, { columns: ['opened_on', 'grams'], records: matters.map(({ after }) => ({ opened_on: after.row.opened_on, grams: gramsOf(...searchTexts(procedure, after)) })) })
  // What came before is told by papers; of what stands, the database takes the hash.
  const told = hanging(({ after: { row: { version } }, entries }) => entries.slice(0, -1).map((entry, at) => ({ ...entry, id: newId(), version: version - entries.length + 1 + at, backfilled: true })))
  await insertAll(tx, 'journal', { columns: OF_ENTRY, records: told.scopes }, { columns: [...PLACE, ...ENTRY, 'from_state', 'to_state', 'backfilled'], records: told.records })
  const { once, rows } = packed([
    { columns: ['district', 'matter_id', 'definition'], records: scopes },
    { columns: PLACE, records: matters.map(({ after: { row: { version } } }) => ({ id: newId(), version })) },
    { columns: [...ENTRY, 'from_state', 'to_state'], records: matters.map(({ entries }) => entries.at(-1)! as PastEntry & Values) },
  ])
  await tx.query(`select kernel.${ident(`enter_${procedure.id}`)}($1, $2)`, [once, rows])
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
  await insertAll(tx, register.id, { columns: ['district', 'id', 'org_id', 'valid_from', 'valid_until', ...Object.keys(kernel), ...columnsOf(register.fields)], records: entries.map(({ row }) => ({ ...kernel, ...row })) })
  const definition = definitionVersion(register)
  const journal = entries.map(({ row, actor_id, actor_name }) => ({
    ...kernel, ...row, ledger: register.id, matter_id: row.id, id: newId(), kind: 'register', action: 'enter', actor_id, actor_name, acting_org_id: row.org_id, responsible_org_id: row.org_id,
    effective_on: row.valid_from, definition, input: Object.fromEntries(Object.keys(register.fields).map((name) => [name, row[name]])), change: { row },
  }))
  await insertAll(tx, 'journal', { columns: [...OF_ENTRY, ...PLACE, ...ENTRY], records: journal })
}
