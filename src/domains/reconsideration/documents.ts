import type { DocumentDef } from '../../kernel/procedure/procedure.ts'
import { 复议法 } from '../common/law.ts'
import { 实施条例, 听证办法 } from './law.ts'

const applicants = { each: 'applicant' } as const
/** 共同作出行政行为的机关 answer together (第十九条第二款). */
const respondents = [{ org: 'respondent' }, { org: 'joint_respondent' }] as const
const everybody = [applicants, ...respondents, { each: 'third_party' }] as const

/** Papers of a case in the order of the file. One case keeps one serial; the word before 〔year〕 tells the paper. */
export const documents = {
  application: { label: '行政复议申请书', received: true, basis: 复议法.art(22, 2) },
  application_record: { label: '行政复议申请笔录', template: 'application_record', basis: 复议法.art(22, 3) },
  forwarding_letter: { label: '原行政机关转送函', received: true, basis: 复议法.art(32, 2) },
  correction_notice: { label: '补正通知书', template: 'correction_notice', series: '复补', serve: applicants, basis: 复议法.art(31, 1) },
  amended_request: { label: '变更、增加复议请求申请书', received: true, basis: 复议法.art(15, 2) },
  corrected_papers: { label: '补正材料', received: true, basis: 复议法.art(31, 2) },
  given_up_record: { label: '视为放弃行政复议申请记录', template: 'given_up_record', basis: 复议法.art(31, 2) },
  acceptance_notice: { label: '受理通知书', template: 'acceptance_notice', series: '复受', serve: applicants, basis: 复议法.art(30, 1) },
  refusal: { label: '不予受理决定书', template: 'refusal', series: '复不受', serve: applicants, basis: 复议法.art(30, 2) },
  reply_notice: { label: '答复通知书', template: 'reply_notice', series: '复答', serve: respondents, basis: 复议法.art(48) },
  reply: { label: '被申请人答复书及证据、依据', received: true, basis: 复议法.art(48) },
  supplementary_evidence: { label: '被申请人补充证据', received: true, basis: 复议法.art(46, 2) },
  third_party_notice: { label: '第三人参加行政复议通知书', template: 'third_party_notice', series: '复三', serve: { each: 'third_party' }, basis: 复议法.art(16, 1) },
  stay_decision: { label: '停止执行决定书', template: 'stay_decision', series: '复停', serve: everybody, basis: 复议法.art(42) },
  views_record: { label: '听取意见笔录', template: 'views_record', basis: 复议法.art(49) },
  hearing_notice: { label: '听证通知书', template: 'hearing_notice', series: '复听', serve: everybody, basis: 听证办法.art(4, 1) },
  hearing_record: { label: '听证笔录', template: 'hearing_record', basis: 复议法.art(50, 3) },
  committee_request: { label: '提请行政复议委员会咨询函', template: 'committee_request', series: '复询', internal: true, basis: 复议法.art(52, 2) },
  committee_opinion: { label: '行政复议委员会咨询意见', received: true, internal: true, basis: 复议法.art(52, 3) },
  conversion_notice: { label: '转为普通程序通知书', template: 'conversion_notice', series: '复转', serve: everybody, basis: 复议法.art(55) },
  extension_notice: { label: '延期审理通知书', template: 'extension_notice', series: '复延', serve: everybody, basis: 复议法.art(62, 1) },
  suspension_notice: { label: '中止行政复议通知书', template: 'suspension_notice', series: '复中', serve: everybody, basis: 复议法.art(39, 3) },
  resumption_notice: { label: '恢复审理通知书', template: 'resumption_notice', series: '复恢', serve: everybody, basis: 复议法.art(39, 3) },
  settlement_agreement: { label: '和解协议', received: true, basis: 实施条例.art(40) },
  withdrawal: { label: '撤回行政复议申请书', received: true, basis: 复议法.art(74, 2) },
  mediation_document: { label: '行政复议调解书', template: 'mediation_document', series: '复调', serve: everybody, basis: 复议法.art(73, 1) },
  termination: { label: '终止行政复议决定书', template: 'termination', series: '复终', serve: everybody, basis: 复议法.art(41) },
  dismissal: { label: '驳回行政复议申请决定书', template: 'dismissal', series: '复驳', serve: everybody, basis: 复议法.art(33) },
  decision: { label: '行政复议决定书', template: 'decision', series: '复决', serve: everybody, publish: 'afterService', basis: 复议法.art(75, 1) },
  copy_letter: { label: '抄告函', template: 'copy_letter', series: '复抄', serve: 'once', basis: 复议法.art(79, 2) },
  hand_up_letter: { label: '报请上级审理函', template: 'hand_up_letter', series: '复报', serve: 'once', internal: true, basis: 复议法.art(38, 2) },
  superior_decision: { label: '上级行政复议机关审理决定', received: true, basis: 复议法.art(38) },
} as const satisfies { readonly [document: string]: DocumentDef }

/** The paper that ends each kind of conclusion; the matter is closed after its service, not before. */
export const endingPaper = { decision: 'decision', mediation: 'mediation_document', dismissal: 'dismissal', termination: 'termination' } as const
