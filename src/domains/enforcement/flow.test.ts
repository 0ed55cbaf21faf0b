import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DISTRICT, somebody, testWorld, unit, type TestWorld } from '../../../test/support/world.ts'
import { systemCaller, withScope } from '../../kernel/access/scope.ts'
import { Fault } from '../../kernel/fault.ts'
import { figureOf, type Computing } from '../../kernel/indicator/figure.ts'
import type { AnyIndicator } from '../../kernel/indicator/indicator.ts'
import { replay } from '../../kernel/journal/replay.ts'
import type { IsoDate } from '../../kernel/law/law.ts'
import { perform } from '../../kernel/matter/perform.ts'
import { loadMatter } from '../../kernel/matter/store.ts'
import { room } from './room.ts'

type Ledger = 'penalty' | 'inspection' | 'rectification_order'
let t: TestWorld
const organ = unit(2)
const handler = somebody(organ, 'handler', 'clerk')
const second = somebody(organ, 'handler')
const reviewer = somebody(organ, 'legal_reviewer')
const office = somebody(organ, 'office_head')
const head = somebody(organ, 'organ_head')
const supervisor = somebody(organ, 'supervisor')
beforeAll(async () => { t = await testWorld([room]) })
afterAll(() => t.close())

const load = (id: string, ledger: Ledger = 'penalty') => withScope(t.world.worker, systemCaller(DISTRICT), async (tx) => (await loadMatter(tx, t.world.registry.procedures.get(ledger)!, DISTRICT, id))!.replica)
const act = (id: string, who: typeof handler, action: string, input: object = {}, rows: object = {}, ledger: Ledger = 'penalty') =>
  perform(t.world, who, { ledger, id, action, input: input as never, rows: rows as never })
const open = (ledger: Ledger, action: string, input: object, rows: object = {}, more: object = {}) =>
  perform(t.world, handler, { ledger, action, org_id: organ, input: input as never, rows: rows as never, ...more })
async function serve(id: string, document: string, on: IsoDate, ledger: Ledger = 'penalty') {
  const matter = await load(id, ledger)
  const { id: document_id } = Object.values(matter.documents).filter((d) => d.document === document).at(-1)!
  for (const row_id of Object.keys(matter.rows['party'] ?? { '': 1 }))
    await perform(t.world, handler, { ledger, id, action: 'serve', input: { document_id, ...(row_id && { row_id }), recipient: '某公司', method: 'direct', sent_on: on } as never })
}
const clock = async (id: string, deadline: string, ledger: Ledger = 'penalty') => Object.values((await load(id, ledger)).clocks).filter((one) => one.deadline === deadline && one.state !== 'ended').at(-1)
const refused = (promise: Promise<unknown>) => promise.then(() => [], (error: unknown) => { if (error instanceof Fault) return (error.refusals ?? []).map(({ reason }) => reason); throw error })
const company = { name: '某公司', kind: 'organisation', credit_code: '91990112MA05X7T13P' }
const officers = () => ({ handlers: [handler.account_id, second.account_id], certificate_numbers: '01、02' })
const decisionInput = { findings: '…', plea_reply: '未采纳，理由是……', benchmark: 'applied', correction_order: '立即停止', performance: '到指定银行缴纳' }

/** Market supervision, filed, investigated, with everything done that leads to the notice. */
async function notified(fine = '50000.00') {
  t.setToday('2025-03-03')
  const { id } = await open('penalty', 'register_lead', { lead_on: '2025-03-03', source: 'complaint', enforcement_field: 'market', cause: '虚假宣传' }, { party: [company], violation: [{ description: '发布虚假广告', ended_on: '2025-02-20' }] })
  t.setToday('2025-03-05'); await act(id, head, 'file', { filing_opinion: '符合立案条件', ...officers() })
  t.setToday('2025-04-01'); await act(id, handler, 'conclude', { report: '…', proposed_outcome: 'penalty' })
  t.setToday('2025-04-08'); await act(id, handler, 'notify', { proposed_kinds: ['fine'], proposed_content: '…', proposed_fine: fine }); await serve(id, 'prior_notice', '2025-04-08')
  return id
}

describe('一件行政处罚案', () => {
  test('从线索、立案、审核退回再审、告知、集体讨论、决定、公示，到加处罚款、催告、申请法院、结案，日志重放即得原卷', async () => {
    t.setToday('2025-03-03')
    const { id } = await open('penalty', 'register_lead', { lead_on: '2025-03-03', source: 'complaint', enforcement_field: 'market', cause: '虚假宣传' }, { party: [company], violation: [{ description: '发布虚假广告', ended_on: '2025-02-20' }] })
    expect((await load(id)).row.title).toBe('某公司 虚假宣传')
    expect(await clock(id, 'lead')).toMatchObject({ state: 'running', due_on: '2025-03-24' })
    t.setToday('2025-03-05'); await act(id, head, 'file', { filing_opinion: '符合立案条件', ...officers() })
    expect(await clock(id, 'lead')).toMatchObject({ state: 'met' })
    expect(await clock(id, 'decision')).toMatchObject({ length: 90, due_on: '2025-06-03' })
    t.setToday('2025-03-21'); await act(id, handler, 'exclude_time', {}, { excluded_time: [{ kind: 'testing', from_on: '2025-03-10', until_on: '2025-03-20' }] })
    expect(await clock(id, 'decision')).toMatchObject({ due_on: '2025-06-13' })
    await act(id, head, 'extend', { extension_approval: 'organ_head', extension_reason: '案情复杂', extension: 30 })
    expect(await clock(id, 'decision')).toMatchObject({ due_on: '2025-07-14', extended: 1 })
    expect(await refused(act(id, head, 'extend', { extension_approval: 'organ_head', extension_reason: '…', extension: 60 }))).toEqual(['再次延长的批准层级不符合规定'])

    t.setToday('2025-04-01'); await act(id, handler, 'conclude', { report: '…', proposed_outcome: 'penalty', review_grounds: ['complex'] })
    await act(id, handler, 'submit_review')
    expect(await clock(id, 'review')).toMatchObject({ state: 'running', length: 10, unit: 'working_day' })
    t.setToday('2025-04-03'); await act(id, reviewer, 'return_review', { review_opinion: '事实需要补充' })
    await act(id, handler, 'submit_review'); await act(id, reviewer, 'pass_review', { review_opinion: '同意' })
    t.setToday('2025-04-08'); await act(id, handler, 'notify', { proposed_kinds: ['fine'], proposed_content: '…', proposed_fine: '50000.00' })
    expect((await load(id)).row).toMatchObject({ hearing_due: false, notified_on: '2025-04-08' })
    t.setToday('2025-04-09'); await serve(id, 'prior_notice', '2025-04-09')
    expect(await clock(id, 'plea')).toMatchObject({ due_on: '2025-04-16' })
    const [party] = Object.keys((await load(id)).rows['party']!)
    t.setToday('2025-04-14'); await act(id, handler, 'hear_statement', {}, { party: [{ id: party, statement_on: '2025-04-14', statement: '数额过高' }] })
    expect(await refused(act(id, head, 'decide_penalty', decisionInput, { sanction: [{ kind: 'fine', amount: '50000.00' }] }))).toEqual(['情节复杂或者重大违法行为，应当由负责人集体讨论'])
    t.setToday('2025-04-15'); await act(id, head, 'discuss', { discussed_on: '2025-04-15', discussion: '一致同意' })
    await act(id, head, 'decide_penalty', decisionInput, { sanction: [{ kind: 'fine', amount: '50000.00' }] })
    expect((await load(id)).row).toMatchObject({ state: 'executing', outcome: 'penalty', decided_on: '2025-04-15', heaviest_kind: 'fine', amount_total: '50000.00' })
    expect(await clock(id, 'decision')).toMatchObject({ state: 'met' })
    expect(await clock(id, 'publication')).toMatchObject({ state: 'running', length: 20 })
    t.setToday('2025-04-17'); await serve(id, 'decision', '2025-04-17')
    expect(await clock(id, 'service')).toMatchObject({ state: 'met' })
    expect(await clock(id, 'payment')).toMatchObject({ nominal_on: '2025-05-02', due_on: '2025-05-06' })
    await act(id, handler, 'publish', { publication_period: 'three_years' })
    expect(await clock(id, 'publication')).toMatchObject({ state: 'met' })

    t.setToday('2025-05-06'); expect(await refused(act(id, handler, 'charge_late_fine'))).toEqual(['缴纳罚款的期限未满，或者没有未缴纳的罚款'])
    t.setToday('2025-05-16'); await act(id, handler, 'charge_late_fine')
    expect((await load(id)).row).toMatchObject({ late_fine: '15000.00', late_fine_days: 10 })
    t.setToday('2025-10-20'); await act(id, handler, 'demand', { demanded: '十个工作日内缴纳' }); await serve(id, 'demand', '2025-10-20')
    expect((await load(id)).row).toMatchObject({ remedy_expired_on: '2025-10-17', court_term_from: '2025-10-17' })
    expect(await clock(id, 'court_application')).toMatchObject({ nominal_on: '2026-01-17', due_on: '2026-01-19' })
    t.setToday('2025-11-03'); expect(await refused(act(id, head, 'apply_to_court', { court: '某法院' }))).toEqual(['催告书送达未满十个工作日'])
    t.setToday('2025-11-04'); await act(id, head, 'apply_to_court', { court: '某法院' })
    expect(await refused(act(id, head, 'close', { execution: 'court' }))).toEqual(['本执法领域在申请强制执行后、执行终结前不结案'])
    const [sanction] = Object.keys((await load(id)).rows['sanction']!)
    t.setToday('2025-12-01'); await act(id, handler, 'fulfil', {}, { sanction: [{ id: sanction, fulfilled_on: '2025-12-01', fulfilled_amount: '50000.00' }] })
    expect(await clock(id, 'closing')).toMatchObject({ state: 'running', length: 15 })
    await act(id, head, 'close', { execution: 'executed' })
    await act(id, supervisor, 'supervise', { supervision_finding: '程序完整' })
    expect((await load(id)).row).toMatchObject({ state: 'closed', closed_on: '2025-12-01', supervised_on: '2025-12-01' })
    const { rows } = await t.owner.query('select version, change from journal where matter_id = $1 order by version', [id])
    expect(replay(rows)).toEqual(await load(id))
  }, 60_000)

  test('要求听证的案件：提前七个工作日通知，听证后才审核，审核通过才决定', async () => {
    const id = await notified('150000.00')
    expect((await load(id)).row).toMatchObject({ hearing_due: true })
    const [party] = Object.keys((await load(id)).rows['party']!)
    t.setToday('2025-04-10'); await act(id, handler, 'hear_statement', {}, { party: [{ id: party, hearing_requested_on: '2025-04-10' }] })
    await act(id, office, 'arrange_hearing', { hearing_at: '2025-04-25T01:00:00Z', hearing_place: '听证室', hearing_presider: reviewer.account_id })
    expect(await clock(id, 'hearing_notice')).toMatchObject({ due_on: '2025-04-16', backward: true })
    t.setToday('2025-04-15'); await serve(id, 'hearing_notice', '2025-04-15')
    t.setToday('2025-04-25')
    const outcome = { hearing_outcome: 'held', hearing_held_on: '2025-04-25', hearing_report: '…' }
    expect(await refused(act(id, handler, 'hold_hearing', outcome))).toEqual(['听证由非本案调查人员主持和记录'])
    await act(id, reviewer, 'hold_hearing', outcome, { excluded_time: [{ kind: 'hearing', from_on: '2025-04-10', until_on: '2025-04-25' }] })
    expect(await clock(id, 'decision')).toMatchObject({ due_on: '2025-06-18' })
    const sanction = [{ kind: 'fine', amount: '120000.00' }]
    expect(await refused(act(id, head, 'decide_penalty', decisionInput, { sanction }))).toEqual(['应当进行法制审核，尚未审核或者审核未通过', '情节复杂或者重大违法行为，应当由负责人集体讨论'])
    await act(id, handler, 'submit_review'); await act(id, reviewer, 'pass_review', { review_opinion: '同意' })
    await act(id, head, 'discuss', { discussed_on: '2025-04-25', discussion: '同意减轻' })
    expect(await refused(act(id, head, 'decide_penalty', decisionInput, { sanction: [{ kind: 'fine', amount: '150000.01' }] }))).toHaveLength(1)
    await act(id, head, 'decide_penalty', decisionInput, { sanction })
    expect((await load(id)).row).toMatchObject({ outcome: 'penalty', amount_total: '120000.00' })
  }, 60_000)

  test('中止调查，市场监管的时间不计入，其他没有规定的领域照计', async () => {
    for (const [field, state, due] of [['market', 'suspended', '2025-06-12'], ['environment', 'suspended_counting', '2025-06-03']] as const) {
      t.setToday('2025-03-03')
      const { id } = await open('penalty', 'register_lead', { lead_on: '2025-03-03', source: 'inspection', enforcement_field: field, cause: '某行为' }, { party: [company] })
      t.setToday('2025-03-05'); await act(id, head, 'file', { filing_opinion: '…', ...officers() })
      t.setToday('2025-03-10'); await act(id, head, 'suspend', { suspension_ground: 'missing' })
      expect((await load(id)).row.state).toBe(state)
      t.setToday('2025-03-19'); await act(id, head, 'resume')
      expect(await clock(id, 'decision')).toMatchObject({ state: 'running', due_on: due })
    }
  }, 60_000)

  test('当场处罚：一次办成，起算备案、缴款期限，市场监管不公示', async () => {
    t.setToday('2025-05-12')
    const spot = (field: string, amount: string) => open('penalty', 'decide_on_the_spot', {
      lead_on: '2025-05-12', source: 'inspection', enforcement_field: field, cause: '占道经营', place: '某路', findings: '…', performance: '到指定银行缴纳', ...officers(),
    }, { party: [{ name: '张三', kind: 'person', identity_number: '11010519491231002X' }], violation: [{ description: '占道经营' }], sanction: [{ kind: 'fine', amount }] })
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
  }, 60_000)
})

describe('检查与责令改正', () => {
  const inspected = (matters: string, more: object = {}) => open('inspection', 'inspect_at_once', {
    enforcement_field: 'urban_management', mode: 'targeted', source: 'complaint', matters, subject_kind: 'enterprise', subject: '某公司', subject_code: '91990112MA05X7T13P',
    inspected_on: '2025-06-03', place: '某路', record: '…', result: 'clue', ...officers(), ...more,
  })
  test('引起处罚的检查在处罚中计，巡查不计；公示率以应公示的为分母', async () => {
    t.setToday('2025-06-03')
    const plain = await inspected('消防通道'); const leading = await inspected('户外广告'); await inspected('巡查', { subject: null, subject_kind: null, patrol: true })
    expect(await clock(plain.id, 'publication', 'inspection')).toMatchObject({ state: 'running', length: 20 })
    const { id } = await open('penalty', 'decide_on_the_spot', {
      lead_on: '2025-06-03', source: 'inspection', enforcement_field: 'urban_management', cause: '违法设置广告', place: '某路', findings: '…', performance: '…', ...officers(),
    }, { party: [company], violation: [{ description: '违法设置广告' }], sanction: [{ kind: 'fine', amount: '1000.00' }] }, { link: { kind: 'from_inspection', ledger: 'inspection', id: leading.id } })
    const indicators = new Map((room.indicators as readonly AnyIndicator[]).map((one) => [one.id, one]))
    const figure = (id: string, today: IsoDate, period: { from: IsoDate; until: IsoDate } = { from: '2025-06-01', until: '2025-07-01' }) => withScope(t.world.worker, systemCaller(DISTRICT), (tx) =>
      figureOf(tx, indicators.get(id)!, { district: DISTRICT }, period, { indicators, procedures: t.world.registry.procedures, today } satisfies Computing))
    expect(await figure('enforcement_inspections', '2025-06-03')).toMatchObject({ value: 1 })
    expect(await figure('inspection_patrols', '2025-06-03')).toMatchObject({ value: 1 })
    expect(await figure('penalty_cases', '2025-06-03')).toMatchObject({ value: 1 })
    expect(await figure('enforcement_records_collected', '2025-06-03')).toMatchObject({ value: 2 })
    expect(await figure('penalty_fines_total', '2025-06-03')).toMatchObject({ exact: '1000.00' })
    expect(await figure('penalty_publication_rate', '2025-06-03')).toMatchObject({ numerator: 0, denominator: 0, value: null })
    expect(await figure('penalty_publication_rate', '2025-06-13')).toMatchObject({ numerator: 0, denominator: 1, value: 0 })
    t.setToday('2025-06-09'); await act(id, handler, 'publish', { publication_period: 'three_months' })
    expect(await figure('penalty_publication_rate', '2025-06-13')).toMatchObject({ numerator: 1, denominator: 1, value: 100 })
    // Every figure of the room can be computed.
    for (const one of indicators.keys()) await figure(one, '2025-06-13')
  }, 60_000)

  test('计划检查须批准、通知送达；投诉举报不经随机抽取', async () => {
    t.setToday('2025-06-10')
    const plan = { enforcement_field: 'market', mode: 'random', basis: '某条例', matters: '某事项', subject_kind: 'enterprise', subject: '某公司', planned_from: '2025-06-16', planned_until: '2025-06-20' }
    expect(await refused(open('inspection', 'plan', { ...plan, source: 'complaint' }))).toEqual(['投诉举报、转办交办、监测发现的问题应当针对性检查，不经随机抽取'])
    expect(await refused(open('inspection', 'plan', { ...plan, mode: 'routine' }))).toEqual(['市场监管领域的日常检查应当随机抽取对象和人员'])
    const { id } = await open('inspection', 'plan', plan)
    await act(id, office, 'approve', { approval_opinion: '同意', ...officers() }, {}, 'inspection')
    t.setToday('2025-06-16')
    const result = { inspected_on: '2025-06-16', place: '某路', record: '…', result: 'ordered' }
    expect(await refused(act(id, handler, 'inspect', result, {}, 'inspection'))).toEqual(['对企业检查应当出具行政检查通知书'])
    await serve(id, 'notice', '2025-06-16', 'inspection'); await act(id, handler, 'inspect', result, {}, 'inspection')
    expect((await load(id, 'inspection')).row).toMatchObject({ state: 'inspected', approved_on: '2025-06-10' })
  }, 60_000)

  test('责令限期改正：期限由责令书确定，延长后复查期限随之重算，逾期不改正转处罚', async () => {
    t.setToday('2025-06-16')
    const { id } = await open('rectification_order', 'order', {
      enforcement_field: 'urban_management', kind: 'by_day', cause: '违法设置广告', facts: '…', provision: '某条例', requirement: '拆除', correct_by: '2025-06-28', ...officers(),
    }, { party: [company] })
    const due = (deadline: string) => clock(id, deadline, 'rectification_order')
    // 28 June is a Saturday: a last day fixed by the act stands.
    expect(await due('correction')).toMatchObject({ due_on: '2025-06-28', state: 'running' })
    t.setToday('2025-06-20'); await act(id, office, 'extend_correction', { correct_by: '2025-07-04', extension_reason: '…' }, {}, 'rectification_order')
    expect(await due('correction')).toMatchObject({ due_on: '2025-07-04' })
    expect(await due('recheck')).toMatchObject({ due_on: '2025-07-18' })
    t.setToday('2025-07-04')
    const recheck = { rechecked_on: '2025-07-04', recheck_result: 'not_corrected', recheck_findings: '仍未拆除' }
    expect(await refused(act(id, handler, 'recheck', recheck, {}, 'rectification_order'))).toEqual(['改正期限未满，不能认定逾期未改正'])
    t.setToday('2025-07-07'); await act(id, handler, 'recheck', { ...recheck, rechecked_on: '2025-07-07' }, {}, 'rectification_order')
    await act(id, handler, 'refer', { referral: '立案处罚' }, {}, 'rectification_order')
    expect((await load(id, 'rectification_order')).row).toMatchObject({ state: 'referred', closed_on: '2025-07-07' })
  }, 60_000)
})
