import { join } from 'node:path'
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rooms } from '../../src/domains/index.ts'
import { officerRoutes } from '../../src/domains/officers/server.ts'
import { openPool } from '../../src/kernel/db/pool.ts'
import { projectRoot } from '../../src/kernel/project-root.ts'
import { portal } from '../../src/portal/plugin.ts'
import { choose, enter, pick } from '../support/form.ts'
import { settled } from '../support/product.ts'
import { PASSWORD, testServing, type Client, type TestServing } from '../support/serving.ts'

/** The whole product in this process, so that the days may pass. */
let t: TestServing, browser: Browser, base: string, bureau: string, justice: string
type Person = Client & { readonly id: string }
let first: Person, supervisor: Person
beforeAll(async () => {
  t = await testServing(rooms, {
    webDir: join(projectRoot(), 'dist/web'), today: '2025-06-11', routes: [officerRoutes],
    site: (url, world) => { const pool = openPool(url, { max: 2 }); return async (app) => { app.addHook('onClose', () => pool.end()); await portal(app, { registry: world.registry, pool, today: world.today }) } },
  })
  base = await t.app.listen({ port: 0, host: '127.0.0.1' })
  browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] })
  justice = await t.district.unit({ name: '试验区司法局', kind: 'justice_bureau', prefix: '试司' })
  bureau = await t.district.unit({ name: '试验区市场监督管理局', prefix: '试市监' })
  first = await t.somebody(bureau, 'handler', 'clerk')
  const others = [await t.somebody(bureau, 'handler'), await t.somebody(bureau, 'handler')] as const
  supervisor = await t.somebody(justice, 'supervisor')
  await card(first, '试执001', '2025-06-11')
  await card(others[0], '试执002', null)
  await card(others[1], '试执003', null)
}, 240_000)
afterAll(async () => { await browser?.close(); await t?.close() })

async function card(holder: Person, certificate_number: string, valid_until: string | null): Promise<void> {
  const input = { certificate_number, holder: holder.id, name: `持证人${certificate_number.slice(-1)}`, enforcement_fields: ['market'], registrar: justice, issuer: '省人民政府', obtained: 'held', issued_on: '2024-01-02', ...(valid_until && { valid_until }) }
  const { id, version } = (await first.post('certificate', { action: 'register_held', org_id: bureau, input })).json<{ id: string; version: number }>()
  expect((await supervisor.post(`certificate/${id}/actions/confirm`, { expected_version: version, input: {} })).statusCode).toBe(200)
}

/** Enters the day's inspection after a complaint, by two officers. */
async function inspected(page: Page, on: string, ...officers: readonly string[]): Promise<void> {
  await page.goto(`${base}/app/matters/inspection/new?action=inspect_at_once`)
  await settled(page)
  await choose(page, '执法领域', '市场监管')
  await choose(page, '检查方式', '针对线索的检查')
  await choose(page, '任务来源', '投诉举报')
  await enter(page, '检查事项', '食品安全')
  await choose(page, '检查人员', ...officers)
  await enter(page, '检查日期', on)
  await enter(page, '检查地点', '示范路1号')
  await enter(page, '检查对象', '示范食品店')
  await pick(page, '检查对象类别', '个体工商户')
  await enter(page, '检查情况', '未发现问题。')
  await choose(page, '检查结果', '未发现问题')
  await page.getByRole('button', { name: '登记已实施的检查', exact: true }).click()
}

test('证件有效的最后一日可以检查，次日拒绝并写明是谁、哪个证号、为什么；换有证的人员可以继续；公众查得到', async () => {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' })
  await page.goto(`${base}/app/`)
  await page.getByLabel('登录名').fill('person1')
  await page.getByLabel('口令').fill(PASSWORD)
  await page.getByRole('button', { name: '登录' }).click()
  await page.locator('#main').waitFor()

  await inspected(page, '2025-06-11', '经办1', '经办2')
  await page.waitForURL(/\/matters\/inspection\/[0-9a-f-]{36}/)
  await page.locator('.matter-head').waitFor()
  await expect.poll(() => page.locator('#main').innerText()).toContain('试执001、试执002')

  t.setToday('2025-06-12')
  await inspected(page, '2025-06-12', '经办1', '经办2')
  await page.getByText('执法证号试执001：有效期已于 2025-06-11 届满').first().waitFor()
  expect(page.url()).toContain('/new')
  // What was typed is kept: the first is taken off the list, a colleague put on it.
  await choose(page, '检查人员', '经办1', '经办3')
  await page.getByRole('button', { name: '登记已实施的检查', exact: true }).click()
  await page.waitForURL(/\/matters\/inspection\/[0-9a-f-]{36}/)

  await page.goto(`${base}/certificates?n=${encodeURIComponent('试执001、试执002')}`)
  expect(await page.locator('main').innerText()).toMatch(/有效期已于 2025-06-11 届满[\s\S]*2025-06-12 有效/)
}, 180_000)

test('第四季度，培训不足六十学时的在工作台提示，名单写明尚缺多少（实施纲要（三十四））', async () => {
  t.setToday('2025-11-03')
  const answer = await first.post('training_record', { action: 'record', org_id: bureau, input: { certificate_number: '试执002', name: '持证人2', topic: '全员培训', kind: 'all_staff', attended_on: '2025-06-20', hours: 40 } })
  expect(answer.statusCode, answer.body).toBe(200)
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' })
  await page.goto(`${base}/app/`)
  await page.getByLabel('登录名').fill('person1')
  await page.getByLabel('口令').fill(PASSWORD)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByText('名执法人员 2025 年登记的培训不足 60 学时').waitFor()
  await page.getByRole('link', { name: '查看名单' }).click()
  await page.getByRole('heading', { level: 1, name: '培训学时' }).waitFor()
  const row = page.getByRole('row').filter({ hasText: '试执002' })
  await row.waitFor()
  expect(await row.innerText()).toMatch(/试执002[\s\S]*40\s+20$/)
  await row.click()
  await page.waitForURL(/\/matters\/certificate\/[0-9a-f-]{36}/)
}, 120_000)
