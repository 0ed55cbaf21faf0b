import type { ValueOf } from '../field/field.ts'
import type { IsoDate } from '../law/law.ts'
import type { AnyProcedure, ClockView, DeadlineOf, DocumentOf, StateOf } from '../procedure/procedure.ts'
import type { AnyRegister } from '../register/register.ts'

/**
 * A condition over the records of one ledger, as data: the same condition counts and lists, so a figure and its
 * list cannot disagree. The grammar is closed; what it cannot say becomes a field, a clock or a link.
 */
export type Condition =
  | { readonly kind: 'in'; readonly field: string; readonly values: readonly (string | number | boolean)[] }
  | { readonly kind: 'range'; readonly field: string; readonly from?: string | number; readonly until?: string | number }
  | { readonly kind: 'null'; readonly field: string }
  | { readonly kind: 'some'; readonly rows: string; readonly where?: Condition }
  | { readonly kind: 'clock'; readonly deadline: string; readonly states: readonly ClockView['state'][] }
  | { readonly kind: 'document'; readonly document: string; readonly served?: true }
  | { readonly kind: 'linked'; readonly link: string; readonly where?: Condition }
  | { readonly kind: 'matched'; readonly ledger: string; readonly by: string; readonly dated: string }
  | { readonly kind: 'valid' }
  | { readonly kind: 'and' | 'or'; readonly all: readonly Condition[] }
  | { readonly kind: 'not'; readonly condition: Condition }

export const and = (...all: readonly Condition[]): Condition => ({ kind: 'and', all })
export const or = (...all: readonly Condition[]): Condition => ({ kind: 'or', all })
export const not = (condition: Condition): Condition => ({ kind: 'not', condition })

/** Columns every ledger has, besides its own fields (architecture: storage). */
export interface KernelColumns {
  readonly state: string
  readonly origin: 'handled' | 'imported' | 'pushed'
  readonly number: string | null
  readonly org_id: string
  readonly opened_on: IsoDate
  readonly closed_on: IsoDate | null
}
export type Ledger = AnyProcedure | AnyRegister
type FieldNames<G extends Ledger> = (keyof G['fields'] & string) | keyof KernelColumns
type Given<G extends Ledger, K> =
  K extends 'state' ? (G extends AnyProcedure ? StateOf<G> : never)
  : K extends keyof KernelColumns ? NonNullable<KernelColumns[K]>
  : K extends keyof G['fields'] ? (NonNullable<ValueOf<G['fields'][K]>> extends readonly (infer E)[] ? E : NonNullable<ValueOf<G['fields'][K]>>) : never
type RowsOf<G extends Ledger> = G extends AnyProcedure ? keyof NonNullable<G['many']> & string : never

/** Builders of conditions that know the ledger: a misspelt field, choice, state or document does not compile. */
export const over = <G extends Ledger>(_ledger: G) => ({
  /** The field has one of these values (for a list field: contains one of them). */
  is: <const K extends FieldNames<G>>(field: K, ...values: readonly (Given<G, K> & (string | number | boolean))[]): Condition => ({ kind: 'in', field, values }),
  /** From `from` (inclusive) to `until` (exclusive). */
  between: (field: FieldNames<G>, from?: string | number, until?: string | number): Condition =>
    ({ kind: 'range', field, ...(from !== undefined && { from }), ...(until !== undefined && { until }) }),
  isNull: (field: FieldNames<G>): Condition => ({ kind: 'null', field }),
  isGiven: (field: FieldNames<G>): Condition => not({ kind: 'null', field }),
  /** At least one child row fulfils `where`; inside, use the plain constructors of `row`. */
  some: (rows: RowsOf<G>, where?: Condition): Condition => ({ kind: 'some', rows, ...(where && { where }) }),
  clock: (deadline: G extends AnyProcedure ? DeadlineOf<G> : never, ...states: readonly ClockView['state'][]): Condition => ({ kind: 'clock', deadline, states }),
  has: (document: G extends AnyProcedure ? DocumentOf<G> : never): Condition => ({ kind: 'document', document }),
  served: (document: G extends AnyProcedure ? DocumentOf<G> : never): Condition => ({ kind: 'document', document, served: true }),
  /** A record of another ledger has the same value in the field `by` and its day `dated` in the period; for stocks, which know their period. */
  matched: (ledger: string, by: keyof G['fields'] & string, dated: string): Condition => ({ kind: 'matched', ledger, by, dated }),
  linked: (link: string, where?: Condition): Condition => ({ kind: 'linked', link, ...(where && { where }) }),
})
/** A condition on a column of a child row or of a linked matter, inside `some` and `linked`. */
export const row = {
  is: (field: string, ...values: readonly (string | number | boolean)[]): Condition => ({ kind: 'in', field, values }),
  between: (field: string, from?: string | number, until?: string | number): Condition =>
    ({ kind: 'range', field, ...(from !== undefined && { from }), ...(until !== undefined && { until }) }),
}
/** A register entry valid on the last day of the period (a stock, not a flow). */
export const validAtEnd: Condition = { kind: 'valid' }
