import { choice, date, integer, required, text } from '../../../kernel/field/field.ts'
import { defineProcedure } from '../../../kernel/procedure/procedure.ts'
import { trainingKinds } from '../choices.ts'
import { 实施纲要 } from '../../common/law.ts'
import { 市县依法行政决定 } from '../law.ts'
import { certificateNumber } from '../number.ts'

const given = ['certificate_number', 'name', 'topic', 'kind', 'attended_on', 'hours'] as const

/** One officer's part in one class, in the officer's own unit: hours and coverage are counted from these. */
export const trainingRecord = defineProcedure({
  id: 'training_record',
  label: '执法人员培训记录',
  basis: [市县依法行政决定.section(6), 实施纲要.section(34)],
  series: '训记',
  governedBy: 'attended_on',
  fields: {
    certificate_number: required(certificateNumber),
    name: required(text('姓名')),
    topic: required(text('培训内容')),
    kind: required(choice('培训形式', trainingKinds)),
    attended_on: required(date('培训日期')),
    hours: required(integer('学时')),
  },
  title: ({ values }) => `${values.name ?? ''} ${values.topic ?? ''}`.trim(),
  list: ['name', 'certificate_number', 'topic', 'kind', 'attended_on', 'hours'],
  sections: { 记录: given },
  states: { recorded: { label: '已记录', final: true } },
  opensIn: 'recorded',
  documents: {},
  deadlines: {},
  actions: {
    record_attendance: { label: '随培训记录', basis: 市县依法行政决定.section(6), by: 'law', opens: true, asksLink: 'of_training', asks: given },
    /** What the unit's officers learnt elsewhere: higher organs' classes, network courses. */
    record: {
      label: '登记参加其他培训', basis: 市县依法行政决定.section(6), by: ['clerk', 'handler'], opens: true, asks: given,
      invalidIf: {
        '培训日期尚未到来': (m) => m.values.attended_on > m.on,
        '学时应当是正数': (m) => m.values.hours <= 0,
      },
    },
  },
  links: { of_training: { label: '培训', to: 'training' } },
  searched: ['certificate_number', 'name', 'topic'],
})
