import { annualDates } from '../../kernel/law/annual-dates.ts'
import { addDays } from '../../kernel/law/day.ts'
import type { IsoDate } from '../../kernel/law/law.ts'
import type { AnnualDate } from '../../kernel/law/term.ts'
import { defineProcedure } from '../../kernel/procedure/procedure.ts'
import { chapters, type Chapter } from './chapters.ts'
import { fact, isNoNumber, revisedOfBlock, revisedOfFact } from '../common/report-parts.ts'
import { block, fields } from './fields.ts'
import { 督察工作规定 } from './law.ts'

const { law_based_government_report: report, law_based_government_report_published: published } = annualDates
const 内容 = 督察工作规定.art(25)

/** The last day of a yearly duty: «before 1 March» ends with February. */
const lastDay = ({ when }: AnnualDate, year: number): IsoDate => 'by' in when ? `${year}-${when.by}` as IsoDate : addDays(`${year}-${when.before}` as IsoDate, -1)

const writers = ['statistician', { role: 'statistician', of: 'drafter' }] as const
const heads = ['office_head', 'organ_head', { role: 'office_head', of: 'drafter' }, { role: 'organ_head', of: 'drafter' }] as const

interface Written { readonly rows: { readonly block: readonly { readonly chapter: string | null; readonly kind: string | null; readonly body: string | null; readonly dropped: boolean }[] } }
const lacks = (chapter: Chapter) => (m: Written) => !m.rows.block.some((one) => one.chapter === chapter && one.kind === 'prose' && !one.dropped && one.body !== null)

/**
 * 法治政府建设年度报告 of a government or of one of its departments. Both duties of the year (to report up, to
 * make public) run from the day the report is opened, whether or not anybody freezes it.
 */
export const annualReport = defineProcedure({
  id: 'annual_report', label: '法治政府建设年度报告', basis: [督察工作规定.art(23), 督察工作规定.art(24), 内容], series: '法治', governedBy: 'submit_by',
  fields, many: { block, fact },
  title: (m) => `${m.values.report_year ?? ''}年法治政府建设情况报告`,
  list: ['report_year', 'kind', 'submit_by', 'publish_by', 'frozen_on', 'submitted_on', 'published_on'],
  sections: {
    报告: ['report_year', 'kind', 'drafter', 'submit_by', 'publish_by'],
    审核和审议: ['reviewed_on', 'return_reason', 'meeting', 'deliberated_on', 'deliberation_opinion'],
    定稿: ['frozen_on', 'content_hash'],
    报送和公开: ['submitted_on', 'submitted_to', 'published_on', 'published_in', 'withheld_reason'],
  },
  links: { draws_on: { label: '采用部门报告', to: 'annual_report', basis: 督察工作规定.art(23, 2) } },
  sharedWith: ['drafter'], searched: ['block.body'],
  opensIn: 'drafting',
  states: {
    drafting: { label: '起草' }, reviewed: { label: '已审核' }, deliberated: { label: '已审议' }, frozen: { label: '已定稿' },
    published: { label: '已公开', final: true }, withheld: { label: '不予公开', final: true },
  },
  // The file is made from what was frozen (report/paper.ts), not from a template.
  documents: { report: { label: '年度报告', series: '报' } },
  deadlines: {
    submit: { label: '报送期限', from: { entering: 'drafting' }, until: { dated: 'submitted_on' }, term: { dueOn: 'submit_by', basis: report.basis }, consequence: '未按照要求报送的，由督察单位通报批评（第二十六条）' },
    publish: { label: '公开期限', from: { entering: 'drafting' }, until: { entering: ['published', 'withheld'] }, term: { dueOn: 'publish_by', basis: published.basis }, consequence: '未按照要求公开的，由督察单位通报批评（第二十六条）' },
  },
  actions: {
    open: {
      label: '开始起草', basis: 督察工作规定.art(23, 2), by: [...writers, ...heads], opens: true,
      asks: ['report_year', 'kind'], offers: ['drafter'], offersRows: ['block', 'fact'],
      sets: ({ values: { report_year } }) => report_year === null ? {} : { submit_by: lastDay(report, report_year + 1), publish_by: lastDay(published, report_year + 1) },
      invalidIf: { '报告年度应当在二〇一九年以后，且不晚于本年': (m) => m.values.report_year === null || m.values.report_year < 2019 || m.values.report_year > Number(m.on.slice(0, 4)) },
    },
    edit: {
      label: '修改正文', basis: 内容, by: writers, from: 'drafting', offersRows: ['block', 'fact'],
      revisesRows: { block: revisedOfBlock, fact: revisedOfFact },
      invalidIf: { 填报的数值应当是数字: isNoNumber },
    },
    adopt: {
      label: '采用部门报告', basis: 督察工作规定.art(23, 2), by: writers, from: 'drafting', offersRows: ['block', 'fact'], offersLinks: ['draws_on'],
    },
    review: {
      label: '审核通过', basis: 内容, by: heads, from: 'drafting', to: 'reviewed', sets: (m) => ({ reviewed_on: m.on, return_reason: null }),
      barredIf: {
        [`「${chapters.measures}」尚无正文`]: { basis: 督察工作规定.art(25, 1, 1), if: lacks('measures') },
        [`「${chapters.shortcomings}」尚无正文`]: { basis: 督察工作规定.art(25, 1, 2), if: lacks('shortcomings') },
        [`「${chapters.leaders}」尚无正文`]: { basis: 督察工作规定.art(25, 1, 3), if: lacks('leaders') },
        [`「${chapters.plans}」尚无正文`]: { basis: 督察工作规定.art(25, 1, 4), if: lacks('plans') },
      },
    },
    send_back: { label: '退回修改', basis: 内容, by: heads, from: ['reviewed', 'deliberated'], to: 'drafting', asks: ['return_reason'] },
    deliberate: {
      label: '记录常务会议审议', basis: 督察工作规定.art(23, 2), by: [...writers, ...heads], from: 'reviewed', to: 'deliberated',
      asks: ['meeting', 'deliberated_on'], offers: ['deliberation_opinion'],
      invalidIf: { 审议日期不应晚于办理日期: (m) => m.values.deliberated_on !== null && m.values.deliberated_on > m.on },
    },
    freeze: {
      label: '定稿', basis: 督察工作规定.art(23, 2), by: heads, from: 'deliberated', to: 'frozen', asks: ['content_hash'], issues: 'report', sets: (m) => ({ frozen_on: m.on }),
      barredIf: { '报告年度尚未结束，数据仍会变化': (m) => m.values.report_year !== null && m.on <= `${m.values.report_year}-12-31` },
    },
    submit: {
      label: '报送', basis: 督察工作规定.art(23, 2), by: [...writers, ...heads], from: ['frozen', 'published', 'withheld'], asks: ['submitted_to'], sets: (m) => ({ submitted_on: m.on }),
      barredIf: { 已经报送: (m) => m.values.submitted_on !== null },
    },
    publish: { label: '向社会公开', basis: 督察工作规定.art(24), by: heads, from: 'frozen', to: 'published', asks: ['published_in'], sets: (m) => ({ published_on: m.on }) },
    withhold: { label: '涉密不予公开', basis: 督察工作规定.art(24), by: heads, from: 'frozen', to: 'withheld', asks: ['withheld_reason'] },
  },
})
