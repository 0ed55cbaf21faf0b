import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { enforcementRoom, officers, refused, staff, type EnforcementRoom } from '../../../../test/support/enforcement-room.ts'
import { nationalCalendar } from '../../../kernel/law/calendar.ts'
import { sweepLapsed } from '../../../kernel/matter/lapse.ts'
import { clockDetail } from '../../../kernel/matter/read/clock-detail.ts'
import { penalty } from './penalty.ts'

const { handler, head } = staff
let t: EnforcementRoom
beforeAll(async () => { t = await enforcementRoom() })
afterAll(() => t.close())
const lapsesHappen = () => sweepLapsed(t.world, (matter, error) => { throw new Error(matter, { cause: error }) })
const challenge = (kind: string, started_on: string) => ({ challenge: [{ kind, started_on, organ: '某机关' }] })
const ended = async (id: string, ended_on: string, outcome: string) => ({ challenge: [{ id: Object.keys((await t.load(id)).rows['challenge']!).at(-1)!, ended_on, outcome }] })

describe('公示', () => {
  test('处罚决定七个工作日内公示，市场监管二十个；公示期满停止公示，是法律的事，不等人办', async () => {
    const { act, clock, load, setToday } = t
    const id = await t.fined('5000.00', 'environment')
    expect(await clock(id, 'publication')).toMatchObject({ length: 7, unit: 'working_day', due_on: '2025-04-25' })
    expect(await clock(await t.fined('5000.00', 'market'), 'publication')).toMatchObject({ length: 20, unit: 'working_day' })
    await act(id, handler, 'publish', { publication_period: 'three_months' })
    expect(await clock(id, 'publication')).toMatchObject({ state: 'met' })
    const { rows: [copy] } = await t.owner.query<{ content: { label: string; text: string }[] }>('select content from publication where matter_id = $1', [id])
    expect(copy!.content[0]).toEqual({ label: '办理单位', text: expect.stringMatching(/.+/) })
    expect(copy!.content).toContainEqual({ label: '金额', text: '5,000 元' })
    expect(await clock(id, 'publication_period')).toMatchObject({ state: 'running', due_on: '2025-07-17' })
    setToday('2025-07-20')
    await lapsesHappen()
    expect((await load(id)).row).toMatchObject({ publication_ended_on: '2025-07-17', publication_withdrawn_on: null })
    const { rows } = await t.owner.query('select withdrawn_on::text from publication where matter_id = $1', [id])
    expect(rows).toEqual([{ withdrawn_on: '2025-07-17' }])
  }, 60_000)

  test.each([
    ['复议撤销的', async (id: string) => {
      await t.act(id, handler, 'record_challenge', {}, challenge('reconsideration', '2025-05-06'))
      await t.act(id, handler, 'end_challenge', {}, await ended(id, '2025-06-03', 'revoked'))
    }],
    ['机关自行撤销的', async (id: string) => { await t.act(id, head, 'overturn', { self_correction: 'revoked', self_correction_reason: '主要证据不足' }) }],
  ])('%s，三个工作日内撤回公示并说明理由', async (_, overturn) => {
    const { act, clock, load, setToday } = t
    const id = await t.fined('5000.00', 'environment')
    await act(id, handler, 'publish', { publication_period: 'one_year' })
    setToday('2025-06-03')
    await overturn(id)
    expect((await load(id)).row).toMatchObject({ overturned_on: '2025-06-03' })
    expect(await clock(id, 'publication_withdrawal')).toMatchObject({ state: 'running', length: 3, unit: 'working_day', due_on: '2025-06-06' })
    setToday('2025-06-05')
    await act(id, handler, 'withdraw_publication', { publication_withdrawal_reason: '处罚决定已被撤销，经办电话13912345678' })
    expect(await clock(id, 'publication_withdrawal')).toMatchObject({ state: 'met' })
    expect(await refused(act(id, handler, 'publish', { publication_period: 'one_year' }))).toEqual(['处罚决定已被变更、撤销、确认违法或者无效'])
    const { rows } = await t.owner.query('select withdrawn_on::text, withdrawn_reason from publication where matter_id = $1', [id])
    expect(rows).toEqual([{ withdrawn_on: '2025-06-05', withdrawn_reason: '处罚决定已被撤销，经办电话139****5678' }])
  }, 60_000)
})

test('六个月内缴清结案的，复议、起诉期限届满后不显示超期：那是当事人的期间', async () => {
  const { act, load, setToday } = t
  const id = await t.fined('5000.00', 'environment')
  await act(id, handler, 'publish', { publication_period: 'one_year' })
  const sanction = await t.only(id, 'sanction')
  await act(id, handler, 'fulfil', {}, { sanction: [{ id: sanction, fulfilled_on: '2025-04-17', fulfilled_amount: '5000.00' }] })
  await act(id, head, 'close', { execution: 'executed' })
  setToday('2026-01-15')
  await lapsesHappen()
  const matter = await load(id)
  expect(matter.row).toMatchObject({ state: 'closed' })
  const lights = Object.values(matter.clocks).map((one) => clockDetail(penalty, matter, one, (name) => name, '2026-01-15', nationalCalendar))
  expect(lights.find(({ deadline }) => deadline === 'remedy')).toMatchObject({ due_on: '2025-10-17', light: 'done', left: -90, minimum: true })
  expect(lights.filter(({ light }) => light === 'overdue').map(({ deadline }) => deadline)).toEqual([])
}, 60_000)

describe('申请法院强制执行的期限', () => {
  test('复议维持的，自复议后十五日的起诉期限届满起三个月', async () => {
    const { act, clock, load, serve, setToday } = t
    const id = await t.fined('5000.00', 'environment')
    await act(id, handler, 'record_challenge', {}, challenge('reconsideration', '2025-04-17'))
    setToday('2025-06-10')
    await act(id, handler, 'end_challenge', {}, await ended(id, '2025-06-10', 'upheld'))
    expect(await clock(id, 'suit')).toMatchObject({ state: 'running', due_on: '2025-06-25' })
    await act(id, handler, 'demand', { demanded: '…' })
    await serve(id, 'demand', '2025-06-10')
    setToday('2025-06-25')
    expect(await refused(act(id, head, 'apply_to_court', { court: '某法院' }))).toEqual(['复议后起诉的期限尚未届满'])
    setToday('2025-06-26')
    await lapsesHappen()
    expect((await load(id)).row).toMatchObject({ remedy_expired_on: '2025-06-25', court_term_from: '2025-06-25' })
    expect(await clock(id, 'court_application')).toMatchObject({ state: 'running', due_on: '2025-09-25' })
    await act(id, head, 'apply_to_court', { court: '某法院' })
    expect(await clock(id, 'court_application')).toMatchObject({ state: 'met' })
  }, 60_000)

  test('当场处罚复议前置：六十日不申请复议的，可以催告、申请法院', async () => {
    const { act, clock, load, open, serve, setToday } = t
    setToday('2025-05-12')
    const { id } = await open('penalty', 'decide_on_the_spot', {
      lead_on: '2025-05-12', source: 'inspection', enforcement_field: 'urban_management', cause: '占道经营', place: '某路', findings: '…', performance: '…', ...officers,
    }, { party: [{ name: '张三', kind: 'person' }], violation: [{ description: '占道经营', penalty_provision: '市容条例第二十条' }], sanction: [{ kind: 'fine', amount: '100.00' }] })
    await serve(id, 'spot_decision', '2025-05-12')
    expect(await clock(id, 'spot_remedy')).toMatchObject({ state: 'running', due_on: '2025-07-11' })
    setToday('2025-06-03')
    await act(id, handler, 'demand', { demanded: '…' })
    await serve(id, 'demand', '2025-06-03')
    expect(await refused(act(id, head, 'apply_to_court', { court: '某法院' }))).toContain('申请复议、提起诉讼的期限尚未届满')
    setToday('2025-07-14')
    await lapsesHappen()
    expect((await load(id)).row).toMatchObject({ remedy_expired_on: '2025-07-11' })
    await act(id, head, 'apply_to_court', { court: '某法院' })
    expect((await load(id)).row).toMatchObject({ state: 'in_court' })
  }, 60_000)
})
