import { and, not, or, over, row, type Condition } from '../../kernel/indicator/condition.ts'
import { defineIndicator, defineRatio, defineTotal, type Dating, type Measure } from '../../kernel/indicator/indicator.ts'
import type { Citation } from '../../kernel/law/law.ts'
import { inspection } from './inspection.ts'
import { 三项制度, 优化营商环境条例, 处罚法, 强制法 } from '../common/law.ts'
import { penalty } from './penalty/penalty.ts'
import { rectificationOrder } from './rectification-order.ts'

interface More { readonly unit?: string; readonly basis?: Citation | string; readonly measure?: Measure }
const STATISTICS = '行政执法统计年报（国办发〔2018〕118号（六））'

const p = over(penalty)
const penalties = <const Id extends string>(id: Id, label: string, dated: Dating<typeof penalty>, definition: string, where?: Condition, more: More = {}) =>
  defineIndicator({ id, label, unit: '件', definition, of: penalty, dated, by: ['enforcement_field', 'track', 'heaviest_kind', 'outcome'], ...(where && { where }), ...more })
const i = over(inspection)
const inspections = <const Id extends string>(id: Id, label: string, dated: Dating<typeof inspection>, definition: string, where?: Condition, more: More = {}) =>
  defineIndicator({ id, label, unit: '次', definition, of: inspection, dated, by: ['enforcement_field', 'mode', 'result', 'subject_kind'], ...(where && { where }), ...more })
const o = over(rectificationOrder)
const orders = <const Id extends string>(id: Id, label: string, dated: Dating<typeof rectificationOrder>, definition: string, where?: Condition, more: More = {}) =>
  defineIndicator({ id, label, unit: '件', definition, of: rectificationOrder, dated, by: ['enforcement_field', 'kind', 'recheck_result'], ...(where && { where }), ...more })
const rate = <const Id extends string>(id: Id, label: string, of: string, over: string, definition: string, basis?: Citation | string) =>
  defineRatio({ id, label, unit: '%', definition, ratio: { of, over }, ...(basis && { basis }) })

const imposed = p.is('outcome', 'penalty')
const done = ['met', 'late', 'lapsed'] as const
/** A patrol without a fixed object is no inspection, and one that led to a penalty is counted there. */
const counted = and(i.isGiven('inspected_on'), i.is('patrol', false), not(i.linked('from_inspection', row.is('outcome', 'penalty'))))
/** An order that was not taken back. */
const standing = not(o.is('state', 'revoked'))

const recorded = [
  inspections('enforcement_inspections', '行政检查', 'inspected_on', '本期实施、有固定对象和完整记录的检查，一个对象计一次；巡查不计，引起行政处罚的在行政处罚中计', counted, { basis: STATISTICS }),
  orders('rectification_orders', '责令改正', 'ordered_on', '本期作出的责令改正，以责令日期计；已撤销的不计', standing, { basis: 处罚法.art(28, 1) }),
  penalties('penalty_cases', '行政处罚', 'decided_on', '本期作出的行政处罚决定，一份决定计一件，有数种处罚的按最重的种类计', imposed, { basis: STATISTICS }),
  defineTotal({ id: 'enforcement_records_collected', label: '归集行政执法案件', unit: '件', definition: '本期行政检查、责令改正、行政处罚之和', total: ['enforcement_inspections', 'rectification_orders', 'penalty_cases'] }),
]
const online = [
  inspections('inspections_on_platform', '在平台办理的检查', 'inspected_on', '本期行政检查中在本系统办理或者由业务系统推送的，事后导入的不计', and(counted, i.is('origin', 'handled', 'pushed'))),
  orders('orders_on_platform', '在平台办理的责令改正', 'ordered_on', '本期责令改正中在本系统办理或者由业务系统推送的，事后导入的不计', and(standing, o.is('origin', 'handled', 'pushed'))),
  penalties('penalties_on_platform', '在平台办理的处罚', 'decided_on', '本期行政处罚决定中在本系统办理或者由业务系统推送的，事后导入的不计', and(imposed, p.is('origin', 'handled', 'pushed'))),
  defineTotal({ id: 'enforcement_records_on_platform', label: '在平台办理的执法案件', unit: '件', definition: '本期行政检查、责令改正、行政处罚中在平台办理的之和', total: ['inspections_on_platform', 'orders_on_platform', 'penalties_on_platform'] }),
  rate('enforcement_platform_use_rate', '平台应用率', 'enforcement_records_on_platform', 'enforcement_records_collected', '在平台办理的执法案件与归集的执法案件之比'),
]
const cases = [
  penalties('enforcement_cases_filed', '立案', 'filed_on', '本期立案的行政处罚案件，以立案日期计', undefined, { basis: 处罚法.art(54, 2) }),
  penalties('enforcement_cases_closed', '结案', 'closed_on', '本期结案的行政处罚案件，以结案日期计；不予立案、移送管辖、撤销案件的不计', p.is('state', 'closed')),
  penalties('penalty_not_filed', '不予立案', 'closed_on', '核查后不予立案的线索', p.is('state', 'not_filed')),
  penalties('penalty_withdrawn', '撤销案件', 'decided_on', '立案后撤销的案件', p.is('outcome', 'withdrawn')),
  penalties('penalty_waived', '不予行政处罚', 'decided_on', '违法行为轻微等依法不予行政处罚的决定', p.is('outcome', 'no_penalty'), { basis: 处罚法.art(33) }),
  penalties('penalty_first_offence_waived', '首违不罚', 'decided_on', '初次违法且危害后果轻微并及时改正，不予行政处罚的决定', and(p.is('outcome', 'no_penalty'), p.is('no_penalty_ground', 'first')), { basis: 处罚法.art(33, 1) }),
  penalties('penalty_not_established', '违法事实不能成立', 'decided_on', '违法事实不能成立而不予行政处罚的决定', p.is('outcome', 'not_established'), { basis: 处罚法.art(57, 1, 3) }),
  penalties('penalty_transferred_judicial', '移送司法机关', 'decided_on', '涉嫌犯罪移送司法机关的案件', p.is('outcome', 'judicial'), { basis: 处罚法.art(27, 1) }),
  penalties('penalty_summary', '当场处罚', 'decided_on', '适用简易程序当场作出的处罚决定', and(imposed, p.is('track', 'summary')), { basis: 处罚法.art(51) }),
  penalties('penalty_mitigated', '从轻、减轻处罚', 'decided_on', '写明从轻、减轻情形的处罚决定', and(imposed, p.is('mitigations', 'harm_removed', 'coerced', 'confessed', 'merit', 'minor_age', 'other_law')), { basis: 处罚法.art(32) }),
  penalties('penalty_hearings_held', '听证', 'hearing_held_on', '本期举行听证的处罚案件', p.is('hearing_outcome', 'held'), { basis: 处罚法.art(63, 1) }),
  penalties('penalty_legal_reviews', '法制审核', 'reviewed_on', '本期完成法制审核的处罚案件，含退回的', undefined, { basis: 处罚法.art(58, 1) }),
  penalties('penalty_legal_reviews_returned', '法制审核退回', 'reviewed_on', '最近一次审核被退回的处罚案件', p.is('review_result', 'returned'), { basis: 三项制度.section(13) }),
]
const amounts = [
  penalties('penalty_fines_total', '罚没款总额', 'decided_on', '本期处罚决定的罚款和没收金额之和，以决定书写明且能确定的金额为准；金额不能确定的以往数据不计', imposed, { unit: '元', measure: { sum: 'amount_total' }, basis: STATISTICS }),
  penalties('penalty_fines', '罚款总额', 'decided_on', '本期处罚决定的罚款之和', imposed, { unit: '元', measure: { sum: 'fine_total' } }),
  penalties('penalty_confiscations', '没收总额', 'decided_on', '本期处罚决定没收的违法所得、非法财物金额之和', imposed, { unit: '元', measure: { sum: 'confiscation_total' } }),
  penalties('penalty_late_fines', '加处罚款', 'late_fine_until', '本期决定加处罚款的金额之和', undefined, { unit: '元', measure: { sum: 'late_fine' }, basis: 处罚法.art(72, 1, 1) }),
]
const published = [
  penalties('penalty_publication_due', '应公示的处罚决定', 'decided_on', '公示期限已经届满或者已经公示的处罚决定；依法不予公示的、期限未满尚未公示的不计', and(imposed, p.clock('publication', ...done)), { basis: 三项制度.section(6) }),
  penalties('penalty_published_in_time', '按期公示的处罚决定', 'decided_on', '在公示期限内公示的处罚决定', and(imposed, p.clock('publication', 'met')), { basis: 三项制度.section(6) }),
  rate('penalty_publication_rate', '处罚信息公示率', 'penalty_published_in_time', 'penalty_publication_due', '按期公示数与应公示数之比，不以全部处罚决定为分母', 三项制度.section(6)),
  penalties('penalty_publications_withdrawn', '撤回公示', 'publication_withdrawn_on', '本期撤回的处罚公示', undefined, { basis: 处罚法.art(48, 2) }),
  penalties('penalty_publication_withdrawal_due', '应撤回的公示', 'overturned_on', '公示后被变更、撤销、确认违法或者无效，撤回期限已届满或者已撤回的决定', p.clock('publication_withdrawal', ...done)),
  penalties('penalty_publication_withdrawn_in_time', '按期撤回的公示', 'overturned_on', '三个工作日内撤回的公示', p.clock('publication_withdrawal', 'met')),
  rate('penalty_publication_withdrawal_rate', '公示按期撤回率', 'penalty_publication_withdrawn_in_time', 'penalty_publication_withdrawal_due', '按期撤回数与应撤回数之比', 处罚法.art(48, 2)),
]
const challenged = [
  penalties('penalty_cases_challenged', '处罚后被申请复议或者起诉', 'decided_on', '本期处罚决定中，登记了复议、诉讼或者与行政复议案件关联的', and(imposed, or(p.isGiven('challenged_on'), p.linked('challenges'))), { basis: 处罚法.art(7, 1) }),
  penalties('penalty_cases_revoked_or_changed', '处罚被撤销或者变更', 'decided_on', '被申请复议或者起诉的本期处罚决定中，结果为撤销、部分撤销或者变更的',
    and(imposed, or(p.is('challenge_outcome', 'revoked', 'changed'), p.linked('challenges', row.is('decision', 'revoke', 'revoke_part', 'change'))))),
]
const inTime = [
  penalties('penalty_decisions_due', '应按期作出的决定', 'filed_on', '本期立案、已作出决定或者办案期限已经届满的案件', p.clock('decision', ...done), { basis: 处罚法.art(60) }),
  penalties('penalty_decisions_in_time', '按期作出的决定', 'filed_on', '本期立案、在办案期限（含依法延长、扣除）内作出决定的案件', p.clock('decision', 'met'), { basis: 处罚法.art(60) }),
  rate('penalty_on_time_rate', '办案期限遵守率', 'penalty_decisions_in_time', 'penalty_decisions_due', '按期作出决定的案件与应按期作出决定的案件之比', 处罚法.art(60)),
  penalties('penalty_overdue', '超过办案期限', 'filed_on', '本期立案、办案期限已经届满仍未作出决定的案件', p.clock('decision', 'lapsed'), { basis: 处罚法.art(60) }),
  penalties('penalty_service_late', '逾期送达', 'decided_on', '决定书超过期限送达或者仍未送达的案件', p.clock('service', 'late', 'lapsed'), { basis: 处罚法.art(61, 1) }),
  penalties('penalty_executed', '执行完毕', 'fulfilled_on', '本期履行完毕的处罚决定', imposed),
  penalties('penalty_court_applications', '申请法院强制执行', 'court_applied_on', '本期向人民法院申请强制执行的案件', undefined, { basis: 强制法.art(53) }),
]
const onSite = [
  inspections('inspection_patrols', '巡查', 'inspected_on', '没有固定对象或者记录的巡查，不计入行政检查', i.is('patrol', true)),
  inspections('inspection_with_problems', '发现问题的检查', 'inspected_on', '发现问题或者违法线索的检查', and(counted, i.is('result', 'corrected', 'ordered', 'clue'))),
  rate('inspection_problem_rate', '检查问题发现率', 'inspection_with_problems', 'enforcement_inspections', '发现问题的检查与行政检查之比'),
  inspections('inspection_random', '双随机抽查', 'inspected_on', '以随机抽取对象和人员方式实施的检查', and(counted, i.is('mode', 'random')), { basis: 优化营商环境条例.art(54, 1) }),
  inspections('joint_random_inspections', '“双随机、一公开”联合抽查', 'inspected_on', '本期部门联合双随机抽查的经营主体，同一代码计一户', and(i.is('mode', 'random'), i.is('joint', true), i.is('patrol', false)), { unit: '户', measure: { distinct: 'subject_code' }, basis: 优化营商环境条例.art(54, 1) }),
  inspections('registration_random_inspections', '登记事项和公示信息抽查', 'inspected_on', '本期随机抽查登记事项和公示信息的经营主体，同一代码计一户', and(i.is('mode', 'random'), i.is('item_kind', 'registration'), i.is('patrol', false)), { unit: '户', measure: { distinct: 'subject_code' }, basis: 优化营商环境条例.art(54, 1) }),
  inspections('inspection_enterprises', '被检查企业', 'inspected_on', '本期被检查的企业、个体工商户，同一代码计一家', and(counted, i.is('subject_kind', 'enterprise', 'individual_business')), { unit: '家', measure: { distinct: 'subject_code' } }),
  inspections('occupational_hazard_employers_inspected', '受检查的尘毒职业病危害重点用人单位', 'inspected_on', '本期至少受一次检查的名录内用人单位，同一代码计一家', and(i.is('key_list', 'dust_toxic'), i.is('patrol', false)), { unit: '家', measure: { distinct: 'subject_code' } }),
  orders('rectification_due', '应改正到位的责令改正', 'ordered_on', '改正期限已经届满或者已经改正的责令限期改正', o.clock('correction', ...done)),
  orders('rectification_in_time', '按期改正', 'ordered_on', '在改正期限内改正的责令限期改正', o.clock('correction', 'met')),
  rate('rectification_rate', '按期改正率', 'rectification_in_time', 'rectification_due', '按期改正的与应改正到位的责令限期改正之比', 处罚法.art(28, 1)),
]

export const indicators = [...recorded, ...online, ...cases, ...amounts, ...published, ...challenged, ...inTime, ...onSite] as const
