import { mkdtempSync, mkdirSync, rmSync, unlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { emptyDatabase } from '../../../test/support/database.ts'
import { migrate, migrationFolders, type MigrationFolder } from './migrate.ts'

let database: Awaited<ReturnType<typeof emptyDatabase>>
let root: string
let folders: MigrationFolder[]

beforeEach(async () => {
  database = await emptyDatabase()
  root = mkdtempSync(join(tmpdir(), 'migrate-'))
  folders = ['kernel', 'room'].map((room) => ({ room, folder: join(root, room) }))
  for (const { folder } of folders) mkdirSync(folder)
})
afterEach(async () => {
  await database.drop()
  rmSync(root, { recursive: true })
})

const write = (path: string, sql: string) => writeFileSync(join(root, path), sql)
const run = () => migrate(database.ownerUrl, folders)
async function tables(): Promise<string[]> {
  const client = new pg.Client(database.ownerUrl)
  await client.connect()
  const { rows } = await client.query<{ name: string }>(`select tablename as name from pg_tables where schemaname = 'public' order by 1`)
  await client.end()
  return rows.map((row) => row.name)
}

describe('migrate', () => {
  test('applies the kernel first, then each room by file name, and each file once', async () => {
    write('room/20250101_b.sql', 'create table b (a integer references a (id)); insert into b select id from a;')
    write('kernel/20250301_a.sql', 'create table a (id integer primary key);')
    expect(await run()).toEqual([{ room: 'kernel', name: '20250301_a.sql' }, { room: 'room', name: '20250101_b.sql' }])
    expect(await run()).toEqual([])
    write('room/20250401_c.sql', 'create table c ();')
    expect(await run()).toEqual([{ room: 'room', name: '20250401_c.sql' }])
    expect(await tables()).toEqual(['a', 'b', 'c', 'migration'])
  })

  test('refuses an applied file that was altered, and says what to do', async () => {
    write('kernel/20250301_a.sql', 'create table a ();')
    await run()
    write('kernel/20250301_a.sql', 'create table a ();\r\n'.replace('\r\n', ''))
    expect(await run()).toEqual([])
    write('kernel/20250301_a.sql', 'create table a (id integer);')
    write('kernel/20250302_b.sql', 'create table b ();')
    await expect(run()).rejects.toThrow('迁移 kernel/20250301_a.sql 在应用之后被改动。已应用的迁移不得修改')
    expect(await tables()).toEqual(['a', 'migration'])
  })

  test('does not mind line ends of another system', async () => {
    write('kernel/20250301_a.sql', 'create table a\n();\n')
    await run()
    write('kernel/20250301_a.sql', 'create table a\r\n();\r\n')
    expect(await run()).toEqual([])
  })

  test('refuses a database that is newer than the program', async () => {
    write('kernel/20250301_a.sql', 'create table a ();')
    await run()
    unlinkSync(join(root, 'kernel/20250301_a.sql'))
    await expect(run()).rejects.toThrow('数据库比程序新')
  })

  test('leaves nothing of a file that fails, and names file and line', async () => {
    write('kernel/20250301_a.sql', 'create table a ();\ncreate table b ();\nselect nonsense;')
    await expect(run()).rejects.toThrow('迁移 kernel/20250301_a.sql 第 3 行 未能应用')
    expect(await tables()).toEqual(['migration'])
  })

  test('refuses a file name that has no place in the order', async () => {
    write('kernel/first.sql', 'create table a ();')
    await expect(run()).rejects.toThrow('迁移文件名应为')
  })

  test('lets two starters take turns', async () => {
    write('kernel/20250301_a.sql', 'create table a (); select pg_sleep(0.3);')
    const [one, other] = await Promise.all([run(), run()])
    expect([...one, ...other]).toEqual([{ room: 'kernel', name: '20250301_a.sql' }])
  })

  test("takes the program's own folders, the kernel's first", () => {
    expect(migrationFolders()[0]?.room).toBe('kernel')
  })
})
