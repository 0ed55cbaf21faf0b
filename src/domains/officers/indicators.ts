import { and, not, or, over, type Condition } from '../../kernel/indicator/condition.ts'
import { defineIndicator, defineRatio, type Dating } from '../../kernel/indicator/indicator.ts'
import { 三项制度, 处罚法 } from '../common/law.ts'
import { certificate } from './certificate/certificate.ts'
import { certificateEvent } from './certificate/event.ts'
import { 地方证件规定, 山东程序规定, 市县依法行政决定 } from './law.ts'
import { qualification } from './qualification.ts'
import { certificateError, showingCheck } from './registers.ts'
import { trainingRecord } from './training/record.ts'
import { training } from './training/training.ts'

const q = over(qualification)
const exams = <const Id extends string>(id: Id, label: string, unit: string, dated: Dating<typeof qualification>, definition: string, where: Condition) =>
  defineIndicator({ id, label, unit, definition, of: qualification, dated, where, by: ['occasion'], basis: 市县依法行政决定.section(19) })
const c = over(certificate)
const cards = <const Id extends string>(id: Id, label: string, unit: string, dated: Dating<typeof certificate>, definition: string, where: Condition) =>
  defineIndicator({ id, label, unit, definition, of: certificate, dated, where, by: ['obtained'], basis: 山东程序规定.art(60, 3) })

const examinations = [
  exams('qualification_reviews', '执法资格审查', '人次', 'reviewed_on', '本期完成资格审查的申请', q.isGiven('eligibility')),
  exams('qualification_ineligible', '资格审查不合格', '人次', 'reviewed_on', '本期资格审查不合格的申请', q.is('eligibility', 'ineligible')),
  exams('certificate_exam_registered', '执法资格考试报名', '人次', 'exam_on', '报名参加本期考试的，以考试日期计；撤回的不计，补考另计', and(q.isGiven('exam_registered_on'), not(q.is('state', 'withdrawn')))),
  exams('certificate_exam_sat', '执法资格考试参考', '人次', 'sat_on', '实际参加本期考试的；缺考的不计，补考另计', q.isGiven('sat_on')),
  exams('certificate_exam_passed', '执法资格考试合格', '人次', 'sat_on', '本期考试合格的', q.is('exam_result', 'passed')),
  defineRatio({ id: 'certificate_exam_pass_rate', label: '执法资格考试合格率', unit: '%', definition: '合格的与实际参考的之比', ratio: { of: 'certificate_exam_passed', over: 'certificate_exam_sat' } }),
  defineRatio({ id: 'certificate_exam_registered_pass_rate', label: '执法资格考试合格率（以报名人数计）', unit: '%', definition: '合格的与报名的之比，缺考的在分母之内', ratio: { of: 'certificate_exam_passed', over: 'certificate_exam_registered' } }),
]
const certificates = [
  cards('certificates_issued', '新办理执法证件', '件', 'issued_on', '本期经资格考试新发的执法证件；换发、补发、延续的不计', and(c.is('obtained', 'new'), not(c.is('state', 'recorded', 'rejected')))),
  cards('enforcement_officers_added', '新增行政执法人员', '名', 'opened_on', '本期新发证和从区外调入、进入执法人员名录的人员', and(c.is('obtained', 'new', 'transferred'), not(c.is('state', 'recorded', 'rejected')))),
  cards('certificates_cancelled', '注销执法证件', '个', 'ended_on', '本期注销的执法证件；因换发、补发停止使用的和过期的不计', c.is('state', 'cancelled')),
  cards('certificates_replaced', '机构调整换证', '人', 'issued_on', '本期因机构改革换发执法证件的人员', c.is('obtained', 'reform')),
  cards('certificates_reissued', '遗失补办执法证件', '件', 'issued_on', '本期因遗失补办的执法证件', c.is('obtained', 'lost')),
  cards('certificate_holders', '持证执法人员', '人', 'at_end', '期末持有执法证件的人员，一人一证；暂扣的在内，已注销、过期和尚未核实的不在内', not(c.is('state', 'recorded'))),
  defineIndicator({ id: 'certificates_annual_reviewed', label: '审验执法证件', unit: '名', definition: '本期完成审验的执法证件，含不合格的', of: certificateEvent, dated: 'done_on', where: over(certificateEvent).is('kind', 'check'), by: ['result'], basis: 地方证件规定 }),
  defineIndicator({ id: 'certificates_renewal_trained', label: '满期重新培训、考试', unit: '名', definition: '本期满期重新培训、考试合格并延续证件的持证人员', of: certificateEvent, dated: 'done_on', where: over(certificateEvent).is('kind', 'retraining'), basis: 地方证件规定 }),
  defineIndicator({ id: 'certificate_management_errors', label: '证件管理差错', unit: '件', definition: '本期发现的证件变更、注销、补办和基础信息录入差错', of: certificateError, dated: 'found_on', by: ['kind'], basis: 三项制度.section(23) }),
  defineIndicator({ id: 'certificate_showing_checks', label: '亮证执法检查', unit: '次', definition: '本期对持证、出示证件情况的检查', of: showingCheck, dated: 'checked_on', basis: 处罚法.art(55, 1) }),
  defineIndicator({ id: 'officers_checked_for_showing', label: '亮证执法检查的人员', unit: '人次', definition: '本期亮证执法检查所查的执法人员', of: showingCheck, dated: 'checked_on', measure: { sum: 'officers' } }),
  defineIndicator({ id: 'officers_showing', label: '持证并出示的人员', unit: '人次', definition: '本期亮证执法检查中持证并出示的执法人员', of: showingCheck, dated: 'checked_on', measure: { sum: 'showing' } }),
  defineRatio({ id: 'certificate_showing_rate', label: '亮证执法率', unit: '%', definition: '持证并出示的人员与所查人员之比', ratio: { of: 'officers_showing', over: 'officers_checked_for_showing' } }),
]
const t = over(training)
/** Under the number of the card in hand, or of the one it replaced. */
const inTraining = c.matched('training_record', 'certificate_number', 'attended_on')
const trainings = [
  defineIndicator({ id: 'enforcement_trainings', label: '行政执法培训', unit: '次', definition: '本期举办的行政执法培训，含计划外的', of: training, dated: 'held_on', where: t.is('state', 'held'), by: ['kind'], basis: 市县依法行政决定.section(6) }),
  defineIndicator({ id: 'enforcement_trainings_planned', label: '计划培训', unit: '次', definition: '年度计划定于本期举办的培训，含后来取消的', of: training, dated: 'planned_on', where: t.is('in_plan', true), by: ['kind'] }),
  defineIndicator({ id: 'enforcement_trainings_planned_held', label: '已举办的计划培训', unit: '次', definition: '年度计划定于本期举办的培训中已经举办的', of: training, dated: 'planned_on', where: and(t.is('in_plan', true), t.is('state', 'held')) }),
  defineRatio({ id: 'enforcement_training_plan_rate', label: '培训计划完成率', unit: '%', definition: '已举办的计划培训与计划培训之比', ratio: { of: 'enforcement_trainings_planned_held', over: 'enforcement_trainings_planned' } }),
  defineIndicator({ id: 'enforcement_training_participants', label: '参加培训的执法人员', unit: '名', definition: '本期至少参加一次培训的执法人员，同一证号计一名', of: trainingRecord, dated: 'attended_on', measure: { distinct: 'certificate_number' }, by: ['kind'], basis: 市县依法行政决定.section(6) }),
  cards('certificate_holders_trained', '参加过培训的持证执法人员', '人', 'at_end', '期末持证执法人员中，本期至少参加一次培训的；没有证件的、培训后注销证件的不计', and(not(c.is('state', 'recorded')), or(inTraining, c.linked('replaces', inTraining)))),
  defineRatio({ id: 'enforcement_training_coverage_rate', label: '执法人员培训覆盖率', unit: '%', definition: '期末持证执法人员中参加过培训的与期末持证执法人员之比', ratio: { of: 'certificate_holders_trained', over: 'certificate_holders' } }),
  defineIndicator({ id: 'enforcement_training_hours', label: '执法人员培训学时', unit: '学时', definition: '本期执法人员接受培训的学时之和', of: trainingRecord, dated: 'attended_on', measure: { sum: 'hours' } }),
]

export const indicators = [...examinations, ...certificates, ...trainings] as const
