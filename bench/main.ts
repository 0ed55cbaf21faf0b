import { spawn, type ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openDatabase } from '../src/kernel/db/open.ts'
import { openPool } from '../src/kernel/db/pool.ts'
import { projectRoot } from '../src/kernel/project-root.ts'
import { DISTRICT, PASSWORD, prepare } from './dataset.ts'
import { measureFigures } from './figures.ts'
import { interleaved, memoryOf, series, totalCpu, type Measured } from './measure.ts'

const HELP = `用法:npm run bench -- [--records N] [--requests N] [--rounds N]
  在 N 条(默认 1000000)行政检查记录上,与裸 SQL 处理程序交替测量。数据留在 dist/bench,下次直接使用。
`
const option = (name: string, fallback: number) => { const at = process.argv.indexOf(`--${name}`); return at < 0 ? fallback : Number(process.argv[at + 1]) }
if (process.argv.includes('--help')) { process.stdout.write(HELP); process.exit(0) }
const [records, requests, rounds] = [option('records', 1_000_000), option('requests', 300), option('rounds', 3)]
const dataDir = join(projectRoot(), 'dist/bench')

const database = await openDatabase({ dataDir, environment: {}, onProgress: (line) => console.error(line) })
const { units } = await prepare(database, records)
const owner = openPool(database.ownerUrl, { max: 1, statementTimeout: 0 })
for (const table of ['inspection', 'clock', 'search', 'journal']) await owner.query(`drop table if exists bench_${table}; create table bench_${table} (like ${table} including all)`)
const postmaster = Number(readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0])
const { rows: [place] } = await owner.query<{ org: string; id: string; on: string }>(`select org_id as org, id, opened_on as "on" from inspection where district = $1 and org_id = $2 order by opened_on, id offset 200 limit 1`, [DISTRICT, units[1]])
const { org, id, on } = place!

async function child(args: string[], env: Record<string, string>, heard: RegExp): Promise<{ process: ChildProcess; said: string }> {
  const started = spawn(process.execPath, args, { cwd: projectRoot(), env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  await new Promise<void>((resolve, reject) => {
    started.stdout!.on('data', (chunk) => { said += String(chunk); if (heard.test(said)) resolve() })
    started.once('exit', (code) => reject(new Error(`ended ${code}: ${said}`)))
  })
  return { process: started, said }
}
const launched = performance.now()
const ours = await child(['bin/zhunsheng.mjs', 'serve'], { DATA_DIR: dataDir, PORT: '0', DATABASE_URL: '' }, /http:\/\/\S+\/app/)
const start = performance.now() - launched
const address = /(http:\/\/\S+?)\/app/.exec(ours.said)![1]!
// The owner reads past row-level security: what a wire between socket and statement would do.
const bare = await child(['--import', 'tsx', 'bench/bare.ts'], { BENCH_URL: database.ownerUrl, BENCH_DISTRICT: DISTRICT, BENCH_ORG: org }, /\d+\n/)
const port = Number(/\d+/.exec(bare.said)![0])

const signedIn = await fetch(`${address}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json', origin: address }, body: JSON.stringify({ sign_in_name: 'bench', password: PASSWORD }) })
if (!signedIn.ok) throw new Error(await signedIn.text())
const cookie = signedIn.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ')
const get = async (path: string) => { const answer = await fetch(address + path, { headers: { cookie } }); const text = await answer.text(); if (!answer.ok) throw new Error(`${path}: ${text}`); return text }
const raw = async (path: string) => { const answer = await fetch(`http://127.0.0.1:${port}${path}`); const text = await answer.text(); if (!answer.ok) throw new Error(text); return text }

const memory = memoryOf(ours.process.pid!)
const results: { what: string; goal: number; ours: Measured; bare: Measured; ratio: number }[] = []
async function compare(what: string, goal: number, mine: (n: number) => Promise<unknown>, theirs: (n: number) => Promise<unknown>, count = requests): Promise<void> {
  const run = (pid: number, request: (n: number) => Promise<unknown>) => () => series(() => totalCpu(pid, postmaster), count, async (n) => { await request(n) })
  for (let n = 0; n < 30; n++) { await mine(n); await theirs(n) }
  const result = await interleaved(rounds, run(ours.process.pid!, mine), run(bare.process.pid!, theirs))
  results.push({ what, goal, ...result })
  const show = (m: Measured) => `${m.cpu.toFixed(2)} ms CPU, p50 ${m.p50.toFixed(1)}, p99 ${m.p99.toFixed(1)}`
  console.log(`${what.padEnd(14)} 本系统 ${show(result.ours)} | 裸 SQL ${show(result.bare)} | ${result.ratio.toFixed(2)}× (目标 ≤ ${goal}×)`)
}

const q = (o: Record<string, string>) => new URLSearchParams({ d: DISTRICT, ...o }).toString()
let cursor = ''
for (let page = 0; page < 10; page++) cursor = (JSON.parse(await get(`/api/inspection?org_id=${org}&limit=20${cursor && `&after=${encodeURIComponent(cursor)}`}`)) as { next: string }).next
await compare('列表一页', 2, () => get(`/api/inspection?org_id=${org}&enforcement_field=market&opened_on_from=2023-01-01&opened_on_until=2023-12-31&limit=20`), () => raw(`/list?${q({ org, field: 'market', from: '2023-01-01', until: '2024-01-01' })}`))
await compare('深处一页', 2, () => get(`/api/inspection?org_id=${org}&limit=20&after=${encodeURIComponent(cursor)}`), () => raw(`/deep?${q({ org, on, id })}`))
await compare('一件案卷', 2.5, () => get(`/api/inspection/${id}`), () => raw(`/matter?${q({ id })}`))
await compare('两字检索', 2, () => get(`/api/inspection?q=${encodeURIComponent('堵塞')}&limit=20`), () => raw(`/search?${q({})}&g=${encodeURIComponent('堵塞')}`))
const handler = (JSON.parse(await get('/api/session')) as { account: { id: string } }).account.id
await compare('一次办理', 2.5, async (n) => {
  const answer = await fetch(`${address}/api/inspection`, {
    method: 'POST', headers: { 'content-type': 'application/json', origin: address, cookie, 'idempotency-key': `${process.pid}-${n}-${Math.random()}` },
    body: JSON.stringify({ action: 'inspect_at_once', org_id: org, input: { enforcement_field: 'environment', mode: 'targeted', matters: '检查', handlers: [handler, '00000000-0000-7000-8000-000000000001'], certificate_numbers: 'A1、A2', inspected_on: '2025-03-03', place: '现场', record: '正常', result: 'normal', subject: '示例企业', source: 'complaint', subject_kind: 'enterprise' } }),
  })
  if (!answer.ok) throw new Error(await answer.text())
}, () => raw('/act'), Math.min(requests, 200))

console.log(`启动(热)${(start / 1000).toFixed(2)} 秒(目标 ≤ 3);空闲内存 ${memory.toFixed(0)} MB(目标 ≤ 150)`)
const missed = results.filter((r) => r.ratio > r.goal).map((r) => `${r.what} ${r.ratio.toFixed(2)}×`)
console.log(missed.length === 0 ? '全部达到目标' : `未达到目标:${missed.join(',')}`)
ours.process.kill('SIGTERM'); bare.process.kill('SIGTERM')
for (const [what, milliseconds] of Object.entries(await measureFigures(dataDir, DISTRICT, 100))) console.log(`统计 ${what} ${milliseconds} ms`)
for (const table of ['inspection', 'clock', 'search', 'journal']) await owner.query(`drop table bench_${table}`)
await owner.end()
await database.close()
process.exit(0)
