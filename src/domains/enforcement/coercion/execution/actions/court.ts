import { isOver } from '../../../../../kernel/procedure/procedure.ts'
import { 强制法 } from '../../../../common/law.ts'
import { final, heard, ofPenalty, only, standing } from '../bars.ts'
import type { Actions, Enforcement, EnforcementBars } from '../types.ts'

const isRefused = (m: Enforcement): boolean => m.values.court_result === 'refused' || m.values.court_result === 'not_accepted'
const objecting = (m: Enforcement) => m.clock(m.values.court_result === 'not_accepted' ? 'objection' : 'refusal_objection')

const servedAfter: EnforcementBars = {
  '裁定送达日期应当在裁定之后，不晚于今天': ({ on, values: { ruled_on, ruling_served_on } }) => ruling_served_on !== null && (ruling_served_on > on || (ruled_on !== null && ruling_served_on < ruled_on)),
}
/** Application to the court and its rulings (第五十三至六十条). */
export const court = {
  apply_to_court: {
    label: '申请人民法院强制执行', basis: 强制法.art(53), by: 'organ_head', from: 'demanded', to: 'in_court', asks: ['court'], offers: ['court_late_reason', 'immediate'],
    only: only.court, needs: ['demand'], issues: 'application', sets: (m) => ({ court_applied_on: m.on }),
    barredIf: {
      '行政处罚决定申请人民法院强制执行的，在处罚案卷中办理': ofPenalty,
      ...standing, ...final, ...heard,
      '催告书尚未送达': { basis: 强制法.art(54), if: (m) => m.servedOn('demand') === null },
      '催告书送达未满十个工作日': { basis: 强制法.art(54), if: (m) => m.servedOn('demand') !== null && !isOver(m.clock('court_demand'), m.on) },
    },
    invalidIf: { '超过申请强制执行的三个月期限，应当写明正当理由': (m) => m.values.court_late_reason === null && m.clock('application').state === 'late' },
  },
  record_acceptance: {
    label: '登记人民法院受理', basis: 强制法.art(56, 1), by: ['handler', 'clerk'], from: 'in_court', asks: ['court_accepted_on', 'court_review'],
    invalidIf: { '受理日期应当在申请之后，不晚于今天': ({ on, values: { court_accepted_on, court_applied_on } }) =>
      court_accepted_on !== null && (court_accepted_on > on || (court_applied_on !== null && court_accepted_on < court_applied_on)) },
  },
  record_ruling: {
    label: '登记人民法院裁定', basis: 强制法.art(57), by: ['handler', 'clerk'], from: 'in_court', asks: ['court_result', 'ruled_on', 'ruling_received_on'], offers: ['ruling_number', 'ruling_served_on'], receives: 'ruling',
    invalidIf: {
      '收到裁定日期应当在裁定之后，不晚于今天': ({ on, values: { ruled_on, ruling_received_on } }) => ruling_received_on !== null && (ruling_received_on > on || (ruled_on !== null && ruling_received_on < ruled_on)),
      ...servedAfter,
      '人民法院尚未受理': (m) => m.values.court_result !== 'not_accepted' && m.values.court_accepted_on === null,
    },
  },
  record_ruling_service: {
    label: '登记裁定送达当事人', basis: 强制法.art(57), by: ['handler', 'clerk'], from: 'in_court', asks: ['ruling_served_on'],
    barredIf: { '人民法院尚未裁定': (m) => m.values.ruled_on === null }, invalidIf: servedAfter,
  },
  object: {
    label: '对裁定申请复议', basis: 强制法.art(56, 2), by: 'organ_head', from: 'in_court', asks: ['objection_reason'], issues: 'objection', sets: (m) => ({ objected_on: m.on }),
    barredIf: { '没有不予受理或者不予执行的裁定': (m) => !isRefused(m), '已经超过十五日': (m) => isRefused(m) && isOver(objecting(m), m.on), '已经申请复议': (m) => m.values.objected_on !== null },
  },
  record_objection: {
    label: '登记复议裁定', basis: 强制法.art(58, 3), by: ['handler', 'clerk'], from: 'in_court', asks: ['objection_result'], receives: 'objection_ruling',
    sets: (m) => m.values.objection_result !== 'granted' ? {} : m.values.court_result === 'refused' ? { court_result: 'granted' } : { court_result: null },
    barredIf: { '没有对裁定申请复议': (m) => m.values.objected_on === null },
  },
  court_executed: {
    label: '登记人民法院执行完毕', basis: 强制法.art(57), by: ['handler', 'clerk'], from: 'in_court', to: 'executed', asks: ['executed_on', 'execution_record'],
    barredIf: { '人民法院没有裁定准予执行': (m) => m.values.court_result !== 'granted' },
    invalidIf: { '执行完毕日期尚未到来': (m) => m.values.executed_on !== null && m.values.executed_on > m.on },
  },
  end_refused: {
    label: '人民法院不予受理、不予执行，结束', basis: 强制法.art(58, 2), by: 'organ_head', from: 'in_court', to: 'court_refused', asks: ['termination_reason'],
    barredIf: {
      '没有不予受理或者不予执行的裁定': (m) => !isRefused(m), '对裁定申请的复议尚无结果': (m) => m.values.objected_on !== null && m.values.objection_result === null,
    },
  },
} as const satisfies Actions
