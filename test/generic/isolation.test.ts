import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { withScope, type Caller } from '../../src/kernel/access/scope.ts'
import type { AnyProcedure } from '../../src/kernel/procedure/procedure.ts'
import { perform } from '../../src/kernel/matter/perform.ts'
import { publish } from '../../src/kernel/publication/publish.ts'
import { openPool } from '../../src/kernel/db/pool.ts'
import { sample, sampleRoom, sampleTables } from '../support/sample.ts'
import { DISTRICT, somebody, testWorld, unit, type TestWorld } from '../support/world.ts'

/**
 * Tables that hold no unit's records and are open by purpose; everything else must be shut to another unit.
 * What a table of people shows to whom is tested where it is written (access).
 */
const OPEN: { readonly [table: string]: string } = {
  district: 'names of places', rest_day: 'public holidays', seal: 'hashes alone', migration: 'the owner\'s', setting_value: 'local values are public law',
  rollup_cursor: 'how far a job has read', access_stamp: 'a counter', sign_in_limit: 'keyed hashes of names that were tried',
}
const ACCESS = ['account', 'account_role', 'credential', 'password_history', 'recovery_code', 'session', 'sign_in_log', 'setup_link', 'unmask_log', 'organisation', 'organisation_successor']

let t: TestWorld
let id: string
const clerk = somebody(unit(1), 'clerk', 'handler', 'office_head', 'organ_head')
const other = somebody(unit(3), 'clerk', 'handler', 'office_head', 'organ_head')
const part = somebody(unit(2), 'handler')
const elsewhere: Caller = { ...clerk, district: '999999', districts: ['999999'] }

beforeAll(async () => {
  t = await testWorld([sampleRoom], sampleTables)
  const opened = await perform(t.world, clerk, {
    ledger: 'sample', action: 'apply', org_id: unit(1), key: 'isolation', input: { received_on: '2025-03-03', subject: '罚款', respondent: unit(2) }, rows: { party: [{ name: '张三' }] },
  })
  id = opened.id
  const accepted = await perform(t.world, clerk, { ledger: 'sample', id, action: 'accept', input: { track: 'fast' } })
  const { rows: [party] } = await t.owner.query('select id from sample_party where matter_id = $1', [id])
  await perform(t.world, clerk, { ledger: 'sample', id, action: 'serve', input: { document_id: accepted.documents[0]!.id, row_id: party.id, recipient: '张三', method: 'direct', sent_on: '2025-03-03' } })
  await perform(t.world, clerk, { ledger: 'sample', id, action: 'attach', input: { name: '材料.pdf', sha256: 'a'.repeat(64), media_type: 'application/pdf', size: 3 } })
  await perform(t.world, clerk, { ledger: 'sample', action: 'apply', org_id: unit(1), input: { received_on: '2025-03-03', subject: '后续' }, rows: { party: [{ name: '李四' }] }, link: { kind: 'follows', ledger: 'sample', id } })
})
afterAll(() => t.close())

const seen = (caller: Caller, table: string) => withScope(t.world.pool, caller, async (tx) => Number((await tx.query(`select count(*) as n from ${table}`)).rows[0].n))
const tables = async () => (await t.owner.query<{ name: string; secured: boolean }>(
  `select c.relname as name, c.relrowsecurity as secured from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where n.nspname = 'public' and c.relkind in ('r', 'p') and has_table_privilege('zhunsheng_app', c.oid, 'select') order by 1`)).rows

describe('别的单位、别的地区看不到一行', () => {
  test('应用角色能读的每一张表都设了行级安全', async () => {
    const open = (await tables()).filter((one) => !one.secured).map((one) => one.name)
    expect(open.filter((name) => !(name in OPEN))).toEqual([])
  })
  test('每一张表:本单位看得到的,别的单位、别的地区看不到', async () => {
    const held: string[] = []
    for (const { name } of await tables()) {
      if (name in OPEN || ACCESS.includes(name) || ['number_counter', 'command'].includes(name)) continue
      if (await seen(clerk, name) > 0) held.push(name)
      expect(await seen(other, name), name).toBe(0)
      expect(await seen(elsewhere, name), name).toBe(0)
    }
    expect(held).toEqual(expect.arrayContaining(['sample', 'sample_party', 'journal', 'clock', 'document', 'service', 'attachment', 'link', 'search']))
  })
  test('命令记录只有本人看得到', async () => {
    expect(await seen(clerk, 'command')).toBe(1)
    expect(await seen(other, 'command')).toBe(0)
  })
  test('参与单位看得到这一件,看不到另一件', async () => {
    expect(await seen(part, 'sample')).toBe(1)
    expect(await seen(clerk, 'sample')).toBe(2)
  })
  test('涉密等级不够的看不到', async () => {
    await perform(t.world, { ...clerk, clearance: 2 }, { ledger: 'sample', id, action: 'set_secrecy', input: { secrecy: 2 } })
    expect(await seen(clerk, 'sample')).toBe(1)
    expect(await seen({ ...clerk, clearance: 2 }, 'sample')).toBe(2)
    expect(await seen(clerk, 'sample_party')).toBe(1)
    await perform(t.world, { ...clerk, clearance: 2 }, { ledger: 'sample', id, action: 'set_secrecy', input: { secrecy: 0 } })
  })
  test('没有设定范围的连接什么也读不到', async () => {
    await expect(t.world.pool.query('select * from sample')).rejects.toThrow()
  })
  test('不能写进别的单位、别的地区', async () => {
    const write = (caller: Caller) => withScope(t.world.pool, caller, (tx) => tx.query(
      `insert into sample (district, id, org_id, title, state, opened_on, received_on, subject) values ('${DISTRICT}', gen_random_uuid(), '${unit(1)}', 'x', 'received', '2025-03-03', '2025-03-03', 'x')`))
    await expect(write(other)).rejects.toMatchObject({ code: '42501' })
    await expect(write(elsewhere)).rejects.toMatchObject({ code: '42501' })
  })
})

describe('视图和函数', () => {
  test('每个视图以调用者的身份读', async () => {
    const { rows } = await t.owner.query(`select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname in ('public', 'kernel') and c.relkind = 'v' and not coalesce(c.reloptions @> array['security_invoker=true'], false)`)
    expect(rows).toEqual([])
  })
  test('以所有者身份执行的函数都锁定了搜索路径,只返回摘要或者只改范围', async () => {
    const { rows } = await t.owner.query<{ name: string; path: boolean }>(`select p.proname as name, coalesce(array_to_string(p.proconfig, ',') like '%search_path=%', false) as path from pg_proc p join pg_namespace n on n.oid = p.pronamespace where p.prosecdef and n.nspname in ('public', 'kernel') order by 1`)
    expect(rows.filter((one) => !one.path)).toEqual([])
    expect(rows.filter((one) => !one.name.startsWith('hash_')).map((one) => one.name)).toEqual(expect.arrayContaining(['check_journal', 'rescope']))
  })
  test('移交范围的函数不听越权的调用', async () => {
    await expect(withScope(t.world.pool, other, (tx) => tx.query('select kernel.rescope($1, $2, $3, $4, $5, $6)', ['sample', DISTRICT, id, unit(3), [], 0]))).rejects.toMatchObject({ code: 'P0002' })
  })
})

describe('公众门户的角色', () => {
  test('只读得到已公开的副本,读不到账册', async () => {
    await withScope(t.world.pool, clerk, async (tx) => {
      await tx.query('update sample set version = version + 1 where id = $1', [id])
      const withCopy = { ...sample, publication: { label: '决定', basis: sample.basis[0]!, fields: ['subject' as const], rows: { party: ['name'] } } } as unknown as AnyProcedure
      const { loadMatter } = await import('../../src/kernel/matter/store.ts')
      await publish(tx, t.world, withCopy, (await loadMatter(tx, sample, DISTRICT, id))!.replica, '2025-03-03')
      throw new Error('undo')
    }).catch((error: Error) => { if (error.message !== 'undo') throw error })
    const portal = openPool(t.database.portalUrl, { max: 1 })
    try {
      await expect(portal.query('select * from sample')).rejects.toMatchObject({ code: '42501' })
      await expect(portal.query('select * from journal')).rejects.toMatchObject({ code: '42501' })
      expect((await portal.query('select id, title, content from publication')).rows).toEqual([])
      await expect(portal.query('select matter_id from publication')).rejects.toMatchObject({ code: '42501' })
    } finally { await portal.end() }
  })
})
