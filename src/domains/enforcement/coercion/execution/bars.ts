import { chinaDay, chinaMinute } from '../../../../kernel/law/day.ts'
import type { IsoDate } from '../../../../kernel/law/law.ts'
import { fenOf } from '../../../../kernel/law/money.ts'
import { isOver } from '../../../../kernel/procedure/procedure.ts'
import { 三项制度, 强制法, 行政诉讼法 } from '../../../common/law.ts'
import { certified } from '../../certified.ts'
import type { Enforcement, EnforcementBars } from './types.ts'

/** 采取强制执行必须主动出示执法证件 (118号（五）): who has none to show does not enforce. */
export const officers: EnforcementBars = {
  '承办的执法人员少于法定人数': (m) => m.values.handlers.length < m.facts.officers, ...certified({ delegable: false, basis: 三项制度.section(5) }),
}
/** Which enforcements an action concerns. */
export const only = {
  own: { by: 'route', of: ['own', 'seized'] },
  court: { by: 'route', of: ['court'] },
  money: { by: 'duty', of: ['money'] },
  acts: { by: 'duty', of: ['removal', 'demolition', 'other'] },
  demolition: { by: 'duty', of: ['demolition'] },
  substitute: { by: 'manner', of: ['substitute'] },
  transfer: { by: 'manner', of: ['transfer'] },
} as const

/** Applications on a penalty decision, and the late fine of 行政处罚法第七十二条, stand in the file of the penalty. */
export const ofPenalty = (m: Enforcement): boolean => m.facts.decisions.some(({ ledger }) => ledger === 'penalty')

const isChallenged = (m: Enforcement): boolean => m.rows.challenge.some(({ ended_on }) => ended_on === null) || m.facts.reconsiderations.some(({ closed }) => !closed)
/** A suit after the reconsideration is open still: fifteen days (行政诉讼法第四十五条). */
const maySue = (m: Enforcement): boolean =>
  m.values.review_ended_on !== null && m.rows.challenge.every(({ kind }) => kind !== 'litigation') && m.clock('suit').state === 'running'
/** The party neither asked for reconsideration nor sued in time, or what it began is over. */
export const final: EnforcementBars = {
  '复议、诉讼尚未终结': isChallenged,
  '申请复议、提起诉讼的期限尚未届满': (m) => m.values.remedy_expired_on === null && m.values.challenged_on === null,
  '复议后起诉的期限尚未届满': { basis: 行政诉讼法.art(45), if: maySue },
}

const undone = ['revoked', 'void']
/** What was revoked is not enforced; what was changed is enforced as changed. */
export const standing: EnforcementBars = {
  '据以执行的行政决定已被撤销，应当终结执行': { basis: 强制法.art(40, undefined, 4), if: (m) => m.rows.challenge.some(({ outcome }) => outcome !== null && undone.includes(outcome))
    || m.facts.decisions.some(({ state, values }) => state === 'revoked' || undone.includes(values['self_correction'] as string) || undone.includes(values['challenge_outcome'] as string)) },
}

const heardSince = (m: Enforcement) => m.rows.opinion.filter(({ made_on }) => m.values.demanded_on === null || made_on >= m.values.demanded_on)
export const heard: EnforcementBars = {
  '当事人的陈述、申辩尚未复核': { basis: 强制法.art(36), if: (m) => m.rows.opinion.some(({ result }) => result === null) },
  '已采纳当事人的意见，应当重新催告或者终结执行': { basis: 强制法.art(36), if: (m) => heardSince(m).some(({ result }) => result === 'accepted') },
}

/** 第三十五、三十七条第一款: demanded, and the term told in it over. */
export const demanded: EnforcementBars = {
  '催告书尚未送达': { basis: 强制法.art(35), if: (m) => m.servedOn('demand') === null },
  '催告书送达时催告的履行期限已过，应当重新催告': { basis: 强制法.art(35), if: (m) => {
    const served = m.servedOn('demand')
    return served !== null && m.values.demand_by !== null && served > m.values.demand_by
  } },
  '催告的履行期限尚未届满': { basis: 强制法.art(37, 1), if: (m) => m.values.demand_by !== null && m.values.demand_by >= m.on },
}

const isFinal = (m: Enforcement): boolean => !isChallenged(m) && !maySue(m) && (m.values.remedy_expired_on !== null || m.values.challenged_on !== null)
/** What must have gone before, whatever the manner. */
export const ripe: EnforcementBars = {
  '没有法律规定本机关强制执行的，应当申请人民法院强制执行': { basis: 强制法.art(13, 2), if: (m) => m.values.route === 'own' && m.values.power_basis === null },
  '尚未公告限期自行拆除': { basis: 强制法.art(44), if: (m) => m.values.duty === 'demolition' && m.values.announced_on === null },
  '公告的自行拆除期限尚未届满': { basis: 强制法.art(44), if: (m) => m.values.duty === 'demolition' && m.values.self_demolish_by !== null && m.values.self_demolish_by >= m.on },
  '当事人申请复议、提起诉讼的期限未满或者复议、诉讼尚未终结，不得强制拆除': { basis: 强制法.art(44), if: (m) => m.values.duty === 'demolition' && !isFinal(m) },
  '只能拍卖在行政管理过程中已经查封、扣押的财物，请先关联查封、扣押的案卷': { basis: 强制法.art(46, 3), if: (m) =>
    m.values.route === 'seized' && m.facts.measures.every(({ values }) => values['kind'] !== 'seal' && values['kind'] !== 'seize') },
  '当事人在法定期限内可以申请复议、提起诉讼，不得拍卖抵缴罚款': { basis: 强制法.art(46, 3), if: (m) => m.values.route === 'seized' && !isFinal(m) },
  '重大执法决定应当先经法制审核并通过': { basis: 三项制度.section(12), if: (m) => (m.values.major || m.values.duty === 'demolition') && !m.values.review_passed },
}

const isSale = ({ values: { manner } }: Enforcement): boolean => manner === 'transfer' || manner === 'auction'
/** What the chosen manner needs besides. */
export const suited: EnforcementBars = {
  '加处罚款或者滞纳金未超过三十日': { basis: 强制法.art(46, 1), if: (m) =>
    m.values.route === 'own' && m.values.duty === 'money' && isSale(m) && (m.values.late_from === null || !isOver(m.clock('late_charge'), m.on)) },
  '没有强制执行权的，只能拍卖已查封、扣押的财物': { basis: 强制法.art(46, 3), if: (m) => m.values.route === 'seized' && m.values.manner !== 'auction' },
  '加处罚款、滞纳金和代履行有各自的环节': (m) => m.values.manner === 'late_charge' || m.values.manner === 'substitute',
  '划拨存款、汇款应当写明金融机构': { basis: 强制法.art(47, 1), if: (m) => m.values.manner === 'transfer' && m.values.bank === null },
}

/** What of a sum was paid in part. */
export const partly = (m: Enforcement): bigint => m.rows.part.reduce((total, { amount }) => total + fenOf(amount ?? '0.00'), 0n)

export const dayOf = (moment: string | null): IsoDate | null => moment === null ? null : chinaDay(new Date(moment))
/** Between the hours the place calls night. */
export const isNight = (m: Pick<Enforcement, 'facts'>, moment: string | null): boolean => {
  if (moment === null) return false
  const hour = Number(chinaMinute(new Date(moment)).slice(11, 13))
  return hour >= m.facts.night_from || hour < m.facts.night_until
}
/** 第四十三条: not at night, not on a holiday, never by cutting off a household. */
export const humane: EnforcementBars = {
  '不得在夜间实施强制执行；情况紧急的，应当写明': { basis: 强制法.art(43, 1), if: (m) =>
    m.values.urgent_reason === null && (m.values.executed_at === null ? isNight(m, m.values.execution_at) : isNight(m, m.values.executed_at)) },
  '不得在法定节假日实施强制执行；情况紧急的，应当写明': { basis: 强制法.art(43, 1), if: (m) =>
    m.values.urgent_reason === null && (m.values.executed_at === null ? m.facts.planned_holiday : m.facts.holiday) !== null },
  '不得对居民生活采取停止供水、供电、供热、供燃气等方式，请核对确认': { basis: 强制法.art(43, 2), if: (m) => !m.values.no_utility_cut },
}
