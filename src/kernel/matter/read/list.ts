import type { Caller } from '../../access/scope.ts'
import { maySearchBy } from '../../access/masking.ts'
import { invalid, Fault } from '../../fault.ts'
import type { Fields } from '../../field/field.ts'
import type { Page, RecordView, Total } from '../../http/contract.ts'
import type { AnyProcedure } from '../../procedure/procedure.ts'
import { queryGrams } from '../grams.ts'
import { childTable, childrenOf, ident } from '../tables.ts'
import { cursorOf, placeOf, type Place } from './cursor.ts'
import { conditionsOf, idsIn, mattersOf, type Search } from './filter.ts'
import { readOne } from './in-scope.ts'
import { lightColumn } from './light.ts'
import type { Reading } from './reading.ts'
import { namesColumn, recordColumns, recordView, seesAllNames, type RecordRow } from './record.ts'
import { sortOf, type Sort } from './sort.ts'
import { params, prepared, type Params } from './sql.ts'

const COUNT_CAP = 1_000
const MOST_ROWS = 100

/** What a list was asked for, read and checked. */
export interface ListQuery {
  readonly search: Search
  readonly sort: Sort
  readonly limit: number
  readonly after: Place | null
  /** What a cursor of this list is bound to. */
  readonly list: string
}

/** @throws Fault `invalid` for a limit, an order or a cursor that does not fit */
function listQueryOf(reading: Pick<Reading, 'cursorKey'>, procedure: AnyProcedure, search: Search, caller: Caller): ListQuery {
  const sort = sortOf(procedure, search['sort'], caller)
  const limit = search['limit'] === undefined ? 20 : Number(search['limit'])
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST_ROWS) throw invalid([{ field: 'limit', message: `每页行数应当是 1 至 ${MOST_ROWS}` }])
  const { after, limit: _, reason: __, ...narrowing } = search
  const list = JSON.stringify([procedure.id, caller.district, Object.entries(narrowing).sort(([a], [b]) => a < b ? -1 : 1)])
  return { search, sort, limit, after: after ? placeOf(reading.cursorKey, list, after) : null, list }
}

/** Whether the caller's sight is the whole district, so that no predicate by unit helps. */
const seesDistrict = (caller: Caller, units: number): boolean => caller.orgs.length >= units

/** A sentence that hits must show to a caller who may not search by people's names: the words stand in what he sees. */
function visibly(procedure: AnyProcedure, q: string, p: Params): string[] {
  const open = (fields: Fields, name: string) => fields[name] && !fields[name].sensitive
  const texts = (procedure.searched ?? []).flatMap((path) => {
    const [child, inner] = path.split('.') as [string, string | undefined]
    if (inner === undefined) return open(procedure.fields, path) ? [`t.${ident(path)}`] : []
    const fields = childrenOf(procedure).find(([of]) => of === child)?.[1]
    return fields && open(fields, inner) ? [`(select string_agg(x.${ident(inner)}, ' ') from ${ident(childTable(procedure, child))} x where x.district = t.district and x.matter_id = t.id)`] : []
  })
  return q.trim().split(/\s+/).map((word) => `position(lower(${p.add(word)}) in lower(concat_ws(' ', t.number, ${[...texts, `''`].join(', ')}))) > 0`)
}

/** Whether everything a keyword is looked for in is open to the caller. */
const searchesAll = (procedure: AnyProcedure, caller: Caller): boolean => (procedure.searched ?? []).every((path) => {
  const [child, inner] = path.split('.') as [string, string | undefined]
  const field = inner === undefined ? (procedure.fields as Fields)[path] : childrenOf(procedure).find(([of]) => of === child)?.[1][inner]
  return !field || maySearchBy(field, caller)
})

interface Candidates { readonly sql: string; readonly p: Params; readonly keyword: boolean }
/** How many are wanted: the first of the order, any so many, or all. */
type Wanted = { readonly first: number } | { readonly any: number } | 'all'

/** Rows within sight and conditions as one select of (id, k); each branch gives no more than is wanted of the whole. */
function candidates(procedure: AnyProcedure, query: Pick<ListQuery, 'search' | 'sort' | 'after'>, caller: Caller, units: number, keyedHash: Reading['keyedHash'], wanted: Wanted): Candidates {
  const { search, sort, after } = query
  const p = params(caller.district)
  const conditions = conditionsOf(mattersOf(procedure), search, caller, keyedHash, p)
  // Who merely takes part may not find out by asking for it what is kept from him.
  if (Object.keys(search).some((name) => (procedure.fields as Fields)[name.split('.')[0]!]?.internal)) conditions.push(`(t.closed_on is not null or t.org_id = any (${p.add(caller.orgs)}::uuid[]))`)
  for (const name of Object.keys(search)) {
    const { keptBy } = (procedure.fields as Fields)[name] ?? (procedure.fields as Fields)[name.replace(/_(?:from|until)$/, '')] ?? {}
    if (keptBy) conditions.push(`(t.state <> all (${p.add(keptBy.in)}::text[]) or t.${ident(keptBy.person)} = ${p.add(caller.account_id)}::uuid)`)
  }
  const narrowed = conditions.length > 0
  const direction = sort.descending ? 'desc' : 'asc'
  const place = after && [p.add(after.key), p.add(after.id)]
  const beyond = place ? [`(${sort.key}, t.id) ${sort.descending ? '<' : '>'} (${place[0]}::${sort.type}, ${place[1]}::uuid)`] : []
  const few = wanted === 'all' ? '' : 'first' in wanted ? `order by ${sort.key} ${direction}, t.id ${direction} limit ${wanted.first}` : `limit ${wanted.any}`
  const table = ident(procedure.id)
  const where = (...more: string[]) => ['t.district = $1', ...more, ...conditions, ...beyond].join(' and ')
  const chosen = search['org_id'] ? idsIn('org_id', search['org_id']) : null

  if (search['q']?.trim()) {
    const grams = queryGrams(search['q'])
    if (grams.length === 0) throw new Fault('invalid', '请输入汉字、字母或者数字作为关键词', { fields: [{ field: 'q', message: '关键词没有可以查找的文字' }] })
    const restricted = searchesAll(procedure, caller) ? [] : visibly(procedure, search['q'], p)
    // Ids first, then order: a rare word under `order by … limit` may else be looked for row by row.
    const plain = !narrowed && !chosen && restricted.length === 0 && wanted !== 'all' && 'first' in wanted && sort.name === 'opened_on' && sort.descending
    const more = plain ? `, ${wanted.first}${place ? `, ${place[0]}::date, ${place[1]}::uuid` : ''}` : ''
    const within = chosen ? [`t.org_id = any (${p.add(chosen)}::uuid[])`] : []
    return { p, keyword: true, sql: `select t.id, ${sort.key} as k from kernel.found($1, '${procedure.id}', ${p.add(grams)}${more}) h join ${table} t on t.id = h.matter_id where ${where(...within, ...restricted)} ${few}` }
  }
  const orgs = chosen ?? (seesDistrict(caller, units) ? null : caller.orgs)
  if (orgs === null) return { p, keyword: false, sql: `select t.id, ${sort.key} as k from ${table} t where ${where()} ${few}` }
  const mine = p.add(orgs)
  // The newest of each unit, merged: with one predicate over several units the planner would sort all their rows.
  const own = orgs.length === 1 ? `select t.id, ${sort.key} as k from ${table} t where ${where(`t.org_id = (${mine}::uuid[])[1]`)} ${few}`
    : `select x.id, x.k from unnest(${mine}::uuid[]) o (id) cross join lateral (select t.id, ${sort.key} as k from ${table} t where ${where('t.org_id = o.id')} ${few}) x`
  if (chosen) return { p, keyword: false, sql: own }
  // What other units share with the caller's; which of these he sees is the policy's to say.
  const shared = `select t.id, ${sort.key} as k from ${table} t where ${where(`t.shared_with <> '{}'`, `t.org_id <> all (${mine}::uuid[])`)} ${few}`
  return { p, keyword: false, sql: `(${own}) union all (${shared})` }
}

/** All rows of a list as a select of (id, k), for an export. */
export const rowsWithin = async (reading: Reading, procedure: AnyProcedure, query: Pick<ListQuery, 'search' | 'sort' | 'after'>, caller: Caller): Promise<Candidates> =>
  candidates(procedure, query, caller, (await reading.directory(caller.district)).units.size, reading.keyedHash, 'all')

/** A page of a ledger in one statement: rows, lights and what hiding names in titles needs. */
export async function listMatters(reading: Reading, procedure: AnyProcedure, caller: Caller, search: Search): Promise<Page<RecordView>> {
  const query = listQueryOf(reading, procedure, search, caller)
  const directory = await reading.directory(caller.district)
  const { rows, columns } = await readRows(reading, procedure, caller, query, directory.units.size)
  const c = { directory, today: reading.today(), calendar: await reading.calendar() }
  const shown = rows.slice(0, query.limit)
  const last = shown.at(-1)
  return {
    items: shown.map((row) => recordView(reading, procedure, columns, row, caller, c)),
    next: rows.length > query.limit && last ? cursorOf(reading.cursorKey, query.list, { key: last.k, id: last.id }) : null,
  }
}

async function readRows(reading: Reading, procedure: AnyProcedure, caller: Caller, query: ListQuery, units: number) {
  const columns = procedure.list as readonly string[]
  const { sql, p, keyword } = candidates(procedure, query, caller, units, reading.keyedHash, { first: query.limit + 1 })
  const direction = query.sort.descending ? 'desc' : 'asc'
  const read = [...recordColumns, ...columns].map((name) => `t.${ident(name)}`)
  const text = `with page as materialized (select id, k from (${sql}) c order by k ${direction}, id ${direction} limit ${query.limit + 1})
    select ${read.join(', ')}, page.k::text as k, ${seesAllNames(caller) ? 'null' : namesColumn(procedure)} as names, ${lightColumn(procedure.id)}
    from page join ${ident(procedure.id)} t on t.district = $1 and t.id = page.id order by page.k ${direction}, t.id ${direction}`
  // A prepared keyword search may fall to a plan made for any word (3 ms became seconds): those go unnamed.
  const statement = keyword ? { text, values: p.values } : prepared(text, p.values)
  const { rows } = await readOne<RecordRow & { readonly k: string }>(reading.pool, caller, statement)
  return { rows, columns }
}

/** How many there are, counted up to a thousand. */
export async function countMatters(reading: Reading, procedure: AnyProcedure, caller: Caller, search: Search): Promise<Total> {
  const { units } = await reading.directory(caller.district)
  const { sort: _, after: __, ...narrowing } = search
  const sort = sortOf(procedure, undefined, caller)
  const { sql, p } = candidates(procedure, { search: narrowing, sort, after: null }, caller, units.size, reading.keyedHash, { any: COUNT_CAP + 1 })
  const { rows: [found] } = await readOne<{ n: number }>(reading.pool, caller, { text: `select count(*)::integer as n from (select 1 from (${sql}) c limit ${COUNT_CAP + 1}) c`, values: p.values })
  return { count: Math.min(found!.n, COUNT_CAP), capped: found!.n > COUNT_CAP }
}
