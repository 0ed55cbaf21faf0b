import { afterAll, beforeAll, expect, test } from 'vitest'
import { registerCards } from '../../../test/support/certificates.ts'
import { refused } from '../../../test/support/enforcement-room.ts'
import { DISTRICT, somebody, testWorld, unit, type TestWorld } from '../../../test/support/world.ts'
import { systemCaller, withScope, type Caller } from '../../kernel/access/scope.ts'
import { runChecks } from '../../kernel/check/run.ts'
import { textOf } from '../../kernel/draw/jobs.ts'
import type { IsoDate } from '../../kernel/law/law.ts'
import { perform } from '../../kernel/matter/perform.ts'
import { foresee } from '../../kernel/matter/read/preview.ts'
import { loadMatter } from '../../kernel/matter/store.ts'
import { keep } from '../../kernel/register/keep.ts'
import { rooms } from '../index.ts'
import { randomTask } from './random-task.ts'
import { inspectionItem, inspectionObject } from './registers.ts'

let t: TestWorld
const [bureau, city] = [unit(2), unit(3)]
const handler = somebody(bureau, 'handler', 'clerk'), second = somebody(bureau, 'handler', 'clerk'), office = somebody(bureau, 'office_head'), head = somebody(bureau, 'organ_head')
const cityHandler = somebody(city, 'handler', 'clerk'), citySecond = somebody(city, 'handler')
const CODES = ['91990112MA05X7T21J', '91990112MA05X7T3XA', '91990112MA05X7T48A'] as const

beforeAll(async () => {
  t = await testWorld(rooms, '', '2025-03-03')
  const supervisor = somebody(unit(1), 'supervisor')
  for (const one of [handler, second]) await registerCards(t.world, handler, supervisor, bureau, [one], { certificate_number: `市${one.name}` })
  for (const one of [cityHandler, citySecond]) await registerCards(t.world, cityHandler, supervisor, city, [one], { certificate_number: `城${one.name}`, enforcement_fields: ['urban_management'] })
  for (const [at, credit_code] of CODES.entries()) await keep(t.world, handler, inspectionObject, { kind: 'enter', org_id: bureau, from: '2025-03-03', input: {
    credit_code, name: `第${at + 1}户`, kind: 'enterprise', registration_state: 'active', credit_risk: 'c' } })
}, 60_000)
afterAll(() => t.close())

const act = (ledger: string, id: string, who: Caller, action: string, input: object = {}) => perform(t.world, who, { ledger, id, action, input: input as never })
const one = async <T>(sql: string, ...values: unknown[]): Promise<T> => (await t.owner.query(sql, values)).rows[0] as T
const rowOf = async (id: string) => (await withScope(t.world.worker, systemCaller(DISTRICT), (tx) => loadMatter(tx, randomTask, DISTRICT, id)))!.replica.row
const dispatch = (id: string, input: object = {}) => act('random_task', id, handler, 'dispatch', input)
const told = async (id: string, input: object = {}) => (await foresee(t.world, randomTask, handler, { id, action: 'dispatch', on: t.world.today(), asked: { input: input as never, rows: {} } })).told.map(({ text }) => text)
const sent = async (id: string) => (await t.owner.query<{ subject_code: string; repeat_reason: string | null }>('select subject_code, repeat_reason from inspection i join link l on l.matter_id = i.id and l.to_id = $1 order by subject_code', [id])).rows

/** A task of the plan with what was drawn for it. */
async function drawnTask(name: string, day: IsoDate, items = '公示信息', wanted = 3): Promise<string> {
  t.setToday(day)
  const plan = await perform(t.world, handler, { ledger: 'inspection_plan', action: 'draft', org_id: bureau, input: { year: 2025, scope: 'own', enforcement_field: 'market', basis: '随机抽查事项清单' } as never, rows: {
    activity: [{ name, items, item_kind: 'registration', object_scope: '区内企业', month_from: 3, month_until: 12 }] } as never })
  await act('inspection_plan', plan.id, head, 'approve', { approval_opinion: '同意' })
  const { id } = await one<{ id: string }>('select id from random_task where name = $1', name)
  await act('random_task', id, handler, 'scope', { wanted })
  await act('random_task', id, handler, 'ask_draw')
  const draw = await one<{ id: string }>('select matter_id as id from link where to_id = $1 and kind = $2', id, 'draws_for')
  await act('draw', draw.id, handler, 'plan', { seed_source: 'dice', seed_due_on: day })
  await act('draw', draw.id, handler, 'commit')
  const throws = '3 1 4 1 5 2 6 5 3 5 2 6 1 2 3 4 5 6 6 5 4 3 2 1 1 3 5 2 4 6'
  await act('draw', draw.id, handler, 'enter_seed', { seed_value: throws, seed_drawn_on: day, seed_evidence: '城市管理局在场' })
  await act('draw', draw.id, second, 'confirm', { seed_again: throws })
  return id
}
const visited = (subject_code: string, on: string) => perform(t.world, cityHandler, { ledger: 'inspection', action: 'inspect_at_once', org_id: city, input: {
  enforcement_field: 'urban_management', mode: 'targeted', source: 'complaint', matters: '投诉', handlers: [cityHandler.account_id, citySecond.account_id], inspected_on: on, place: '某路', record: '…', result: 'normal',
  subject_kind: 'enterprise', subject: '某户', subject_code } as never })
const AGAIN = '已达到提示重复检查的次数（2 次，参数「同一对象本年度受几次检查起提示重复检查」），依《优化营商环境条例》第五十四条第一款应当尽可能合并进行，再次检查的写明理由，或者选择不派发：'

test('派发时再次提示：名册固定以后又受检查、达到提示次数的，写明理由才派发，或者不派发（优化营商环境条例第五十四条第一款）', async () => {
  const id = await drawnTask('甲', '2025-03-05')
  expect(await told(id)).toEqual([])
  await visited(CODES[1], '2025-03-05')
  expect(await told(id)).toEqual([])
  await visited(CODES[1], '2025-03-05')
  const times = `第2户（${CODES[1]}）本年度已受检查 2 次：2025-03-05 区城管局；2025-03-05 区城管局`
  expect(await told(id)).toEqual([`${AGAIN}\n${times}`])
  expect(await refused(dispatch(id))).toEqual([`该对象本年度已多次受到检查，应当写明再次检查的理由，或者选择不派发：${times}`])
  // Those left out are told, and stay in the file.
  expect(await told(id, { leave_repeated: true })).toEqual([`${AGAIN}\n${times}`, times])
  await dispatch(id, { leave_repeated: true })
  expect(await sent(id)).toEqual([{ subject_code: CODES[0], repeat_reason: null }, { subject_code: CODES[2], repeat_reason: null }])
  expect(await rowOf(id)).toMatchObject({ state: 'checking', left_out: times, not_sent: 1, undispatched: 0, dispatched_on: '2025-03-05' })
  // Thought better of, with its reason.
  await dispatch(id, { leave_repeated: false, repeat_reason: '涉及人身安全，须当年核实' })
  expect((await sent(id))[1]).toEqual({ subject_code: CODES[1], repeat_reason: '涉及人身安全，须当年核实' })
  expect(await rowOf(id)).toMatchObject({ left_out: null, not_sent: 0, undispatched: 0 })
  expect(await refused(dispatch(id))).toEqual(['抽取的对象都已派发'])
}, 60_000)

test('派发前提示其他单位同一季度将检查同一对象，可以合并；涉密的检查只计次数', async () => {
  await t.owner.query(`alter table inspection disable trigger user; update inspection set secrecy = 2 where inspected_on is not null; update inspection set state = 'cancelled' where state = 'approved'; alter table inspection enable trigger user`)
  await t.owner.query(`insert into setting_value (place, id, value, valid_from, source) values ($1, 'inspection_repeat_threshold', '3', '2025-01-01', '"试验"')`, [DISTRICT])
  const id = await drawnTask('乙', '2025-03-06')
  await perform(t.world, cityHandler, { ledger: 'inspection', action: 'plan', org_id: city, input: {
    enforcement_field: 'urban_management', mode: 'special', basis: '某条例', matters: '门前秩序', subject_kind: 'enterprise', subject: '第1户', subject_code: CODES[0], planned_from: '2025-03-17', planned_until: '2025-03-28' } as never })
  const join = `第1户（${CODES[0]}）：区城管局计划自 2025-03-17 起检查同一对象，可以合并为一次（综合查一次）`
  expect(await told(id)).toEqual([join])
  await visited(CODES[1], '2025-03-06')
  await t.owner.query('alter table inspection disable trigger user; update inspection set secrecy = 2 where inspected_on is not null; alter table inspection enable trigger user')
  expect(await told(id)).toEqual([`${AGAIN.replace('2 次', '3 次')}\n第2户（${CODES[1]}）本年度已受检查 3 次\n${join}`])
  await dispatch(id, { repeat_reason: '事项不同' })
  expect(await sent(id)).toHaveLength(3)
}, 60_000)

test('抽中的对象没有全部派发的，任务不能完成', async () => {
  const { id } = await one<{ id: string }>("select id from random_task where name = '乙'")
  const finish = () => act('random_task', id, office, 'finish', { summary: '…' })
  expect(await refused(finish())).toEqual(['还有检查没有实施或者取消'])
  await t.owner.query('alter table random_task disable trigger user; update random_task set undispatched = 5; alter table random_task enable trigger user')
  expect(await refused(finish())).toEqual(['还有抽中的对象没有派发', '还有检查没有实施或者取消'])
})

test('年度次数上限：抽取时已经用完的不在名册，抽取后用完的不予派发，写明理由也不派发；已批准待检查的也计入（国办发〔2024〕54号）', async () => {
  const limited = '亮照经营检查'
  await keep(t.world, handler, inspectionItem, { kind: 'enter', org_id: bureau, from: '2025-03-01', input: {
    name: limited, item_class: '登记', enforcement_field: 'market', grade: 'general', kind: 'registration', content: '…', basis: '某条例', unit: bureau, objects: '企业', method: 'on_site', yearly_limit: 1 } })
  await t.owner.query(`insert into setting_value (place, id, value, valid_from, source) values ($1, 'inspection_repeat_threshold', '9', '2025-01-02', '"试验"')`, [DISTRICT])
  const planned = (subject_code: string, matters: string, more: object = {}) => perform(t.world, handler, { ledger: 'inspection', action: 'plan', org_id: bureau, input: {
    enforcement_field: 'market', mode: 'special', basis: '某条例', matters, subject_kind: 'enterprise', subject: '某户', subject_code, planned_from: '2025-04-01', planned_until: '2025-04-30', ...more } as never })
  const approve = ({ id }: { readonly id: string }) => act('inspection', id, office, 'approve', { approval_opinion: '同意', handlers: [handler.account_id, second.account_id] })
  t.setToday('2025-03-07')
  await approve(await planned(CODES[0], `公示信息；${limited}`))
  // Of a lead: uses up nothing.
  await planned(CODES[1], limited, { mode: 'targeted', source: 'complaint' }).then(approve)
  const sentence = (n: string) => `「${limited}」本年度已经检查该对象 ${n}，年度上限为 1 次`
  const id = await drawnTask('丙', '2025-03-07', limited, 2)
  const pool = await one<{ content: Buffer; hash: string }>('select content, hash from draw_pool p join link l on l.matter_id = p.matter_id and l.to_id = $1', id)
  expect(await textOf({ content: pool.content, commitment: pool.hash })).toContain(sentence('1 次'))
  await approve(await planned(CODES[1], `${limited}\n公示信息`))
  expect(await told(id, { repeat_reason: '…' })).toEqual([`第2户（${CODES[1]}）${sentence('0 次，已经批准、尚未实施 1 次')}`])
  await dispatch(id, { repeat_reason: '…' })
  expect((await sent(id)).map(({ subject_code }) => subject_code)).toEqual([CODES[2]])
  // What the draw sent counts too, and the one who plans or approves is told so.
  const full = `已达到年度检查频次上限，不得再检查（针对线索、应企业申请的除外）：${sentence('0 次，已经批准、尚未实施 1 次')}`
  expect(await refused(planned(CODES[2], limited))).toEqual([full])
  await planned(CODES[2], limited, { mode: 'targeted', source: 'application' })
  // Another matter, another number; another year likewise.
  await planned(CODES[2], '公示信息')
  await planned(CODES[2], limited, { planned_from: '2026-03-01', planned_until: '2026-03-31' })
  // The database counts for the draw as the conditions do: whatever separates the matters, not what is only planned, nor what a lead called for.
  const { rows } = await withScope(t.world.pool, handler, (tx) => tx.query('select * from kernel.visits_counted($1, 2025, $2, $3, $4) order by subject_code', [DISTRICT, 'market', limited, bureau]))
  expect(rows).toEqual(CODES.map((subject_code) => ({ subject_code, visits: 1 })))
}, 60_000)

test('计划时间已经结束的，先延长再派发；年度计划的任务不延长到其他年度', async () => {
  await t.owner.query(`insert into setting_value (place, id, value, valid_from, source) values ($1, 'inspection_repeat_threshold', '9', '2025-01-03', '"试验"')`, [DISTRICT])
  const id = await drawnTask('丁', '2025-03-10')
  await t.owner.query("alter table random_task disable trigger user; update random_task set planned_until = '2025-03-31' where name = '丁'; alter table random_task enable trigger user")
  t.setToday('2025-04-01')
  expect(await refused(dispatch(id))).toEqual(['计划时间已经结束，派发后不能实施检查，请先延长计划时间'])
  const extend = (planned_until: string) => act('random_task', id, head, 'extend', { planned_until, extend_reason: '人员抽调' })
  expect(await refused(extend('2025-03-31'))).toEqual(['计划结束日期已经过去'])
  expect(await refused(extend('2026-01-31'))).toEqual(['年度计划的任务不得延长到其他年度'])
  await extend('2025-04-30')
  await dispatch(id)
  expect(await sent(id)).toHaveLength(3)
}, 60_000)

test('超过年度次数上限仍然作出的检查，案卷核查列为问题线索（国办发〔2015〕58号二（三））', async () => {
  const code = '91990112MA05X7T13P'
  t.setToday('2025-05-06')
  const both: string[] = []
  for (const planned_from of ['2025-05-06', '2025-05-07']) {
    const { id } = await perform(t.world, handler, { ledger: 'inspection', action: 'plan', org_id: bureau, input: {
      enforcement_field: 'market', mode: 'special', basis: '某条例', matters: '广告检查', subject_kind: 'organisation', subject: '某户', subject_code: code, planned_from, planned_until: '2025-05-30' } as never })
    await act('inspection', id, office, 'approve', { approval_opinion: '同意', handlers: [handler.account_id, second.account_id] })
    both.push(id)
  }
  // The number is published after both were approved.
  await keep(t.world, handler, inspectionItem, { kind: 'enter', org_id: bureau, from: '2025-05-06', input: {
    name: '广告检查', item_class: '广告', enforcement_field: 'market', grade: 'general', kind: 'conduct', content: '…', basis: '某条例', unit: bureau, objects: '企业', method: 'on_site', yearly_limit: 1 } })
  for (const [at, id] of both.entries()) {
    t.setToday(`2025-05-${12 + at}`)
    await act('inspection', id, handler, 'inspect', { inspected_on: `2025-05-${12 + at}`, place: '某路', record: '…', result: 'normal' })
  }
  await runChecks(t.world, (what, error) => { throw new Error(what, { cause: error }) })
  const { rows } = await t.owner.query("select subject_id, detail, basis from finding where check_id = 'inspection_item_frequency'")
  expect(rows).toEqual([{ subject_id: both[1], detail: '2025-05-13 检查前，「广告检查」本年度已经检查该对象 1 次，年度上限为 1 次', basis: expect.stringContaining('国办发〔2015〕58号') }])
}, 60_000)

test('任务取消以后，为它提出的抽取不能再固定名册', async () => {
  t.setToday('2025-06-03')
  const plan = await perform(t.world, handler, { ledger: 'inspection_plan', action: 'draft', org_id: bureau, input: { year: 2025, scope: 'own', enforcement_field: 'market', basis: '随机抽查事项清单' } as never, rows: {
    activity: [{ name: '戊', items: '公示信息', item_kind: 'registration', object_scope: '区内企业', month_from: 6, month_until: 12 }] } as never })
  await act('inspection_plan', plan.id, head, 'approve', { approval_opinion: '同意' })
  const { id } = await one<{ id: string }>("select id from random_task where name = '戊'")
  await act('random_task', id, handler, 'scope', { wanted: 1 })
  await act('random_task', id, handler, 'ask_draw')
  await act('random_task', id, head, 'cancel', { cancel_reason: '合并到其他任务' })
  const draw = await one<{ id: string }>('select matter_id as id from link where to_id = $1 and kind = $2', id, 'draws_for')
  await act('draw', draw.id, handler, 'plan', { seed_source: 'dice', seed_due_on: '2025-06-03' })
  await expect(act('draw', draw.id, handler, 'commit')).rejects.toMatchObject({ kind: 'refused', message: expect.stringContaining('抽查任务已经取消') })
})
