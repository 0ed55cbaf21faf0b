import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { openDatabase, type OpenDatabase } from '../src/kernel/db/open.ts'
import { openPool } from '../src/kernel/db/pool.ts'
import { sealJournal } from '../src/kernel/journal/seal.ts'
import { projectRoot } from '../src/kernel/project-root.ts'
import { measureChecker } from './checker.ts'
import { DISTRICT, prepare } from './dataset.ts'
import { measureDraw } from './draw.ts'
import { measureExport } from './export.ts'
import { measureFigures } from './figures.ts'
import { benchImport } from './import.ts'
import { benchPush } from './push.ts'
import { measurePages } from './pages.ts'
import { launchBoth } from './product.ts'
import { measureRequests } from './requests.ts'
import { Results } from './results.ts'

const HELP = `用法：npm run bench -- [--records N] [--districts N] [--requests N] [--rounds N] [--fresh]
  在 N 条（默认 1000000）行政检查记录上（分布于 --districts 个区，默认 1 个），与裸 SQL 处理程序交替测量；导入、导出各十万行。
  数据留在 dist/bench，下次直接使用;--fresh 重新生成。
`
const option = (name: string, fallback: number) => { const at = process.argv.indexOf(`--${name}`); return at < 0 ? fallback : Number(process.argv[at + 1]) }
if (process.argv.includes('--help')) { process.stdout.write(HELP); process.exit(0) }

const dataDir = join(projectRoot(), 'dist/bench')
if (process.argv.includes('--fresh')) await rm(dataDir, { recursive: true, force: true })
const database = await openDatabase({ dataDir, environment: {}, onProgress: (line) => console.error(line) })
const results = new Results((line) => console.log(line))
try {
  const dataset = await prepare(database, option('records', 1_000_000), option('districts', 1))
  // First, so that the product finds its figures ready and does nothing else while it is measured.
  await measureFigures(dataDir, DISTRICT, results)
  await sealAll(database)
  const both = await launchBoth(database, dataDir, dataset)
  try {
    results.within('启动（热）', both.start, 3, '秒')
    results.within('空闲内存', both.idleMemory(), 150, 'MB')
    await measureRequests(both, results, { requests: option('requests', 300), rounds: option('rounds', 3) })
    await measurePages(both, results)
    await measureExport(both, results)
  } finally {
    await both.close()
  }
} finally {
  await database.close()
}
const imported = await benchImport(100_000, (line) => console.error(line))
results.ratio('导入十万行', imported.importCpu, imported.copyCpu, 2, '秒 CPU')
const pushed = await benchPush(50_000, (line) => console.error(line))
results.ratio('其他系统报送五万件', pushed.pushCpu, pushed.copyCpu, 3, '秒 CPU')
results.ratio('再报一次', pushed.againCpu, pushed.copyCpu, 1, '秒 CPU')
const drawn = await measureDraw()
results.within(`固定 ${drawn.members.toLocaleString('en')} 件的名册`, drawn.freezing.cpu, 5, '秒 CPU')
results.within(`从中抽取 ${drawn.drawn.toLocaleString('en')} 件`, drawn.drawing.cpu, 5, '秒 CPU')
results.within('固定名册和抽取合计', drawn.freezing.clock + drawn.drawing.clock, 5, '秒')
results.within('其间其他请求最多等候', Math.max(drawn.freezing.held, drawn.drawing.held), 500, '毫秒')
results.note('由抽取记录重抽', drawn.again.cpu, '秒 CPU')
for (const { characters, milliseconds } of measureChecker()) {
  if (characters === 20_000) results.within('核对两万字', milliseconds, 300, '毫秒 CPU')
  else results.note(`核对 ${characters.toLocaleString('en')} 字`, milliseconds, '毫秒 CPU')
}
results.summary()
process.exit(0)

/** A million entries are sealed once, not while requests are measured. */
async function sealAll({ workerUrl }: OpenDatabase): Promise<void> {
  const worker = openPool(workerUrl, { max: 1, statementTimeout: 0 })
  try { await sealJournal(worker) } finally { await worker.end() }
}
