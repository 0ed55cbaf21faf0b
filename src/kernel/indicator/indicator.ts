import type { Citation } from '../law/law.ts'
import type { AnyProcedure, DocumentOf } from '../procedure/procedure.ts'
import type { Condition, KernelColumns, Ledger } from './condition.ts'

/** The date that places a record in a period: an own date, or the day a document was issued or served. */
export type Dating<G extends Ledger> =
  | (keyof G['fields'] & string) | 'opened_on' | 'closed_on'
  | (G extends AnyProcedure ? { readonly issued: DocumentOf<G> } | { readonly served: DocumentOf<G> } : never)
  /** What stands at the end of the period: valid entries, matters not closed; the period's start plays no part. */
  | 'at_end'

export type Measure = 'count' | { readonly sum: string } | { readonly distinct: string } | { readonly latest: string }

/** A count, sum or latest value over the records of one ledger. */
export interface IndicatorDef<Id extends string = string, G extends Ledger = Ledger> {
  readonly id: Id
  readonly label: string
  readonly unit: string
  /** The sentence shown beside the figure: what is counted, what is left out. */
  readonly definition: string
  readonly basis?: Citation | string
  readonly of: G
  readonly dated: Dating<G>
  readonly where?: Condition
  readonly measure?: Measure
  /** Dimensions it is broken down by besides organisation and month. */
  readonly by?: readonly ((keyof G['fields'] & string) | keyof KernelColumns)[]
}
/** A quotient of two indicators, in percent; it always shows both. */
export interface RatioDef<Id extends string = string> {
  readonly id: Id
  readonly label: string
  readonly unit: '%'
  readonly definition: string
  readonly basis?: Citation | string
  readonly ratio: { readonly of: string; readonly over: string }
}
/** A total of other indicators over several ledgers. */
export interface TotalDef<Id extends string = string> {
  readonly id: Id
  readonly label: string
  readonly unit: string
  readonly definition: string
  readonly basis?: Citation | string
  readonly total: readonly string[]
}
// An indicator's exact ledger type does not matter to whoever evaluates it.
// oxlint-disable-next-line typescript/no-explicit-any
export type AnyIndicator = IndicatorDef<string, any> | RatioDef | TotalDef

/** Declares a figure. The identity function with an exact type. */
export const defineIndicator = <const Id extends string, const G extends Ledger>(indicator: IndicatorDef<Id, G>) => indicator
export const defineRatio = <const Id extends string>(ratio: RatioDef<Id>) => ratio
export const defineTotal = <const Id extends string>(total: TotalDef<Id>) => total
