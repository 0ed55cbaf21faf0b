import { choice, date, integer, longText, org, required, text } from '../../kernel/field/field.ts'
import { blockOf, chartKinds } from '../common/report-parts.ts'
import { chapters } from './chapters.ts'

export const fields = {
  report_year: required(integer('报告年度', { hint: '报告的是哪一年的情况，如 2024' })),
  kind: required(choice('报告主体', { government: '本级政府', department: '政府部门' })),
  drafter: org('起草单位', { hint: '本级政府的报告由司法行政部门起草的，填司法行政部门' }),
  submit_by: required(date('报送期限')),
  publish_by: required(date('公开期限')),
  reviewed_on: date('审核日期'),
  meeting: text('审议会议', { hint: '如：区政府第五十八次常务会议；部门填局务会议' }),
  deliberated_on: date('审议日期'),
  deliberation_opinion: longText('审议意见'),
  frozen_on: date('定稿日期'),
  content_hash: text('校验码'),
  submitted_on: date('报送日期'),
  submitted_to: text('报送机关'),
  published_on: date('公开日期'),
  published_in: text('公开渠道', { hint: '报刊、网站的名称，可以附网址' }),
  return_reason: longText('退回修改的理由'),
  withheld_reason: longText('不公开的理由'),
}

export const block = blockOf(chapters, chartKinds)
