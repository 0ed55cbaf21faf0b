import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { AddressInfo } from 'node:net'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPool } from '../../src/kernel/db/pool.ts'
import { projectRoot } from '../../src/kernel/project-root.ts'
import { portal } from '../../src/portal/plugin.ts'
import { officerRoutes } from '../../src/domains/officers/server.ts'
import { checkRoutes } from '../../src/report/compare-routes.ts'
import { reportRoutes } from '../../src/report/routes.ts'
import { rooms } from '../../src/domains/index.ts'
import { testServing, type TestServing } from '../support/serving.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const SHOTS = join(projectRoot(), 'dist/test/screenshots')
const DESKTOP = { viewport: { width: 1366, height: 768 } }
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true }

let t: TestServing
let browser: Browser
let base: string

beforeAll(async () => {
  mkdirSync(SHOTS, { recursive: true })
  execFileSync(process.execPath, [join(projectRoot(), 'scripts/build.mjs'), 'portal'])
  t = await testServing(rooms, { webDir: join(projectRoot(), 'dist/web'), routes: [officerRoutes, reportRoutes, checkRoutes], site: (url, world) => {
    const pool = openPool(url, { max: 2 })
    return async (app) => { app.addHook('onClose', () => pool.end()); await portal(app, { registry: world.registry, pool, today: world.today }) }
  } })
  await t.app.listen({ port: 0, host: '127.0.0.1' })
  base = `http://127.0.0.1:${(t.app.server.address() as AddressInfo).port}`
  browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] })
})
afterAll(async () => { await browser?.close(); await t?.close() })

/** A page whose every complaint, of the console or of the policy, fails the test. */
async function opened(options: Parameters<Browser['newContext']>[0], use: (page: Page, context: BrowserContext) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ ...options, locale: 'zh-CN' })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => { if (message.type() === 'error') complaints.push(message.text()) })
  page.on('pageerror', (error) => complaints.push(error.message))
  try { await use(page, context); expect(complaints).toEqual([]) } finally { await context.close() }
}
async function checked(page: Page): Promise<void> {
  await page.goto(`${base}/check?sample=1`)
  await page.getByRole('button', { name: '核查', exact: true }).click()
  await page.waitForSelector('#answer')
}
async function accessible(page: Page): Promise<void> {
  // The policy of the site forbids foreign scripts in the page; the examiner is put in by the debugger.
  await page.evaluate(AXE)
  const found = await page.evaluate(() => (globalThis as unknown as { axe: { run: () => Promise<{ violations: { id: string; impact: string; nodes: { html: string }[] }[] }> } }).axe.run())
  expect(found.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html }) => html).join(' ')}`)).toEqual([])
}
const noSideScroll = async (page: Page) => expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0)
const shot = (page: Page, name: string, fullPage = false) => page.screenshot({ path: join(SHOTS, `${name}.png`), fullPage })

describe('报告核查页面', () => {
  test('桌面：点问题，亮出所涉数据和算式；点数据，说明怎样理解', () => opened(DESKTOP, async (page) => {
    await page.goto(`${base}/check?sample=1`)
    await shot(page, 'check-form')
    await accessible(page)
    await checked(page)
    await shot(page, 'check-result', true)
    await accessible(page)
    const finding = page.locator('.finding.is-contradiction', { hasText: '出庭' })
    await finding.locator('summary').click()
    await expect.poll(() => finding.locator('dl').innerText()).toContain('94.19%')
    await expect.poll(async () => (await page.locator('.fig.lit').allInnerTexts()).toSorted()).toEqual(['5', '86', '95.19'])
    await shot(page, 'check-finding')
    const figure = page.locator('.fig', { hasText: '45.6' })
    await figure.click()
    const panel = page.getByRole('region', { name: '数据说明' })
    for (const part of ['45.6%', '比率', '前后变化', '不符']) await expect.poll(() => panel.innerText()).toContain(part)
    await shot(page, 'check-figure')
    await accessible(page)
    await page.keyboard.press('Escape')
    expect(await panel.isVisible()).toBe(false)
    expect(await page.evaluate('document.activeElement.id')).toBe(await figure.getAttribute('id'))
  }))

  test('只用键盘：进入数据、左右移动、打开说明，上下移动问题', () => opened(DESKTOP, async (page) => {
    await checked(page)
    const focused = () => page.evaluate(`document.activeElement.id || document.activeElement.parentElement.id`)
    await page.locator('.fig').first().focus()
    await page.keyboard.press('ArrowRight')
    expect(await focused()).toBe('f2')
    await page.keyboard.press('Enter')
    expect(await page.locator('.panel').isVisible()).toBe(true)
    await page.keyboard.press('Escape')
    expect(await focused()).toBe('f2')
    await page.keyboard.press('Tab')
    const first = await focused()
    expect(first).toMatch(/^p\d+$/)
    await page.keyboard.press('Enter')
    // A finding tells that it is open a moment after it is.
    await expect.poll(() => page.locator('.fig.lit').count()).toBeGreaterThan(1)
    await page.keyboard.press('ArrowDown')
    expect(await focused()).not.toBe(first)
    expect(await page.locator('.fig[tabindex="0"]').count()).toBe(1)
  }))

  test('按种类筛选；处理意见留在本浏览器，再次核查时仍在，可以清除', () => opened(DESKTOP, async (page) => {
    await checked(page)
    const shown = () => page.locator('.finding:visible').count()
    const before = await shown()
    const contradictions = await page.locator('.finding.is-contradiction').count()
    await page.getByLabel('矛盾').first().uncheck()
    expect(await shown()).toBe(before - contradictions)
    await page.getByLabel('矛盾').first().check()
    const finding = page.locator('.finding.is-contradiction').first()
    await finding.locator('summary').click()
    await finding.getByLabel('不采纳').check()
    await finding.getByLabel('理由').fill('口径不同')
    await expect.poll(() => page.locator('#progress').innerText()).toContain('已处理 1 /')
    const kept = await page.evaluate(`localStorage.getItem('zhunsheng.check')`) as string
    expect(kept).toContain('口径不同')
    expect(kept).not.toMatch(/320|审批/)
    await checked(page)
    expect(await page.locator('.finding[data-verdict=dismissed]').count()).toBe(1)
    await page.getByRole('button', { name: '清除本机记录' }).click()
    expect(await page.locator('.finding[data-verdict=dismissed]').count()).toBe(0)
    expect(await page.evaluate(`localStorage.getItem('zhunsheng.check')`)).toBeNull()
  }))

  test('拖入文件即可核查；导出 Word 和 Excel 清单', () => opened(DESKTOP, async (page) => {
    await page.goto(`${base}/check`)
    await page.getByRole('button', { name: '核查', exact: true }).click()
    await expect.poll(() => page.locator('#status').innerText()).toContain('请粘贴')
    const data = await page.evaluateHandle(`(() => { const data = new DataTransfer(); data.items.add(new File(['应诉案件64件，未出庭的3件，出庭率达96.25%。'], '报告.txt')); return data })()`)
    await page.dispatchEvent('#hand-in', 'drop', { dataTransfer: data })
    await expect.poll(() => page.locator('#status').innerText()).toContain('报告.txt')
    await page.getByRole('button', { name: '核查', exact: true }).click()
    await page.waitForSelector('#answer')
    await expect.poll(() => page.locator('.summary').innerText()).toContain('报告.txt')
    for (const [button, ending] of [['Word', '.docx'], ['Excel', '.xlsx']] as const) {
      const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).click()])
      expect(download.suggestedFilename()).toMatch(new RegExp(`^核查问题清单-2025-03-03\\${ending}$`))
    }
  }))

  test('手机：一列排开，不用左右滚动，点数据从下方出现说明', () => opened(PHONE, async (page) => {
    await page.goto(`${base}/check?sample=1`)
    await noSideScroll(page)
    await shot(page, 'phone-form')
    await checked(page)
    await noSideScroll(page)
    await shot(page, 'phone-result', true)
    await accessible(page)
    await page.locator('.overview a').first().tap()
    expect(await page.locator('.finding[open]').count()).toBe(1)
    await shot(page, 'phone-finding')
    await page.locator('.fig.lit').first().tap()
    expect(await page.locator('.panel').isVisible()).toBe(true)
    await shot(page, 'phone-figure')
    await accessible(page)
    await page.getByRole('button', { name: '关闭' }).tap()
    await page.locator('#large').tap()
    await noSideScroll(page)
    await shot(page, 'phone-large')
    expect(await page.evaluate(`parseFloat(getComputedStyle(document.documentElement).fontSize)`)).toBeGreaterThanOrEqual(18)
    await accessible(page)
  }))

  test('不用脚本：同样的结果，问题可以展开，筛选有效，数据链接到说明，导出含处理意见', () => opened({ ...DESKTOP, javaScriptEnabled: false }, async (page) => {
    await checked(page)
    const finding = page.locator('.finding.is-contradiction', { hasText: '出庭' })
    await finding.locator('summary').click()
    await expect.poll(() => finding.locator('dl').innerText()).toContain('94.19%')
    await finding.getByRole('link', { name: '95.19%' }).click()
    expect(page.url()).toMatch(/#f\d+$/)
    expect(await page.locator('.fig:target').innerText()).toBe('95.19')
    await page.locator('.fig:target').click()
    await expect.poll(() => page.locator('.figures > li:target').innerText()).toContain('95.19%')
    const before = await page.locator('.finding:visible').count()
    await page.getByLabel('矛盾').first().uncheck()
    expect(await page.locator('.finding:visible').count()).toBeLessThan(before)
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Word' }).click()])
    expect(download.suggestedFilename()).toContain('.docx')
  }))
})

describe('其他公众页面', () => {
  test.each([['front', '/'], ['procedures', '/procedures'], ['procedure', '/procedures/annual_report'], ['published', '/published'], ['missing', '/nothing']])('%s：桌面和手机都能用，读屏没有严重问题', async (name, path) => {
    for (const [kind, options] of [['desktop', DESKTOP], ['phone', PHONE]] as const) {
      const context = await browser.newContext(options)
      const page = await context.newPage()
      await page.goto(base + path)
      await noSideScroll(page)
      await accessible(page)
      await shot(page, `${name}-${kind}`)
      await context.close()
    }
  })
})

describe('工作人员的核查页面', () => {
  test('核查、与系统数据比较、处理意见记入报告日志', async () => {
    const government = await t.district.unit({ name: '试验区人民政府', kind: 'government', prefix: '试政' })
    await t.district.unit({ name: '东街道', kind: 'street', parent_id: government })
    const me = await t.somebody(government, 'statistician', 'organ_head')
    await me.post('reports', { year: 2024, org_id: government })
    await opened(DESKTOP, async (page, context) => {
      const [name, value] = me.cookie.split('=') as [string, string]
      await context.addCookies([{ name, value, url: base }])
      await page.goto(`${base}/app/`)
      await page.getByRole('link', { name: '报告核查' }).click()
      await page.getByLabel('粘贴报告文字').fill('全区有街道、乡镇3个。\n全年发生应诉案件64件，行政负责人未出庭的3件，出庭率达96.25%。')
      await page.getByRole('button', { name: '核查', exact: true }).click()
      await page.getByRole('button', { name: /矛盾/ }).click()
      await expect.poll(async () => (await page.locator('.fig.lit').allInnerTexts()).toSorted()).toEqual(['3', '64', '96.25'])
      await page.getByRole('button', { name: '与系统数据比较' }).click()
      const table = page.getByRole('region', { name: '与系统数据比较' })
      await table.getByText('街道、乡镇数').waitFor()
      expect(await table.getByRole('row').nth(1).innerText()).toMatch(/3个[\s\S]*1个[\s\S]*不一致/)
      await page.locator('#working-on').click()
      await page.getByText('2024年法治政府建设情况报告').last().click()
      await page.getByLabel('理由').fill('应为95.31%')
      await page.getByRole('button', { name: '确认', exact: true }).click()
      await page.getByText('已确认：应为95.31%').waitFor()
      await shot(page, 'staff-check', true)
      await accessible(page)
      await page.locator('.fig').first().click()
      await expect.poll(() => page.getByLabel('数据说明').innerText()).toContain('不一致')
      await shot(page, 'staff-figure')
    })
  })
})
