import { choice, date, longText, org, required, text } from '../../kernel/field/field.ts'
import { defineProcedure } from '../../kernel/procedure/procedure.ts'
import { 处罚法 } from '../common/law.ts'
import * as list from './choices.ts'
import { 监督条例, 湖南程序规定 } from './law.ts'

/** Supervision fixes whose fault it was and hands the clue to who may act on it: it punishes nobody itself. */
export const supervisionResponsibility = defineProcedure({
  id: 'supervision_responsibility',
  label: '执法责任追究',
  basis: [处罚法.art(76, 1), 监督条例.whole, 湖南程序规定.art(168)],
  series: '执责',
  heldBy: ['justice_bureau'], handledBy: ['supervisor'],
  governedBy: 'found_on',
  fields: {
    unit: required(org('所在单位')),
    person: text('有关人员', { sensitive: 'name' }),
    found_on: required(date('发现日期')),
    kind: required(choice('问题性质', list.misconducts)),
    facts: required(longText('问题线索')),
    suggestion: required(longText('处理建议')),
    recipient: text('移送的机关', { hint: '监察机关，或者任免机关、单位' }),
    transferred_on: date('移送日期'),
    outcome: choice('处理结果', list.dispositions),
    outcome_text: longText('处理情况'),
    decided_on: date('处理日期'),
    drop_reason: longText('不予移送的理由'),
  },
  title: ({ values, orgName }) => `${orgName(values.unit)} ${list.misconducts[values.kind]}`,
  list: ['unit', 'kind', 'found_on', 'transferred_on', 'outcome', 'decided_on'],
  sections: {
    线索: ['unit', 'person', 'found_on', 'kind', 'facts', 'suggestion'],
    移送: ['recipient', 'transferred_on', 'drop_reason'],
    结果: ['outcome', 'outcome_text', 'decided_on'],
  },
  states: {
    found: { label: '待移送' }, transferred: { label: '已移送' }, decided: { label: '已处理', final: true }, dropped: { label: '不予移送', final: true },
  },
  opensIn: 'found',
  documents: { transfer: { label: '问题线索移送函', template: 'misconduct_transfer', series: '执责移', serve: 'once', basis: 监督条例.whole } },
  deadlines: {
    transfer: { label: '线索移送期限', from: { dated: 'found_on' }, until: { leaving: 'found' }, term: { setting: 'misconduct_transfer_term' } },
  },
  actions: {
    find: {
      label: '登记线索', basis: 处罚法.art(76, 1), by: 'supervisor', opens: true, asks: ['unit', 'found_on', 'kind', 'facts', 'suggestion'], offers: ['person'], offersLinks: ['found_in'],
      invalidIf: { '发现日期尚未到来': (m) => m.values.found_on > m.on },
    },
    hand_over: { label: '移送', basis: 监督条例.whole, by: ['office_head', 'organ_head'], from: 'found', to: 'transferred', asks: ['recipient'], issues: 'transfer', sets: (m) => ({ transferred_on: m.on }) },
    record_outcome: { label: '登记处理结果', basis: 处罚法.art(76, 1), by: 'supervisor', from: 'transferred', to: 'decided', asks: ['outcome', 'outcome_text', 'decided_on'], invalidIf: { '处理日期尚未到来': (m) => m.values.decided_on !== null && m.values.decided_on > m.on } },
    drop: { label: '不予移送', basis: 处罚法.art(76, 1), by: 'office_head', from: 'found', to: 'dropped', asks: ['drop_reason'] },
  },
  links: { found_in: { label: '发现于', to: ['supervision', 'supervision_complaint', 'supervision_inspection'], brings: ({ values }) => ({ values: { unit: values['unit'], facts: values['problem'] }, rows: {} }) } },
  searched: ['facts'],
})
