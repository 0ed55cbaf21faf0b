import { date, integer, longText, org, required } from '../../kernel/field/field.ts'
import { defineProcedure } from '../../kernel/procedure/procedure.ts'
import { 处罚法 } from '../common/law.ts'
import { 监督条例, 湖南程序规定 } from './law.ts'

/** What a supervised unit puts right, with its own term, until the supervising body accepts it. */
export const supervisionRectification = defineProcedure({
  id: 'supervision_rectification',
  label: '监督整改',
  basis: [监督条例.art(4), 处罚法.art(75, 1)],
  series: '整改',
  governedBy: 'demanded_on',
  fields: {
    supervised_by: required(org('监督机构')),
    problem: longText('存在的问题'),
    requirement: required(longText('整改要求')),
    demanded_on: date('责成整改日期'),
    correct_by: required(date('整改期限')),
    measures: longText('整改措施'),
    report: longText('整改结果'),
    reported_on: date('报告日期'),
    return_reason: longText('退回继续整改的理由'),
    returns: integer('退回次数'),
    acceptance: longText('验收意见'),
    accepted_on: date('验收日期'),
  },
  title: ({ values }) => `整改：${values.requirement.slice(0, 50)}`,
  list: ['supervised_by', 'demanded_on', 'correct_by', 'reported_on', 'accepted_on'],
  sections: {
    要求: ['supervised_by', 'problem', 'requirement', 'demanded_on', 'correct_by'],
    整改: ['measures', 'report', 'reported_on'],
    验收: ['return_reason', 'returns', 'acceptance', 'accepted_on'],
  },
  states: { rectifying: { label: '整改中' }, reported: { label: '待验收' }, accepted: { label: '验收合格', final: true } },
  opensIn: 'rectifying',
  documents: { report: { label: '整改情况报告', template: 'rectification_report', series: '整改报', serve: { org: 'supervised_by' }, basis: 湖南程序规定.art(158, 2) } },
  deadlines: {
    rectification: { label: '整改期限', from: { entering: 'rectifying' }, until: { leaving: 'rectifying' }, term: { dueOn: 'correct_by', basis: 处罚法.art(75, 1) }, consequence: '逾期不整改的，可以制发监督意见书、约谈' },
  },
  actions: {
    open: { label: '责成整改', basis: 处罚法.art(75, 1), by: 'law', opens: true, asks: ['supervised_by', 'requirement', 'correct_by'], offers: ['problem'], asksLink: 'rectifies', sets: (m) => ({ demanded_on: m.on }) },
    report: {
      label: '报告整改情况', basis: 湖南程序规定.art(158, 2), by: ['clerk', 'handler', 'office_head'], from: 'rectifying', to: 'reported', asks: ['measures', 'report'], issues: 'report', sets: (m) => ({ reported_on: m.on }),
    },
    accept: { label: '验收合格', basis: 监督条例.art(4), by: { role: 'supervisor', of: 'supervised_by' }, from: 'reported', to: 'accepted', asks: ['acceptance'], sets: (m) => ({ accepted_on: m.on }) },
    return_report: {
      label: '退回继续整改', basis: 监督条例.art(4), by: { role: 'supervisor', of: 'supervised_by' }, from: 'reported', to: 'rectifying', asks: ['return_reason', 'correct_by'], sets: (m) => ({ returns: (m.values.returns ?? 0) + 1 }),
      invalidIf: { '整改期限应当在今天之后': (m) => m.values.correct_by <= m.on },
    },
  },
  links: { rectifies: { label: '监督要求', to: ['supervision', 'supervision_talk', 'supervision_inspection', 'supervision_bulletin'] } },
  sharedWith: ['supervised_by'],
  searched: ['problem', 'requirement'],
})
