import { choice, date, flag, integer, longText, money, org, required, text, user } from '../../kernel/field/field.ts'
import { defineRegister } from '../../kernel/register/register.ts'
import { 复议法 } from '../common/law.ts'
import { 实施条例 } from './law.ts'

export const contactPoint = defineRegister({
  id: 'reconsideration_contact_point', label: '行政复议便民联系点', basis: [复议法.art(3, 2), 复议法.art(22, 2)],
  fields: {
    name: required(text('联系点名称')),
    host: required(org('设立单位')),
    address: required(text('地址')),
    phone: text('电话', { check: 'phone' }),
    contact: text('联系人', { sensitive: 'name' }),
    services: longText('服务事项'),
  },
  title: 'name', list: ['name', 'host', 'address', 'phone'], by: ['office_head', 'clerk'], unique: ['name'], publish: ['name', 'host', 'address', 'phone', 'services'],
})
export const committeeMember = defineRegister({
  id: 'reconsideration_committee_member', label: '行政复议委员会委员', basis: [复议法.art(52, 1)],
  fields: {
    name: required(text('姓名')),
    position: required(choice('职务', { chair: '主任', deputy: '副主任', standing: '常任委员', member: '委员' })),
    kind: required(choice('类别', { government: '政府部门', expert: '专家', scholar: '学者', lawyer: '律师', other: '其他' })),
    employer: text('工作单位'),
    expertise: text('专业领域'),
  },
  title: 'name', list: ['name', 'position', 'kind', 'employer', 'expertise'], by: 'office_head', publish: ['name', 'position', 'kind', 'employer'],
})
const staff = defineRegister({
  id: 'reconsideration_staff', label: '行政复议人员', basis: [复议法.art(6, 2), 复议法.art(45, 2)],
  fields: {
    name: required(text('姓名')),
    account: user('登录账户'),
    card_number: text('行政复议工作证件号'),
    first_time: flag('初次从事行政复议工作'),
    legal_qualification: text('法律职业资格证号'),
    trained_on: date('统一职前培训日期'),
  },
  title: 'name', list: ['name', 'card_number', 'first_time', 'legal_qualification', 'trained_on'], by: 'office_head', unique: ['card_number'],
})
export const bulletin = defineRegister({
  id: 'reconsideration_bulletin', label: '行政复议与行政应诉工作通报', basis: [实施条例.art(58)],
  fields: {
    issue: required(text('期号')),
    issued_on: required(date('印发日期')),
    subject: required(text('主题')),
    kind: required(choice('种类', { periodic: '定期工作通报', wrong_cases: '错案通报', appearance: '负责人出庭通报', other: '其他' })),
    content: longText('内容摘要'),
  },
  title: 'issue', list: ['issue', 'issued_on', 'kind', 'subject'], by: ['office_head', 'clerk'], unique: ['issue'],
})
export const training = defineRegister({
  id: 'reconsideration_training', label: '行政复议与行政应诉培训', basis: [实施条例.art(60)],
  fields: {
    topic: required(text('培训主题')),
    held_on: required(date('举办日期')),
    kind: required(choice('形式', { course: '业务培训', case_discussion: '案件讨论', observation: '庭审观摩', other: '其他' })),
    lecturer: text('授课人'),
    attendees: integer('参加人数'),
    hours: integer('学时'),
  },
  title: 'topic', list: ['topic', 'held_on', 'kind', 'attendees', 'hours'], by: ['office_head', 'clerk'],
})
export const guidance = defineRegister({
  id: 'reconsideration_guidance', label: '个案指导', basis: [复议法.art(4, 3), 实施条例.art(53, 2)],
  fields: {
    given_on: required(date('指导日期')),
    unit: required(org('被指导单位')),
    subject: required(text('问题')),
    case_ref: text('相关案号'),
    advice: required(longText('指导意见')),
    form: choice('方式', { written: '书面', meeting: '座谈', telephone: '电话' }),
  },
  title: 'subject', list: ['given_on', 'unit', 'subject', 'case_ref', 'form'], by: ['office_head', 'handler', 'clerk'],
})
export const premises = defineRegister({
  id: 'reconsideration_premises', label: '行政复议办案场所', basis: [复议法.art(7)], declared: true,
  fields: {
    name: required(text('场所名称')),
    use: required(choice('用途', { reception: '接待立案', hearing: '审理听证', mediation: '调解', reading: '阅卷', archive: '档案', combined: '综合' })),
    area: required(money('面积', { hint: '平方米' })),
    address: text('地址'),
    declared_by: required(text('填报人')),
    paper: text('依据文件'),
  },
  title: 'name', list: ['name', 'use', 'area', 'declared_by', 'paper'], by: ['office_head', 'statistician'],
})
export const registers = [contactPoint, committeeMember, staff, bulletin, training, guidance, premises] as const
