import { describe, expect, test } from 'vitest'
import { officersFacts } from '../../../../../test/support/certificates.ts'
import { reasons, type Given } from '../../../../../test/support/snapshot.ts'
import { coerciveMeasure } from './measure.ts'

type Case = Given<typeof coerciveMeasure>
type Kind = 'seal' | 'seize' | 'freeze' | 'liberty' | 'other'
const company = { name: '某公司', kind: 'organisation', address: '某路1号' }
const goods = [{ name: '某牌白酒', quantity: '20箱' }]
const accounts = [{ bank: '某银行', account_number: '6222000011112222', amount: '50000.00' }]
const wholeScope = ['involved', 'no_necessities', 'not_twice'] as const
const steps = ['certificates', 'summoned', 'told', 'heard'] as const

/** Approved on 3 March, two officers, all steps on the spot. */
const approved = (kind: Kind, over: Case = {}): Case => ({
  state: 'approved', on: '2025-03-04', ...over,
  values: {
    kind, enforcement_field: 'market', power: 'statutory', cause: '销售假冒商品', reason: '…', legal_basis: '某法第一条', handlers: ['a', 'b'], approved_on: '2025-03-03', scope_checks: wholeScope,
    case_amount: '60000.00', taken_at: '2025-03-04T02:00:00Z', taken_on: '2025-03-04', place: '某路', record: '…', steps, attendance: 'party', signature: 'signed', custody: 'organ', ...over.values,
  },
  rows: { party: [company], item: goods, account: accounts, testing: [], ...over.rows },
  facts: { officers: 2, cases: [], same_account: [], ...officersFacts(['a', 'b']), ...over.facts },
})
const against = (given: Case, action: Parameters<typeof reasons<typeof coerciveMeasure>>[2], input: Case['values'] = {}) => reasons(coerciveMeasure, given, action, input)

describe('范围（第二十三、二十九条）', () => {
  const approve = (kind: Kind, values: Case['values'] = {}, rows: Case['rows'] = {}) => against(approved(kind, { state: 'proposed', values, rows }), 'approve', { approval_opinion: '同意' })
  test('限于涉案财物，不得查封、扣押生活必需品，不得重复查封', () => {
    expect(approve('seize')).toEqual([])
    expect(approve('seize', { scope_checks: ['involved', 'not_twice'] })).toEqual(['尚未核对：应当限于涉案财物，不含生活必需品，不重复查封'])
    expect(approve('seal', {}, { item: [] })).toEqual(['尚未写明查封、扣押的场所、设施或者财物'])
  })
  test('冻结由法律规定的行政机关实施，数额与违法行为涉及的金额相当，不得重复冻结', () => {
    expect(approve('freeze', { scope_checks: ['involved', 'not_twice'] })).toEqual([])
    expect(approve('freeze', { power: 'concentrated' })).toEqual(['冻结存款、汇款应当由法律规定的行政机关实施'])
    expect(approve('freeze', { case_amount: '49999.99' })).toEqual(['冻结的数额应当与违法行为涉及的金额相当，请写明涉及的金额，冻结数额不得超过它'])
    expect(approve('freeze', { scope_checks: ['involved'] })).toEqual(['尚未核对：应当限于涉案款项，不重复冻结'])
  })
  test('其他机关冻结同一账户尚未解除的，不论如何填写，不得重复冻结', () => {
    const other = (values: object, org_id = 'other') => ({ facts: { same_account: [{ org_id, values: { kind: 'freeze', taken_on: '2025-02-20', ended_on: null, ...values } }] } })
    const freeze = (over: Case) => against(approved('freeze', { ...over, values: { steps: ['certificates'], attendance: null, signature: null } }), 'freeze')
    const refused = ['同一账户已由其他机关冻结，尚未解除，不得重复冻结']
    expect(freeze(other({}))).toEqual(refused)
    expect(against(approved('freeze', { state: 'proposed', ...other({}) }), 'approve', { approval_opinion: '同意' })).toEqual(refused)
    expect([freeze(other({ ended_on: '2025-03-01' })), freeze(other({ taken_on: null })), freeze(other({}, '00000000-0000-0000-0000-000000000000'))]).toEqual([[], [], []])
  })
})

describe('实施（第十八条）', () => {
  const seize = (values: Case['values'] = {}, over: Case = {}) => against(approved('seize', { ...over, values }), 'seize')
  test('两名以上执法人员，事先批准，出示证件，当事人到场，告知，听取申辩，制作笔录', () => {
    expect(seize()).toEqual([])
    expect(seize({ handlers: ['a'] })).toEqual(['实施的执法人员少于法定人数'])
    expect(seize({ taken_at: '2025-03-02T02:00:00Z' }, { on: '2025-03-02' })).toEqual(['实施前须经机关负责人批准'])
    expect(seize({ taken_at: '2025-03-03T02:00:00Z' })).toEqual(['办理日期应当填写实施之日'])
    expect(seize({ steps: ['summoned', 'told', 'heard'] })).toEqual(['没有出示执法身份证件', '应当通知当事人到场，当场告知理由、依据、权利和救济途径，听取陈述和申辩'])
    expect(seize({ signature: null })).toEqual(['应当写明当事人在现场笔录上签名的情况'])
  })
  test('当事人不到场的，邀请见证人到场', () => {
    expect(seize({ attendance: 'witness', witness: null })).toEqual(['当事人不到场的，应当邀请见证人到场并写明见证人'])
    expect(seize({ attendance: 'witness', witness: '李四', signature: null })).toEqual([])
  })
  test('冻结只要求批准、两名人员、出示证件和现场笔录，不得事先泄露（第三十条）', () => {
    expect(against(approved('freeze', { values: { steps: ['certificates'], attendance: null, signature: null } }), 'freeze')).toEqual([])
    expect(against(approved('freeze'), 'seize')).toContain('只用于措施种类为「查封场所、设施或者财物」或者「扣押财物」的案卷')
  })
  test('可以委托第三人保管的只是查封的财物（第二十六条）', () => {
    expect(seize({ custody: 'third_party', custodian: '某仓储公司' })).toEqual(['只有查封的财物可以委托第三人保管'])
    expect(against(approved('seal', { values: { custody: 'third_party', custodian: '某仓储公司' } }), 'seize')).toEqual([])
  })
  test('决定书载明当事人的地址（第二十四条）', () => expect(seize({}, { rows: { party: [{ ...company, address: null }] } })).toEqual(['决定书应当载明当事人的地址']))
})

describe('情况紧急当场实施（第十九、二十条）', () => {
  const spot = (over: Case = {}) => approved('seize', { state: 'unapproved', ...over, values: { urgent: true, approved_on: null, ...over.values } })
  test('先报告，负责人才补办批准；批准时间不早于报告', () => {
    const input = { approved_at: '2025-03-04T08:00:00Z', approval_result: 'granted', approval_opinion: '同意' } as const
    expect(against(spot(), 'approve_afterwards', input)).toEqual(['执法人员尚未向负责人报告'])
    expect(against(spot({ values: { reported_at: '2025-03-04T06:00:00Z' } }), 'approve_afterwards', input)).toEqual([])
    expect(against(spot({ values: { reported_at: '2025-03-04T09:00:00Z' } }), 'approve_afterwards', input)).toEqual(['批准时间应当在报告之后，不晚于今天'])
  })
  test('限制人身自由的写明期限的最后一日', () => {
    expect(against(approved('liberty'), 'restrain')).toEqual(['应当写明措施期限的最后一日'])
    expect(against(approved('liberty', { values: { term_until: '2025-03-05' } }), 'restrain')).toEqual([])
    expect(against(approved('other'), 'restrain')).toEqual([])
  })
})

describe('解除与处理（第二十七、二十八、三十三条）', () => {
  const held = (over: Case = {}) => approved('seize', { state: 'in_force', on: '2025-03-20', clocks: { seizure: { state: 'running', due_on: '2025-04-03' } }, ...over })
  const lapsed: Case = { state: 'ending', on: '2025-04-08', clocks: { seizure: { state: 'lapsed', due_on: '2025-04-03' } } }
  test('期满以前不以期满解除；不应当采取的，负责人决定后解除', () => {
    expect(against(held(), 'release', { release_ground: 'no_breach' })).toEqual([])
    expect(against(held(), 'release', { release_ground: 'expired' })).toEqual(['期限尚未届满'])
    expect(against(held(lapsed), 'release', { release_ground: 'expired' })).toEqual([])
    expect(against(held(), 'release', { release_ground: 'refused' })).toEqual(['负责人没有作出不应当采取措施的决定'])
    expect(against(held(), 'release', { release_ground: 'decided', compensation: '100.00' })).toEqual(['没有先行处理财物，不存在变卖价格的补偿'])
  })
  test('没收由处罚决定作出；处理决定在期限内作出，期满的解除', () => {
    const input = { disposal: 'confiscated', disposal_extent: 'all', disposal_decided_on: '2025-03-20', disposal_basis: '某罚〔2025〕1号' } as const
    const fined = { cases: [{ values: { outcome: 'penalty' } }] }
    expect(against(held(), 'dispose', input)).toEqual(['没收由行政处罚决定作出，请先关联作出处罚决定的案卷'])
    expect(against(held({ facts: fined }), 'dispose', input)).toEqual([])
    expect(against(held({ ...lapsed, facts: fined }), 'dispose', input)).toEqual([])
    expect(against(held({ ...lapsed, facts: fined }), 'dispose', { ...input, disposal_decided_on: '2025-04-04' })).toEqual(['处理决定应当在查封、扣押期限内作出，期满的应当解除'])
    expect(against(held({ ...lapsed, facts: fined }), 'dispose', { ...input, disposal_extent: 'part' })).toEqual(['期限已经届满，其余财物应当解除'])
    expect(against(held(), 'dispose', { ...input, disposal: 'destroyed' })).toEqual([])
  })
  test('检测期间应当明确并书面告知，结束不得晚于告知的期间（第二十五条第三款）', () => {
    const tested = (until_on: string) => held({ values: { testing_until: '2025-03-18' }, rows: { testing: [{ kind: 'detection', institution: '某所', from_on: '2025-03-10', until_on }] } })
    expect(against(tested('2025-03-16'), 'finish_testing')).toEqual([])
    expect(against(tested('2025-03-19'), 'finish_testing')).toEqual(['结束日期不得晚于书面告知当事人的期间；需要更长时间的，应当另行明确并告知'])
  })
  test('决定书尚未交付、依法不予公示的，不公示', () => {
    expect(against(held({ documents: { seizure: true } }), 'publish')).toEqual(['决定书尚未交付当事人'])
    expect(against(held(), 'publish')).toEqual([])
    expect(against(held({ values: { publication_exemption: 'minor' } }), 'publish')).toEqual(['依法不予公示'])
  })
})
