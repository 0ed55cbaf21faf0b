import { choice, date, integer, longText, org, required, text, user } from '../../kernel/field/field.ts'
import { defineRegister } from '../../kernel/register/register.ts'
import { 三项制度, 处罚法 } from '../common/law.ts'
import { errorKinds } from './choices.ts'
import { certificateNumber } from './number.ts'

/** Errors in changes, cancellations, reissues and in the basic data of bodies and officers. */
export const certificateError = defineRegister({
  id: 'certificate_error', label: '执法证件管理差错台账', basis: [三项制度.section(23)],
  fields: {
    unit: required(org('责任单位')), certificate_number: certificateNumber, kind: required(choice('差错类别', errorKinds)), found_on: required(date('发现日期')),
    problem: required(longText('差错情况')), corrected_on: date('改正日期'),
  },
  title: 'problem', list: ['unit', 'kind', 'certificate_number', 'found_on', 'corrected_on'], by: 'supervisor',
})
/** 亮证执法检查: whether officers carry and show their cards. */
export const showingCheck = defineRegister({
  id: 'certificate_showing_check', label: '亮证执法检查台账', basis: [处罚法.art(55, 1), 三项制度.section(5)],
  fields: {
    unit: required(org('被检查单位')), checked_on: required(date('检查日期')), place: text('地点'), officers: required(integer('检查执法人员数')), showing: required(integer('持证并出示人数')),
    problem: longText('发现的问题'), corrected_on: date('改正日期'),
  },
  title: 'checked_on', list: ['unit', 'checked_on', 'officers', 'showing', 'corrected_on'], by: 'supervisor',
  invalidIf: { '持证并出示的人数不得多于检查的人数': { basis: 处罚法.art(55, 1), if: ({ officers, showing }) => showing > officers } },
})
/** Who reviews penalty decisions, and whether those who began under the Law of 2021 hold the qualification it asks (第五十八条第二款). */
export const legalReviewer = defineRegister({
  id: 'legal_reviewer', label: '法制审核人员名册', basis: [处罚法.art(58, 2), 三项制度.section(11)],
  fields: {
    reviewer: required(user('人员')), name: required(text('姓名')), began_on: required(date('初次从事法制审核日期', { hint: '二〇二一年七月十五日以后（公安二〇一九年六月一日以后）初次从事的，应当取得法律职业资格' })),
    legal_qualification: text('法律职业资格证书编号'), qualified_on: date('取得法律职业资格日期'),
  },
  title: 'name', list: ['name', 'began_on', 'legal_qualification', 'qualified_on'], by: ['office_head', 'supervisor'], unique: ['reviewer'],
})
