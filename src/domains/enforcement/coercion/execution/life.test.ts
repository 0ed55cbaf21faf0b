import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { company, enforcementRoom, officers, refused, staff, type EnforcementRoom } from '../../../../../test/support/enforcement-room.ts'
import { replay } from '../../../../kernel/journal/replay.ts'

const { handler, head, reviewer } = staff
const LEDGER = 'coercive_enforcement'
let t: EnforcementRoom
beforeAll(async () => { t = await enforcementRoom() })
afterAll(() => t.close())

const act = (id: string, who: typeof handler, action: string, input: object = {}, rows: object = {}) => t.act(id, who, action, input, rows, LEDGER)
const clock = (id: string, deadline: string) => t.clock(id, deadline, LEDGER)
const row = async (id: string) => (await t.load(id, LEDGER)).row
const serve = (id: string, document: string, on: `${number}-${number}-${number}`) => t.serve(id, document, on, LEDGER)
const given = { enforcement_field: 'urban_management', cause: '占用道路堆放物料', decision_name: '试市监责改〔2024〕1号', obligation: '清除堆放的物料，恢复道路', ...officers }
const open = (more: object, on: `${number}-${number}-${number}`, link: object = {}) => {
  t.setToday(on)
  return t.open(LEDGER, 'open', { ...given, ...more }, { party: [company] }, link)
}

describe('一件行政强制执行', () => {
  test('责令改正不履行的：催告、听取意见、决定代履行、三日前再次催告（国庆前）、派员监督、执行完毕', async () => {
    t.setToday('2024-08-05')
    const order = await t.open('rectification_order', 'order', {
      enforcement_field: 'urban_management', kind: 'by_day', cause: '占用道路堆放物料', facts: '…', provision: '某条例第一条', requirement: '清除物料', correct_by: '2024-08-20', ...officers,
    }, { party: [company] })
    const { id } = await open(
      { route: 'own', duty: 'removal', decided_on: '2024-08-05', decision_served_on: '2024-08-05', perform_by: '2024-08-20', power_basis: '某法第一条' }, '2024-08-21',
      { link: { kind: 'enforces', ledger: 'rectification_order', id: order.id } })
    expect((await row(id)).title).toBe('某公司 占用道路堆放物料 强制执行')
    await act(id, handler, 'demand', { demand_by: '2024-09-05', demand_manner: '自行清除' })
    await serve(id, 'demand', '2024-08-21')
    t.setToday('2024-08-26')
    await act(id, handler, 'hear', {}, { opinion: [{ party: '某公司', made_on: '2024-08-26', content: '请求延期' }] })
    t.setToday('2024-09-20')
    const substitute = {
      substitute_grounds: ['traffic'], performer_kind: 'third_party', performer: '某工程公司', substitute_object: '堆放的物料', substitute_budget: '3000.00', execution_reason: '危害交通安全',
      execution_at: '2024-10-08T01:00:00Z', no_utility_cut: true,
    }
    expect(await refused(act(id, head, 'decide_substitute', substitute))).toEqual(['当事人的陈述、申辩尚未复核'])
    await act(id, handler, 'answer', {}, { opinion: [{ id: await t.only(id, 'opinion', LEDGER), result: 'refused', reply: '已给予合理期限' }] })
    expect(await refused(act(id, head, 'decide_substitute', { ...substitute, execution_at: '2024-10-07T01:00:00Z' }))).toEqual(['不得在法定节假日实施强制执行；情况紧急的，应当写明'])
    await act(id, head, 'decide_substitute', substitute)
    expect(await clock(id, 'substitute_demand')).toMatchObject({ backward: true, due_on: '2024-09-27' })
    expect(await clock(id, 'publication')).toMatchObject({ state: 'running', length: 20 })
    await serve(id, 'substitute', '2024-09-20')
    t.setToday('2024-09-27')
    await act(id, handler, 'demand_again')
    await serve(id, 'substitute_demand', '2024-09-27')
    expect(await clock(id, 'substitute_demand')).toMatchObject({ state: 'met' })
    t.setToday('2024-10-08')
    await act(id, handler, 'execute', {
      executed_at: '2024-10-08T01:30:00Z', execution_record: '物料全部清除', supervisor_present: '经办1', signature: 'refused', witness: '李四',
    })
    expect(await row(id)).toMatchObject({ state: 'executed', executed_on: '2024-10-08', manner: 'substitute' })
    const items = { cost: [{ item: '机械', amount: '1800.00', voucher: '票1' }, { item: '运输', amount: '1000.00' }] }
    await act(id, head, 'settle_costs', { cost_borne_by: 'party', cost_due_by: '2024-10-31' }, items)
    expect(await row(id)).toMatchObject({ substitute_budget: '3000.00', substitute_cost: '2800.00' })
    expect(await clock(id, 'cost_payment')).toMatchObject({ state: 'running', due_on: '2024-10-31' })
    t.setToday('2024-10-30')
    await act(id, handler, 'collect_costs', {}, { receipt: [{ paid_on: '2024-10-30', amount: '2000.00', number: '收1' }] })
    expect(await row(id)).toMatchObject({ cost_collected: '2000.00', cost_paid_on: null })
    t.setToday('2024-11-04')
    await act(id, handler, 'collect_costs', {}, { receipt: [{ paid_on: '2024-11-04', amount: '800.00', number: '收2' }] })
    expect(await row(id)).toMatchObject({ cost_collected: '2800.00', cost_paid_on: '2024-11-04' })
    expect(await clock(id, 'cost_payment')).toMatchObject({ state: 'late', met_on: '2024-11-04' })
    expect(await refused(act(id, handler, 'collect_costs', {}, { receipt: [{ paid_on: '2024-11-04', amount: '1.00', number: '收3' }] }))).toEqual(['费用已经收清'])
    const { rows } = await t.owner.query('select version, change from journal where matter_id = $1 order by version', [id])
    expect(replay(rows)).toEqual(await t.load(id, LEDGER))
  }, 60_000)

  test('申请人民法院：复议诉讼期限届满起三个月，催告十个工作日；对裁定十五日内申请复议', async () => {
    const { id } = await open({ route: 'court', duty: 'other', decided_on: '2025-05-27', decision_served_on: '2025-05-28', perform_by: '2025-06-30' }, '2025-12-02')
    expect(await row(id)).toMatchObject({ remedy_expired_on: '2025-11-28', court_term_from: '2025-11-28' })
    expect(await clock(id, 'application')).toMatchObject({ nominal_on: '2026-02-28', due_on: '2026-02-28' })
    t.setToday('2025-12-30')
    await act(id, handler, 'demand', { demand_by: '2026-01-16', demand_manner: '自行履行' })
    await serve(id, 'demand', '2025-12-30')
    expect(await clock(id, 'court_demand')).toMatchObject({ unit: 'working_day', length: 10, due_on: '2026-01-14' })
    t.setToday('2026-01-14')
    expect(await refused(act(id, head, 'apply_to_court', { court: '某法院' }))).toEqual(['催告书送达未满十个工作日'])
    t.setToday('2026-02-27')
    await act(id, head, 'apply_to_court', { court: '某法院' })
    expect(await clock(id, 'application')).toMatchObject({ state: 'met' })
    expect(await clock(id, 'acceptance')).toMatchObject({ state: 'running', length: 5, unit: 'working_day' })
    t.setToday('2026-04-17')
    await act(id, handler, 'record_acceptance', { court_accepted_on: '2026-04-10', court_review: 'heard' })
    expect(await clock(id, 'ruling')).toMatchObject({ length: 30, due_on: '2026-05-11' })
    await act(id, handler, 'record_ruling', { court_result: 'refused', ruled_on: '2026-04-16', ruling_received_on: '2026-04-17', ruling_number: '（2026）示01行审1号' })
    await act(id, handler, 'record_ruling_service', { ruling_served_on: '2026-04-17' })
    expect(Object.values((await t.load(id, LEDGER)).documents).map(({ document }) => document)).toContain('ruling')
    expect(await clock(id, 'refusal_objection')).toMatchObject({ nominal_on: '2026-05-02', due_on: '2026-05-06' })
    t.setToday('2026-05-06')
    await act(id, head, 'object', { objection_reason: '事实清楚，依据充分' })
    expect(await clock(id, 'refusal_objection')).toMatchObject({ state: 'met' })
    expect(await refused(act(id, head, 'end_refused', { termination_reason: '…' }))).toEqual(['对裁定申请的复议尚无结果'])
    t.setToday('2026-06-01')
    await act(id, handler, 'record_objection', { objection_result: 'granted' })
    await act(id, handler, 'court_executed', { executed_on: '2026-06-01', execution_record: '人民法院执行完毕' })
    expect(await row(id)).toMatchObject({ state: 'executed', court_result: 'granted' })
  }, 60_000)

  test('执行协议分阶段履行，不履行的恢复强制执行；强制拆除须公告、审核、期限届满', async () => {
    const { id } = await open({ route: 'own', duty: 'demolition', decided_on: '2025-03-03', decision_served_on: '2025-03-03', perform_by: '2025-03-10', power_basis: '某法第二条' }, '2025-03-11')
    await act(id, head, 'announce', { self_demolish_by: '2025-03-31' })
    await act(id, handler, 'demand', { demand_by: '2025-03-31', demand_manner: '自行拆除' })
    await serve(id, 'demand', '2025-03-11')
    await act(id, reviewer, 'review', { review_opinion: '同意', review_passed: true })
    t.setToday('2025-04-08')
    const decision = { manner: 'other', execution_reason: '逾期不拆除', execution_at: '2025-04-15T01:00:00Z', no_utility_cut: true }
    expect(await refused(act(id, head, 'decide', decision))).toEqual(['当事人申请复议、提起诉讼的期限未满或者复议、诉讼尚未终结，不得强制拆除'])
    await act(id, head, 'agree', { agreement: '分两次拆除', agreement_reason: '当事人正在搬迁' }, { stage: [{ due_on: '2025-05-30', content: '拆除东侧' }, { due_on: '2025-07-30', content: '拆除西侧' }] })
    t.setToday('2025-06-03')
    await act(id, head, 'resume_breached', { breach: '东侧没有拆除' })
    expect(await row(id)).toMatchObject({ state: 'demanded' })
    t.setToday('2025-09-04')
    await act(id, head, 'decide', { ...decision, execution_at: '2025-09-16T01:00:00Z' })
    await serve(id, 'decision', '2025-09-04')
    t.setToday('2025-09-16')
    await act(id, handler, 'execute', { executed_at: '2025-09-16T01:00:00Z', execution_record: '全部拆除', recording: '执法记录仪03' })
    expect(await row(id)).toMatchObject({ state: 'executed' })
    await act(id, head, 'reverse', { reversal: 'revoked', restoration: '…', compensation: '10000.00' })
    expect(await row(id)).toMatchObject({ state: 'executed', reversed_on: '2025-09-16' })
  }, 60_000)
})
