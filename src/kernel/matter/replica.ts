import type { ClockView } from '../procedure/procedure.ts'
import type { Citation, IsoDate } from '../law/law.ts'
import type { EndDay, TermUnit } from '../law/term.ts'

/**
 * A matter with everything that hangs from it, as plain data. `change` is a difference between two replicas;
 * the journal stores changes, `replay` folds them, and the writer puts them into tables. Ids are keys throughout.
 */
export interface Replica {
  readonly row: MatterRow
  readonly rows: { readonly [child: string]: { readonly [id: string]: ChildRow } }
  readonly clocks: { readonly [id: string]: Clock }
  readonly documents: { readonly [id: string]: Document }
  readonly services: { readonly [id: string]: Service }
  readonly attachments: { readonly [id: string]: Attachment }
  readonly links: { readonly [id: string]: Link }
}
export interface MatterRow {
  readonly district: string
  readonly id: string
  readonly org_id: string
  readonly shared_with: readonly string[]
  readonly secrecy: number
  readonly number: string | null
  readonly title: string
  readonly state: string
  readonly opened_on: IsoDate
  readonly closed_on: IsoDate | null
  readonly handler_id: string | null
  readonly origin: 'handled' | 'imported' | 'pushed'
  readonly source_ref: string | null
  readonly version: number
  /** The definition's fields. */
  readonly [field: string]: unknown
}
export interface ChildRow { readonly id: string; readonly position: number; readonly [field: string]: unknown }
export interface Interval { readonly from: IsoDate; readonly until: IsoDate; readonly reason?: string }
export interface Clock {
  readonly id: string
  readonly deadline: string
  readonly row_id: string | null
  readonly whose: string
  readonly started_on: IsoDate
  readonly started_at: string | null
  readonly length: number
  readonly unit: TermUnit
  readonly end_day: EndDay
  readonly backward: boolean
  readonly minimum: boolean
  readonly basis: Citation
  readonly extension: number
  readonly extension_unit: TermUnit | null
  readonly extended: number
  readonly excluded: readonly Interval[]
  readonly paused_on: IsoDate | null
  readonly nominal_on: IsoDate | null
  readonly due_on: IsoDate | null
  readonly due_at: string | null
  readonly unpublished_year: number | null
  readonly acts: boolean
  readonly met_on: IsoDate | null
  readonly state: Exclude<ClockView['state'], 'none'>
}
export interface Document {
  readonly id: string
  readonly document: string
  readonly received: boolean
  readonly number: string | null
  readonly dated_on: IsoDate
  readonly data: { readonly [tag: string]: unknown }
  readonly attachment_id: string | null
  readonly voided_reason: string | null
}
export interface Service {
  readonly id: string
  readonly document_id: string
  readonly row_id: string | null
  readonly recipient_org_id: string | null
  readonly recipient: string
  readonly method: string
  readonly sent_on: IsoDate
  readonly served_on: IsoDate | null
  readonly evidence: string | null
}
export interface Attachment { readonly id: string; readonly name: string; readonly kind: string; readonly sha256: string; readonly media_type: string; readonly size: number; readonly added_by: string | null }
export interface Link { readonly id: string; readonly kind: string; readonly to_ledger: string; readonly to_id: string; readonly made_on: IsoDate }

/** What an action changed: whole records by id, or null where a child row was removed; of the matter's own row only the columns that differ. */
export interface Change {
  readonly row?: { readonly [column: string]: unknown }
  readonly rows?: { readonly [child: string]: { readonly [id: string]: ChildRow | null } }
  readonly clocks?: { readonly [id: string]: Clock }
  readonly documents?: { readonly [id: string]: Document }
  readonly services?: { readonly [id: string]: Service }
  readonly attachments?: { readonly [id: string]: Attachment }
  readonly links?: { readonly [id: string]: Link }
}
/** The parts of a matter that are keyed records of one shape. */
export const hangingParts = ['clocks', 'documents', 'services', 'attachments', 'links'] as const
export type HangingPart = (typeof hangingParts)[number]

const nothing = Object.freeze({})
const merged = <T,>(old: { readonly [id: string]: T } | undefined, put: { readonly [id: string]: T | null } | undefined): { readonly [id: string]: T } => {
  if (!put) return old ?? nothing
  // An opening takes nothing away.
  if (!old && !Object.values(put).includes(null)) return put as { readonly [id: string]: T }
  const next: { [id: string]: T } = { ...old }
  for (const [id, record] of Object.entries(put)) { if (record === null) delete next[id]; else next[id] = record }
  return next
}

/** The replica after a change; an opening change starts from nothing. */
export function applied(old: Replica | null, change: Change): Replica {
  const rows: { [child: string]: { readonly [id: string]: ChildRow } } = { ...old?.rows }
  for (const [child, put] of Object.entries(change.rows ?? {})) {
    const group = merged<ChildRow>(rows[child], put)
    if (Object.keys(group).length > 0) rows[child] = group
    else delete rows[child]
  }
  return {
    // An opening change carries every kernel column, which is what makes it an opening.
    row: !old ? change.row as MatterRow : change.row ? { ...old.row, ...change.row } : old.row,
    rows,
    clocks: merged(old?.clocks, change.clocks),
    documents: merged(old?.documents, change.documents),
    services: merged(old?.services, change.services),
    attachments: merged(old?.attachments, change.attachments),
    links: merged(old?.links, change.links),
  }
}
