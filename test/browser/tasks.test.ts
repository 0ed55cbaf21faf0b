import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { projectRoot } from '../../src/kernel/project-root.ts'
import { choose, enter, pick } from '../support/form.ts'
import { settled, startProduct, type Product, type Visitor } from '../support/product.ts'

let product: Product
let number = ''
const visitors = new Map<string, Visitor>()
beforeAll(async () => { product = await startProduct() }, 600_000)
afterAll(async () => { await product?.close() })

/** Each person keeps one browser open all day. */
async function as(account: string): Promise<Page> {
  const known = visitors.get(account) ?? await product.visitor(account)
  visitors.set(account, known)
  return known.page
}
/** The name by which others choose an account's person. */
const nameOf = async (account: string): Promise<string> => (await as(account)).evaluate(async () => ((await (await fetch('/api/session')).json()) as { account: { name: string } }).account.name)
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

/** By number, party or subject, from any page. */
async function find(page: Page, words: string, hit: string = words): Promise<void> {
  await page.goto(`${product.base}/app/`)
  await settled(page)
  await page.keyboard.press('/')
  await page.keyboard.type(words)
  await page.locator('.ant-select-dropdown:visible').getByText(hit).first().click()
  await page.waitForURL(/\/matters\/\w+\/[0-9a-f-]{36}/)
  await page.locator('.matter-head').waitFor()
}
const wordsOf = (file: string): string => Buffer.from(unzipSync(readFileSync(file))['word/document.xml']!).toString('utf8').replaceAll(/<[^>]+>/g, '')

const REAL = join(projectRoot(), '../shared/data/real/env-penalties.csv')
const OWN = ['doc_no,party,party_kind,uscc,uscc_check,authority,date_raw,fine_raw,excerpts',
  '示环罚〔2023〕9001号,示范青禾化工有限公司,org,,,示范区生态环境局,2023-05-06,2万元,1', '示环罚〔2023〕9002号,示范石桥建材有限公司,org,91110000000000000X,invalid,示范区生态环境局,2023-06-07,3万元,1'].join('\n')

describe('一天中的四件事', () => {
  test('导入以往的处罚决定，再查到其中一件', async () => {
    const page = await as('environment.chengban1')
    await page.goto(`${product.base}/app/import`)
    await settled(page)
    await choose(page, '案卷、台账类别', '行政处罚')
    const real = existsSync(REAL)
    await page.getByLabel('选择要导入的文件').setInputFiles(real ? REAL : { name: '处罚决定.csv', mimeType: 'text/csv', buffer: Buffer.from(OWN) })
    await page.waitForURL(/\/import\/[0-9a-f-]{36}/)
    await button(page, '试导入').click()
    const main = page.getByRole('button', { name: /^正式导入 \d+ 行$/ })
    await main.waitFor({ timeout: 120_000 })
    expect(await page.getByText('不能导入').first().isVisible()).toBe(true)
    if (real) expect(await page.getByRole('button', { name: '正式导入 1059 行' }).count() + await page.getByText(/统一社会信用代码/).count()).toBeGreaterThan(0)
    await main.click()
    const imported = page.getByRole('link', { name: '查看导入的行政处罚' })
    await imported.waitFor({ timeout: 120_000 })
    const [name, number] = real ? ['宜昌鄂中化工有限公司', '都环罚字［2015］22号'] : ['示范青禾化工有限公司', '示环罚〔2023〕9001号']
    await find(page, name)
    await expect.poll(() => page.locator('#main').innerText()).toContain(number)
    await expect.poll(() => page.locator('#main').innerText()).toContain('历史数据导入')
  })

  test('一件行政复议：登记、受理、答复、审理、决定、送达、结案，下载决定书', async () => {
    const clerk = await as('fuyi.shouli')
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date())
    await button(clerk, '新办案卷').click()
    await clerk.getByRole('menuitem', { name: '行政复议', exact: true }).click()
    await settled(clerk)
    await enter(clerk, '提出申请日期', today)
    await enter(clerk, '收到申请日期', today)
    await choose(clerk, '申请渠道', '窗口当面')
    await enter(clerk, '复议请求', '请求撤销罚款五千元的决定')
    await choose(clerk, '行政管理类别', '市场监管')
    await choose(clerk, '复议事项', '行政处罚')
    await enter(clerk, '被申请复议的行政行为', '罚款五千元的决定')
    await choose(clerk, '被申请人', '市场监督管理局')
    await choose(clerk, '被申请人类别', '本级人民政府工作部门')
    await enter(clerk, '行政行为作出日期', today)
    await enter(clerk, '申请期限起算日', today)
    await enter(clerk, '姓名或者名称', '欧阳明月')
    await pick(clerk, '当事人类别', '公民')
    await button(clerk, '登记书面申请').click()
    await clerk.waitForURL(/\/matters\/reconsideration\/[0-9a-f-]{36}$/)
    await clerk.locator('.matter-head').waitFor()
    number = await clerk.locator('#main h1').innerText()
    expect(number).toMatch(/^示政复〔\d{4}〕\d+号$/)

    await step('fuyi.jigou', '指定承办人', async (page) => { await choose(page, '承办人', await nameOf('fuyi.chengban1'), await nameOf('fuyi.chengban2')) })
    await step('qu.lingdao', '受理', async (page) => { await pick(page, '审理程序', '普通程序') })
    await step('fuyi.chengban1', '发送申请书副本、通知答复')
    await served('fuyi.chengban1', '答复通知书', ['市场监督管理局'])
    await step('market.chengban1', '被申请人答复', (page) => enter(page, '被申请人答复意见', '处罚决定认定事实清楚，依据正确，程序合法。'))
    await step('fuyi.chengban1', '听取意见', async (page) => {
      await enter(page, '当事人', '欧阳明月')
      await choose(page, '听取方式', '电话')
      await enter(page, '听取日期', today)
      await enter(page, '意见内容或者不能听取的原因', '申请人认为处罚过重')
    })
    await step('fuyi.chengban1', '提出审理意见', async (page) => {
      await choose(page, '决定种类', '撤销')
      await choose(page, '决定理由', '违反法定程序')
      await page.keyboard.press('Escape')
      await enter(page, '审理查明', '被申请人未告知陈述、申辩的权利。')
      await enter(page, '本机关认为', '程序违法。')
      await enter(page, '决定内容', '撤销被申请人作出的罚款五千元的决定。')
      await choose(page, '赔偿处理', '责令返还财产、解除查封扣押冻结或者赔偿价款')
    })
    await step('fuyi.shenhe', '审核', (page) => enter(page, '审核意见', '同意'))
    await step('fuyi.jigou', '机构负责人审签', (page) => enter(page, '机构负责人意见', '同意'))
    await step('qu.lingdao', '作出行政复议决定', (page) => pick(page, '批准方式', '机关负责人同意'))
    await served('fuyi.chengban1', '行政复议决定书', ['欧阳明月', '市场监督管理局'])
    await step('fuyi.chengban1', '结案')

    const handler = await as('fuyi.chengban1')
    await expect.poll(() => handler.locator('.matter-head').innerText()).toContain('结案')
    await handler.getByRole('tab', { name: /^文书/ }).click()
    const row = handler.getByRole('row').filter({ hasText: '行政复议决定书' })
    const [download] = await Promise.all([handler.waitForEvent('download'), row.getByRole('link', { name: '下载' }).click()])
    const words = wordsOf(await download.path())
    for (const part of ['欧阳明月', '撤销被申请人作出的罚款五千元的决定', '复决']) expect(words).toContain(part)
  }, 400_000)

  test('按钮为什么不能按：案卷页逐条写明理由和条文', async () => {
    const page = await as('fuyi.chengban1')
    await page.goto(`${product.base}/app/matters/reconsideration?state=trial`)
    await settled(page)
    await page.locator('table.data tbody tr').first().focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/matters\/reconsideration\/[0-9a-f-]{36}/)
    const now = page.getByRole('complementary', { name: '现在' })
    await now.waitFor()
    await expect.poll(() => now.innerText()).toContain('不能办，因为')
    expect(await now.innerText()).toMatch(/第[一二三四五六七八九十]+条/)
  })

  test('年度报告：点数据，到记录，定稿，下载', async () => {
    const page = await as('tongji')
    await page.goto(`${product.base}/app/report`)
    await settled(page)
    await button(page, '起草报告').click()
    await page.getByRole('spinbutton').fill('2024')
    await page.getByRole('dialog').getByRole('button', { name: /^起\s?草$/ }).click()
    await page.waitForURL(/\/report\/[0-9a-f-]{36}/)
    await page.locator('.sheet').waitFor()
    const address = page.url()
    const outline = page.getByRole('navigation', { name: '提纲' })
    await expect.poll(() => outline.innerText()).toContain('主要举措和成效')
    for (const prompt = button(page, '填写').first(); await prompt.count() > 0;) {
      await prompt.click()
      await page.keyboard.type('已经落实，具体情况见附件。')
    }
    await button(page, '保存').click()
    await page.getByText('有未保存的修改').waitFor({ state: 'detached' })

    await page.getByRole('button', { name: /^数据：行政处罚 / }).first().click()
    const panel = page.getByRole('region', { name: '所选数据' })
    const value = Number(/\d+/.exec(await panel.locator('b').first().innerText())![0])
    expect(value).toBeGreaterThan(0)
    await expect.poll(() => panel.innerText()).toContain('口径')
    await panel.getByRole('link', { name: /〔2024〕\d+号/ }).first().click()
    await page.waitForURL(/\/matters\/penalty\/[0-9a-f-]{36}/)
    await page.locator('#main h1').filter({ hasText: /〔2024〕\d+号/ }).waitFor()

    const head = await as('qu.lingdao')
    await head.goto(address)
    await head.locator('.sheet').waitFor()
    await button(head, '审核通过').click()
    await head.getByRole('dialog').getByRole('button', { name: '确定' }).click()
    await button(head, '记录审议').click()
    await enter(head, '审议会议', '区政府第五十六次常务会议')
    await head.getByRole('dialog').getByRole('button', { name: '确定' }).click()
    await button(head, '定稿').click()
    await button(head, '定稿并编号').click()
    await head.getByText(/定稿 · 校验码/).waitFor({ timeout: 60_000 })
    const [download] = await Promise.all([head.waitForEvent('download'), head.getByRole('link', { name: '下载公文' }).click()])
    const words = wordsOf(await download.path())
    expect(words).toContain('2024年法治政府建设情况报告')
    expect(words).toContain(`行政处罚${value}件`)
  })

  test('办这些事，控制台没有一条错误，没有向服务器以外要过任何东西', () => {
    expect(visitors.size).toBeGreaterThan(5)
    expect([...visitors].flatMap(([account, { complaints }]) => complaints.map((one) => `${account}: ${one}`))).toEqual([])
  })
})

/** Somebody finds the case by its number and takes a step of it. */
async function step(account: string, label: string, fill: (page: Page) => Promise<void> = async () => {}): Promise<void> {
  const page = await as(account)
  await find(page, number)
  const now = page.getByRole('complementary', { name: '现在' })
  await now.waitFor()
  const link = now.getByRole('link', { name: label, exact: true })
  if (!await link.isVisible()) await now.getByText('还可以记录和办理').click()
  await link.click()
  await page.waitForURL(/\/do\//)
  await settled(page)
  await fill(page)
  await page.locator('form').getByRole('button', { name: label, exact: true }).click()
  await page.waitForURL(/\/matters\/reconsideration\/[0-9a-f-]{36}$/)
}

/** Records the service of a paper on each of those it must reach. */
async function served(account: string, paper: string, recipients: readonly string[]): Promise<void> {
  const page = await as(account)
  for (const recipient of recipients) {
    await find(page, number)
    await page.getByRole('tab', { name: /^文书/ }).click()
    await page.getByRole('row').filter({ hasText: paper }).getByRole('button', { name: '登记送达' }).click()
    await page.waitForURL(/\/do\/serve/)
    await settled(page)
    await choose(page, '受送达人', recipient)
    await page.locator('form').getByRole('button', { name: '登记送达' }).click()
    await page.waitForURL(/\/matters\/reconsideration\/[0-9a-f-]{36}/)
  }
}
