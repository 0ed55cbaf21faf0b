import { withScope, type Caller, type Tx } from '../../kernel/access/scope.ts'
import { keptPool, poolNow } from '../../kernel/draw/keep.ts'
import { lasting } from '../../kernel/draw/lasting.ts'
import { poolProblems, type Pool } from '../../kernel/draw/pool.ts'
import { periodProblems, sourceProblems } from '../../kernel/draw/seed.ts'
import { read } from '../../kernel/draw/written.ts'
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

const frozenViews = lasting<ReturnType<typeof viewOf>>(50)

/** The pool of a draw by stratum: nobody needs two hundred thousand lines to see whether it is right. */
export function poolView(serving: Serving, caller: Caller, id: string): Promise<PoolView> {
  return withScope(serving.pool, caller, async (tx) => {
    const row = await drawRow(tx, caller, id)
    const def = serving.registry.pools.get(row.pool)
    const named = { label: def?.label ?? row.pool, ledger: def?.ledger ?? null }
    const hash = row.pool_hash
    if (hash) return { ...await frozenViews(hash, async () => viewOf(read(await keptPool(tx, row.district, id, hash)).pool)), ...named, frozen: true, problems: [] }
    try {
      const { pool } = await poolNow(tx, serving, draw, row, { link: 'draws_for', pool: 'pool' })
      const frame = frameOf(row)
      return { ...viewOf(pool), ...named, frozen: false, problems: [...sourceProblems(frame.source), ...periodProblems(frame.source), ...poolProblems(frame, pool)] }
    } catch (error) {
      if (!(error instanceof Fault) || error.kind !== 'refused') throw error
      return { ...named, frozen: false, strata: [], officers: [], avoided: 0, barred: [], problems: [error.message] }
    }
  })
}

function viewOf({ members, strata, sizes, avoid, officers, barred = [] }: Pool): Pick<PoolView, 'strata' | 'officers' | 'avoided' | 'barred'> {
  const counts = new Map<string, number>()
  for (const { stratum } of [...members, ...officers?.members ?? []]) counts.set(stratum, (counts.get(stratum) ?? 0) + 1)
  const byId = (labels: { readonly [id: string]: string }) => Object.entries(labels).sort(([a], [b]) => a < b ? -1 : 1).map(([id, label]) => ({ id, label, members: counts.get(id) ?? 0 }))
  return {
    strata: byId(strata).map((one) => ({ ...one, size: sizes[one.id] ?? 0 })),
    officers: officers ? byId(officers.groups).map(({ id, ...one }) => ({ ...one, each: officers.each[id] ?? 0 })) : [],
    avoided: avoid.length, barred: barred.map(({ code, reason }) => ({ code, reason })),
  }
}
