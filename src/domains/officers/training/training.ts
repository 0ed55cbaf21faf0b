import { choice, date, flag, integer, longText, org, required, text } from '../../../kernel/field/field.ts'
import { matching } from '../../../kernel/procedure/look-up.ts'
import { defineProcedure, many } from '../../../kernel/procedure/procedure.ts'
import { 三项制度, 实施纲要 } from '../../common/law.ts'
import { trainingKinds } from '../choices.ts'
import { 山东程序规定, 市县依法行政决定 } from '../law.ts'
import { attended, proper, recordsOf } from './held.ts'
import { certificateNumber } from '../number.ts'

const organisers = ['clerk', 'handler', 'supervisor'] as const

/** A class of the yearly plan, or one held beside it; each officer who attended gets a record of his own. */
export const training = defineProcedure({
  id: 'training',
  label: '行政执法培训',
  basis: [山东程序规定.art(60, 3), 市县依法行政决定.section(6), 三项制度.section(23), 实施纲要.section(34)],
  series: '执训',
  governedBy: 'planned_on',
  fields: {
    topic: required(text('培训主题')),
    kind: required(choice('培训形式', trainingKinds)),
    in_plan: flag('列入年度培训计划'),
    planned_on: required(date('计划举办日期')),
    audience: text('培训对象'),
    lecturer: text('授课人'),
    place: text('地点'),
    held_on: date('举办日期'),
    hours: integer('学时'),
    attendees: integer('参训执法人员数'),
    record: longText('举办情况'),
    cancel_reason: longText('取消的理由'),
  },
  many: {
    attendee: many('参训执法人员', { certificate_number: required(certificateNumber), name: required(text('姓名')), unit: org('所在单位', { hint: '与举办单位相同的不填' }) }, 'name'),
  },
  title: ({ values }) => values.topic ?? '',
  list: ['topic', 'kind', 'in_plan', 'planned_on', 'held_on', 'hours', 'attendees'],
  sections: { 计划: ['topic', 'kind', 'in_plan', 'planned_on', 'audience', 'lecturer', 'place', 'cancel_reason'], 举办: ['held_on', 'hours', 'attendees', 'record'] },
  looksUp: { cards: matching('certificate', { certificate_number: 'attendee.certificate_number' }, ['certificate_number', 'name'], { wide: true }) },
  states: { planned: { label: '已列计划' }, held: { label: '已举办', final: true }, cancelled: { label: '已取消', final: true } },
  opensIn: 'planned',
  documents: {},
  deadlines: {},
  actions: {
    plan: {
      label: '列入年度计划', basis: 市县依法行政决定.section(6), by: organisers, opens: true, asks: ['topic', 'kind', 'planned_on'], offers: ['audience', 'lecturer', 'place', 'hours'],
      sets: () => ({ in_plan: true }),
    },
    revise: {
      label: '调整计划', basis: 市县依法行政决定.section(6), by: organisers, from: 'planned', offers: ['topic', 'kind', 'planned_on', 'audience', 'lecturer', 'place', 'hours'],
    },
    hold: {
      label: '登记举办情况', basis: 市县依法行政决定.section(6), by: organisers, from: 'planned', to: 'held', asks: ['held_on', 'hours'], offers: ['lecturer', 'place', 'record'], asksRows: ['attendee'],
      sets: attended, invalidIf: proper, leadsTo: recordsOf,
    },
    hold_unplanned: {
      label: '登记计划外的培训', basis: 市县依法行政决定.section(6), by: organisers, opens: true, to: 'held', asks: ['topic', 'kind', 'held_on', 'hours'],
      offers: ['audience', 'lecturer', 'place', 'record'], asksRows: ['attendee'],
      sets: (m) => ({ ...attended(m), planned_on: m.values.held_on! }), invalidIf: proper, leadsTo: recordsOf,
    },
    cancel: { label: '取消', basis: 市县依法行政决定.section(6), by: organisers, from: 'planned', to: 'cancelled', asks: ['cancel_reason'] },
  },
  searched: ['topic'],
})
