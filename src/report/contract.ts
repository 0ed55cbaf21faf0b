/**
 * What travels between server and browser about figures and reports; both sides import this file.
 *
 *   GET  /api/figures?year=&org=                         → FiguresView
 *   GET  /api/figures/districts?room=&years=code:year,…  → DistrictsView (for a city's staff)
 *   GET  /api/figures/{indicator}?year=&org=             → FigureDetail
 *   GET  /api/figures/{indicator}/records?year=&org=&key=&after=  → FigureRecords
 *   GET  /api/figures/{indicator}/export.csv?year=&org=&key=
 *   GET  /api/reports                                    → ReportsView
 *   POST /api/reports {year, org_id}                     → {id}
 *   POST /api/bulletins {kind, span, org_id}             → {id}
 *   GET  /api/reports/{id}                               → ReportView
 *   GET  /api/reports/{id}/template                      → Block[] (composed anew, nothing saved)
 *   GET  /api/reports/{id}/check                         → ReportFinding[]
 *   GET  /api/reports/{id}/differences                   → Difference[] (of a frozen report)
 *   GET  /api/reports/{id}/contributions                 → Contribution[]
 *   GET  /api/reports/{id}/figure?mark=                  → ReportFigure (of a mark not yet in the prose)
 *   GET  /api/reports/{id}/records?set=&after=           → FigureRecords (as frozen, with what became of each)
 *   POST /api/reports/{id}/freeze {expected_version}     → Performed
 *   GET  /api/reports/{id}/report.docx
 * Every other step is an action of the procedure (`annual_report`, `supervision_bulletin`), by the generic routes.
 */
import type { BlockKind, ChartKind } from '../domains/common/report-parts.ts'
import type { BulletinKind } from '../domains/supervision/bulletin-choices.ts'
import type { Span } from '../kernel/law/span.ts'
import type { Citation, IsoDate } from '../kernel/law/law.ts'
import type { ActionView, ClockBrief } from '../kernel/http/contract.ts'

/** From `from` (inclusive) to `until` (exclusive). */
export interface PeriodView { readonly from: IsoDate; readonly until: IsoDate }

/** A figure as it stands in a report or on the page of figures. */
export interface FigureValue {
  readonly value: number | null
  /** Exact decimal where `value` may have lost digits. */
  readonly exact: string | null
  readonly numerator: number | null
  readonly denominator: number | null
  readonly records: number
  /** Stated by somebody, not counted. */
  readonly declared: boolean
}
export interface FigureTerms {
  readonly label: string
  readonly unit: string
  readonly definition: string
  /** How it is computed, in words: a rate names its terms, a total its parts. */
  readonly formula: string
  readonly basis: Citation | string | null
}
export interface ReportFigure extends FigureTerms, FigureValue {
  /** The mark that places it, `{{…}}`. */
  readonly mark: string
  readonly indicator: string
  readonly form: 'value' | 'last' | 'change' | 'fact'
  readonly scope: { readonly org_id: string | null; readonly name: string }
  readonly period: PeriodView
  readonly computed_at: string
  /** As it is printed: 1086件. */
  readonly text: string
  /** The year before; null where no record of it is kept. */
  readonly last: number | null
  /** Of a declared figure: the paper, and who answers for it. */
  readonly paper: string | null
  readonly sets: readonly string[]
}
export interface Block {
  readonly id: string
  readonly chapter: string
  readonly kind: BlockKind
  readonly body: string | null
  readonly chart: ChartKind | null
  readonly indicators: string | null
  readonly ordinal: number
  readonly source: string | null
  readonly dropped: boolean
}
/** Numbers a chart draws, and a table says. */
export interface ChartData {
  readonly kind: ChartKind
  readonly caption: string
  readonly unit: string
  readonly categories: readonly string[]
  readonly series: readonly { readonly name: string; readonly values: readonly (number | null)[] }[]
}
export interface RankedUnit {
  readonly org_id: string; readonly name: string; readonly rank: number; readonly score: number; readonly cases: number
  /** In the order of the items; without a rate where there is nothing to divide by. */
  readonly cells: readonly { readonly numerator: number; readonly denominator: number | null; readonly rate: number | null; readonly points: number | null }[]
}
/** A figure that the ranking divides, of all units together; its mark opens the records. */
export interface RankingTerm { readonly label: string; readonly mark: string }
/** Units compared: by what, how much each counts, who stands where, who is left out and why. */
export interface Ranking {
  readonly formula: string
  readonly least: number
  readonly items: readonly { readonly id: string; readonly label: string; readonly weight: number; readonly fewer: boolean; readonly of: RankingTerm; readonly over: RankingTerm | null }[]
  readonly units: readonly RankedUnit[]
  readonly excluded: readonly { readonly org_id: string; readonly name: string; readonly reason: string }[]
}
/** A report's words and figures; of a frozen one these bytes are what the hash covers. */
export interface ReportContent {
  readonly ledger: string
  readonly span: Span
  readonly title: string
  readonly organ: string
  readonly computed_at: string
  readonly blocks: readonly Block[]
  readonly figures: readonly ReportFigure[]
  readonly charts: { readonly [block: string]: ChartData }
  readonly ranking: Ranking | null
  /** Digests of the records behind the figures, by set. */
  readonly record_sets: { readonly [set: string]: { readonly records: number; readonly digest: string } }
}
/** What a frozen figure would be if it were counted today. */
export interface Difference { readonly mark: string; readonly frozen: string; readonly now: string; readonly added: number; readonly removed: number; readonly changed: number }
export interface ReportView {
  readonly id: string
  readonly ledger: string
  readonly number: string | null
  readonly state: string
  readonly version: number
  readonly org_id: string
  readonly values: { readonly [field: string]: unknown }
  readonly clocks: readonly ClockBrief[]
  readonly actions: readonly ActionView[]
  readonly content: ReportContent
  readonly facts: readonly { readonly id: string; readonly code: string; readonly label: string; readonly value: string; readonly unit: string | null; readonly paper: string; readonly declared_by: string | null }[]
  readonly frozen: { readonly hash: string; readonly number: string; readonly on: IsoDate } | null
}
export interface ReportLine {
  readonly id: string; readonly year: number; readonly kind: 'government' | 'department'; readonly org_id: string; readonly org_name: string; readonly title: string; readonly state: string
  readonly number: string | null; readonly submit_by: IsoDate; readonly submitted_on: IsoDate | null; readonly publish_by: IsoDate; readonly published_on: IsoDate | null
}
export interface ReportsView {
  readonly reports: readonly ReportLine[]
  /** Units whose report the caller may open, and the last year that has ended. */
  readonly may_open: readonly { readonly org_id: string; readonly name: string; readonly kind: 'government' | 'department' }[]
  readonly year: number
  readonly bulletins: readonly BulletinLine[]
  /** Units in whose name the caller may write a bulletin, and the last week, month and quarter that have ended. */
  readonly may_open_bulletin: readonly { readonly org_id: string; readonly name: string }[]
  readonly ended: { readonly [kind in BulletinKind]: Span }
}
export interface BulletinLine {
  readonly id: string; readonly kind: BulletinKind; readonly span: Span; readonly title: string; readonly org_name: string; readonly state: string; readonly number: string | null
  readonly frozen_on: IsoDate | null; readonly sent_on: IsoDate | null; readonly published_on: IsoDate | null
}
export interface Contribution { readonly id: string; readonly org_id: string; readonly org_name: string; readonly state: string; readonly adopted: boolean; readonly blocks: readonly Block[]; readonly facts: ReportView['facts']; /** What each mark of its prose says, by mark. */ readonly texts: { readonly [mark: string]: string } }
export interface ReportFinding { readonly block: string | null; readonly severity: 'contradiction' | 'doubt' | 'rounding' | 'text' | 'citation'; readonly message: string; readonly arithmetic: string; readonly sentence: string }

export interface FigureTile extends FigureTerms, FigureValue { readonly indicator: string; readonly room: string; readonly last: number | null }
export interface FiguresView { readonly period: PeriodView; readonly scope: string; readonly computed_at: string; readonly rooms: readonly { readonly id: string; readonly label: string }[]; readonly figures: readonly FigureTile[] }
/** The districts of a city side by side: `values` in the order of `districts`. */
export interface DistrictsView {
  readonly rooms: FiguresView['rooms']
  readonly room: string
  readonly districts: readonly { readonly code: string; readonly name: string; readonly year: number }[]
  readonly figures: readonly (FigureTerms & { readonly indicator: string; readonly values: readonly FigureValue[] })[]
}
export interface Part { readonly key: string | null; readonly label: string; readonly value: number | null; readonly last: number | null; readonly numerator?: number; readonly denominator?: number }
export interface FigureDetail extends FigureTile {
  readonly period: PeriodView
  readonly scope: string
  readonly months: readonly Part[]
  readonly units: readonly Part[]
  readonly dimensions: readonly { readonly name: string; readonly label: string; readonly parts: readonly Part[] }[]
  /** The counted indicators it is made of, whose records can be listed. */
  readonly terms: readonly { readonly indicator: string; readonly label: string; readonly records: number }[]
}
export interface RecordLine {
  readonly ledger: string; readonly id: string; readonly register: boolean; readonly number: string | null; readonly title: string; readonly org_name: string; readonly dated_on: IsoDate; readonly measure: string | null
  /** Of a frozen figure: what became of the record since. */
  readonly since?: 'same' | 'changed' | 'gone' | 'new'
}
export interface FigureRecords { readonly items: readonly RecordLine[]; readonly next: string | null }
