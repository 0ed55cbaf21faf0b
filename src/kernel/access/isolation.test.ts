import type { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { testDistrict, type TestDistrict } from '../../../test/support/district.ts'
import { identifier, text } from '../field/field.ts'
import { openPool } from '../db/pool.ts'
import { newId } from '../matter/id.ts'
import { maskNamesIn } from './masking.ts'
import { roles } from './role.ts'
import { scopeStatements, stranger, withScope, type Caller, type Tx } from './scope.ts'
import { makeSetupLink, setUp, type Setup } from './setup.ts'
import { unmask } from './unmask.ts'

let db: TestDatabase, app: Pool, worker: Pool, portal: Pool, city: TestDistrict, here: TestDistrict, there: TestDistrict, practice: TestDistrict
const units: { [name: string]: string } = {}
const callers: { [name: string]: Caller } = {}
const as = <T>(caller: Caller, fn: (tx: Tx) => Promise<T>) => withScope(app, caller, fn)

beforeAll(async () => {
  db = await testDatabase()
  app = openPool(db.appUrl)
  worker = openPool(db.workerUrl)
  portal = openPool(db.portalUrl)
  const pools = { app, worker }
  city = await testDistrict(pools, '990100', { level: 'city' })
  here = await testDistrict(pools, '990112', { parent: '990100' })
  there = await testDistrict(pools, '990113', { parent: '990100' })
  practice = await testDistrict(pools, '990112-practice', { parent: '990100', kind: 'practice' })
  for (const [name, district, kind] of [['city', city, 'justice_bureau'], ['here', here, 'department'], ['beside', here, 'department'], ['there', there, 'department'], ['practice', practice, 'department']] as const)
    units[name] = await district.unit({ name, kind })
  for (const [name, district, org, role] of [
    ['clerk', here, 'here', 'clerk'], ['colleague', here, 'here', 'handler'], ['neighbour', there, 'there', 'handler'], ['administrator', here, 'here', 'administrator'],
    ['auditor', here, 'here', 'auditor'], ['city_supervisor', city, 'city', 'supervisor'], ['city_clerk', city, 'city', 'clerk'],
  ] as const) callers[name] = await district.caller(await district.person({ name, org_id: units[org]!, roles: [role], password_hash: 'x' }))
}, 60_000)
afterAll(async () => { await Promise.all([app.end(), worker.end(), portal.end()]); await db.drop() })

const idsIn = async (caller: Caller, sql: string) => (await as(caller, (tx) => tx.query<{ id: string }>(sql))).rows.map((row) => row.id).sort()

describe('谁在哪些区划、看见什么', () => {
  test('市级监督人员看见各区的机构,不看见模拟区;市级经办人员只看本单位', () => {
    expect(callers['city_supervisor']!.districts).toEqual(['990100', '990112', '990113'])
    expect(new Set(callers['city_supervisor']!.orgs)).toEqual(new Set([units['city'], units['here'], units['beside'], units['there']]))
    expect(callers['city_clerk']).toMatchObject({ districts: ['990100'], orgs: [units['city']] })
  })

  test('机构和同事的姓名本区可见,他区不可见', async () => {
    expect(new Set(await idsIn(callers['clerk']!, 'select id from organisation'))).toEqual(new Set([units['here'], units['beside']]))
    expect(await idsIn(callers['neighbour']!, 'select id from organisation')).toEqual([units['there']])
    expect(await idsIn(callers['neighbour']!, 'select id from account')).toEqual([callers['neighbour']!.account_id])
    expect(await idsIn(callers['clerk']!, 'select distinct account_id as id from account_role')).not.toContain(callers['neighbour']!.account_id)
  })

  test.each(['credential', 'password_history', 'recovery_code', 'session', 'sign_in_log', 'unmask_log'])('%s:只见自己的', async (table) => {
    await worker.query(`insert into password_history select district, account_id, 'x', now() from credential on conflict do nothing`)
    await worker.query(`insert into recovery_code select district, account_id, 'x' from credential on conflict do nothing`)
    await worker.query(`insert into session (token_hash, district, account_id, started_at, last_seen_at, idle_minutes, expires_at, must_change) select md5(account_id::text), district, account_id, now(), now(), 30, now(), false from credential on conflict do nothing`)
    await worker.query(`insert into sign_in_log (at, district, account_id, event) select now(), district, account_id, 'wrong' from credential`)
    await worker.query(`insert into unmask_log (district, id, account_id, account_name, org_id, ledger, matter_id, field, reason) select district, gen_random_uuid(), account_id, '', account_id, '', account_id, '', '核对' from credential`)
    const { account_id } = callers['clerk']!
    expect(await idsIn(callers['clerk']!, `select distinct account_id as id from ${table}`)).toEqual([account_id])
    expect(await idsIn(callers['neighbour']!, `select distinct account_id as id from ${table}`)).toEqual([callers['neighbour']!.account_id])
    expect(await idsIn({ ...stranger, district: '990112', districts: ['990112'] }, `select distinct account_id as id from ${table}`)).toEqual([])
  })

  test('审计员看见本区的登录和查看日志,不看见他区的;日志谁也不能改', async () => {
    const seen = await idsIn(callers['auditor']!, 'select distinct account_id as id from sign_in_log')
    expect(seen).toContain(callers['clerk']!.account_id)
    expect(seen).not.toContain(callers['neighbour']!.account_id)
    for (const table of ['sign_in_log', 'unmask_log', 'setting_value']) for (const act of [`delete from ${table}`, `update ${table} set district = district`])
      await expect(as(callers['auditor']!, (tx) => tx.query(act))).rejects.toThrow(/permission denied|does not exist/)
  })

  test('管理员可以终止别人的会话,不能以别人的名义开始或者恢复一个', async () => {
    const { account_id } = callers['clerk']!
    const admin = callers['administrator']!
    await expect(as(admin, (tx) => tx.query(`insert into session (token_hash, district, account_id, started_at, last_seen_at, idle_minutes, expires_at, must_change) values ('forged', '990112', $1, now(), now(), 30, now(), false)`, [account_id]))).rejects.toThrow('row-level security')
    expect((await as(admin, (tx) => tx.query('update session set ended_at = now() where account_id = $1', [account_id]))).rowCount).toBe(1)
    await expect(as(admin, (tx) => tx.query('update session set ended_at = null where account_id = $1', [account_id]))).rejects.toThrow('row-level security')
    expect((await as(admin, (tx) => tx.query('update session set ended_at = now() where account_id = $1', [callers['neighbour']!.account_id]))).rowCount).toBe(0)
  })

  test('没有进入范围的连接什么也读不到', async () => {
    for (const table of ['organisation', 'account', 'account_role', 'credential', 'session', 'sign_in_log', 'unmask_log'])
      await expect(app.query(`select * from ${table}`)).rejects.toThrow(/app\.|malformed/)
  })

  test('对外网站的角色碰不到这些表和函数', async () => {
    await expect(portal.query(`select kernel.presented_session('x')`)).rejects.toThrow('permission denied')
    await expect(portal.query(`select kernel.unfinished('990112', gen_random_uuid())`)).rejects.toThrow('permission denied')
    for (const table of ['district', 'organisation', 'organisation_successor', 'account', 'account_role', 'credential', 'password_history', 'recovery_code', 'session', 'sign_in_limit', 'sign_in_log', 'unmask_log', 'setup_link', 'setting_value', 'access_stamp'])
      await expect(portal.query(`select * from ${table}`)).rejects.toThrow('permission denied')
  })

  test('每张表都开着行级安全,除了没有个人信息的', async () => {
    const { rows } = await worker.query(
      `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and not relrowsecurity
       and relname in ('district', 'organisation', 'organisation_successor', 'account', 'account_role', 'credential', 'password_history', 'recovery_code', 'session', 'sign_in_limit', 'sign_in_log', 'unmask_log', 'setup_link', 'setting_value', 'access_stamp') order by 1`)
    expect(rows.map((row) => row.relname)).toEqual(['access_stamp', 'district', 'setup_link', 'sign_in_limit'])
    await expect(as(callers['administrator']!, (tx) => tx.query('select * from setup_link'))).rejects.toThrow('permission denied')
  })

  test('数据库认得的角色就是程序认得的角色', async () => {
    const { rows: [check] } = await worker.query(`select pg_get_constraintdef(oid) as def from pg_constraint where conrelid = 'account_role'::regclass and conname = 'account_role_role_check'`)
    expect(new Set([...check.def.matchAll(/'(\w+)'/g)].map((found) => found[1]))).toEqual(new Set(Object.keys(roles).filter((role) => role !== 'citizen')))
  })
})

describe('范围语句', () => {
  test('不是代码的值不会进入语句', () => {
    for (const bad of ["x'; drop table account; --", '{', ',', '"', '\\', ' ']) {
      expect(() => scopeStatements({ ...stranger, district: bad })).toThrow(RangeError)
      expect(() => scopeStatements({ ...stranger, orgs: [bad] })).toThrow(RangeError)
      expect(() => scopeStatements(stranger, { sign_in: bad })).toThrow(RangeError)
    }
    expect(() => scopeStatements({ ...stranger, clearance: Number.NaN })).toThrow(RangeError)
  })

  test('事务结束,范围随之消失;失败的语句不会被当作成功提交', async () => {
    await as(callers['clerk']!, (tx) => tx.query('select 1'))
    const { rows } = await app.query(`select current_setting('app.orgs', true) as orgs`)
    expect(rows[0].orgs || null).toBeNull()
    await expect(as(callers['clerk']!, async (tx) => { await tx.query('select 1/0').catch(() => {}) })).rejects.toThrow('rolled back')
  })
})

describe('查看完整内容', () => {
  const fields = { name: text('姓名', { sensitive: 'name' }), number: identifier('证件号码') }
  const request = { ledger: 'penalty', matter_id: newId(), field: 'number', reason: '核对身份' }
  const open = (caller: Caller, more: Partial<typeof request> = {}) =>
    as(caller, (tx) => unmask(tx, (stored) => stored.replace('sealed ', ''), caller, fields, { org_id: units['here']! }, { number: 'sealed 120112' }, { ...request, ...more }))

  test('说明理由才给看,并且留下记录', async () => {
    expect(await open(callers['clerk']!)).toBe('120112')
    await expect(open(callers['clerk']!, { reason: ' ' })).rejects.toThrow('理由')
    const { rows } = await as(callers['auditor']!, (tx) => tx.query('select account_name, field, reason from unmask_log where matter_id = $1', [request.matter_id]))
    expect(rows).toEqual([{ account_name: 'clerk', field: 'number', reason: '核对身份' }])
  })
  test('角色不够的不给看,也不留下假记录', async () => {
    await expect(open(callers['auditor']!)).rejects.toThrow('不能查看')
    await expect(open(callers['neighbour']!)).rejects.toThrow('不能查看')
  })
  test('标题中长的姓名先遮', () => { expect(maskNamesIn('张三丰与张三', ['张三', '张三丰'])).toBe('张×与张×') })
})

describe('首位管理员', () => {
  const setup: Setup = {
    district: { code: '980112', name: '新区' }, above: [{ code: '980000', name: '新省', level: 'province' }],
    government: { name: '新区人民政府', short_name: '区政府', prefix: '新', since: '1992-03-06' }, name: '首任', sign_in_name: 'first', password: 'Xq7#mLw2vRt9',
  }
  test('已有用户的系统不再打印链接', async () => { expect(await makeSetupLink(worker)).toBeNull() })

  test('链接只用一次,二十四小时过期;库中只有散列', async () => {
    const fresh = await testDatabase()
    const own = openPool(fresh.workerUrl)
    try {
      const now = new Date('2025-03-03T01:00:00Z')
      const token = (await makeSetupLink(own, now))!
      expect(JSON.stringify((await own.query('select * from setup_link')).rows)).not.toContain(token)
      await expect(setUp(own, token, { ...setup, password: 'admin' }, now)).rejects.toMatchObject({ kind: 'invalid' })
      await expect(setUp(own, token, setup, new Date(now.getTime() + 25 * 3_600_000))).rejects.toThrow('过期')
      await expect(setUp(own, 'x'.repeat(43), setup, now)).rejects.toThrow('链接不存在')
      const outcomes = await Promise.allSettled([setUp(own, token, setup, now), setUp(own, token, setup, now)])
      expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected'])
      await expect(setUp(own, token, setup, now)).rejects.toThrow('已经使用')
      expect(await makeSetupLink(own, now)).toBeNull()
      const { rows } = await own.query(`select o.name from organisation_on('980112', '2024-12-31') o`)
      expect(rows).toEqual([{ name: '新区人民政府' }])
    } finally {
      await own.end()
      await fresh.drop()
    }
  })
})
