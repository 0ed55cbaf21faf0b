/** A number under examination, and the reasons why one is no figure. */
import type { Numeral } from './numeral.ts'
import type { Measured } from './units.ts'

export type Exclusion = 'title' | 'name' | 'programme' | 'code' | 'ordinal' | 'date' | 'period' | 'plan' | 'document' | 'meeting' | 'heading' |
  'service-line' | 'grade' | 'specification' | 'bare' | 'article' | 'page' | 'damage' | 'time'

export interface Candidate {
  readonly numeral: Numeral
  readonly measured: Measured
  /** End of the number before it, with unit, in the same sentence; -1 if none. */
  readonly previousEnd: number
}
