import { monitorEventLoopDelay } from 'node:perf_hooks'
import { share } from '../src/kernel/draw/pool.ts'
import type { PoolDef } from '../src/kernel/draw/pool-def.ts'
import { rerun } from '../src/kernel/draw/record.ts'
import { recordOf } from '../src/domains/draw/record-of.ts'
import { withScope } from '../src/kernel/access/scope.ts'
import { perform } from '../src/kernel/matter/perform.ts'
import { askingRoom, drawRoom } from '../test/support/draw.ts'
import { sampleTables } from '../test/support/sample.ts'
import { cpuBy, usedSince } from './copying.ts'
import { DISTRICT, somebody, testWorld, unit } from '../test/support/world.ts'

const STRATA = 40
const PERCENT = 5

/** A month's records in forty strata, five per cent of each. */
const month: PoolDef = {
  id: 'samples', label: '月度抽查', of: 'sample', ledger: 'sample', basis: { law: '试验法' },
  members: async (tx, { district }) => {
    const { rows } = await tx.query<{ id: string; number: string; stratum: string }>(`select id, number, substr(number, 2, 2) as stratum from sample where district = $1 and number like '案%'`, [district])
    const counts = new Map<string, number>()
    for (const { stratum } of rows) counts.set(stratum, (counts.get(stratum) ?? 0) + 1)
    return {
      members: rows.map(({ id, number, stratum }) => ({ id, code: number, stratum })), avoid: [],
      strata: Object.fromEntries([...counts.keys()].map((one) => [one, `第${one}局`])), sizes: Object.fromEntries([...counts].map(([one, count]) => [one, share(count, PERCENT)])),
    }
  },
}

/** Seconds of CPU, the program's and the database's; on the clock; and the longest time, in milliseconds, that no other request was answered. */
export interface Taken { readonly cpu: number; readonly clock: number; readonly held: number }
export interface DrawFigures { readonly members: number; readonly drawn: number; readonly freezing: Taken; readonly drawing: Taken; readonly again: Taken }

/** Freezes a pool of so many records and draws from it, each as the action a person takes, journal and all; then draws again from the file. On a busy machine the clock says little. */
export async function measureDraw(members = 200_000): Promise<DrawFigures> {
  const t = await testWorld([{ ...askingRoom, pools: [month] }, drawRoom], sampleTables, '2025-10-10')
  const timed = async (run: () => Promise<unknown>): Promise<Taken> => {
    const before = await cpuBy(t.owner)
    const loop = monitorEventLoopDelay({ resolution: 5 })
    loop.enable()
    const from = performance.now()
    await run()
    const clock = (performance.now() - from) / 1000
    loop.disable()
    return { cpu: usedSince(before, await cpuBy(t.owner)), clock, held: loop.max / 1e6 }
  }
  try {
    const [first, second] = [somebody(unit(1), 'clerk', 'supervisor'), somebody(unit(1), 'handler')]
    const asker = await perform(t.world, first, { ledger: 'sample', action: 'apply', org_id: unit(1), input: { received_on: '2025-10-10', subject: '抽查' }, rows: { party: [{ name: '某' }] } })
    await t.owner.query(`alter table sample disable trigger user;
      insert into sample (district, id, org_id, title, number, state, opened_on, received_on, subject)
        select '${DISTRICT}', gen_random_uuid(), '${unit(1)}', '案', '案' || 10 + n % ${STRATA} || '〔2025〕' || n, 'closed', '2025-09-01', '2025-09-01', '罚款' from generate_series(1, ${members}) n;
      alter table sample enable trigger user`)
    await t.owner.query('vacuum analyze sample')
    await perform(t.world, first, { ledger: 'sample', id: asker.id, action: 'ask' })
    const { id } = (await t.owner.query<{ id: string }>('select id from draw')).rows[0]!
    const act = (who: typeof first, action: string, input: object = {}) => perform(t.world, who, { ledger: 'draw', id, action, input: input as never })
    const freezing = await timed(() => act(first, 'commit'))
    t.setToday('2025-10-13')
    await act(first, 'enter_seed', { seed_value: '3 7 12 18 25 33 + 9', seed_drawn_on: '2025-10-12', seed_evidence: '公告' })
    const drawing = await timed(() => act(second, 'confirm', { seed_again: '3 7 12 18 25 33 + 9' }))
    const record = await withScope(t.world.pool, first, async (tx) => recordOf(tx, (await tx.query('select * from draw where id = $1', [id])).rows[0], '试验区司法局'))
    // The draw's days are of the past; the journal recorded on the clock.
    const frozen = { ...record, committed_at: '2025-10-10T02:00:00.000Z' }
    const again = await timed(async () => { if (rerun(frozen).problems.length > 0) throw new Error('the draw made again differs') })
    return { members, drawn: record.selected.length, freezing, drawing, again }
  } finally { await t.close() }
}
