import { choice, date, flag, longText, org, required } from '../../kernel/field/field.ts'
import { linked, setting, unitNames } from '../../kernel/procedure/look-up.ts'
import { defineProcedure } from '../../kernel/procedure/procedure.ts'
import { 复议法, 处罚法 } from '../common/law.ts'
import { BELOW, inOrder, isBelow, known, notItself, ownAffair, rectified, signed } from './bars.ts'
import * as list from './choices.ts'
import { 监督条例, 湖南程序规定 } from './law.ts'
import { rectification, REQUIREMENT } from './rectify.ts'

/** The ladder: notice and correction of one's own accord first, then opinion, then decision. */
export const supervision = defineProcedure({
  id: 'supervision',
  label: '行政执法监督',
  basis: [监督条例.art(6), 处罚法.art(75, 1)],
  series: '执监',
  heldBy: ['justice_bureau'], handledBy: ['supervisor'],
  governedBy: 'found_on',
  fields: {
    unit: required(org('被监督单位', { beyond: BELOW })),
    source: required(choice('问题来源', list.sources)),
    found_on: required(date('发现日期')),
    problem: required(longText('存在的问题')),
    law_basis: longText('有关规定'),
    demand: required(longText('监督要求')),
    paper: choice('现行监督文书', list.papers),
    notice_on: date('通知书制发日期'),
    facts: longText('查明的事实'),
    opinion: longText('监督意见'),
    opinion_on: date('意见书制发日期'),
    decision_kind: choice('监督决定的种类', list.decisions),
    decision: longText('监督决定'),
    decision_on: date('决定书制发日期'),
    answer_kind: choice('单位答复', list.answers),
    answer: longText('答复内容'),
    answered_on: date('最近答复日期'),
    notice_answered_on: date('通知书答复日期'),
    opinion_answered_on: date('意见书答复日期'),
    decision_answered_on: date('决定书答复日期'),
    ...REQUIREMENT,
    result: choice('监督结果', list.results),
    conclusion: longText('办结意见'),
    drop_reason: longText('不予制发的理由'),
    public_opinion: flag('有重大社会影响'),
  },
  title: ({ values, orgName }) => `${orgName(values.unit)}：${values.problem.slice(0, 40)}`,
  list: ['unit', 'paper', 'source', 'notice_on', 'answered_on', 'result'],
  sections: {
    问题: ['unit', 'source', 'found_on', 'problem', 'law_basis', 'demand', 'public_opinion', 'paper', 'drop_reason'],
    通知书: ['notice_on', 'notice_answered_on'],
    意见书: ['facts', 'opinion', 'opinion_on', 'opinion_answered_on'],
    决定书: ['decision_kind', 'decision', 'decision_on', 'decision_answered_on'],
    答复: ['answer_kind', 'answer', 'answered_on'],
    整改: ['requirement', 'correct_by'],
    办结: ['result', 'conclusion'],
  },
  looksUp: {
    in_order: setting<boolean>('supervision_in_order'),
    signed_by_organ: setting<readonly string[]>('supervision_signed_by_organ'),
    local_papers: setting<readonly string[]>('supervision_local_papers'),
    rectifications: linked('rectifies'),
    units: unitNames,
  },
  states: {
    drafting: { label: '拟制' }, issued: { label: '待单位答复' }, answered: { label: '单位已答复' },
    closed: { label: '办结', final: true }, dropped: { label: '不予制发', final: true },
  },
  opensIn: 'drafting',
  documents: {
    notice: { label: '行政执法监督通知书', template: 'supervision_notice', series: '执监通', serve: { org: 'unit' }, basis: 湖南程序规定.art(158, 2) },
    opinion: { label: '行政执法监督意见书', template: 'supervision_opinion', series: '执监意', serve: { org: 'unit' }, basis: 监督条例.whole },
    decision: { label: '行政执法监督决定书', template: 'supervision_decision', series: '执监决', serve: { org: 'unit' }, basis: 监督条例.whole },
    reply: { label: '监督文书答复', received: true, basis: 湖南程序规定.art(158, 2) },
  },
  deadlines: {
    notice_reply: { label: '通知书答复期限', whose: 'respondent', from: { served: 'notice' }, until: { dated: 'notice_answered_on' }, term: { setting: 'supervision_notice_term' }, consequence: '逾期不答复的，可以制发监督意见书' },
    opinion_reply: { label: '意见书自行纠正期限', whose: 'respondent', from: { served: 'opinion' }, until: { dated: 'opinion_answered_on' }, term: { setting: 'supervision_opinion_term' }, consequence: '逾期不纠正的，可以作出监督决定' },
    decision_reply: { label: '决定书执行情况报告期限', whose: 'respondent', from: { served: 'decision' }, until: { dated: 'decision_answered_on' }, term: { setting: 'supervision_decision_term' }, consequence: '逾期不执行的，依法移送追究责任' },
  },
  actions: {
    open: {
      label: '登记问题', basis: 处罚法.art(75, 1), by: 'supervisor', opens: true, asks: ['unit', 'source', 'found_on', 'problem', 'demand'], offers: ['law_basis', 'public_opinion'],
      offersLinks: ['from_review', 'from_complaint', 'from_special', 'from_finding', 'from_reconsideration', 'of_case'],
      invalidIf: { '发现日期尚未到来': (m) => m.values.found_on > m.on, ...notItself },
    },
    revise: { label: '修改文稿', basis: 处罚法.art(75, 1), by: ['supervisor', 'office_head'], from: 'drafting', offers: ['unit', 'problem', 'law_basis', 'demand', 'public_opinion'], invalidIf: notItself },
    issue_notice: {
      label: '制发监督通知书', basis: 处罚法.art(75, 1), by: ['office_head', 'organ_head'], from: 'drafting', to: 'issued', issues: 'notice',
      sets: (m) => ({ paper: 'notice' as const, notice_on: m.on }), barredIf: { ...signed('notice'), ...known('notice') },
    },
    answer: {
      label: '答复监督文书', basis: 湖南程序规定.art(158, 2), by: [{ role: 'clerk', of: 'unit' }, { role: 'handler', of: 'unit' }, { role: 'office_head', of: 'unit' }], from: ['issued', 'answered'], to: 'answered',
      asks: ['answer_kind', 'answer'], receives: 'reply',
      sets: (m) => ({ answered_on: m.on, ...(m.values.paper && { [`${m.values.paper}_answered_on`]: m.on }) }),
      barredIf: { '监督文书尚未送达': (m) => m.values.paper !== null && m.servedOn(m.values.paper) === null },
    },
    record_answer: {
      label: '登记下级政府的答复', basis: 湖南程序规定.art(158, 2), by: 'supervisor', from: ['issued', 'answered'], to: 'answered', asks: ['answer_kind', 'answer'], receives: 'reply',
      sets: (m) => ({ answered_on: m.on, ...(m.values.paper && { [`${m.values.paper}_answered_on`]: m.on }) }),
      barredIf: { '本地单位的答复由该单位办理': (m) => !isBelow(m), '监督文书尚未送达': (m) => m.values.paper !== null && m.servedOn(m.values.paper) === null },
    },
    demand_rectification: {
      label: '责成整改', basis: 处罚法.art(75, 1), by: 'supervisor', from: ['issued', 'answered'], asks: ['requirement', 'correct_by'], barredIf: ownAffair,
      leadsTo: (m) => [rectification(m.values.unit, m)],
      invalidIf: { '整改期限应当在今天之后': (m) => m.values.correct_by !== null && m.values.correct_by <= m.on },
    },
    issue_opinion: {
      label: '制发监督意见书', basis: 监督条例.whole, by: ['office_head', 'organ_head'], from: ['drafting', 'issued', 'answered'], to: 'issued', asks: ['facts', 'opinion'], offers: ['law_basis'], issues: 'opinion',
      sets: (m) => ({ paper: 'opinion' as const, opinion_on: m.on }), barredIf: { ...signed('opinion'), ...known('opinion'), ...inOrder('opinion') },
    },
    issue_decision: {
      label: '作出监督决定', basis: 监督条例.whole, by: ['office_head', 'organ_head'], from: ['drafting', 'issued', 'answered'], to: 'issued', asks: ['facts', 'decision_kind', 'decision'], offers: ['law_basis'], issues: 'decision',
      sets: (m) => ({ paper: 'decision' as const, decision_on: m.on }), barredIf: { ...signed('decision'), ...known('decision'), ...inOrder('decision') },
    },
    close: {
      label: '办结', basis: 处罚法.art(75, 1), by: ['supervisor', 'office_head'], from: 'answered', to: 'closed', asks: ['result', 'conclusion'], barredIf: rectified,
      invalidIf: { '结果为监督决定已经执行的，应当作出过监督决定': (m) => m.values.result === 'executed' && m.values.decision_on === null },
    },
    drop: { label: '不予制发', basis: 处罚法.art(75, 1), by: 'office_head', from: 'drafting', to: 'dropped', asks: ['drop_reason'] },
  },
  links: {
    from_review: { label: '案卷监督审查发现', to: 'case_review' },
    from_complaint: { label: '投诉举报查实', to: 'supervision_complaint', basis: 处罚法.art(75, 2) },
    from_special: { label: '专项监督检查发现', to: 'supervision_inspection' },
    from_finding: { label: '案卷检查发现', to: 'finding' },
    // What a reconsideration found wrong in how a unit enforces is not looked for a second time.
    from_reconsideration: { label: '行政复议发现', to: ['reconsideration', 'reconsideration_letter'], basis: 复议法.art(76), brings: ({ values }) => ({
      values: { source: 'reconsideration', unit: values['recipient'] ?? values['respondent'], ...typeof values['problem'] === 'string' && { problem: values['problem'] } }, rows: {},
    }) },
    of_case: { label: '涉及的执法案件', to: [...list.cases, 'coercive_enforcement'] },
  },
  // The paper once issued is the unit's to answer; a draft is not yet its business.
  sharedWith: ['unit'],
  unsharedIn: ['drafting', 'dropped'],
  searched: ['problem', 'demand'],
})
