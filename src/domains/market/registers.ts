import { choice, choices, date, flag, integer, longText, org, required, text } from '../../kernel/field/field.ts'
import { defineRegister } from '../../kernel/register/register.ts'
import { enforcementFields } from '../common/fields-of-enforcement.ts'
import { itemKinds } from '../common/inspection.ts'
import { 优化营商环境条例, 随机抽查通知 } from '../common/law.ts'
import * as list from './choices.ts'
import { 民营经济促进法, 监管意见, 联合抽查意见 } from './law.ts'

/** 监管事项目录清单 of «互联网+监管»: who regulates whom in what, by which measures; what was done under each is told by `coverage.ts`. */
export const regulatoryItem = defineRegister({
  id: 'regulatory_item', label: '监管事项目录清单', basis: [监管意见.section(5), 监管意见.section(3)],
  fields: {
    code: required(text('事项编码', { hint: '国家、省“互联网+监管”系统监管事项目录清单的编码' })),
    name: required(text('监管事项')),
    main_item: text('主项名称'),
    enforcement_field: required(choice('执法领域', enforcementFields)),
    unit: required(org('监管主体')),
    objects: required(text('监管对象')),
    measures: required(choices('监管措施', list.regulatoryMeasures)),
    basis: required(longText('设定依据')),
    handling: longText('处理方式'),
  },
  title: 'name', list: ['code', 'name', 'enforcement_field', 'unit', 'objects', 'measures'], by: ['clerk', 'handler', 'office_head'], unique: ['unit', 'code'],
  publish: ['code', 'name', 'main_item', 'enforcement_field', 'unit', 'objects', 'measures', 'basis', 'handling'],
})

/** What may be inspected, on what basis, and how often: no inspection without a law, regulation or rule behind it. */
export const inspectionItem = defineRegister({
  id: 'inspection_item', label: '随机抽查事项清单', basis: [随机抽查通知.whole, 联合抽查意见.whole],
  fields: {
    name: required(text('抽查事项')),
    item_class: required(text('抽查类别')),
    enforcement_field: required(choice('执法领域', enforcementFields)),
    grade: required(choice('事项类别', list.itemGrades)),
    kind: required(choice('内容类别', itemKinds)),
    content: required(longText('抽查内容')),
    basis: required(longText('抽查依据')),
    unit: required(org('抽查主体')),
    joint_with: text('联合部门', { hint: '部门联合抽查事项填写配合部门' }),
    objects: required(text('检查对象')),
    method: required(choice('抽查方式', list.methods)),
    share: integer('年度抽查比例（%）', { hint: '不填的，按检查对象信用风险分类的比例' }),
    yearly_limit: integer('同一对象年度抽查次数上限'),
    regulatory_item: text('所属监管事项', { hint: '监管事项目录清单中的名称；填写的，按本事项实施的检查计入该监管事项', from: { register: 'regulatory_item', field: 'name', shows: 'code' } }),
  },
  invalidIf: {
    '年度抽查比例应当在 0 至 100 之间': { basis: 随机抽查通知.whole, if: ({ share }) => share !== null && (share < 0 || share > 100) },
    '同一对象年度抽查次数上限应当大于零；没有上限的不填': { basis: 随机抽查通知.whole, if: ({ yearly_limit }) => yearly_limit !== null && yearly_limit < 1 },
  },
  title: 'name', list: ['name', 'enforcement_field', 'unit', 'grade', 'joint_with', 'method'], by: ['handler', 'office_head'], unique: ['unit', 'name'],
  publish: ['name', 'item_class', 'enforcement_field', 'grade', 'content', 'basis', 'unit', 'joint_with', 'objects', 'method', 'share', 'yearly_limit'],
})

/** Whom inspections may be drawn from; one entry a credit code. */
export const inspectionObject = defineRegister({
  id: 'inspection_object', label: '检查对象名录', basis: [随机抽查通知.whole, 监管意见.section(9), 民营经济促进法.art(52, 1)],
  fields: {
    credit_code: required(text('统一社会信用代码', { check: 'credit_code' })),
    code_problem: text('代码存疑'),
    name: required(text('名称')),
    kind: required(choice('主体类别', list.entityKinds)),
    registration_state: required(choice('登记状态', list.registrationStates)),
    credit_risk: required(choice('信用风险分类', list.creditRisks)),
    key_supervised: flag('列入重点监管（全覆盖）', { hint: '直接涉及公共安全和人民群众生命健康等特殊行业、重点领域，不经随机抽取' }),
    line: text('行业'),
    address: text('住所（经营场所）'),
    registrar: text('登记机关'),
    established_on: date('成立日期'),
    approved_on: date('核准日期'),
  },
  title: 'name', list: ['name', 'credit_code', 'kind', 'registration_state', 'credit_risk', 'line', 'key_supervised'], by: ['clerk', 'handler'], unique: ['credit_code'],
})

/** Meetings and training of the joint random inspections. */
const randomInspectionMeeting = defineRegister({
  id: 'random_inspection_meeting', label: '双随机监管会议、培训台账', basis: [优化营商环境条例.art(54, 1)],
  fields: {
    kind: required(choice('类别', { meeting: '工作会议', training: '业务培训' })), held_on: required(date('日期')), topic: required(text('主题')),
    units: integer('参加单位数'), attendees: integer('参加人数'), note: longText('情况'),
  },
  title: 'topic', list: ['topic', 'kind', 'held_on', 'units', 'attendees'], by: ['clerk', 'handler'],
})

/** Data systems that supervision draws on (互联网+监管、产品质量、事中事后综合监管), and how much they are used. */
const supervisionSystem = defineRegister({
  id: 'supervision_system', label: '监管数据系统台账', basis: [监管意见.section(7), 优化营商环境条例.art(56)],
  fields: {
    name: required(text('系统名称')), unit: required(org('使用单位')), purpose: required(text('用途')), connected_on: date('接入日期'),
    as_of: date('统计截止日期'), records: integer('已归集信息（条）'), warnings: integer('风险预警（条）'), note: longText('使用情况'),
  },
  title: 'name', list: ['name', 'unit', 'purpose', 'connected_on', 'records', 'warnings'], by: ['clerk', 'handler'], unique: ['unit', 'name'],
})

export const registers = [regulatoryItem, inspectionItem, inspectionObject, randomInspectionMeeting, supervisionSystem] as const
