import { choice, choices, date, flag, instant, longText, money, required, text, users } from '../../../../kernel/field/field.ts'
import { many } from '../../../../kernel/procedure/procedure.ts'
import { enforcementFields } from '../../../common/fields-of-enforcement.ts'
import * as list from '../choices.ts'
import { party } from '../party.ts'

const proposal = {
  enforcement_field: required(choice('执法领域', enforcementFields)),
  kind: required(choice('措施种类', list.measureKinds)),
  cause: required(text('案由')),
  power: choice('实施主体', list.measurePowers),
  reason: longText('采取措施的理由'),
  legal_basis: text('采取措施的依据', { hint: '写明设定该措施的法律、法规的条款' }),
  scope_checks: choices('范围核对', list.scopeChecks),
  case_amount: money('违法行为涉及的金额'),
  handlers: users('实施人员'),
  certificate_numbers: text('执法证号', { hint: '由执法证件名册填写', shownAt: '/certificates' }),
  approval_opinion: longText('审批意见'),
  approved_on: date('批准日期'),
  not_taken_reason: longText('不采取措施的理由'),
}
const onSite = {
  urgent: flag('情况紧急，当场实施'),
  taken_at: instant('实施时间'),
  taken_on: date('实施日期'),
  place: text('实施地点'),
  steps: choices('现场履行的程序', list.onSiteSteps),
  attendance: choice('到场情况', list.attendances),
  witness: text('见证人', { sensitive: 'name' }),
  record: longText('现场情况'),
  statement: longText('当事人的陈述和申辩'),
  signature: choice('当事人签名', list.signatures),
  recording: text('音像记录', { hint: '查封、扣押财产和限制人身自由的，应当全程音像记录；写明记录的编号或者存放位置' }),
  term_until: date('措施期限的最后一日', { hint: '限制人身自由和其他措施依其设定的法律；查封、扣押、冻结由系统按三十日计算，不必填写' }),
  family_told_on: date('通知家属日期'),
  family_notice: longText('通知家属的情况'),
}
const afterwards = {
  returned_on: date('返回行政机关日期'),
  reported_at: instant('向负责人报告时间'),
  approved_at: instant('补办批准时间'),
  approval_result: choice('补办批准', list.approvals),
}
const keeping = {
  custody: choice('保管方式', list.custodies),
  custodian: text('保管人'),
  extension_reason: longText('延长期限的理由'),
  testing_until: date('告知的检测等期间的最后一日'),
  sale_reason: longText('先行处理财物的理由'),
  sale_method: choice('先行处理方式', list.saleMethods),
  sale_proceeds: money('拍卖、变卖所得款项'),
  sold_on: date('先行处理日期'),
}
const ending = {
  release_ground: choice('解除的情形', list.releaseGrounds),
  release_reason: longText('解除的说明'),
  compensation: money('变卖价格明显偏低的补偿'),
  ended_on: date('解除、处理日期'),
  given_back_on: date('退还财物、解冻日期'),
  return_note: longText('退还、解冻的情况'),
  disposal: choice('财物处理', list.disposals),
  disposal_extent: choice('处理范围', list.disposalExtents),
  disposal_decided_on: date('处理决定日期'),
  disposal_basis: text('处理决定及依据', { hint: '写明处罚决定书文号，或者规定销毁的法律、行政法规' }),
  receiving_organ: text('受移送机关'),
}
const publication = { publication_exemption: choice('不公示的情形', list.measureExemptions), published_on: date('公示日期') }
const supervision = { supervised_on: date('监督抽查日期'), supervision_finding: longText('监督抽查意见') }

export const fields = { ...proposal, ...onSite, ...afterwards, ...keeping, ...ending, ...publication, ...supervision }
type Name = keyof typeof fields
const names = <G extends { readonly [K in Name]?: unknown }>(group: G) => Object.keys(group) as (keyof G & Name)[]
export const sections = {
  申请与批准: names(proposal), 现场实施: names(onSite), 当场实施后的报告与批准: names(afterwards), 保管与期限: names(keeping), 解除与处理: names(ending),
  公示: names(publication), 监督: names(supervision),
}

export const children = {
  party,
  item: many('场所、设施或者财物', {
    name: required(text('名称')),
    specification: text('规格型号'),
    quantity: required(text('数量')),
    condition: text('状况'),
    kept_at: text('存放地点'),
    outcome: text('处理结果'),
  }, 'name', ['outcome']),
  account: many('冻结账户', {
    bank: required(text('金融机构')),
    account_number: required(text('账号', { sensitive: 'account' })),
    amount: required(money('冻结数额')),
  }, 'bank'),
  testing: many('检测、检验、检疫、技术鉴定', {
    kind: required(choice('种类', list.testingKinds)),
    institution: required(text('机构')),
    from_on: required(date('送检日期', { hint: '当日仍计入期限，自次日起不计' })),
    until_on: required(date('结束日期')),
    conclusion: longText('结论'),
  }, 'institution', ['conclusion']),
}
