import { join } from 'node:path'
import { rooms } from '../src/domains/index.ts'
import { openDatabase } from '../src/kernel/db/open.ts'
import { openPool } from '../src/kernel/db/pool.ts'
import { runChecks } from '../src/kernel/check/run.ts'
import type { Caller } from '../src/kernel/access/scope.ts'
import { perform } from '../src/kernel/matter/perform.ts'
import { projectRoot } from '../src/kernel/project-root.ts'
import { openWorld } from '../src/cli/world.ts'
import { DISTRICT, prepare } from './dataset.ts'

const HELP = `用法：npx tsx bench/checks.ts [--records 100000,1000000] [--changes N] [--first]
  在不同数量的既有行政检查记录上，办理同样的 N（默认 200）件、N 件期限届满，量一轮案卷检查。
  --first：另量第一次读一轮（二千件）的时间。数据留在 dist/bench-checks。
`
const option = (name: string, fallback: string) => { const at = process.argv.indexOf(`--${name}`); return at < 0 ? fallback : process.argv[at + 1]! }
if (process.argv.includes('--help')) { process.stdout.write(HELP); process.exit(0) }

const dataDir = join(projectRoot(), 'dist/bench-checks')
const database = await openDatabase({ dataDir, environment: {}, onProgress: (line) => console.error(line) })
const changes = Number(option('changes', '200'))
const failed = (what: string, error: unknown): never => { throw new Error(what, { cause: error }) }
try {
  for (const records of option('records', '100000,1000000').split(',').map(Number)) {
    await prepare(database, records, 1)
    const world = await openWorld(database, rooms, { dataDir, connections: 2 })
    const timed = async () => { const from = performance.now(); const done = await runChecks(world, failed); return { milliseconds: Math.round(performance.now() - from), ...done! } }
    // All that stands counts as read, what was made just now too: what is measured is a day, not the beginning.
    await world.worker.query('update check_cursor set until_txid = pg_snapshot_xmin(pg_current_snapshot())')
    const first = await timed()
    if (process.argv.includes('--first')) console.log(`${records} 条，第一次读一轮：`, first)
    await world.worker.query('update check_cursor set reading = null')
    const { rows } = await world.worker.query<{ id: string; org_id: string }>('select id, org_id from inspection where district = $1 order by id desc limit $2', [DISTRICT, changes])
    for (const { id, org_id } of rows) {
      const caller: Caller = { account_id: '00000000-0000-7000-8000-000000000001', name: '基准', district: DISTRICT, districts: [DISTRICT], orgs: [org_id], roles: [{ org_id, role: 'supervisor' }], clearance: 0 }
      await perform(world, caller, { ledger: 'inspection', id, action: 'supervise', input: {} })
    }
    const acted = await timed()
    const nothing = await timed()
    // The next day: as many terms ran out as cases were acted on.
    const owner = openPool(database.ownerUrl, { max: 1 })
    await owner.query('alter table clock disable trigger user')
    await owner.query(`update clock set state = 'running', met_on = null, due_on = current_date - 1 where district = $1 and matter_id = any ($2)`, [DISTRICT, rows.map(({ id }) => id)])
    await owner.query('alter table clock enable trigger user')
    await owner.query(`update check_cursor set day = current_date - 1`)
    const nightly = await timed()
    await owner.end()
    for (const [what, round] of [['办理后', acted], ['没有变化', nothing], ['夜间（期限届满）', nightly]] as const) console.log(`${records} 条既有记录，${what}：读 ${round.cases} 件，${round.milliseconds} 毫秒`)
    await world.close()
  }
} finally {
  await database.close()
}
process.exit(0)
