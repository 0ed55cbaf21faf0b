import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Pool } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { encrypt } from '../../src/kernel/access/encryption.ts'
import { keyFileOf, openKeyRing } from '../../src/kernel/access/key-ring.ts'
import { systemCaller, withScope, type Caller } from '../../src/kernel/access/scope.ts'
import { hashOfToken } from '../../src/kernel/access/session.ts'
import { joinRunning } from '../../src/kernel/db/embedded.ts'
import { openDatabase } from '../../src/kernel/db/open.ts'
import { openPool } from '../../src/kernel/db/pool.ts'
import { verifyJournal } from '../../src/kernel/journal/seal.ts'
import { chinaToday } from '../../src/kernel/law/day.ts'
import { newId } from '../../src/kernel/matter/id.ts'
import { perform } from '../../src/kernel/matter/perform.ts'
import { openWorld } from '../../src/cli/world.ts'
import { rooms } from '../../src/domains/index.ts'
import { testDistrict } from '../support/district.ts'
import { startInstance, type Instance } from '../support/instance.ts'

const KEY = `zsk_${'k'.repeat(43)}`
const folders = { district: mkdtempSync(join(tmpdir(), 'zhunsheng-district-')), city: mkdtempSync(join(tmpdir(), 'zhunsheng-city-')) }
const running: { district?: Instance; city?: Instance } = {}
const ended: string[] = []
let port = 0
let clerk: Caller
let organ: string

const freePort = () => new Promise<number>((resolve) => {
  const probe = createServer().listen(0, '127.0.0.1', () => { const { port: free } = probe.address() as { port: number }; probe.close(() => resolve(free)) })
})
const start = async (which: 'district' | 'city') => { running[which] = await startInstance(folders[which], (how) => ended.push(`${which} ${how}`), which === 'city' ? port : 0) }
const made = async <T>(which: 'district' | 'city', fn: (pools: { app: Pool; worker: Pool; owner: Pool }, database: Awaited<ReturnType<typeof openDatabase>>) => Promise<T>): Promise<T> => {
  const database = await openDatabase({ dataDir: folders[which], environment: {} })
  const pools = { app: openPool(database.appUrl), worker: openPool(database.workerUrl), owner: openPool(database.ownerUrl) }
  try { return await fn(pools, database) } finally { await Promise.all(Object.values(pools).map((pool) => pool.end())); await database.close() }
}

beforeAll(async () => {
  port = await freePort()
  await made('city', async ({ app, worker, owner }) => {
    const city = await testDistrict({ app, worker }, '999100', { level: 'city' })
    const platform = await city.unit({ name: '某区', kind: 'other' })
    await city.unit({ name: '某区人民政府', kind: 'government', parent_id: platform, prefix: '某' })
    await city.unit({ name: '某区市场监督管理局', parent_id: platform, prefix: '某市监' })
    const machine = await city.person({ name: '某区平台', org_id: platform, roles: ['machine'] })
    await owner.query(`insert into machine_key (district, id, account_id, key_hash, made_by, expires_on) values ('999100', $1, $2, $3, $2, '2099-12-31')`, [newId(), machine, hashOfToken(KEY)])
  })
  await made('district', async ({ app, worker, owner }) => {
    const district = await testDistrict({ app, worker }, '999001')
    organ = await district.unit({ name: '某区人民政府', kind: 'government', prefix: '某' })
    await district.unit({ name: '某区市场监督管理局', parent_id: organ, prefix: '某市监' })
    clerk = await district.caller(await district.person({ name: '王经办', org_id: organ, roles: ['clerk', 'handler'] }), chinaToday())
    const key = encrypt(openKeyRing(keyFileOf(folders.district, {})), KEY)
    await owner.query(`insert into exchange_target (district, id, name, url, key, ledgers) values ('999001', $1, '市平台', $2, $3, '{reconsideration}')`, [newId(), `http://127.0.0.1:${port}`, key])
  })
  await start('city')
  await start('district')
})
afterAll(async () => {
  for (const which of ['district', 'city'] as const) {
    running[which]?.process.kill('SIGKILL')
    await (await joinRunning(folders[which]))?.stop()
    rmSync(folders[which], { recursive: true, force: true })
  }
})

test('区向市报送,两边任意一个随时被杀:一件不少,一件不重', async () => {
  const embedded = (await joinRunning(folders.district))!
  const world = await openWorld({ appUrl: embedded.url('app'), workerUrl: embedded.url('worker') }, rooms, { dataDir: folders.district })
  const apply = (n: number) => perform(world, clerk, {
    ledger: 'reconsideration', action: 'register', org_id: organ, rows: { applicant: [{ name: `申请人${n}`, kind: 'person' }] },
    input: { submitted_on: chinaToday(), received_on: chinaToday(), channel: 'window', claims: `第${n}件`, field_of_administration: 'market', act_kind: 'penalty', act_title: '罚款决定', respondent: [...(respondents)][0], respondent_kind: 'department', requests: ['revoke'] },
  })
  const respondents = [...(await world.organisations('999001')).values()].filter(({ kind }) => kind === 'department').map(({ id }) => id)
  let n = 0
  try {
    for (const victim of ['city', 'district', 'city', 'district'] as const) {
      for (let some = 0; some < 12; some++) await apply(++n)
      await pause(2_500)
      running[victim]!.process.kill('SIGKILL')
      for (let some = 0; some < 4; some++) await apply(++n)
      await start(victim)
    }
    // One that has been sent changes again.
    const { rows: [first] } = await world.worker.query<{ id: string; version: number }>(`select id, version from reconsideration order by id limit 1`)
    await perform(world, clerk, { ledger: 'reconsideration', id: first!.id, action: 'note', input: {}, reason: '补充说明' })
    const pending = async () => (await world.worker.query<{ n: number }>(`select (select count(*) from reconsideration)::int - (select count(*) from outgoing where state = 'sent')::int as n`)).rows[0]!.n
    for (let tries = 0; tries < 60 && await pending() > 0; tries++) await pause(1_000)
    expect(await pending()).toBe(0)

    const city = (await joinRunning(folders.city))!
    const theirs = openPool(city.url('owner'))
    try {
      const { rows } = await theirs.query<{ source_ref: string; claims: string; unit: string; origin: string; respondent: string }>(
        `select r.source_ref, r.claims, o.name as unit, r.origin, p.name as respondent from reconsideration r join organisation o on o.id = r.org_id join organisation p on p.id = r.respondent order by r.claims`)
      expect(rows).toHaveLength(n)
      expect(new Set(rows.map(({ source_ref }) => source_ref)).size).toBe(n)
      expect(new Set(rows.map(({ claims }) => claims)).size).toBe(n)
      expect(rows[0]).toMatchObject({ unit: '某区人民政府', origin: 'pushed', respondent: '某区市场监督管理局' })
      expect((await withScope(theirs, systemCaller('999100'), (tx) => tx.query('select 1 from reconsideration_applicant'))).rowCount).toBe(n)
      expect((await verifyJournal(theirs, ['reconsideration'])).problems).toEqual([])
    } finally { await theirs.end() }
    expect(ended).toEqual([])
  } finally { await world.close() }
})
