import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { rooms } from '../src/domains/index.ts'
import { folderStore } from '../src/kernel/attachment/store.ts'
import { withScope } from '../src/kernel/access/scope.ts'
import { acceptFile } from '../src/kernel/import/accept.ts'
import { startJob } from '../src/kernel/import/job.ts'
import { runImport } from '../src/kernel/import/run.ts'
import { somebody, testWorld, unit } from '../test/support/world.ts'
import { copiedAgain, cpuBy, usedSince } from './copying.ts'

/** The tables that an import of closed penalty cases fills. */
const TABLES = ['penalty', 'penalty_party', 'penalty_sanction', 'journal', 'search'] as const

export interface ImportFigures { readonly rows: number; readonly importSeconds: number; readonly copySeconds: number; readonly importCpu: number; readonly copyCpu: number; }

/** Invented decisions in the form of the national publication table. */
async function* decisions(rows: number): AsyncGenerator<Buffer> {
  const acts = ['未按规定明码标价', '超标排放水污染物', '占道经营', '未取得许可从事经营活动', '未如实记录粉尘防爆检查情况']
  yield Buffer.from('行政处罚决定书文号,行政相对人名称,行政相对人类别,违法行为类型,违法事实,处罚机关,处罚决定日期,罚款金额(万元),处罚类别,处罚内容,处罚依据\n')
  for (let n = 0; n < rows; n += 1000) yield Buffer.from(Array.from({ length: Math.min(1000, rows - n) }, (_, i) => {
    const at = n + i
    const name = `津南${'兴旺达隆盛泰和昌'[at % 8]}${'源鑫华美佳宏'[at % 6]}${at}号商贸有限公司`
    return `津南市监罚〔${2015 + at % 10}〕${at}号,${name},法人,${acts[at % 5]},${name}于${2015 + at % 10}年在经营场所${acts[at % 5]},区市场监督管理局,${2015 + at % 10}-0${1 + at % 9}-1${at % 9},${at % 50 / 10 + 0.1},罚款,处罚款,《中华人民共和国行政处罚法》第九条\n`
  }).join(''))
}

/** Imports invented rows as a unit's clerk would, then copies the very same records into the same tables, emptied, with their indexes and without triggers. */
export async function benchImport(rows: number, say: (line: string) => void = () => {}): Promise<ImportFigures> {
  const t = await testWorld(rooms, '', '2025-03-03')
  const folder = await mkdtemp(join(tmpdir(), 'bench-import-'))
  const client = new pg.Client(t.database.ownerUrl)
  await client.connect()
  try {
    const world = { ...t.world, files: folderStore(join(folder, 'files')) }
    const clerk = somebody(unit(2), 'clerk')
    const job = await acceptFile(world, clerk, { ledger: 'penalty', org_id: unit(2), name: 'bench.csv', content: decisions(rows) })
    await withScope(t.world.pool, clerk, (tx) => startJob(tx, world, clerk, job.id, { mapping: job.mapping, dry: false }))
    const cpu = await cpuBy(client)
    const began = performance.now()
    const done = await runImport(world, clerk, job.id)
    const importSeconds = (performance.now() - began) / 1000
    const importCpu = usedSince(cpu, await cpuBy(client))
    if (done.imported !== rows) throw new Error(`${done.imported} of ${rows} came in: ${done.problem}`)
    say(`import ${rows} rows: ${importSeconds.toFixed(1)} s, ${importCpu.toFixed(1)} s CPU of program and database`)

    const { seconds: copySeconds, cpu: copyCpu } = await copiedAgain(client, folder, TABLES)
    say(`copy of the same records: ${copySeconds.toFixed(1)} s, ${copyCpu.toFixed(1)} s CPU`)
    return { rows, importSeconds, copySeconds, importCpu, copyCpu }
  } finally {
    await client.end()
    await t.close()
    await rm(folder, { recursive: true, force: true })
  }
}
