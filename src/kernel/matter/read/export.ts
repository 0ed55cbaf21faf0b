import Cursor from 'pg-cursor'
import { sightOf } from '../../access/masking.ts'
import { isSystem, scopeStatements, withScope, type Caller } from '../../access/scope.ts'
import { invalid } from '../../fault.ts'
import type { Field, Fields, Sensitivity } from '../../field/field.ts'
import type { AnyProcedure } from '../../procedure/procedure.ts'
import { kindsBeyond, unitsBeneath } from '../beyond.ts'
import { newId } from '../id.ts'
import { childrenOf, ident } from '../tables.ts'
import { childrenColumn, exportColumns, type ExportRow } from './columns.ts'
import type { Search } from './filter.ts'
import { rowsWithin } from './list.ts'
import type { Reading } from './reading.ts'
import { namesColumn, recordColumns } from './record.ts'
import { sortOf } from './sort.ts'

const BATCH = 500

/** A table as it leaves: its heading and its rows in batches, complete or broken off with an error. */
export interface Export { readonly heading: readonly string[]; readonly rows: AsyncGenerator<readonly (readonly string[])[]> }

/** What of people's data an export of this caller would show as it is. */
function personalDataIn(procedure: AnyProcedure, caller: Caller): boolean {
  const fields: Field[] = [procedure.fields as Fields, ...childrenOf(procedure).map(([, of]) => of)].flatMap((of) => Object.values(of))
  const kinds = new Set(fields.flatMap(({ sensitive }) => sensitive ?? []))
  return [...kinds].some((kind: Sensitivity) => caller.roles.some((held) => sightOf(kind, { org_id: held.org_id }, caller) === 'plain'))
}

/**
 * Everything a list shows with these filters, masked as the caller sees it, read by cursor in one snapshot.
 * Written down before the first row leaves, and with its number of rows after the last.
 * @throws Fault `invalid` without a reason where personal data leave (数据安全法 第二十七条)
 */
export async function exportMatters(reading: Reading, procedure: AnyProcedure, caller: Caller, search: Search): Promise<Export> {
  const reason = search['reason']?.trim() ?? ''
  const personal = !isSystem(caller) && personalDataIn(procedure, caller)
  if (personal && reason === '') throw invalid([{ field: 'reason', message: '导出的内容含有个人信息，请填写导出原因' }])
  const { units, people } = await reading.directory(caller.district)
  const beneath = await unitsBeneath(reading, caller.district, kindsBeyond(procedure))
  const columns = exportColumns(reading, procedure, caller, { orgName: (id) => (units.get(id) ?? beneath.get(id))?.name ?? '', userName: (id) => people.get(id) ?? '' })
  const { after: _, limit: __, reason: ___, ...filters } = search
  const sort = sortOf(procedure, search['sort'], caller)
  const { sql, p } = await rowsWithin(reading, procedure, { search: filters, sort, after: null }, caller)
  const id = newId()
  await withScope(reading.pool, caller, (tx) => tx.query(
    'insert into export_log (district, id, account_id, account_name, ledger, filters, personal, reason) values ($1, $2, $3, $4, $5, $6, $7, $8)',
    [caller.district, id, caller.account_id, caller.name, procedure.id, JSON.stringify(filters), personal, reason.slice(0, 500) || null]))
  const direction = sort.descending ? 'desc' : 'asc'
  const wanted = [...recordColumns, ...Object.keys(procedure.fields)].map((name) => `t.${ident(name)}`)
  const text = `select ${wanted.join(', ')}, ${namesColumn(procedure)} as names, ${childrenColumn(procedure)} as children
    from (${sql}) page join ${ident(procedure.id)} t on t.district = $1 and t.id = page.id order by page.k ${direction}, t.id ${direction}`
  return { heading: columns.map(({ label }) => label), rows: batches(reading, caller, { text, values: p.values }, (row) => columns.map((column) => column.read(row)), id) }
}

/** Reads by cursor on a connection of its own: memory stays flat however many rows there are. */
async function* batches(reading: Reading, caller: Caller, statement: { readonly text: string; readonly values: unknown[] }, shown: (row: ExportRow) => readonly string[], id: string): AsyncGenerator<readonly (readonly string[])[]> {
  const client = await reading.streams.connect()
  let complete = false
  let rows = 0
  try {
    // A long table must not be cut off by the limit that guards pages.
    await client.query(['begin', 'set local statement_timeout = 0', ...scopeStatements(caller)].join(';'))
    const cursor = client.query(new Cursor<ExportRow>(statement.text, statement.values))
    for (let batch = await cursor.read(BATCH); batch.length > 0; batch = await cursor.read(BATCH)) {
      rows += batch.length
      yield batch.map(shown)
    }
    await cursor.close()
    await client.query('update export_log set rows = $3 where district = $1 and id = $2', [caller.district, id, rows])
    await client.query('commit')
    complete = true
  } finally {
    // Broken off, or left early by the browser: a connection in the middle of a cursor is not worth mending.
    client.release(!complete)
  }
}
