import { join } from 'node:path'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rooms } from '../../src/domains/index.ts'
import { projectRoot } from '../../src/kernel/project-root.ts'
import { choose, enter, pick } from '../support/form.ts'
import { settled } from '../support/product.ts'
import { PASSWORD, testServing, type TestServing } from '../support/serving.ts'

/** What people do to a form: leave it until they are signed out, press twice, open it twice, paste a novel, make the window small. */
let t: TestServing, browser: Browser, base: string
beforeAll(async () => {
  t = await testServing(rooms, { webDir: join(projectRoot(), 'dist/web'), today: '2025-06-11' })
  base = await t.app.listen({ port: 0, host: '127.0.0.1' })
  browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] })
  await t.somebody(await t.district.unit({ name: '试验区市场监督管理局', prefix: '试市监' }), 'handler', 'clerk')
}, 240_000)
afterAll(async () => { await browser?.close(); await t?.close() })

async function signedIn(): Promise<BrowserContext> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' })
  const page = await context.newPage()
  await page.goto(`${base}/app/`)
  await page.getByLabel('登录名').fill('person1')
  await page.getByLabel('口令').fill(PASSWORD)
  await page.getByRole('button', { name: '登录' }).click()
  await page.locator('#main').waitFor()
  return context
}
async function filled(page: Page): Promise<void> {
  await page.goto(`${base}/app/matters/product_sampling/new`)
  await settled(page)
  for (const [label, text] of [['抽查任务', '儿童用品监督抽查'], ['产品名称', '童车'], ['被抽样生产者、销售者', '某童车厂'], ['抽样地点', '成品仓库'], ['抽样日期', '２０２５年6月10日'], ['抽样人员', '甲某、乙某'], ['抽样单编号', 'CY001'], ['被抽样者统一社会信用代码', '９１９９０１１２ｍａ05X7T13P']] as const) await enter(page, label, text)
  await choose(page, '组织抽查的机关', '县（区）级')
  await pick(page, '抽样环节', '生产')
}

test('登录在填表时过期：登录后内容都在，再提交；连点两次只立一件；全角、小写的代码记为一个写法', async () => {
  const context = await signedIn()
  const page = context.pages()[0]!
  await filled(page)
  await context.clearCookies()
  const submit = page.getByRole('button', { name: '登记抽样', exact: true })
  await submit.click()
  const again = page.getByRole('dialog')
  await again.getByText('登录已过期，请重新登录').waitFor()
  await again.getByLabel('口令').fill(PASSWORD)
  await again.getByRole('button', { name: '登录' }).click()
  await again.waitFor({ state: 'hidden' })
  await expect.poll(() => page.getByRole('alert').innerText()).toContain('重新登录以后请再提交一次')
  await submit.dblclick()
  await page.locator('.matter-head').waitFor()
  const { rows } = await t.owner.query('select product, subject_code, sampled_on::text from product_sampling')
  expect(rows).toEqual([{ product: '童车', subject_code: '91990112MA05X7T13P', sampled_on: '2025-06-10' }])
  await context.close()
}, 120_000)

test('两个窗口办同一件：后提交的看到先办了什么，所填仍在；一万字的内容不撑破页面', async () => {
  const context = await signedIn()
  const windows = [context.pages()[0]!, await context.newPage()] as const
  const { rows: [{ id }] } = await t.owner.query('select id from product_sampling')
  for (const page of windows) {
    await page.goto(`${base}/app/matters/product_sampling/${id}/do/test`)
    await settled(page)
    await enter(page, '检验机构', '某检验院')
    await enter(page, '检验报告编号', 'R1')
    await enter(page, '检验报告日期', '2025/6/11')
    await pick(page, '检验结论', '不合格')
    await enter(page, '不合格项目', 'x'.repeat(10_000))
  }
  const [first, second] = windows
  const submit = (page: Page) => page.getByRole('button', { name: '登记检验结论', exact: true }).click()
  await submit(first)
  await first.locator('.matter-head').waitFor()
  await submit(second)
  const told = second.getByRole('alert')
  await told.getByText('打开本页以后，本案有下列办理').waitFor()
  await expect.poll(() => told.innerText()).toContain('某检验院')
  expect((await second.getByRole('textbox', { name: '不合格项目' }).inputValue()).length).toBe(10_000)
  const beyond = (page: Page) => page.evaluate(`Math.max(...[...document.querySelectorAll('#main *')].filter((one) => one.offsetParent).map((one) => one.getBoundingClientRect().right)) - innerWidth`)
  for (const page of windows) {
    expect(await beyond(page)).toBeLessThanOrEqual(0)
    await page.setViewportSize({ width: 600, height: 800 })
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0)
  }
  await context.close()
}, 120_000)
