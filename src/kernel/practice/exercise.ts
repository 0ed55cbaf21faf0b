import type { Tx } from '../access/scope.ts'
import type { Condition } from '../indicator/condition.ts'
import type { Citation, IsoDate } from '../law/law.ts'
import type { AnyProcedure } from '../procedure/procedure.ts'
import type { Input } from '../matter/asked.ts'

/** One thing a matter of the exercise must show; conditions are those of the figures, so that what is marked can be pointed at. */
export interface Expectation { readonly label: string; readonly points: number; readonly where: Condition }

/** A finished record of the practice ground that a task works on, laid in some unit that keeps such records. */
export interface Supplied { readonly ledger: string; readonly title: string; readonly state: string; readonly on: IsoDate; readonly values: Input }

/** A task of the practice ground: what is to be done, and what the matter must show when it is done well. */
export interface ExerciseDef {
  readonly id: string
  readonly label: string
  readonly of: AnyProcedure
  readonly basis: Citation
  readonly task: string
  readonly expected: readonly Expectation[]
  /** A finished record with faults, laid on the desk of whoever takes the task; without it he begins a matter of his own. */
  /** Records laid in the ground for whoever takes the task, who then begins a matter of his own; `told` says to him what was laid. */
  readonly supplies?: (tx: Tx, at: { readonly district: string; readonly today: IsoDate }) => Promise<{ readonly told: string; readonly records: readonly Supplied[] }>
  readonly given?: { readonly title: string; readonly state: string; readonly values: Input }
}
export const defineExercise = <const E extends ExerciseDef>(exercise: E) => exercise

export const pointsOf = (expected: readonly { readonly points: number }[]): number => expected.reduce((sum, { points }) => sum + points, 0)
