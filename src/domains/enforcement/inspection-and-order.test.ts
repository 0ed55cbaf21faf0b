import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { company, enforcementRoom, officers, refused, staff, type EnforcementRoom } from '../../../test/support/enforcement-room.ts'
import { DISTRICT } from '../../../test/support/world.ts'
import { systemCaller, withScope } from '../../kernel/access/scope.ts'
import type { Computing } from '../../kernel/indicator/computing.ts'
import { figureOf } from '../../kernel/indicator/figure.ts'
import type { AnyIndicator } from '../../kernel/indicator/indicator.ts'
import type { IsoDate } from '../../kernel/law/law.ts'
import { reasons } from '../../../test/support/snapshot.ts'
import { inspection } from './inspection.ts'
import { room } from './room.ts'

const { handler, office } = staff
let t: EnforcementRoom
beforeAll(async () => { t = await enforcementRoom() })
afterAll(() => t.close())

const indicators = new Map((room.indicators as readonly AnyIndicator[]).map((one) => [one.id, one]))
const figure = (id: string, today: IsoDate) => withScope(t.world.worker, systemCaller(DISTRICT), (tx) =>
  figureOf(tx, indicators.get(id)!, { district: DISTRICT }, { from: '2025-06-01', until: '2025-07-01' }, { indicators, procedures: t.world.registry.procedures, today } satisfies Computing))

describe('检查', () => {
  const inspected = (matters: string, more: object = {}) => t.open('inspection', 'inspect_at_once', {
    enforcement_field: 'urban_management', mode: 'targeted', source: 'complaint', matters, subject_kind: 'enterprise', subject: '某公司', subject_code: '91990112MA05X7T13P',
    inspected_on: '2025-06-03', place: '某路', record: '…', result: 'clue', ...officers, ...more,
  })
  test('引起处罚的检查在处罚中计，巡查不计；公示率以应公示的为分母', async () => {
    const { act, clock, open, serve, setToday } = t
    setToday('2025-06-03')
    const plain = await inspected('消防通道')
    const leading = await inspected('户外广告')
    await inspected('巡查', { subject: null, subject_kind: null, patrol: true })
    expect(await clock(plain.id, 'publication', 'inspection')).toMatchObject({ state: 'running', length: 20 })
    const { id } = await open('penalty', 'decide_on_the_spot', {
      lead_on: '2025-06-03', source: 'inspection', enforcement_field: 'urban_management', cause: '违法设置广告', place: '某路', findings: '…', performance: '…', ...officers,
    }, { party: [company], violation: [{ description: '违法设置广告', penalty_provision: '市容条例第二十条' }], sanction: [{ kind: 'fine', amount: '1000.00' }] }, { link: { kind: 'from_inspection', ledger: 'inspection', id: leading.id } })
    expect(await figure('enforcement_inspections', '2025-06-03')).toMatchObject({ value: 1 })
    expect(await figure('inspection_patrols', '2025-06-03')).toMatchObject({ value: 1 })
    expect(await figure('penalty_cases', '2025-06-03')).toMatchObject({ value: 1 })
    expect(await figure('enforcement_records_collected', '2025-06-03')).toMatchObject({ value: 2 })
    expect(await figure('penalty_fines_total', '2025-06-03')).toMatchObject({ exact: '1000.00' })
    expect(await figure('penalty_publication_rate', '2025-06-03')).toMatchObject({ numerator: 0, denominator: 0, value: null })
    expect(await figure('penalty_publication_rate', '2025-06-13')).toMatchObject({ numerator: 0, denominator: 1, value: 0 })
    setToday('2025-06-09')
    await serve(id, 'spot_decision', '2025-06-03')
    await act(id, handler, 'publish', { publication_period: 'three_months' })
    expect(await figure('penalty_publication_rate', '2025-06-13')).toMatchObject({ numerator: 1, denominator: 1, value: 100 })
    // Every figure of the room can be computed.
    for (const one of indicators.keys()) await figure(one, '2025-06-13')
  }, 60_000)

  test('检查结果二十个工作日内公示；当地对某种检查方式规定七个工作日的，从其规定，先于按领域的规定（国办发〔2018〕118号（六））', async () => {
    t.setToday('2025-06-03')
    await t.owner.query(`insert into setting_value (place, id, key, value, valid_from, source) values
      ($1, 'inspection_publication_term', 'targeted', '{"length":7,"unit":"working_day","end_day":"roll"}', '2025-01-01', '"某区检查结果公示规定"'),
      ($1, 'enforcement_result_publication_term', 'urban_management', '{"length":10,"unit":"working_day","end_day":"roll"}', '2025-01-01', '"某局规定"')`, [DISTRICT])
    const dueOf = async (mode: string) => {
      const { id } = await inspected('临时检查', { mode, subject_kind: 'person', subject_code: null })
      return t.clock(id, 'publication', 'inspection')
    }
    try {
      expect(await dueOf('targeted')).toMatchObject({ length: 7, due_on: '2025-06-12', basis: { law: '某区检查结果公示规定' } })
      expect(await dueOf('special')).toMatchObject({ length: 10, due_on: '2025-06-17' })
    } finally {
      await t.owner.query(`alter table setting_value disable trigger user; delete from setting_value where place = '${DISTRICT}'; alter table setting_value enable trigger user`)
    }
    expect(await dueOf('targeted')).toMatchObject({ length: 20, due_on: '2025-07-01' })
  }, 60_000)

  test('计划检查须批准、通知送达；投诉举报不经随机抽取', async () => {
    const { act, load, open, serve, setToday } = t
    setToday('2025-06-10')
    const plan = {
      enforcement_field: 'market', mode: 'random', basis: '某条例', matters: '某事项', subject_kind: 'enterprise', subject: '某公司', planned_from: '2025-06-16', planned_until: '2025-06-20',
    }
    expect(await refused(open('inspection', 'plan', { ...plan, source: 'complaint' }))).toEqual(['投诉举报、转办交办、监测发现的问题应当针对性检查，不经随机抽取'])
    expect(await refused(open('inspection', 'plan', { ...plan, mode: 'routine' }))).toEqual(['市场监管领域的日常检查应当随机抽取对象和人员'])
    const { id } = await open('inspection', 'plan', plan)
    await act(id, office, 'approve', { approval_opinion: '同意', ...officers }, {}, 'inspection')
    setToday('2025-06-16')
    const result = { inspected_on: '2025-06-16', place: '某路', record: '…', result: 'ordered' }
    expect(await refused(act(id, handler, 'inspect', result, {}, 'inspection'))).toEqual(['对企业检查应当出具行政检查通知书'])
    await serve(id, 'notice', '2025-06-16', 'inspection')
    await act(id, handler, 'inspect', result, {}, 'inspection')
    expect((await load(id, 'inspection')).row).toMatchObject({ state: 'inspected', approved_on: '2025-06-10' })
  }, 60_000)
})

test('责令限期改正：期限由责令书确定，延长后复查期限随之重算，逾期不改正转处罚', async () => {
  const { act, clock, load, open, setToday } = t
  setToday('2025-06-16')
  const { id } = await open('rectification_order', 'order', {
    enforcement_field: 'urban_management', kind: 'by_day', cause: '违法设置广告', facts: '…', provision: '某条例', requirement: '拆除', correct_by: '2025-06-28', ...officers,
  }, { party: [company] })
  const due = (deadline: string) => clock(id, deadline, 'rectification_order')
  // 28 June is a Saturday: a last day fixed by the act stands.
  expect(await due('correction')).toMatchObject({ due_on: '2025-06-28', state: 'running' })
  const unserved = { rechecked_on: '2025-06-16', recheck_result: 'not_corrected', recheck_findings: '…' }
  expect(await refused(act(id, handler, 'recheck', unserved, {}, 'rectification_order'))).toContain('责令改正通知书尚未送达，不能认定逾期未改正')
  await t.serve(id, 'order', '2025-06-16', 'rectification_order')
  setToday('2025-06-20')
  await act(id, office, 'extend_correction', { correct_by: '2025-07-04', extension_reason: '…' }, {}, 'rectification_order')
  expect(await due('correction')).toMatchObject({ due_on: '2025-07-04' })
  expect(await due('recheck')).toMatchObject({ due_on: '2025-07-18' })
  setToday('2025-07-04')
  const recheck = { rechecked_on: '2025-07-04', recheck_result: 'not_corrected', recheck_findings: '仍未拆除' }
  expect(await refused(act(id, handler, 'recheck', recheck, {}, 'rectification_order'))).toEqual(['改正期限未满，不能认定逾期未改正'])
  setToday('2025-07-07')
  await act(id, handler, 'recheck', { ...recheck, rechecked_on: '2025-07-07' }, {}, 'rectification_order')
  await act(id, handler, 'refer', { referral: '立案处罚' }, {}, 'rectification_order')
  expect((await load(id, 'rectification_order')).row).toMatchObject({ state: 'referred', closed_on: '2025-07-07' })
}, 60_000)

test('涉企检查在通知书送达之后、批准的计划时间之内进行', () => {
  const held = (inspected_on: IsoDate) => reasons(inspection, {
    state: 'approved', on: '2025-09-30', values: { subject_kind: 'enterprise', planned_from: '2025-09-01', planned_until: '2025-09-20' }, documents: { notice: '2025-09-02' },
  }, 'inspect', { inspected_on })
  expect(held('2025-09-02')).toEqual([])
  expect(held('2025-09-01')).toEqual(['检查日期不得早于检查通知书送达'])
  expect(held('2025-09-21')).toEqual(['检查日期不在批准的计划时间之内'])
  expect(held('2025-10-01')).toContain('检查日期尚未到来')
})

test('没有在计划时间之内实施的，延长时间、重新通知；不得延长到其他年度', () => {
  const until = (planned_until: IsoDate, on: IsoDate = '2025-09-25') => reasons(inspection, { state: 'approved', on, values: { planned_from: '2025-09-01', planned_until: '2025-09-20' } }, 'reschedule', { planned_until, reschedule_reason: '歇业' })
  expect(until('2025-10-20')).toEqual([])
  expect(until('2025-09-24')).toEqual(['计划结束日期已经过去'])
  expect(until('2026-01-10')).toEqual(['不得延长到其他年度，应当取消后重新提出'])
  expect(inspection.actions.reschedule.issues).toBe('notice')
})

const facts = { objects: [], items: [], joint_items: [], items_bound: false, visits: [], annual_cap: null, repeat_threshold: 2, unit_names: new Map(), kin: { own: '', above: [], below: [], before: [], after: [] } }
test('有年度频次上限的领域，检查企业应当写明统一社会信用代码；没有代码就不能核对次数（国办发〔2024〕54号）', () => {
  const plan = (annual_cap: number | null, values: object = {}) => reasons(inspection, { on: '2025-09-01', facts: { ...facts, annual_cap } }, 'plan', {
    enforcement_field: 'market', mode: 'special', subject_kind: 'enterprise', matters: '某事项', planned_from: '2025-09-01', planned_until: '2025-09-20', ...values } as never)
  expect(plan(2)).toEqual(['有年度检查频次上限的，应当写明统一社会信用代码，以便核对次数'])
  expect(plan(null)).toEqual([])
  for (const values of [{ subject_code: '91990112MA05X7T13P' }, { mode: 'targeted', source: 'complaint' }, { subject_kind: 'person' }]) expect(plan(2, values), JSON.stringify(values)).toEqual([])
})

test('重点监管限于列入重点监管的对象：在名录中而没有列入的，市场监管领域应当随机抽取（优化营商环境条例第五十四条第二款）', () => {
  const plan = (objects: readonly object[], values: object = {}) => reasons(inspection, { on: '2025-09-01', facts: { ...facts, objects } }, 'plan', {
    enforcement_field: 'market', mode: 'focused', subject_kind: 'enterprise', matters: '某事项', planned_from: '2025-09-01', planned_until: '2025-09-20', ...values } as never)
  const refusal = ['该对象没有列入重点监管，市场监管领域的检查应当随机抽取对象和人员']
  expect(plan([{ values: { key_supervised: false } }])).toEqual(refusal)
  expect(plan([{ values: { key_supervised: true } }])).toEqual([])
  // Not in the list, which may still be in the making; and fields that have lists of their own.
  expect(plan([])).toEqual([])
  expect(plan([{ values: { key_supervised: false } }], { enforcement_field: 'emergency' })).toEqual([])
})
