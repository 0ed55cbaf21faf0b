import { and, over, type Condition } from '../../../kernel/indicator/condition.ts'
import { defineIndicator, defineTotal, type Dating, type Measure } from '../../../kernel/indicator/indicator.ts'
import type { Citation } from '../../../kernel/law/law.ts'
import { 强制法 } from '../../common/law.ts'
import { coerciveEnforcement } from './execution/enforcement.ts'
import { coerciveMeasure } from './measure/measure.ts'

const STATISTICS = '行政执法统计年报表三 行政强制（国办发〔2018〕118号（六））'
interface More { readonly unit?: string; readonly basis?: Citation | string; readonly measure?: Measure }
const s = over(coerciveMeasure)
const measures = <const Id extends string>(id: Id, label: string, dated: Dating<typeof coerciveMeasure>, definition: string, where?: Condition, more: More = {}) =>
  defineIndicator({ id, label, unit: '件', definition, of: coerciveMeasure, dated, by: ['enforcement_field', 'kind'], ...(where && { where }), ...more })

const e = over(coerciveEnforcement)
const enforcements = <const Id extends string>(id: Id, label: string, dated: Dating<typeof coerciveEnforcement>, definition: string, where?: Condition, more: More = {}) =>
  defineIndicator({ id, label, unit: '件', definition, of: coerciveEnforcement, dated, by: ['enforcement_field', 'manner', 'duty', 'route'], ...(where && { where }), ...more })

/** The rows of the yearly table; restriction of liberty stands among «其他». */
const taken = [
  measures('measures_sealed', '查封场所、设施或者财物', 'taken_on', '本期实施的查封，以实施日期计，一份决定计一件', s.is('kind', 'seal'), { basis: STATISTICS }),
  measures('measures_seized', '扣押财物', 'taken_on', '本期实施的扣押，以实施日期计，一份决定计一件', s.is('kind', 'seize'), { basis: STATISTICS }),
  measures('measures_frozen', '冻结存款、汇款', 'taken_on', '本期实施的冻结，以实施日期计，一份决定计一件', s.is('kind', 'freeze'), { basis: STATISTICS }),
  measures('measures_other', '其他行政强制措施', 'taken_on', '本期实施的限制公民人身自由和其他行政强制措施，以实施日期计', s.is('kind', 'liberty', 'other'), { basis: STATISTICS }),
  defineTotal({ id: 'coercive_measures', label: '行政强制措施', unit: '件', definition: '本期实施的各种行政强制措施之和', total: ['measures_sealed', 'measures_seized', 'measures_frozen', 'measures_other'] }),
]
const course = [
  measures('measures_urgent', '情况紧急当场实施', 'taken_on', '本期未经事先批准、当场实施的强制措施', s.is('urgent', true), { basis: 强制法.art(19) }),
  measures('measures_reported_late', '当场实施后逾期报告、补办批准', 'taken_on', '当场实施后超过二十四小时报告、补办批准，或者仍未补办的', s.clock('urgent_approval', 'late', 'lapsed'), { basis: 强制法.art(19) }),
  measures('measures_extended', '延长期限', 'taken_on', '本期实施、经批准延长期限的查封、扣押、冻结', s.isGiven('extension_reason'), { basis: 强制法.art(25, 1) }),
  measures('measures_released', '解除', 'ended_on', '本期解除的强制措施，含期满由金融机构依法解除的冻结', s.is('state', 'returning', 'released'), { basis: 强制法.art(28, 1) }),
  measures('measures_disposed', '没收、销毁', 'ended_on', '本期以没收、销毁了结的查封、扣押', s.is('state', 'disposed'), { basis: 强制法.art(27) }),
  measures('measures_transferred', '随案移送', 'ended_on', '本期随涉嫌犯罪案件移送的查封、扣押、冻结', s.is('state', 'transferred'), { basis: 强制法.art(21) }),
  measures('measures_overdue', '期满未处理', 'taken_on', '本期实施、期限届满时没有处理也没有解除的查封、扣押', s.clock('seizure', 'late', 'lapsed'), { basis: 强制法.art(62, undefined, 3) }),
  measures('measures_freeze_overdue', '冻结期满未处理', 'taken_on', '本期实施、期限届满时没有处理也没有解除的冻结', s.clock('freeze', 'late', 'lapsed'), { basis: 强制法.art(62, undefined, 4) }),
  measures('measures_published_in_time', '按期公示的强制措施', 'taken_on', '在公示期限内公示的强制措施', s.clock('publication', 'met')),
]
/** «Finished or terminated in the year», by the organ itself; what the court enforced counts among the applications. */
const ended = and(e.is('state', 'performed', 'executed', 'terminated'), e.is('route', 'own', 'seized'))
const finished = <const Id extends string>(id: Id, label: string, manner: 'late_charge' | 'transfer' | 'auction' | 'removal' | 'substitute' | 'other') =>
  enforcements(id, label, 'closed_on', `本期执行完毕、当事人履行或者终结执行的强制执行，方式为${label}`, and(ended, e.is('manner', manner)), { basis: STATISTICS })
const enforced = [
  finished('enforcements_late_charge', '加处罚款或者滞纳金', 'late_charge'),
  finished('enforcements_transfer', '划拨存款、汇款', 'transfer'),
  finished('enforcements_auction', '拍卖或者依法处理查封、扣押的场所、设施或者财物', 'auction'),
  finished('enforcements_removal', '排除妨碍、恢复原状', 'removal'),
  finished('enforcements_substitute', '代履行', 'substitute'),
  finished('enforcements_other', '其他强制执行方式', 'other'),
  defineTotal({
    id: 'coercive_enforcements', label: '行政强制执行', unit: '件', definition: '本期执行完毕、当事人履行或者终结执行的各种方式的强制执行之和；处罚案件的加处罚款另见「加处罚款」',
    total: ['enforcements_late_charge', 'enforcements_transfer', 'enforcements_auction', 'enforcements_removal', 'enforcements_substitute', 'enforcements_other'],
  }),
  enforcements('enforcement_court_applications', '非处罚决定申请法院强制执行', 'court_applied_on', '本期对处罚以外的行政决定向人民法院申请强制执行的', undefined, { basis: 强制法.art(53) }),
  defineTotal({ id: 'court_applications', label: '申请法院强制执行合计', unit: '件', definition: '本期对处罚决定和其他行政决定申请法院强制执行之和', total: ['penalty_court_applications', 'enforcement_court_applications'] }),
]
const courseOfEnforcement = [
  enforcements('enforcement_decisions', '强制执行决定', 'execution_decided_on', '本期作出的强制执行决定、代履行决定', undefined, { basis: 强制法.art(37, 1) }),
  enforcements('enforcement_agreements', '执行协议', 'agreed_on', '本期达成的执行协议', undefined, { basis: 强制法.art(42, 1) }),
  enforcements('enforcement_suspensions', '中止执行', 'suspended_on', '本期中止的强制执行', undefined, { basis: 强制法.art(39, 1) }),
  enforcements('enforcement_performed', '催告后当事人履行', 'performed_on', '本期进入强制执行程序后当事人自行履行的', e.is('state', 'performed'), { basis: 强制法.art(35) }),
  enforcements('enforcement_reversed', '执行回转', 'reversed_on', '本期因决定被撤销、变更或者执行错误而恢复原状、退还财物的', undefined, { basis: 强制法.art(41) }),
  enforcements('enforcement_court_late', '逾期申请法院强制执行', 'court_applied_on', '超过三个月期限申请的', e.clock('application', 'late'), { basis: 强制法.art(53) }),
]

export const coercionIndicators = [...taken, ...course, ...enforced, ...courseOfEnforcement] as const
