/** What the comparison of a report's figures answers; server and browser both import this file. */
import type { Agreement, Confidence } from './compare.ts'

export interface Compared {
  readonly figure: string
  readonly indicator: string
  readonly room: string
  readonly label: string
  readonly unit: string
  readonly definition: string
  readonly confidence: Confidence
  /** The district's own figure; null where there is nothing to compute it from. */
  readonly value: number | null
  /** The same as the report would print it. */
  readonly text: string | null
  readonly agreement: Agreement
  readonly numerator: number | null
  readonly denominator: number | null
  readonly records: number
  readonly declared: boolean
}
export interface CompareView { readonly year: number; readonly org: string | null; readonly compared: readonly Compared[] }
