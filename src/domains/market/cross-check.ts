import { choice, date, identifier, integer, longText, org, required, text } from '../../kernel/field/field.ts'
import { defineProcedure, many } from '../../kernel/procedure/procedure.ts'
import { 优化营商环境条例 } from '../common/law.ts'
import { 监管意见 } from './law.ts'

/** 联查: persons and entities that other organs ask about are checked in the registration data and answered. */
export const crossCheck = defineProcedure({
  id: 'cross_check',
  label: '部门联查',
  basis: [优化营商环境条例.art(56), 监管意见.section(13)],
  series: '联查',
  governedBy: 'received_on',
  fields: {
    requester: required(text('请求部门')),
    requester_unit: org('请求部门（本区机构）'),
    request_number: text('来函文号'),
    received_on: required(date('收到日期')),
    matter: required(choice('核查内容', { offices: '任职、持股情况', registration: '登记状态', records: '信用、处罚记录', bans: '任职限制', other: '其他' })),
    purpose: required(longText('用途和依据')),
    reply_by: date('要求回复的期限'),
    persons_checked: integer('核查人员（人次）'),
    entities_checked: integer('核查经营主体（户次）'),
    reply: longText('核查结论'),
    replied_on: date('回复日期'),
  },
  many: {
    person: many('人员', { name: required(text('姓名', { sensitive: 'name' })), identity: identifier('身份证件号码'), finding: text('核查结果') }, 'name', ['finding']),
    entity: many('经营主体', { name: required(text('名称')), credit_code: text('统一社会信用代码', { check: 'credit_code' }), finding: text('核查结果') }, 'name', ['finding']),
  },
  title: ({ values, rows }) => `${values.requester} 联查 ${rows.person.length} 人 ${rows.entity.length} 户`,
  list: ['matter', 'received_on', 'replied_on', 'requester', 'persons_checked', 'entities_checked'],
  sections: { 来函: ['requester', 'requester_unit', 'request_number', 'received_on', 'matter', 'purpose', 'reply_by'], 核查: ['persons_checked', 'entities_checked', 'reply', 'replied_on'] },
  states: { received: { label: '核查中' }, replied: { label: '已回复', final: true } },
  opensIn: 'received',
  documents: { reply: { label: '联查复函', template: 'cross_check_reply', series: '联查复', serve: 'once', basis: 监管意见.section(13) } },
  deadlines: { reply: { label: '回复期限', from: { dated: 'received_on' }, until: { entering: 'replied' }, term: { dueOn: 'reply_by', basis: 监管意见.section(13) }, when: (m) => m.values.reply_by !== null } },
  actions: {
    receive: {
      label: '收到联查', basis: 监管意见.section(13), by: ['clerk', 'handler'], opens: true, asks: ['requester', 'received_on', 'matter', 'purpose'], offers: ['requester_unit', 'request_number', 'reply_by'],
      offersRows: ['person', 'entity'],
      invalidIf: {
        '应当写明要核查的人员或者经营主体': (m) => m.rows.person.length + m.rows.entity.length === 0,
        '回复的期限早于收到日期': (m) => m.values.reply_by !== null && m.values.reply_by < m.values.received_on,
      },
    },
    reply: {
      label: '核查并回复', basis: 监管意见.section(13), by: ['handler', 'office_head'], from: 'received', to: 'replied', asks: ['reply'], revisesRows: { person: ['finding'], entity: ['finding'] }, issues: 'reply',
      sets: (m) => ({ replied_on: m.on, persons_checked: m.rows.person.length, entities_checked: m.rows.entity.length }),
    },
  },
  searched: ['requester', 'entity.name', 'entity.credit_code'],
})
