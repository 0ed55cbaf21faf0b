import { chinaDay } from '../../../../kernel/law/day.ts'
import { 处罚法, 裁量意见 } from '../../../common/law.ts'
import { chosenWell, withinStandard } from '../../discretion/bars.ts'
import { decidedUnder, discretionOf } from '../../discretion/case-discretion.ts'
import { 移送规定 } from '../../law.ts'
import { asNotified, beforePenalty, decisionContents, decisionServed, handling, measuresDecided, penaltyProper, totals } from '../bars.ts'
import { decided, pending } from '../states.ts'
import type { Actions, CaseBars } from '../types.ts'

const overturned: CaseBars = {
  '处罚决定已被变更、撤销、确认违法或者无效': { basis: 处罚法.art(48, 2), if: (m) => m.values.overturned_on !== null },
}

/** The four outcomes of 第五十七条第一款, and what makes a decision known. */
export const decision = {
  apply_standard: {
    label: '适用裁量基准', basis: 裁量意见.section(12), by: 'handler', from: ['investigating', ...pending, 'hearing', 'reviewing'],
    asksRows: ['discretion'], revisesRows: { discretion: ['item', 'factors', 'base'] }, sets: discretionOf, tells: ['discretion_statement'],
    invalidIf: chosenWell,
  },
  /** What the head of the organ decides on is written by those who investigated; he changes it or not. */
  draft_decision: {
    label: '拟写处罚决定', basis: 处罚法.art(57, 1), by: 'handler', from: [...pending, 'hearing', 'reviewing'], tells: ['discretion_statement'],
    offers: ['findings', 'plea_reply', 'benchmark', 'benchmark_note', 'mitigations', 'correction_order', 'performance', 'seized_property'],
    barredIf: { '处理建议不是给予行政处罚': (m) => m.values.proposed_outcome !== 'penalty' },
  },
  decide_penalty: {
    label: '决定给予行政处罚', basis: 处罚法.art(57, 1, 1), by: 'organ_head', from: pending, to: 'executing',
    asks: ['findings', 'plea_reply', 'benchmark', 'correction_order', 'performance'],
    offers: ['benchmark_note', 'benchmark_approval', 'mitigations', 'publication_exemption', 'seized_property'],
    asksRows: ['sanction'], issues: 'decision', tells: ['discretion_statement'],
    sets: (m) => ({
      outcome: 'penalty', decided_on: m.on, ...totals(m.rows.sanction), ...decidedUnder(m),
      // 仅受到警告的不予公示 (市监公示规定第二条第二款)
      ...(m.values.publication_exemption === null && m.facts.publication_exemptions.includes('warning_only')
        && m.rows.sanction.every(({ kind }) => kind === 'warning') && { publication_exemption: 'warning_only' }),
    }),
    barredIf: beforePenalty, invalidIf: { ...penaltyProper, ...decisionContents, ...asNotified, ...withinStandard, ...measuresDecided },
  },
  decide_no_penalty: {
    label: '决定不予行政处罚', basis: 处罚法.art(57, 1, 2), by: 'organ_head', from: pending, to: 'closing', asks: ['findings', 'no_penalty_ground', 'education'],
    offers: ['correction_order', 'seized_property'], issues: 'no_penalty', sets: (m) => ({ outcome: 'no_penalty', decided_on: m.on }), barredIf: handling, invalidIf: measuresDecided,
  },
  decide_not_established: {
    label: '违法事实不能成立，不予行政处罚', basis: 处罚法.art(57, 1, 3), by: 'organ_head', from: pending, to: 'closing', asks: ['findings'], offers: ['seized_property'], issues: 'no_penalty',
    sets: (m) => ({ outcome: 'not_established', decided_on: m.on }), barredIf: handling, invalidIf: measuresDecided,
  },
  transfer_to_justice: {
    label: '移送司法机关', basis: 处罚法.art(57, 1, 4), by: 'organ_head', from: ['investigating', ...pending], to: 'closing',
    asks: ['findings', 'receiving_organ', 'transfer_approved_at'], issues: 'transfer', sets: (m) => ({ outcome: 'judicial', decided_on: m.on }),
    invalidIf: {
      '移送应当由两名以上执法人员组成专案组核实后提出': { basis: 移送规定.art(5, 1), if: (m) => m.values.handlers.length < 2 },
      '移送批准时间尚未到来': { basis: 移送规定.art(5, 2), if: ({ on, values: { transfer_approved_at: at } }) => at !== null && chinaDay(new Date(at)) > on },
    },
  },
  publish: {
    label: '公示处罚决定', basis: 处罚法.art(48, 1), by: ['handler', 'office_head'], from: decided,
    asks: ['publication_period'], issues: 'publication', publishes: true, batch: true,
    sets: (m) => ({ published_on: m.on, publication_withdrawn_on: null, publication_ended_on: null }),
    barredIf: {
      '没有应当公示的处罚决定': (m) => m.values.outcome !== 'penalty',
      // Decisions that came in by import have no paper here whose service could be asked for.
      '处罚决定书尚未送达': { basis: 处罚法.art(61, 1), if: (m) => (m.has('decision') || m.has('spot_decision')) && decisionServed(m) === null },
      '依法不予公示': (m) => m.values.publication_exemption !== null,
      '已经公示': (m) => m.values.published_on !== null && m.values.publication_withdrawn_on === null && m.values.publication_ended_on === null,
      ...overturned,
    },
  },
  overturn: {
    label: '撤销、变更处罚决定', basis: 处罚法.art(75, 2), by: 'organ_head', from: decided, asks: ['self_correction', 'self_correction_reason'], issues: 'overturning',
    sets: (m) => ({ overturned_on: m.on }),
    barredIf: { '没有给予行政处罚': (m) => m.values.outcome !== 'penalty', ...overturned },
  },
  withdraw_publication: {
    label: '撤回公示', basis: 处罚法.art(48, 2), by: ['handler', 'office_head'], from: decided, asks: ['publication_withdrawal_reason'],
    withdraws: 'publication_withdrawal_reason',
    sets: (m) => ({ publication_withdrawn_on: m.on }),
    barredIf: { '没有正在公示的决定': (m) => m.values.published_on === null || m.values.publication_withdrawn_on !== null || m.values.publication_ended_on !== null },
  },
  end_publication: {
    label: '公示期满停止公示', basis: 处罚法.art(48, 1), by: 'law', from: decided, onExpiryOf: 'publication_period', withdraws: 'by_law',
    sets: (m) => ({ publication_ended_on: m.on }),
  },
} as const satisfies Actions
