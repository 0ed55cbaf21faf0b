/**
 * What the pages of the room ask.
 *
 *   GET /api/inspection-planner?year=2025         → PlannerView, of the units the caller sees
 *   GET /api/regulatory-items/coverage?year=2025 → CoverageView, of the items whose unit the caller sees
 *   GET /api/enterprises?q=                       → EnterpriseFound[], by code or the beginning of a name
 *   GET /api/enterprises/{code}                   → EnterpriseView
 */
import type { IsoDate } from '../../kernel/law/law.ts'

/** Visits of one unit that are planned for, or were made in, a month. */
export interface MonthOfUnit { readonly org_id: string; readonly month: number; readonly planned: number; readonly made: number; readonly published: number }
export interface TaskProgress {
  readonly id: string
  readonly org_id: string
  readonly name: string
  readonly state: string
  readonly planned_from: IsoDate
  readonly planned_until: IsoDate
  readonly visits: number
  readonly made: number
  readonly published: number
}
/** An officer with more visits in a stretch of time than its working days allow. */
export interface Overbooked { readonly officer: string; readonly name: string; readonly from: IsoDate; readonly until: IsoDate; readonly visits: number; readonly room: number }
interface OpenVisit { readonly id: string; readonly org_id: string; readonly subject: string | null; readonly subject_code: string; readonly planned_from: IsoDate; readonly planned_until: IsoDate | null }
/** Earlier visits are named by unit and day, whichever unit made them; secret ones are only counted. */
export interface RepeatedVisit extends OpenVisit { readonly task: string | null; readonly visits: number; readonly units: number; readonly earlier: readonly { readonly org_id: string; readonly on: IsoDate }[] }
/** Two visits to one subject in one quarter by different units, and the one that may go into the other; `may`: the caller decides that for its unit. */
export interface MergeSuggestion extends OpenVisit { readonly version: number; readonly may: boolean; readonly with_org: string; readonly with_from: IsoDate; readonly with_until: IsoDate | null }
export interface PlannerView {
  readonly year: number
  readonly threshold: number
  readonly per_day: number
  readonly months: readonly MonthOfUnit[]
  readonly tasks: readonly TaskProgress[]
  readonly overbooked: readonly Overbooked[]
  readonly repeated: readonly RepeatedVisit[]
  readonly merges: readonly MergeSuggestion[]
}

export interface EnterpriseFound { readonly code: string; readonly name: string }
export interface EnterpriseRecord {
  readonly ledger: string
  readonly id: string
  readonly org_id: string
  readonly number: string | null
  readonly title: string
  readonly state: string
  readonly on: IsoDate
}
export interface EnterpriseView {
  readonly code: string
  readonly name: string | null
  /** Whether the code's check digit is right. */
  readonly valid: boolean
  /** The entry in the list of objects, where the caller sees one. */
  readonly object: { readonly [field: string]: unknown } | null
  readonly records: readonly EnterpriseRecord[]
  /** Whether there are more than were read. */
  readonly more: boolean
  /** Visits this year by all units of the district, and by how many units: a number, whosever they are. */
  readonly visits: number
  readonly units: number
  readonly threshold: number
}

/** An entry of the 监管事项目录清单 with what was done under it in the year; those with nothing come first. */
export interface ItemCoverage {
  readonly id: string
  readonly code: string
  readonly name: string
  readonly enforcement_field: string
  readonly unit: string
  readonly measures: readonly string[]
  readonly inspections: number
  readonly problems: number
  /** Inspections that a penalty followed. */
  readonly penalties: number
  readonly samplings: number
}
/** `rate`: percent of the items covered, rounded as every rate is; null where there are none. */
export interface CoverageView { readonly year: number; readonly items: readonly ItemCoverage[]; readonly covered: number; readonly rate: number | null }
