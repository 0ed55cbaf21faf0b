import { afterAll, beforeAll, expect, test } from 'vitest'
import { somebody, testWorld, unit, type TestWorld } from '../../../test/support/world.ts'
import { Fault } from '../fault.ts'
import { choice, date, required, text } from '../field/field.ts'
import { defineRoom } from '../room/room.ts'
import { keep } from './keep.ts'
import { defineRegister } from './register.ts'

const officer = defineRegister({
  id: 'sample_officer', label: '执法人员', basis: [], title: 'name', list: ['name', 'certificate'], by: 'clerk', unique: ['certificate'],
  fields: { name: required(text('姓名', { sensitive: 'name' })), certificate: required(text('证号')), field: choice('领域', { market: '市监', city: '城管' }), trained_on: date('培训日期') },
})
const tables = `create table sample_officer (like kernel.entry including all, name text not null, certificate text not null, field text check (field in ('market', 'city')), trained_on date);
select kernel.make_register('sample_officer');`

let t: TestWorld
const clerk = somebody(unit(2), 'clerk')
beforeAll(async () => { t = await testWorld([defineRoom({ id: 'sample', label: '试验', registers: [officer] })], tables) })
afterAll(() => t.close())
const fault = (promise: Promise<unknown>) => promise.then(() => { throw new Error('no fault') }, (error: unknown) => { if (error instanceof Fault) return error; throw error })
const enter = (certificate: string) => keep(t.world, clerk, officer, { kind: 'enter', org_id: unit(2), from: '2025-01-01', input: { name: '王五', certificate, field: 'market' } })
const intervals = async (id: string) => (await t.owner.query('select valid_from, valid_until, field, version from sample_officer where id = $1 order by valid_from', [id])).rows

test('登记、变更、终止:编号不变,每段有效期一行,不删除', async () => {
  const { id, version } = await enter('A1')
  const revised = await keep(t.world, clerk, officer, { kind: 'revise', id, from: '2025-06-01', input: { field: 'city' }, expected_version: version })
  await keep(t.world, clerk, officer, { kind: 'end', id, from: '2025-12-31', expected_version: revised.version, reason: '调离' })
  expect(await intervals(id)).toEqual([
    { valid_from: '2025-01-01', valid_until: '2025-06-01', field: 'market', version: 2 },
    { valid_from: '2025-06-01', valid_until: '2025-12-31', field: 'city', version: 4 },
  ])
  const { rows } = await t.owner.query('select action, version from journal where matter_id = $1 order by version', [id])
  expect(rows).toEqual([{ action: 'enter', version: 1 }, { action: 'revise', version: 3 }, { action: 'end', version: 4 }])
})
test('有效期不得重叠:数据库约束', async () => {
  const { id } = await enter('A2')
  await expect(t.owner.query("insert into sample_officer (district, id, org_id, valid_from, name, certificate, version) select district, id, org_id, '2025-02-01', name, certificate, 9 from sample_officer where id = $1", [id])).rejects.toMatchObject({ code: '23P01' })
})
test('重复登记、越权、倒填日期、版本冲突,逐项说明', async () => {
  const { id, version } = await enter('A3')
  expect((await fault(enter('A3'))).fields[0]!.message).toContain('不要重复登记')
  expect((await fault(keep(t.world, somebody(unit(2), 'handler'), officer, { kind: 'end', id, from: '2025-02-01', expected_version: version, reason: '调离' }))).kind).toBe('refused')
  expect((await fault(keep(t.world, clerk, officer, { kind: 'revise', id, from: '2024-12-31', input: { field: 'city' }, expected_version: version }))).fields[0]!.field).toBe('from')
  expect((await fault(keep(t.world, clerk, officer, { kind: 'revise', id, from: '2025-02-01', input: { field: 'city' }, expected_version: 9 }))).kind).toBe('conflict')
  expect((await fault(keep(t.world, somebody(unit(3), 'clerk'), officer, { kind: 'end', id, from: '2025-02-01', expected_version: version, reason: '调离' }))).kind).toBe('not_found')
  expect((await fault(keep(t.world, clerk, officer, { kind: 'enter', org_id: unit(2), from: '2025-01-01', input: { name: '', certificate: 'A4', field: 'x' } }))).fields.map((f) => f.field)).toEqual(['name', 'field'])
})
test('同时登记同一个证号,一人成功,其余的被告知已有记录', async () => {
  await Promise.all(Array.from({ length: 8 }, () => t.world.pool.query('select pg_sleep(0.1)'))) // connections open: all begin at once
  const results = await Promise.allSettled(Array.from({ length: 8 }, () => enter('A6')))
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  for (const result of results) if (result.status === 'rejected') expect((result.reason as Fault).message).toContain('不要重复登记')
})
test('同一请求编号只登记一次,内容不同则冲突', async () => {
  const once = (name: string) => keep(t.world, clerk, officer,
    { kind: 'enter', org_id: unit(2), from: '2025-01-01', input: { name, certificate: 'A7', field: 'market' } }, 'key-of-a7')
  expect(await once('王五')).toEqual(await once('王五'))
  expect((await fault(once('赵六'))).kind).toBe('conflict')
})
test('不经登记直接改表:提交时被拒绝', async () => {
  const { id } = await enter('A5')
  await expect(t.owner.query("update sample_officer set name = '改' where id = $1", [id])).rejects.toMatchObject({ code: 'ZS001' })
  await expect(t.owner.query("update sample_officer set name = '改', version = version + 1 where id = $1", [id])).rejects.toMatchObject({ code: 'ZS003' })
})
