import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { procedures, registers } from '../../src/web/registry.ts'
import { accessFaults, settled, startProduct, type Product, type Visitor } from '../support/product.ts'

let product: Product
let handler: Visitor
let administrator: Visitor
beforeAll(async () => {
  product = await startProduct()
  handler = await product.visitor('fuyi.chengban1')
  administrator = await product.visitor('guanli')
}, 600_000)
afterAll(async () => { await product?.close() })

const open = async ({ page }: Visitor, path: string) => { await page.goto(product.base + path); await settled(page) }

describe('每一页都能被读屏软件读，不向外要东西，不报错', () => {
  const pages: readonly (readonly [string, () => Visitor])[] = [
    ...['/app/', '/app/figures', '/app/figures/penalty_cases?year=2024', '/app/report', '/app/procedures', '/app/settings', '/app/holidays', '/app/second-factor',
      ...procedures.map(({ id }) => `/app/matters/${id}`), '/app/matters/reconsideration/new', '/app/procedures/reconsideration', ...registers.map(({ id }) => `/app/registers/${id}`)].map((path) => [path, () => handler] as const),
    ...['/app/organisations', '/app/accounts', '/app/journal', '/app/import'].map((path) => [path, () => administrator] as const),
  ]
  test.each(pages)('%s', async (path, who) => {
    const visitor = who()
    visitor.complaints.length = 0
    await open(visitor, path)
    expect(await accessFaults(visitor.page)).toEqual([])
    expect(visitor.complaints).toEqual([])
  })

  test('案卷各栏和办理表单', async () => {
    handler.complaints.length = 0
    await open(handler, '/app/matters/reconsideration?state=trial')
    await handler.page.locator('table.data tbody tr').first().focus()
    await handler.page.keyboard.press('Enter')
    const now = handler.page.getByRole('complementary', { name: '现在' })
    await now.waitFor()
    for (const tab of await handler.page.getByRole('tab').all()) {
      await tab.click()
      await settled(handler.page)
      expect([await tab.innerText(), ...await accessFaults(handler.page)]).toEqual([await tab.innerText()])
    }
    await now.locator('a[href*="/do/"]').first().click()
    await handler.page.locator('form').waitFor()
    expect(await accessFaults(handler.page)).toEqual([])
    expect(handler.complaints).toEqual([])
  })
})

describe('只用键盘', () => {
  test('斜杠到查找框，g w 回工作台，问号列出快捷键', async () => {
    const { page } = handler
    await open(handler, '/app/procedures')
    await page.keyboard.press('/')
    expect(await page.evaluate('document.activeElement.id')).toBe('search')
    await page.keyboard.press('Escape')
    await page.locator('#main').focus()
    await page.keyboard.press('?')
    await page.getByRole('dialog', { name: '快捷键' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await page.keyboard.press('g')
    await page.keyboard.press('w')
    await page.waitForURL(`${product.base}/app/`)
  })

  test('列表中上下移动，回车打开，回来仍在原处', async () => {
    const { page } = handler
    await open(handler, '/app/matters/reconsideration')
    const rows = page.locator('table.data tbody tr')
    await rows.first().focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowUp')
    const number = (await rows.nth(1).innerText()).match(/示政复〔\d+〕\d+号/)![0]
    await page.keyboard.press('Enter')
    await page.locator('.matter-head').waitFor()
    expect(await page.locator('#main h1').innerText()).toBe(number)
    await page.goBack()
    await page.getByRole('row').filter({ hasText: number }).first().waitFor()
    expect(page.url()).toBe(`${product.base}/app/matters/reconsideration`)
  })
})

test('首次打开经压缩不到 500 kB', async () => {
  const stranger = await product.visitor()
  await stranger.page.goto(`${product.base}/app/`)
  await stranger.page.getByLabel('登录名').waitFor()
  await stranger.page.waitForLoadState('networkidle')
  expect(stranger.received()).toBeGreaterThan(50_000)
  expect(stranger.received()).toBeLessThan(500_000)
  const signedIn = await product.visitor('fuyi.chengban1')
  await settled(signedIn.page)
  expect(signedIn.received()).toBeLessThan(500_000)
  await stranger.leave()
  await signedIn.leave()
})
