import {
  choice, choices, date, flag, identifier, instant, integer, longText, money, required, text, user, users,
} from '../../../kernel/field/field.ts'
import { many } from '../../../kernel/procedure/procedure.ts'
import { enforcementFields } from '../../common/fields-of-enforcement.ts'
import * as list from '../choices.ts'
import { factors } from '../discretion/choices.ts'

const lead = {
  lead_on: required(date('线索发现日期', { hint: '发现线索或者收到材料之日' })),
  source: choice('案件来源', list.sources),
  enforcement_field: required(choice('执法领域', enforcementFields)),
  track: required(choice('适用程序', list.tracks)),
  cause: required(text('案由')),
  facts: longText('违法事实和证据'),
  place: text('违法行为地点'),
  lead_extension_reason: longText('延长核查期限的理由'),
  filing_opinion: longText('立案、不予立案的理由'),
  filed_on: date('立案日期'),
  receiving_organ: text('受移送机关'),
}
const investigation = {
  handlers: users('承办人'),
  certificate_numbers: text('执法证号', { hint: '由执法证件名册填写', shownAt: '/certificates' }),
  preserved_on: date('先行登记保存日期'),
  preservation_items: longText('先行登记保存物品'),
  preservation_results: choices('先行登记保存的处理', list.preservationResults),
  suspension_ground: choice('中止调查情形', list.suspensionGrounds),
  suspension_effect: choice('中止期间', list.suspensionEffects),
  suspended_on: date('中止日期'),
  extension_approval: choice('延长办案期限的批准', list.extensionApprovals),
  extension_reason: longText('延长办案期限的理由'),
  recording: text('音像记录', { hint: '有音像记录的，写明记录的编号或者存放位置' }),
  report: longText('调查终结意见'),
  proposed_outcome: choice('处理建议', {
    penalty: list.outcomes.penalty, no_penalty: list.outcomes.no_penalty, not_established: list.outcomes.not_established, judicial: list.outcomes.judicial,
  }),
  major: flag('情节复杂或者重大违法行为'),
  review_grounds: choices('应当法制审核的情形', list.reviewGrounds),
  withdrawal_reason: longText('撤销案件的理由'),
  transfer_approved_at: instant('移送批准时间'),
}
const notice = {
  proposed_kinds: choices('拟处罚种类', list.penaltyKinds),
  proposed_fine: money('拟罚款总额'),
  proposed_confiscation: money('拟没收总额'),
  proposed_content: longText('拟作出的处罚内容及事实、理由、依据'),
  hearing_other_ground: flag('其他较重的处罚或者法律、法规、规章规定应当听证'),
  hearing_due: flag('应当告知听证权利'),
  notified_on: date('告知日期'),
  plea_term: text('告知的陈述申辩期限'),
  hearing_at: instant('听证时间'),
  hearing_place: text('听证地点'),
  hearing_presider: user('听证主持人'),
  hearing_closed: flag('听证不公开举行', { hint: '涉及国家秘密、商业秘密或者个人隐私依法予以保密的；其他听证公开举行' }),
  hearing_public: flag('公开举行听证'),
  hearing_outcome: choice('听证结果', list.hearingOutcomes),
  hearing_held_on: date('听证结束日期'),
  hearing_report: longText('听证意见'),
}
const review = {
  submitted_on: date('送审日期'),
  review_result: choice('法制审核结果', list.reviewResults),
  review_opinion: longText('法制审核意见'),
  reviewed_on: date('法制审核日期'),
  reviewer: user('法制审核人员'),
  discussed_on: date('集体讨论日期'),
  discussion: longText('集体讨论情况和结论'),
}
const decision = {
  outcome: choice('处理结果', list.outcomes),
  decided_on: date('决定日期'),
  findings: longText('认定的事实和证据'),
  plea_reply: longText('陈述申辩、听证意见的采纳情况及理由'),
  no_penalty_ground: choice('不予处罚的情形', list.noPenaltyGrounds),
  education: longText('教育情况'),
  mitigations: choices('从轻、减轻情形', list.mitigations),
  benchmark: choice('裁量基准适用', list.benchmarks),
  benchmark_note: longText('裁量基准适用的说明'),
  benchmark_approval: choice('调整适用的批准', list.benchmarkApprovals),
  correction_order: longText('责令改正的要求'),
  seized_property: longText('查封、扣押、冻结财物的处理'),
  performance: longText('履行方式和期限'),
  heaviest_kind: choice('最重的处罚种类', list.penaltyKinds),
  fine_total: money('罚款总额'),
  confiscation_total: money('没收总额'),
  amount_total: money('罚没款总额'),
}
/** How the standard applies: computed when its factors are chosen, and once more by the decision. */
const discretion = {
  discretion_statement: longText('裁量基准适用情况'),
  discretion_from: money('裁量幅度下限'),
  discretion_to: money('裁量幅度上限'),
  discretion_items: text('适用的基准项目'),
  discretion_key: text('适用的基准阶次'),
  discretion_result: choice('处罚与裁量基准', { within: '在所适用阶次的种类、幅度之内', outside: '不在所适用阶次的种类、幅度之内' }),
}
const onTheSpot = {
  recorded: flag('全程同步录音录像'),
  uncontested: flag('当事人对内容、事实、理由、依据没有异议'),
  collection_ground: choice('当场收缴的情形', list.collectionGrounds),
  collected_on: date('当场收缴日期'),
  receipt_number: text('财政票据号码'),
  handed_in_on: date('交至行政机关日期'),
  banked_on: date('缴付银行日期'),
  reported_on: date('当场处罚备案日期'),
}
const publication = {
  publication_exemption: choice('不公示的情形', list.exemptions),
  published_on: date('公示日期'),
  publication_period: choice('公示期限', list.publicationPeriods),
  overturned_on: date('被变更、撤销、确认违法或者无效日期'),
  self_correction: choice('机关自行纠正', list.selfCorrections),
  self_correction_reason: longText('自行纠正的理由和内容'),
  publication_withdrawn_on: date('撤回公示日期'),
  publication_withdrawal_reason: longText('撤回公示的理由'),
  publication_ended_on: date('停止公示日期'),
}
const execution = {
  fulfilled_on: date('履行完毕日期'),
  deferral_until: date('暂缓、分期缴纳期限结束日期'),
  deferral_reason: longText('延期、分期缴纳的理由'),
  late_fine_from: date('加处罚款起算前一日', { hint: '缴款期限的最后一日' }),
  late_fine_until: date('加处罚款计至'),
  late_fine_days: integer('加处罚款天数'),
  late_fine: money('加处罚款金额'),
  demanded: longText('催告履行的义务、方式和期限'),
  demand_reply: longText('当事人对催告的意见'),
  review_ended_on: date('复议终结日期', { hint: '复议决定送达当事人之日' }),
  remedy_expired_on: date('复议、起诉期限届满日期'),
  court_term_from: date('申请强制执行期限起算日'),
  court: text('受理强制执行申请的人民法院'),
  court_applied_on: date('申请强制执行日期'),
  court_late_reason: longText('逾期申请的正当理由'),
  court_result: choice('人民法院裁定', { granted: '准予执行', refused: '不准予执行', not_accepted: '不予受理' }),
  challenged_on: date('申请复议、起诉日期'),
  challenge_outcome: choice('复议、诉讼结果', list.challengeOutcomes),
  execution: choice('执行结果', list.executions),
  termination_ground: choice('终结执行情形', list.terminationGrounds),
  closing_note: longText('结案说明'),
}
const supervision = {
  supervised_on: date('监督抽查日期'),
  supervision_finding: longText('监督抽查意见'),
}
/** What past decisions say that has no certain value of its own. */
const original = {
  authority: text('处罚机关（原文）'),
  fine_text: text('罚款（原文）'),
}

export const fields = {
  ...lead, ...investigation, ...notice, ...review, ...discretion, ...decision, ...onTheSpot, ...publication, ...execution, ...supervision, ...original,
}
type Name = keyof typeof fields
const names = <G extends { readonly [K in Name]?: unknown }>(group: G) => Object.keys(group) as (keyof G & Name)[]
export const sections = {
  案源与立案: names(lead), 调查: names(investigation), 告知与听证: names(notice), 审核与讨论: names(review), 裁量: names(discretion), 决定: names(decision), 当场处罚: names(onTheSpot),
  公示: names(publication), 执行: names(execution), 监督: names(supervision), 原文: names(original),
}

export const children = {
  party: many('当事人', {
    name: required(text('名称或者姓名', { sensitive: 'name' })),
    kind: required(choice('当事人类别', list.partyKinds)),
    credit_code: text('统一社会信用代码', { check: 'credit_code' }),
    code_problem: text('代码存疑', { hint: '以往数据照原样保留，存疑之处写在这里' }),
    identity_number: identifier('公民身份号码', { check: 'identity_number' }),
    other_identity: identifier('其他证件及号码'),
    age: choice('年龄', list.ages),
    representative: text('法定代表人、负责人或者经营者', { sensitive: 'name' }),
    address: text('住所', { sensitive: 'address' }),
    phone: text('联系电话', { sensitive: 'phone', check: 'phone' }),
    electronic_service: flag('同意并确认电子送达'),
    statement_on: date('陈述申辩日期'),
    statement: longText('陈述申辩意见'),
    waived_on: date('明确放弃陈述申辩日期'),
    hearing_requested_on: date('要求听证日期'),
    hearing_waived_on: date('明确放弃听证日期'),
  }, 'name', ['code_problem', 'statement_on', 'statement', 'waived_on', 'hearing_requested_on', 'hearing_waived_on']),
  violation: many('违法行为', {
    description: required(text('违法行为')),
    ended_on: date('行为发生（终了）日期'),
    grave_harm: flag('涉及生命健康安全、金融安全且有危害后果'),
    provision: text('违反的规定'),
    penalty_provision: text('处罚依据'),
  }, 'description'),
  discretion: many('裁量', {
    violation: text('违法行为', { from: { rows: 'violation', field: 'description' }, hint: '只有一个违法行为的不必填写' }),
    party: text('当事人', { sensitive: 'name', from: { rows: 'party', field: 'name' }, hint: '有数名当事人的，逐人填写' }),
    item: required(text('适用的裁量基准', { from: { register: 'discretion_standard', field: 'item', shows: 'violation' } })),
    factors: choices('裁量因素', factors),
    base: money('违法所得等基数', { hint: '基准按违法所得、货值金额等的比例规定罚款的填写' }),
  }, 'item'),
  sanction: many('处罚', {
    party: text('受处罚当事人', { sensitive: 'name' }),
    kind: required(choice('处罚种类', list.penaltyKinds)),
    amount: money('金额'),
    content: text('处罚内容'),
    licence: text('证照名称及编号'),
    days: integer('期限（日）', { hint: '拘留、暂扣、停产停业等有期限的' }),
    basis: text('处罚依据'),
    fulfilled_on: date('履行日期'),
    fulfilled_amount: money('缴纳金额'),
  }, 'kind', ['fulfilled_on', 'fulfilled_amount']),
  recusal: many('回避', {
    officer: required(text('被申请回避人员')),
    asked_by: text('申请人', { sensitive: 'name' }),
    reason: required(text('理由')),
    decision: choice('决定', { granted: '回避', refused: '驳回申请' }),
    decided_on: date('决定日期'),
  }, 'officer', ['decision', 'decided_on']),
  excluded_time: many('不计入办案期限的时间', {
    kind: required(choice('事由', list.excludedKinds)),
    from_on: required(date('开始日期')),
    until_on: required(date('结束日期')),
  }, 'kind'),
  instalment: many('分期缴纳', {
    due_on: required(date('缴纳期限')),
    amount: required(money('金额')),
    paid_on: date('缴纳日期'),
  }, 'due_on', ['paid_on']),
  challenge: many('复议、诉讼', {
    kind: required(choice('类别', list.challengeKinds)),
    organ: text('复议机关、人民法院'),
    started_on: required(date('申请、起诉日期')),
    ended_on: date('终结日期'),
    outcome: choice('结果', list.challengeOutcomes),
  }, 'kind', ['ended_on', 'outcome']),
}
