import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { AddressInfo } from 'node:net'
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { drawRoutes } from '../../src/domains/draw/server.ts'
import { rooms } from '../../src/domains/index.ts'
import { watched } from '../../src/kernel/draw/under-way.ts'
import { openPool } from '../../src/kernel/db/pool.ts'
import type { MatterView, Performed } from '../../src/kernel/http/contract.ts'
import { chinaToday } from '../../src/kernel/law/day.ts'
import { projectRoot } from '../../src/kernel/project-root.ts'
import { portal } from '../../src/portal/plugin.ts'
import { comingRound } from '../support/draw.ts'
import { testServing, type Client, type TestServing } from '../support/serving.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const { source, seed, after } = comingRound()
const SEED = seed.seed_value.toLowerCase()
const SHOTS = join(projectRoot(), 'dist/test/screenshots')

let t: TestServing
let browser: Browser
let base: string
let address: string
let id: string
let staff: Client
let waiting: string

beforeAll(async () => {
  mkdirSync(SHOTS, { recursive: true })
  execFileSync(process.execPath, [join(projectRoot(), 'scripts/build.mjs'), 'portal'])
  t = await testServing(rooms, { today: chinaToday(), webDir: join(projectRoot(), 'dist/web'), routes: [drawRoutes], site: (url, world) => {
    const pool = openPool(url, { max: 2 })
    return async (app) => { app.addHook('onClose', () => pool.end()); await portal(app, { registry: world.registry, pool, today: world.today }) }
  } })
  await t.app.listen({ port: 0, host: '127.0.0.1' })
  base = `http://127.0.0.1:${(t.app.server.address() as AddressInfo).port}`
  browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] })
  id = await published()
  address = `${base}/draws/${t.district.code}/${id}`
})
afterAll(async () => { await browser?.close(); await t?.close() })

/** A draw of hearing officers from freezing to publication, by two people; and one that waits to be frozen. */
async function published(): Promise<string> {
  const bureau = await t.district.unit({ name: '试验区司法局', prefix: '试' })
  const [first, second] = [await t.somebody(bureau, 'clerk', 'supervisor'), await t.somebody(bureau, 'handler')]
  staff = first
  const candidates = (quota: string, prefix: string, count: number) => Array.from({ length: count }, (_, at) => ({ name: `某某${at}`, code: `${prefix}${String(at + 1).padStart(3, '0')}`, category: quota }))
  const opened = (await first.post('draw', {
    action: 'open', org_id: bureau, input: { purpose: '二〇二五年第四季度案卷评查人员', ...source },
    rows: { quota: [{ label: '评查员', size: 4 }, { label: '复核员', size: 2 }], candidate: [...candidates('评查员', '津执证', 12), ...candidates('复核员', '津法制', 6)] },
  })).json<Performed>().id
  const act = async (who: Client, action: string, input: object = {}): Promise<void> => {
    const { version } = (await who.get(`draw/${opened}`)).json<MatterView>()
    const answer = await who.post(`draw/${opened}/actions/${action}`, { expected_version: version, input })
    if (answer.statusCode !== 200) throw new Error(answer.body)
  }
  waiting = (await first.post('draw', {
    action: 'open', org_id: bureau, input: { purpose: '某案听证员', seed_source: 'dice', seed_due_on: after }, rows: { quota: [{ label: '听证员', size: 2 }], candidate: candidates('听证员', '津听证', 5) },
  })).json<Performed>().id
  await act(first, 'commit')
  t.setToday(after)
  await act(first, 'enter_seed', seed)
  await act(second, 'confirm', { seed_again: SEED })
  await act(first, 'publish')
  return opened
}

/** A page on which every complaint and every request to elsewhere fails the test. */
async function outsider(use: (page: Page) => Promise<void>, { scripts = true, cookie = '' } = {}): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN', javaScriptEnabled: scripts, acceptDownloads: true })
  const [name, value] = cookie.split('=')
  if (name && value) await context.addCookies([{ name, value, url: base }])
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => { if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text()) })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('request', (request) => { if (!request.url().startsWith(base) && !request.url().startsWith('blob:')) complaints.push(request.url()) })
  await use(page)
  await context.close()
  expect(complaints).toEqual([])
}

async function accessible(page: Page): Promise<void> {
  await page.evaluate(AXE)
  const found = await page.evaluate(() => (globalThis as unknown as { axe: { run: () => Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }> } }).axe.run())
  expect(found.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id: rule, nodes }) => `${rule}: ${nodes[0]!.html}`)).toEqual([])
}

test('公众在自己的浏览器中重新抽取，结果与公布的相同；改动过的记录，说明哪里不同', () => outsider(async (page) => {
  await page.goto(`${base}/draws`)
  await page.getByRole('link', { name: /案卷评查人员/ }).click()
  await page.getByRole('button', { name: '在本机重新抽取' }).click()
  const outcome = page.locator('#outcome')
  await outcome.getByText('一致：在本机重新抽取的结果与公布的完全相同').waitFor()
  await expect.poll(() => outcome.innerText()).toContain('名册 18 个对象')
  await page.screenshot({ path: join(SHOTS, 'draw-same.png'), fullPage: true })

  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '下载抽取记录' }).click()])
  const text = readFileSync(await download.path(), 'utf8')
  const hand = (content: string) => page.getByLabel('核对另存的抽取记录').setInputFiles({ name: '记录.json', mimeType: 'application/json', buffer: Buffer.from(content) })
  await hand(text.replace('津执证003', '津执证999'))
  await outcome.getByText(/^不一致/).waitFor()
  await expect.poll(() => outcome.innerText()).toContain('名册的散列值与公布的不符')
  await page.screenshot({ path: join(SHOTS, 'draw-other.png'), fullPage: true })
  const record = JSON.parse(text) as { selected: { code: string }[] }
  await hand(JSON.stringify({ ...record, selected: record.selected.slice(1) }))
  await outcome.getByText(`抽取结果：按名册和种子应当有而记录没有的：${record.selected[0]!.code}`).waitFor()
  await hand(JSON.stringify({ ...record, committed_at: `${source.seed_due_on}T00:00:00.000Z` }))
  await outcome.getByText(/不早于种子产生的日期/).waitFor()
  await hand(JSON.stringify({ ...record, committed_at: '2025-01-01T00:00:00.000Z' }))
  await outcome.getByText(/记录中的固定时间不是本页公布的/).waitFor()
  await hand(JSON.stringify({ ...record, selected: [null] }))
  await outcome.getByText('这个文件不是抽取记录，或者内容不完整').waitFor()
  await hand('不是记录')
  await outcome.getByText('这个文件不是抽取记录').waitFor()
  await hand(text)
  await outcome.getByText('一致：').first().waitFor()
  await accessible(page)
}))

test('不用脚本时，页面仍有散列值、结果、记录文件和命令行的核对办法', () => outsider(async (page) => {
  await page.goto(address)
  expect(await page.getByRole('button').count()).toBe(0)
  const words = await page.locator('main').innerText()
  for (const part of ['名册散列值', SEED, 'npx zhunsheng draw verify', '评查员', '津法制']) expect(words).toContain(part)
  expect(words).not.toContain('某某')
}, { scripts: false }))

test('工作人员看到进度、散列值、录入和复核的两人、各分层的图和抽取结果', () => outsider(async (page) => {
  await page.goto(`${base}/app/matters/draw/${id}`)
  await page.getByRole('heading', { name: '抽取结果' }).waitFor()
  const words = await page.locator('#main').innerText()
  for (const part of ['公布散列值', SEED, '下载抽取记录', '人员名单（已固定）', '共 18 个对象，抽取 6 个']) expect(words).toContain(part)
  expect(words).toMatch(/经办1录入，经办2复核/)
  await page.getByRole('img', { name: /评查员 12 中抽 4/ }).locator('svg').waitFor()
  await page.screenshot({ path: join(SHOTS, 'draw-staff.png') })
  await accessible(page)
}, { cookie: staff.cookie }))

test('固定大名册时显示进度，可以停止', () => outsider(async (page) => {
  await page.goto(`${base}/app/matters/draw/${waiting}/do/commit`)
  const button = page.getByRole('button', { name: '固定名册并公布散列值' })
  await button.waitFor()
  // What freezing two hundred thousand members is while it lasts; the command itself arrives when it is over.
  let commandGoes = () => {}
  const over = new Promise<void>((go) => { commandGoes = go })
  await page.route('**/actions/commit', async (route) => { await over; await route.continue() })
  const work = watched(waiting, '取得名册', (tell, signal) => new Promise<string>((_, reject) => {
    tell('书写名册', 0.5)
    signal.addEventListener('abort', () => reject(new Error('停止了')))
  })).catch((error: Error) => error.message)
  await button.click()
  await page.getByText('正在书写名册…').waitFor()
  expect(await page.getByRole('progressbar', { name: '进度' }).getAttribute('aria-valuenow')).toBe('50')
  await page.screenshot({ path: join(SHOTS, 'draw-work.png') })
  await accessible(page)
  await page.getByRole('button', { name: /停\s?止/ }).click()
  expect(await work).toBe('停止了')
  commandGoes()
  await page.getByRole('heading', { name: /现在|证明/ }).first().waitFor()
  expect((await staff.get(`draw/${waiting}`)).json<MatterView>().state).toBe('committed')
}, { cookie: staff.cookie }))
