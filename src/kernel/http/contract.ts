/**
 * What travels between server and browser: the shapes of the generic routes. Both sides import this file, so that
 * neither can drift; definitions (labels, choices, sections) are imported by both from `domains/index.ts`.
 *
 *   GET    /api/session · POST /api/session {sign_in_name, password, code?} · DELETE /api/session
 *   PUT    /api/session/place {district: code | null}                                    → SessionView
 *   GET    /api/practice · PUT · DELETE · POST /api/practice/tasks/{exercise}             → PracticeView · SessionView · PracticeTaken
 *   GET    /api/organisations · GET /api/accounts?org_id=
 *   GET    /api/worklist?view=&mine=&org_id= · GET /api/worklist/units                    → WorklistView · UnitWork[]
 *   GET    /api/search?q=
 *   GET    /api/{ledger}?{field}=a,b&{date}_from=&{date}_until=&q=&sort=&after=&limit=   → Page<RecordView>
 *   GET    /api/{ledger}/count?…                                                          → Total (capped, honest)
 *   GET    /api/{ledger}/export.csv|export.xlsx?…
 *   GET    /api/{ledger}/new                                                              → OpeningView[]
 *   POST   /api/{ledger}                       OpenCommand                                → Performed
 *   GET    /api/{ledger}/{id}                                                             → MatterView
 *   GET    /api/{ledger}/{id}/journal                                                     → JournalEntry[]
 *   POST   /api/{ledger}/{id}/actions/{action} ActCommand                                 → Performed
 *   POST   /api/{ledger}/{id}/papers/{action}  PreviewCommand (/new/papers/{action})      → Foreseen
 *   POST   /api/{ledger}/{id}/unmask           {field, row_id?, reason}                   → {value}
 *   GET    /api/{ledger}/{id}/documents/{document_id}/file                                → .docx
 *   POST   /api/{ledger}/{id}/attachments      multipart                                  → Performed
 *   GET    /api/{ledger}/{id}/attachments/{attachment_id}/file
 *   GET    /api/registers/{register}?… · POST … · POST …/{id}/revise · POST …/{id}/end    (entries)
 * Commands carry an `Idempotency-Key` header. Errors are RFC 9457 problems (`Problem`).
 */
import type { PaperBlock } from '../document/blocks.ts'
import type { DistrictKind } from '../access/district-kind.ts'
import type { ClockView } from '../procedure/procedure.ts'
import type { Citation, IsoDate } from '../law/law.ts'
import type { Refusal } from '../procedure/refusals.ts'
import type { Role } from '../access/role.ts'

export interface DistrictView { readonly code: string; readonly name: string; readonly kind: DistrictKind }
export interface SessionView {
  readonly account: { readonly id: string; readonly name: string; readonly sign_in_name: string; readonly must_change: boolean }
  /** Where he works now: his own district, its practice ground, or a district of his city. */
  readonly district: DistrictView
  readonly home: DistrictView
  /** Districts of his city that he may look into. */
  readonly below: readonly DistrictView[]
  readonly roles: readonly { readonly org_id: string; readonly org_name: string; readonly role: Role }[]
  readonly today: IsoDate
  readonly today_is_working: boolean
  readonly next_working_day: IsoDate | null
}
/** The practice ground: its tasks with one's own marks of a month, and for whoever oversees units their ranking. */
export interface PracticeView {
  readonly month: string
  readonly here: boolean
  readonly may_reset: boolean
  readonly exercises: readonly {
    readonly id: string; readonly label: string; readonly ledger: string; readonly basis: Citation; readonly task: string; readonly points: number
    /** A record to be worked on is handed out; else one begins a matter of one's own. */
    readonly given: boolean
    /** Records to work on are laid in the ground, and one begins a matter of one's own. */
    readonly supplied: boolean
    readonly expected: readonly { readonly label: string; readonly points: number; readonly met: boolean }[]
    readonly best: { readonly matter: string; readonly title: string; readonly points: number } | null
  }[]
  readonly units: readonly { readonly org_id: string; readonly org_name: string; readonly staff: number; readonly practised: number; readonly average: number; readonly score: number; readonly rank: number }[] | null
}
/** A task that was taken: the record to work on, or what was laid in the ground. */
export interface PracticeTaken { readonly id: string | null; readonly ledger: string; readonly told: string | null }
export interface OrganisationView {
  readonly id: string; readonly parent_id: string | null; readonly name: string; readonly short_name: string; readonly kind: string
  /** Null of a unit of a district below. */
  readonly valid_from: IsoDate | null; readonly valid_until: IsoDate | null
  /** Of a unit that papers may go to in a district below: its code. */
  readonly district?: string
}
export interface AccountView { readonly id: string; readonly name: string; readonly org_id: string; readonly roles: readonly Role[] }

/** One page by key; `next` is a signed cursor, null on the last page. */
export interface Page<T> { readonly items: readonly T[]; readonly next: string | null }
/** An honest total: exact up to the cap, else «cap+». */
export interface Total { readonly count: number; readonly capped: boolean }

/** A value as the caller may see it: personal data arrive masked and say so in `masked`. */
export interface RecordView {
  readonly id: string; readonly ledger: string; readonly number: string | null; readonly title: string; readonly state: string
  readonly org_id: string; readonly org_name: string; readonly handler_id: string | null
  readonly opened_on: IsoDate; readonly closed_on: IsoDate | null
  readonly origin: 'handled' | 'imported' | 'pushed'; readonly version: number; readonly secrecy: number
  readonly values: { readonly [field: string]: unknown }
  readonly masked: readonly string[]
  /** The most urgent running clock of the unit. */
  readonly light: ClockBrief | null
}
export type LightColour = 'done' | 'ok' | 'near' | 'due_today' | 'overdue'
export interface ClockBrief {
  readonly deadline: string; readonly label: string; readonly due_on: IsoDate | null; readonly unpublished_year: number | null
  readonly unit: 'working_day' | 'calendar_day' | 'hour' | 'month' | 'year'
  readonly left: number | null; readonly light: LightColour; readonly basis: Citation
  /** Its end makes nobody late: a time that must be let pass, or another's right that lapsed. */
  readonly minimum: boolean
}
/** A clock opened: everything its strip of days and its arithmetic show. */
export interface ClockDetail extends ClockBrief {
  readonly id: string; readonly state: ClockView['state']; readonly whose: string; readonly row_id: string | null; readonly row_title: string | null
  readonly started_on: IsoDate; readonly length: number; readonly extension: number; readonly nominal_on: IsoDate | null; readonly met_on: IsoDate | null
  readonly excluded: readonly { readonly from: IsoDate; readonly until: IsoDate; readonly reason?: string }[]
  readonly paused_on: IsoDate | null
  readonly steps: readonly string[]
  readonly days: readonly { readonly day: IsoDate; readonly kind: 'work' | 'rest' | 'makeup' | 'excluded' }[]
  readonly consequence: string | null
}
/** What the caller may do now, and why not: the browser never re-derives rights. */
export interface ActionView {
  readonly name: string; readonly label: string; readonly basis: Citation
  readonly refusals: readonly Refusal[]
  readonly standard: boolean
}
export interface OpeningView extends ActionView { readonly orgs: readonly { readonly id: string; readonly name: string }[] }
export interface DocumentView {
  readonly id: string; readonly document: string; readonly label: string; readonly number: string | null; readonly dated_on: IsoDate
  readonly received: boolean; readonly has_file: boolean; readonly attachment_id: string | null; readonly voided_reason: string | null
  readonly services: readonly ServiceView[]
}
export interface ServiceView {
  /** `to` is the row or organisation served, `recipient` who took it in. */
  readonly id: string; readonly to: string | null; readonly recipient: string; readonly method: string; readonly sent_on: IsoDate; readonly served_on: IsoDate | null; readonly evidence: string | null
}
export interface AttachmentView { readonly id: string; readonly name: string; readonly kind: string; readonly media_type: string; readonly size: number; readonly added_at: string }
export interface LinkView { readonly kind: string; readonly label: string; readonly ledger: string; readonly id: string; readonly number: string | null; readonly title: string; readonly state: string }
export interface MatterView extends RecordView {
  readonly rows: { readonly [child: string]: readonly ({ readonly id: string } & { readonly [field: string]: unknown })[] }
  /** Masked child values as `child.row_id.field`. */
  readonly documents: readonly DocumentView[]
  readonly attachments: readonly AttachmentView[]
  readonly clocks: readonly ClockDetail[]
  readonly links: readonly LinkView[]
  readonly actions: readonly ActionView[]
}
export interface JournalEntry {
  readonly id: string; readonly version: number; readonly kind: string; readonly action: string; readonly label: string
  readonly actor_name: string; readonly acting_org: string; readonly effective_on: IsoDate; readonly recorded_at: string
  readonly from_state: string | null; readonly to_state: string | null; readonly reason: string | null
  readonly basis: Citation | null
  /** Field changes as label → text, masked for the caller. */
  readonly changes: readonly { readonly label: string; readonly text: string }[]
  readonly documents: readonly { readonly label: string; readonly number: string | null }[]
}

type Input = { readonly [field: string]: unknown }
export interface OpenCommand {
  readonly action: string
  readonly org_id: string
  readonly input: Input
  readonly rows?: { readonly [child: string]: readonly Input[] }
  readonly link?: { readonly kind: string; readonly ledger: string; readonly id: string }
  /** The legal day; today if absent, never in the future. */
  readonly on?: IsoDate
}
export interface ActCommand {
  readonly expected_version: number
  readonly input: Input
  readonly rows?: { readonly [child: string]: readonly Input[] }
  /** The material on file that is the original of a paper received: attachment id by document. */
  readonly papers?: { readonly [document: string]: string }
  readonly on?: IsoDate
  readonly reason?: string
}
/** What of a form is typed so far; `org_id` where the action opens a matter. */
export type PreviewCommand = Partial<Pick<OpenCommand, 'org_id' | 'input' | 'rows' | 'on'>>
/** A paper as it would be issued, for reading; no blocks where it is not made from a template. */
export interface PaperPreview { readonly label: string; readonly blocks: readonly PaperBlock[] }
/** How matters that are alike in one respect were decided; `latest` are the last of them. */
export interface Alike {
  readonly meaning: string; readonly measure: string; readonly months: number
  readonly count: number; readonly median: string | null; readonly least: string | null; readonly most: string | null
  readonly latest: readonly { readonly id: string; readonly number: string | null; readonly on: IsoDate; readonly amount: string }[]
}
/** What an action would bring, as far as it can be told from what is typed so far. */
export interface Foreseen {
  readonly papers: readonly PaperPreview[]
  readonly told: readonly { readonly label: string; readonly text: string }[]
  readonly alike: readonly Alike[]
}
export interface Performed {
  readonly id: string; readonly ledger: string; readonly number: string | null; readonly state: string; readonly version: number
  readonly documents: readonly { readonly id: string; readonly label: string; readonly number: string | null }[]
  readonly started: readonly ClockBrief[]
}
/** One line of the worklist: the clock, the matter it belongs to, who answers for it, and the action that would meet it. */
export interface WorkItem extends ClockBrief {
  readonly ledger: string; readonly id: string; readonly number: string | null; readonly title: string; readonly state: string
  readonly org_name: string; readonly handler_name: string | null; readonly action: { readonly name: string; readonly label: string } | null
}
export interface WorkCounts { readonly overdue: number; readonly due_today: number; readonly near: number; readonly open: number; readonly done_this_month: number }
/** The running clocks of one unit, and the most urgent of them. */
export interface UnitWork extends Omit<WorkCounts, 'done_this_month'> { readonly org_id: string; readonly org_name: string; readonly first: WorkItem }
export interface WorklistView {
  readonly counts: WorkCounts
  readonly items: readonly WorkItem[]
  readonly next: string | null
}
export interface SearchHit { readonly ledger: string; readonly id: string; readonly number: string | null; readonly title: string; readonly state: string; readonly org_name: string; readonly opened_on: IsoDate }

/** RFC 9457. `detail` says in Chinese what is wrong and what to do; `fields` where it is; `refusals` why not. */
export interface Problem {
  readonly type: string; readonly title: string; readonly status: number; readonly detail: string
  /** The number to quote when asking for help. */
  readonly instance: string
  readonly fields?: readonly { readonly field: string; readonly message: string }[]
  readonly refusals?: readonly Refusal[]
}

export type { ServeInput, StandardAction } from '../matter/standard-actions.ts'
