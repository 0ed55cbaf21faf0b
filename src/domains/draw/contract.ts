/** What the draw page shows of a pool: before it is frozen as it would be now, afterwards as it was frozen. */
export interface PoolView {
  readonly label: string
  /** The ledger its members stand in; null where they stand in none. */
  readonly ledger: string | null
  readonly frozen: boolean
  readonly strata: readonly { readonly id: string; readonly label: string; readonly members: number; readonly size: number }[]
  readonly officers: readonly { readonly label: string; readonly members: number; readonly each: number }[]
  readonly avoided: number
  readonly barred: readonly { readonly code: string; readonly reason: string }[]
  /** What still keeps it from being frozen. */
  readonly problems: readonly string[]
}
