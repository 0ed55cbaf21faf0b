import { isOver } from '../../../kernel/procedure/procedure.ts'
import { consented, signed } from '../bars.ts'
import { 复议法 } from '../../common/law.ts'
import { underTrial } from '../states.ts'
import type { Actions } from '../types.ts'

const organ = ['organ_head', 'office_head'] as const

/** 中止, 恢复, 和解, 撤回, 终止: 第三十九至四十一条, 第七十四条. */
export const interruption = {
  suspend: {
    label: '中止', basis: 复议法.art(39, 1), by: organ, from: underTrial, to: 'suspended', asks: ['suspension_ground', 'suspension_reason'],
    issues: 'suspension_notice', sets: (m) => ({ suspended_on: m.on, resumed_on: null }), barredIf: signed('suspension'),
  },
  resume: {
    label: '恢复审理', basis: 复议法.art(39, 2), by: organ, from: 'suspended', to: 'trial', asks: ['resumption_reason'],
    issues: 'resumption_notice', sets: (m) => ({ resumed_on: m.on }),
    barredIf: {
      ...signed('resumption'),
      '规范性文件或者依据的审查尚未办结': { basis: 复议法.art(39, 1, 9), if: (m) =>
        m.values.suspension_ground === 'norm_review' && m.facts.reviews.some((review) => !review.closed) },
    },
  },
  // Settlement is not an ending of its own: the applicant withdraws, the body permits it, the organ terminates (第七十四条第二款).
  record_settlement: {
    label: '记录和解', basis: 复议法.art(74, 1), by: 'handler', from: ['trial', 'suspended'], asks: ['settled_on'], receives: 'settlement_agreement',
  },
  record_mediation: {
    label: '记录调解', basis: 复议法.art(5, 1), by: 'handler', from: ['received', 'correcting', ...underTrial, 'suspended'], asksRows: ['mediation'],
  },
  withdraw: {
    label: '申请人撤回申请', basis: 复议法.art(74, 2), by: 'handler', from: [...underTrial, 'suspended'], asks: ['withdrawal_cause'], offers: ['represented_consent'],
    receives: 'withdrawal', sets: (_, input) => ({ represented_consent: input.represented_consent ?? false }),
    invalidIf: {
      ...consented('代表人撤回申请'),
      '达成和解撤回的，应当先提交和解协议': (m) => m.values.withdrawal_cause === 'settled' && !m.has('settlement_agreement'),
      '经调解撤回的，应当有调解记录': { basis: 复议法.art(5, 1), if: (m) => m.values.withdrawal_cause === 'mediated' && m.rows.mediation.length === 0 },
    },
  },
  permit_withdrawal: {
    label: '准予撤回', basis: 复议法.art(74, 2), by: 'office_head', from: [...underTrial, 'suspended'], needs: ['withdrawal'],
    sets: (m) => ({ withdrawal_permitted_on: m.on }),
  },
  terminate: {
    label: '终止', basis: 复议法.art(41), by: organ, from: [...underTrial, 'suspended'], to: 'decided', asks: ['termination_ground', 'termination_reason'],
    issues: 'termination', sets: (m) => ({ conclusion: 'termination', decided_on: m.on }), barredIf: signed('termination'),
    invalidIf: {
      '申请人撤回申请的，应当由行政复议机构先准予撤回': { basis: 复议法.art(41, undefined, 1), if: (m) =>
        m.values.termination_ground === 'withdrawal' && m.values.withdrawal_permitted_on === null },
      '中止满六十日的，应当办理「中止满六十日终止」': { basis: 复议法.art(41, undefined, 5), if: (m) => m.values.termination_ground === 'sixty_days' },
      '被申请复议的行政行为不是行政处罚、行政强制，不适用该项': { basis: 复议法.art(41, undefined, 4), if: (m) =>
        m.values.termination_ground === 'criminal' && m.values.act_kind !== 'penalty' && m.values.act_kind !== 'coercion' },
    },
  },
  // The sixty days end nothing by themselves: the organ decides, and only for items 1, 2 and 4 of 第三十九条 (the clock runs for no other).
  terminate_suspended: {
    label: '中止满六十日终止', basis: 复议法.art(41, undefined, 5), by: organ, from: 'suspended', to: 'decided', asks: ['termination_reason'],
    issues: 'termination', sets: (m) => ({ conclusion: 'termination', termination_ground: 'sixty_days', decided_on: m.on }),
    barredIf: {
      ...signed('termination'),
      '中止未满六十日，或者不是因申请人死亡、丧失行为能力、终止而中止': (m) => !isOver(m.clock('suspension'), m.on),
    },
  },
} as const satisfies Actions
