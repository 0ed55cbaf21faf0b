import { choice, date, flag, integer, longText, money, org, required, text, user } from '../../kernel/field/field.ts'
import { defineRegister } from '../../kernel/register/register.ts'
import { enforcementFields } from '../common/fields-of-enforcement.ts'
import { 三项制度, 处罚法, 实施纲要 } from '../common/law.ts'
import { 监督条例, 市县决定 } from './law.ts'

/** What a district has put in place for enforcement: the three systems, conduct, discretion, complaints. */
export const enforcementSystem = defineRegister({
  id: 'enforcement_system', label: '行政执法制度台账', basis: [三项制度.section(19)],
  fields: {
    kind: required(choice('制度', {
      publicity: '行政执法公示制度', record: '执法全过程记录制度', legal_review: '重大执法决定法制审核制度', discretion: '行政裁量权基准制度', coordination: '“三项制度”工作协调机制',
      complaints: '行政执法投诉举报制度', conduct: '执法行为规范', evaluation: '案卷评查制度', quality: '执法质量提升行动', other: '其他',
    })),
    unit: required(org('实施单位')), name: required(text('文件名称')), paper: text('文号'), adopted_on: date('施行日期'), pilot: flag('试点单位先行先试'), note: longText('落实情况'),
  },
  title: 'name', list: ['kind', 'unit', 'name', 'paper', 'adopted_on', 'pilot'], by: ['supervisor', 'clerk'], unique: ['unit', 'name'],
})
export const platformTier = defineRegister({
  id: 'platform_tier', label: '执法监督平台互联台账', basis: [三项制度.section(15)],
  fields: {
    tier: required(choice('层级', { province: '省级', city: '市级', district: '区（县）级', street: '街镇级' })), platform: required(text('平台名称')), operator: text('运行单位'), connected_on: required(date('联通日期')),
  },
  title: 'platform', list: ['tier', 'platform', 'operator', 'connected_on'], by: ['supervisor', 'administrator'], unique: ['tier', 'platform'],
})
export const supervisionMeeting = defineRegister({
  id: 'supervision_meeting', label: '执法监督会议台账', basis: [监督条例.art(4), 处罚法.art(75, 1)],
  fields: {
    kind: required(choice('会议', { dispatch: '调度会', analysis: '周分析研判', coordination: '月协调推动', three_systems: '“三项制度”协调会', exchange: '案卷评查交流、法制工作座谈' })),
    held_on: required(date('日期')), subject: required(text('主题')), attendees: longText('参加单位'), problems: longText('指出的问题'), decisions: longText('议定事项'),
  },
  title: 'subject', list: ['kind', 'held_on', 'subject'], by: 'supervisor',
})
export const supervisionCoaching = defineRegister({
  id: 'supervision_coaching', label: '执法辅导台账', basis: [监督条例.art(4), 三项制度.section(15)],
  fields: {
    kind: required(choice('方式', { demonstration: '现场演示', simulation: '模拟操作', course: '平台使用培训' })), held_on: required(date('日期')), unit: required(org('单位')),
    subject: required(text('内容')), attendees: integer('人数'), record: longText('情况'),
  },
  title: 'subject', list: ['kind', 'held_on', 'unit', 'subject', 'attendees'], by: 'supervisor',
})
const platformProblem = defineRegister({
  id: 'platform_problem', label: '平台技术问题台账', basis: [三项制度.section(15)],
  fields: {
    found_on: required(date('发现日期')), unit: org('反映单位'), kind: required(choice('类别', { browser: '浏览器和终端', discretion: '裁量信息', certificate: '执法证号', approval: '审批角色', document: '文书', other: '其他' })),
    problem: required(longText('问题')), reported_to: text('报送单位'), solved_on: date('解决日期'), solution: longText('解决情况'),
  },
  title: 'problem', list: ['found_on', 'unit', 'kind', 'solved_on'], by: 'supervisor',
})
/** 人大代表、政协委员、行业商会、专家 may take part; what they see is what they are invited to. */
const invitedSupervisor = defineRegister({
  id: 'invited_supervisor', label: '行政执法监督员名录', basis: [监督条例.whole, 市县决定.section(21)],
  fields: {
    name: required(text('姓名', { sensitive: 'name' })), account: user('本系统账号'), background: required(choice('身份', { deputy: '人大代表', cppcc: '政协委员', chamber: '行业商会、协会', enterprise: '企业', expert: '专家学者', lawyer: '律师', press: '新闻媒体', citizen: '群众代表' })),
    employer: text('所在单位'), letter_number: text('聘书编号'), appointed_on: required(date('聘任日期')), expires_on: date('聘期届满'),
  },
  title: 'name', list: ['name', 'background', 'employer', 'appointed_on', 'expires_on'], by: 'supervisor', unique: ['account'],
  invalidIf: { '聘期届满之日不得早于聘任日期': { basis: 市县决定.section(21), if: (v) => v.expires_on !== null && v.expires_on < v.appointed_on } },
})
const enterpriseContactPoint = defineRegister({
  id: 'enterprise_contact_point', label: '行政执法监督企业联系点', basis: [监督条例.whole, 市县决定.section(21)],
  fields: {
    name: required(text('企业名称')), credit_code: required(text('统一社会信用代码', { check: 'credit_code' })), industry: text('行业'), address: text('地址'), contact: text('联系人', { sensitive: 'name' }), phone: text('联系电话', { sensitive: 'phone', check: 'phone' }),
    established_on: required(date('设立日期')), duty: longText('联系事项'),
  },
  title: 'name', list: ['name', 'credit_code', 'industry', 'established_on'], by: 'supervisor', unique: ['credit_code'],
})
/** 行政执法案例指导: what officers are to go by, and the public may read, without the parties' names. */
export const guidingCase = defineRegister({
  id: 'enforcement_guiding_case', label: '行政执法指导案例', basis: [三项制度.section(19), 实施纲要.section(16)],
  fields: {
    title: required(text('案例名称')), kind: required(choice('类别', { guiding: '指导案例', typical: '典型案例', excellent: '优秀案卷' })), enforcement_field: required(choice('执法领域', enforcementFields)),
    issuer: required(text('发布机关')), issued_on: required(date('发布日期')), number: text('编号、文号'), unit: org('办案单位'),
    keywords: text('关键词'), gist: required(longText('执法要点')), facts: required(longText('基本案情', { hint: '隐去当事人和个人信息' })), handling: required(longText('处理结果')), meaning: required(longText('指导意义')),
  },
  title: 'title', list: ['title', 'kind', 'enforcement_field', 'issuer', 'issued_on', 'keywords'], by: 'supervisor', unique: ['title'],
  publish: ['title', 'kind', 'enforcement_field', 'issuer', 'issued_on', 'number', 'keywords', 'gist', 'facts', 'handling', 'meaning'],
})
export const platformRank = defineRegister({
  id: 'platform_rank', label: '执法监督平台应用月度排名', basis: [处罚法.art(75, 1)],
  fields: { month_on: required(date('排名月份', { hint: '填该月最后一日' })), rank: required(integer('全市名次')), source: required(text('通报文号')) },
  title: 'month_on', list: ['month_on', 'rank', 'source'], by: ['supervisor', 'statistician'], unique: ['month_on'], declared: true,
})
export const supervisionResource = defineRegister({
  id: 'supervision_resource', label: '执法监督保障申报', basis: [三项制度.section(22), 三项制度.section(23)],
  fields: {
    kind: required(choice('事项', { street_funds: '街道综合执法专项经费', premises: '执法业务用房修缮', posts: '执法监督编制增加' })), effective_on: required(date('日期')),
    amount: money('金额'), quantity: integer('数量'), paper: required(text('依据文件')),
  },
  title: 'kind', list: ['kind', 'effective_on', 'amount', 'quantity', 'paper'], by: ['supervisor', 'statistician'], declared: true,
})

export const registers = [
  enforcementSystem, platformTier, supervisionMeeting, supervisionCoaching, platformProblem, invitedSupervisor, enterpriseContactPoint, guidingCase, platformRank, supervisionResource,
] as const
