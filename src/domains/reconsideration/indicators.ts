import { and, not, or, over, row, type Condition } from '../../kernel/indicator/condition.ts'
import { defineIndicator, defineRatio, type Dating, type Measure } from '../../kernel/indicator/indicator.ts'
import type { Citation } from '../../kernel/law/law.ts'
import type { DecisionKind } from './choices.ts'
import { complianceSupervision } from './compliance.ts'
import { incidentalReview } from './incidental-review.ts'
import { 复议法, 行政诉讼法 } from '../common/law.ts'
import { 实施条例 } from './law.ts'
import { reconsiderationLetter } from './letter.ts'
import { reconsideration } from './reconsideration.ts'
import { bulletin, committeeMember, contactPoint, guidance, premises, training } from './registers.ts'

const c = over(reconsideration)
const dimensions = ['act_kind', 'field_of_administration', 'respondent', 'respondent_kind', 'track', 'channel'] as const
type Dates = Dating<typeof reconsideration>

/** A count of cases; every one is broken down by the columns of the national statistics. */
const cases = <const Id extends string>(id: Id, label: string, dated: Dates, definition: string, where?: Condition, more: { readonly basis?: Citation; readonly unit?: string; readonly measure?: Measure } = {}) =>
  defineIndicator({ id, label, unit: '件', definition, of: reconsideration, dated, by: dimensions, ...(where && { where }), ...more })
const rate = <const Id extends string>(id: Id, label: string, of: string, over: string, definition: string, basis?: Citation) =>
  defineRatio({ id, label, unit: '%', definition, ratio: { of, over }, ...(basis && { basis }) })

const concluded = c.is('state', 'closed', 'not_accepted', 'given_up', 'resolved_early', 'withdrawn_early')
const tried = c.is('state', 'closed')
const decided = (...kinds: readonly DecisionKind[]) => and(tried, c.is('conclusion', 'decision'), c.is('decision', ...kinds))
const corrected = or(decided('change', 'revoke', 'revoke_part', 'confirm_unlawful', 'confirm_void', 'perform'), and(tried, c.is('agreement_counted', true)))

const intake = [
  cases('reconsideration_applications_received', '收到行政复议申请', 'received_on', '本期收到的行政复议申请，以收到申请日期计；仍在原行政机关、尚未转送的不计'),
  cases('reconsideration_applications_accepted', '受理行政复议申请', 'accepted_on', '本期受理的申请，含视为受理；视为受理的以审查期限届满之日计', undefined, { basis: 复议法.art(30) }),
  cases('reconsideration_deemed_accepted', '视为受理', 'accepted_on', '审查期限届满未作不予受理决定，视为受理的申请', c.is('acceptance', 'deemed'), { basis: 复议法.art(30, 3) }),
  cases('reconsideration_not_accepted', '不予受理', 'refused_on', '本期决定不予受理的申请，以决定日期计', undefined, { basis: 复议法.art(30, 2) }),
  cases('reconsideration_given_up', '视为放弃', 'closed_on', '逾期不补正，记录为视为放弃的申请', c.is('state', 'given_up'), { basis: 复议法.art(31, 2) }),
  cases('reconsideration_resolved_before_acceptance', '案前化解', 'closed_on', '受理前化解争议、申请人撤回的申请；单纯撤回的不计', c.is('state', 'resolved_early')),
  cases('reconsideration_contact_point_applications', '便民联系点收到的申请', 'received_on', '经便民联系点提出的申请', c.is('channel', 'contact_point')),
  cases('reconsideration_oral_applications', '口头申请', 'received_on', '口头提出、当场记录的申请', c.is('form', 'oral'), { basis: 复议法.art(22, 3) }),
  cases('reconsideration_carried_over', '期末结转', 'at_end', '期末尚未办结的案件'),
  rate('reconsideration_acceptance_rate', '受理率', 'reconsideration_applications_accepted', 'reconsideration_applications_received', '本期受理数与本期收到申请数之比；期初结转的申请在本期受理的计入分子'),
]
const conclusion = [
  cases('reconsideration_concluded', '办结', 'closed_on', '本期办结的案件：审结结案、不予受理、视为放弃、案前化解和受理前撤回；以结案日期计，移交上级审理的不计', concluded),
  cases('reconsideration_tried', '审结', 'closed_on', '受理后审结并已送达结案的案件；不含不予受理', tried),
  cases('reconsideration_mediated', '调解、和解结案', 'closed_on', '调解书结案，以及经调解或者和解撤回而终止的案件；单纯撤回的不计',
    and(tried, or(c.is('conclusion', 'mediation'), and(c.is('conclusion', 'termination'), c.is('withdrawal_cause', 'mediated', 'settled')))), { basis: 复议法.art(73) }),
  rate('reconsideration_mediation_rate', '综合调解率', 'reconsideration_mediated', 'reconsideration_concluded', '调解书结案和经调解、和解撤回终止的案件，与办结案件之比', 复议法.art(5)),
  cases('reconsideration_substantively_resolved', '实质化解', 'closed_on', '办结后至观察日（设定）未又起诉、信访的案件；起诉期限未满的，数据为暂计', and(concluded, c.is('contested', false))),
  cases('reconsideration_resolution_provisional', '实质化解暂计', 'closed_on', '办结而起诉期限尚未届满的案件', and(concluded, or(c.clock('suit', 'running'), c.clock('suit_third_party', 'running'))), { basis: 行政诉讼法.art(45) }),
  rate('reconsideration_substantive_resolution_rate', '实质化解率', 'reconsideration_substantively_resolved', 'reconsideration_concluded', '办结后至观察日未又起诉、信访的案件，与办结案件之比'),
  cases('reconsideration_upheld', '维持', 'closed_on', '决定维持行政行为的案件', decided('uphold'), { basis: 复议法.art(68) }),
  cases('reconsideration_revoked', '撤销', 'closed_on', '决定撤销行政行为的案件，含部分撤销', decided('revoke', 'revoke_part'), { basis: 复议法.art(64) }),
  cases('reconsideration_changed', '变更', 'closed_on', '决定变更行政行为的案件', decided('change'), { basis: 复议法.art(63) }),
  cases('reconsideration_confirmed_unlawful', '确认违法', 'closed_on', '确认行政行为违法的案件', decided('confirm_unlawful'), { basis: 复议法.art(65) }),
  cases('reconsideration_confirmed_void', '确认无效', 'closed_on', '确认行政行为无效的案件', decided('confirm_void'), { basis: 复议法.art(67) }),
  cases('reconsideration_ordered_to_perform', '责令履行', 'closed_on', '决定被申请人在一定期限内履行的案件', decided('perform'), { basis: 复议法.art(66) }),
  cases('reconsideration_rejected', '驳回请求', 'closed_on', '决定驳回行政复议请求的案件', decided('reject'), { basis: 复议法.art(69) }),
  cases('reconsideration_agreement_liability', '行政协议责任', 'closed_on', '决定被申请人承担行政协议责任的案件', decided('agreement'), { basis: 复议法.art(71) }),
  cases('reconsideration_dismissed', '驳回申请', 'closed_on', '受理后驳回行政复议申请的案件', and(tried, c.is('conclusion', 'dismissal')), { basis: 复议法.art(33) }),
  cases('reconsideration_mediation_documents', '调解书结案', 'closed_on', '以行政复议调解书结案的案件', and(tried, c.is('conclusion', 'mediation')), { basis: 复议法.art(73) }),
  cases('reconsideration_terminated', '终止', 'closed_on', '决定终止行政复议的案件', and(tried, c.is('conclusion', 'termination')), { basis: 复议法.art(41) }),
  cases('reconsideration_corrected', '纠错', 'closed_on', '变更、撤销、部分撤销、确认违法、确认无效、责令履行的案件；行政协议责任案件依设定计入', corrected),
  rate('reconsideration_correction_rate', '纠错率', 'reconsideration_corrected', 'reconsideration_tried', '纠错案件与审结案件之比'),
  cases('reconsideration_compensation_amount', '决定赔偿金额', 'closed_on', '决定给予赔偿的金额合计', and(tried, c.is('compensation', 'granted')), { unit: '元', measure: { sum: 'compensation_amount' }, basis: 复议法.art(72) }),
  cases('reconsideration_sued_after', '办结后起诉', 'sued_on', '办结后又提起行政诉讼的案件，以起诉日期计', undefined, { basis: 复议法.art(10) }),
  cases('reconsideration_decisions_published', '公开行政复议决定书', 'published_on', '本期公开且没有撤回的决定书', undefined, { basis: 复议法.art(79, 1) }),
  cases('reconsideration_copied_to_superior', '抄告上一级主管部门', 'copied_on', '本期抄告的决定书', undefined, { basis: 复议法.art(79, 2), unit: '份' }),
]
const handling = [
  cases('reconsideration_simplified', '适用简易程序受理', 'accepted_on', '现适用简易程序的受理案件；已转为普通程序的不计', c.is('track', 'simplified'), { basis: 复议法.art(53) }),
  rate('reconsideration_simplified_rate', '简易程序适用率', 'reconsideration_simplified', 'reconsideration_applications_accepted', '适用简易程序的案件与受理案件之比'),
  cases('reconsideration_heard', '听证', 'hearing_held_on', '本期举行听证的案件', c.is('hearing_outcome', 'held'), { basis: 复议法.art(50) }),
  cases('reconsideration_heads_at_hearing', '被申请人负责人参加听证', 'hearing_held_on', '被申请人负责人参加听证的案件', c.is('head_attendance', 'head'), { basis: 复议法.art(51, 3) }),
  rate('reconsideration_head_attendance_rate', '负责人参加听证率', 'reconsideration_heads_at_hearing', 'reconsideration_heard', '被申请人负责人参加听证的案件与举行听证的案件之比'),
  cases('reconsideration_committee_consulted', '复议委员会咨询', 'accepted_on', '本期受理、已有行政复议委员会咨询意见的案件', c.isGiven('committee_opinion'), { basis: 复议法.art(52) }),
  cases('reconsideration_stays', '停止执行', 'stayed_on', '本期决定停止执行的案件', undefined, { basis: 复议法.art(42) }),
  cases('reconsideration_extended', '延长审理期限', 'decided_on', '本期审结的案件中延长过审理期限的', c.has('extension_notice'), { basis: 复议法.art(62, 1) }),
  cases('reconsideration_decided', '作出审结文书', 'decided_on', '本期作出决定、调解书生效、驳回申请或者终止的案件，有审理期限的', c.clock('trial', 'met', 'late')),
  cases('reconsideration_decided_in_time', '按期审结', 'decided_on', '本期在审理期限内作出审结文书的案件', c.clock('trial', 'met'), { basis: 复议法.art(62) }),
  rate('reconsideration_in_time_rate', '按期审结率', 'reconsideration_decided_in_time', 'reconsideration_decided', '在审理期限内作出审结文书的案件，与作出审结文书的案件之比'),
  cases('reconsideration_decided_late', '超期审结', 'decided_on', '本期超过审理期限作出审结文书的案件', c.clock('trial', 'late')),
  cases('reconsideration_overdue', '超期未结', 'accepted_on', '本期受理、审理期限已届满而未审结的案件', c.clock('trial', 'lapsed')),
  cases('reconsideration_replies_due', '应当答复', 'accepted_on', '本期受理、答复期限已结束的案件', c.clock('reply', 'met', 'late', 'lapsed')),
  cases('reconsideration_replies_in_time', '按期答复', 'accepted_on', '本期受理、被申请人按期答复的案件', c.clock('reply', 'met'), { basis: 复议法.art(48) }),
  rate('reconsideration_reply_rate', '按期答复率', 'reconsideration_replies_in_time', 'reconsideration_replies_due', '被申请人按期答复的案件，与答复期限已结束的案件之比'),
  cases('reconsideration_views_heard', '听取意见', 'accepted_on', '本期受理、已经当面或者通过互联网、电话听取意见的案件', c.some('view', row.is('mode', 'in_person', 'internet', 'telephone')), { basis: 复议法.art(49) }),
]
const around = [
  defineIndicator({
    id: 'reconsideration_opinion_letters', label: '行政复议意见书', unit: '份', definition: '本期制发的行政复议意见书', basis: 复议法.art(76),
    of: reconsiderationLetter, dated: 'issued_on', where: over(reconsiderationLetter).is('kind', 'opinion'), by: ['recipient', 'outcome'],
  }),
  defineIndicator({
    id: 'reconsideration_suggestion_letters', label: '行政复议建议书', unit: '份', definition: '本期制发的行政复议建议书', basis: 实施条例.art(57, 2),
    of: reconsiderationLetter, dated: 'issued_on', where: over(reconsiderationLetter).is('kind', 'suggestion'), by: ['recipient'],
  }),
  defineIndicator({
    id: 'reconsideration_opinions_unanswered', label: '意见书逾期未反馈', unit: '份', definition: '本期制发、六十日期限届满而未反馈的意见书', basis: 复议法.art(76),
    of: reconsiderationLetter, dated: 'issued_on', where: over(reconsiderationLetter).clock('feedback', 'lapsed'), by: ['recipient'],
  }),
  defineIndicator({
    id: 'reconsideration_norm_reviews', label: '规范性文件附带审查', unit: '件', definition: '本期启动的规范性文件或者依据审查，以复议中止日期计', basis: 复议法.art(56),
    of: incidentalReview, dated: 'suspended_on', by: ['raised_by', 'competence', 'result'],
  }),
  defineIndicator({
    id: 'reconsideration_performance_orders', label: '责令限期履行', unit: '件', definition: '本期责令被申请人限期履行的案件', basis: 复议法.art(77, 2),
    of: complianceSupervision, dated: 'ordered_on', by: ['obligor', 'duty'],
  }),
  defineIndicator({
    id: 'reconsideration_interviews', label: '约谈', unit: '次', definition: '本期因不履行约谈负责人的案件', basis: 复议法.art(77, 2),
    of: complianceSupervision, dated: 'interviewed_on', by: ['obligor'],
  }),
  defineIndicator({
    id: 'reconsideration_unperformed', label: '逾期未履行', unit: '件', definition: '本期应当履行、履行期限已届满而未履行的案件，以文书送达日期计', basis: 复议法.art(77),
    of: complianceSupervision, dated: 'effective_on', where: and(not(over(complianceSupervision).isGiven('fulfilled_on')), over(complianceSupervision).is('state', 'watching', 'ordered'),
      or(over(complianceSupervision).clock('redo', 'lapsed'), over(complianceSupervision).clock('performance', 'lapsed'), over(complianceSupervision).clock('order', 'lapsed'))), by: ['obligor', 'duty'],
  }),
  defineIndicator({ id: 'reconsideration_litigation_bulletins', label: '行政复议与行政应诉工作通报', unit: '期', definition: '本期印发的通报', of: bulletin, dated: 'issued_on', by: ['kind'] }),
  defineIndicator({ id: 'reconsideration_litigation_trainings', label: '行政复议与行政应诉培训', unit: '次', definition: '本期举办的业务培训、案件讨论培训', basis: 实施条例.art(60), of: training, dated: 'held_on', by: ['kind'] }),
  defineIndicator({ id: 'reconsideration_case_guidance', label: '个案指导', unit: '次', definition: '本期对单位作出的个案指导，一次一条', of: guidance, dated: 'given_on', by: ['unit'] }),
  defineIndicator({ id: 'reconsideration_contact_points', label: '便民联系点', unit: '个', definition: '期末设立的行政复议便民联系点', of: contactPoint, dated: 'at_end', by: ['host'] }),
  defineIndicator({ id: 'reconsideration_committee_members', label: '行政复议委员会委员', unit: '人', definition: '期末在任的委员', basis: 复议法.art(52, 1), of: committeeMember, dated: 'at_end', by: ['kind'] }),
  defineIndicator({ id: 'reconsideration_premises_area', label: '行政复议办案场所面积', unit: '平方米', definition: '期末办案场所面积合计，由单位填报', basis: 复议法.art(7), of: premises, dated: 'at_end', measure: { sum: 'area' }, by: ['use'] }),
] as const

export const indicators = [...intake, ...conclusion, ...handling, ...around] as const
