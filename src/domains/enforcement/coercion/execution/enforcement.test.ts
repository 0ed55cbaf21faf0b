import { describe, expect, test } from 'vitest'
import { officersFacts } from '../../../../../test/support/certificates.ts'
import { reasons, snapshot, type Given } from '../../../../../test/support/snapshot.ts'
import { coerciveEnforcement } from './enforcement.ts'

type Case = Given<typeof coerciveEnforcement>
const company = { name: '某公司', kind: 'organisation', address: '某路1号' }
const facts = { officers: 2, night_from: 22, night_until: 6, planned_holiday: null, holiday: null, decisions: [], measures: [], reconsiderations: [], ...officersFacts(['a', 'b']) }

/** Demanded on 3 March until the 17th, served; today the day after. */
const demanded = (over: Case = {}): Case => ({
  state: 'demanded', on: '2025-03-18', ...over,
  values: {
    enforcement_field: 'urban_management', route: 'own', duty: 'removal', cause: '占用道路', decision_name: '某责改〔2025〕1号', decided_on: '2025-02-01', decision_served_on: '2025-02-03',
    perform_by: '2025-02-20', power_basis: '某法第一条', handlers: ['a', 'b'], demanded_on: '2025-03-03', demand_by: '2025-03-17', no_utility_cut: true, execution_at: '2025-03-25T01:00:00Z', manner: 'removal',
    ...over.values,
  },
  rows: { party: [company], opinion: [], stage: [], challenge: [], ...over.rows },
  documents: { demand: '2025-03-04', ...over.documents },
  facts: { ...facts, ...over.facts },
})
const against = (given: Case, action: Parameters<typeof reasons<typeof coerciveEnforcement>>[2], input: Case['values'] = {}) => reasons(coerciveEnforcement, given, action, input)
const decide = (over: Case = {}) => against(demanded(over), 'decide', {})

describe('催告和决定（第三十五至三十七条）', () => {
  test('经催告逾期不履行的，可以决定强制执行', () => expect(decide()).toEqual([]))
  test('没有催告、催告未送达、期限未满的，不得决定；有转移财物迹象的可以立即决定', () => {
    expect(decide({ documents: { demand: true } })).toEqual(['催告书尚未送达'])
    expect(decide({ documents: { demand: '2025-03-18' } })).toEqual(['催告书送达时催告的履行期限已过，应当重新催告'])
    const early: Case = { on: '2025-03-17' }
    expect(decide(early)).toEqual(['催告的履行期限尚未届满'])
    expect(against(demanded(early), 'decide_immediately', { flight_evidence: '正在搬运设备' })).toEqual([])
  })
  test('涉及金钱给付的，催告有明确的金额和给付方式', () => {
    const money = demanded({ state: 'opened', values: { duty: 'money', principal: '1000.00', demand_by: '2025-04-01' } })
    expect(against(money, 'demand')).toEqual(['涉及金钱给付的，催告应当有明确的金额和给付方式'])
    expect(against(money, 'demand', { demand_amount: '1000.00', demand_payment: '到指定银行缴纳' })).toEqual([])
  })
  test('陈述申辩应当复核；成立的应当采纳', () => {
    const opinion = (result: string | null) => ({ rows: { opinion: [{ party: '某公司', made_on: '2025-03-05', content: '…', result, reply: '…' }] } })
    expect(decide(opinion(null))).toEqual(['当事人的陈述、申辩尚未复核'])
    expect(decide(opinion('accepted'))).toEqual(['已采纳当事人的意见，应当重新催告或者终结执行'])
    expect(decide(opinion('refused'))).toEqual([])
  })
  test('没有法律规定本机关强制执行的，申请人民法院（第十三条）', () => {
    expect(decide({ values: { power_basis: null } })).toEqual(['没有法律规定本机关强制执行的，应当申请人民法院强制执行'])
    expect(decide({ values: { route: 'court' } })).toEqual(['只用于执行途径为「本机关强制执行」或者「拍卖已查封、扣押的财物抵缴罚款」的案卷'])
  })
})

describe('第四十三条', () => {
  test('不得在夜间、法定节假日实施，情况紧急的除外', () => {
    expect(decide({ values: { execution_at: '2025-03-25T14:30:00Z' } })).toEqual(['不得在夜间实施强制执行；情况紧急的，应当写明'])
    expect(decide({ values: { execution_at: '2025-03-25T14:30:00Z', urgent_reason: '堤坝将溃' } })).toEqual([])
    expect(decide({ facts: { planned_holiday: '清明节' } })).toEqual(['不得在法定节假日实施强制执行；情况紧急的，应当写明'])
  })
  test('不得对居民生活停止供水、供电、供热、供燃气', () => expect(decide({ values: { no_utility_cut: false } })).toEqual(['不得对居民生活采取停止供水、供电、供热、供燃气等方式，请核对确认']))
})

describe('违法建筑（第四十四条）', () => {
  const building = (values: Case['values'] = {}, over: Case = {}) => decide({
    ...over, values: { duty: 'demolition', announced_on: '2025-03-03', self_demolish_by: '2025-03-15', remedy_expired_on: '2025-03-16', review_passed: true, ...values },
  })
  test('公告、限期自行拆除、复议诉讼期限届满、法制审核通过，才强制拆除', () => {
    expect(building()).toEqual([])
    expect(building({ announced_on: null, self_demolish_by: null })).toEqual(['尚未公告限期自行拆除'])
    expect(building({ self_demolish_by: '2025-03-18' })).toEqual(['公告的自行拆除期限尚未届满'])
    expect(building({ remedy_expired_on: null })).toEqual(['当事人申请复议、提起诉讼的期限未满或者复议、诉讼尚未终结，不得强制拆除'])
    expect(building({}, { rows: { challenge: [{ kind: 'litigation', started_on: '2025-03-01' }] } })).toHaveLength(1)
    expect(building({ review_passed: false })).toEqual(['重大执法决定应当先经法制审核并通过'])
  })
})

describe('金钱给付（第四十五至四十九条）', () => {
  const money = (over: Case = {}) => demanded({
    ...over, values: { duty: 'money', principal: '10000.00', manner: 'transfer', bank: '某银行', late_from: '2025-02-14', late_charge: '150.00', ...over.values },
    clocks: { late_charge: { state: 'running', due_on: '2025-03-17' }, ...over.clocks },
  })
  const transfer = (over: Case = {}) => against(money(over), 'decide')
  test('加处罚款或者滞纳金超过三十日，第三十日不算超过', () => {
    expect(transfer({ clocks: { late_charge: { state: 'running', due_on: '2025-03-17' } } })).toEqual([])
    expect(transfer({ clocks: { late_charge: { state: 'running', due_on: '2025-03-18' } } })).toEqual(['加处罚款或者滞纳金未超过三十日'])
    expect(transfer({ values: { late_from: null } })).toEqual(['加处罚款或者滞纳金未超过三十日'])
  })
  const charge = (on: '2025-02-24' | '2035-02-24', principal = '10000.00') =>
    coerciveEnforcement.actions.charge.sets(snapshot(coerciveEnforcement, money({ on, values: { principal, late_rate: 5 } })) as never) as { readonly [field: string]: unknown }
  test('按告知的比例逐日加处，不超出金钱给付义务的数额', () => {
    expect(charge('2025-02-24')).toMatchObject({ late_days: 10, late_charge: '50.00' })
    expect(charge('2035-02-24')).toMatchObject({ late_charge: '10000.00' })
  })
  test('行政处罚的加处罚款、申请法院，在处罚案卷中办理', () => {
    const fined = { decisions: [{ ledger: 'penalty', state: 'executing', values: {} }] }
    expect(against(money({ facts: fined }), 'charge', { late_kind: 'fine', late_rate: 300, late_from: '2025-02-14' })).toEqual(['行政处罚的加处罚款在处罚案卷中办理'])
    expect(against(money({ facts: fined, values: { route: 'court', remedy_expired_on: '2025-03-01' }, clocks: { court_demand: { state: 'running', due_on: '2025-03-17' } } }), 'apply_to_court'))
      .toEqual(['行政处罚决定申请人民法院强制执行的，在处罚案卷中办理'])
  })
  test('没有强制执行权的，可以拍卖已查封、扣押的财物抵缴罚款（第四十六条第三款）', () => {
    const auction = (over: Case = {}) => transfer({ ...over, values: { route: 'seized', manner: 'auction', power_basis: null, late_from: null, remedy_expired_on: '2025-03-10', ...over.values } })
    expect(auction()).toEqual(['只能拍卖在行政管理过程中已经查封、扣押的财物，请先关联查封、扣押的案卷'])
    const seized = { measures: [{ values: { kind: 'seize' } }] }
    expect(auction({ facts: seized })).toEqual([])
    expect(auction({ facts: seized, values: { remedy_expired_on: null } })).toEqual(['当事人在法定期限内可以申请复议、提起诉讼，不得拍卖抵缴罚款'])
  })
  test('划拨书面通知金融机构，所得款项上缴国库', () => {
    const decided = (over: Case = {}) => money({ ...over, state: 'decided', on: '2025-03-25', documents: { decision: '2025-03-20', transfer: true, ...over.documents } })
    const input = { executed_at: '2025-03-25T02:00:00Z', execution_record: '…', proceeds: '10150.00', treasury_receipt: '0001' } as const
    expect(against(decided(), 'execute', input)).toEqual([])
    expect(against(decided({ documents: { transfer: undefined } }), 'execute', input)).toEqual(['尚未书面通知金融机构划拨'])
    expect(against(decided(), 'execute', { ...input, treasury_receipt: null })).toEqual(['划拨、拍卖所得款项应当写明数额和上缴国库或者财政专户的凭证'])
    expect(against(decided({ documents: { decision: true } }), 'execute', input)).toEqual(['强制执行决定书、代履行决定书尚未送达'])
  })
})

describe('代履行（第五十至五十二条）', () => {
  const decided = (over: Case = {}) => demanded({
    ...over, state: 'decided', on: '2025-03-25', values: { manner: 'substitute', ...over.values }, documents: { substitute: '2025-03-19', ...over.documents }, clocks: { substitute_demand: 'met', ...over.clocks },
  })
  const input = { executed_at: '2025-03-25T02:00:00Z', execution_record: '…', supervisor_present: '王某', signature: 'signed' } as const
  test('三日前再次催告，派员到场监督，签名', () => {
    expect(against(decided(), 'execute', input)).toEqual([])
    expect(against(decided({ clocks: { substitute_demand: 'late' } }), 'execute', input)).toEqual(['没有在代履行三日前再次催告'])
    expect(against(decided(), 'execute', { ...input, supervisor_present: null, signature: 'refused' })).toEqual(['代履行应当派员到场监督，请写明到场监督人员', '执行文书应当由当事人或者见证人签名'])
  })
  test('只适用于排除妨碍、恢复原状等义务，先催告', () => {
    const substitute = (over: Case = {}) => against(demanded(over), 'decide_substitute', {})
    expect(substitute()).toEqual([])
    expect(substitute({ values: { duty: 'money' } })).toHaveLength(1)
    expect(substitute({ documents: { demand: true } })).toEqual(['催告书尚未送达'])
  })
  test('立即代履行不必催告；当事人不在场的事后立即通知', () => {
    const at_once = { at_once: true } as const
    expect(against(decided({ values: at_once, clocks: { substitute_demand: 'none' }, documents: { substitute: undefined } }), 'execute', input)).toEqual([])
    expect(against(decided({ values: at_once }), 'execute', { ...input, signature: null, witness: '李四' })).toEqual(['当事人不在场的，应当写明事后立即通知当事人的日期'])
  })
})

describe('代履行的费用（第五十一条第二款）', () => {
  const done = (over: Case = {}) => demanded({ ...over, state: 'executed', values: { manner: 'substitute', substitute_budget: '3000.00', ...over.values } })
  const items = (...amounts: readonly string[]) => ({ cost: amounts.map((amount) => ({ item: '机械', amount })) })
  const settle = (values: Case['values'], ...amounts: readonly string[]) => against(done({ rows: items(...amounts) }), 'settle_costs', { cost_borne_by: 'party', cost_due_by: '2025-04-30', ...values })
  test('按照成本逐项核定，由当事人承担，写明缴纳期限；法律另有规定的写明该法律', () => {
    expect(settle({}, '1800.00', '1200.00')).toEqual([])
    expect(settle({ cost_due_by: null }, '1800.00')).toEqual(['由当事人承担的，应当写明今天以后的缴纳期限'])
    expect(settle({ cost_borne_by: 'other_law', cost_due_by: null }, '1800.00')).toEqual(['法律另有规定不由当事人承担的，应当写明该法律'])
    expect(settle({ cost_borne_by: 'other_law', cost_due_by: null, cost_law: '某法第一条' }, '1800.00')).toEqual([])
    expect(settle({}, '0.00')).toEqual(['费用金额应当大于零'])
  })
  test('实际费用超出决定书载明的预算的，写明理由', () => {
    expect(settle({}, '1800.00', '1200.01')).toEqual(['实际费用超出代履行决定书载明的预算，应当写明理由'])
    expect(settle({ cost_over_reason: '实际清运量增加' }, '3000.01')).toEqual([])
  })
  test('先核定后收取，合计不超过核定的费用', () => {
    const collect = (amount: string, over: Case['values'] = {}, paid_on = '2025-03-18') =>
      against(done({ values: { cost_settled_on: '2025-03-17', cost_borne_by: 'party', substitute_cost: '2800.00', ...over }, rows: { receipt: [{ paid_on, amount, number: '收1' }] } }), 'collect_costs', {})
    expect(collect('2800.00')).toEqual([])
    expect(collect('2800.01')).toEqual(['收取的合计不得超过核定的费用'])
    expect(collect('100.00', {}, '2025-03-16')).toEqual(['缴纳日期应当在核定之后，不晚于今天'])
    expect(collect('100.00', { cost_settled_on: null })).toEqual(['尚未核定代履行费用'])
    expect(collect('100.00', { cost_borne_by: 'other_law' })).toEqual(['费用不由当事人承担'])
  })
  test('只用于代履行', () => expect(against(done({ values: { manner: 'transfer' }, rows: items('1.00') }), 'settle_costs', { cost_borne_by: 'party', cost_due_by: '2025-04-30' })).toHaveLength(1))
})

describe('部分履行', () => {
  const paid = (amount: string | null, done_on = '2025-03-10') => ({ rows: { part: [{ done_on, content: '缴纳一部分', amount }] } })
  const money = (over: Case) => demanded({ ...over, values: { duty: 'money', principal: '10000.00', late_from: '2025-02-14', late_rate: 5, ...over.values } })
  test('金钱给付写明金额；全部履行的另行登记', () => {
    expect(against(money(paid('4000.00')), 'perform_part', {})).toEqual([])
    expect(against(money(paid(null)), 'perform_part', {})).toEqual(['金钱给付义务应当写明履行的金额'])
    expect(against(money(paid('10000.00')), 'perform_part', {})).toEqual(['已经全部履行的，应当登记当事人履行'])
    expect(against(demanded(paid(null)), 'perform_part', {})).toEqual([])
    expect(against(demanded(paid(null, '2025-03-19')), 'perform_part', {})).toEqual(['履行日期尚未到来'])
  })
  test('滞纳金各部分计至各自缴纳之日（第四十五条）', () => {
    const charge = (over: Case) => coerciveEnforcement.actions.charge.sets(snapshot(coerciveEnforcement, money({ on: '2025-03-06', ...over })) as never)
    // Twenty days on the whole; or ten on four thousand and twenty on six.
    expect(charge({})).toMatchObject({ late_charge: '100.00', late_days: 20 })
    expect(charge(paid('4000.00', '2025-02-24'))).toMatchObject({ late_charge: '80.00', late_days: 20 })
    expect(charge(paid('4000.00', '2025-02-14'))).toMatchObject({ late_charge: '60.00' })
  })
})

describe('协议、中止、终结、不再执行（第三十九、四十、四十二条）', () => {
  test('据以执行的行政决定被撤销的，终结执行，不再决定', () => {
    const revoked = ['据以执行的行政决定已被撤销，应当终结执行']
    expect(decide({ rows: { challenge: [{ kind: 'litigation', started_on: '2025-02-10', ended_on: '2025-03-10', outcome: 'revoked' }] } })).toEqual(revoked)
    expect(decide({ facts: { decisions: [{ ledger: 'rectification_order', state: 'revoked', values: {} }] } })).toEqual(revoked)
    expect(against(demanded(), 'terminate', { termination_ground: 'revoked' })).toEqual([])
  })
  test('减免的只能是加处的罚款或者滞纳金，并且采取了补救措施', () => {
    const agree = (values: Case['values']) => against(demanded({ values: { late_charge: '100.00', ...values } }), 'agree', {})
    expect(agree({ waived: '100.00', remedial: '已恢复原状' })).toEqual([])
    expect(agree({ waived: '100.01', remedial: '已恢复原状' })).toEqual(['减免的只能是加处的罚款或者滞纳金，不得超过加处数额'])
    expect(agree({ waived: '50.00' })).toEqual(['当事人采取补救措施的，才可以减免加处的罚款或者滞纳金'])
  })
  test('中止满三年，没有明显社会危害、确无能力履行的，不再执行', () => {
    const cease = (over: Case) => against(demanded({ ...over, state: 'suspended', values: { suspension_ground: 'unable', ...over.values } }), 'cease', { termination_reason: '…' })
    expect(cease({ clocks: { suspension: 'lapsed' } })).toEqual([])
    expect(cease({ clocks: { suspension: { state: 'running', due_on: '2025-03-18' } } })).toEqual(['中止执行未满三年'])
    expect(cease({ clocks: { suspension: 'lapsed' }, values: { harmful: true } })).toEqual(['只适用于没有明显社会危害、当事人确无能力履行的'])
  })
})

describe('申请人民法院（第五十三至五十八条）', () => {
  test('复议、起诉期限届满，起算申请期限；已经执行完毕的，期限只是结束', () => {
    const expire = (state: 'demanded' | 'executed') => coerciveEnforcement.actions.expire_remedy.sets(snapshot(coerciveEnforcement, demanded({ state })) as never)
    expect(expire('demanded')).toEqual({ remedy_expired_on: '2025-03-18', court_term_from: '2025-03-18' })
    expect(expire('executed')).toEqual({})
  })
  const applying = (over: Case = {}) => demanded({ ...over, values: { route: 'court', remedy_expired_on: '2025-03-01', ...over.values }, clocks: { court_demand: { state: 'running', due_on: '2025-03-17' }, application: 'met', ...over.clocks } })
  const apply = (over: Case = {}) => against(applying(over), 'apply_to_court', { court: '某法院' })
  test('期限届满、催告满十个工作日后申请；逾期写明理由', () => {
    expect(apply()).toEqual([])
    expect(apply({ clocks: { court_demand: { state: 'running', due_on: '2025-03-18' } } })).toEqual(['催告书送达未满十个工作日'])
    expect(apply({ values: { remedy_expired_on: null } })).toEqual(['申请复议、提起诉讼的期限尚未届满'])
    expect(apply({ clocks: { application: 'late' } })).toEqual(['超过申请强制执行的三个月期限，应当写明正当理由'])
  })
  test('对不予受理、不予执行的裁定，十五日内向上一级人民法院申请复议', () => {
    const ruled = (over: Case) => against(applying({ ...over, state: 'in_court', values: { court_result: 'refused', ...over.values } }), 'object', { objection_reason: '…' })
    expect(ruled({ clocks: { refusal_objection: { state: 'running', due_on: '2025-03-18' } } })).toEqual([])
    expect(ruled({ clocks: { refusal_objection: { state: 'running', due_on: '2025-03-17' } } })).toEqual(['已经超过十五日'])
    expect(ruled({ values: { court_result: 'granted' } })).toEqual(['没有不予受理或者不予执行的裁定'])
  })
  test('裁定送达当事人在裁定之后', () => {
    const served = (values: Case['values'], ruling_served_on: '2025-03-10' | '2025-03-19' | '2025-03-18') => against(applying({ state: 'in_court', values }), 'record_ruling_service', { ruling_served_on })
    expect(served({ ruled_on: '2025-03-17' }, '2025-03-18')).toEqual([])
    expect(served({ ruled_on: '2025-03-17' }, '2025-03-10')).toEqual(['裁定送达日期应当在裁定之后，不晚于今天'])
    expect(served({ ruled_on: '2025-03-17' }, '2025-03-19')).toEqual(['裁定送达日期应当在裁定之后，不晚于今天'])
    expect(served({}, '2025-03-18')).toEqual(['人民法院尚未裁定'])
  })
})
