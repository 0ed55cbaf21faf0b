import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { database, openPool } from './pool.ts'

let db: TestDatabase
let pool: pg.Pool
beforeAll(async () => {
  db = await testDatabase()
  pool = openPool(db.appUrl)
})
afterAll(async () => {
  await pool.end()
  await db.drop()
})

const value = async (expression: string) => (await pool.query<{ value: unknown }>(`select ${expression} as value`)).rows[0]?.value

describe('a pooled connection', () => {
  test('gives a date as its text, alone and in an array', async () => {
    expect(await value(`date '2025-03-01'`)).toBe('2025-03-01')
    expect(await value(`array[date '2025-03-01']`)).toEqual(['2025-03-01'])
  })

  test('gives a bigint as a number, and fails rather than lose digits', async () => {
    expect(await value('count(*)')).toBe(1)
    expect(await value('9007199254740991::bigint')).toBe(Number.MAX_SAFE_INTEGER)
    await expect(value('9007199254740993::bigint')).rejects.toThrow('select it as text')
  })

  test('gives money as text', async () => {
    expect(await value('1234567890123.10::numeric')).toBe('1234567890123.10')
  })

  test('counts days in China time wherever the server stands', async () => {
    expect(await value(`(timestamptz '2025-02-28T16:00:00Z')::date`)).toBe('2025-03-01')
  })

  test('says in one system call what is asked in one turn', async () => {
    const client = await pool.connect()
    const { stream } = (client as unknown as { connection: { stream: { _write: () => void; _writev: () => void } } }).connection
    const calls = [vi.spyOn(stream, '_write'), vi.spyOn(stream, '_writev')]
    const [, two] = await Promise.all([client.query('begin'), client.query<{ n: number }>('select $1::integer as n', [2]), client.query('commit')])
    expect(two.rows).toEqual([{ n: 2 }])
    expect(calls.map((call) => call.mock.calls.length)).toEqual([0, 1])
    client.release()
  })

  test('streams typed rows, one after the other', async () => {
    const streams = openPool(db.appUrl, { streaming: true })
    const rows = database<{ pg_timezone_names: { name: string } }>(streams).selectFrom('pg_timezone_names').select('name').where('name', 'like', 'Asia/S%').orderBy('name').stream(2)
    const names: string[] = []
    for await (const { name } of rows) names.push(name)
    expect(names).toContain('Asia/Shanghai')
    await streams.end()
  })
})

describe('the application role', () => {
  test('does not own the tables, may not create any, and obeys row-level security', async () => {
    const { rows } = await pool.query<{ owner: string }>(`select distinct tableowner as owner from pg_tables where schemaname = 'public'`)
    expect(rows.map((row) => row.owner)).not.toContain('zhunsheng_app')
    await expect(pool.query('create table mine ()')).rejects.toThrow('permission denied')
    expect((await pool.query(`select rolsuper, rolbypassrls, rolcreaterole, rolinherit from pg_roles where rolname = current_user`)).rows)
      .toEqual([{ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolinherit: false }])
    await expect(pool.query(`set role ${new URL(db.ownerUrl).username}`)).rejects.toThrow('permission denied')
  })
})
