import type { ClockBrief } from '../../kernel/http/contract.ts'
import type { IsoDate } from '../../kernel/law/law.ts'

/** What the supervisor's desk shows. Counts come from the room's own ledgers, running clocks and figures kept ready: nothing reads the cases. */
export interface DeskView {
  readonly today: IsoDate
  /** The samples under way, the newest first, with what each unit's cases have come to. */
  readonly samples: readonly { readonly id: string; readonly title: string; readonly period_until: IsoDate; readonly opened_on: IsoDate; readonly sampled: number | null; readonly given_out: number | null; readonly units: readonly UnitProgress[] }[]
  /** The month that ended last, where no sample of it was arranged. */
  readonly unsampled: string | null
  /** What is open, by ledger and state. */
  readonly open: readonly { readonly ledger: string; readonly state: string; readonly count: number }[]
  /** Running clocks of supervision, the most urgent first. */
  readonly due: readonly Due[]
  /** Problems found in reviews since the year began, by category and unit. */
  readonly problems: readonly Cell[]
  /** Findings of the checks that nobody has settled, by rule and unit: the most frequent. */
  readonly findings: readonly Cell[]
  /** Entries sent back and not yet put right, by unit. */
  readonly returned: readonly { readonly unit: string; readonly open: number; readonly overdue: number }[]
  /** What the public handed in and nobody has taken in. */
  readonly waiting: number
  /** The year's figures by month, as last gathered. */
  readonly months: readonly { readonly indicator: string; readonly label: string; readonly values: readonly number[] }[]
}
export interface UnitProgress { readonly unit: string; readonly total: number; readonly reviewed: number }
export interface Cell { readonly name: string; readonly unit: string; readonly count: number }
export interface Due { readonly ledger: string; readonly id: string; readonly title: string; readonly number: string | null; readonly state: string; readonly org_id: string; readonly clock: ClockBrief }
