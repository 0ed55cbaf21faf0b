import { lateFine } from '../../../../kernel/law/late-fine.ts'
import { fenOf, yuanOf } from '../../../../kernel/law/money.ts'
import type { IsoDate } from '../../../../kernel/law/law.ts'
import { isOver } from '../../../../kernel/procedure/procedure.ts'
import { 处罚法, 强制法, 行政诉讼法 } from '../../law.ts'
import { decisionServed, isChallenged, isFulfilled } from '../bars.ts'
import { decided } from '../states.ts'
import type { Actions, Case } from '../types.ts'

const inForce = ['executing', 'in_court'] as const
const overturning = ['changed', 'revoked', 'unlawful', 'void']

const later = (day: IsoDate, other: IsoDate | null): IsoDate => other !== null && other > day ? other : day
/** Fines decided and not paid. */
const owed = (m: Case): bigint => m.rows.sanction.filter((s) => s.kind === 'fine' && s.fulfilled_on === null && s.amount !== null)
  .reduce((total, s) => total + fenOf(s.amount!) - (s.fulfilled_amount === null ? 0n : fenOf(s.fulfilled_amount)), 0n)
/** The last day for paying: as told in the decision, or as deferred (第六十六、六十七条). */
const payBy = (m: Case): IsoDate | null => m.values.deferral_until ?? m.clock(m.values.track === 'summary' ? 'spot_payment' : 'payment').due_on
const isUnpaidAfterTerm = (m: Case): boolean => { const by = payBy(m); return by !== null && by < m.on && owed(m) > 0n }

/** 第七十二条第一款第一项, nothing accruing while the decision is challenged (第七十三条第三款). */
const accrued = (m: Case) => {
  const due = payBy(m)!
  const { amount, chargeable_days } = lateFine({
    principal: yuanOf(owed(m)), due, paid: m.on, excluded: m.rows.challenge.map(({ started_on, ended_on }) => ({ from: started_on, until: ended_on ?? m.on, reason: '复议、诉讼期间' })),
  })
  return { late_fine: amount, late_fine_days: chargeable_days, late_fine_from: due, late_fine_until: m.on }
}

/** Performance, late fine, deferral, demand, the court, challenge and the end of the case. */
export const execution = {
  fulfil: {
    label: '登记履行', basis: 处罚法.art(66, 1), by: ['handler', 'clerk'], from: inForce, revisesRows: { sanction: ['fulfilled_on', 'fulfilled_amount'], instalment: ['paid_on'] },
    sets: (m) => m.rows.sanction.every(isFulfilled) ? { fulfilled_on: m.rows.sanction.map((s) => s.fulfilled_on).filter((on) => on !== null).sort().at(-1) ?? m.on } : {},
    invalidIf: { '履行日期尚未到来': (m) => m.rows.sanction.some(({ fulfilled_on }) => fulfilled_on !== null && fulfilled_on > m.on) },
  },
  defer: {
    label: '批准延期、分期缴纳', basis: 处罚法.art(66, 2), by: 'organ_head', from: 'executing', asks: ['deferral_until', 'deferral_reason'], offersRows: ['instalment'],
    receives: 'deferral_request', issues: 'deferral',
    sets: (m) => m.values.remedy_expired_on ? { court_term_from: m.values.deferral_until } : {},
    barredIf: { '没有未缴纳的罚款': (m) => owed(m) <= 0n },
    invalidIf: {
      '延期、分期的结束日期应当在批准之后': (m) => m.values.deferral_until !== null && m.values.deferral_until <= m.on,
      '分期缴纳的期限超过结束日期': (m) => m.rows.instalment.some(({ due_on }) => m.values.deferral_until !== null && due_on > m.values.deferral_until),
    },
  },
  charge_late_fine: {
    label: '加处罚款', basis: 处罚法.art(72, 1, 1), by: ['handler', 'office_head'], from: inForce, issues: 'late_fine', sets: accrued,
    barredIf: { '缴纳罚款的期限未满，或者没有未缴纳的罚款': (m) => !isUnpaidAfterTerm(m) },
  },
  demand: {
    label: '催告', basis: 强制法.art(54), by: ['handler', 'office_head'], from: 'executing', asks: ['demanded'], issues: 'demand',
    barredIf: { '处罚决定已经履行完毕': (m) => m.values.fulfilled_on !== null, '处罚决定书尚未送达': (m) => decisionServed(m) === null },
  },
  // The day the law closes the remedies opens the three months (强制法第五十三条).
  expire_remedy: {
    label: '复议、起诉期限届满', basis: 行政诉讼法.art(46, 1), by: 'law', from: inForce, onExpiryOf: 'remedy', 
    sets: (m) => ({ remedy_expired_on: m.on, court_term_from: later(m.on, m.values.deferral_until) }),
  },
  apply_to_court: {
    label: '申请法院强制执行', basis: 强制法.art(53), by: 'organ_head', from: 'executing', to: 'in_court', asks: ['court'], offers: ['court_late_reason'], issues: 'court_application',
    needs: ['demand'], sets: (m) => ({ court_applied_on: m.on }),
    barredIf: {
      '处罚决定已经履行完毕': (m) => m.values.fulfilled_on !== null,
      '复议、诉讼尚未终结': isChallenged,
      '申请复议、提起诉讼的期限尚未届满': (m) => m.values.remedy_expired_on === null && m.values.challenged_on === null,
      '批准的延期、分期缴纳期限尚未结束': { basis: 处罚法.art(72, 2), if: (m) => m.values.deferral_until !== null && m.values.deferral_until >= m.on },
      '催告书尚未送达': { basis: 强制法.art(54), if: (m) => m.servedOn('demand') === null },
      '催告书送达未满十个工作日': { basis: 强制法.art(54), if: (m) => m.servedOn('demand') !== null && !isOver(m.clock('demand'), m.on) },
    },
    invalidIf: {
      '超过申请强制执行的三个月期限，应当写明正当理由': (m) => m.values.court_late_reason === null && m.clock('court_application').state === 'late',
    },
  },
  record_ruling: {
    label: '登记法院裁定', basis: 强制法.art(57), by: ['handler', 'clerk'], from: 'in_court', asks: ['court_result'],
  },
  terminate_execution: {
    label: '终结执行', basis: 强制法.art(40), by: 'organ_head', from: inForce, to: 'closing', asks: ['termination_ground'], sets: () => ({ execution: 'terminated' }),
  },
  record_challenge: {
    label: '登记复议、诉讼', basis: 处罚法.art(73, 1), by: ['handler', 'clerk'], from: decided, asksRows: ['challenge'],
    sets: (m) => ({ challenged_on: m.values.challenged_on ?? m.rows.challenge.map(({ started_on }) => started_on).sort()[0]! }),
  },
  end_challenge: {
    label: '登记复议、诉讼结果', basis: 处罚法.art(73, 3), by: ['handler', 'clerk'], from: decided, revisesRows: { challenge: ['ended_on', 'outcome'] },
    sets: (m) => {
      const last = m.rows.challenge.filter(({ ended_on }) => ended_on !== null).sort((a, b) => a.ended_on! < b.ended_on! ? -1 : 1).at(-1)
      return last ? { challenge_outcome: last.outcome, ...(last.outcome && overturning.includes(last.outcome) && { overturned_on: last.ended_on }) } : {}
    },
    barredIf: { '没有进行中的复议、诉讼': (m) => m.rows.challenge.every(({ ended_on }) => ended_on !== null) },
    invalidIf: { '终结日期和结果应当一并填写': (m) => m.rows.challenge.some(({ ended_on, outcome }) => (ended_on === null) !== (outcome === null)) },
  },
  close: {
    label: '结案', basis: 处罚法.art(47), by: 'organ_head', from: ['executing', 'in_court', 'closing'], to: 'closed', asks: ['execution'], offers: ['closing_note'], issues: 'closing', batch: true,
    barredIf: {
      '决定书、移送书尚未送达': { basis: 处罚法.art(61, 1), if: (m) => decisionServed(m) === null },
      '复议、诉讼尚未终结': isChallenged,
    },
    invalidIf: {
      '处罚决定尚未执行完毕': { basis: 处罚法.art(66, 1), if: (m) => m.values.execution === 'executed' && !m.rows.sanction.every(isFulfilled) },
      '本执法领域在申请强制执行后、执行终结前不结案': (m) => m.values.execution === 'court' && !m.facts.court_applied_closes,
      '没有申请人民法院强制执行': (m) => (m.values.execution === 'court' || m.values.execution === 'court_terminated') && m.values.court_applied_on === null,
      '给予行政处罚的，应当执行': (m) => m.values.execution === 'no_execution' && m.values.outcome === 'penalty',
      '终结执行应当先办理终结执行': (m) => m.values.execution === 'terminated' && m.values.termination_ground === null,
    },
  },
} as const satisfies Actions
