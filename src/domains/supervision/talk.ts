import { choice, date, instant, longText, org, required, text } from '../../kernel/field/field.ts'
import { chinaDay } from '../../kernel/law/day.ts'
import { linked, unitNames } from '../../kernel/procedure/look-up.ts'
import { defineProcedure } from '../../kernel/procedure/procedure.ts'
import { 处罚法 } from '../common/law.ts'
import { BELOW, notItself, ownAffair, rectified } from './bars.ts'
import * as list from './choices.ts'
import { 监督条例 } from './law.ts'
import { rectification, REQUIREMENT } from './rectify.ts'

/** The leader who answers for a unit is called in; what he undertakes is followed up. */
export const supervisionTalk = defineProcedure({
  id: 'supervision_talk',
  label: '执法监督约谈',
  basis: [监督条例.art(4), 处罚法.art(75, 1)],
  series: '约谈',
  heldBy: ['justice_bureau'], handledBy: ['supervisor'],
  governedBy: 'decided_on',
  fields: {
    unit: required(org('被约谈单位', { beyond: BELOW })),
    reason: required(choice('约谈事由', list.talkReasons)),
    decided_on: date('决定约谈日期'),
    problem: required(longText('存在的问题')),
    invited_post: required(text('约谈对象的职务')),
    invited_name: text('约谈对象', { sensitive: 'name' }),
    planned_at: required(instant('约谈时间')),
    place: required(text('约谈地点')),
    held_on: date('实际约谈日期'),
    host: text('主谈人'),
    statement: longText('被约谈单位陈述'),
    opinion: longText('约谈意见'),
    undertaking: longText('承诺事项'),
    ...REQUIREMENT,
    cancel_reason: longText('取消的理由'),
    follow_up: longText('落实情况'),
  },
  title: ({ values, orgName }) => `约谈 ${orgName(values.unit)}：${values.problem.slice(0, 40)}`,
  list: ['unit', 'reason', 'planned_at', 'held_on'],
  sections: {
    约谈: ['unit', 'reason', 'decided_on', 'problem', 'invited_post', 'invited_name', 'planned_at', 'place', 'cancel_reason'],
    记录: ['held_on', 'host', 'statement', 'opinion', 'undertaking'],
    落实: ['requirement', 'correct_by', 'follow_up'],
  },
  looksUp: { rectifications: linked('rectifies'), units: unitNames },
  states: {
    notified: { label: '已通知' }, held: { label: '已约谈' }, closed: { label: '办结', final: true }, cancelled: { label: '取消', final: true },
  },
  opensIn: 'notified',
  documents: {
    notice: { label: '约谈通知书', template: 'talk_notice', series: '约谈', serve: { org: 'unit' }, basis: 处罚法.art(75, 1) },
    record: { label: '约谈记录', template: 'talk_record', basis: 处罚法.art(75, 1) },
  },
  deadlines: {
    follow_up: { label: '约谈落实期限', from: { dated: 'held_on' }, until: { leaving: 'held' }, term: { setting: 'talk_follow_up_term' } },
  },
  actions: {
    summon: {
      label: '通知约谈', basis: 处罚法.art(75, 1), by: ['supervisor', 'office_head'], opens: true, asks: ['unit', 'reason', 'problem', 'invited_post', 'planned_at', 'place'], offers: ['invited_name'], issues: 'notice',
      offersLinks: ['about_supervision', 'about_reentry'], sets: (m) => ({ decided_on: m.on }),
      invalidIf: { '约谈时间已经过去': (m) => chinaDay(new Date(m.values.planned_at)) < m.on, ...notItself },
    },
    hold: {
      label: '登记约谈', basis: 处罚法.art(75, 1), by: 'supervisor', from: 'notified', to: 'held', asks: ['held_on', 'invited_name', 'host', 'statement', 'opinion'], offers: ['undertaking'], issues: 'record',
      invalidIf: { '约谈日期尚未到来': (m) => m.values.held_on !== null && m.values.held_on > m.on },
      barredIf: { '约谈通知书尚未送达': (m) => m.servedOn('notice') === null },
    },
    demand_rectification: {
      label: '责成整改', basis: 处罚法.art(75, 1), by: 'supervisor', from: 'held', asks: ['requirement', 'correct_by'], barredIf: ownAffair, leadsTo: (m) => [rectification(m.values.unit, m)],
      invalidIf: { '整改期限应当在今天之后': (m) => m.values.correct_by !== null && m.values.correct_by <= m.on },
    },
    close: { label: '办结', basis: 处罚法.art(75, 1), by: ['supervisor', 'office_head'], from: 'held', to: 'closed', asks: ['follow_up'], barredIf: rectified },
    cancel: { label: '取消约谈', basis: 处罚法.art(75, 1), by: ['supervisor', 'office_head'], from: 'notified', to: 'cancelled', asks: ['cancel_reason'] },
  },
  links: {
    about_supervision: { label: '因监督文书未落实', to: 'supervision', brings: ({ values }) => ({ values: { unit: values['unit'], problem: values['problem'] }, rows: {} }) },
    about_reentry: { label: '因执法信息反复退回', to: 'reentry', brings: ({ values }) => ({ values: { unit: values['unit'] }, rows: {} }) },
  },
  sharedWith: ['unit'],
  searched: ['problem'],
})
