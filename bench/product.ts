import { spawn, type ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { OpenDatabase } from '../src/kernel/db/open.ts'
import { openPool } from '../src/kernel/db/pool.ts'
import { projectRoot } from '../src/kernel/project-root.ts'
import { DISTRICT, PASSWORD, type Dataset } from './dataset.ts'
import { memoryOf, totalCpu } from './measure.ts'

/** Tables of the bare handler's own, so that its writes leave the product's journal whole. */
const BARE_TABLES = ['inspection', 'clock', 'search', 'journal']

/** The product and the bare handler, both serving the same database. */
export interface Both {
  /** Seconds from the start of the process until it said its address. */
  readonly start: number
  readonly address: string
  /** CPU in milliseconds of one server and of the database behind it. */
  readonly cpu: { readonly ours: () => number; readonly bare: () => number }
  readonly idleMemory: () => number
  readonly memory: () => number
  readonly signIn: (name: string) => Promise<string>
  readonly ours: (path: string, cookie: string) => Promise<string>
  readonly bare: (path: string) => Promise<string>
  readonly bareUrl: string
  /** A unit, and a matter some way down its list. */
  readonly place: { readonly org: string; readonly id: string; readonly on: string }
  readonly close: () => Promise<void>
}

async function launched(args: string[], env: Record<string, string>, heard: RegExp): Promise<{ process: ChildProcess; said: string }> {
  const started = spawn(process.execPath, args, { cwd: projectRoot(), env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  await new Promise<void>((resolve, reject) => {
    started.stdout!.on('data', (chunk) => { said += String(chunk); if (heard.test(said)) resolve() })
    started.once('exit', (code) => reject(new Error(`ended ${code}: ${said}`)))
  })
  return { process: started, said }
}
async function text(answer: Response): Promise<string> {
  const body = await answer.text()
  if (!answer.ok) throw new Error(`${answer.url}: ${body}`)
  return body
}

/** Starts both servers over the prepared records. */
export async function launchBoth(database: OpenDatabase, dataDir: string, { units }: Dataset): Promise<Both> {
  const owner = openPool(database.ownerUrl, { max: 1, statementTimeout: 0 })
  for (const table of BARE_TABLES) await owner.query(`drop table if exists bench_${table}; create table bench_${table} (like ${table} including all)`)
  const { rows: [place] } = await owner.query<Both['place']>(
    'select org_id as org, id, opened_on as "on" from inspection where district = $1 and org_id = $2 order by opened_on, id offset 200 limit 1', [DISTRICT, units[1]])
  const postmaster = Number(readFileSync(join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[0])

  const from = performance.now()
  const product = await launched(['bin/zhunsheng.mjs', 'serve'], { DATA_DIR: dataDir, PORT: '0', DATABASE_URL: '' }, /http:\/\/\S+\/app/)
  const start = (performance.now() - from) / 1000
  const address = /(http:\/\/\S+?)\/app/.exec(product.said)![1]!
  // The owner reads past row-level security: what a wire between socket and statement would do.
  const handler = await launched(['--import', 'tsx', 'bench/bare.ts'], { BENCH_URL: database.ownerUrl, BENCH_DISTRICT: DISTRICT, BENCH_ORG: place!.org }, /\d+\n/)
  const bareUrl = `http://127.0.0.1:${/\d+/.exec(handler.said)![0]}`
  await sleep(2000)
  const idle = memoryOf(product.process.pid!)
  return {
    start, address, bareUrl, place: place!, idleMemory: () => idle,
    cpu: { ours: () => totalCpu(product.process.pid!, postmaster), bare: () => totalCpu(handler.process.pid!, postmaster) },
    memory: () => memoryOf(product.process.pid!),
    signIn: async (name) => {
      const answer = await fetch(`${address}/api/session`, { method: 'POST', headers: { 'content-type': 'application/json', origin: address }, body: JSON.stringify({ sign_in_name: name, password: PASSWORD }) })
      await text(answer)
      return answer.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ')
    },
    ours: async (path, cookie) => text(await fetch(address + path, { headers: { cookie } })),
    bare: async (path) => text(await fetch(bareUrl + path)),
    close: async () => {
      for (const one of [product, handler]) one.process.removeAllListeners('exit').kill('SIGTERM')
      for (const table of BARE_TABLES) await owner.query(`drop table bench_${table}`)
      await owner.end()
    },
  }
}
