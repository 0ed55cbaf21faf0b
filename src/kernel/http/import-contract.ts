/**
 * The routes of imports and the shapes that travel.
 *
 *   GET  /api/imports/choices                                    → ImportChoice[]: ledgers and units the caller may import into
 *   GET  /api/imports                                            → ImportBrief[], newest first
 *   POST /api/imports?ledger=&org_id=        multipart, one file → ImportView: file put away, read through, a mapping proposed
 *   GET  /api/imports/{id}                                       → ImportView
 *   POST /api/imports/{id}/run      {mapping, dry}               → ImportBrief; goes on by itself whoever watches
 *   POST /api/imports/{id}/continue · POST /api/imports/{id}/cancel → ImportBrief
 *   GET  /api/imports/{id}/problems?kind=&after=                 → ProblemPage
 *   GET  /api/imports/{id}/problems.csv|problems.xlsx
 *   GET  /api/import-mappings?ledger=                            → MappingChoice[], saved ones first
 *   POST /api/import-mappings       {org_id, name, mapping}      → MappingChoice
 */
import type { CellProblem, Mapping } from '../import/mapping.ts'

export interface ImportChoice { readonly ledger: string; readonly label: string; readonly orgs: readonly { readonly id: string; readonly name: string }[] }
export interface ImportBrief {
  readonly id: string
  readonly ledger: string
  readonly org_id: string
  readonly org_name: string
  /** Name of the file. */
  readonly name: string
  readonly state: 'ready' | 'running' | 'cancelled' | 'finished' | 'failed'
  /** Whether the counts are of a trial. */
  readonly dry: boolean
  readonly total: number
  readonly done: number
  readonly imported: number
  readonly refused: number
  readonly flagged: number
  readonly noted: number
  readonly problem: string | null
  readonly made_by: string
  readonly made_at: string
}
export interface ImportView extends ImportBrief {
  readonly mapping: Mapping
  readonly headers: readonly string[]
  readonly header_line: number
  /** The first rows, as the file has them. */
  readonly rows: readonly { readonly line: number; readonly cells: { readonly [header: string]: string } }[]
  /** What would stop the mapping before a row is read. */
  readonly mapping_problems: readonly string[]
  /** How often each finding occurs. */
  readonly findings: readonly { readonly kind: CellProblem['kind']; readonly column: string | null; readonly reason: string; readonly rows: number }[]
}
export interface ProblemView extends CellProblem { readonly line: number }
export interface ProblemPage { readonly items: readonly ProblemView[]; readonly next: string | null }
export interface MappingChoice { readonly name: string; readonly mapping: Mapping; readonly saved: boolean }
