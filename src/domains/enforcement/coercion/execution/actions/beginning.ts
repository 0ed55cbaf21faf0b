import { lateFine } from '../../../../../kernel/law/late-fine.ts'
import { fenOf, yuanOf } from '../../../../../kernel/law/money.ts'
import { 三项制度, 强制法, 行政诉讼法 } from '../../../../common/law.ts'
import { certificateNumbers } from '../../../certified.ts'
import { officers, ofPenalty, only, partly } from '../bars.ts'
import { everyState, pending } from '../states.ts'
import { revisable } from '../../party.ts'
import type { Actions, Enforcement } from '../types.ts'

const overturning = ['changed', 'revoked', 'unlawful', 'void']
/** Of what is over the term merely ends. */
const isPending = (m: Enforcement): boolean => (pending as readonly string[]).includes(m.state)
/** The day the law closes the remedies opens the three months for an application (第五十三条). */
const remediesOver = (m: Enforcement) => ({ remedy_expired_on: m.on, court_term_from: m.on })

/** Each part accrues until it is paid and no further than itself, as a fine paid in parts does. */
function charged(m: Enforcement) {
  const { principal, late_from, late_rate } = m.values
  if (principal === null || late_from === null || late_rate === null || late_rate <= 0) return {}
  const late = [...m.rows.part.map(({ amount, done_on }) => ({ sum: fenOf(amount ?? '0.00'), paid: done_on })), { sum: fenOf(principal) - partly(m), paid: m.on }]
    .filter(({ sum, paid }) => sum > 0n && paid > late_from).map(({ sum, paid }) => lateFine({ principal: yuanOf(sum), due: late_from, paid, rate: late_rate }))
  return {
    late_charge: yuanOf(late.reduce((total, { amount }) => total + fenOf(amount), 0n)), late_days: Math.max(0, ...late.map(({ chargeable_days }) => chargeable_days)), late_until: m.on,
    ...(m.values.manner === null && { manner: 'late_charge' as const }),
  }
}

/** From the decision that was not obeyed to the demand, and what the party says and undertakes against it (第三十四至三十六、四十四、四十五条). */
export const beginning = {
  open: {
    label: '提出强制执行', basis: 强制法.art(34), by: ['handler', 'clerk'], opens: true, to: 'opened',
    asks: ['enforcement_field', 'route', 'duty', 'cause', 'decision_name', 'decided_on', 'decision_served_on', 'perform_by', 'obligation', 'handlers'],
    offers: ['principal', 'power_basis', 'immovable', 'late_from', 'major', 'certificate_numbers'], asksRows: ['party'], offersLinks: ['enforces', 'enforces_costs'], sets: (m) => certificateNumbers(m),
    invalidIf: {
      ...officers,
      '行政决定送达日期不得早于决定日期，也不得晚于今天': ({ on, values: { decided_on, decision_served_on } }) =>
        decision_served_on !== null && (decision_served_on > on || (decided_on !== null && decision_served_on < decided_on)),
      '行政决定确定的履行期限尚未届满': (m) => m.values.perform_by !== null && m.values.perform_by >= m.on,
      '没有法律规定本机关强制执行的，应当申请人民法院强制执行': { basis: 强制法.art(13, 2), if: (m) => m.values.route === 'own' && m.values.power_basis === null },
      '金钱给付义务应当写明数额': { basis: 强制法.art(35, undefined, 3), if: (m) => m.values.duty === 'money' && m.values.principal === null },
      '拍卖抵缴的只是罚款': { basis: 强制法.art(46, 3), if: (m) => m.values.route === 'seized' && m.values.duty !== 'money' },
      '加处罚款、滞纳金起算前一日尚未到来': (m) => m.values.late_from !== null && m.values.late_from > m.on,
    },
  },
  change_officers: {
    label: '更换承办人员', basis: 三项制度.section(5), by: ['office_head', 'organ_head'], from: ['opened', 'demanded'], asks: ['handlers'], offers: ['certificate_numbers'],
    sets: (m) => certificateNumbers(m), invalidIf: officers,
  },
  demand: {
    label: '催告', basis: 强制法.art(35), by: ['handler', 'office_head'], from: ['opened', 'demanded'], to: 'demanded', asks: ['demand_by', 'demand_manner'],
    offers: ['demand_amount', 'demand_payment'], issues: 'demand', sets: (m) => ({ demanded_on: m.on }),
    invalidIf: {
      '催告的履行期限应当在今天之后': { basis: 强制法.art(35, undefined, 1), if: (m) => m.values.demand_by !== null && m.values.demand_by <= m.on },
      '涉及金钱给付的，催告应当有明确的金额和给付方式': { basis: 强制法.art(35, undefined, 3), if: (m) =>
        m.values.duty === 'money' && (m.values.demand_amount === null || m.values.demand_payment === null) },
    },
  },
  hear: {
    label: '记录陈述和申辩', basis: 强制法.art(36), by: ['handler', 'clerk'], from: ['demanded', 'decided'], asksRows: ['opinion'], issues: 'opinion_record',
    invalidIf: { '提出日期尚未到来': (m) => m.rows.opinion.some(({ made_on }) => made_on > m.on) },
  },
  answer: {
    label: '复核陈述和申辩', basis: 强制法.art(36), by: ['handler', 'office_head'], from: ['demanded', 'decided'], revisesRows: { opinion: ['result', 'reply'] },
    barredIf: { '没有待复核的陈述、申辩': (m) => m.rows.opinion.every(({ result }) => result !== null) },
    invalidIf: { '应当写明复核意见': (m) => m.rows.opinion.some(({ result, reply }) => result !== null && reply === null) },
  },
  announce: {
    label: '公告限期拆除', basis: 强制法.art(44), by: ['office_head', 'organ_head'], from: ['opened', 'demanded'], asks: ['self_demolish_by'], issues: 'announcement',
    sets: (m) => ({ announced_on: m.on }), only: only.demolition,
    invalidIf: { '自行拆除期限应当在公告之后': (m) => m.values.self_demolish_by !== null && m.values.self_demolish_by <= m.on },
  },
  charge: {
    label: '加处罚款、滞纳金', basis: 强制法.art(45, 1), by: ['handler', 'office_head'], from: ['opened', 'demanded', 'decided', 'agreed'], asks: ['late_kind', 'late_rate', 'late_from'],
    issues: 'late_charge', sets: charged,
    only: only.money, barredIf: { '行政处罚的加处罚款在处罚案卷中办理': ofPenalty },
    invalidIf: { '每日加处比例应当大于零': (m) => m.values.late_rate !== null && m.values.late_rate <= 0, '尚未逾期': (m) => m.values.late_from !== null && m.values.late_from >= m.on },
  },
  review: {
    label: '法制审核', basis: 三项制度.section(13), by: 'legal_reviewer', from: ['opened', 'demanded'], asks: ['review_opinion'], offers: ['review_passed'], issues: 'review',
    sets: (m) => ({ reviewed_on: m.on, reviewer: m.actor.id }), barredIf: { '办案人员不得审核本案': (m) => m.values.handlers.includes(m.actor.id) },
  },
  // ---- reconsideration and suits on the decision that is enforced
  expire_remedy: {
    label: '复议、起诉期限届满', basis: 行政诉讼法.art(46, 1), by: 'law', from: everyState, onExpiryOf: 'remedy', sets: (m) => isPending(m) ? remediesOver(m) : {},
  },
  expire_suit: {
    label: '复议后起诉期限届满', basis: 行政诉讼法.art(45), by: 'law', from: pending, onExpiryOf: 'suit',
    sets: (m) => m.rows.challenge.some(({ kind }) => kind === 'litigation') ? {} : remediesOver(m),
  },
  record_challenge: {
    label: '登记复议、诉讼', basis: 强制法.art(8, 1), by: ['handler', 'clerk'], from: pending, asksRows: ['challenge'],
    sets: (m) => ({ challenged_on: m.values.challenged_on ?? m.rows.challenge.map(({ started_on }) => started_on).sort()[0]! }),
  },
  end_challenge: {
    label: '登记复议、诉讼结果', basis: 强制法.art(8, 1), by: ['handler', 'clerk'], from: pending, revisesRows: { challenge: ['ended_on', 'outcome'] },
    sets: (m) => {
      const last = m.rows.challenge.filter(({ ended_on }) => ended_on !== null).sort((a, b) => a.ended_on! < b.ended_on! ? -1 : 1).at(-1)
      if (!last?.outcome || overturning.includes(last.outcome)) return {}
      // The three months run from the last day of the suit after a reconsideration, or from the end of the suit itself.
      return last.kind === 'reconsideration' ? { review_ended_on: last.ended_on } : { court_term_from: last.ended_on }
    },
    barredIf: { '没有进行中的复议、诉讼': (m) => m.rows.challenge.every(({ ended_on }) => ended_on !== null) },
    invalidIf: { '终结日期和结果应当一并填写': (m) => m.rows.challenge.some(({ ended_on, outcome }) => (ended_on === null) !== (outcome === null)) },
  },
  revise_party: {
    label: '补正当事人信息', basis: 强制法.art(37, 2, 1), by: ['handler', 'clerk'], from: pending,
    revisesRows: { party: revisable },
  },
} as const satisfies Actions
