import { describe, expect, test } from 'vitest'
import { faultIn, type Seen } from '../../../../test/support/check.ts'
import { company, facts, national, person } from '../../../../test/support/penalty.ts'
import { penalty } from '../penalty/penalty.ts'
import { checks } from './checks.ts'

type Case = Seen<typeof penalty>
type Row = { readonly [field: string]: unknown }
const fine = (amount: string, party?: string) => ({ kind: 'fine', amount, ...(party && { party }) })
/** Notified, nobody spoke, decided when the plea term was over, served and published in time: nothing is wrong. */
const lawful = (over: Case = {}, field = 'other', day: '2025-03-03' | '2026-03-03' = '2025-03-03'): Case => ({
  state: 'executing', on: '2025-04-20', ...over,
  values: {
    enforcement_field: field as 'other', track: 'general', outcome: 'penalty', handlers: ['a', 'b'], lead_on: '2025-01-02', filed_on: '2025-01-06', notified_on: '2025-02-10', decided_on: day,
    proposed_fine: '5000.00', fine_total: '5000.00', benchmark: 'applied', ...over.values,
  },
  rows: { party: [company], sanction: [fine('5000.00')], ...over.rows },
  documents: { prior_notice: '2025-02-10', decision: '2025-03-04', ...over.documents },
  clocks: { plea: { state: 'met', due_on: '2025-02-17' }, decision: { state: 'met', due_on: '2025-04-07' }, ...over.clocks },
  facts: { ...facts(field, day), of_company: [], of_person: [], reviewers: [], qualified_since: national('penalty_reviewer_qualified_since', field, day), recording_scenes: [], notice_term: null, recorded_services: [], ...over.facts },
})
const imported = (over: Case = {}): Case => lawful({ ...over, handled: false, documents: { prior_notice: undefined, decision: undefined }, clocks: { plea: 'none', decision: 'none', ...over.clocks } })
const of = (id: string) => checks.find((check) => check.id === id)!
const fault = (id: string, seen: Case) => faultIn(penalty, of(id), seen)
const penaltyChecks = checks.filter(({ of: { id } }) => id === 'penalty')

test('依法办理的案件，没有一条规则提出问题', () => {
  for (const check of penaltyChecks) expect(faultIn(penalty, check, lawful()), check.id).toBeNull()
})
test('导入的案件只有决定和当事人，没有带来的内容不作为问题', () => {
  const bare = imported({ state: 'closed', values: { handlers: [], lead_on: null as never, filed_on: null, notified_on: null, proposed_fine: null, benchmark: null, major: true, review_grounds: ['complex'] }, rows: { party: [company], sanction: [fine('500000.00')] } })
  for (const check of penaltyChecks) expect(faultIn(penalty, check, bare), check.id).toBeNull()
})

describe('第四十二条', () => {
  test('执法人员不得少于两人', () => expect(fault('penalty_officers', lawful({ values: { handlers: ['a'] } }))).toBe('作出决定的案件应当由 2 名以上执法人员办理，案卷写明 1 名'))
  test('线索阶段即移送有管辖权的机关的，没有办理，不要求承办人', () => expect(fault('penalty_officers', lawful({ values: { outcome: 'handed_over', handlers: [] } }))).toBeNull())
  test('法律另有规定的除外：治安当场处罚可以由一名人民警察作出', () => {
    const alone = { values: { handlers: ['a'], track: 'summary' as const, uncontested: true }, hasRecording: true }
    expect(fault('penalty_officers', lawful(alone, 'public_security', '2026-03-03'))).toBeNull()
    expect(fault('penalty_officers', lawful(alone))).not.toBeNull()
    expect(fault('penalty_alone_recorded', lawful(alone, 'public_security', '2026-03-03'))).toBeNull()
    expect(fault('penalty_alone_recorded', lawful({ ...alone, hasRecording: false }, 'public_security', '2026-03-03'))).toBe('由一名人民警察当场作出决定，案卷没有附全程同步录音录像')
    expect(fault('penalty_alone_recorded', lawful({ values: { ...alone.values, uncontested: false } }, 'public_security', '2026-03-03'))).toContain('没有异议')
  })
})

describe('第四十四、四十五、六十二条', () => {
  test('没有告知的，不得作出决定', () => expect(fault('penalty_notice_first', lawful({ values: { notified_on: null } }))).toBe('2025-03-03 作出处罚决定，没有告知当事人'))
  test('决定之后才告知的', () => expect(fault('penalty_notice_first', imported({ values: { notified_on: '2025-03-05' } }))).toBe('2025-03-03 作出处罚决定，2025-03-05 才告知'))
  test('告知书决定时还没有送达的', () => expect(fault('penalty_notice_first', lawful({ documents: { prior_notice: '2025-03-10' } }))).toContain('还没有送达'))
  test('陈述申辩期限没有届满，明确放弃的除外', () => {
    const early = { clocks: { plea: { state: 'met' as const, due_on: '2025-03-03' as const } } }
    expect(fault('penalty_plea_heard', lawful(early))).toContain('2025-03-03 才届满')
    expect(fault('penalty_plea_heard', lawful({ ...early, rows: { party: [{ ...company, waived_on: '2025-02-12' }] } }))).toBeNull()
  })
  test('不得因陈述申辩加重', () => expect(fault('penalty_not_heavier', lawful({ values: { fine_total: '6000.00' } }))).toBe('告知拟罚款 5000.00 元，决定罚款 6000.00 元'))
})

describe('第六十三条', () => {
  test('较大数额的罚款没有告知听证权利；每名当事人各按自己的处罚', () => {
    expect(fault('penalty_hearing_offered', lawful({ rows: { sanction: [fine('100000.00')] } }))).not.toBeNull()
    expect(fault('penalty_hearing_offered', lawful({ values: { hearing_due: true }, rows: { sanction: [fine('100000.00')] } }))).toBeNull()
    const two = { rows: { party: [company, { ...company, name: '乙公司' }], sanction: [fine('60000.00', '某公司'), fine('60000.00', '乙公司')] } }
    expect(fault('penalty_hearing_offered', lawful(two))).toBeNull()
  })
  test('数额按执法领域的规定：农业一万元不属于较大数额，治安二千元属于', () => {
    const ten = { rows: { party: [person], sanction: [fine('10000.00')] } }
    expect(fault('penalty_hearing_offered', lawful(ten))).not.toBeNull()
    expect(fault('penalty_hearing_offered', lawful(ten, 'agriculture'))).toBeNull()
    expect(fault('penalty_hearing_offered', lawful({ rows: { party: [person], sanction: [fine('2000.00')] } }, 'public_security'))).not.toBeNull()
    expect(fault('penalty_hearing_offered', lawful({ rows: { sanction: [fine('5000.00')] } }, 'public_security')), '公安对单位一万元以上').toBeNull()
  })
  test('个体工商户属于公民还是组织有争议，不作为问题', () => expect(fault('penalty_hearing_offered', lawful({ rows: { party: [{ ...company, kind: 'individual_business' }], sanction: [fine('20000.00')] } }))).toBeNull())
  test('吊销许可证件，不论数额', () => expect(fault('penalty_hearing_offered', lawful({ rows: { sanction: [{ kind: 'revocation' }] } }))).not.toBeNull())
  test('期限内要求听证而没有组织；期限后要求的、撤回要求的除外', () => {
    const asked = (on: string, more: object = {}) => ({ rows: { party: [{ ...company, hearing_requested_on: on, ...more }] }, clocks: { hearing_request: { state: 'met' as const, due_on: '2025-02-17' as const } } })
    expect(fault('penalty_hearing_held', lawful(asked('2025-02-14')))).toContain('没有组织听证')
    expect(fault('penalty_hearing_held', lawful(asked('2025-02-20')))).toBeNull()
    expect(fault('penalty_hearing_held', lawful(asked('2025-02-14', { hearing_waived_on: '2025-02-18' })))).toBeNull()
    expect(fault('penalty_hearing_held', lawful({ ...asked('2025-02-14'), values: { hearing_outcome: 'held', hearing_held_on: '2025-02-26' } }))).toBeNull()
  })
})

describe('第五十七、五十八条', () => {
  test('四类情形没有法制审核', () => {
    expect(fault('penalty_legal_review', lawful({ values: { review_grounds: ['complex'] } }))).toContain('没有经法制审核')
    expect(fault('penalty_legal_review', lawful({ values: { review_grounds: ['complex'], review_result: 'passed', reviewed_on: '2025-03-01' } }))).toBeNull()
  })
  test('不属于四类情形的，不要求审核', () => expect(fault('penalty_legal_review', lawful())).toBeNull())
  test('审核在听证之前的', () => expect(fault('penalty_legal_review', lawful({ values: { hearing_outcome: 'held', hearing_held_on: '2025-02-28', review_result: 'passed', reviewed_on: '2025-02-20' } }))).toContain('听证后没有再审核'))
  test('办案人员不审核本案', () => {
    const by = (reviewer: string) => lawful({ values: { reviewer, reviewed_on: '2025-03-01', review_result: 'passed' } })
    expect(fault('penalty_reviewer_apart', by('a'))).toBe('本案的承办人审核了本案')
    expect(fault('penalty_reviewer_apart', by('c'))).toBeNull()
  })
  test('二〇二一年七月十五日以后初次从事法制审核的人员，应当取得法律职业资格（第五十八条第二款）', () => {
    const by = (values: object) => lawful({ values: { reviewer: 'c', reviewed_on: '2025-03-01', review_result: 'passed' }, facts: { reviewers: [{ values: { name: '王审核', ...values } }] } })
    expect(fault('penalty_reviewer_qualified', by({ began_on: '2024-01-02', legal_qualification: null, qualified_on: null }))).toBe('法制审核人员王审核 2024-01-02 初次从事法制审核，2025-03-01 审核本案时没有取得法律职业资格')
    expect(fault('penalty_reviewer_qualified', by({ began_on: '2024-01-02', legal_qualification: 'A1', qualified_on: '2025-03-02' }))).toContain('没有取得')
    expect(fault('penalty_reviewer_qualified', by({ began_on: '2024-01-02', legal_qualification: 'A1', qualified_on: '2023-03-02' }))).toBeNull()
    expect(fault('penalty_reviewer_qualified', by({ began_on: '2024-01-02', legal_qualification: null, qualified_on: '2023-03-02' }))).toBeNull()
    expect(fault('penalty_reviewer_qualified', by({ began_on: '2021-07-14', legal_qualification: null, qualified_on: null }))).toBeNull()
  })
  test('此前初次从事的不溯及：公安自二〇一九年六月一日，本地另有依据的从其设定', () => {
    const began = (began_on: string, field?: string, more: object = {}) => fault('penalty_reviewer_qualified', lawful({
      values: { reviewer: 'c', reviewed_on: '2025-03-01' }, facts: { reviewers: [{ values: { name: '王审核', began_on, legal_qualification: null, qualified_on: null } }], ...more },
    }, field))
    expect(began('2019-06-03', 'public_security')).toContain('没有取得')
    expect(began('2019-05-31', 'public_security')).toBeNull()
    expect(began('2019-06-03')).toBeNull()
    expect(began('2019-06-03', 'other', { qualified_since: '2018-01-01' })).toContain('没有取得')
    expect(began('2017-12-31', 'other', { qualified_since: '2018-01-01' })).toBeNull()
  })
  test('名册没有登记的法制审核人员不作为问题', () => expect(fault('penalty_reviewer_qualified', lawful({ values: { reviewer: 'c', reviewed_on: '2025-03-01' } }))).toBeNull())
  test('重大案件集体讨论；市场监管须法制审核的案件也要', () => {
    expect(fault('penalty_discussion', lawful({ values: { major: true } }))).toContain('没有集体讨论')
    const reviewed = { values: { review_grounds: ['by_law' as const] } }
    expect(fault('penalty_discussion', lawful(reviewed))).toBeNull()
    expect(fault('penalty_discussion', lawful(reviewed, 'market'))).toContain('没有集体讨论')
    expect(fault('penalty_discussion', lawful({ values: { major: true, discussed_on: '2025-03-02' } }))).toBeNull()
  })
})

describe('期限', () => {
  const late = { state: 'late', due_on: '2025-03-10', met_on: '2025-03-20' } as const
  const lapsed = { state: 'lapsed', due_on: '2025-03-10' } as const
  test('办案期限（第六十条）', () => expect(fault('penalty_decided_in_time', lawful({ clocks: { decision: late } }))).toBe('办案期限至 2025-03-10 届满，2025-03-20 才作出决定'))
  test('公安的三十日、二日、二十四小时只说治安案件：没有超过一般期限的存疑，交通警察二日内备案的不是问题', () => {
    const police = (id: string, deadline: string, met_on: string, values: object = {}) =>
      fault(id, lawful({ clocks: { [deadline]: { state: 'late', due_on: '2025-02-05', met_on } }, values: { filed_on: '2025-01-06', decided_on: '2025-03-03', ...values } }, 'public_security'))
    expect(police('penalty_decided_in_time', 'decision', '2025-03-20')).toContain('存疑：办案期限至 2025-02-05 届满')
    expect(police('penalty_decided_in_time', 'decision', '2025-05-20')).toBe('办案期限至 2025-02-05 届满，2025-05-20 才作出决定')
    expect(police('penalty_served_in_time', 'service', '2025-03-09')).toContain('存疑：')
    expect(police('penalty_served_in_time', 'service', '2025-04-09')).not.toContain('存疑')
    expect(police('penalty_spot_reported', 'spot_report', '2025-03-05', { reported_on: '2025-03-05' })).toBeNull()
    expect(police('penalty_spot_reported', 'spot_report', '2025-03-06', { reported_on: '2025-03-06' })).toContain('才备案')
  })
  test('没有办理的，只有在本系统办理的案件才是问题', () => {
    expect(fault('penalty_decided_in_time', lawful({ clocks: { decision: lapsed } }))).toBe('办案期限至 2025-03-10 届满，没有作出决定')
    expect(fault('penalty_decided_in_time', imported({ clocks: { decision: lapsed } }))).toBeNull()
  })
  test('先行登记保存七日内处理（第五十六条）', () => expect(fault('penalty_evidence_released', lawful({ values: { preserved_on: '2025-02-20' }, clocks: { preservation: lapsed } }))).toContain('没有作出处理决定'))
  test('七日内送达；期限内送出、以邮寄或者公告送达的除外（第六十一条）', () => {
    expect(fault('penalty_served_in_time', lawful({ clocks: { service: late } }))).toContain('才送达')
    expect(fault('penalty_served_in_time', lawful({ clocks: { service: late }, sent: { decision: '2025-03-05' } }))).toBeNull()
  })
  test('公示期限；公示前已撤销的、公告送达未满的除外', () => {
    expect(fault('penalty_published_in_time', lawful({ clocks: { publication: lapsed } }))).toContain('没有公示')
    expect(fault('penalty_published_in_time', lawful({ clocks: { publication: lapsed }, values: { overturned_on: '2025-03-08' } }))).toBeNull()
    expect(fault('penalty_published_in_time', lawful({ clocks: { publication: lapsed }, documents: { decision: '2025-04-10' } }))).toBeNull()
  })
  test('报来的案卷没有送达情况，逾期公示只是存疑；本领域不公示的处罚不作为问题', () => {
    expect(fault('penalty_published_in_time', imported({ clocks: { publication: late } }))).toBe('存疑：处罚决定公示期限至 2025-03-10 届满，2025-03-20 才公示；案卷没有带来送达情况，因送达较晚的请说明')
    expect(fault('penalty_published_in_time', imported({ clocks: { publication: lapsed } }))).toBeNull()
    const summary = { clocks: { publication: late }, values: { enforcement_field: 'market' as const, track: 'summary' as const }, facts: { publication_exemptions: ['summary', 'warning_only'] } }
    expect(fault('penalty_published_in_time', imported(summary))).toBeNull()
  })
  test('决定变更后三日内撤回；公示期满的除外（第四十八条）', () => {
    expect(fault('penalty_publication_withdrawn', lawful({ values: { overturned_on: '2025-03-05' }, clocks: { publication_withdrawal: lapsed } }))).toContain('没有撤回')
    expect(fault('penalty_publication_withdrawn', lawful({ clocks: { publication_withdrawal: lapsed }, values: { overturned_on: '2025-03-05', publication_ended_on: '2025-03-09' } }))).toBeNull()
  })
  const days = { filed_on: '2025-01-06', submitted_on: '2025-03-01', hearing_held_on: '2025-02-25', collected_on: '2025-03-03', handed_in_on: '2025-03-04', court_term_from: '2025-03-05' } as const
  test.each([
    ['penalty_filed_in_time', 'lead'], ['penalty_review_in_time', 'review'], ['penalty_hearing_notice', 'hearing_notice'], ['penalty_spot_reported', 'spot_report'],
    ['penalty_fine_handed_in', 'hand_in'], ['penalty_fine_banked', 'banking'], ['penalty_transferred_in_time', 'transfer'], ['penalty_court_application', 'court_application'],
  ] as const)('%s：按期的没有问题，逾期的提出（期限 %s）', (id, deadline) => {
    expect(fault(id, lawful({ values: days, clocks: { [deadline]: { state: 'met', due_on: '2025-03-10', met_on: '2025-03-09' } } }))).toBeNull()
    expect(fault(id, lawful({ values: days, clocks: { [deadline]: late } }))).toContain('2025-03-20 才')
  })
})

test('本地清单要求音像记录的听证、重大案件、先行登记保存（国办发〔2018〕118号（八））；清单没有列的不作为问题', () => {
  const heard = { hearing_outcome: 'held' as const, hearing_held_on: '2025-02-28' as const, major: true, preserved_on: '2025-01-20' as const }
  const listed = { recording_scenes: ['hearing', 'major'] }
  expect(fault('penalty_recorded', lawful({ values: heard, facts: listed }))).toBe('举行听证、重大、疑难案件的调查取证应当音像记录，案卷没有写明或者附具音像记录')
  expect(fault('penalty_recorded', lawful({ values: heard, facts: { recording_scenes: ['preservation'] } }))).toContain('先行登记保存')
  expect(fault('penalty_recorded', lawful({ values: { ...heard, recording: '记录仪 3 号' }, facts: listed }))).toBeNull()
  expect(fault('penalty_recorded', lawful({ values: heard, facts: listed, hasRecording: true }))).toBeNull()
  expect(fault('penalty_recorded', lawful({ facts: listed }))).toBeNull()
  expect(fault('penalty_recorded', imported({ values: heard, facts: listed }))).toBeNull()
  expect(fault('penalty_recorded', lawful({ values: heard }))).toBeNull()
})

describe('决定的内容', () => {
  test('当场处罚的限额（第五十一条），治安依其规定', () => {
    const spot = (amount: string) => ({ values: { track: 'summary' as const }, rows: { party: [person], sanction: [fine(amount)] } })
    expect(fault('penalty_spot_limit', lawful(spot('500.00')))).toContain('200.00')
    expect(fault('penalty_spot_limit', lawful(spot('500.00'), 'public_security', '2026-03-03'))).toBeNull()
  })
  test('罚缴分离（第六十七至七十条）', () => {
    const collected = (over: object) => ({ values: { collected_on: '2025-03-03' as const, receipt_number: '票1', track: 'summary' as const, ...over } })
    expect(fault('penalty_fine_collected', lawful(collected({ collection_ground: 'up_to_100', fine_total: '100.00' })))).toBeNull()
    expect(fault('penalty_fine_collected', lawful(collected({ collection_ground: 'up_to_100', fine_total: '150.00' })))).toBe('以 100.00 元以下罚款为由当场收缴，罚款为 150.00 元')
    expect(fault('penalty_fine_collected', lawful(collected({ collection_ground: 'hard_later', track: 'general' })))).toContain('普通程序')
    expect(fault('penalty_fine_collected', lawful(collected({ collection_ground: 'remote', track: 'general' })))).toBeNull()
    expect(fault('penalty_fine_collected', lawful(collected({ collection_ground: 'hard_later', receipt_number: null })))).toContain('票据')
  })
  test('治安罚款的当场收缴依其规定：二百元以下无异议，或者在当地没有固定住所，不论适用何种程序（治安管理处罚法第一百二十三条）', () => {
    const collected = (over: object, field?: string) => fault('penalty_fine_collected', lawful({ values: { collected_on: '2026-03-03', receipt_number: '票1', ...over } }, field, '2026-03-03'))
    expect(collected({ collection_ground: 'up_to_100', fine_total: '200.00' }, 'public_security')).toBeNull()
    expect(collected({ collection_ground: 'up_to_100', fine_total: '500.00' }, 'public_security')).toContain('500.00')
    expect(collected({ collection_ground: 'hard_later', track: 'general' }, 'public_security')).toBeNull()
    expect(collected({ collection_ground: 'hard_later', track: 'general' })).not.toBeNull()
  })
  test('当场处罚：数个违法行为分别罚款的，各看各的；没有写明受处罚人的多名当事人，不知道各罚多少', () => {
    const spot = (violations: number, party: readonly Row[], sanction: readonly Row[]) => fault('penalty_spot_limit', imported({
      values: { track: 'summary' }, rows: { party, sanction, violation: Array.from({ length: violations }, (_, n) => ({ description: `行为${n}` })) } }))
    expect(spot(2, [person], [fine('200.00'), fine('150.00')])).toBeNull()
    expect(spot(1, [person], [fine('200.00'), fine('150.00')])).not.toBeNull()
    expect(spot(2, [person], [fine('300.00')])).not.toBeNull()
    expect(spot(1, [person, { ...person, name: '李四' }], [fine('200.00'), fine('200.00')])).toBeNull()
  })
  test('报来的案卷没有带来罚款数额、带来从轻减轻情形的，不按幅度下限认定（第三十二条）', () => {
    const range = (values: object, rows: { readonly [child: string]: readonly Row[] } = {}) => fault('penalty_discretion_range', imported({ values: { discretion_from: '8000.00', ...values }, rows }))
    expect(range({})).toContain('幅度')
    expect(range({ mitigations: ['harm_removed'] })).toBeNull()
    expect(range({ fine_total: null }, { sanction: [{ kind: 'fine' }] })).toBeNull()
  })
  test('处罚不在裁量幅度之内又没有调整适用的，导入、推送的案件也一样（国办发〔2022〕27号（十二））', () => {
    const step = {
      ledger: 'discretion_standard', id: 's', org_id: 'o', number: null, state: null, valid_from: '2023-01-01', valid_until: null,
      values: { item: 'A', grade: '一般', tier: 'general', factors: [], kinds: ['fine'], amount_from: '1000.00', amount_to: '4000.00', multiple_of: null, days_from: null, days_to: null, maker: 'own' },
    }
    const chosen: Case = { facts: { standards: [step] }, rows: { violation: [{ description: '某行为', ended_on: '2024-12-01' }], discretion: [{ item: 'A', factors: [] }] } }
    expect(fault('penalty_discretion_range', lawful(chosen))).toContain('幅度')
    expect(fault('penalty_discretion_range', lawful({ ...chosen, values: { benchmark: 'own_adjusted' } }))).toBeNull()
    expect(fault('penalty_discretion_range', lawful({ ...chosen, rows: { ...chosen.rows, sanction: [fine('4000.00')] } }))).toBeNull()
    const departed = fault('penalty_discretion_departed', lawful({ ...chosen, values: { benchmark: 'own_adjusted', benchmark_note: '显失公平', benchmark_approval: 'collective' } }))
    for (const said of ['调整适用本机关裁量基准', '显失公平', '集体讨论通过']) expect(departed).toContain(said)
    expect(fault('penalty_discretion_departed', lawful(chosen))).toBeNull()
    // Within the range nothing was departed from, whatever was ticked.
    expect(fault('penalty_discretion_departed', lawful({ ...chosen, values: { benchmark: 'own_adjusted' }, rows: { ...chosen.rows, sanction: [fine('4000.00')] } }))).toBeNull()
    // An imported case that names its standard and no factors is held against all its steps together.
    const heavier = { ...step, values: { ...step.values, grade: '从重', tier: 'heavier', factors: ['repeated'], amount_from: '4000.00', amount_to: '9000.00' } }
    const blind = (standards: readonly object[]) => fault('penalty_discretion_range', imported({ ...chosen, facts: { standards } } as Case))
    expect(blind([step])).toContain('幅度')
    expect(blind([step, heavier])).toBeNull()
    expect(fault('penalty_discretion_range', imported({ values: { discretion_to: '4000.00' } }))).toContain('幅度')
    expect(fault('penalty_discretion_range', imported({ values: { discretion_to: '5000.00' } }))).toBeNull()
  })
  test('调整适用裁量基准的理由和批准（国办发〔2022〕27号（十二））', () => {
    const by = (benchmark: 'own_adjusted' | 'superior_adjusted', benchmark_approval: 'head' | 'maker', benchmark_note: string | null = '情节特殊') => lawful({ values: { benchmark, benchmark_approval, benchmark_note } })
    expect(fault('penalty_discretion_approved', by('own_adjusted', 'head'))).toBeNull()
    expect(fault('penalty_discretion_approved', by('own_adjusted', 'head', null))).toContain('理由')
    expect(fault('penalty_discretion_approved', by('superior_adjusted', 'head'))).toContain('制定机关')
  })
  test('当事人代码校验', () => {
    expect(fault('penalty_party_code', lawful({ rows: { party: [{ ...company, credit_code: '91990112MA05X7T13P' }] } }))).toBeNull()
    expect(fault('penalty_party_code', lawful({ rows: { party: [{ ...company, credit_code: '91990112MA05X7T131' }] } }))).toContain('校验码')
  })
  test('同一违法行为两次罚款是存疑；撤销了的、没有罚款的不是（第二十九条）', () => {
    const other = (values: object) => lawful({ facts: { of_company: [{ id: 'x', number: '罚1号', values: { outcome: 'penalty', fine_total: '100.00', overturned_on: null, decided_on: '2025-02-01', ...values } }] } })
    expect(fault('penalty_fined_once', other({}))).toContain('另案 罚1号 于 2025-02-01')
    expect(fault('penalty_fined_once', other({ overturned_on: '2025-02-20' }))).toBeNull()
    expect(fault('penalty_fined_once', other({ fine_total: '0.00' }))).toBeNull()
  })
})
