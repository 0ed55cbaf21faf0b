import { systemCaller, withScope, type Caller, type Tx } from '../kernel/access/scope.ts'
import type { Computing } from '../kernel/indicator/figure.ts'
import type { Reading } from '../kernel/matter/read/reading.ts'
import type { World } from '../kernel/matter/world.ts'
import { counterOf, type Counter } from './counter.ts'

export const computingOf = ({ registry, today }: Pick<World, 'registry' | 'today'>): Computing => ({
  indicators: new Map(registry.rooms.flatMap((room) => room.indicators ?? []).map((indicator) => [indicator.id, indicator])), procedures: registry.procedures, today: today(),
})

/**
 * Counts for a report: over all records of the district, whoever asks, since a report is its organ's word and must not
 * differ by its reader. One snapshot of the database, so that figures and the records behind them agree.
 */
export function counting<T>(world: Pick<World, 'registry' | 'today' | 'worker'>, district: string, fn: (counter: Counter) => Promise<T>): Promise<T> {
  return withScope(world.worker, systemCaller(district), async (tx) => {
    await tx.query('set transaction isolation level repeatable read')
    return fn(counterOf(tx, district, computingOf(world)))
  })
}

/** Counts what the caller may see. */
export function countingFor<T>(reading: Reading, caller: Caller, fn: (counter: Counter, tx: Tx) => Promise<T>): Promise<T> {
  return withScope(reading.pool, caller, (tx) => fn(counterOf(tx, caller.district, computingOf(reading)), tx))
}

/** Names of units for people; the whole district is named by its own name. */
export async function namesIn(reading: Reading, district: string): Promise<{ readonly full: (id: string | null) => string; readonly short: (id: string | null) => string }> {
  const [{ units }, name] = [await reading.directory(district), await reading.districtName(district)]
  return { full: (id) => id === null ? name : units.get(id)?.name ?? '', short: (id) => id === null ? name : units.get(id)?.short_name ?? '' }
}
