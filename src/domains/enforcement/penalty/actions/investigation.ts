import { 处罚法 } from '../../../common/law.ts'
import { 市监程序规定 } from '../../law.ts'
import { certificateNumbers } from '../../certified.ts'
import { committed, measuresOver, staffed } from '../bars.ts'
import { pending, undecided } from '../states.ts'
import type { Actions } from '../types.ts'

/** From filing to the end of the investigation: evidence, withdrawal of officers, time that does not count, extension. */
export const investigation = {
  ask_recusal: {
    label: '申请回避', basis: 处罚法.art(43, 2), by: ['handler', 'clerk', 'office_head'], from: undecided, asksRows: ['recusal'],
  },
  decide_recusal: {
    // 决定作出之前,不停止调查: the application moves the case nowhere
    label: '决定回避', basis: 处罚法.art(43, 3), by: 'organ_head', from: undecided, revisesRows: { recusal: ['decision', 'decided_on'] },
    offers: ['handlers', 'certificate_numbers'], issues: 'recusal_decision', sets: (m) => certificateNumbers(m),
    barredIf: { '没有待决定的回避申请': (m) => m.rows.recusal.every(({ decision }) => decision !== null) },
    invalidIf: staffed,
  },
  change_officers: {
    label: '更换承办人员', basis: 处罚法.art(42, 1), by: ['office_head', 'organ_head'], from: undecided, asks: ['handlers'], offers: ['certificate_numbers'], sets: (m) => certificateNumbers(m), invalidIf: staffed,
  },
  preserve_evidence: {
    label: '先行登记保存证据', basis: 处罚法.art(56), by: 'organ_head', from: 'investigating', asks: ['preservation_items'], issues: 'evidence_notice',
    sets: (m) => ({ preserved_on: m.on, preservation_results: [] }),
    barredIf: { ...staffed, '上一次先行登记保存尚未处理': (m) => m.values.preserved_on !== null && m.values.preservation_results.length === 0 },
  },
  dispose_evidence: {
    label: '处理先行登记保存的证据', basis: 处罚法.art(56), by: 'organ_head', from: undecided, asks: ['preservation_results'], issues: 'evidence_disposal',
    barredIf: { '没有先行登记保存的证据': (m) => m.values.preserved_on === null || m.values.preservation_results.length > 0 },
  },
  exclude_time: {
    label: '登记不计入期限的时间', basis: 处罚法.art(60), by: ['handler', 'office_head'], from: undecided, asksRows: ['excluded_time'],
    invalidIf: {
      '结束日期不得早于开始日期': (m) => m.rows.excluded_time.some(({ from_on, until_on }) => until_on < from_on),
      '本执法领域的规定没有把该事由的时间排除在办案期限之外': (m) => m.rows.excluded_time.some(({ kind }) => !m.facts.excluded_time.includes(kind)),
      '不计入期限的时间不得早于立案': (m) => m.values.filed_on !== null && m.rows.excluded_time.some(({ from_on }) => from_on < m.values.filed_on!),
    },
  },
  suspend: {
    label: '中止调查', basis: 市监程序规定.art(46, 1), by: 'organ_head', from: 'investigating', asks: ['suspension_ground'], issues: 'suspension',
    // Whether the time counts is for the rule of the field: 医疗保障 suspends without excluding it (第四十二、四十五条)
    to: { by: 'suspension_effect', states: { excluded: 'suspended', counted: 'suspended_counting' } },
    sets: (m) => ({ suspended_on: m.on, suspension_effect: m.facts.excluded_time.includes('suspension') ? 'excluded' : 'counted' }),
  },
  resume: {
    label: '恢复调查', basis: 市监程序规定.art(46, 2), by: 'organ_head', from: ['suspended', 'suspended_counting'], to: 'investigating',
  },
  extend: {
    label: '延长办案期限', basis: 处罚法.art(60), by: 'organ_head', from: undecided,
    asks: ['extension_approval', 'extension_reason'], extends: 'decision', issues: 'extension',
    barredIf: {
      '本执法领域的规定没有延长办案期限的规定': (m) => m.facts.first_extension === null,
      '本执法领域的规定没有再次延长的规定': (m) => m.clock('decision').extended > 0 && m.facts.further_extension_by === null,
    },
    // These see the matter after the act: one extension means that this was the first.
    invalidIf: {
      '第一次延长超过规定的时间': (m) =>
        m.clock('decision').extended === 1 && m.facts.first_extension !== null && m.clock('decision').extension > m.facts.first_extension.length,
      '第一次延长的批准层级不符合规定': (m) => m.clock('decision').extended === 1 && m.values.extension_approval !== m.facts.first_extension_by,
      '再次延长的批准层级不符合规定': (m) => m.clock('decision').extended > 1 && m.values.extension_approval !== m.facts.further_extension_by,
    },
  },
  conclude: {
    label: '调查终结', basis: 处罚法.art(57, 1), by: 'handler', from: 'investigating', to: 'concluded',
    asks: ['report', 'proposed_outcome'], offers: ['review_grounds', 'major', 'facts', 'cause', 'recording'], offersRows: ['party', 'violation'], issues: 'report',
    // What was notified and reviewed before a further investigation was about other findings: it begins anew.
    barredIf: staffed,
    sets: () => ({
      notified_on: null, hearing_due: false, hearing_outcome: null, hearing_held_on: null, review_result: null, reviewed_on: null, discussed_on: null,
    }),
    invalidIf: {
      ...committed,
      '尚未写明当事人': (m) => m.rows.party.length === 0,
      '尚未写明违法行为': (m) => m.rows.violation.length === 0 && m.values.proposed_outcome === 'penalty',
    },
  },
  reopen: {
    label: '退回补充调查', basis: 处罚法.art(57, 1), by: ['office_head', 'organ_head'], from: pending, to: 'investigating',
  },
  withdraw_case: {
    label: '撤销案件', basis: 市监程序规定.art(47), by: 'organ_head', from: undecided, to: 'withdrawn', asks: ['withdrawal_reason'], issues: 'withdrawal',
    sets: (m) => ({ outcome: 'withdrawn', decided_on: m.on }), barredIf: measuresOver,
  },
} as const satisfies Actions
