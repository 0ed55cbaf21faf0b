/**
 * Shapes of the routes for accounts, units, registers, local values, holidays and the journal's verification.
 *
 *   GET  /api/first-administrator?token=             → {valid: true}; a problem when the link is used or too old
 *   POST /api/first-administrator                    FirstAdministratorCommand → SessionView
 *   PUT  /api/session/password                       PasswordCommand           → SessionView
 *   GET  /api/session/all                                                      → OwnSession[]
 *   DELETE /api/session/all                          (all but this one end)
 *   GET  /api/session/totp                                                     → TotpState
 *   POST /api/session/totp                           {password}                → TotpBegun
 *   POST /api/session/totp/confirm                   {code}                    → {recovery_codes}
 *   DELETE /api/session/totp                         {password, code}
 *   GET  /api/admin/organisations                                              → OrganisationDetail[] (past units too)
 *   POST /api/admin/organisations                    EstablishCommand          → OrganisationDetail
 *   POST /api/admin/organisations/{id}/revise        ReviseUnitCommand         → OrganisationDetail (history is kept)
 *   POST /api/admin/organisations/{id}/merge         MergeCommand              → Aftermath
 *   POST /api/admin/organisations/{id}/abolish       Decision                  → OrganisationDetail
 *   GET  /api/admin/accounts                                                   → AccountDetail[]
 *   POST /api/admin/accounts                         AccountInput              → OneTimePassword
 *   POST /api/admin/accounts/{id}/roles              RoleCommand               → AccountDetail (the security officer)
 *   POST /api/admin/accounts/{id}/roles/end          RoleCommand               → AccountDetail (the security officer)
 *   POST /api/admin/accounts/{id}/reset                                        → OneTimePassword
 *   POST /api/admin/accounts/{id}/unlock | close | totp-reset  {reason?}       → AccountDetail
 *   GET  /api/settings                                                         → SettingsView
 *   POST /api/settings/{id}                          SettingCommand            → SettingsView
 *   GET  /api/holidays                                                         → HolidayYearView[]
 *   POST /api/holidays                               CalendarYear              → HolidayImported
 *   GET  /api/registers/{register}?{field}=&on=&q=&after=                      → Page<EntryView>
 *   GET  /api/registers/{register}/{id}                                        → EntryHistory
 *   POST /api/registers/{register}                   EnterCommand              → Kept
 *   POST /api/registers/{register}/{id}/revise       ReviseCommand             → Kept
 *   POST /api/registers/{register}/{id}/end          EndCommand                → Kept
 *   GET  /api/journal/seals?after=                                             → Page<SealView>, newest first
 *   POST /api/journal/verify                                                   → VerificationView
 *   GET  /api/audit/{kind}?after=                                              → Page<AuditLine>, newest first (the auditor)
 */
import type { Role } from '../access/role.ts'
import type { Setup } from '../access/setup.ts'
import type { CalendarYear } from '../law/calendar.ts'
import type { Citation, IsoDate } from '../law/law.ts'

type Input = { readonly [field: string]: unknown }

export interface FirstAdministratorCommand extends Setup { readonly token: string }
/** The secret of a second factor that is not in force until a first code has confirmed it. */
/** A session of one's own, wherever it runs. */
export interface OwnSession { readonly id: string; readonly started_at: string; readonly last_seen_at: string; readonly ip: string | null; readonly agent: string | null; readonly current: boolean }
export interface TotpBegun { readonly uri: string; readonly secret: string }
export interface PasswordCommand { readonly old: string; readonly fresh: string }

/** What became of the people and matters of a unit that ended. */
export interface Aftermath { readonly moved: number; readonly open_matters: number }
export interface OrganisationDetail {
  readonly id: string; readonly values: Input; readonly valid_from: IsoDate; readonly valid_until: IsoDate | null; readonly ended_reason: string | null
  /** The day the unit began, however often it has changed since; `valid_from` is the day of its last change, which may be yet to come. */
  readonly since: IsoDate
  readonly former: readonly { readonly name: string; readonly until: IsoDate }[]
  readonly successors: readonly { readonly id: string; readonly name: string; readonly on: IsoDate; readonly kind: 'merged' | 'renamed' | 'split' }[]
}

export interface AccountInput { readonly name: string; readonly sign_in_name: string; readonly org_id: string }
export interface AccountDetail extends AccountInput {
  readonly id: string; readonly org_name: string; readonly active: boolean; readonly locked: boolean; readonly totp: boolean; readonly last_signed_in_at: string | null
  /** Last days of the keys of a machine client that hold, and the day one was last used. */
  readonly keys: readonly { readonly expires_on: IsoDate; readonly last_used_on: IsoDate | null }[]
  readonly roles: readonly { readonly org_id: string; readonly org_name: string; readonly role: Role; readonly from: IsoDate; readonly until: IsoDate | null }[]
}
/** Shown once, to be handed over in person; it must be changed at the first sign-in. */
export interface OneTimePassword { readonly id: string; readonly password: string }

export interface SettingValue {
  readonly key: string; readonly value: unknown; readonly source: Citation | string; readonly valid_from: IsoDate | null
  readonly level: 'nation' | 'province' | 'city' | 'district' | 'definition'; readonly place: string | null
}
export interface SettingEntered { readonly place: string; readonly key: string; readonly value: unknown; readonly valid_from: IsoDate; readonly source: Citation | string; readonly entered_by: string | null; readonly entered_at: string }
export interface SettingsView {
  /** The district and the places above it whose values the caller may enter. */
  readonly places: readonly { readonly code: string; readonly name: string; readonly may_enter: boolean }[]
  /** Today's values and everything ever entered, by the id of the setting. */
  readonly settings: { readonly [id: string]: { readonly now: readonly SettingValue[]; readonly history: readonly SettingEntered[] } }
}

export interface HolidayYearView extends CalendarYear { readonly imported_at: string | null; readonly may_import: boolean }
/** How many running clocks were counted again with the year. */
export interface HolidayImported { readonly year: number; readonly recounted: number }

export interface EntryView {
  readonly id: string; readonly org_id: string; readonly org_name: string; readonly valid_from: IsoDate; readonly valid_until: IsoDate | null
  readonly version: number; readonly origin: 'handled' | 'imported' | 'pushed'; readonly ended_reason: string | null
  readonly values: Input; readonly masked: readonly string[]
  /** Why the caller may not revise or end it; empty when he may. */
  readonly refusals: readonly string[]
}
export interface EntryHistory {
  /** One interval of validity each, newest first. */
  readonly intervals: readonly EntryView[]
  readonly journal: readonly { readonly id: string; readonly effective_on: IsoDate; readonly recorded_at: string; readonly actor_name: string; readonly label: string; readonly reason: string | null }[]
}
export interface Kept { readonly id: string; readonly version: number; readonly valid_from: IsoDate }
export interface EnterCommand { readonly org_id: string; readonly from: IsoDate; readonly input: Input }

/** Hashes in hexadecimal. */
export interface SealView {
  readonly seq: number; readonly algorithm: string; readonly entries: number; readonly root: string; readonly previous: string; readonly head: string; readonly sealed_at: string
}
export interface VerificationView { readonly seals: number; readonly entries: number; readonly problems: readonly string[]; readonly milliseconds: number }

/** What an auditor reads beside the journal: acts on accounts and units, sign-ins, looks behind masks, exports. */
export type AuditKind = 'access' | 'sign_in' | 'unmask' | 'export'
export interface AuditLine {
  readonly id: string; readonly at: string; readonly name: string; readonly act: string; readonly about: string; readonly detail: string
  readonly matter: { readonly ledger: string; readonly id: string } | null
}

/** A kind of paper with the template it is made from: `GET /api/templates`, `GET /api/templates/{ledger}/{document}/file`, `POST` the edited .docx to `/api/templates/{ledger}/{document}`. */
export interface TemplateView {
  readonly ledger: string; readonly ledger_label: string; readonly document: string; readonly label: string
  /** Null while the product's own template is in force. */
  readonly uploaded_at: string | null; readonly uploaded_by: string | null
  readonly may_upload: boolean
}
/** A list somebody wants to come back to: `GET /api/views?ledger=`, `POST /api/views`, `DELETE /api/views/{id}`. */
export interface SavedView { readonly id: string; readonly ledger: string; readonly name: string; readonly search: string; readonly shared: boolean; readonly mine: boolean }
