import { rooms } from '../src/domains/index.ts'
import { systemCaller, withScope, type Caller } from '../src/kernel/access/scope.ts'
import { openDatabase } from '../src/kernel/db/open.ts'
import { dashboard } from '../src/kernel/indicator/dashboard.ts'
import { breakdownOf } from '../src/kernel/indicator/figure.ts'
import { addsUp } from '../src/kernel/indicator/kept.ts'
import { refreshRollups } from '../src/kernel/indicator/rollup.ts'
import { perform } from '../src/kernel/matter/perform.ts'
import { computingOf } from '../src/report/counting.ts'
import { openWorld } from '../src/cli/world.ts'
import type { Results } from './results.ts'

const CHANGES = 100

/**
 * Figures kept ready against counting anew: the dashboard by unit and month from cells, from a bare query over the same
 * cells, and live, which must be equal; a refresh after no, one and many changes, and a whole recount. Medians of nine.
 */
export async function measureFigures(dataDir: string, district: string, results: Results): Promise<void> {
  const database = await openDatabase({ dataDir, environment: {} })
  const world = await openWorld(database, rooms, { dataDir, connections: 2 })
  const c = computingOf(world)
  const kept = [...c.indicators.values()].filter(addsUp).filter(({ of }) => of.id === 'inspection')
  const period = { from: '2024-01-01', until: '2025-01-01' } as const
  const timed = async (run: () => Promise<unknown>, times = 1): Promise<number> => {
    const runs: number[] = []
    for (let n = 0; n < times; n++) { const from = performance.now(); await run(); runs.push(performance.now() - from) }
    return Math.round(runs.sort((a, b) => a - b)[Math.floor(times / 2)]! * 10) / 10
  }
  /** Alone: a refresh that another process is at would measure nothing. */
  const refresh = async () => { if (await refreshRollups(world.worker, c) === null) throw new Error('another process is refreshing the figures') }
  const system = <T>(fn: Parameters<typeof withScope<T>>[2]) => withScope(world.worker, systemCaller(district), fn)
  try {
    await world.worker.query('delete from rollup_cursor')
    const rebuilt = await timed(refresh)
    const nothing = await timed(refresh, 9)
    const { rows: some } = await world.worker.query<{ id: string; org_id: string }>('select id, org_id from inspection where district = $1 order by id limit $2', [district, CHANGES + 1])
    const supervise = async ({ id, org_id }: { readonly id: string; readonly org_id: string }) => {
      const caller: Caller = { account_id: '00000000-0000-7000-8000-000000000001', name: '基准', district, districts: [district], orgs: [org_id], roles: [{ org_id, role: 'supervisor' }], clearance: 0 }
      await perform(world, caller, { ledger: 'inspection', id, action: 'supervise', input: {} })
    }
    await supervise(some[0]!)
    const one = await timed(refresh)
    for (const record of some.slice(1)) await supervise(record)
    const many = await timed(refresh)
    const ids = kept.map(({ id }) => id)
    const fromCells = () => system((tx) => dashboard(tx, c, { district }, period, ids))
    const fromBare = () => world.worker.query(
      `select indicator, org_id, month, sum(records), sum(value) from rollup where district = $1 and indicator = any ($2) and month >= $3 and month < $4 and dimension = '' group by 1, 2, 3 order by 1, 3, 2`,
      [district, ids, period.from, period.until])
    for (let n = 0; n < 20; n++) { await fromCells(); await fromBare() }
    const [cells, bare] = [await timed(fromCells, 9), await timed(fromBare, 9)]
    const live = await timed(() => system(async (tx) => { for (const indicator of kept) for (const by of ['month', 'org_id']) await breakdownOf(tx, indicator, { district }, period, c, by) }))
    await system(async (tx) => {
      for (const indicator of kept) {
        const counted = new Map((await breakdownOf(tx, indicator, { district }, period, c, 'org_id')).map(({ key, value }) => [key, value]))
        for (const { org_id, value } of await dashboard(tx, c, { district }, period, [indicator.id])) counted.set(org_id, counted.get(org_id)! - value)
        if ([...counted.values()].some((rest) => Math.abs(rest) > 0.005)) throw new Error(`${indicator.id}: cells differ from the recount`)
      }
    })
    results.ratio('汇总仪表盘', cells, bare, 2, '毫秒')
    results.note('现算同样的仪表盘（逐项相同）', live, '毫秒')
    for (const [what, milliseconds] of [['没有变化', nothing], ['一件变化', one], [`${CHANGES} 件变化`, many], ['全部', rebuilt]] as const) results.note(`汇总更新：${what}`, milliseconds, '毫秒')
  } finally {
    await world.close()
    await database.close()
  }
}
