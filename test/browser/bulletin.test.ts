import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { AddressInfo } from 'node:net'
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rooms } from '../../src/domains/index.ts'
import { projectRoot } from '../../src/kernel/project-root.ts'
import { reportRoutes } from '../../src/report/routes.ts'
import { inspections } from '../support/enforcement-records.ts'
import { accessFaults, settled } from '../support/product.ts'
import { testServing, type Client, type TestServing } from '../support/serving.ts'

const SHOTS = join(projectRoot(), 'dist/test/screenshots')
let t: TestServing
let browser: Browser
let base: string
let market: string
let supervisor: Client, head: Client
const complaints: string[] = []

beforeAll(async () => {
  mkdirSync(SHOTS, { recursive: true })
  t = await testServing(rooms, { today: '2026-10-09', webDir: join(projectRoot(), 'dist/web'), routes: [reportRoutes] })
  const government = await t.district.unit({ name: '某区人民政府', kind: 'government', prefix: '某政' })
  const justice = await t.district.unit({ name: '某区司法局', kind: 'justice_bureau', prefix: '某司', parent_id: government })
  market = await t.district.unit({ name: '市场监管局', prefix: '某市监', parent_id: government })
  const culture = await t.district.unit({ name: '文旅局', parent_id: government })
  const street = await t.district.unit({ name: '甲街道', kind: 'street', parent_id: government })
  supervisor = await t.somebody(justice, 'supervisor')
  head = await t.somebody(justice, 'office_head')
  for (const [org_id, count] of [[market, 12], [culture, 20], [street, 3]] as const) await inspections(t.world.worker, count, { district: t.district.code, org_id, on: '2026-09-10' })
  await t.app.listen({ port: 0, host: '127.0.0.1' })
  base = `http://127.0.0.1:${(t.app.server.address() as AddressInfo).port}`
  browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] })
}, 120_000)
afterAll(async () => { await browser?.close(); await t?.close() })

async function signedIn({ cookie }: Client): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' })
  const [name = '', value = ''] = cookie.split('=')
  await context.addCookies([{ name, value, url: base }])
  const page = await context.newPage()
  page.on('console', (message) => { if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text()) })
  page.on('pageerror', (error) => complaints.push(error.message))
  return page
}

test('月通报：起草、查看排名及其公式和背后的记录、改正文、审核、定稿，定稿后数据不再改变', async () => {
  const page = await signedIn(supervisor)
  await page.goto(`${base}/app/report`)
  await page.getByRole('button', { name: '起草通报' }).click()
  await page.getByRole('dialog').getByRole('button', { name: /起\s?草/ }).click()
  await page.waitForURL(/\/report\/[0-9a-f-]{36}/)
  const address = page.url()
  await page.getByRole('heading', { level: 1, name: /2026年9月行政执法监督月通报/ }).waitFor()

  const ranking = page.locator('figure.ranking').first()
  const rows = await ranking.locator('tbody tr').allInnerTexts()
  expect(rows.map((row) => row.split(/\s+/).slice(0, 2).join(' ')).sort()).toEqual(['1 市场监管局', '1 文旅局'])
  expect(rows.join()).toContain('0÷12')
  const words = await ranking.innerText()
  expect(words).toContain('罚款数额不作为排名项目')
  expect(words).toMatch(/数据质量（退回重录）：退回.* ÷ /)
  expect(words).toContain('未参加排名：甲街道（归集执法案件3件，不足10件，比率没有可比性）')
  await ranking.screenshot({ path: join(SHOTS, 'bulletin-ranking.png') })
  // A term of the formula opens: what it counts, and the records.
  await ranking.getByRole('button', { name: /归集/ }).first().click()
  await page.getByText('口径').first().waitFor()
  await settled(page)
  expect(await accessFaults(page)).toEqual([])

  const box = page.locator('.piece.prose .prose-box').first()
  await box.click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type('以上情况请各单位对照改正。')
  await page.getByRole('button', { name: /保\s?存/ }).click()
  await page.getByText('有未保存的修改').waitFor({ state: 'detached' })
  await page.screenshot({ path: join(SHOTS, 'bulletin-editor.png') })

  const chief = await signedIn(head)
  await chief.goto(address)
  await chief.getByRole('button', { name: '审核通过' }).click()
  await chief.getByRole('dialog').getByRole('button', { name: /确\s?定/ }).click()
  await chief.locator('.report-head').getByRole('button', { name: /定\s?稿/ }).click()
  await chief.getByRole('button', { name: '定稿并编号' }).click()
  await chief.getByText(/执监通报.*2026-10-09 定稿 · 校验码/).waitFor()

  // Records that come in afterwards change nothing of what was frozen; the margin tells the difference.
  await inspections(t.world.worker, 5, { district: t.district.code, org_id: market, on: '2026-09-11' })
  await chief.reload()
  const frozen = chief.locator('figure.ranking').first()
  await frozen.waitFor()
  expect((await frozen.locator('tbody tr').allInnerTexts()).join()).toContain('0÷12')
  await expect.poll(() => chief.locator('.report').innerText()).toContain('以上情况请各单位对照改正。')
  expect(await chief.locator('.prose-box[contenteditable="true"]').count()).toBe(0)
  expect(await chief.getByRole('button', { name: /保\s?存/ }).count()).toBe(0)
  await settled(chief)
  await chief.screenshot({ path: join(SHOTS, 'bulletin-frozen.png'), fullPage: true })
  expect(await accessFaults(chief)).toEqual([])
  expect(complaints).toEqual([])
}, 180_000)
