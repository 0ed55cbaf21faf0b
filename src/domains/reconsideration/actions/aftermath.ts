import { isOver } from '../../../kernel/procedure/procedure.ts'
import { 复议法, 行政诉讼法 } from '../../common/law.ts'
import type { Actions, Case } from '../types.ts'

/** Whether a later dispute still counts against 实质化解: until the observation day of the year after the conclusion. */
function observed(m: Case, day: string | null): boolean {
  const concluded = m.values.effective_on ?? m.values.refused_on ?? m.on
  return m.values.contested || (day !== null && day <= `${Number(concluded.slice(0, 4)) + 1}-${m.facts.observation_day}`)
}
const merits = { '不是行政复议决定': (m: Case) => m.values.conclusion !== 'decision' }

/** What follows a concluded case: 第十条, 第七十九条. Performance is a matter of its own. */
export const aftermath = {
  copy_to_superior: {
    label: '抄告上一级主管部门', basis: 复议法.art(79, 2), by: 'handler', from: 'closed', asks: ['superior_department'], issues: 'copy_letter',
    sets: (m) => ({ copied_on: m.on }),
    barredIf: { ...merits, '被申请人不是本级人民政府工作部门，不适用抄告': (m) => m.values.respondent_kind !== 'department' },
  },
  publish_decision: {
    label: '公开决定书', basis: 复议法.art(79, 1), by: 'office_head', from: 'closed', offers: ['publication_reason'], publishes: true,
    sets: (m) => ({ published_on: m.on }),
    barredIf: {
      ...merits,
      '被申请复议的行政行为未公开': (m) => !m.values.act_public,
      '决定书已经公开': (m) => m.values.published_on !== null,
    },
  },
  withhold_publication: {
    label: '决定不公开', basis: 复议法.art(79, 1), by: 'office_head', from: 'closed', asks: ['publication_reason'],
    barredIf: { ...merits, '决定书已经公开，应当先撤回': (m) => m.values.published_on !== null },
  },
  withdraw_publication: {
    label: '撤回公开', basis: 复议法.art(79, 1), by: 'office_head', from: 'closed', asks: ['publication_reason'], withdraws: 'publication_reason',
    sets: () => ({ published_on: null }),
    barredIf: { '决定书没有公开': (m) => m.values.published_on === null },
  },
  enforce: {
    label: '对申请人、第三人强制执行', basis: 复议法.art(78), by: ['office_head', 'handler'], from: 'closed', asks: ['enforced_by'],
    barredIf: {
      '申请人已经起诉': (m) => m.values.sued_on !== null,
      '起诉期限尚未届满': (m) => m.values.conclusion === 'decision'
        && (!isOver(m.clock('suit'), m.on) || !['none', 'lapsed'].includes(m.clock('suit_third_party').state)),
      '决定没有申请人、第三人应当履行的内容': (m) => m.values.conclusion !== 'mediation' && m.values.decision !== 'uphold' && m.values.decision !== 'change',
    },
    // 维持: the organ that acted executes; 变更 and 调解书: the reconsideration organ.
    invalidIf: {
      '维持行政行为的，由作出行政行为的行政机关执行；变更行政行为的和调解书，由行政复议机关执行': (m) =>
        (m.values.decision === 'uphold') !== (m.values.enforced_by === 'agency' || m.values.enforced_by === 'agency_by_court'),
    },
  },
  record_lawsuit: {
    label: '记录起诉', basis: 行政诉讼法.art(45), by: ['handler', 'clerk'], from: ['closed', 'not_accepted'], asks: ['sued_on'],
    sets: (m, input) => ({ contested: observed(m, input.sued_on ?? null) }),
    invalidIf: { '起诉日期不得晚于办理当日': (m) => m.values.sued_on! > m.on },
  },
  record_petition: {
    label: '记录信访', basis: 复议法.art(1), by: ['handler', 'clerk'], from: ['closed', 'not_accepted'], asks: ['petitioned_on'],
    sets: (m, input) => ({ contested: observed(m, input.petitioned_on ?? null) }),
    invalidIf: { '信访日期不得晚于办理当日': (m) => m.values.petitioned_on! > m.on },
  },
} as const satisfies Actions
