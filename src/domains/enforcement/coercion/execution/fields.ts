import { choice, choices, date, flag, instant, integer, longText, money, required, text, user, users } from '../../../../kernel/field/field.ts'
import { many } from '../../../../kernel/procedure/procedure.ts'
import { enforcementFields } from '../../../common/fields-of-enforcement.ts'
import { challengeKinds, challengeOutcomes, terminationGrounds } from '../../choices.ts'
import * as list from '../choices.ts'
import { party } from '../party.ts'

const decision = {
  enforcement_field: required(choice('执法领域', enforcementFields)),
  route: required(choice('执行途径', list.routes)),
  duty: required(choice('义务类别', list.duties)),
  cause: required(text('案由')),
  decision_name: text('据以执行的行政决定', { hint: '决定书名称和文号' }),
  decided_on: date('行政决定日期'),
  decision_served_on: date('行政决定送达日期'),
  perform_by: date('决定确定的履行期限'),
  obligation: longText('应当履行的义务'),
  principal: money('金钱给付数额'),
  power_basis: text('强制执行权的依据', { hint: '写明规定本机关强制执行的法律条款；没有的，应当申请人民法院强制执行' }),
  immovable: text('不动产所在地', { hint: '执行对象是不动产的，向其所在地的人民法院申请' }),
  handlers: users('承办人'),
  certificate_numbers: text('执法证号', { hint: '由执法证件名册填写', shownAt: '/certificates' }),
}
const remedies = {
  remedy_expired_on: date('复议、起诉期限届满日期'),
  review_ended_on: date('复议终结日期', { hint: '复议决定送达当事人之日' }),
  challenged_on: date('申请复议、起诉日期'),
}
const demand = {
  demanded_on: date('催告日期'),
  demand_by: date('催告的履行期限'),
  demand_manner: longText('履行义务的方式'),
  demand_amount: money('催告给付金额'),
  demand_payment: text('给付方式'),
  announced_on: date('公告日期'),
  self_demolish_by: date('自行拆除期限'),
  flight_evidence: longText('转移或者隐匿财物的证据'),
}
const money45 = {
  late_kind: choice('加处种类', list.lateKinds),
  late_rate: integer('每日加处比例（万分之）'),
  late_from: date('加处起算前一日', { hint: '给付期限的最后一日' }),
  late_until: date('加处计至'),
  late_days: integer('加处天数'),
  late_charge: money('加处数额'),
}
const review = {
  major: flag('重大执法决定', { hint: '涉及重大公共利益、可能造成重大社会影响或者引发社会风险、直接关系当事人或者第三人重大权益、疑难复杂的；强制拆除属于' }),
  review_opinion: longText('法制审核意见'),
  review_passed: flag('法制审核通过'),
  reviewed_on: date('法制审核日期'),
  reviewer: user('法制审核人员'),
}
const enforcing = {
  manner: choice('强制执行方式', list.manners),
  execution_reason: longText('强制执行的理由和依据'),
  execution_at: instant('强制执行时间'),
  execution_decided_on: date('强制执行决定日期'),
  urgent_reason: longText('夜间、法定节假日执行的紧急情况'),
  no_utility_cut: flag('不对居民生活停止供水、供电、供热、供燃气'),
  bank: text('协助执行的金融机构'),
  substitute_grounds: choices('不履行的后果', list.substituteGrounds),
  performer_kind: choice('代履行人类别', list.performers),
  performer: text('代履行人'),
  substitute_object: text('代履行的标的'),
  substitute_budget: money('代履行费用预算'),
  at_once: flag('立即代履行'),
  party_told_on: date('事后通知当事人日期'),
}
const carriedOut = {
  executed_at: instant('实施执行时间'),
  executed_on: date('执行完毕日期'),
  execution_record: longText('执行情况'),
  supervisor_present: text('到场监督人员'),
  signature: choice('执行文书签名', list.signatures),
  witness: text('见证人', { sensitive: 'name' }),
  recording: text('音像记录', { hint: '强制拆除应当全程音像记录；写明记录的编号或者存放位置' }),
  substitute_cost: money('代履行实际费用'),
  proceeds: money('划拨、拍卖所得款项'),
  treasury_receipt: text('上缴国库或者财政专户的凭证'),
  performed_on: date('当事人履行日期'),
}
const costs = {
  cost_borne_by: choice('代履行费用的承担', list.costBearers),
  cost_law: text('不由当事人承担的法律依据'),
  cost_over_reason: longText('实际费用超出预算的理由'),
  cost_due_by: date('代履行费用的缴纳期限'),
  cost_settled_on: date('核定代履行费用日期'),
  cost_collected: money('已收取的代履行费用'),
  cost_paid_on: date('代履行费用收清日期'),
}
const course = {
  agreed_on: date('执行协议日期'),
  agreement_reason: longText('达成协议的理由', { hint: '写明不损害公共利益和他人合法权益' }),
  agreement: longText('执行协议约定'),
  remedial: longText('当事人采取的补救措施'),
  waived: money('减免的加处罚款或者滞纳金'),
  breach: longText('不履行执行协议的情况'),
  suspension_ground: choice('中止执行的情形', list.suspensionGrounds),
  suspension_reason: longText('中止、恢复执行的说明'),
  harmful: flag('有明显社会危害'),
  suspended_on: date('中止执行日期'),
  interrupted_in: choice('中断时的阶段', list.stages),
  termination_ground: choice('终结执行的情形', terminationGrounds),
  termination_reason: longText('终结执行、不再执行的说明'),
  reversal: choice('执行回转的情形', list.reversals),
  restoration: longText('恢复原状、退还财物的内容'),
  compensation: money('赔偿金额'),
  reversed_on: date('执行回转日期'),
}
const court = {
  court: text('受理申请的人民法院'),
  court_term_from: date('申请期限起算日'),
  court_applied_on: date('申请强制执行日期'),
  court_late_reason: longText('逾期申请的正当理由'),
  immediate: longText('申请立即执行的理由', { hint: '情况紧急，为保障公共安全' }),
  court_accepted_on: date('人民法院受理日期'),
  court_review: choice('人民法院审查方式', list.courtReviews),
  court_result: choice('人民法院裁定', list.courtResults),
  ruling_number: text('裁定书文号'),
  ruled_on: date('裁定日期'),
  ruling_received_on: date('收到裁定日期'),
  ruling_served_on: date('裁定送达当事人日期', { hint: '由人民法院送达' }),
  objected_on: date('向上一级人民法院申请复议日期'),
  objection_reason: longText('申请复议的理由'),
  objection_result: choice('上一级人民法院裁定', list.objectionResults),
}
const publication = { publication_exemption: choice('不公示的情形', list.measureExemptions), published_on: date('公示日期') }
const supervision = { supervised_on: date('监督抽查日期'), supervision_finding: longText('监督抽查意见') }

export const fields = {
  ...decision, ...remedies, ...demand, ...money45, ...review, ...enforcing, ...carriedOut, ...costs, ...course, ...court, ...publication, ...supervision,
}
type Name = keyof typeof fields
const names = <G extends { readonly [K in Name]?: unknown }>(group: G) => Object.keys(group) as (keyof G & Name)[]
export const sections = {
  据以执行的决定: names(decision), 复议与诉讼: names(remedies), 催告与公告: names(demand), 加处罚款与滞纳金: names(money45), 法制审核: names(review),
  强制执行决定: names(enforcing), 实施: names(carriedOut), 代履行费用: names(costs), 协议与中止终结: names(course), 人民法院: names(court), 公示: names(publication), 监督: names(supervision),
}

export const children = {
  party,
  opinion: many('陈述和申辩', {
    party: required(text('提出人', { sensitive: 'name' })),
    made_on: required(date('提出日期')),
    content: required(longText('事实、理由和证据')),
    result: choice('复核结果', list.opinionResults),
    reply: longText('复核意见'),
  }, 'party', ['result', 'reply']),
  stage: many('分阶段履行', {
    due_on: required(date('履行期限')),
    content: required(text('履行内容')),
    amount: money('金额'),
    done_on: date('履行日期'),
  }, 'content', ['done_on']),
  part: many('部分履行', {
    done_on: required(date('履行日期')),
    content: required(text('履行内容')),
    amount: money('金额', { hint: '金钱给付义务的填写' }),
  }, 'content'),
  cost: many('代履行费用', {
    item: required(text('费用项目', { hint: '如：人工、机械、运输、处置' })),
    amount: required(money('金额')),
    voucher: text('凭证', { hint: '合同、发票或者结算单的编号' }),
  }, 'item'),
  receipt: many('费用收取', {
    paid_on: required(date('缴纳日期')),
    amount: required(money('金额')),
    number: required(text('票据号码')),
  }, 'number'),
  challenge: many('复议、诉讼', {
    kind: required(choice('类别', challengeKinds)),
    organ: text('复议机关、人民法院'),
    started_on: required(date('申请、起诉日期')),
    ended_on: date('终结日期'),
    outcome: choice('结果', challengeOutcomes),
  }, 'kind', ['ended_on', 'outcome']),
}
