import { choice, date, longText, required, text } from '../../../kernel/field/field.ts'
import { defineProcedure } from '../../../kernel/procedure/procedure.ts'
import * as list from '../choices.ts'
import { 地方证件规定 } from '../law.ts'
import { certificateNumber } from '../number.ts'

/** One check or retraining of a card: what is counted in its year, however often the card is checked again. */
export const certificateEvent = defineProcedure({
  id: 'certificate_event',
  label: '执法证件审验、延续记录',
  basis: [地方证件规定],
  series: '证审',
  governedBy: 'done_on',
  fields: {
    kind: required(choice('事项', list.eventKinds)),
    done_on: required(date('办理日期')),
    certificate_number: required(certificateNumber),
    name: required(text('姓名')),
    result: required(choice('结果', list.checkResults)),
    opinion: longText('意见'),
  },
  title: ({ values }) => `${values.name ?? ''} ${values.kind ? list.eventKinds[values.kind] : ''}`.trim(),
  list: ['kind', 'certificate_number', 'name', 'done_on', 'result'],
  sections: { 记录: ['kind', 'done_on', 'certificate_number', 'name', 'result', 'opinion'] },
  states: { done: { label: '已办理', final: true } },
  opensIn: 'done',
  documents: {},
  deadlines: {},
  actions: {
    record: { label: '记录', basis: 地方证件规定, by: 'law', opens: true, asksLink: 'event_of', asks: ['kind', 'done_on', 'certificate_number', 'name', 'result'], offers: ['opinion'] },
  },
  links: { event_of: { label: '执法证件', to: 'certificate' } },
  searched: ['certificate_number', 'name'],
})
