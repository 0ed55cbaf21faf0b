import { afterAll, beforeAll, expect, test } from 'vitest'
import { testServing, type Client, type TestServing } from '../../../test/support/serving.ts'
import { perform } from '../../kernel/matter/perform.ts'
import { rooms } from '../index.ts'
import type { HoursView } from './contract.ts'
import { officerRoutes } from './server.ts'

let t: TestServing
let clerk: Client & { readonly id: string }, supervisor: Client & { readonly id: string }, elsewhere: Client
let bureau: string, other: string, justice: string
beforeAll(async () => {
  t = await testServing(rooms, { today: '2024-03-04', routes: [officerRoutes] })
  const government = await t.district.unit({ name: '某区人民政府', kind: 'government' })
  justice = await t.district.unit({ name: '某区司法局', kind: 'justice_bureau', prefix: '某司', parent_id: government })
  bureau = await t.district.unit({ name: '市监局', prefix: '某市监', parent_id: government })
  other = await t.district.unit({ name: '卫健委', prefix: '某卫', parent_id: government })
  clerk = await t.somebody(bureau, 'clerk', 'handler')
  supervisor = await t.somebody(justice, 'supervisor')
  elsewhere = await t.somebody(other, 'clerk')
}, 60_000)
afterAll(() => t.close())

const hours = async (who: Client, year: number) => (await who.get(`officers/training-hours?year=${year}`)).json<HoursView>()
const card = async (org_id: string, certificate_number: string, issued_on: string) => {
  const [by, confirming] = [await t.district.caller(clerk.id), await t.district.caller(supervisor.id)]
  const entering = { ...by, orgs: [org_id], roles: [{ org_id, role: 'clerk' as const }] }
  const { id } = await perform(t.world, entering, { ledger: 'certificate', action: 'register_held', org_id, input: { certificate_number, name: `某${certificate_number}`, enforcement_fields: ['market'], registrar: justice, issuer: '省人民政府', obtained: 'held', issued_on } as never })
  await perform(t.world, confirming, { ledger: 'certificate', id, action: 'confirm' })
  return id
}
const trained = async (certificate_number: string, attended_on: string, count: number) =>
  perform(t.world, await t.district.caller(clerk.id), { ledger: 'training_record', action: 'record', org_id: bureau, input: { certificate_number, name: '某', topic: '网络课程', kind: 'online', attended_on, hours: count } as never })

test('全年持证而培训不足六十学时的（实施纲要（三十四）），本单位和执法监督机构看得见，别的单位看不见；换证前的学时算在新证上', async () => {
  const [short, replaced] = [await card(bureau, '证1', '2022-05-06'), await card(bureau, '证2', '2022-05-06')]
  await card(bureau, '证3', '2024-02-05')
  await card(other, '证4', '2022-05-06')
  t.setToday('2024-11-04')
  await trained('证1', '2024-03-01', 40)
  await trained('证1', '2023-12-31', 40)
  await trained('证2', '2024-04-01', 60)
  await perform(t.world, await t.district.caller(supervisor.id), { ledger: 'certificate', id: replaced, action: 'replace', input: { replacement_ground: 'damaged', new_number: '证2新' } as never })
  expect(await hours(clerk, 2024)).toMatchObject({ year: 2024, required: 60, source: expect.stringContaining('实施纲要'), holders: 2, short: 1, officers: [{ id: short, certificate_number: '证1', hours: 40, org_id: bureau }] })
  expect(await hours(supervisor, 2024)).toMatchObject({ holders: 3, short: 2 })
  expect((await hours(elsewhere, 2024)).officers.map(({ certificate_number }) => certificate_number)).toEqual(['证4'])
})

test('学时标准是本地设定；设为零的没有不足的', async () => {
  for (const [value, short] of [[100, 2], [0, 0]] as const) {
    await t.owner.query(`insert into setting_value (place, id, value, valid_from, source) values ($1, 'officer_training_hours', $2, '2024-01-01', '"某政办"')`, [t.district.code, value])
    expect(await hours(clerk, 2024)).toMatchObject({ required: value, short, source: '某政办', holders: 2 })
  }
})
