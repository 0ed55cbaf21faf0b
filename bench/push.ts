import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { rooms } from '../src/domains/index.ts'
import { receive } from '../src/kernel/exchange/receive.ts'
import { somebody, testWorld, unit } from '../test/support/world.ts'
import { copiedAgain, cpuBy, usedSince } from './copying.ts'

/** The tables that a push of closed penalty cases fills. */
const TABLES = ['penalty', 'penalty_party', 'penalty_violation', 'penalty_sanction', 'journal', 'search', 'pushed'] as const
const BATCH = 2_000
const acts = ['未按规定明码标价', '超标排放水污染物', '占道经营', '未取得许可从事经营活动', '未如实记录粉尘防爆检查情况']

export interface PushFigures { readonly rows: number; readonly pushCpu: number; readonly copyCpu: number; readonly againCpu: number }

/** A closed case as another system would push it. */
function record(at: number): object {
  const [day, name] = [`20${15 + at % 10}-0${1 + at % 9}-1${at % 9}`, `津南${'兴旺达隆盛泰和昌'[at % 8]}${'源鑫华美佳宏'[at % 6]}${at}号商贸有限公司`]
  return {
    source_ref: `WS${at}`, number: `津南市监罚〔${2015 + at % 10}〕${at}号`, state: 'closed', opened_on: day, closed_on: day,
    values: { enforcement_field: 'market', outcome: 'penalty', filed_on: day, decided_on: day, fine_total: `${1 + at % 50}000.00` },
    rows: { party: [{ name, kind: 'organisation' }], violation: [{ description: `${name}于经营场所${acts[at % 5]}` }], sanction: [{ kind: 'fine', amount: `${1 + at % 50}000.00` }] },
  }
}

/** Pushes invented cases as another system would, once and once more, then copies the very same records into the same tables, emptied. */
export async function benchPush(rows: number, say: (line: string) => void = () => {}): Promise<PushFigures> {
  const t = await testWorld(rooms, '', '2025-03-03')
  const folder = await mkdtemp(join(tmpdir(), 'bench-push-'))
  const client = new pg.Client(t.database.ownerUrl)
  await client.connect()
  const machine = somebody(unit(2), 'machine')
  // As text, since that is how it comes.
  const batches = (from: number, until: number) => Array.from({ length: Math.ceil((until - from) / BATCH) }, (_, n) =>
    JSON.stringify({ records: Array.from({ length: Math.min(BATCH, until - from - n * BATCH) }, (_one, at) => record(from + n * BATCH + at)) }))
  const pushAll = async (texts: readonly string[]): Promise<number> => {
    const before = await cpuBy(client)
    for (const text of texts) {
      const refused = (await receive(t.world, machine, 'penalty', (JSON.parse(text) as { records: unknown }).records)).find((one) => one.outcome === 'refused')
      if (refused) throw new Error(JSON.stringify(refused))
    }
    return usedSince(before, await cpuBy(client))
  }
  try {
    // A server has been running for a while.
    await pushAll(batches(rows, rows + BATCH))
    const texts = batches(0, rows)
    const pushCpu = await pushAll(texts)
    say(`push ${rows} records: ${pushCpu.toFixed(1)} s CPU of program and database`)
    const againCpu = await pushAll(texts)
    say(`the same once more: ${againCpu.toFixed(1)} s CPU`)
    const copyCpu = (await copiedAgain(client, folder, TABLES)).cpu * rows / (rows + BATCH)
    say(`copy of the same records: ${copyCpu.toFixed(1)} s CPU`)
    return { rows, pushCpu, copyCpu, againCpu }
  } finally {
    await client.end()
    await t.close()
    await rm(folder, { recursive: true, force: true })
  }
}
