import { systemCaller } from '../access/scope.ts'
import { alone } from './alone.ts'
import { LAW_ACTS, perform } from './perform.ts'
import type { World } from './world.ts'

/** One process sweeps at a time. The number is arbitrary. */
const SWEEPING = 7_201_707
const BATCH = 200

/**
 * Lets the law act on every matter whose watched clock has lapsed. Acting is dated at the lapse and happens once,
 * however late the sweep comes and however often.
 * @param failed told of a matter that could not be acted on; the others are
 * @returns how many matters were looked at; 0 also when another process is sweeping
 */
export async function sweepLapsed(world: World, failed: (matter: string, error: unknown) => void): Promise<number> {
  const swept = await alone(world.worker, SWEEPING, async () => {
    let swept = 0
    const tried = new Set<string>()
    for (;;) {
      const { rows } = await world.worker.query<{ district: string; ledger: string; id: string }>(
        `select distinct district, ledger, matter_id as id from clock where state = 'running' and acts and due_on < $1 and matter_id <> all ($2::uuid[]) limit ${BATCH}`, [world.today(), [...tried]])
      if (rows.length === 0) return swept
      for (const { district, ledger, id } of rows) {
        tried.add(id)
        await perform(world, systemCaller(district), { ledger, id, action: LAW_ACTS }).catch((error: unknown) => failed(`${ledger} ${id}`, error))
        swept++
      }
    }
  })
  return swept ?? 0
}
