import { join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import type { FastifyPluginAsync } from 'fastify'
import { makeSetupLink } from '../kernel/access/setup.ts'
import { runChecks } from '../kernel/check/run.ts'
import { openDatabase, type OpenDatabase } from '../kernel/db/open.ts'
import { openPool } from '../kernel/db/pool.ts'
import { createServer } from '../kernel/http/server.ts'
import { sendOutgoing } from '../kernel/exchange/send.ts'
import { refreshRollups } from '../kernel/indicator/rollup.ts'
import { sealJournal } from '../kernel/journal/seal.ts'
import { endWithUnits } from '../kernel/matter/end-with-unit.ts'
import { sweepLapsed } from '../kernel/matter/lapse.ts'
import { projectRoot } from '../kernel/project-root.ts'
import { portal } from '../portal/plugin.ts'
import { rooms } from '../domains/index.ts'
import { computingOf } from '../report/counting.ts'
import { drawRoutes } from '../domains/draw/server.ts'
import { marketRoutes } from '../domains/market/server.ts'
import { officerRoutes } from '../domains/officers/server.ts'
import { organisationRoutes } from '../domains/organisation/server.ts'
import { supervisionRoutes } from '../domains/supervision/server.ts'
import { openYearReports } from '../report/open.ts'
import { checkRoutes } from '../report/compare-routes.ts'
import { reportRoutes } from '../report/routes.ts'
import { every } from './every.ts'
import { openWorld, type OpenWorld } from './world.ts'

const HELP = `用法：serve [--demo | --no-demo | --offer-demo]
  启动服务。数据库为空时：
  --demo        建立演示市和五个示范区（全部内容为虚构）
  --no-demo     不建立，打印建立第一个管理员的一次性链接（默认）
  --offer-demo  在终端上询问；不在终端上则建立

环境变量：
  PORT         端口，默认 8080
  HOST         监听地址，默认 127.0.0.1；供其他计算机访问时设为 0.0.0.0，并由网关提供 https
  TRUST_PROXY  可信代理的地址，例如 127.0.0.1
  DATA_DIR、DATABASE_URL 见 npx zhunsheng --help
`
const MINUTE = 60_000
const OPTIONS = ['--demo', '--no-demo', '--offer-demo']

const say = (line: string): void => void process.stdout.write(`${line}\n`)

/** `zhunsheng serve`: opens the database, serves until it is told to stop, and stops without losing anything. */
export async function serve(args: string[]): Promise<number> {
  if (args.includes('--help')) return (process.stdout.write(HELP), 0)
  const unknown = args.find((arg) => !OPTIONS.includes(arg))
  if (unknown) return (process.stderr.write(`不认识的参数：${unknown}。\n${HELP}`), 2)
  const port = Number(process.env['PORT'] ?? 8080)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`PORT 应当是 0 至 65535 的整数，现为“${process.env['PORT']}”。`)
  const host = process.env['HOST'] ?? '127.0.0.1'
  const database = await openDatabase({ onProgress: say })
  const world = await openWorld(database, rooms).catch(async (error: unknown) => { await database.close(); throw error })
  const trustProxy = process.env['TRUST_PROXY']
  const portalPool = openPool(database.portalUrl, { name: 'zhunsheng portal', max: 4, statementTimeout: 5_000 })
  const site: FastifyPluginAsync = (public_) => portal(public_, { registry: world.registry, pool: portalPool, today: world.today })
  const app = await createServer(world, { webDir: join(projectRoot(), 'dist/web'), routes: [drawRoutes, supervisionRoutes, marketRoutes, officerRoutes, organisationRoutes, reportRoutes, checkRoutes], site, ...(trustProxy && { trustProxy }) })
  let stopJobs = async (): Promise<void> => {}
  // What nobody awaited has failed for itself alone; those who are being served go on.
  process.on('unhandledRejection', complain('后台任务失败'))
  try {
    if (await isEmpty(world) && await wantsDemonstration(args)) await seedDemonstration(database, world)
    await app.listen({ port, host })
    const address = addressOf(host, (app.server.address() as { port: number }).port)
    say(`\n准绳已启动：${address}/app/（工作人员），${address}/（公众）`)
    await beginDemonstration(world, address)
    await sayHowToEnter(world, address)
    // Not before: the first round after an import or a migration may take every connection for a while.
    stopJobs = startJobs(world)
    say('按 Ctrl+C 停止。')
    await toldToStop()
    say('正在停止……')
  } catch (error) {
    throw (error as { code?: string }).code === 'EADDRINUSE' ? new Error(`端口 ${port} 已被占用。请停止占用它的程序，或者用 PORT 另设端口。`, { cause: error }) : error
  } finally {
    await stopJobs()
    await app.close()
    await portalPool.end()
    await world.close()
    await database.close()
  }
  say('已停止。')
  return 0
}

const addressOf = (host: string, port: number): string => `http://${host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host}:${port}`

const toldToStop = (): Promise<void> => new Promise((resolve) => { for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve()) })

const complain = (what: string) => (error: unknown): void => void process.stderr.write(`${new Date().toISOString()} ${what}：${error instanceof Error ? error.stack : String(error)}\n`)

/** What the law does by itself, and the seals of the journal. Each job runs in one process at a time, by advisory lock. */
function startJobs(world: OpenWorld): () => Promise<void> {
  const jobs = [
    every(MINUTE, () => sweepLapsed(world, (matter, error) => complain(`期限届满未能依法办理 ${matter}`)(error)), complain('期限巡查')),
    every(MINUTE, () => endWithUnits(world, (entry, error) => complain(`未能随机构终止 ${entry}`)(error)), complain('名录随机构终止')),
    every(MINUTE / 6, () => refreshRollups(world.worker, computingOf(world)), complain('统计汇总')),
    every(MINUTE / 12, () => sendOutgoing(world, complain('向上级平台报送')), complain('向上级平台报送')),
    every(MINUTE / 6, async () => (await runChecks(world, (cases, error) => complain(`未能检查 ${cases} 等案卷`)(error)))?.more, complain('案卷检查')),
    every(5 * MINUTE, () => sealJournal(world.worker), complain('日志封存')),
    every(60 * MINUTE, () => openYearReports(world), complain('年度报告')),
  ]
  return async () => { await Promise.all(jobs.map((stop) => stop())) }
}

async function isEmpty(world: OpenWorld): Promise<boolean> {
  const { rowCount } = await world.worker.query('select 1 from account limit 1')
  return rowCount === 0
}

/** What the options say, or whoever sits at the terminal. */
async function wantsDemonstration(args: readonly string[]): Promise<boolean> {
  if (args.includes('--no-demo') || !args.some((arg) => arg === '--demo' || arg === '--offer-demo')) return false
  if (args.includes('--demo') || !process.stdin.isTTY) return true
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  try {
    const answer = await terminal.question('数据库是空的。是否建立演示市和五个示范区（全部内容为虚构，约一分半钟）?[Y/n] ')
    return !/^\s*(n|no|否|不)/i.test(answer)
  } finally { terminal.close() }
}

/** Fills an empty database with the demonstration. */
async function seedDemonstration(database: OpenDatabase, world: OpenWorld): Promise<void> {
  const { seed } = await import('../../demo/seed.ts')
  const { beginWork } = await import('../../demo/sample.ts')
  await seed(database, { onProgress: say })
  world.forget()
  say('  本月抽查和统计汇总…')
  await beginWork(world)
}

/** At every start: the demonstration is told where it is served, and whoever tries it its accounts, which he has forgotten. */
async function beginDemonstration(world: OpenWorld, address: string): Promise<void> {
  const { rowCount } = await world.worker.query(`select 1 from district d where d.kind = 'demonstration' and exists (select 1 from account a where a.district = d.code) limit 1`)
  if (rowCount === 0) return
  const [{ demoAccounts, DEMO_PASSWORD }, { servedAt }] = await Promise.all([import('../../demo/seed.ts'), import('../../demo/site.ts')])
  await servedAt(world.worker, address)
  world.forget()
  say(`演示市和示范区的内容全部为虚构。下列账户的口令都是 ${DEMO_PASSWORD}`)
  for (const { sign_in_name, duty } of demoAccounts) say(`  ${sign_in_name.padEnd(28)}${duty}`)
}

/** No password exists by default: the first administrator is made by whoever can read this console. */
async function sayHowToEnter(world: OpenWorld, address: string): Promise<void> {
  const empty = await isEmpty(world)
  const token = await makeSetupLink(world.worker)
  if (!token) return
  if (empty) say('数据库是空的。要先看演示区，请停止后执行 npm start -- --demo。')
  say(`建立第一个管理员（链接 24 小时内有效，只能使用一次）：\n  ${address}/app/first-administrator?token=${token}`)
}
