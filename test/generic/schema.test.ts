import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import pg from 'pg'
import { rooms } from '../../src/domains/index.ts'
import { columnOf, optionsOf, type Field, type Fields } from '../../src/kernel/field/field.ts'
import { childTable, childrenOf, columnsOf, kernelColumns } from '../../src/kernel/matter/tables.ts'
import { testDatabase, type TestDatabase } from '../support/database.ts'

interface Column { readonly table_name: string; readonly column_name: string; readonly data_type: string; readonly element: string | null; readonly nullable: boolean }
let database: TestDatabase
let columns: Column[]
let readByPortal: { readonly table: string; readonly columns: readonly string[] }[]
let checks: { table_name: string; definition: string }[]

beforeAll(async () => {
  database = await testDatabase()
  const client = new pg.Client(database.ownerUrl)
  await client.connect()
  columns = (await client.query(`select c.table_name, c.column_name, c.data_type, e.data_type as element, c.is_nullable = 'YES' as nullable from information_schema.columns c
    left join information_schema.element_types e on e.object_name = c.table_name and e.object_schema = c.table_schema and e.collection_type_identifier = c.dtd_identifier where c.table_schema = 'public'`)).rows
  checks = (await client.query(`select conrelid::regclass::text as table_name, pg_get_constraintdef(oid) as definition from pg_constraint where contype = 'c'`)).rows
  readByPortal = (await client.query(`select c.relname as table, array_agg(a.attname::text order by a.attname) as columns from pg_class c join pg_attribute a on a.attrelid = c.oid join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and a.attnum > 0 and has_column_privilege('zhunsheng_portal', c.oid, a.attnum, 'select') and c.relname = any ($1) group by 1`, [rooms.flatMap((room) => [...room.registers ?? [], ...room.procedures ?? []]).map(({ id }) => id)])).rows
  await client.end()
})
afterAll(() => database.drop())

const matterRow = ['district', 'org_id', 'shared_with', 'secrecy', 'matter_id', 'id', 'position']
const entryRow = ['district', 'org_id', 'shared_with', 'secrecy', 'id', 'valid_from', 'valid_until', 'origin', 'source_ref', 'ended_reason', 'version', 'created_at', 'updated_at']

/** What differs between a definition and its table, either way round. */
function differences(table: string, own: readonly string[], fields: Fields, strict: boolean): string[] {
  const found = columns.filter((c) => c.table_name === table)
  const names = new Set(found.map((c) => c.column_name))
  const wanted = [...own, ...columnsOf(fields)]
  const wrong = Object.entries(fields).flatMap(([name, field]: [string, Field]) => {
    const column = found.find((c) => c.column_name === name)
    if (!column) return []
    const { type, array, notNull } = columnOf(field)
    const actual = column.data_type === 'ARRAY' ? column.element : column.data_type
    const options = Object.keys(optionsOf(field))
    const listed = options.filter((code) => checks.some((c) => c.table_name === table && c.definition.includes(`'${code}'`) && new RegExp(`\\b${name}\\b`).test(c.definition)))
    const required = checks.some((c) => c.table_name === table && /origin/.test(c.definition) && new RegExp(`\\b${name} IS NOT NULL`, 'i').test(c.definition))
    return [
      ...(actual === type && (column.data_type === 'ARRAY') === array ? [] : [`${table}.${name}: ${field.kind} wants ${type}${array ? '[]' : ''}, is ${actual}`]),
      ...(notNull && column.nullable ? [`${table}.${name}: must not be null`] : []),
      ...(options.length === listed.length ? [] : [`${table}.${name}: check lacks ${options.filter((o) => !listed.includes(o)).join(', ')}`]),
      ...(strict && field.required && !required && column.nullable ? [`${table}.${name}: required, but nothing demands it of matters handled here`] : []),
    ]
  })
  return [
    ...wanted.filter((name) => !names.has(name)).map((name) => `${table}.${name}: defined, no column`),
    ...found.map((c) => c.column_name).filter((name) => !wanted.includes(name)).map((name) => `${table}.${name}: column, not defined`),
    ...wrong,
  ]
}

describe.each(rooms.map((room) => [room.label, room] as const))('%s:定义与数据表相互一致', (_, room) => {
  const procedures = room.procedures ?? []
  test.each(procedures.map((p) => [p.label, p] as const))('%s', (_label, procedure) => {
    expect(differences(procedure.id, [...kernelColumns, 'created_at', 'updated_at'], procedure.fields, true)).toEqual([])
    for (const [child, fields] of childrenOf(procedure)) expect(differences(childTable(procedure, child), matterRow, fields, false)).toEqual([])
  })
  test.each((room.registers ?? []).map((r) => [r.label, r] as const))('%s', (_label, register) => {
    expect(differences(register.id, entryRow, register.fields, false)).toEqual([])
  })
})

test('公众门户读得到的,正是台账定义写明公开的各栏:迁移中用 kernel.publish_register', () => {
  const published = rooms.flatMap((room) => room.registers ?? []).filter(({ publish }) => publish)
  const expected = Object.fromEntries(published.map(({ id, publish }) => [id, [...publish!, 'district', 'id', 'secrecy', 'valid_from', 'valid_until'].sort()]))
  expect(Object.fromEntries(readByPortal.map(({ table, columns: read }) => [table, [...read].sort()]))).toEqual(expected)
})
