import type { IsoDate } from '../../../../kernel/law/law.ts'
import { fenOf } from '../../../../kernel/law/money.ts'
import { isOver } from '../../../../kernel/procedure/procedure.ts'
import { 处罚法, 复议法, 强制法, 行政诉讼法 } from '../../../common/law.ts'
import { collectionDay, decisionServed, isChallenged, measuresOver } from '../bars.ts'
import { accrued, isFulfilled, isPaidLate, isPaidTwice, owed, payBy } from '../payment.ts'
import { decided } from '../states.ts'
import type { Actions, Case } from '../types.ts'

const inForce = ['executing', 'in_court'] as const
const overturning = ['changed', 'revoked', 'unlawful', 'void']

const later = (day: IsoDate, other: IsoDate | null): IsoDate => other !== null && other > day ? other : day
/** The day the law closes the remedies opens the three months (强制法第五十三条), or a deferral that ends later (处罚法第七十二条第二款). */
const remediesOver = (m: Case) => ({ remedy_expired_on: m.on, court_term_from: later(m.on, m.values.deferral_until) })
/** The day the last of it was performed. */
const performedOn = (m: Case): IsoDate => 
  [m.values.collected_on, ...m.rows.sanction.map(({ fulfilled_on }) => fulfilled_on), ...m.rows.instalment.map(({ paid_on }) => paid_on)].filter((on) => on !== null).sort().at(-1) ?? m.on
/** A suit after the reconsideration is open still: fifteen days (行政诉讼法第四十五条). */
const maySue = (m: Case): boolean =>
  m.values.review_ended_on !== null && m.rows.challenge.every(({ kind }) => kind !== 'litigation') && m.clock('suit').state === 'running'

/** Performance, late fine, deferral, demand, the court, challenge and the end of the case. */
export const execution = {
  fulfil: {
    label: '登记履行', basis: 处罚法.art(66, 1), by: ['handler', 'clerk'], from: inForce,
    revisesRows: { sanction: ['fulfilled_on', 'fulfilled_amount'], instalment: ['paid_on'] },
    sets: (m) => m.rows.sanction.every((sanction) => isFulfilled(m, sanction)) ? { fulfilled_on: performedOn(m) } : {},
    invalidIf: {
      '履行日期、缴纳日期尚未到来': (m) => [...m.rows.sanction.map(({ fulfilled_on }) => fulfilled_on), ...m.rows.instalment.map(({ paid_on }) => paid_on)].some((on) => on !== null && on > m.on),
      '分期缴纳的罚款只登记各期的缴纳日期，不再填写处罚的履行日期和缴纳金额': isPaidTwice,
      '写明缴纳金额的，应当写明履行日期': (m) => m.rows.sanction.some(({ fulfilled_on, fulfilled_amount }) => fulfilled_on === null && fulfilled_amount !== null),
      '缴纳金额超过处罚决定的金额': (m) => m.rows.sanction.some(({ amount, fulfilled_amount }) =>
        fulfilled_amount !== null && amount !== null && fenOf(fulfilled_amount) > fenOf(amount)),
    },
  },
  collect: {
    label: '当场收缴罚款', basis: 处罚法.art(69), by: 'handler', from: 'executing', asks: ['collected_on', 'receipt_number'],
    // What was confiscated or forbidden besides is not performed by paying the fine.
    sets: (m) => ({ collection_ground: 'remote', ...(m.rows.sanction.every((sanction) => isFulfilled(m, sanction)) && { fulfilled_on: performedOn(m) }) }),
    barredIf: { '没有未缴纳的罚款': (m) => owed(m) <= 0n },
    invalidIf: collectionDay,
  },
  defer: {
    label: '批准延期、分期缴纳', basis: 处罚法.art(66, 2), by: 'organ_head', from: 'executing', asks: ['deferral_until', 'deferral_reason'], offersRows: ['instalment'],
    receives: 'deferral_request', issues: 'deferral',
    sets: (m) => m.values.remedy_expired_on ? { court_term_from: later(m.values.remedy_expired_on, m.values.deferral_until) } : {},
    barredIf: { '没有未缴纳的罚款': (m) => owed(m) <= 0n },
    invalidIf: {
      '延期、分期的结束日期应当在批准之后': (m) => m.values.deferral_until !== null && m.values.deferral_until <= m.on,
      '分期缴纳的期限超过结束日期': (m) => m.rows.instalment.some(({ due_on }) => m.values.deferral_until !== null && due_on > m.values.deferral_until),
      '各期金额之和应当等于未缴纳的罚款': (m) => m.rows.instalment.length > 0
        && m.rows.instalment.filter(({ paid_on }) => paid_on === null).reduce((total, { amount }) => total + fenOf(amount), 0n) !== owed(m),
    },
  },
  charge_late_fine: {
    label: '加处罚款', basis: 处罚法.art(72, 1, 1), by: ['handler', 'office_head'], from: inForce, issues: 'late_fine', sets: accrued,
    barredIf: { '没有逾期缴纳或者逾期未缴纳的罚款': (m) => !isPaidLate(m) },
  },
  demand: {
    label: '催告', basis: 强制法.art(54), by: ['handler', 'office_head'], from: 'executing', asks: ['demanded'], issues: 'demand',
    barredIf: {
      '处罚决定已经履行完毕': (m) => m.values.fulfilled_on !== null,
      '处罚决定书尚未送达': (m) => decisionServed(m) === null,
      '缴纳罚款的期限尚未届满': { basis: 处罚法.art(72, 1), if: (m) => { const due = payBy(m); return due !== null && due >= m.on } },
    },
  },
  expire_remedy: {
    label: '复议、起诉期限届满', basis: 行政诉讼法.art(46, 1), by: 'law', from: inForce, onExpiryOf: 'remedy', sets: remediesOver,
  },
  expire_spot_remedy: {
    label: '复议期限届满（当场处罚）', basis: 复议法.art(20, 1), by: 'law', from: inForce, onExpiryOf: 'spot_remedy', sets: remediesOver,
  },
  expire_suit: {
    label: '复议后起诉期限届满', basis: 行政诉讼法.art(45), by: 'law', from: inForce, onExpiryOf: 'suit',
    sets: (m) => m.rows.challenge.some(({ kind }) => kind === 'litigation') ? {} : remediesOver(m),
  },
  apply_to_court: {
    label: '申请法院强制执行', basis: 强制法.art(53), by: 'organ_head', from: 'executing', to: 'in_court', asks: ['court'],
    offers: ['demand_reply', 'court_late_reason'], issues: 'court_application', needs: ['demand'], sets: (m) => ({ court_applied_on: m.on }),
    barredIf: {
      '处罚决定已经履行完毕': (m) => m.values.fulfilled_on !== null,
      '复议、诉讼尚未终结': isChallenged,
      '申请复议、提起诉讼的期限尚未届满': (m) => m.values.remedy_expired_on === null && m.values.challenged_on === null,
      '复议后起诉的期限尚未届满': { basis: 行政诉讼法.art(45), if: maySue },
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
    barredIf: { '处罚决定书尚未送达，没有开始执行': (m) => decisionServed(m) === null, '处罚决定已经履行完毕': (m) => m.values.fulfilled_on !== null },
  },
  record_challenge: {
    label: '登记复议、诉讼', basis: 处罚法.art(73, 1), by: ['handler', 'clerk'], from: decided, asksRows: ['challenge'],
    sets: (m) => ({ challenged_on: m.values.challenged_on ?? m.rows.challenge.map(({ started_on }) => started_on).sort()[0]! }),
  },
  end_challenge: {
    label: '登记复议、诉讼结果', basis: 处罚法.art(73, 3), by: ['handler', 'clerk'], from: decided, revisesRows: { challenge: ['ended_on', 'outcome'] },
    sets: (m) => {
      const last = m.rows.challenge.filter(({ ended_on }) => ended_on !== null).sort((a, b) => a.ended_on! < b.ended_on! ? -1 : 1).at(-1)
      return last ? {
        challenge_outcome: last.outcome,
        ...(last.outcome && overturning.includes(last.outcome) ? { overturned_on: last.ended_on }
          : last.kind === 'reconsideration' && { review_ended_on: last.ended_on }),
      } : {}
    },
    barredIf: { '没有进行中的复议、诉讼': (m) => m.rows.challenge.every(({ ended_on }) => ended_on !== null) },
    invalidIf: { '终结日期和结果应当一并填写': (m) => m.rows.challenge.some(({ ended_on, outcome }) => (ended_on === null) !== (outcome === null)) },
  },
  close: {
    label: '结案', basis: 处罚法.art(47), by: 'organ_head', from: ['executing', 'in_court', 'closing'], to: 'closed',
    asks: ['execution'], offers: ['closing_note'], issues: 'closing', batch: true,
    barredIf: {
      '决定书、移送书尚未送达': { basis: 处罚法.art(61, 1), if: (m) => decisionServed(m) === null },
      '撤销、变更行政处罚决定书尚未送达': (m) => m.has('overturning') && m.servedOn('overturning') === null,
      '复议、诉讼尚未终结': isChallenged,
      ...measuresOver,
    },
    invalidIf: {
      // What is to be performed after the decision was changed or revoked, the sanctions as first decided do not tell.
      '处罚决定尚未执行完毕': { basis: 处罚法.art(66, 1), if: (m) =>
        m.values.execution === 'executed' && m.values.overturned_on === null && !m.rows.sanction.every((sanction) => isFulfilled(m, sanction)) },
      '当场收缴的罚款尚未交至机关并缴付银行': { basis: 处罚法.art(71), if: (m) => m.values.collected_on !== null && m.values.banked_on === null },
      '没有给予行政处罚，无须执行': (m) => m.values.outcome !== 'penalty' && m.values.execution !== 'no_execution',
      '本执法领域在申请强制执行后、执行终结前不结案': (m) => m.values.execution === 'court' && !m.facts.court_applied_closes,
      '没有申请人民法院强制执行': (m) => (m.values.execution === 'court' || m.values.execution === 'court_terminated') && m.values.court_applied_on === null,
      '给予行政处罚的，应当执行': (m) => m.values.execution === 'no_execution' && m.values.outcome === 'penalty',
      '终结执行应当先办理终结执行': (m) => m.values.execution === 'terminated' && m.values.termination_ground === null,
    },
  },
} as const satisfies Actions
