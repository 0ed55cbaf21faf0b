import type { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '../../../test/support/database.ts'
import { testDistrict, type TestDistrict } from '../../../test/support/district.ts'
import { withScope, type Caller } from '../../kernel/access/scope.ts'
import { openPool } from '../../kernel/db/pool.ts'
import { abolish, establish, merge, replace, revise, split } from './change.ts'

let db: TestDatabase, app: Pool, worker: Pool, district: TestDistrict, government: string, admin: Caller
beforeAll(async () => {
  db = await testDatabase()
  app = openPool(db.appUrl)
  worker = openPool(db.workerUrl)
  district = await testDistrict({ app, worker }, '990112')
  government = await district.unit({ name: '某区人民政府', kind: 'government' })
  admin = await district.caller(await district.person({ name: '管理员', org_id: government, roles: ['administrator'] }))
}, 60_000)
afterAll(async () => { await app.end(); await worker.end(); await db.drop() })

const on = (day: `${number}-${number}-${number}`) => ({ on: day, reason: '某编〔2025〕3号' })
const asAdmin = <T>(fn: Parameters<typeof withScope<T>>[2]) => withScope(app, admin, fn)
const nameOn = async (id: string, day: string) => (await asAdmin((tx) => tx.query<{ name: string }>('select name from organisation_on($1, $2) where id = $3', [district.code, day, id]))).rows[0]?.name
const journalOf = async (id: string) => (await asAdmin((tx) => tx.query<{ action: string; version: number }>('select action, version from journal where matter_id = $1 order by version', [id]))).rows

describe('机构变动', () => {
  test('更名之后,往日仍是往日的名称,机构还是同一个', async () => {
    const id = await asAdmin((tx) => establish(tx, admin, { name: '某区工商行政管理局', short_name: '区工商局', kind: 'department', parent_id: government }, on('2001-05-01')))
    await asAdmin((tx) => revise(tx, admin, id, { name: '某区市场监督管理局', short_name: '区市场监管局' }, on('2018-11-01')))
    expect(await nameOn(id, '2018-10-31')).toBe('某区工商行政管理局')
    expect(await nameOn(id, '2018-11-01')).toBe('某区市场监督管理局')
    expect(await nameOn(id, '2001-04-30')).toBeUndefined()
    expect(await journalOf(id)).toEqual([{ action: 'establish', version: 1 }, { action: 'revise', version: 2 }])
  })

  test('合并:去年的机构去年还在,人员和下属转入,承接机构看得见原机构', async () => {
    const [park, city] = await Promise.all(['园林局', '城管委'].map((name) => district.unit({ name, parent_id: government })))
    const team = await district.unit({ name: '园林执法队', kind: 'team', parent_id: park! })
    const clerk = await district.person({ name: '甲', org_id: park!, roles: ['clerk', 'handler'] })
    const both = await district.person({ name: '乙', org_id: city!, roles: ['clerk'] })

    const aftermath = await asAdmin((tx) => merge(tx, admin, [park!], city!, on('2025-01-01')))
    expect(aftermath).toEqual({ moved: [clerk], open_matters: 0 })
    expect(await nameOn(park!, '2024-12-31')).toBe('园林局')
    expect(await nameOn(park!, '2025-01-01')).toBeUndefined()
    const before = await district.caller(clerk, '2024-12-31')
    expect(before.roles.map((r) => r.org_id)).toEqual([park, park])
    expect(before.orgs).not.toContain(city)
    const after = await district.caller(clerk, '2025-01-01')
    expect(after.roles.map((r) => [r.org_id, r.role])).toEqual([[city, 'clerk'], [city, 'handler']])
    expect(new Set(after.orgs)).toEqual(new Set([park, city]))
    expect(new Set((await district.caller(both, '2025-01-01')).orgs)).toEqual(new Set([park, city]))
    const { rows } = await asAdmin((tx) => tx.query('select parent_id from organisation_on($1, $2) where id = $3', [district.code, '2025-01-01', team]))
    expect(rows).toEqual([{ parent_id: city }])
    expect((await journalOf(park!)).at(-1)!.action).toBe('merge')
    expect((await journalOf(clerk)).at(-1)!.action).toBe('follow_unit')
  })

  test('两个机构并入一个,同一人在两处任同一角色的,只转一次', async () => {
    const [one, two, into] = await Promise.all(['甲局', '乙局', '丙局'].map((name) => district.unit({ name, parent_id: government })))
    const person = await district.person({ name: '丙', org_id: one!, roles: ['clerk'] })
    await withScope(worker, { ...admin, roles: [] }, async (tx) => {
      await tx.query('update account set version = version + 1 where id = $1', [person])
      await tx.query(`insert into account_role (district, account_id, org_id, role, valid_from) values ($1, $2, $3, 'clerk', '2000-01-01')`, [district.code, person, two])
      const { recordChange } = await import('../../kernel/access/record.ts')
      await recordChange(tx, admin, { ledger: 'account', id: person, action: 'give_role', effective_on: '2000-01-01', input: {} })
    })
    await asAdmin((tx) => merge(tx, admin, [one!, two!], into!, on('2025-01-01')))
    expect((await district.caller(person, '2025-01-01')).roles.map((r) => r.org_id)).toEqual([into])
  })

  test('分立:原机构撤销的,其案卷由分出的各机构共同保管;原机构保留的,分出的机构看不见', async () => {
    const ending = await district.unit({ name: '文体局', parent_id: government })
    const [culture] = await asAdmin((tx) => split(tx, admin, ending, [{ name: '文化局', short_name: '文化局', kind: 'department' }, { name: '体育局', short_name: '体育局', kind: 'department' }], 'ends', on('2025-01-01')))
    const heir = await district.person({ name: '丁', org_id: culture!, roles: ['clerk'] })
    expect((await district.caller(heir)).orgs).toContain(ending)

    const going = await district.unit({ name: '农业局', parent_id: government })
    const [forestry] = await asAdmin((tx) => split(tx, admin, going, [{ name: '林业局', short_name: '林业局', kind: 'department' }], 'continues', on('2025-01-01')))
    const other = await district.person({ name: '戊', org_id: forestry!, roles: ['clerk'] })
    expect((await district.caller(other)).orgs).toEqual([forestry])
    expect(await nameOn(going, '2025-06-01')).toBe('农业局')
  })

  test('重新组建为另一法人的,代字可以承接', async () => {
    const old = await district.unit({ name: '旧局', parent_id: government, prefix: '某旧' })
    await asAdmin((tx) => revise(tx, admin, old, { prefix: null }, on('2024-12-31')))
    const { id } = await asAdmin((tx) => replace(tx, admin, old, { name: '新局', short_name: '新局', prefix: '某旧' }, on('2025-01-01')))
    expect(await nameOn(id, '2025-01-01')).toBe('新局')
    expect(await nameOn(old, '2025-01-01')).toBeUndefined()
  })

  test('还有下属机构的不能直接撤销;没有的可以,其人员的角色同时终止', async () => {
    const parent = await district.unit({ name: '大局', parent_id: government })
    const child = await district.unit({ name: '小所', kind: 'team', parent_id: parent })
    const clerk = await district.person({ name: '己', org_id: child, roles: ['clerk'] })
    await expect(asAdmin((tx) => abolish(tx, admin, parent, on('2025-01-01')))).rejects.toThrow('1 个下属机构')
    await asAdmin((tx) => abolish(tx, admin, child, on('2025-01-01')))
    expect((await district.caller(clerk, '2025-01-01')).roles).toEqual([])
    await asAdmin((tx) => abolish(tx, admin, parent, on('2025-01-01')))
  })

  test('有未办结案卷的不能撤销;合并时告知件数,以便逐件移交(复议法第十九条第四款)', async () => {
    const [busy, heir] = await Promise.all(['忙局', '接局'].map((name) => district.unit({ name, parent_id: government })))
    const owner = openPool(db.ownerUrl)
    // Clocks without their matters: only how many are open is asked here.
    await owner.query('alter table clock disable trigger user')
    for (const state of ['running', 'paused', 'met']) await owner.query(
      `insert into clock (district, org_id, ledger, matter_id, id, deadline, started_on, length, unit, end_day, basis, state) values ($1, $2, 'x', gen_random_uuid(), gen_random_uuid(), 'x', '2025-01-01', 1, 'month', 'roll', '{}', $3)`,
      [district.code, busy, state])
    await owner.query('alter table clock enable trigger user')
    await owner.end()
    await expect(asAdmin((tx) => abolish(tx, admin, busy!, on('2025-02-01')))).rejects.toThrow('2 件未办结案卷')
    expect(await asAdmin((tx) => merge(tx, admin, [busy!], heir!, on('2025-02-01')))).toEqual({ moved: [], open_matters: 2 })
  })

  test('不能以自己的下属为上级,不能早于上一次变动,代字不得重复,一次说全所有问题', async () => {
    const top = await district.unit({ name: '甲委', parent_id: government, prefix: '某甲' })
    const low = await district.unit({ name: '甲委一处', kind: 'section', parent_id: top })
    await expect(asAdmin((tx) => revise(tx, admin, top, { parent_id: low }, on('2025-01-01')))).rejects.toThrow('下属')
    await asAdmin((tx) => revise(tx, admin, top, { name: '甲委员会' }, on('2025-01-01')))
    await expect(asAdmin((tx) => revise(tx, admin, top, { name: '乙' }, on('2024-01-01')))).rejects.toThrow('不能早于')
    await expect(asAdmin((tx) => establish(tx, admin, { name: '乙委', short_name: '乙委', kind: 'department', prefix: '某甲' }, on('2025-01-01')))).rejects.toThrow('某甲')
    await expect(asAdmin((tx) => establish(tx, admin, { credit_code: '1' }, on('2025-01-01')))).rejects.toMatchObject({ fields: [{ field: 'name' }, { field: 'short_name' }, { field: 'kind' }, { field: 'credit_code' }] })
  })

  test('只有系统管理员可以登记变动,程序和数据库各守一道', async () => {
    const unit = await district.unit({ name: '庚局', parent_id: government })
    const clerk = await district.caller(await district.person({ name: '辛', org_id: unit, roles: ['clerk', 'organ_head'] }))
    await expect(withScope(app, clerk, (tx) => revise(tx, clerk, unit, { name: '改名' }, on('2025-01-01')))).rejects.toThrow('系统管理员')
    const changed = await withScope(app, clerk, (tx) => tx.query(`update organisation set name = '改名', version = version + 1 where id = $1`, [unit]))
    expect(changed.rowCount).toBe(0)
  })

  test('没有日志的变动不能提交,分立合并的去向也不能另外添加', async () => {
    const [one, two] = await Promise.all(['壬局', '癸局'].map((name) => district.unit({ name, parent_id: government })))
    await expect(asAdmin((tx) => tx.query(`update organisation set name = '改名', version = version + 1 where id = $1`, [one]))).rejects.toThrow('no journal entry')
    await expect(asAdmin((tx) => tx.query(`insert into organisation_successor values ($1, $2, $3, '2025-01-01', 'merged')`, [district.code, one, two]))).rejects.toThrow('without raising')
  })
})
