import { and, over } from '../../kernel/indicator/condition.ts'
import { defineIndicator, defineRatio, defineTotal } from '../../kernel/indicator/indicator.ts'
import { 三项制度, 处罚法, 裁量意见 } from '../common/law.ts'
import { supervisionBulletin } from './bulletin.ts'
import { caseReview } from './case-review.ts'
import type { CaseLedger } from './choices.ts'
import { supervisionComplaint } from './complaint.ts'
import { supervisionRectification } from './rectification.ts'
import { reentry } from './reentry.ts'
import { enforcementSystem, guidingCase, platformRank, platformTier, supervisionCoaching, supervisionMeeting, supervisionResource } from './registers.ts'
import { supervisionInspection } from './special-inspection.ts'
import { supervision } from './supervision.ts'
import { supervisionTalk } from './talk.ts'

const v = over(caseReview)
const checkedOf = <const Id extends string>(id: Id, label: string, ledger: CaseLedger) =>
  defineIndicator({ id, label, unit: '件', definition: '本期完成监督审查的案卷，以审查日期计', of: caseReview, dated: 'reviewed_on', where: v.is('case_kind', ledger), by: ['unit', 'outcome'], basis: 处罚法.art(75, 1) })
/** Placed by the day of the case, so that the share is of that month's records. */
const drawnOf = <const Id extends string>(id: Id, label: string, unit: string, ledger: CaseLedger) =>
  defineIndicator({ id, label, unit, definition: '本期案件中已被月度抽查抽中（含重大案件必审）的，以案件日期计', of: caseReview, dated: 'record_on', where: and(v.is('case_kind', ledger), v.is('selected_by', 'monthly', 'major')), by: ['unit'] })
const reviews = [
  drawnOf('inspections_sampled', '抽查的检查记录', '次', 'inspection'),
  drawnOf('orders_sampled', '抽查的责令改正', '件', 'rectification_order'),
  drawnOf('penalties_sampled', '抽查的行政处罚', '件', 'penalty'),
  defineTotal({ id: 'enforcement_records_sampled', label: '抽查的执法记录', unit: '件', definition: '本期行政检查、责令改正、行政处罚中已被月度抽查抽中的之和', total: ['inspections_sampled', 'orders_sampled', 'penalties_sampled'] }),
  defineRatio({ id: 'supervision_monthly_sampling_rate', label: '每月监督抽样比例', unit: '%', definition: '当月执法记录中已被抽中的，与当月归集总量之比；以全区总量计，不以单位计', ratio: { of: 'enforcement_records_sampled', over: 'enforcement_records_collected' } }),
  checkedOf('inspection_files_spot_checked', '抽查的检查案卷', 'inspection'),
  checkedOf('order_files_spot_checked', '抽查的责令改正案卷', 'rectification_order'),
  checkedOf('penalty_files_spot_checked', '抽查的处罚案卷', 'penalty'),
  checkedOf('coercion_files_spot_checked', '抽查的强制措施案卷', 'coercive_measure'),
  defineTotal({ id: 'case_files_spot_checked', label: '抽查执法案卷', unit: '件', definition: '本期完成监督审查的检查、责令改正、处罚、强制措施案卷之和', total: ['inspection_files_spot_checked', 'order_files_spot_checked', 'penalty_files_spot_checked', 'coercion_files_spot_checked'] }),
]
const quality = [
  defineIndicator({ id: 'case_reviews_done', label: '完成监督审查的案卷', unit: '件', definition: '本期完成监督审查的案卷，以审查日期计', of: caseReview, dated: 'reviewed_on', by: ['unit', 'case_kind'], basis: 处罚法.art(75, 1) }),
  defineIndicator({ id: 'case_reviews_passed', label: '审查合格的案卷', unit: '件', definition: '本期完成监督审查、符合要求或者仅有瑕疵口头提示的案卷', of: caseReview, dated: 'reviewed_on', where: v.is('outcome', 'passed', 'noted'), by: ['unit', 'case_kind'] }),
  defineRatio({ id: 'case_review_pass_rate', label: '案卷抽查合格率', unit: '%', definition: '审查合格的案卷与完成监督审查的案卷之比', ratio: { of: 'case_reviews_passed', over: 'case_reviews_done' } }),
  defineIndicator({ id: 'enforcement_simulations', label: '模拟操作辅导', unit: '次', definition: '本期对执法单位开展的模拟操作辅导', of: supervisionCoaching, dated: 'held_on', where: over(supervisionCoaching).is('kind', 'simulation'), by: ['unit'] }),
]
const b = over(supervisionBulletin)
const bulletins = [
  defineIndicator({ id: 'supervision_weekly_analyses', label: '执法监督周分析', unit: '期', definition: '本期定稿的周分析', of: supervisionBulletin, dated: 'frozen_on', where: b.is('kind', 'week') }),
  defineIndicator({ id: 'supervision_monthly_bulletins', label: '执法监督月通报', unit: '期', definition: '本期定稿的月通报（含排名）', of: supervisionBulletin, dated: 'frozen_on', where: b.is('kind', 'month') }),
  defineIndicator({ id: 'supervision_quarterly_bulletins', label: '执法监督季度整改通报', unit: '期', definition: '本期定稿的季度整改通报', of: supervisionBulletin, dated: 'frozen_on', where: b.is('kind', 'quarter') }),
]
const s = over(supervision)
const ladder = [
  defineIndicator({ id: 'enforcement_supervision_notices', label: '行政执法监督通知书', unit: '份', definition: '本期制发的行政执法监督通知书', of: supervision, dated: 'notice_on', by: ['unit', 'source'], basis: 处罚法.art(75, 1) }),
  defineIndicator({ id: 'enforcement_supervision_opinions', label: '行政执法监督意见书', unit: '份', definition: '本期制发的行政执法监督意见书', of: supervision, dated: 'opinion_on', by: ['unit'] }),
  defineIndicator({ id: 'enforcement_supervision_decisions', label: '行政执法监督决定书', unit: '份', definition: '本期作出的行政执法监督决定书', of: supervision, dated: 'decision_on', by: ['unit', 'decision_kind'] }),
  defineTotal({ id: 'enforcement_supervision_papers', label: '行政执法监督文书', unit: '份', definition: '本期制发的行政执法监督通知书、意见书、决定书之和', total: ['enforcement_supervision_notices', 'enforcement_supervision_opinions', 'enforcement_supervision_decisions'] }),
  defineIndicator({ id: 'supervision_notices_answered_in_time', label: '按期答复的监督通知书', unit: '份', definition: '本期制发的通知书中，在答复期限内答复的', of: supervision, dated: 'notice_on', where: s.clock('notice_reply', 'met') }),
  defineIndicator({ id: 'supervision_rectifications_demanded', label: '责成整改', unit: '件', definition: '本期责成整改的事项，以责成整改日期计', of: supervisionRectification, dated: 'demanded_on' }),
  defineIndicator({ id: 'supervision_rectifications_accepted', label: '整改验收合格', unit: '件', definition: '本期验收合格的整改，以验收日期计', of: supervisionRectification, dated: 'accepted_on' }),
]
const r = over(reentry)
const returned = r.isGiven('returned_on')
const returns = [
  defineIndicator({ id: 'enforcement_entries_returned', label: '退回重录的执法信息', unit: '件', definition: '本期因不符合要求退回重录的执法信息，撤回的不计', of: reentry, dated: 'returned_on', where: r.is('state', 'returned', 'reentered', 'confirmed'), by: ['unit'], basis: 三项制度.section(10) }),
  defineIndicator({ id: 'enforcement_units_with_returned_entries', label: '有信息被退回的单位', unit: '个', definition: '本期至少有一条执法信息被退回的单位，同一单位计一个', of: reentry, dated: 'returned_on', where: r.is('state', 'returned', 'reentered', 'confirmed'), measure: { distinct: 'unit' } }),
  defineIndicator({ id: 'enforcement_entries_reentered_late', label: '逾期重录', unit: '件', definition: '本期退回的执法信息中，曾经逾期未重录的', of: reentry, dated: 'returned_on', where: and(returned, r.is('overdue', true)), by: ['unit'] }),
]
const c = over(supervisionComplaint)
const complaints = [
  defineIndicator({ id: 'supervision_complaints_received', label: '收到执法投诉举报', unit: '件', definition: '本期收到的执法投诉举报', of: supervisionComplaint, dated: 'received_on', by: ['kind', 'channel', 'unit'], basis: 处罚法.art(75, 2) }),
  defineIndicator({ id: 'supervision_complaints_upheld', label: '查证属实的执法投诉举报', unit: '件', definition: '本期办结、查证属实或者部分属实的执法投诉举报', of: supervisionComplaint, dated: 'concluded_on', where: c.is('result', 'upheld', 'partly'), by: ['kind', 'unit'] }),
  defineIndicator({ id: 'penalty_discretion_violations', label: '因行使裁量权不规范被投诉查处', unit: '件', definition: '本期查证属实的裁量权行使不规范的投诉举报，以办结日期计', of: supervisionComplaint, dated: 'concluded_on', where: and(c.is('kind', 'discretion'), c.is('result', 'upheld', 'partly')), by: ['unit'], basis: 裁量意见.section(13) }),
]
const around = [
  defineIndicator({ id: 'enforcement_units_interviewed', label: '被约谈的单位', unit: '个', definition: '本期负责人被约谈的单位，同一单位计一个', of: supervisionTalk, dated: 'held_on', measure: { distinct: 'unit' } }),
  defineIndicator({ id: 'supervision_special_inspections', label: '执法监督检查', unit: '次', definition: '本期报告的专项、亮证执法、一线、伴随式监督检查', of: supervisionInspection, dated: 'reported_on', by: ['kind'] }),
  defineIndicator({ id: 'enforcement_guiding_cases', label: '行政执法指导案例', unit: '件', definition: '本期发布的行政执法指导案例、典型案例、优秀案卷', of: guidingCase, dated: 'issued_on', by: ['kind', 'enforcement_field'], basis: 三项制度.section(19) }),
  defineIndicator({ id: 'supervision_dispatch_meetings', label: '调度会', unit: '次', definition: '本期召开的执法监督平台调度会', of: supervisionMeeting, dated: 'held_on', where: over(supervisionMeeting).is('kind', 'dispatch') }),
  defineIndicator({ id: 'enforcement_units_coached_simulation', label: '现场演示、模拟操作的单位', unit: '个', definition: '本期接受现场演示、模拟操作辅导的单位，同一单位计一个', of: supervisionCoaching, dated: 'held_on', where: over(supervisionCoaching).is('kind', 'demonstration', 'simulation'), measure: { distinct: 'unit' } }),
  defineIndicator({ id: 'enforcement_three_systems', label: '行政执法“三项制度”', unit: '项', definition: '期末已经建立的行政执法公示、执法全过程记录、重大执法决定法制审核制度的项数', of: enforcementSystem, dated: 'at_end', where: over(enforcementSystem).is('kind', 'publicity', 'record', 'legal_review'), measure: { distinct: 'kind' }, basis: 三项制度.whole }),
  defineIndicator({ id: 'supervision_platform_tiers', label: '互联互通的监督平台层级', unit: '级', definition: '期末已经联通的执法监督平台的层级数', of: platformTier, dated: 'at_end', measure: { distinct: 'tier' } }),
]
const resource = over(supervisionResource)
const rank = (place: number, id: `enforcement_platform_city_rank_${string}`) =>
  defineIndicator({ id, label: `执法监督月度全市排名第${'一二三四'[place - 1]}`, unit: '次', definition: `本期各月排名中为全市第${place}名的次数`, of: platformRank, dated: 'month_on', where: over(platformRank).is('rank', place) })
const declared = [
  defineIndicator({ id: 'street_enforcement_special_funds', label: '街道综合执法专项经费', unit: '元', definition: '本期申报的街道综合执法专项经费之和', of: supervisionResource, dated: 'effective_on', where: resource.is('kind', 'street_funds'), measure: { sum: 'amount' } }),
  defineIndicator({ id: 'enforcement_premises_renovated', label: '修缮的执法业务用房', unit: '处', definition: '本期申报修缮的执法业务用房', of: supervisionResource, dated: 'effective_on', where: resource.is('kind', 'premises'), measure: { sum: 'quantity' } }),
  defineIndicator({ id: 'supervision_posts_added', label: '增加的执法监督编制', unit: '名', definition: '本期申报增加的执法监督行政编制', of: supervisionResource, dated: 'effective_on', where: resource.is('kind', 'posts'), measure: { sum: 'quantity' } }),
  rank(1, 'enforcement_platform_city_rank_1st'), rank(2, 'enforcement_platform_city_rank_2nd'), rank(3, 'enforcement_platform_city_rank_3rd'), rank(4, 'enforcement_platform_city_rank_4th'),
]

export const indicators = [...reviews, ...quality, ...bulletins, ...ladder, ...returns, ...complaints, ...around, ...declared] as const
