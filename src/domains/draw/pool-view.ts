import { withScope, type Caller, type Tx } from '../../kernel/access/scope.ts'
import { packedPool, poolNow } from '../../kernel/draw/keep.ts'
import { lasting } from '../../kernel/draw/lasting.ts'
import type { Outline } from '../../kernel/draw/outline.ts'
import { done } from '../../kernel/draw/under-way.ts'
import { Fault, notFound } from '../../kernel/fault.ts'
import type { Serving } from '../../kernel/http/serving.ts'
import type { PoolView } from './contract.ts'
import { draw } from './draw.ts'
import { frameOf } from './frame.ts'

interface Row { readonly district: string; readonly id: string; readonly org_id: string; readonly pool: string; readonly pool_hash: string | null; readonly [field: string]: unknown }

/** A draw as the caller's scope shows it. */
export async function drawRow(tx: Tx, { district }: Caller, id: string): Promise<Row> {
  const { rows: [row] } = await tx.query<Row>('select * from draw where district = $1 and id = $2', [district, id])
  if (!row) throw notFound('这件案卷')
  return row
}

const frozenViews = lasting<Outline>(50)

/** The pool of a draw by stratum: nobody needs two hundred thousand lines to see whether it is right. */
export function poolView(serving: Serving, caller: Caller, id: string): Promise<PoolView> {
  return withScope(serving.pool, caller, async (tx) => {
    const row = await drawRow(tx, caller, id)
    const def = serving.registry.pools.get(row.pool)
    const named = { label: def?.label ?? row.pool, ledger: def?.ledger ?? null }
    const hash = row.pool_hash
    if (hash) return { ...await frozenViews(hash, async () => done('outline', await packedPool(tx, row.district, id, hash))), ...named, frozen: true, problems: [] }
    try {
      const { pool, pauses } = await poolNow(tx, serving, draw, row, { link: 'draws_for', pool: 'pool' })
      return { ...await done('preview', { frame: frameOf(row), pool, pauses }), ...named, frozen: false }
    } catch (error) {
      if (!(error instanceof Fault) || error.kind !== 'refused') throw error
      return { ...named, frozen: false, strata: [], officers: [], avoided: 0, barred: [], problems: [error.message] }
    }
  })
}
