import { isOffice } from '../kernel/access/role.ts'
import { isSystem, systemCaller, withScope, type Caller, type Tx } from '../kernel/access/scope.ts'
import { Fault } from '../kernel/fault.ts'
import type { Computing } from '../kernel/indicator/computing.ts'
import type { Reading } from '../kernel/matter/read/reading.ts'
import type { World } from '../kernel/matter/world.ts'
import { counterOf, type Counter } from './counter.ts'

const known = new WeakMap<World['registry'], Computing['indicators']>()
export function computingOf({ registry, today }: Pick<World, 'registry' | 'today'>): Computing {
  let indicators = known.get(registry)
  if (!indicators) known.set(registry, indicators = new Map(registry.rooms.flatMap((room) => room.indicators ?? []).map((indicator) => [indicator.id, indicator])))
  return { indicators, procedures: registry.procedures, today: today() }
}

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

/**
 * Whoever sees no unit is told so: nought would read as if nothing had happened in the district.
 * @throws Fault `forbidden`
 */
export function demandSight(caller: Caller): void {
  if (!isSystem(caller) && caller.orgs.length === 0) throw new Fault('forbidden', '数据和报告由承办单位、统计和监督人员查看，您的角色看不到案卷，也就没有可以统计的数据')
}

/** Whether the caller sees every unit of the district that still stands. */
async function seesAll(reading: Reading, { district, orgs }: Caller): Promise<boolean> {
  const { units } = await reading.directory(district)
  const seen = new Set(orgs)
  return [...units.values()].every(({ id, valid_until }) => valid_until !== null || seen.has(id))
}

/** Counts what the caller may see: the whole district, or the records of his units, without those that others share with them. */
export async function countingFor<T>(reading: Reading, caller: Caller, fn: (counter: Counter, tx: Tx) => Promise<T>): Promise<T> {
  demandSight(caller)
  const orgs = await seesAll(reading, caller) ? undefined : caller.orgs
  return withScope(reading.pool, caller, (tx) => fn(counterOf(tx, caller.district, computingOf(reading), orgs), tx))
}

/** Names of units for people; the whole district is named by its own name. */
export async function namesIn(reading: Reading, district: string): Promise<{ readonly full: (id: string | null) => string; readonly short: (id: string | null) => string }> {
  const [{ units }, name] = [await reading.directory(district), await reading.districtName(district)]
  return { full: (id) => id === null ? name : units.get(id)?.name ?? '', short: (id) => id === null ? name : units.get(id)?.short_name ?? '' }
}

/** What figures of an unnamed unit speak of: the district to whoever sees all of it, else the units the caller works in. */
export async function scopeName(reading: Reading, caller: Caller, org: string | null): Promise<string> {
  const { full } = await namesIn(reading, caller.district)
  if (org !== null || await seesAll(reading, caller)) return full(org)
  return `${[...new Set(caller.roles.filter(({ role }) => !isOffice(role)).map(({ org_id }) => full(org_id)))].join('、')}（本人可见范围）`
}
