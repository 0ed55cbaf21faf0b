import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { company, decisionInput, enforcementRoom, officers, refused, staff, type EnforcementRoom } from '../../../../test/support/enforcement-room.ts'
import { replay } from '../../../kernel/journal/replay.ts'

const { handler, reviewer, office, head, supervisor } = staff
let t: EnforcementRoom
beforeAll(async () => { t = await enforcementRoom() })
afterAll(() => t.close())

describe('一件行政处罚案', () => {
  test('从线索、立案、审核退回再审、告知、集体讨论到决定，再到加处罚款、催告、申请法院、结案，日志重放即得原卷', async () => {
    const { act, clock, load, serve, setToday } = t
    const id = await t.filed()
    expect((await load(id)).row.title).toBe('某公司 虚假宣传')
    expect(await clock(id, 'lead')).toMatchObject({ state: 'met', due_on: '2025-03-24' })
    expect(await clock(id, 'decision')).toMatchObject({ length: 90, due_on: '2025-06-03' })
    setToday('2025-03-21')
    await act(id, handler, 'exclude_time', {}, { excluded_time: [{ kind: 'testing', from_on: '2025-03-10', until_on: '2025-03-20' }] })
    expect(await clock(id, 'decision')).toMatchObject({ due_on: '2025-06-13' })
    const extension = { extension_approval: 'organ_head', extension_reason: '案情复杂' }
    await act(id, head, 'extend', { ...extension, extension: 30 })
    expect(await clock(id, 'decision')).toMatchObject({ due_on: '2025-07-14', extended: 1 })
    expect(await refused(act(id, head, 'extend', { ...extension, extension: 60 }))).toEqual(['再次延长的批准层级不符合规定'])

    setToday('2025-04-01')
    await act(id, handler, 'conclude', { report: '…', proposed_outcome: 'penalty', review_grounds: ['complex'] })
    await act(id, handler, 'submit_review')
    expect(await clock(id, 'review')).toMatchObject({ state: 'running', length: 10, unit: 'working_day' })
    setToday('2025-04-03')
    await act(id, reviewer, 'return_review', { review_opinion: '事实需要补充' })
    await act(id, handler, 'submit_review')
    await act(id, reviewer, 'pass_review', { review_opinion: '同意' })
    setToday('2025-04-08')
    await act(id, handler, 'notify', { proposed_kinds: ['fine'], proposed_content: '…', proposed_fine: '50000.00' })
    expect((await load(id)).row).toMatchObject({ hearing_due: false, notified_on: '2025-04-08' })
    setToday('2025-04-09')
    await serve(id, 'prior_notice', '2025-04-09')
    expect(await clock(id, 'plea')).toMatchObject({ due_on: '2025-04-16' })
    setToday('2025-04-14')
    await act(id, handler, 'hear_statement', {}, { party: [{ id: await t.only(id, 'party'), statement_on: '2025-04-14', statement: '数额过高' }] })
    const sanction = [{ kind: 'fine', amount: '50000.00' }]
    expect(await refused(act(id, head, 'decide_penalty', decisionInput, { sanction }))).toEqual(['情节复杂或者重大违法行为，应当由负责人集体讨论'])
    setToday('2025-04-15')
    await act(id, head, 'discuss', { discussed_on: '2025-04-15', discussion: '一致同意' })
    await act(id, head, 'decide_penalty', decisionInput, { sanction })
    expect((await load(id)).row).toMatchObject({ state: 'executing', outcome: 'penalty', decided_on: '2025-04-15', heaviest_kind: 'fine', amount_total: '50000.00' })
    expect(await clock(id, 'decision')).toMatchObject({ state: 'met' })
    setToday('2025-04-17')
    await serve(id, 'decision', '2025-04-17')
    expect(await clock(id, 'service')).toMatchObject({ state: 'met' })
    expect(await clock(id, 'payment')).toMatchObject({ nominal_on: '2025-05-02', due_on: '2025-05-06' })

    setToday('2025-05-06')
    expect(await refused(act(id, handler, 'charge_late_fine'))).toEqual(['没有逾期缴纳或者逾期未缴纳的罚款'])
    expect(await refused(act(id, handler, 'demand', { demanded: '…' }))).toEqual(['缴纳罚款的期限尚未届满'])
    setToday('2025-05-16')
    await act(id, handler, 'charge_late_fine')
    expect((await load(id)).row).toMatchObject({ late_fine: '15000.00', late_fine_days: 10 })
    setToday('2025-10-20')
    await act(id, handler, 'demand', { demanded: '十个工作日内缴纳' })
    await serve(id, 'demand', '2025-10-20')
    expect((await load(id)).row).toMatchObject({ remedy_expired_on: '2025-10-17', court_term_from: '2025-10-17' })
    expect(await clock(id, 'court_application')).toMatchObject({ nominal_on: '2026-01-17', due_on: '2026-01-19' })
    setToday('2025-11-03')
    expect(await refused(act(id, head, 'apply_to_court', { court: '某法院' }))).toEqual(['催告书送达未满十个工作日'])
    setToday('2025-11-04')
    await act(id, head, 'apply_to_court', { court: '某法院', demand_reply: '没有财产' })
    expect(await refused(act(id, head, 'close', { execution: 'court' }))).toEqual(['本执法领域在申请强制执行后、执行终结前不结案'])
    setToday('2025-12-01')
    await act(id, handler, 'fulfil', {}, { sanction: [{ id: await t.only(id, 'sanction'), fulfilled_on: '2025-12-01', fulfilled_amount: '50000.00' }] })
    expect(await clock(id, 'closing')).toMatchObject({ state: 'running', length: 15 })
    await act(id, head, 'close', { execution: 'executed' })
    await act(id, supervisor, 'supervise', { supervision_finding: '程序完整' })
    expect((await load(id)).row).toMatchObject({ state: 'closed', closed_on: '2025-12-01', supervised_on: '2025-12-01' })
    const { rows } = await t.owner.query('select version, change from journal where matter_id = $1 order by version', [id])
    expect(replay(rows)).toEqual(await load(id))
  }, 60_000)

  test('要求听证的案件：提前七个工作日通知，听证后才审核，审核通过才决定', async () => {
    const { act, clock, load, serve, setToday } = t
    const id = await t.notified('150000.00')
    expect((await load(id)).row).toMatchObject({ hearing_due: true })
    setToday('2025-04-10')
    await act(id, handler, 'hear_statement', {}, { party: [{ id: await t.only(id, 'party'), hearing_requested_on: '2025-04-10' }] })
    await act(id, office, 'arrange_hearing', { hearing_at: '2025-04-25T01:00:00Z', hearing_place: '听证室', hearing_presider: reviewer.account_id })
    expect((await load(id)).row).toMatchObject({ hearing_public: true })
    expect(await clock(id, 'hearing_notice')).toMatchObject({ due_on: '2025-04-16', backward: true })
    setToday('2025-04-15')
    await serve(id, 'hearing_notice', '2025-04-15')
    setToday('2025-04-25')
    const outcome = { hearing_outcome: 'held', hearing_held_on: '2025-04-25', hearing_report: '…' }
    expect(await refused(act(id, handler, 'hold_hearing', outcome))).toEqual(['听证由非本案调查人员主持和记录'])
    await act(id, reviewer, 'hold_hearing', outcome, { excluded_time: [{ kind: 'hearing', from_on: '2025-04-10', until_on: '2025-04-25' }] })
    expect(await clock(id, 'decision')).toMatchObject({ due_on: '2025-06-18' })
    expect((await load(id)).row).toMatchObject({ review_grounds: ['hearing'] })
    const sanction = [{ kind: 'fine', amount: '120000.00' }]
    expect(await refused(act(id, head, 'decide_penalty', decisionInput, { sanction })))
      .toEqual(['应当进行法制审核，尚未审核或者审核未通过', '情节复杂或者重大违法行为，应当由负责人集体讨论'])
    await act(id, handler, 'submit_review')
    await act(id, reviewer, 'pass_review', { review_opinion: '同意' })
    await act(id, head, 'discuss', { discussed_on: '2025-04-25', discussion: '同意减轻' })
    expect(await refused(act(id, head, 'decide_penalty', decisionInput, { sanction: [{ kind: 'fine', amount: '150000.01' }] }))).toHaveLength(1)
    await act(id, head, 'decide_penalty', decisionInput, { sanction })
    expect((await load(id)).row).toMatchObject({ outcome: 'penalty', amount_total: '120000.00' })
  }, 60_000)

  test('先行登记保存七个工作日内作出处理，处理以前不得再次保存', async () => {
    const { act, clock, setToday } = t
    const id = await t.filed()
    setToday('2025-03-28')
    await act(id, head, 'preserve_evidence', { preservation_items: '账册三本' })
    // 清明 takes 4 April away.
    expect(await clock(id, 'preservation')).toMatchObject({ state: 'running', length: 7, unit: 'working_day', due_on: '2025-04-09' })
    expect(await refused(act(id, head, 'preserve_evidence', { preservation_items: '电脑一台' }))).toEqual(['上一次先行登记保存尚未处理'])
    await act(id, head, 'dispose_evidence', { preservation_results: ['recorded', 'released'] })
    expect(await clock(id, 'preservation')).toMatchObject({ state: 'met' })
  }, 60_000)

  test('中止调查，市场监管的时间不计入，其他没有规定的领域照计', async () => {
    const { act, clock, load, setToday } = t
    for (const [field, state, due] of [['market', 'suspended', '2025-06-12'], ['environment', 'suspended_counting', '2025-06-03']] as const) {
      const id = await t.filed(field)
      setToday('2025-03-10')
      await act(id, head, 'suspend', { suspension_ground: 'missing' })
      expect((await load(id)).row.state).toBe(state)
      setToday('2025-03-19')
      await act(id, head, 'resume')
      expect(await clock(id, 'decision')).toMatchObject({ state: 'running', due_on: due })
    }
  }, 60_000)

  test('不予立案、移送管辖、撤案各是一种结局，都不是结案', async () => {
    const { act, load, open, setToday } = t
    setToday('2025-03-03')
    const lead = async () => (await open('penalty', 'register_lead', { lead_on: '2025-03-03', source: 'media', enforcement_field: 'other', cause: '某行为' }, { party: [company] })).id
    const endings = [
      ['decline', { filing_opinion: '违法事实不存在' }, { state: 'not_filed', outcome: 'not_filed' }],
      ['hand_over', { receiving_organ: '某市某局' }, { state: 'handed_over', outcome: 'handed_over' }],
    ] as const
    for (const [action, input, after] of endings) {
      const id = await lead()
      await act(id, head, action, input)
      expect((await load(id)).row).toMatchObject({ ...after, closed_on: '2025-03-03' })
    }
    const id = await t.filed()
    expect(await refused(act(id, head, 'decline', { filing_opinion: '…' }))).toHaveLength(1)
    await act(id, head, 'withdraw_case', { withdrawal_reason: '违法行为已超过追究期限' })
    expect((await load(id)).row).toMatchObject({ state: 'withdrawn', outcome: 'withdrawn', decided_on: '2025-03-05' })
  }, 60_000)

  test('涉嫌犯罪的，批准后二十四小时内移送公安机关', async () => {
    const { act, clock, load, serve, setToday } = t
    const id = await t.filed()
    setToday('2025-03-10')
    await act(id, head, 'transfer_to_justice', { findings: '数额已达追诉标准', receiving_organ: '某公安分局', transfer_approved_at: '2025-03-10T02:00:00Z' })
    expect(await clock(id, 'transfer')).toMatchObject({ state: 'running', due_on: '2025-03-11' })
    await serve(id, 'transfer', '2025-03-10')
    expect(await clock(id, 'transfer')).toMatchObject({ state: 'met' })
    await act(id, head, 'close', { execution: 'no_execution' })
    expect((await load(id)).row).toMatchObject({ state: 'closed', outcome: 'judicial' })
  }, 60_000)

  test('当场处罚：一次办成，起算备案、缴款期限，市场监管不公示', async () => {
    const { act, clock, load, open, serve, setToday } = t
    setToday('2025-05-12')
    const spot = (field: string, amount: string, more: object = {}) => open('penalty', 'decide_on_the_spot', {
      lead_on: '2025-05-12', source: 'inspection', enforcement_field: field, cause: '占道经营', place: '某路', findings: '…', performance: '到指定银行缴纳', ...officers, ...more,
    }, { party: [{ name: '张三', kind: 'person', identity_number: '11010519491231002X' }], violation: [{ description: '占道经营', penalty_provision: '市容条例第二十条' }], sanction: [{ kind: 'fine', amount }] })
    expect(await refused(spot('urban_management', '300.00'))).toEqual(['罚款超过可以当场处罚的数额，应当适用普通程序'])
    const { id } = await spot('urban_management', '100.00')
    expect((await load(id)).row).toMatchObject({ state: 'executing', track: 'summary', outcome: 'penalty', title: '张某 占道经营', publication_exemption: null })
    await serve(id, 'spot_decision', '2025-05-12')
    expect(await clock(id, 'spot_payment')).toMatchObject({ due_on: '2025-05-27' })
    expect(await clock(id, 'publication')).toMatchObject({ due_on: '2025-05-21' })
    const market = await spot('market', '100.00')
    expect((await load(market.id)).row).toMatchObject({ publication_exemption: 'summary' })
    expect(await clock(market.id, 'publication')).toBeUndefined()
    expect(await clock(market.id, 'spot_report')).toMatchObject({ due_on: '2025-05-21' })
    await act(market.id, handler, 'report_spot')
    expect(await clock(market.id, 'spot_report')).toMatchObject({ state: 'met' })

    const collected = await spot('urban_management', '50.00', { collected_on: '2025-05-12', collection_ground: 'up_to_100', receipt_number: '0001' })
    await serve(collected.id, 'spot_decision', '2025-05-12')
    expect(await clock(collected.id, 'hand_in')).toMatchObject({ state: 'running', due_on: '2025-05-14' })
    expect(await refused(act(collected.id, head, 'close', { execution: 'executed' }))).toEqual(['当场收缴的罚款尚未交至机关并缴付银行'])
    await act(collected.id, handler, 'hand_in', { handed_in_on: '2025-05-12' })
    expect(await clock(collected.id, 'banking')).toMatchObject({ state: 'running', due_on: '2025-05-14' })
    await act(collected.id, handler, 'bank', { banked_on: '2025-05-12' })
    await act(collected.id, head, 'close', { execution: 'executed' })
    expect((await load(collected.id)).row).toMatchObject({ state: 'closed', fulfilled_on: '2025-05-12' })
  }, 60_000)
})
