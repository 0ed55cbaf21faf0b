import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { reasons } from '../../../test/support/snapshot.ts'
import { DISTRICT, somebody, testWorld, unit, type TestWorld } from '../../../test/support/world.ts'
import { registerCards } from '../../../test/support/certificates.ts'
import { withScope, type Caller } from '../../kernel/access/scope.ts'
import { perform } from '../../kernel/matter/perform.ts'
import { keep } from '../../kernel/register/keep.ts'
import { rooms } from '../index.ts'
import { coverageOf } from './coverage.ts'
import { productSampling } from './product-sampling.ts'
import { inspectionItem, regulatoryItem } from './registers.ts'

const given = { task: '2025年儿童用品监督抽查', level: 'county', stage: 'production', product: '童车', subject: '某童车厂', place: '成品仓库', sampled_on: '2025-03-03', samplers: '甲某、乙某', sheet_number: 'CY001' } as const

describe('产品质量监督抽查', () => {
  test('抽样人员不少于二人；在销售者处抽样的写明标称生产者', () => {
    const sample = (more: object) => reasons(productSampling, {}, 'sample', { ...given, ...more } as never)
    expect(sample({})).toEqual([])
    expect(sample({ samplers: '甲某' })).toEqual(['抽样人员不得少于二人'])
    expect(sample({ samplers: '甲某　乙某' })).toEqual([])
    expect(sample({ stage: 'online' })).toEqual(['在销售者处抽样的，应当写明标称生产者'])
    expect(sample({ sampled_on: '2025-03-04' })).toEqual(['抽样日期尚未到来'])
  })
  test('自收到检验结果之日起十五日内提出异议（产品质量法第十五条第四款）', () => {
    const object = (objected_on: string, served: string | null = '2025-02-03') => reasons(productSampling, {
      state: 'told', documents: served === null ? {} : { result: served as never }, clocks: { objection: { due_on: '2025-02-18' } } }, 'object', { objected_on, objection: '样品不是本厂产品' } as never)
    expect(object('2025-02-18')).toEqual([])
    expect(object('2025-02-19')).toEqual(['已经超过十五日，不能再提出异议'])
    expect(object('2025-02-02')).toEqual(['提出异议的日期不在结论送达之后、办理当日之前'])
    expect(object('2025-02-10', null)[0]).toBe('检验结论尚未送达')
  })
  test('异议未处理、期限未满，不公开不合格结果，也不复查', () => {
    const failed = { test_result: 'failed', ordered_on: '2025-02-05' } as const
    const waits = '提出异议的期限（自结论送达之日起十五日）尚未届满，或者异议尚未处理'
    const publish = (values: object, clock: 'running' | 'lapsed' | 'met') => reasons(productSampling, { state: 'correcting', values: { ...failed, ...values }, clocks: { objection: { state: clock, due_on: '2025-03-03' } } }, 'publish')
    expect(publish({}, 'running')).toEqual([waits])
    expect(publish({}, 'lapsed')).toEqual([])
    expect(publish({ objected_on: '2025-02-20' }, 'met')).toEqual([waits])
    expect(publish({ objected_on: '2025-02-20', retested_on: '2025-03-01' }, 'met')).toEqual([])
    expect(reasons(productSampling, { state: 'correcting', values: { ...failed, objected_on: '2025-02-20' } }, 'recheck')).toEqual(['异议尚未处理'])
    expect(reasons(productSampling, { state: 'passed', values: { test_result: 'passed' } }, 'publish')).toEqual([])
  })
  test('公告之日起六十日后再复查（暂行办法第四十八条）', () => {
    const again = (again_on: string) => reasons(productSampling, { state: 'failed', on: '2025-06-30', values: { announced_on: '2025-03-03' } }, 'recheck_again', { again_on, again_result: 'failed', again_report: 'B1' } as never)
    expect(again('2025-05-02')).toEqual(['公告之日起六十日以后才能复查'])
    expect(again('2025-05-03')).toEqual([])
    expect(reasons(productSampling, { state: 'failed' }, 'recheck_again')).toEqual(['省级市场监督管理部门尚未公告'])
  })
})

describe('一件不合格产品', () => {
  let t: TestWorld
  const clerk = somebody(unit(2), 'handler', 'clerk', 'office_head')
  const second = somebody(unit(2), 'handler')
  const supervisor = somebody(unit(1), 'supervisor')
  beforeAll(async () => { t = await testWorld(rooms, '', '2025-03-03'); for (const one of [clerk, second]) await registerCards(t.world, clerk, supervisor, unit(2), [one], { certificate_number: `试执${one.account_id.slice(-4)}` }) }, 60_000)
  afterAll(() => t.close())
  const act = (action: string, input: object = {}, id?: string) =>
    perform(t.world, clerk, { ledger: 'product_sampling', action, ...(id ? { id } : { org_id: unit(2) }), input: input as never })
  const row = async (id: string) => (await t.owner.query(`select p.*, (select json_object_agg(c.deadline, c.due_on) from clock c where c.matter_id = p.id) as due from product_sampling p where id = $1`, [id])).rows[0]

  test('责令六十日内改正、七十五日内复查（暂行办法第四十六、四十七条）；覆盖的监管事项各计各的', async () => {
    const list = (register: typeof regulatoryItem | typeof inspectionItem, input: object) => keep(t.world, clerk, register, { kind: 'enter', org_id: unit(2), from: '2025-01-02', input: input as never })
    for (const [code, name] of [['A1', '产品质量监管'], ['A2', '广告监管'], ['A3', '价格监管']]) {
      await list(regulatoryItem, { code, name, enforcement_field: 'market', unit: unit(2), objects: '企业', measures: ['inspection', 'sampling'], basis: '某法' })
    }
    await list(inspectionItem, { name: '广告发布检查', item_class: '广告', enforcement_field: 'market', grade: 'general', kind: 'conduct', content: '…', basis: '广告法', unit: unit(2), objects: '企业', method: 'on_site', regulatory_item: '广告监管' })
    await perform(t.world, clerk, { ledger: 'inspection', action: 'inspect_at_once', org_id: unit(2), input: {
      enforcement_field: 'market', mode: 'targeted', source: 'complaint', matters: '投诉事项；广告发布检查', handlers: [clerk.account_id, second.account_id], inspected_on: '2025-03-03', place: '某路', record: '…', result: 'ordered',
      subject_kind: 'enterprise', subject: '某公司' } as never })

    const { id } = await act('sample', { ...given, item: '产品质量监管' })
    await act('test', { laboratory: '某检验院', report_number: 'R1', tested_on: '2025-03-03', test_result: 'failed', failed_items: '制动力不足' }, id)
    await act('tell', {}, id)
    await act('order', { demand: '改进制动装置' }, id)
    expect(await row(id)).toMatchObject({ state: 'correcting', due: { correction: '2025-05-06', recheck: '2025-05-19' } })
    await act('recheck', { recheck_report: 'R2', recheck_result: 'passed', rechecked_on: '2025-03-03' }, id)
    expect(await row(id)).toMatchObject({ state: 'corrected', closed_on: '2025-03-03' })

    const view = (caller: Caller) => withScope(t.world.pool, caller, (tx) => coverageOf(tx, caller, 2025))
    const { covered, items, rate } = await view(clerk)
    expect(covered).toBe(2)
    // As every rate of the house: 2 of 3 is 66.67, not cut off at 66.6.
    expect([items.length, rate]).toEqual([3, 66.67])
    expect(items.map(({ code, inspections, problems, samplings }) => [code, inspections, problems, samplings])).toEqual([['A3', 0, 0, 0], ['A1', 0, 0, 1], ['A2', 1, 1, 0]])
    // Of another unit's items one sees no acts, and so is told nothing of their coverage.
    expect((await view(somebody(unit(3), 'handler'))).items).toEqual([])
    expect((await withScope(t.world.pool, clerk, (tx) => coverageOf(tx, clerk, 2024))).items).toEqual([])
    expect(DISTRICT).toBe(clerk.district)
  }, 60_000)
})
