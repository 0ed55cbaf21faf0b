import { systemCaller, withScope } from '../access/scope.ts'
import { append } from '../journal/append.ts'
import { definitionVersion } from '../journal/definition-version.ts'
import { counted } from './clocks.ts'
import { applied, type Change } from './replica.ts'
import { loadMatter, writeChange } from './store.ts'
import type { World } from './world.ts'

/**
 * Counts running clocks again after the holidays of a year have become known or were put right; each matter whose days
 * move gets its journal entry. Clocks that are over keep the count that held when they ended.
 * @returns how many clocks moved
 */
export async function recountYear(world: World, year: number): Promise<number> {
  const { rows } = await world.worker.query<{ district: string; ledger: string; matter_id: string }>(
    `select distinct district, ledger, matter_id from clock
     where state in ('running', 'paused')
       and (unpublished_year is not null or (least(started_on, due_on) <= make_date($1, 12, 31) and greatest(started_on, due_on) >= make_date($1, 1, 1)))`, [year]) // one counted back is due before it starts
  let moved = 0
  for (const { district, ledger, matter_id } of rows) moved += await recountMatter(world, district, ledger, matter_id, year)
  return moved
}

async function recountMatter(world: World, district: string, ledger: string, id: string, year: number): Promise<number> {
  const procedure = world.registry.procedures.get(ledger)
  if (!procedure) return 0
  const calendar = await world.calendar()
  const caller = systemCaller(district)
  return withScope(world.worker, caller, async (tx) => {
    const before = (await loadMatter(tx, procedure, district, id, 'lock'))?.replica
    if (!before) return 0
    const clocks = Object.values(before.clocks).filter((clock) => clock.state === 'running' || clock.state === 'paused')
      .map((clock) => [clock, counted(clock, calendar)] as const).filter(([old, next]) => old.due_on !== next.due_on || old.unpublished_year !== next.unpublished_year)
    if (clocks.length === 0) return 0
    const change: Change = { row: { version: before.row.version + 1 }, clocks: Object.fromEntries(clocks.map(([, next]) => [next.id, next])) }
    const after = applied(before, change)
    writeChange(tx, procedure, change, after, false)
    append(tx, {
      ledger, row: after.row, kind: 'migration', action: 'recount', actor_id: null, actor_name: caller.name, acting_org_id: after.row.org_id, effective_on: world.today(),
      from_state: before.row.state, to_state: after.row.state, input: { year }, change, settings: null, definition: definitionVersion(procedure), reason: `按${year}年放假安排重新计算期限`,
    })
    return clocks.length
  })
}
