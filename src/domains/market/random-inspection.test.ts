import { afterAll, beforeAll, expect, test } from 'vitest'
import { registerCards } from '../../../test/support/certificates.ts'
import { DISTRICT, somebody, testWorld, unit, type TestWorld } from '../../../test/support/world.ts'
import { systemCaller, withScope, type Caller } from '../../kernel/access/scope.ts'
import { figureOf } from '../../kernel/indicator/figure.ts'
import type { AnyIndicator } from '../../kernel/indicator/indicator.ts'
import type { IsoDate } from '../../kernel/law/law.ts'
import { loadMatter } from '../../kernel/matter/store.ts'
import { LAW_ACTS, perform } from '../../kernel/matter/perform.ts'
import { keep } from '../../kernel/register/keep.ts'
import { rooms } from '../index.ts'
import { plannerView } from './planner.ts'
import { nationalCalendar } from '../../kernel/law/calendar.ts'
import { inspectionObject } from './registers.ts'

let t: TestWorld
const [bureau, city, justice] = [unit(2), unit(3), unit(1)]
const supervisor = somebody(justice, 'supervisor')
const handler = somebody(bureau, 'handler', 'clerk'), second = somebody(bureau, 'handler', 'clerk'), third = somebody(bureau, 'handler')
const office = somebody(bureau, 'office_head'), head = somebody(bureau, 'organ_head')
const cityOfficers = [somebody(city, 'handler', 'clerk'), somebody(city, 'handler')] as const
const CODES = ['91990112MA05X7T21J', '91990112MA05X7T3XA', '91990112MA05X7T48A', '92990112MA05X7T562', '92990112MA05X7T64W', '92990112MA05X7T72P']

beforeAll(async () => {
  t = await testWorld(rooms, '', '2025-03-03')
  for (const one of [handler, second, third]) await registerCards(t.world, handler, supervisor, bureau, [one], { certificate_number: `市${one.name}` })
  for (const one of cityOfficers) await registerCards(t.world, cityOfficers[0], supervisor, city, [one], { certificate_number: `城${one.name}`, enforcement_fields: ['urban_management'] })
  const risks = ['a', 'b', 'b', 'c', 'd', 'd']
  for (const [at, credit_code] of CODES.entries()) await keep(t.world, handler, inspectionObject, { kind: 'enter', org_id: bureau, from: '2025-03-03', input: {
    credit_code, name: `第${at + 1}户`, kind: credit_code.startsWith('92') ? 'individual_business' : 'enterprise', registration_state: 'active', credit_risk: risks[at], key_supervised: at === 5 } })
}, 60_000)
afterAll(() => t.close())

const rowOf = async (ledger: string, id: string) => (await withScope(t.world.worker, systemCaller(DISTRICT), (tx) => loadMatter(tx, t.world.registry.procedures.get(ledger)!, DISTRICT, id)))!.replica
const act = (ledger: string, id: string, who: Caller, action: string, input: object = {}, rows: object = {}) => perform(t.world, who, { ledger, id, action, input: input as never, rows: rows as never })
const one = async <T>(sql: string, ...values: unknown[]): Promise<T> => (await t.owner.query(sql, values)).rows[0] as T
const figure = (id: string) => { const indicators = new Map(rooms.flatMap(({ indicators = [] }) => indicators).map((of) => [of.id, of as AnyIndicator])); return withScope(t.world.worker, systemCaller(DISTRICT), (tx) =>
  figureOf(tx, indicators.get(id)!, { district: DISTRICT }, { from: '2025-01-01', until: '2026-01-01' }, { indicators, procedures: t.world.registry.procedures, today: t.world.today() })) }

test('双随机、一公开全过程：计划批准即成任务，抽取对象和人员，派发、检查、公示（优化营商环境条例第五十四条第一款）', async () => {
  const plan = await perform(t.world, handler, { ledger: 'inspection_plan', action: 'draft', org_id: bureau, input: { year: 2025, scope: 'joint', enforcement_field: 'market', basis: '随机抽查事项清单' } as never, rows: {
    activity: [{ name: '餐饮单位联合抽查', items: '登记事项、公示信息、门前秩序', item_kind: 'registration', object_scope: '区内餐饮单位', joint_units: [city], month_from: 3, month_until: 4 }] } as never })
  await act('inspection_plan', plan.id, head, 'approve', { approval_opinion: '同意' })
  const { id } = await one<{ id: string }>('select id from random_task')
  expect((await rowOf('random_task', id)).row).toMatchObject({ state: 'assigned', org_id: bureau, shared_with: [city], planned_from: '2025-03-01', planned_until: '2025-04-30' })
  await act('inspection_plan', plan.id, office, 'publish')

  // A higher risk is never drawn less often (国发〔2019〕18号（九）).
  await expect(act('random_task', id, handler, 'scope', { share_c: 60 })).rejects.toMatchObject({ kind: 'refused' })
  await act('random_task', id, handler, 'scope', { wanted: 4 }, { avoidance: [{ officer: third.account_id, subject_code: CODES[4], reason: '近亲属任职' }] })
  await act('random_task', id, handler, 'ask_draw')
  const draw = await one<{ id: string }>('select id from draw')
  await act('draw', draw.id, handler, 'plan', { seed_source: 'double_colour', seed_period: '2025023', seed_due_on: '2025-03-04' })
  await act('draw', draw.id, handler, 'commit')
  await expect(act('random_task', id, handler, 'dispatch')).rejects.toMatchObject({ kind: 'refused' })
  t.setToday('2025-03-05')
  await act('draw', draw.id, handler, 'enter_seed', { seed_value: '33 3 7 12 18 25 + 9', seed_drawn_on: '2025-03-04', seed_evidence: '开奖公告' })
  await act('draw', draw.id, second, 'confirm', { seed_again: '33 3 7 12 18 25 + 9' })
  await act('random_task', id, handler, 'dispatch')
  await expect(act('random_task', id, handler, 'dispatch')).rejects.toMatchObject({ kind: 'refused' })

  const { rows: visits } = await t.owner.query<{ id: string; subject: string; subject_code: string; handlers: string[]; joint_officers: string[]; [field: string]: unknown }>('select * from inspection order by subject_code')
  expect(visits).toHaveLength(4)
  for (const visit of visits) {
    expect(visit).toMatchObject({ state: 'approved', mode: 'random', joint: true, joint_units: [city], approved_on: '2025-03-05', item_kind: 'registration' })
    expect(visit.subject).toMatch(/^第.户$/)
    // Two of each unit; whoever must keep away does.
    expect(visit.handlers).toHaveLength(2)
    expect(visit.joint_officers.toSorted()).toEqual(cityOfficers.map(({ account_id }) => account_id).toSorted())
    if (visit.subject_code === CODES[4]) expect(visit.handlers).not.toContain(third.account_id)
  }
  // Under full supervision: not in the draw.
  expect(visits.map(({ subject_code }) => subject_code)).not.toContain(CODES[5])

  await expect(act('random_task', id, office, 'finish', { summary: '…' })).rejects.toMatchObject({ kind: 'refused' })
  const results = ['normal', 'normal', 'ordered', 'not_found']
  for (const [at, visit] of visits.entries()) {
    const { documents } = await rowOf('inspection', visit.id)
    const [notice] = Object.values(documents)
    await act('inspection', visit.id, handler, 'serve', { document_id: notice!.id, recipient: visit.subject, method: 'direct', sent_on: '2025-03-05' })
    await act('inspection', visit.id, handler, 'inspect', { inspected_on: '2025-03-05', place: '某路', record: '…', result: results[at] })
    await act('inspection', visit.id, handler, 'publish')
    await act('inspection', visit.id, handler, 'finish')
  }
  const planner = await withScope(t.world.pool, office, (tx) => plannerView(tx, { caller: office, year: 2025, today: '2025-03-05' as IsoDate, calendar: nationalCalendar, people: new Map() }))
  expect(planner.tasks).toEqual([expect.objectContaining({ name: '餐饮单位联合抽查', visits: 4, made: 4, published: 4 })])
  await act('random_task', id, office, 'finish', { summary: '完成' })
  const done = await rowOf('random_task', id)
  expect(done.row).toMatchObject({ state: 'finished', checked: 4, without_problem: 2, with_problem: 1, not_found: 1 })
  expect(Object.values(done.clocks)).toEqual([expect.objectContaining({ deadline: 'publication', length: 20, unit: 'working_day', state: 'running' })])
  await act('random_task', id, office, 'publish')
  await act('inspection_plan', plan.id, office, 'complete', { summary: '完成' })
  expect((await one<{ n: number }>('select count(*)::integer as n from publication where withdrawn_on is null')).n).toBe(6)
  expect(await figure('joint_random_inspections')).toMatchObject({ value: 4 })
  expect(await figure('registration_random_inspections')).toMatchObject({ value: 4 })
}, 120_000)

test('信用修复准予的，列入随即移出，公示随即撤回（异常名录办法第十条、民营经济促进法第五十四条第二款）', async () => {
  t.setToday('2025-07-01')
  const listed = await perform(t.world, handler, { ledger: 'abnormal_listing', action: 'register', org_id: bureau, input: {
    subject_kind: 'enterprise', subject: '第1户', subject_code: CODES[0], ground: 'annual_report', report_year: 2024, found_on: '2025-06-30', facts: '未公示' } as never })
  expect(Object.values((await rowOf('abnormal_listing', listed.id)).clocks)).toEqual([expect.objectContaining({ deadline: 'listing', due_on: '2025-07-14' })])
  await act('abnormal_listing', listed.id, head, 'list', { decision_reason: '事实清楚' })
  const repair = await perform(t.world, handler, { ledger: 'credit_repair', action: 'apply', org_id: bureau, link: { kind: 'repairs', ledger: 'abnormal_listing', id: listed.id }, input: {
    kind: 'abnormal', subject: '第1户', subject_code: CODES[0], ground: 'annual_report', applied_on: '2025-07-01', duties_done: true, guided: true } as never })
  await act('credit_repair', repair.id, handler, 'accept')
  await act('credit_repair', repair.id, office, 'grant', { decision_reason: '已补报并公示年度报告' })
  expect((await rowOf('abnormal_listing', listed.id)).row).toMatchObject({ state: 'removed', removed_on: '2025-07-01', removal_reason: '信用修复：已补报并公示年度报告' })
  expect(await one("select withdrawn_reason from publication where ledger = 'abnormal_listing'")).toEqual({ withdrawn_reason: '信用修复：已补报并公示年度报告' })
  expect(await figure('credit_repairs')).toMatchObject({ value: 1 })
  expect(await figure('abnormal_list_enterprises')).toMatchObject({ value: 1 })
  for (const { id } of rooms.find(({ id: room }) => room === 'market')!.indicators!) await figure(id)
}, 60_000)

test('严重违法失信名单：二十个工作日内公示，满三年依法移出（第十四条、第二十一条）', async () => {
  t.setToday('2025-03-05')
  const { id } = await perform(t.world, handler, { ledger: 'serious_violation_listing', action: 'propose', org_id: bureau, input: {
    subject: '某某有限公司', subject_kind: 'enterprise', subject_code: CODES[1], ground: 'food', heavy: ['fine'], penalty_number: '试市监罚〔2025〕1号', facts: '…', grave: '…', place: 'same' } as never })
  await act('serious_violation_listing', id, handler, 'tell')
  const { documents } = await rowOf('serious_violation_listing', id)
  await act('serious_violation_listing', id, handler, 'serve', { document_id: Object.keys(documents)[0], recipient: '某某有限公司', method: 'direct', sent_on: '2025-03-05' })
  t.setToday('2025-03-13')
  await act('serious_violation_listing', id, handler, 'receive_consent', { consent_number: '某市监〔2025〕1号', consented_on: '2025-03-12' })
  await act('serious_violation_listing', id, head, 'decide', { measures: '列为重点监管对象' })
  const decided = await rowOf('serious_violation_listing', id)
  expect(Object.values(decided.clocks).map(({ deadline, due_on }) => [deadline, due_on])).toEqual(expect.arrayContaining([['publication', '2025-04-11'], ['three_years', '2028-03-13']]))
  const paper = Object.values(decided.documents).find(({ document }) => document === 'decision')!
  await act('serious_violation_listing', id, handler, 'serve', { document_id: paper.id, recipient: '某某有限公司', method: 'direct', sent_on: '2025-03-13' })
  await act('serious_violation_listing', id, office, 'publish')
  t.setToday('2028-03-14')
  await act('serious_violation_listing', id, systemCaller(DISTRICT), LAW_ACTS)
  expect((await rowOf('serious_violation_listing', id)).row).toMatchObject({ state: 'removed', removal_reason: '列入满三年' })
}, 60_000)
