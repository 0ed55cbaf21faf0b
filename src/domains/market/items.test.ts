import { afterAll, beforeAll, expect, test } from 'vitest'
import { registerCards } from '../../../test/support/certificates.ts'
import { refused } from '../../../test/support/enforcement-room.ts'
import { DISTRICT, somebody, testWorld, unit, type TestWorld } from '../../../test/support/world.ts'
import { perform } from '../../kernel/matter/perform.ts'
import { foresee } from '../../kernel/matter/read/preview.ts'
import { keep } from '../../kernel/register/keep.ts'
import { inspection } from '../enforcement/inspection.ts'
import { rooms } from '../index.ts'
import { inspectionItem } from './registers.ts'

let t: TestWorld
const [market, city] = [unit(2), unit(3)]
const handler = somebody(market, 'handler', 'clerk', 'office_head'), second = somebody(market, 'handler'), elsewhere = somebody(city, 'handler', 'office_head'), cityClerk = somebody(city, 'handler', 'clerk')
const CODES = ['91990112MA05X7T21J', '91990112MA05X7T3XA', '91990112MA05X7T48A']
const item = (who: typeof handler, org_id: string, name: string, from: `${number}-${number}-${number}`, field = 'market') => keep(t.world, who, inspectionItem, { kind: 'enter', org_id, from, input: {
  name, item_class: '检查', enforcement_field: field, grade: 'general', kind: 'conduct', content: '…', basis: '某条例第一条', unit: org_id, objects: '企业', method: 'on_site' } })
const bind = (bound: boolean) => t.owner.query(`insert into setting_value (place, id, value, valid_from, source, entered_at) values ($1, 'inspection_items_bound', $2, '2025-01-01', '"试验"', clock_timestamp())`, [DISTRICT, String(bound)])

beforeAll(async () => {
  t = await testWorld(rooms, '', '2025-03-03')
  await registerCards(t.world, handler, somebody(unit(1), 'supervisor'), market, [handler, second])
  await item(handler, market, '登记事项；公示信息', '2025-01-01')
  await item(handler, market, '价格公示', '2025-01-01')
  await item(handler, market, '直播营销', '2025-06-01')
  await item(elsewhere, city, '门前秩序', '2025-01-01', 'urban_management')
}, 60_000)
afterAll(() => t.close())

const asked = (matters: string, more: object = {}) => ({
  enforcement_field: 'market', mode: 'special', basis: '某条例', matters, subject_kind: 'enterprise', subject: '某公司', subject_code: '91990112MA05X7T13P', planned_from: '2025-03-10', planned_until: '2025-03-20', ...more,
})
const plan = (matters: string, more: object = {}) => perform(t.world, handler, { ledger: 'inspection', action: 'plan', org_id: market, input: asked(matters, more) as never })
const told = async (matters: string, more: object = {}) => (await foresee(t.world, inspection, handler, { org_id: market, action: 'plan', on: '2025-03-03', asked: { input: asked(matters, more), rows: {} } })).told.map(({ text }) => text)

test('检查事项应当在本单位公布、计划检查当日有效的事项清单中：参数不要求的只作提示，要求的不予办理（国办发〔2015〕58号二（一））', async () => {
  expect(await told('登记事项；公示信息')).toEqual([])
  expect(await told('价格公示；门前秩序\n直播营销')).toEqual(['「门前秩序」「直播营销」'])
  // Of a visit planned for a day on which the item stands.
  expect(await told('直播营销', { planned_from: '2025-06-10', planned_until: '2025-06-20' })).toEqual([])
  await plan('门前秩序')
  await bind(true)
  expect(await refused(plan('价格公示；门前秩序'))).toEqual(['检查事项应当从本单位、联合单位公布、当日有效的事项清单中选择，或者先公布该事项：清单中没有「门前秩序」'])
  await plan('登记事项；公示信息')
  // What a complaint points at is looked into.
  await plan('门前秩序', { mode: 'targeted', source: 'complaint' })
  const visit = { enforcement_field: 'market', mode: 'special', handlers: [handler.account_id, second.account_id], inspected_on: '2025-03-03', place: '某路', record: '…', result: 'normal', subject_kind: 'person', subject: '某' }
  const made = (matters: string) => perform(t.world, handler, { ledger: 'inspection', action: 'inspect_at_once', org_id: market, input: { ...visit, matters } as never })
  expect(await refused(made('直播营销'))).toHaveLength(1)
  await made('价格公示')
})

test('抽查计划的事项在本单位或者联合单位的清单中', async () => {
  await bind(true)
  const draft = (items: string, more: object = {}) => perform(t.world, handler, { ledger: 'inspection_plan', action: 'draft', org_id: market, input: { year: 2025, scope: 'own', enforcement_field: 'market', basis: '…' } as never, rows: {
    activity: [{ name: '抽查', items, item_kind: 'conduct', object_scope: '…', month_from: 3, month_until: 8, ...more }] } as never })
  expect(await refused(draft('价格公示；门前秩序'))).toEqual(['抽查事项应当从本单位或者联合单位公布的事项清单中选择，或者先公布该事项：「抽查」，清单中没有「门前秩序」'])
  expect(await refused(draft('直播营销'))).toHaveLength(1)
  await draft('直播营销', { month_from: 6 })
  await draft('价格公示；门前秩序', { joint_units: [city] })
  await bind(false)
  await draft('随便什么')
})

test('并入的检查事项以原单位的清单为准：作了要求的领域，不在清单中的不能并入，也不能带进别人的案卷（优化营商环境条例第五十四条第一款、国办发〔2015〕58号二（一））', async () => {
  const office = somebody(market, 'office_head')
  const crew = [handler.account_id, second.account_id]
  for (const one of [elsewhere, cityClerk]) await registerCards(t.world, cityClerk, somebody(unit(1), 'supervisor'), city, [one], { certificate_number: `城${one.name}`, enforcement_fields: ['urban_management'] })
  let number = 0
  /** Ours, and theirs to the same subject in the same quarter. */
  const two = async (theirMatters: string, more: object = {}) => {
    const subject_code = CODES[number++]!
    const ours = await plan('价格公示', { subject_code })
    const theirs = await perform(t.world, cityClerk, { ledger: 'inspection', action: 'plan', org_id: city, input: asked(theirMatters, { enforcement_field: 'urban_management', subject_code, ...more }) as never })
    return { ours: ours.id, theirs: theirs.id }
  }
  const approve = (id: string) => perform(t.world, office, { ledger: 'inspection', id, action: 'approve', input: { approval_opinion: '同意', handlers: crew } as never })
  const merge = (id: string) => perform(t.world, elsewhere, { ledger: 'inspection', id, action: 'merge_into' })
  const row = async (id: string) => (await t.owner.query('select matters, items_unlisted, joint_units, joint_officers from inspection where id = $1', [id])).rows[0]
  const bindField = (key: string, bound: boolean) => t.owner.query(`insert into setting_value (place, id, key, value, valid_from, source, entered_at) values ($1, 'inspection_items_bound', $2, $3, '2025-01-01', '"试验"', clock_timestamp())`, [DISTRICT, key, String(bound)])

  await bind(false)
  const first = await two('门前秩序；占道经营')
  await bindField('urban_management', true)
  expect(await refused(merge(first.theirs))).toEqual(['检查事项应当从本单位、联合单位公布、当日有效的事项清单中选择，或者先公布该事项：清单中没有「占道经营」'])
  await bindField('urban_management', false)
  // Told, with the items of either list known for what they are.
  await merge(first.theirs)
  expect(await row(first.ours)).toMatchObject({ matters: '价格公示；门前秩序；占道经营', items_unlisted: '「占道经营」', joint_units: [city] })

  // The field of the file that takes them in binds too.
  const second_ = await two('占道经营')
  await bindField('market', true)
  expect(await refused(merge(second_.theirs))).toEqual(['检查事项应当从本单位、联合单位公布、当日有效的事项清单中选择，或者先公布该事项：清单中没有「占道经营」'])
  const third = await two('门前秩序')
  await approve(third.ours)
  const approved = await perform(t.world, elsewhere, { ledger: 'inspection', id: third.theirs, action: 'approve', input: { approval_opinion: '同意', handlers: [elsewhere.account_id, cityClerk.account_id] } as never })
  await merge(approved.id)
  expect(await row(third.ours)).toMatchObject({ matters: '价格公示；门前秩序', items_unlisted: null, joint_units: [city], joint_officers: [elsewhere.account_id, cityClerk.account_id] })
  // An enterprise that was told of less is told anew.
  const { rows: notices } = await t.owner.query("select data->>'检查事项' as matters, data->>'联合单位' as units from document where matter_id = $1 and document = 'notice' order by number", [third.ours])
  expect(notices).toEqual([{ matters: '价格公示', units: '' }, { matters: '价格公示；门前秩序', units: expect.stringContaining('城') }])
}, 60_000)

test('事项清单的比例、次数上限写得不实的不予登记', async () => {
  const values = { name: '某事项', item_class: '检查', enforcement_field: 'market', grade: 'general', kind: 'conduct', content: '…', basis: '某条例第一条', unit: market, objects: '企业', method: 'on_site', share: 500, yearly_limit: -1 }
  expect(await refused(keep(t.world, handler, inspectionItem, { kind: 'enter', org_id: market, from: '2025-01-01', input: values }))).toEqual(['年度抽查比例应当在 0 至 100 之间', '同一对象年度抽查次数上限应当大于零；没有上限的不填'])
})
