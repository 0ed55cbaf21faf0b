/** Kinds of report: what the one machinery needs to know of each. Pure; the browser shares it. */
import { annualReport } from '../domains/annual-report/annual-report.ts'
import { chapters } from '../domains/annual-report/chapters.ts'
import { chartKinds, rankedCharts } from '../domains/common/report-parts.ts'
import { bulletinChapters, bulletins, type BulletinKind } from '../domains/supervision/bulletin-choices.ts'
import { supervisionBulletin } from '../domains/supervision/bulletin.ts'
import { beforeWord, next, spanText, type Span } from '../kernel/law/span.ts'
import type { AnyProcedure } from '../kernel/procedure/procedure.ts'

type Values = { readonly [field: string]: unknown }
export interface ReportKind {
  readonly procedure: AnyProcedure
  /** Chapters in order, with the heading each has in print. */
  readonly chapters: { readonly [chapter: string]: (span: Span) => string }
  readonly charts: { readonly [chart: string]: string }
  readonly spanOf: (values: Values) => Span
  /** Whether its figures speak of the whole district, not of the unit that writes it. */
  readonly isWhole: (values: Values) => boolean
  /** The words under the organ in the title, and the sentence the paper begins with. */
  readonly subject: (span: Span, values: Values) => string
  readonly lead: (span: Span) => string
  /** File of its template. */
  readonly template: (values: Values) => string
  /** Steps in the order of the procedure; writing itself happens on the paper. */
  readonly steps: readonly string[]
  /** Words a template may use besides. */
  readonly words: (span: Span) => { readonly [word: string]: string }
}
const label = (text: string) => () => text

const annual: ReportKind = {
  procedure: annualReport, charts: chartKinds,
  chapters: {
    measures: (span) => `${span}年推进法治政府建设的主要举措和成效`, shortcomings: label('推进法治政府建设存在的不足和原因'), leaders: label(chapters.leaders),
    plans: (span) => `${next(span)}年推进法治政府建设的主要安排`, others: label(chapters.others),
  },
  spanOf: (values) => String(values['report_year'] as number), isWhole: (values) => values['kind'] === 'government',
  subject: (span) => `${span}年法治政府建设情况报告`, lead: (span) => `按照《法治政府建设与责任落实督察工作规定》，现将${span}年法治政府建设情况报告如下。`,
  template: (values) => values['kind'] as string, steps: ['review', 'deliberate', 'freeze', 'submit', 'publish', 'withhold', 'send_back'],
  words: (span) => ({ 年度: span, 下年: next(span) }),
}
const bulletin: ReportKind = {
  procedure: supervisionBulletin, charts: rankedCharts,
  chapters: Object.fromEntries(Object.entries(bulletinChapters).map(([chapter, text]) => [chapter, label(text)])),
  spanOf: (values) => values['span'] as string, isWhole: () => true,
  subject: (span, values) => `${spanText(span)}行政执法监督${bulletins[values['kind'] as BulletinKind]}`, lead: (span) => `现将${spanText(span)}行政执法监督情况通报如下。`,
  template: (values) => values['kind'] as string, steps: ['review', 'freeze', 'send', 'publish', 'close', 'send_back'],
  words: (span) => ({ 本期: spanText(span), 上期: beforeWord(span) }),
}

export const reportKinds: { readonly [ledger: string]: ReportKind } = { [annualReport.id]: annual, [supervisionBulletin.id]: bulletin }
