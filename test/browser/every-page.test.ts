import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { procedures, registers } from '../../src/web/registry.ts'
import { accessFaults, settled, startProduct, type Product, type Visitor } from '../support/product.ts'

let product: Product
let handler: Visitor
let administrator: Visitor
let auditor: Visitor
let head: Visitor
beforeAll(async () => {
  product = await startProduct()
  handler = await product.visitor('fuyi.chengban1')
  administrator = await product.visitor('guanli')
  auditor = await product.visitor('shenji')
  head = await product.visitor('fuyi.jigou')
}, 600_000)
afterAll(async () => { await product?.close() })

const open = async ({ page }: Visitor, path: string) => { await page.goto(product.base + path); await settled(page) }

/** Faults of the page in light and in dark. */
async function faultsOf({ page }: Visitor): Promise<string[]> {
  const light = await accessFaults(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.locator('html[data-mode=dark]').waitFor({ state: 'attached' })
  // Colours pass into each other for a moment.
  await page.waitForTimeout(250)
  // Only colours are other ones in the dark.
  const dark = await accessFaults(page, 'color-contrast')
  await page.emulateMedia({ colorScheme: 'light' })
  return [...light, ...dark.map((fault) => `dark: ${fault}`)]
}

/** A page stands, in both modes, when it can be read aloud, asks nothing of strangers and reports no error. */
async function stands(visitor: Visitor, path: string): Promise<void> {
  visitor.complaints.length = 0
  await open(visitor, path)
  expect(await visitor.page.title()).toMatch(/^.+ — 准绳$/)
  expect(await visitor.page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0)
  expect(await faultsOf(visitor)).toEqual([])
  expect(visitor.complaints).toEqual([])
}

/** Opens every room of the menu. */
async function unfold(page: Page): Promise<void> {
  for (const room of await page.locator('.side details').all()) if (await room.getAttribute('open') === null) await room.locator('summary').click()
}

describe('每一页都能被读屏软件读，深浅两色都看得清，不向外要东西，不报错', () => {
  const first = registers[0]!.id
  test.each([
    '/app/', '/app/?scope=mine&view=done', '/app/figures', '/app/figures/penalty_cases?year=2024', '/app/report', '/app/check', '/app/procedures', '/app/procedures/reconsideration',
    '/app/matters/reconsideration', '/app/matters/penalty', '/app/matters/reconsideration/new', '/app/registers', `/app/registers/${first}`,
    '/app/inspections/plan?year=2024', '/app/regulatory-items?year=2024', '/app/officers/hours', '/app/enterprises?q=有限公司', '/app/settings', '/app/holidays', '/app/second-factor', '/app/sessions', '/app/no-such-page', '/app/practice',
  ])('承办人 %s', (path) => stands(handler, path))
  test.each(['/app/', '/app/templates', `/app/registers/${first}/new`])('机构负责人 %s', (path) => stands(head, path))
  test.each(['/app/', '/app/organisations', '/app/accounts', '/app/journal', '/app/import'])('系统管理员 %s', (path) => stands(administrator, path))
  test.each(['/app/journal', '/app/journal?log=access', '/app/journal?log=sign_in', '/app/journal?log=export'])('安全审计员 %s', (path) => stands(auditor, path))
  test('每一种案卷、每一本台账都打得开', async () => {
    const { page } = handler
    handler.complaints.length = 0
    await open(handler, '/app/registers')
    const opens = async (links: Locator, label: string) => {
      await links.getByRole('link', { name: label, exact: true }).first().click()
      await page.getByRole('heading', { level: 1, name: label, exact: true }).waitFor()
      await page.locator('#main table.data, #main .nothing').first().waitFor()
    }
    for (const { label } of registers) {
      await opens(page.locator('#main'), label)
      await page.goBack()
    }
    await unfold(page)
    for (const { label } of procedures) await opens(page.locator('.side'), label)
    expect(handler.complaints).toEqual([])
  })

  test('案卷各栏和办理表单', async () => {
    await open(handler, '/app/matters/reconsideration?state=trial')
    await handler.page.locator('table.data tbody tr').first().focus()
    await handler.page.keyboard.press('Enter')
    const now = handler.page.getByRole('complementary', { name: '现在' })
    await now.waitFor()
    const { pathname } = new URL(handler.page.url())
    await stands(handler, pathname)
    for (const tab of await handler.page.getByRole('tab').all()) {
      await tab.click()
      await settled(handler.page)
      expect([await tab.innerText(), ...await accessFaults(handler.page)]).toEqual([await tab.innerText()])
    }
    await open(handler, `${pathname}?tab=clocks`)
    await handler.page.locator('table.data tbody tr').first().click()
    await handler.page.locator('.months').waitFor()
    expect(await faultsOf(handler)).toEqual([])
    await now.locator('a[href*="/do/"]').first().click()
    await handler.page.locator('form.panel').waitFor()
    expect(await faultsOf(handler)).toEqual([])
    expect(handler.complaints).toEqual([])
  })
})

describe('菜单', () => {
  test.each([['fuyi.chengban1', () => handler], ['guanli', () => administrator], ['fuyi.jigou', () => head]] as const)('%s 的每一项都有页面', async (_, who) => {
    const { page } = who()
    await open(who(), '/app/')
    await unfold(page)
    const items = await page.getByRole('navigation', { name: '主导航' }).locator('li a').all()
    const hrefs = await Promise.all(items.map((item) => item.getAttribute('href')))
    expect(hrefs.length).toBeGreaterThan(5)
    for (const href of hrefs) {
      await page.locator(`.side li a[href="${href}"]`).click()
      await settled(page)
      const heading = await page.locator('#main h1').first().innerText()
      expect([href, heading.length > 0, await page.getByText('没有这个页面').count()]).toEqual([href, true, 0])
    }
  })

  test('管理员不办案：菜单里没有案卷，也不能新办', async () => {
    await open(administrator, '/app/')
    expect(await administrator.page.getByRole('link', { name: '行政处罚', exact: true }).count()).toBe(0)
    expect(await administrator.page.getByRole('button', { name: '新办案卷' }).count()).toBe(0)
  })
})

describe('工作台', () => {
  test('负责人先看各单位：谁的什么事超期，点开就是那些事', async () => {
    const { page } = head
    await open(head, '/app/')
    const late = page.getByRole('link', { name: /超期 \d+ 项$/ }).first()
    const count = Number(await late.innerText())
    const unit = (await late.getAttribute('aria-label'))!.replace(/超期.*/, '')
    await late.click()
    await page.getByText(`只看 ${unit}`).waitFor()
    await settled(page)
    expect(await page.locator('table.data tbody tr').count()).toBe(Math.min(count, 50))
    expect(await page.locator('table.data tbody .light-overdue').count()).toBe(Math.min(count, 50))
  })
})

describe('办理表单', () => {
  test('旁边就是将要制作的文书；填的内容刷新后还在，提交前可以清除', async () => {
    const { page } = head
    await open(head, '/app/matters/reconsideration?state=received')
    await page.locator('table.data tbody tr').first().locator('a').first().click()
    await page.getByRole('complementary', { name: '现在' }).waitFor()
    await page.goto(`${page.url().split('?')[0]}/do/request_correction`)
    const paper = page.getByRole('group', { name: '《补正通知书》内容' })
    await paper.getByText('申请').first().waitFor()
    const field = page.locator('form.panel textarea').first()
    await field.fill('请补充身份证明复印件')
    await paper.getByText('请补充身份证明复印件').waitFor()
    await page.reload()
    await page.getByText('已恢复本窗口中填写但尚未提交的内容。').waitFor()
    expect(await field.inputValue()).toBe('请补充身份证明复印件')
    await page.getByRole('button', { name: '清除，重新填写' }).click()
    expect(await field.inputValue()).toBe('')
  })

  test('断网时说明，填写的内容不丢', async () => {
    const { page } = handler
    await open(handler, '/app/matters/reconsideration/new')
    await page.context().setOffline(true)
    await page.getByText('网络已断开').waitFor()
    await page.locator('form.panel textarea').first().fill('断网时填写')
    await page.getByRole('button', { name: '登记书面申请' }).click()
    await page.getByText('连接不上服务器').waitFor()
    expect(await page.locator('form.panel textarea').first().inputValue()).toBe('断网时填写')
    await page.context().setOffline(false)
    await page.getByText('网络已断开').waitFor({ state: 'detached' })
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
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp']) await page.keyboard.press(key)
    const number = (await rows.nth(2).innerText()).match(/示政复〔\d+〕\d+号/)![0]
    await page.keyboard.press('Enter')
    await page.locator('.matter-head').waitFor()
    expect(await page.locator('#main h1').innerText()).toBe(number)
    await page.goBack()
    await page.locator('table.data tbody tr:focus').filter({ hasText: number }).waitFor()
    expect(page.url()).toBe(`${product.base}/app/matters/reconsideration`)
  })

  test('更多筛选：按名称添加，条件在地址里，清除后复原', async () => {
    const { page } = handler
    await open(handler, '/app/matters/reconsideration')
    await page.getByLabel('更多筛选').click()
    await page.keyboard.type('审理程序')
    await page.keyboard.press('Enter')
    await page.locator('#track').click()
    await page.keyboard.type('简易')
    await page.keyboard.press('Enter')
    await page.waitForURL(/track=simplified/)
    await settled(page)
    await page.getByRole('button', { name: '清除', exact: true }).click()
    await page.waitForURL(`${product.base}/app/matters/reconsideration`)
    expect(await page.locator('#track').count()).toBe(0)
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
