import { and, not, or, over, type Condition } from '../../kernel/indicator/condition.ts'
import { defineIndicator, defineRatio } from '../../kernel/indicator/indicator.ts'
import { 处罚法 } from '../common/law.ts'
import { enforcementCampaign } from './campaign.ts'
import { penalty } from './penalty/penalty.ts'
import { caseFileEvaluation, enforcementBody, enforcementGuidance, enforcementReform, hazardEmployer } from './registers.ts'

/** 处罚法第五十七条第二款, 第五十八条第一款, and the heavy kinds of 第六十三条第一款: what supervision looks into without exception. */
const major = and(over(penalty).is('outcome', 'penalty'), or(over(penalty).is('major', true), over(penalty).isGiven('reviewed_on'), over(penalty).is('heaviest_kind', 'downgrade', 'revocation', 'shutdown', 'closure')))
const files = [
  defineIndicator({ id: 'major_cases', label: '重大案件', unit: '件', definition: '本期集体讨论、经过法制审核，或者降低资质、吊销证照、责令停产停业、责令关闭、限制从业的处罚决定', of: penalty, dated: 'decided_on', where: major, basis: 处罚法.art(57, 2) }),
  defineIndicator({ id: 'major_cases_supervised', label: '受监督的重大案件', unit: '件', definition: '本期重大案件中已经监督审查的', of: penalty, dated: 'decided_on', where: and(major, over(penalty).isGiven('supervised_on')) }),
  defineRatio({ id: 'major_case_supervision_rate', label: '重大案件监督率', unit: '%', definition: '受监督的重大案件与重大案件之比', ratio: { of: 'major_cases_supervised', over: 'major_cases' } }),
  defineIndicator({ id: 'case_files_evaluated_earlier', label: '以往登记的评查案卷', unit: '个', definition: '本期在停用的评查台账登记的行政许可、行政处罚等案卷', of: caseFileEvaluation, dated: 'evaluated_on', by: ['file_kind', 'grade'], basis: 处罚法.art(75, 1) }),
]
const body = over(enforcementBody)
const stocks = [
  defineIndicator({ id: 'enforcement_units', label: '行政执法单位', unit: '个', definition: '期末在册的行政执法单位，一个单位计一个', of: enforcementBody, dated: 'at_end', measure: { distinct: 'unit' }, by: ['kind'] }),
  defineIndicator({ id: 'supervision_platform_units_due', label: '应接入执法监督平台的单位', unit: '个', definition: '期末应当接入平台的在册单位', of: enforcementBody, dated: 'at_end', where: body.is('must_connect', true), measure: { distinct: 'unit' } }),
  defineIndicator({ id: 'supervision_platform_units_connected', label: '已接入执法监督平台的单位', unit: '个', definition: '期末应当接入平台的在册单位中已经接入的', of: enforcementBody, dated: 'at_end', where: and(body.is('must_connect', true), body.isGiven('connected_on')), measure: { distinct: 'unit' } }),
  defineRatio({ id: 'supervision_platform_connection_rate', label: '平台接入率', unit: '%', definition: '已接入单位与应接入单位之比', ratio: { of: 'supervision_platform_units_connected', over: 'supervision_platform_units_due' } }),
  defineIndicator({ id: 'enforcement_reform_fields_completed', label: '完成综合行政执法改革的领域', unit: '个', definition: '期末进展为已完成的改革领域', of: enforcementReform, dated: 'at_end', where: over(enforcementReform).is('status', 'completed'), basis: 处罚法.art(18, 1) }),
  defineIndicator({ id: 'occupational_hazard_employers', label: '尘毒职业病危害重点用人单位', unit: '家', definition: '期末在册的重点用人单位', of: hazardEmployer, dated: 'at_end' }),
  defineRatio({ id: 'occupational_hazard_inspection_coverage_rate', label: '重点用人单位监督检查覆盖率', unit: '%', definition: '受检查的重点用人单位与在册重点用人单位之比', ratio: { of: 'occupational_hazard_employers_inspected', over: 'occupational_hazard_employers' } }),
]

const g = over(enforcementGuidance)
const services = <const Id extends string>(id: Id, label: string, unit: '家' | '次', definition: string, where: Condition) =>
  defineIndicator({ id, label, unit, definition, of: enforcementGuidance, dated: 'given_on', by: ['enforcement_field'], where, basis: 处罚法.art(6), ...(unit === '家' && { measure: { distinct: 'credit_code' as const } }) })
const guided = [
  services('enterprises_risk_controlled', '帮助管控违法风险的企业', '家', '本期前端服务、行政指导后违法风险得到控制的企业，同一代码计一家', g.is('risk_controlled', true)),
  services('enterprise_diagnosis_reports', '出具法律风险会诊报告的企业', '家', '本期出具会诊报告的企业，同一代码计一家', g.is('kind', 'diagnosis')),
  services('enterprise_follow_up_visits', '跟踪回访企业', '次', '本期登记的跟踪回访', g.is('kind', 'follow_up')),
  services('enterprise_rectification_plans', '协助拟定一站式整改方案', '次', '本期登记的一站式整改方案', g.is('kind', 'plan')),
  services('light_penalty_guidance', '与轻微处罚、不予处罚相结合的行政指导', '次', '本期登记的与轻微处罚、不予处罚相结合的行政指导', g.is('kind', 'guidance')),
  defineIndicator({ id: 'enforcement_campaigns', label: '专项执法行动', unit: '项', definition: '本期批准的专项执法行动，取消的不计', of: enforcementCampaign, dated: 'approved_on', by: ['enforcement_field'], where: not(over(enforcementCampaign).is('state', 'cancelled')) }),
]

export const supervisionIndicators = [...files, ...stocks, ...guided] as const
