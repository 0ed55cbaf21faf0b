import {
  choice, choices, date, flag, identifier, instant, integer, longText, money, org, required, text, user, users,
} from '../../kernel/field/field.ts'
import { many } from '../../kernel/procedure/procedure.ts'
import * as list from './choices.ts'

/** The application: what 实施条例第十九条 asks it to state, and how it came (行政复议法第二十二、三十二条). */
const application = {
  submitted_on: required(date('提出申请日期', { hint: '邮寄的为交邮之日，期满前交邮不算过期（民事诉讼法第八十五条）' })),
  received_on: date('收到申请日期', { hint: '审查期限自此次日起算' }),
  agency_received_on: date('原行政机关收到日期'),
  form: required(choice('申请形式', list.forms)),
  channel: required(choice('申请渠道', list.channels)),
  agency_ground: choice('可以通过原行政机关提交的情形', list.agencyGrounds),
  contact_point: text('便民联系点'),
  requests: choices('复议请求种类', list.requests),
  claims: required(longText('复议请求')),
  reasons: longText('主要事实和理由'),
  hearing_requested: flag('申请听证'),
  stay_requested: flag('申请停止执行'),
}
const act = {
  field_of_administration: required(choice('行政管理类别', list.fieldsOfAdministration)),
  act_kind: required(choice('复议事项', list.actKinds)),
  act_title: required(text('被申请复议的行政行为')),
  act_number: text('行政行为文号'),
  act_made_on: date('行政行为作出日期'),
  act_known_on: date('知道行政行为内容日期'),
  filing_starts_on: date('申请期限起算日', {
    hint: '就是知道行政行为内容之日的，不必填写。未告知复议权利的，为知道复议权利、机关和期限之日（第二十条第三款）；不作为的，依实施条例第十六条',
  }),
  remedies_untold: flag('作出时未告知复议权利、机关和期限'),
  real_estate: flag('因不动产提出'),
  obstacle_from: date('耽误期限的障碍发生日期'),
  obstacle_until: date('障碍消除日期'),
  amount: money('涉案款额'),
  precedence: choice('复议前置情形', list.precedences),
  act_public: flag('行政行为已公开', { hint: '决定书是否公开依此确定（第七十九条第一款）' }),
  respondent: required(org('被申请人')),
  respondent_kind: required(choice('被申请人类别', list.respondentKinds)),
  joint_respondent: org('共同被申请人', { hint: '以共同名义作出同一行政行为的另一机关（第十九条第二款）' }),
  joint_respondents: text('其他共同被申请人'),
}
const examination = {
  correction_points: longText('需要补正的事项', { hint: '应当一次性载明（第三十一条第一款）' }),
  correction_extension_reason: longText('延长补正期限的理由'),
  given_up_note: longText('视为放弃的记录'),
  early_ending_note: longText('案前化解、撤回情况'),
  unmet_conditions: choices('不符合的受理条件', list.conditions),
  refusal_reason: longText('不予受理、驳回申请的理由'),
  competent_organ: text('有管辖权的行政复议机关'),
  refused_on: date('不予受理日期'),
  accepted_on: date('受理日期'),
  acceptance: choice('受理方式', list.acceptances),
  track: choice('审理程序', list.tracks),
  simplified_ground: choice('适用简易程序的情形', list.simplifiedGrounds),
}
const trial = {
  handlers: users('承办人'),
  conversion_reason: longText('转为普通程序的理由'),
  converted_on: date('转为普通程序日期'),
  reply_points: longText('被申请人答复意见', { hint: '作出行政行为的事实、依据、程序和答复意见' }),
  evidence_list: longText('被申请人提交的证据、依据', { hint: '逐项写明编号、名称、证明的事实和页数' }),
  late_reply_excused: flag('逾期答复有正当理由，准许顺延'),
  late_reply_reason: longText('准许顺延的理由'),
  supplement_reason: longText('同意补充证据的理由'),
  major_grounds: choices('重大、疑难、复杂情形', list.majorGrounds),
  technical: flag('专业性、技术性较强'),
  stay_ground: choice('停止执行情形', list.stayGrounds),
  stay_reason: longText('停止执行的理由'),
  stayed_on: date('停止执行日期'),
  inspection_from: date('现场勘验开始日期'),
  inspection_until: date('现场勘验结束日期'),
  appraisal_matter: text('鉴定事项'),
  appraisal_from: date('鉴定开始日期'),
  appraisal_until: date('鉴定结束日期'),
  extension_reason: longText('延长审理期限的理由'),
}
const hearing = {
  hearing_at: instant('听证时间'),
  hearing_place: text('听证地点'),
  hearing_matters: longText('拟听证事项'),
  hearing_presider: user('听证主持人'),
  hearing_panel: users('听证员'),
  hearing_recorder: user('听证记录员'),
  hearing_outcome: choice('听证结果', list.hearingOutcomes),
  hearing_held_on: date('听证举行日期'),
  head_attendance: choice('被申请人负责人参加听证', list.headAttendances),
  head_absence_reason: text('负责人不能参加的理由'),
  committee_question: longText('提请咨询的问题', { internal: 'always' }),
  committee_opinion: longText('行政复议委员会咨询意见', { internal: 'always' }),
}
const interruption = {
  suspension_ground: choice('中止情形', list.suspensionGrounds),
  suspension_reason: longText('中止理由'),
  suspended_on: date('中止日期'),
  resumption_reason: longText('恢复审理理由'),
  resumed_on: date('恢复审理日期'),
  settled_on: date('达成和解日期'),
  withdrawal_cause: choice('撤回原因', list.withdrawalCauses),
  represented_consent: flag('被代表的申请人同意'),
  withdrawal_permitted_on: date('准予撤回日期'),
  termination_ground: choice('终止情形', list.terminationGrounds),
  termination_reason: longText('终止理由'),
}
/** What is proposed is the house's own until the case is closed; what reviewer and head wrote on it stays so. */
const draft = { internal: 'until_closed' } as const
const inner = { internal: 'always' } as const
const decision = {
  conclusion: choice('审结方式', list.conclusions),
  decision: choice('决定种类', list.decisions, draft),
  decision_grounds: choices('决定理由', list.decisionGrounds, draft),
  findings: longText('审理查明', draft),
  reasoning: longText('本机关认为', draft),
  third_party_statement: longText('第三人意见', draft),
  norm_review_told: longText('规范性文件审查情况', { ...draft, hint: '审查的条款、处理结果和理由，在决定书中一并告知（第五十九条）' }),
  decision_text: longText('决定内容', draft),
  worse_for_applicant: flag('变更后对申请人更为不利', draft),
  redo: flag('责令重新作出行政行为', draft),
  redo_days: integer('重新作出期限（日）', { ...draft, hint: '法律、法规、规章未规定的为六十日（实施条例第四十九条）' }),
  perform_days: integer('履行期限（日）', draft),
  agreement_liabilities: choices('行政协议责任', list.agreementLiabilities, draft),
  agreement_counted: flag('行政协议责任计为纠错', draft),
  compensation: choice('赔偿处理', list.compensations, draft),
  compensation_amount: money('赔偿金额', draft),
  review_opinion: longText('审核意见', inner),
  endorsement: longText('机构负责人意见', inner),
  returned_reason: longText('退回理由', inner),
  approval: choice('批准方式', list.approvals),
  decided_on: date('作出日期'),
  mediation_terms: longText('调解协议内容'),
  mediation_signed_on: date('各方签字日期'),
  effective_on: date('生效日期'),
}
const aftermath = {
  superior_department: text('被申请人的上一级主管部门'),
  copied_on: date('抄告日期'),
  published_on: date('公开日期'),
  publication_reason: longText('公开、不公开或者撤回的理由'),
  sued_on: date('起诉日期'),
  petitioned_on: date('信访日期'),
  enforced_by: choice('对申请人、第三人的强制执行', list.enforcers),
  contested: flag('观察日前又起诉或者信访', { hint: '实质化解率依此统计；起诉、信访发生在观察日之后的不计' }),
}

export const fields = {
  ...application, ...act, ...examination, ...trial, ...hearing, ...interruption, ...decision, ...aftermath,
}
type Name = keyof typeof fields
const names = <G extends { readonly [K in Name]?: unknown }>(group: G) => Object.keys(group) as (keyof G & Name)[]
export const sections = {
  申请: names(application), 行政行为: names(act), 受理审查: names(examination), 审理: names(trial), 听证与咨询: names(hearing),
  中止与终止: names(interruption), 审结: names(decision), 结案之后: names(aftermath),
}

/** Who a party is (实施条例第十九条第一项). */
const party = {
  name: required(text('姓名或者名称', { sensitive: 'name' })),
  kind: required(choice('当事人类别', list.partyKinds)),
  gender: choice('性别', { male: '男', female: '女' }),
  born_on: date('出生日期'),
  identity_number: identifier('身份证号码', { check: 'identity_number' }),
  credit_code: text('统一社会信用代码', { check: 'credit_code' }),
  work_unit: text('工作单位'),
  legal_representative: text('法定代表人或者主要负责人', { sensitive: 'name' }),
  legal_representative_title: text('法定代表人职务'),
  address: text('住所', { sensitive: 'address' }),
  post_code: text('邮政编码', { check: 'post_code' }),
  phone: text('联系电话', { sensitive: 'phone', check: 'phone' }),
  electronic_service: flag('同意电子送达'),
}
export const children = {
  applicant: many('申请人', {
    ...party,
    guardian: text('法定代理人', { sensitive: 'name' }),
    succeeds: text('承继的原申请人', { sensitive: 'name' }),
    representative: flag('推选的代表人'),
  }, 'name'),
  third_party: many('第三人', {
    ...party,
    interest: text('利害关系'),
    joined_on: required(date('参加日期')),
    adverse_request: flag('提出与申请人相反的请求'),
    evidence_given: flag('提供了证明行政行为合法的证据'),
  }, 'name'),
  agent: many('代理人', {
    name: required(text('代理人姓名', { sensitive: 'name' })),
    principal: required(text('委托人', { sensitive: 'name' })),
    kind: required(choice('代理人类别', { lawyer: '律师', legal_worker: '基层法律服务工作者', other: '其他代理人' })),
    authority: required(choice('代理权限', { general: '一般代理', special: '特别授权' })),
    matters: text('委托事项'),
    until: date('委托期限'),
    phone: text('代理人电话', { sensitive: 'phone', check: 'phone' }),
    ended_on: date('变更、解除日期'),
  }, 'name'),
  view: many('听取意见', {
    party: required(text('当事人', { sensitive: 'name' })),
    mode: required(choice('听取方式', list.viewModes)),
    heard_on: required(date('听取日期')),
    content: longText('意见内容或者不能听取的原因'),
  }, 'party'),
  mediation: many('调解', {
    mediated_on: required(date('调解日期')),
    mediator: text('主持人'),
    result: required(choice('调解结果', { reached: '达成协议', failed: '未达成协议', going_on: '继续调解' })),
    note: longText('调解情况'),
  }, 'mediated_on'),
  file_access: many('阅卷', {
    person: required(text('查阅人', { sensitive: 'name' })),
    asked_on: required(date('申请日期')),
    allowed: flag('同意查阅、复制'),
    refused_for: choice('不同意的情形', {
      state_secret: '国家秘密', trade_secret: '商业秘密', privacy: '个人隐私', security: '可能危及国家安全、公共安全、社会稳定',
    }),
    read_on: date('查阅日期'),
  }, 'person'),
  investigation: many('调查取证', {
    subject: required(text('被调查单位和个人', { sensitive: 'name' })),
    investigated_on: required(date('调查日期')),
    investigators: users('调查人员'),
    card_shown: flag('出示工作证件'),
    findings: longText('调查情况'),
  }, 'subject'),
}
