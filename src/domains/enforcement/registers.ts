import { choice, choices, date, flag, integer, longText, org, required, text } from '../../kernel/field/field.ts'
import { defineRegister } from '../../kernel/register/register.ts'
import { enforcementFields } from '../common/fields-of-enforcement.ts'
import { 三项制度, 优化营商环境条例, 处罚法, 裁量意见 } from '../common/law.ts'
import { discretionStandard } from './discretion/discretion-standard.ts'

export const enforcementBody = defineRegister({
  id: 'enforcement_body', label: '行政执法主体名录', basis: [处罚法.art(17), 三项制度.section(4)],
  fields: {
    unit: required(org('执法单位')),
    name: required(text('执法主体名称')),
    kind: required(choice('主体类别', { organ: '行政机关', authorised: '法律、法规授权的组织', entrusted: '受委托的组织' })),
    enforcement_field: choice('执法领域', enforcementFields),
    further_fields: choices('其他执法领域', enforcementFields, { hint: '综合执法的，其余各领域' }),
    basis: text('执法依据'),
    entrusted_by: org('委托机关'),
    delegated_from: date('委托期限自'),
    delegated_until: date('委托期限至'),
    delegation_scope: longText('委托的具体事项和权限'),
    delegation_paper: text('委托书文号'),
    delegation_published_on: date('委托书公布日期'),
    must_connect: flag('应当接入执法监督平台'),
    connected_on: date('接入平台日期'),
  },
  title: 'name', list: ['name', 'kind', 'enforcement_field', 'must_connect', 'connected_on'], by: ['supervisor', 'administrator'], unique: ['unit', 'name'], endsWith: 'unit',
  publish: [
    'name', 'kind', 'enforcement_field', 'further_fields', 'basis', 'entrusted_by', 'delegated_from', 'delegated_until', 'delegation_scope', 'delegation_paper', 'delegation_published_on',
  ],
  invalidIf: {
    '受委托的组织应当写明委托机关': { basis: 处罚法.art(20, 1), if: ({ kind, entrusted_by }) => kind === 'entrusted' && entrusted_by === null },
    '委托书应当载明委托的具体事项、权限和期限': { basis: 处罚法.art(20, 2), if: ({ kind, delegated_from, delegated_until, delegation_scope }) =>
      kind === 'entrusted' && (delegated_from === null || delegated_until === null || delegation_scope === null) },
    '委托书应当向社会公布，请写明文号和公布日期': { basis: 处罚法.art(20, 2), if: ({ kind, delegation_paper, delegation_published_on }) =>
      kind === 'entrusted' && (delegation_paper === null || delegation_published_on === null) },
    '委托期限截止不得早于开始': { basis: 处罚法.art(20, 2), if: ({ delegated_from, delegated_until }) => delegated_from !== null && delegated_until !== null && delegated_until < delegated_from },
    '只有受委托的组织填写委托机关和委托书': { basis: 处罚法.art(20, 1), if: ({ kind, entrusted_by, delegated_from, delegated_until, delegation_scope, delegation_paper }) =>
      kind !== 'entrusted' && [entrusted_by, delegated_from, delegated_until, delegation_scope, delegation_paper].some((value) => value !== null) },
    '不得委托给本单位自己': { basis: 处罚法.art(20, 1), if: ({ unit, entrusted_by }) => unit === entrusted_by },
  },
})
export const enforcementReform = defineRegister({
  id: 'enforcement_reform', label: '综合行政执法改革台账', basis: [处罚法.art(18, 1)],
  fields: {
    reform_field: required(text('改革领域')),
    status: required(choice('进展', { planned: '尚未完成', completed: '已完成' })),
    completed_on: date('完成日期'),
    teams: integer('承担执法事项的队伍数'),
    note: longText('说明'),
  },
  title: 'reform_field', list: ['reform_field', 'status', 'completed_on'], by: ['supervisor', 'statistician'], unique: ['reform_field'],
})
export const hazardEmployer = defineRegister({
  id: 'occupational_hazard_employer', label: '尘毒职业病危害重点用人单位名录', basis: [优化营商环境条例.art(54, 1)],
  fields: { name: required(text('用人单位名称')), credit_code: required(text('统一社会信用代码', { check: 'credit_code' })), industry: text('行业'), address: text('地址') },
  title: 'name', list: ['name', 'credit_code', 'industry'], by: ['handler', 'clerk'], unique: ['credit_code'],
})
/** 前端服务、行政指导: what an enterprise was taught, reminded of, helped with before or beside a penalty (处罚法第六条: 处罚与教育相结合). */
export const enforcementGuidance = defineRegister({
  id: 'enforcement_guidance', label: '前端服务和行政指导台账', basis: [处罚法.art(6), 处罚法.art(33, 3)],
  fields: {
    unit: required(org('执法单位')),
    kind: required(choice('类别', {
      teaching: '普法宣传', reminder: '提示提醒', explanation: '执法交底', diagnosis: '法律风险会诊报告', plan: '一站式整改方案', follow_up: '跟踪回访', guidance: '行政指导（与轻微处罚、不予处罚相结合）',
    })),
    enforcement_field: required(choice('执法领域', enforcementFields)),
    given_on: required(date('日期')),
    subject: required(text('对象')),
    credit_code: text('统一社会信用代码', { check: 'credit_code' }),
    content: required(longText('内容')),
    decision_number: text('相关处罚、不予处罚决定书文号'),
    risk_controlled: flag('违法风险得到控制'),
    result: longText('结果'),
  },
  title: 'subject', list: ['given_on', 'unit', 'kind', 'subject', 'enforcement_field', 'risk_controlled'], by: ['handler', 'clerk'],
  invalidIf: {
    '与轻微处罚、不予处罚相结合的行政指导应当写明决定书文号': { basis: 处罚法.art(33, 3), if: ({ kind, decision_number }) => kind === 'guidance' && decision_number === null },
    '认定风险得到控制的，应当写明统一社会信用代码和结果': { basis: 处罚法.art(6), if: ({ risk_controlled, credit_code, result }) => risk_controlled && (credit_code === null || result === null) },
    '出具会诊报告的，应当写明统一社会信用代码': { basis: 处罚法.art(6), if: ({ kind, credit_code }) => kind === 'diagnosis' && credit_code === null },
  },
})
// What supervision does is kept as matters of the room `supervision`; these hold what was entered before.
const discretionComplaint = defineRegister({
  id: 'discretion_complaint', label: '行政处罚裁量投诉台账', basis: [处罚法.art(75, 2), 裁量意见.section(13)],
  fields: {
    unit: required(org('被投诉单位')), received_on: required(date('收到日期')), decision_number: text('处罚决定书文号'), content: required(longText('投诉内容')),
    result: choice('查处结果', { upheld: '查证属实', rejected: '不属实' }), concluded_on: date('办结日期'),
  },
  title: 'received_on', list: ['unit', 'received_on', 'result', 'concluded_on'], by: 'supervisor', retired: true,
})
export const caseFileEvaluation = defineRegister({
  id: 'case_file_evaluation', label: '行政执法案卷评查台账', basis: [处罚法.art(75, 1), 三项制度.section(10)],
  fields: {
    unit: required(org('被评查单位')), file_number: required(text('案卷号')), file_kind: required(choice('案卷类别', { penalty: '行政处罚', licence: '行政许可', coercion: '行政强制', inspection: '行政检查' })),
    evaluated_on: required(date('评查日期')), score: integer('得分'), grade: choice('等次', { excellent: '优秀', qualified: '合格', failed: '不合格' }), problems: longText('存在问题'),
  },
  title: 'file_number', list: ['unit', 'file_number', 'file_kind', 'evaluated_on', 'score', 'grade'], by: 'supervisor', retired: true,
})
const supervisionPaper = defineRegister({
  id: 'supervision_paper', label: '行政执法监督文书台账', basis: [处罚法.art(75, 1)],
  fields: {
    unit: required(org('被监督单位')), kind: required(choice('文书', { notice: '行政执法监督通知书', opinion: '行政执法监督意见书', decision: '行政执法监督决定书' })),
    number: required(text('文号')), issued_on: required(date('制发日期')), problem: required(longText('问题和要求')), reply_by: date('反馈期限'), replied_on: date('反馈日期'),
    result: longText('整改情况'),
  },
  title: 'number', list: ['unit', 'kind', 'number', 'issued_on', 'reply_by', 'replied_on'], by: 'supervisor', unique: ['number'], retired: true,
})
const entryReturn = defineRegister({
  id: 'entry_return', label: '执法信息退回重录台账', basis: [三项制度.section(10)],
  fields: {
    unit: required(org('录入单位')), record_number: required(text('案卷号')), returned_on: required(date('退回日期')), reason: required(longText('不符合要求之处')),
    reentered_on: date('重录日期'),
  },
  title: 'record_number', list: ['unit', 'record_number', 'returned_on', 'reentered_on'], by: 'supervisor', retired: true,
})
const supervisionEvent = defineRegister({
  id: 'supervision_event', label: '执法监督会议、约谈、辅导台账', basis: [处罚法.art(75, 1)],
  fields: {
    kind: required(choice('类别', { meeting: '调度会', talk: '约谈', coaching: '现场演示、模拟操作' })), held_on: required(date('日期')), unit: org('单位'),
    subject: required(text('主题')), record: longText('情况'),
  },
  title: 'subject', list: ['kind', 'held_on', 'unit', 'subject'], by: 'supervisor', retired: true,
})

export const registers = [
  enforcementBody, enforcementReform, hazardEmployer, enforcementGuidance, discretionStandard, discretionComplaint, caseFileEvaluation, supervisionPaper, entryReturn, supervisionEvent,
] as const
