import { choice, date, longText, org, required, text } from '../../kernel/field/field.ts'
import { since } from '../../kernel/law/dated.ts'
import { days } from '../../kernel/law/term.ts'
import { setting } from '../../kernel/procedure/look-up.ts'
import { defineProcedure } from '../../kernel/procedure/procedure.ts'
import { signed } from './bars.ts'
import { 复议法 } from '../common/law.ts'
import { 实施条例 } from './law.ts'

/** Letters on faults found in a case: 意见书, to be answered in sixty days (第七十六条), and 建议书, which has no term. */
export const reconsiderationLetter = defineProcedure({
  id: 'reconsideration_letter',
  label: '行政复议意见书、建议书',
  basis: [复议法.art(76), 实施条例.art(57)],
  series: '复函',
  heldBy: ['government'],
  governedBy: 'drafted_on',
  fields: {
    kind: required(choice('文书种类', { opinion: '行政复议意见书', suggestion: '行政复议建议书' })),
    drafted_on: required(date('拟制日期')),
    recipient: required(org('发往机关')),
    problem: required(longText('存在的问题')),
    law_basis: longText('法律依据'),
    demand: required(longText('意见建议')),
    issued_on: date('制发日期'),
    feedback_on: date('反馈日期'),
    feedback: longText('反馈情况'),
    returned_reason: longText('退回反馈的理由'),
    outcome: choice('纠正情况', { corrected: '已经纠正', partly: '部分纠正', not_corrected: '未纠正', not_required: '不要求反馈' }),
    superior_department: text('上一级主管部门'),
    copied_on: date('抄告日期'),
  },
  title: ({ values, orgName }) => `致 ${orgName(values.recipient)}：${values.problem.slice(0, 40)}`,
  list: ['kind', 'recipient', 'issued_on', 'feedback_on', 'outcome'],
  sections: {
    文书: ['kind', 'drafted_on', 'recipient', 'problem', 'law_basis', 'demand', 'issued_on'],
    反馈: ['feedback_on', 'feedback', 'returned_reason', 'outcome'],
    抄告: ['superior_department', 'copied_on'],
  },
  looksUp: { delegated: setting<readonly string[]>('reconsideration_delegated_signing') },
  states: {
    drafting: { label: '拟制' },
    issued: { label: '已制发' },
    answered: { label: '已反馈' },
    closed: { label: '办结', final: true },
    dropped: { label: '不予制发', final: true },
  },
  opensIn: 'drafting',
  documents: {
    opinion: { label: '行政复议意见书', template: 'opinion', series: '复意', serve: { org: 'recipient' }, basis: 复议法.art(76) },
    suggestion: { label: '行政复议建议书', template: 'suggestion', series: '复建', serve: { org: 'recipient' }, basis: 实施条例.art(57, 2) },
    feedback: { label: '纠正情况报告', received: true, basis: 复议法.art(76) },
    copy_letter: { label: '抄告函', template: 'opinion_copy_letter', series: '复抄', serve: 'once', basis: 复议法.art(79, 2) },
  },
  deadlines: {
    feedback: {
      label: '意见书反馈期限', whose: 'respondent', from: { served: 'opinion' }, until: { received: 'feedback' },
      term: since({ '2024-01-01': days(60, 复议法.art(76)) }),
    },
  },
  actions: {
    draft: {
      label: '拟制', basis: 复议法.art(76), by: 'handler', opens: true, asks: ['kind', 'drafted_on', 'recipient', 'problem', 'demand'], offers: ['law_basis'],
      asksLink: 'arises_from',
    },
    revise: {
      label: '修改文稿', basis: 复议法.art(76), by: ['handler', 'office_head'], from: 'drafting', offers: ['recipient', 'problem', 'law_basis', 'demand'],
    },
    issue_opinion: {
      label: '制发意见书', basis: 复议法.art(76), by: ['organ_head', 'office_head'], from: 'drafting', to: 'issued', issues: 'opinion',
      sets: (m) => ({ issued_on: m.on }), barredIf: { ...signed('opinion'), '本件为建议书': (m) => m.values.kind !== 'opinion' },
    },
    // 实施条例第五十七条第二款 gives the suggestion to the body itself.
    issue_suggestion: {
      label: '制发建议书', basis: 实施条例.art(57, 2), by: 'office_head', from: 'drafting', to: 'issued', issues: 'suggestion',
      sets: (m) => ({ issued_on: m.on }), barredIf: { '本件为意见书': (m) => m.values.kind !== 'suggestion' },
    },
    drop: { label: '不予制发', basis: 复议法.art(76), by: 'office_head', from: 'drafting', to: 'dropped' },
    report: {
      label: '报送纠正情况', basis: 复议法.art(76), by: [{ role: 'clerk', of: 'recipient' }, { role: 'handler', of: 'recipient' }, 'handler'], from: 'issued', to: 'answered',
      asks: ['feedback'], receives: 'feedback', sets: (m) => ({ feedback_on: m.on }),
    },
    return_report: {
      label: '退回重新报送', basis: 复议法.art(76), by: ['handler', 'office_head'], from: 'answered', to: 'issued', asks: ['returned_reason'],
    },
    close: {
      label: '办结', basis: 复议法.art(76), by: 'office_head', from: 'answered', to: 'closed', asks: ['outcome'],
    },
    close_suggestion: {
      label: '建议书办结', basis: 实施条例.art(57, 2), by: 'office_head', from: 'issued', to: 'closed', needs: ['suggestion'],
      sets: () => ({ outcome: 'not_required' as const }),
      barredIf: { '建议书尚未送达': (m) => m.servedOn('suggestion') === null },
    },
    copy_to_superior: {
      label: '抄告上一级主管部门', basis: 复议法.art(79, 2), by: 'handler', from: ['issued', 'answered', 'closed'], asks: ['superior_department'],
      needs: ['opinion'], issues: 'copy_letter', sets: (m) => ({ copied_on: m.on }),
    },
  },
  links: { arises_from: { label: '办案中发现', to: 'reconsideration', basis: 复议法.art(76) } },
  // 文书一经制发 the recipient reads it and answers here; a draft is not yet its business.
  sharedWith: ['recipient'],
  unsharedIn: ['drafting', 'dropped'],
  searched: ['problem', 'demand'],
})
