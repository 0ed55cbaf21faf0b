import { choice, org, required, text } from '../../kernel/field/field.ts'
import { defineRegister } from '../../kernel/register/register.ts'
import { 组织法, 行政处罚法 } from './law.ts'

/** What a unit is, which decides how far its leaders see and which figures it stands in. */
const kinds = {
  government: '人民政府',
  justice_bureau: '司法行政部门',
  department: '政府工作部门',
  street: '街道办事处',
  town: '乡镇人民政府',
  agency: '派出机构',
  team: '执法队伍',
  section: '内设机构',
  institution: '事业单位',
  village: '村（居）民委员会',
  court: '人民法院',
  procuratorate: '人民检察院',
  other: '其他组织',
} as const

/** The organisation tree. Units change by acts of their own (`change.ts`), so that last year's unit stays what it was. */
export const organisation = defineRegister({
  id: 'organisation',
  label: '机构',
  // 设立工作部门(第七十九条)、派出机关(第八十五条);谁能处罚由职权定(处罚法第十七条)
  basis: [组织法.art(79), 组织法.art(85), 行政处罚法.art(17)],
  fields: {
    name: required(text('全称')),
    short_name: required(text('简称')),
    kind: required(choice('类型', kinds)),
    parent_id: org('上级机构'),
    credit_code: text('统一社会信用代码', { check: 'credit_code' }),
    prefix: text('发文机关代字', { hint: '文号中年份之前的字，如“津南复”中的“津南”' }),
  },
  title: 'name',
  list: ['name', 'kind', 'parent_id', 'credit_code', 'prefix'],
  by: 'administrator',
  unique: ['prefix'],
  publish: ['name', 'kind', 'credit_code'],
})
