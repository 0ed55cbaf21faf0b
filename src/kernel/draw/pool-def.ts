import type { Tx } from '../access/scope.ts'
import type { Computing } from '../indicator/computing.ts'
import type { Citation } from '../law/law.ts'
import type { Pool } from './pool.ts'

/** The matter that needs a draw, as its row stands. */
export interface PoolMatter { readonly district: string; readonly id: string; readonly org_id: string; readonly [field: string]: unknown }

/**
 * What may be drawn for a kind of matter, and from what: a month's sample, an inspection plan's objects and officers.
 * The draw is a matter of its own (ledger `draw`), tied to the asking one by the link `draws_for`.
 */
export interface PoolDef {
  readonly id: string
  readonly label: string
  /** The procedure whose matters ask for it. */
  readonly of: string
  readonly basis: Citation
  /** The ledger whose records its members are, so that a page can lead to them. */
  readonly ledger?: string
  /** Who is in the pool now, read in the scope of whoever freezes it and of the matter's own district alone; figures by id, where a pool is what a figure counts. */
  readonly members: (tx: Tx, matter: PoolMatter, figures: Computing) => Promise<Pool>
}
export const definePool = (pool: PoolDef): PoolDef => pool
