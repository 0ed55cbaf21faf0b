import { fenOf } from '../../../../../kernel/law/money.ts'
import { isOver } from '../../../../../kernel/procedure/procedure.ts'
import { 三项制度, 强制法 } from '../../../../common/law.ts'
import { partly } from '../bars.ts'
import { everyState, pending } from '../states.ts'
import type { Actions, Enforcement } from '../types.ts'

const interrupted = (m: Enforcement) => ({ interrupted_in: m.state === 'decided' ? 'decided' as const : 'demanded' as const })
const onwards = { by: 'interrupted_in', states: { opened: 'opened', demanded: 'demanded', decided: 'decided' } } as const

/** Performance, agreement, suspension, termination, and undoing what was enforced (第三十九至四十二条). */
export const course = {
  perform: {
    label: '登记当事人履行', basis: 强制法.art(34), by: ['handler', 'clerk'], from: pending, to: 'performed', asks: ['performed_on'],
    invalidIf: { '履行日期尚未到来': (m) => m.values.performed_on !== null && m.values.performed_on > m.on },
  },
  perform_part: {
    label: '登记部分履行', basis: 强制法.art(34), by: ['handler', 'clerk'], from: pending, asksRows: ['part'],
    invalidIf: {
      '履行日期尚未到来': (m) => m.rows.part.some(({ done_on }) => done_on > m.on),
      '金钱给付义务应当写明履行的金额': (m) => m.values.duty === 'money' && m.rows.part.some(({ amount }) => amount === null || fenOf(amount) <= 0n),
      '已经全部履行的，应当登记当事人履行': (m) => m.values.principal !== null && partly(m) >= fenOf(m.values.principal),
    },
  },
  agree: {
    label: '达成执行协议', basis: 强制法.art(42, 1), by: 'organ_head', from: ['demanded', 'decided'], to: 'agreed', asks: ['agreement', 'agreement_reason'], offers: ['remedial', 'waived'],
    offersRows: ['stage'], issues: 'agreement', sets: (m) => ({ ...interrupted(m), agreed_on: m.on }),
    invalidIf: {
      '减免的只能是加处的罚款或者滞纳金，不得超过加处数额': ({ values: { waived, late_charge } }) => waived !== null && (late_charge === null || fenOf(waived) > fenOf(late_charge)),
      '当事人采取补救措施的，才可以减免加处的罚款或者滞纳金': (m) => m.values.waived !== null && m.values.remedial === null,
      '分阶段履行的期限应当在协议之后': (m) => m.rows.stage.some(({ due_on, done_on }) => done_on === null && due_on < m.on),
    },
  },
  fulfil_stage: {
    label: '登记分阶段履行', basis: 强制法.art(42, 2), by: ['handler', 'clerk'], from: 'agreed', revisesRows: { stage: ['done_on'] },
    barredIf: { '协议没有约定分阶段履行': (m) => m.rows.stage.length === 0 },
    invalidIf: { '履行日期尚未到来': (m) => m.rows.stage.some(({ done_on }) => done_on !== null && done_on > m.on) },
  },
  resume_breached: {
    label: '不履行协议，恢复强制执行', basis: 强制法.art(42, 2), by: 'organ_head', from: 'agreed', to: onwards, asks: ['breach'], issues: 'resumption',
    barredIf: { '约定的各阶段均已履行': (m) => m.rows.stage.length > 0 && m.rows.stage.every(({ done_on }) => done_on !== null) },
  },
  suspend: {
    label: '中止执行', basis: 强制法.art(39, 1), by: 'organ_head', from: ['demanded', 'decided'], to: 'suspended', asks: ['suspension_ground', 'suspension_reason'], offers: ['harmful'],
    issues: 'suspension', sets: (m) => ({ ...interrupted(m), suspended_on: m.on }),
  },
  resume: {
    label: '恢复执行', basis: 强制法.art(39, 2), by: 'organ_head', from: 'suspended', to: onwards, asks: ['suspension_reason'], issues: 'resumption',
  },
  cease: {
    label: '不再执行', basis: 强制法.art(39, 2), by: 'organ_head', from: 'suspended', to: 'ceased', asks: ['termination_reason'], issues: 'termination',
    barredIf: {
      '中止执行未满三年': (m) => !isOver(m.clock('suspension'), m.on),
      '只适用于没有明显社会危害、当事人确无能力履行的': (m) => m.values.suspension_ground !== 'unable' || m.values.harmful,
    },
  },
  terminate: {
    label: '终结执行', basis: 强制法.art(40), by: 'organ_head', from: pending, to: 'terminated', asks: ['termination_ground'], offers: ['termination_reason'], issues: 'termination',
  },
  reverse: {
    label: '执行回转', basis: 强制法.art(41), by: 'organ_head', from: ['decided', 'agreed', 'suspended', 'in_court', 'performed', 'executed', 'terminated'],
    asks: ['reversal', 'restoration'], offers: ['compensation'], issues: 'restoration', sets: (m) => ({ reversed_on: m.on }),
  },
  publish: {
    label: '公示强制执行决定', basis: 三项制度.section(6), by: ['handler', 'office_head'], from: ['decided', 'agreed', 'suspended', 'performed', 'executed', 'terminated', 'ceased'],
    publishes: true, batch: true, sets: (m) => ({ published_on: m.on }),
    barredIf: {
      '没有作出强制执行决定': (m) => m.values.execution_decided_on === null, '已经公示': (m) => m.values.published_on !== null,
      '依法不予公示': (m) => m.values.publication_exemption !== null,
    },
  },
  supervise: {
    label: '监督抽查', basis: 三项制度.section(10), by: 'supervisor', from: everyState, offers: ['supervision_finding'], batch: true, sets: (m) => ({ supervised_on: m.on }),
  },
} as const satisfies Actions
