import { afterAll, beforeAll, expect, test } from 'vitest'
import { registerCards } from '../../../test/support/certificates.ts'
import { DISTRICT, somebody, testWorld, unit, type TestWorld } from '../../../test/support/world.ts'
import { withScope, type Caller } from '../../kernel/access/scope.ts'
import { nationalCalendar } from '../../kernel/law/calendar.ts'
import { perform } from '../../kernel/matter/perform.ts'
import { foresee } from '../../kernel/matter/read/preview.ts'
import { keep } from '../../kernel/register/keep.ts'
import { inspection } from '../enforcement/inspection.ts'
import { rooms } from '../index.ts'
import { codeSources, enterpriseView, findEnterprises } from './enterprise.ts'
import { plannerView } from './planner.ts'
import { inspectionObject } from './registers.ts'

let t: TestWorld
const CODE = '91990112MA05X7T13P'
const supervisor = somebody(unit(1), 'supervisor')
const market = { handler: somebody(unit(2), 'handler', 'clerk'), second: somebody(unit(2), 'handler'), head: somebody(unit(2), 'office_head') }
const city = { handler: somebody(unit(3), 'handler', 'clerk'), second: somebody(unit(3), 'handler'), head: somebody(unit(3), 'office_head') }
type Crew = typeof market
beforeAll(async () => {
  t = await testWorld(rooms, '', '2025-03-03')
  for (const [org, crew] of [[unit(2), market], [unit(3), city]] as const) for (const one of [crew.handler, crew.second]) await registerCards(t.world, crew.handler, supervisor, org, [one], { certificate_number: `试执${one.name}` })
}, 60_000)
afterAll(() => t.close())

const asked = (caller: Caller) => ({ caller, year: 2025, today: t.world.today(), calendar: nationalCalendar, people: new Map<string, string>() })
const planner = (caller: Caller) => withScope(t.world.pool, caller, (tx) => plannerView(tx, asked(caller)))
const enterprise = (caller: Caller) => withScope(t.world.pool, caller, (tx) => enterpriseView(tx, t.world.registry.procedures.values(), DISTRICT, CODE, t.world.today()))
async function planned(crew: Crew, org_id: string, field: string, from: string, until: string): Promise<string> {
  const { id } = await perform(t.world, crew.handler, { ledger: 'inspection', action: 'plan', org_id, input: {
    enforcement_field: field, mode: 'special', basis: '某条例', matters: `${field}事项`, subject_kind: 'enterprise', subject: '某某有限公司', subject_code: CODE, planned_from: from, planned_until: until,
  } as never })
  return id
}
const approve = (crew: Crew, id: string, more: object = {}) => perform(t.world, crew.head, { ledger: 'inspection', id, action: 'approve', input: { approval_opinion: '同意', handlers: [crew.handler.account_id, crew.second.account_id], ...more } as never })
const visited = (crew: Crew, org_id: string, field: string, on: string) => perform(t.world, crew.handler, { ledger: 'inspection', action: 'inspect_at_once', org_id, input: {
  enforcement_field: field, mode: 'targeted', source: 'complaint', matters: '投诉', handlers: [crew.handler.account_id, crew.second.account_id], inspected_on: on, place: '某路', record: '…', result: 'normal',
  subject_kind: 'enterprise', subject: '某某有限公司', subject_code: CODE } as never })

test('同一对象、同一季度的两次检查合并为一次：由一方并入另一方，互相不见内容（优化营商环境条例第五十四条第一款）', async () => {
  const [ours, theirs] = [await planned(market, unit(2), 'market', '2025-03-10', '2025-03-20'), await planned(city, unit(3), 'urban_management', '2025-03-17', '2025-03-28')]
  const { merges } = await planner(city.head)
  expect(merges.map(({ id, with_org, with_from, may }) => ({ id, with_org, with_from, may }))).toEqual([{ id: theirs, with_org: unit(2), with_from: '2025-03-10', may: true }])
  expect((await planner(city.handler)).merges[0]).toMatchObject({ may: false })
  // However many units come along already, and with whoever comes along with the one that joins.
  const [many, another] = [[unit(11), unit(12), unit(13), unit(14)], unit(15)]
  await t.owner.query('alter table inspection disable trigger user')
  await t.owner.query('update inspection set joint = true, joint_units = $2, joint_unit = $3, shared_with = $4 where id = $1', [ours, many.slice(1), many[0], many])
  await t.owner.query('update inspection set joint_units = $2, shared_with = $2 where id = $1', [theirs, [another]])
  await t.owner.query('alter table inspection enable trigger user')
  await perform(t.world, city.head, { ledger: 'inspection', id: theirs, action: 'merge_into' })
  const { rows } = await t.owner.query('select id, state, joint, joint_unit, joint_units, matters, shared_with from inspection order by org_id')
  expect(rows).toEqual([
    { id: ours, state: 'planned', joint: true, joint_unit: many[0], joint_units: [...many.slice(1), unit(3), another], matters: 'market事项；urban_management事项', shared_with: [unit(3), ...many, another] },
    { id: theirs, state: 'merged', joint: false, joint_unit: null, joint_units: [another], matters: 'urban_management事项', shared_with: [another] },
  ])
  expect((await planner(market.head)).merges).toEqual([])
}, 60_000)

test('各月、各单位的检查只读索引即可数出：索引含有可见范围所问的各列', async () => {
  await t.owner.query('vacuum analyze inspection')
  const plans = await withScope(t.world.pool, market.head, async (tx) => {
    await tx.query('set local enable_seqscan = off; set local enable_bitmapscan = off; set local random_page_cost = 1000')
    const asking: string[] = []
    await plannerView({ query: (async (text: string, values: unknown[]) => {
      if (text.includes('group by org_id, month')) asking.push(...(await tx.query<{ 'QUERY PLAN': string }>(`explain ${text}`, values)).rows.map((line) => line['QUERY PLAN']))
      return tx.query(text, values)
    }) as typeof tx.query }, asked(market.head))
    return asking
  })
  expect(plans.join('\n')).toContain('Index Only Scan using inspection_inspected')
})

test('不在同一季度的不合并', async () => {
  const later = await planned(city, unit(3), 'urban_management', '2025-04-07', '2025-04-18')
  expect((await planner(city.head)).merges).toEqual([])
  await expect(perform(t.world, city.head, { ledger: 'inspection', id: later, action: 'merge_into' })).rejects.toMatchObject({ kind: 'refused' })
})

test('重复检查：各单位的检查都计入，再次检查应当写明理由；不在可见范围的只计次数', async () => {
  await visited(market, unit(2), 'market', '2025-03-03')
  await visited(market, unit(2), 'market', '2025-03-03')
  const { repeated, threshold } = await planner(city.head)
  expect(threshold).toBe(2)
  // One of its own, and the joint one it takes part in.
  expect(repeated.map(({ org_id, visits, units }) => [org_id, visits, units])).toEqual([[unit(2), 2, 1], [unit(3), 2, 1]])
  expect(repeated[1]!.earlier).toEqual([{ org_id: unit(2), on: '2025-03-03' }, { org_id: unit(2), on: '2025-03-03' }])
  const { id } = repeated[1]!
  await expect(approve(city, id)).rejects.toMatchObject({ kind: 'refused' })
  await approve(city, id, { repeat_reason: '事项不同' })
  const seen = await enterprise(city.head)
  expect(seen).toMatchObject({ valid: true, visits: 2, units: 1, name: '某某有限公司' })
  expect(seen.records.map(({ org_id }) => org_id).filter((org) => org !== unit(3))).toEqual([unit(2)])
}, 60_000)

test('提出检查、批准检查时，填写之中即提示本年度各单位已作的检查（单位、日期）和可以合并的检查；次数由参数定，涉密的只计次数', async () => {
  const told = async (subject_code: string, threshold?: number) => {
    if (threshold) await t.owner.query(`insert into setting_value (place, id, value, valid_from, source) values ($1, 'inspection_repeat_threshold', $2, '2025-01-01', '"试验"')`, [DISTRICT, String(threshold)])
    const { told: [one] } = await foresee(t.world, inspection, city.handler, { org_id: unit(3), action: 'plan', on: '2025-03-03', asked: { input: {
      enforcement_field: 'urban_management', mode: 'special', subject_kind: 'enterprise', subject_code, planned_from: '2025-03-24', planned_until: '2025-03-28' }, rows: {} } })
    return one?.text.split('\n')
  }
  const made = '本年度已受检查 2 次：2025-03-03 区市场监管局；2025-03-03 区市场监管局'
  const joinable = '区市场监管局计划自 2025-03-10 起检查同一对象，可以合并为一次（综合查一次）'
  expect(await told(CODE)).toEqual([made, '已达到提示重复检查的次数（2 次，参数「同一对象本年度受几次检查起提示重复检查」），依《优化营商环境条例》第五十四条第一款应当尽可能合并进行，再次检查的写明理由', joinable])
  expect(await told(CODE, 3)).toEqual([made, joinable])
  expect(await told('91990112MA05X7T21J')).toBeUndefined()
  await t.owner.query(`alter table inspection disable trigger user; update inspection set secrecy = 2 where inspected_on is not null; alter table inspection enable trigger user`)
  expect(await told(CODE)).toEqual(['本年度已受检查 2 次', joinable])
  await t.owner.query(`alter table inspection disable trigger user; update inspection set secrecy = 0; alter table inspection enable trigger user`)
})

test('企业可以按名称开头、连续的字、代码查找', async () => {
  await keep(t.world, market.handler, inspectionObject, { kind: 'enter', org_id: unit(2), from: '2025-03-03', input: { credit_code: CODE, name: '某某有限公司', kind: 'enterprise', registration_state: 'active', credit_risk: 'b' } })
  const find = (caller: Caller, q: string) => withScope(t.world.pool, caller, (tx) => findEnterprises(tx, DISTRICT, q))
  expect(await find(market.head, '某某')).toEqual([{ code: CODE, name: '某某有限公司' }])
  expect(await find(city.head, '有限公司')).toEqual([{ code: CODE, name: '某某有限公司' }])
  expect(await find(market.head, CODE.toLowerCase())).toEqual([{ code: CODE, name: '某某有限公司' }])
  expect(await find(supervisor, '某某')).toEqual([])
})

test('每个写明统一社会信用代码的栏目都有索引', async () => {
  const { rows } = await t.owner.query<{ name: string }>(`select c.relname || '.' || a.attname as name from pg_index i join pg_class c on c.oid = i.indrelid join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[1]`)
  const indexed = new Set(rows.map(({ name }) => name))
  expect(codeSources(t.world.registry.procedures.values()).map(({ table, field }) => `${table}.${field}`).filter((name) => !indexed.has(name))).toEqual([])
})
