import { date, flag, integer, longText, org, required, text } from '../../kernel/field/field.ts'
import { linked, type LinkedMatter } from '../../kernel/procedure/look-up.ts'
import { defineProcedure, many } from '../../kernel/procedure/procedure.ts'
import { 三项制度, 处罚法 } from '../common/law.ts'
import * as list from './choices.ts'

/** Concerns the quality of what was entered, not its lawfulness, and is no sanction: the unit corrects its own case. */
export const reentry = defineProcedure({
  id: 'reentry',
  label: '退回重录',
  basis: [三项制度.section(10), 三项制度.section(15)],
  series: '退录',
  heldBy: ['justice_bureau'], handledBy: ['supervisor'],
  governedBy: 'returned_on',
  fields: {
    unit: required(org('录入单位')),
    record_number: required(text('退回的案卷')),
    returned_on: date('退回日期'),
    corrected_version: integer('退回时案卷的版本'),
    reentered_on: date('重录日期'),
    reply: longText('重录情况'),
    unfinished: longText('仍不符合要求之处'),
    times: integer('退回次数'),
    reminded_on: date('催办日期'),
    overdue: flag('曾经逾期'),
    confirmed_on: date('确认日期'),
    withdraw_reason: longText('撤回的理由'),
  },
  many: { fault: many('不符合要求之处', { field_label: required(text('内容')), reason: required(text('理由')) }, 'field_label') },
  title: ({ values, orgName }) => `${orgName(values.unit)} ${values.record_number}`,
  list: ['unit', 'record_number', 'returned_on', 'reentered_on', 'overdue', 'confirmed_on'],
  sections: {
    退回: ['unit', 'record_number', 'returned_on', 'corrected_version', 'times'],
    重录: ['reentered_on', 'reply', 'unfinished', 'reminded_on', 'overdue', 'confirmed_on', 'withdraw_reason'],
  },
  looksUp: { cases: linked('returns') },
  states: {
    returned: { label: '待重录' }, reentered: { label: '待确认' },
    confirmed: { label: '已确认', final: true }, withdrawn: { label: '撤回', final: true },
  },
  opensIn: 'returned',
  documents: { notice: { label: '执法信息退回重录通知单', template: 'reentry_notice', series: '退录', serve: { org: 'unit' }, basis: 三项制度.section(10) } },
  deadlines: {
    reentry: { label: '重录期限', whose: 'respondent', from: { entering: 'returned' }, until: { leaving: 'returned' }, term: { setting: 'reentry_term' }, consequence: '逾期的依法催办' },
  },
  actions: {
    return_entry: {
      label: '退回重录', basis: 三项制度.section(10), by: 'supervisor', opens: true, asks: ['unit', 'record_number'], asksRows: ['fault'], asksLink: 'returns', offersLinks: ['from_review'], issues: 'notice',
      sets: (m) => ({ returned_on: m.on, times: 1, corrected_version: caseVersion(m.facts.cases) }),
    },
    remind: {
      label: '催办', basis: 三项制度.section(10), by: 'law', onExpiryOf: 'reentry', from: 'returned', sets: (m) => ({ reminded_on: m.on, overdue: true }),
    },
    reenter: {
      label: '报告已重录', basis: 三项制度.section(10), by: [{ role: 'clerk', of: 'unit' }, { role: 'handler', of: 'unit' }], from: 'returned', to: 'reentered', asks: ['reply'],
      sets: (m) => ({ reentered_on: m.on }),
      // Where the case stands as it stood when it was returned, nothing has been put right.
      barredIf: { '退回的案卷还没有更正，请先在案卷上办理「更正」': (m) => m.values.corrected_version !== null && caseVersion(m.facts.cases) === m.values.corrected_version },
    },
    return_again: {
      label: '再次退回', basis: 三项制度.section(10), by: 'supervisor', from: 'reentered', to: 'returned', asks: ['unfinished'], offersRows: ['fault'], issues: 'notice',
      sets: (m) => ({ times: (m.values.times ?? 1) + 1, corrected_version: caseVersion(m.facts.cases) }),
    },
    confirm: { label: '确认', basis: 三项制度.section(10), by: 'supervisor', from: 'reentered', to: 'confirmed', sets: (m) => ({ confirmed_on: m.on }), batch: true },
    withdraw: { label: '撤回退回', basis: 处罚法.art(75, 1), by: 'supervisor', from: 'returned', to: 'withdrawn', asks: ['withdraw_reason'] },
  },
  links: {
    returns: { label: '退回的案件', to: list.cases, brings: ({ values }) => ({ values: { unit: values['org_id'], record_number: values['number'] }, rows: {} }) },
    from_review: { label: '案卷监督审查', to: 'case_review' },
  },
  returns: { link: 'returns', rows: 'fault', of: 'field_label', why: 'reason', in: 'returned', again: { action: 'reenter', input: { reply: '录入单位的系统已经重新报送，案卷随之更正' } } },
  sharedWith: ['unit'],
  searched: ['record_number', 'fault.field_label', 'fault.reason'],
})

const caseVersion = ([one]: readonly LinkedMatter[]): number | null => (one?.values['version'] as number | undefined) ?? null
