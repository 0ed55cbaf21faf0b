import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { emptyDatabase, testDatabase } from '../../../test/support/database.ts'
import { startEmbedded } from './embedded.ts'
import { openDatabase } from './open.ts'
import { ensureRoles } from './roles.ts'
import { openDataFolder } from './data-folder.ts'

let base: string
let dataDir: string
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'open-'))
  chmodSync(base, 0o755)
  dataDir = join(base, 'data')
})
afterEach(() => rmSync(base, { recursive: true, force: true }))

async function userOf(url: string): Promise<string> {
  const client = new pg.Client(url)
  await client.connect()
  const { rows } = await client.query<{ current_user: string }>('select current_user')
  await client.end()
  return rows[0]!.current_user
}

describe('opening the embedded database', () => {
  test('makes, migrates and serves it under four roles, and the second time finds all in place', async () => {
    const said: string[] = []
    const first = await openDatabase({ dataDir, environment: {}, onProgress: (message) => said.push(message) })
    expect(first.applied[0]?.room).toBe('kernel')
    expect(said.join()).toContain('正在建立数据库')
    expect(await Promise.all([first.ownerUrl, first.appUrl, first.workerUrl, first.portalUrl].map(userOf))).toEqual(['zhunsheng_owner', 'zhunsheng_app', 'zhunsheng_worker', 'zhunsheng_portal'])
    await first.close()
    const second = await openDatabase({ dataDir, environment: {} })
    expect(second.applied).toEqual([])
    expect(second.appUrl).toBe(first.appUrl)
    await second.close()
  })

  test('keeps passwords out of the log of the database', async () => {
    const database = await openDatabase({ dataDir, environment: {} })
    const { secrets } = openDataFolder(dataDir)
    await database.close()
    const log = readFileSync(join(dataDir, 'postgres.log'), 'utf8')
    for (const password of Object.values(secrets)) expect(log).not.toContain(password)
  })

  test('says what the administrator must run where the owner may not create roles', async () => {
    const embedded = await startEmbedded({ dataDir, fast: true })
    const client = new pg.Client(embedded.url('superuser'))
    await client.connect()
    await client.query(`create role plain login password 'plain'`)
    await client.end()
    const url = embedded.url().replace(/\/\/[^@]+@/, '//plain:plain@')
    await expect(ensureRoles(url, openDataFolder(dataDir).secrets)).rejects.toThrow(/无权创建角色[^]*create role zhunsheng_app login noinherit/)
    await embedded.stop()
  })
})

describe('opening an external database', () => {
  test('migrates it with the logins the environment gives', async () => {
    const empty = await emptyDatabase()
    const { appUrl, workerUrl, portalUrl, drop } = await testDatabase()
    const environment = { DATABASE_URL: empty.ownerUrl, DATABASE_APP_URL: appUrl, DATABASE_WORKER_URL: workerUrl, DATABASE_PORTAL_URL: portalUrl }
    const database = await openDatabase({ dataDir, environment })
    expect(database.applied[0]?.room).toBe('kernel')
    expect(database.appUrl).toBe(appUrl)
    await database.close()
    await Promise.all([empty.drop(), drop()])
  })

  test('refuses roles whose passwords are kept in another data folder, and says where to look', async () => {
    const { ownerUrl, drop } = await testDatabase()
    await expect(openDatabase({ dataDir, environment: { DATABASE_URL: ownerUrl } })).rejects.toThrow(/角色 zhunsheng_app 不能登录.*另一个数据文件夹建立.*DATABASE_APP_URL/)
    await drop()
  })

  test('says what to look at when it does not answer', async () => {
    await expect(openDatabase({ dataDir, environment: { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' } })).rejects.toThrow('不能连接 DATABASE_URL 指定的数据库')
  })
})
