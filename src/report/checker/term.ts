/** A figure of the report: what is printed of it, and what the relations need of its place. */
import type { Bound } from './lexicon/qualifiers.ts'
import type { Members } from './lists.ts'

/** What the contract prints of a figure. */
export interface Figure {
  readonly id: string
  /** UTF-16 offsets of the number in the text. */
  readonly start: number
  readonly end: number
  readonly raw: string
  /** In the printed unit: 820.35 with 万元, 98 with %. */
  readonly value: number
  readonly unit: string
  readonly qualifier: string
  readonly form: 'arabic' | 'chinese' | 'word'
  readonly subject: string
}

/** A figure with what the relations need of its place. */
export interface Term extends Figure {
  readonly bound: Bound
  readonly decimals: number
  /** End of unit and following bound. */
  readonly unitEnd: number
  readonly family: string
  readonly sentence: number
  readonly paragraph: number
  readonly section: number
  /** The clause before it, from the number or mark before; and the clause after it. */
  readonly lead: string
  readonly tail: string
  readonly period: string
  readonly owner: string
  /** The named members, where the number is part of a programme's name. */
  readonly members: Members | undefined
}
