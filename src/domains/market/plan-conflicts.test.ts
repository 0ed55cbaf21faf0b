import { afterAll, beforeAll, expect, test } from 'vitest'
import { refused } from '../../../test/support/enforcement-room.ts'
import { DISTRICT, somebody, testWorld, unit, type TestWorld } from '../../../test/support/world.ts'
import { perform } from '../../kernel/matter/perform.ts'
import { foresee } from '../../kernel/matter/read/preview.ts'
import { keep } from '../../kernel/register/keep.ts'
import { rooms } from '../index.ts'
import { inspectionPlan } from './inspection-plan.ts'
import { sameObjects, type Activity } from './plan-conflicts.ts'
import { inspectionItem } from './registers.ts'

let t: TestWorld
const [market, city] = [unit(2), unit(3)]
const clerk = somebody(market, 'handler', 'clerk'), head = somebody(market, 'organ_head'), theirs = somebody(city, 'handler', 'clerk')
beforeAll(async () => {
  t = await testWorld(rooms, '', '2025-01-06')
  await keep(t.world, clerk, inspectionItem, { kind: 'enter', org_id: market, from: '2025-01-01', input: {
    name: '亮照经营', item_class: '登记', enforcement_field: 'market', grade: 'general', kind: 'registration', content: '…', basis: '某条例', unit: market, objects: '企业', method: 'on_site', yearly_limit: 1 } })
}, 60_000)
afterAll(() => t.close())

const activity = (name: string, more: object = {}) => ({ name, items: '公示信息', item_kind: 'registration', object_scope: '区内餐饮单位', month_from: 3, month_until: 4, ...more })
const plan = (enforcement_field: string, more: object = {}) => ({ year: 2025, scope: 'own', enforcement_field, basis: '…', ...more })
const told = async (...rows: readonly object[]) => (await foresee(t.world, inspectionPlan, clerk, { org_id: market, action: 'draft', on: '2025-01-06', asked: { input: plan('market') as never, rows: { activity: rows as never } } })).told.map(({ text }) => text)
const draft = (who: typeof clerk, org_id: string, field: string, rows: readonly object[], more: object = {}) => perform(t.world, who, { ledger: 'inspection_plan', action: 'draft', org_id, input: plan(field, more) as never, rows: { activity: rows as never } })
const standing = async (id: string) => (await t.owner.query<{ conflicts: string | null }>('select conflicts from inspection_plan where id = $1', [id])).rows[0]!.conflicts

test('拟订计划之中即提示：其他单位的计划在同一季度检查同一类对象，可以合并为一次（优化营商环境条例第五十四条第一款）', async () => {
  expect(await told(activity('餐饮检查'))).toEqual([])
  const { id } = await draft(theirs, city, 'urban_management', [activity('门前秩序', { object_scope: '餐饮服务单位', month_from: 1, month_until: 2 }), activity('工地检查', { object_scope: '建筑工地' })])
  const clash = '「餐饮检查」与区城管局「门前秩序」（1至2月，餐饮服务单位）可能检查同一对象，时间在同一季度，应当尽可能合并为一次（综合查一次）：在本任务的联合单位中写明区城管局，或者请其将本单位列为联合单位'
  expect(await told(activity('餐饮检查'))).toEqual([clash])
  // Another quarter, other objects, another year; half a form.
  expect(await told(activity('餐饮检查', { month_from: 5, month_until: 6 }))).toEqual([])
  expect(await told(activity('药店检查', { object_scope: '零售药店' }))).toEqual([])
  expect((await foresee(t.world, inspectionPlan, clerk, { org_id: market, action: 'draft', on: '2025-01-06', asked: { input: plan('market', { year: 2026 }) as never, rows: { activity: [activity('餐饮检查')] as never } } })).told).toEqual([])
  expect(await told({ name: '餐饮检查', object_scope: '餐饮' })).toEqual([])
  expect(await told(activity('餐饮检查', { joint_units: [city] }))).toEqual(['「餐饮检查」与区城管局「门前秩序」（1至2月，餐饮服务单位）对象重合：区城管局已是联合单位，请其不另行安排'])

  // It stands in the plan, is told again to whoever approves, and can be acted on.
  const own = await draft(clerk, market, 'market', [activity('餐饮检查')])
  expect(await standing(own.id)).toBe(clash)
  const { told: again } = await foresee(t.world, inspectionPlan, head, { id: own.id, action: 'approve', on: '2025-01-06', asked: { input: {}, rows: {} } })
  expect(again.map(({ text }) => text)).toEqual([clash])
  const { rows: [row] } = await t.owner.query<{ id: string }>('select id from inspection_plan_activity where matter_id = $1', [own.id])
  await perform(t.world, clerk, { ledger: 'inspection_plan', id: own.id, action: 'revise', rows: { activity: [{ id: row!.id, month_from: 8, month_until: 9 }] } as never })
  expect(await standing(own.id)).toBeNull()
  await perform(t.world, somebody(city, 'organ_head'), { ledger: 'inspection_plan', id, action: 'cancel', input: { cancel_reason: '合并' } as never })
  expect(await told(activity('餐饮检查'))).toEqual([])
}, 60_000)

test('同一对象一年安排的次数超过事项、领域的年度上限的，提示合并（国办发〔2024〕54号）', async () => {
  const twice = [activity('甲', { items: '亮照经营；公示信息', month_from: 1, month_until: 3 }), activity('乙', { items: '亮照经营', month_from: 10, month_until: 12 })]
  const over = '「亮照经营」一年安排 2 次（「甲」「乙」），同一对象年度上限为 1 次：检查过的对象不进入后一次抽取，可以合并安排'
  expect(await told(...twice)).toEqual([over])
  expect(await told(twice[0]!, { ...twice[1]!, object_scope: '零售药店' })).toEqual([])
  await t.owner.query(`insert into setting_value (place, id, key, value, valid_from, source) values ($1, 'inspection_annual_cap', 'market', '1', '2025-01-01', '"试验"')`, [DISTRICT])
  // With what the plan made before: 餐饮检查, in the third quarter.
  expect((await told(activity('丙', { month_from: 10, month_until: 12 })))).toEqual(['本领域一年安排 2 次（「餐饮检查」「丙」），同一对象年度上限为 1 次：检查过的对象不进入后一次抽取，可以合并安排'])
})

test('对象是否相同：按主体类别、行业，没有填写的按范围的文字；「区内企业」是全部', () => {
  const of = (object_scope: string, more: Partial<Activity> = {}): Activity => ({ ...activity('…', { object_scope }), id: '', object_kind: null, object_line: null, ...more } as Activity)
  expect(sameObjects(of('区内餐饮单位'), of('餐饮服务经营者'))).toBe(true)
  expect(sameObjects(of('区内企业'), of('零售药店'))).toBe(true)
  expect(sameObjects(of('零售药店'), of('加油站'))).toBe(false)
  expect(sameObjects(of('区内企业', { object_line: '餐饮' }), of('区内企业', { object_line: '正餐' }))).toBe(false)
  expect(sameObjects(of('…', { object_line: '餐饮' }), of('…', { object_line: '餐饮服务' }))).toBe(true)
  expect(sameObjects(of('区内企业', { object_kind: 'enterprise' }), of('区内企业', { object_kind: 'individual_business' }))).toBe(false)
})

test('计划写得不实的不予办理', async () => {
  expect(await refused(draft(clerk, market, 'market', [activity('甲', { month_from: 0, wanted: 0 }), activity('甲')], { year: 25 }))).toEqual([
    '计划年度应当是四位数字，如 2025', '月份应当在 1 至 12 之间，结束月份不得早于开始月份', '拟抽查户数应当大于零；不填的，按信用风险分类的比例确定', '抽查任务的名称不得重复'])
})
