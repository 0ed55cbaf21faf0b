import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser, type Page } from 'playwright-core'
import { beginWork } from '../../demo/sample.ts'
import { DEMO_PASSWORD, seed } from '../../demo/seed.ts'
import { openWorld } from '../../src/cli/world.ts'
import { rooms } from '../../src/domains/index.ts'
import { openDatabase } from '../../src/kernel/db/open.ts'
import { chinaDay } from '../../src/kernel/law/day.ts'
import { projectRoot } from '../../src/kernel/project-root.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const QUIET = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']

/** Somebody at a screen, and what went wrong behind it. */
export interface Visitor {
  readonly page: Page
  /** Errors of the console, exceptions of scripts, requests to anywhere but the server. */
  readonly complaints: string[]
  /** Bytes that came over the wire, as compressed. */
  readonly received: () => number
  readonly leave: () => Promise<void>
}

export interface Product {
  readonly base: string
  /** A new browser profile at 1366×768; signed in where an account of the demonstration is named (`fuyi.shouli`). */
  readonly visitor: (account?: string) => Promise<Visitor>
  readonly close: () => Promise<void>
}

/** The product as a person starts it, in a process of its own, over a copy of the seeded demonstration; and a browser. */
export async function startProduct(): Promise<Product> {
  const seeded = await seededFolder()
  const dataDir = mkdtempSync(join(tmpdir(), 'zhunsheng-product-'))
  // `cp -a` keeps the owner of the database's folder, which Node's own copy does not.
  execFileSync('cp', ['-a', `${seeded}/.`, dataDir])
  const { child, base } = await serve(dataDir)
  let browser: Browser | undefined
  try {
    browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: QUIET })
  } catch (error) {
    await stop(child)
    throw error
  }
  return {
    base,
    visitor: (account) => visit(browser, base, account),
    close: async () => {
      await browser.close()
      await stop(child)
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** The demonstration is seeded once a day for one state of the sources that make it, then copied. */
async function seededFolder(): Promise<string> {
  const cache = join(projectRoot(), 'node_modules/.cache')
  const name = `zhunsheng-demonstration-${fingerprint()}`
  const folder = join(cache, name)
  if (existsSync(folder)) return folder
  mkdirSync(cache, { recursive: true })
  for (const old of readdirSync(cache)) if (old.startsWith('zhunsheng-demonstration-')) rmSync(join(cache, old), { recursive: true, force: true })
  const making = `${folder}.part`
  const database = await openDatabase({ dataDir: making })
  try {
    await seed(database, { dataDir: making })
    const world = await openWorld(database, rooms, { dataDir: making })
    try { await beginWork(world) } finally { await world.close() }
  } finally { await database.close() }
  renameSync(making, folder)
  return folder
}

function fingerprint(): string {
  const hash = createHash('sha256').update(chinaDay(new Date()))
  for (const folder of ['demo', 'src/domains', 'src/kernel', 'src/report', 'src/portal']) {
    const files = readdirSync(join(projectRoot(), folder), { recursive: true, encoding: 'utf8' }).filter((file) => /\.(ts|sql|txt|csv)$/.test(file) && !file.endsWith('.test.ts'))
    for (const file of files.sort()) hash.update(`${folder}/${file}`).update(readFileSync(join(projectRoot(), folder, file)))
  }
  return hash.digest('hex').slice(0, 16)
}

async function serve(dataDir: string): Promise<{ readonly child: ChildProcess; readonly base: string }> {
  const { DATABASE_URL: _, ...environment } = process.env
  const child = spawn(process.execPath, [join(projectRoot(), 'bin/zhunsheng.mjs'), 'serve'], { env: { ...environment, DATA_DIR: dataDir, PORT: '0' }, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  const base = await new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer): void => { said += chunk.toString(); const address = /准绳已启动：(http:\/\/[^/]+)\/app\//.exec(said)?.[1]; if (address) resolve(address) }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${said}`)))
  })
  return { child, base }
}

const stop = (child: ChildProcess): Promise<void> => new Promise((resolve) => {
  if (child.exitCode !== null || child.signalCode !== null) return resolve()
  child.once('exit', () => resolve())
  child.kill('SIGTERM')
})

async function visit(browser: Browser, base: string, account?: string): Promise<Visitor> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' })
  context.setDefaultTimeout(60_000)
  const page = await context.newPage()
  const complaints: string[] = []
  let received = 0
  page.on('console', (message) => { if (message.type() === 'error' && !isSessionProbe(message.text(), message.location().url)) complaints.push(`${message.text()} ${message.location().url}`) })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('request', (request) => { if (!request.url().startsWith(`${base}/`) && !/^(data|blob):/.test(request.url())) complaints.push(`asked elsewhere: ${request.url()}`) })
  const wire = await context.newCDPSession(page)
  await wire.send('Network.enable')
  wire.on('Network.loadingFinished', ({ encodedDataLength }) => { received += encodedDataLength })
  if (account) await signIn(page, base, account)
  return { page, complaints, received: () => received, leave: () => context.close() }
}

/** Asking who is signed in before anybody is, the browser reports as an error. */
const isSessionProbe = (text: string, url: string): boolean => url.endsWith('/api/session') && text.includes('401')

async function signIn(page: Page, base: string, account: string): Promise<void> {
  await page.goto(`${base}/app/`)
  await page.getByLabel('登录名').fill(`demo.${account}`)
  await page.getByLabel('口令').fill(DEMO_PASSWORD)
  // A server that has just begun its rounds on a busy machine may ask to come again.
  for (let tries = 0; tries < 5; tries++) {
    await page.getByRole('button', { name: '登录' }).click()
    const inside = page.locator('#main').waitFor().then(() => true)
    const busy = page.getByText('系统繁忙').waitFor({ state: tries === 0 ? 'visible' : 'attached' }).then(() => page.waitForTimeout(3_000)).then(() => page.locator('#main').isVisible())
    if (await Promise.any([inside, busy])) return
  }
  throw new Error(`${account} could not sign in`)
}

/** What axe finds serious or critical on the page as it stands, one line a rule; of some rules only, where others cannot differ. */
export async function accessFaults(page: Page, ...rules: readonly string[]): Promise<string[]> {
  // The page's policy forbids foreign scripts; the examiner is put in by the debugger.
  await page.evaluate(AXE)
  const { violations } = await page.evaluate((only) => (globalThis as unknown as { axe: { run: (context: unknown, options: object) => Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }> } }).axe.run('html', only.length > 0 ? { runOnly: only } : {}), rules)
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 200)).join(' ')}`)
}
/** Waits until the page's own shapes have given way to what they stood for. */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.locator('#main h1, #main .panel, #main .nothing').first().waitFor()
  await page.locator('#main [aria-busy=true], #main .ant-skeleton').first().waitFor({ state: 'detached', timeout: 60_000 })
}
