import type { Role } from '../access/role.ts'
import type { Fields, Values } from '../field/field.ts'
import type { Citation, IsoDate } from '../law/law.ts'
import type { FactsOf, LookUps } from './look-up.ts'

/** Rows that repeat within a matter (parties, violations); a child table, changed only through the parent's actions. */
export interface Many<F extends Fields = Fields> {
  readonly label: string
  readonly fields: F
  /** The field that names a row where one line must do: a party's name. */
  readonly title: string
  /** Fields that come up only when the row stands (a party's statement, the day of payment): the form that adds a row does not ask them. */
  readonly later?: readonly string[]
  /** Every choice of this field has to have its row: the form that asks for rows starts with all of them. */
  readonly eachOf?: string
}
export const many = <const F extends Fields>(label: string, fields: F, title: NoInfer<keyof F & string>, later?: readonly NoInfer<keyof F & string>[]): Many<F> =>
  ({ label, fields, title, ...(later && { later }) })
export type Manys = { readonly [name: string]: Many }
/** One row of a child table as tests and documents see it. */
export type RowOf<M extends Many> = { readonly id: string } & Values<M['fields']>

export interface ClockView {
  readonly state: 'none' | 'running' | 'paused' | 'met' | 'late' | 'lapsed' | 'ended'
  readonly due_on: IsoDate | null
  /** The day the awaited act was done. */
  readonly met_on: IsoDate | null
  /** Extensions granted so far, and what they add up to, in units of the extension. */
  readonly extended: number
  readonly extension: number
}

/** Whether a term is over on `on` with the awaited act not done; on its last day it is not. */
export const isOver = (clock: ClockView, on: IsoDate): boolean =>
  clock.state === 'lapsed' || (clock.state === 'running' && clock.due_on !== null && clock.due_on < on)

/** What a test sees: the matter as it stands and the declared facts, nothing that needs a database. */
export interface Snapshot<F extends Fields, M extends Manys, S extends string, D extends string, L extends string, X extends LookUps> {
  readonly state: S
  /** The responsible unit. */
  readonly org_id: string
  readonly values: Values<F>
  readonly rows: { readonly [K in keyof M]: readonly RowOf<M[K]>[] }
  /** Whether the document is on file: issued here, or received. */
  readonly has: (document: D) => boolean
  /** The day the document was last served on everybody it had to be served on; null while it was not. */
  readonly servedOn: (document: D) => IsoDate | null
  readonly clock: (deadline: L) => ClockView
  readonly facts: FactsOf<X>
  /** The legal day of the action. */
  readonly on: IsoDate
  /** Who acts, and with which roles in the responsible unit; no roles when the law itself acts. */
  readonly actor: { readonly id: string; readonly orgs: readonly string[]; readonly roles: readonly Role[] }
}

/**
 * Reasons to refuse: the sentence people read, and the test which makes it true. A sentence may carry its own article, and
 * instead of a test tell the cases in which it holds (which officer, and why), each a reason of its own.
 */
export type Bars<T> = { readonly [sentence: string]: ((m: T) => boolean)
  | { readonly basis: Citation; readonly if: (m: T) => boolean }
  | { readonly basis: Citation; readonly cases: (m: T) => readonly string[] } }
