import type { Outline } from '../../kernel/draw/outline.ts'

/** What the draw page shows of a pool: before it is frozen as it would be now, afterwards as it was frozen. */
export interface PoolView extends Outline {
  readonly label: string
  /** The ledger its members stand in; null where they stand in none. */
  readonly ledger: string | null
  readonly frozen: boolean
  /** What still keeps it from being frozen. */
  readonly problems: readonly string[]
}
