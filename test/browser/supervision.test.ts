import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { accounts } from '../../demo/people.ts'
import { choose, enter, pick } from '../support/form.ts'
import { accessFaults, settled, startProduct, type Product, type Visitor } from '../support/product.ts'

let product: Product
const visitors = new Map<string, Visitor>()
beforeAll(async () => { product = await startProduct() }, 600_000)
afterAll(async () => { await product?.close() })

async function as(account: string): Promise<Page> {
  const known = visitors.get(account) ?? await product.visitor(account)
  visitors.set(account, known)
  return known.page
}
const open = async (page: Page, path: string): Promise<void> => { await page.goto(`${product.base}/app/${path}`); await settled(page) }
/** Takes a step of a matter on its form, and waits for the matter. */
async function step(account: string, ledger: string, id: string, action: string, label: string, fill: (page: Page) => Promise<void> = async () => {}): Promise<Page> {
  const page = await as(account)
  await open(page, `matters/${ledger}/${id}/do/${action}`)
  await fill(page)
  await page.locator('form').getByRole('button', { name: label, exact: true }).click()
  await page.waitForURL(new RegExp(`/matters/${ledger}/${id}$`))
  return page
}
const idIn = (page: Page): string => /[0-9a-f-]{36}/.exec(page.url())![0]
/** The newest matter of a ledger, as the server lists it for the person. */
const newest = async (page: Page, ledger: string, more = ''): Promise<{ readonly id: string; readonly number: string; readonly values: { readonly unit?: string } }> =>
  page.evaluate(async ([of, narrowed]) => ((await (await fetch(`/api/${of}?limit=1${narrowed}`)).json()) as { items: never[] }).items[0]!, [ledger, more] as const)

test('示范区的监督工作台是上一个月的抽查：已经抽取，审查过半，一件退回重录，一份通知书待答复', async () => {
  const page = await as('jiandu')
  await open(page, 'supervision')
  const [year, month] = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date()).split('-').map(Number) as [number, number]
  const last = month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, '0')}`
  const [, sampled, given, reviewed] = new RegExp(`${last} 月度抽查\\s+抽中 (\\d+) 件，已分派 (\\d+) 件，已审查 (\\d+) 件`).exec(await page.getByRole('region', { name: '抽查进度' }).innerText())!.map(Number)
  expect(given).toBe(sampled)
  expect(reviewed! * 2).toBeGreaterThan(sampled!)
  expect(reviewed).toBeLessThan(sampled!)
  const words = await page.locator('#main').innerText()
  for (const part of ['退回重录·待重录 1', '行政执法监督·待单位答复 1']) expect(words).toContain(part)
}, 120_000)

describe('一个月的抽查，从抽取到整改', () => {
  const DICE = '123456654321123456654321123456'
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date())
  let sampling: string, supervision: string
  test('安排抽查、随机抽取、分派', async () => {
    const page = await as('jiandu')
    await open(page, 'matters/sampling/new')
    await pick(page, '抽查类别', '月度抽查')
    await enter(page, '起始日期', '2024-06-01')
    const me = await page.evaluate(async () => ((await (await fetch('/api/session')).json()) as { account: { name: string } }).account.name)
    await choose(page, '审查人员', me)
    await enter(page, '监督证号', '示监001')
    await page.locator('form').getByRole('button', { name: '安排抽查' }).click()
    await page.waitForURL(/\/matters\/sampling\/[0-9a-f-]{36}$/)
    sampling = idIn(page)
    await step('jiandu', 'sampling', sampling, 'request_draw', '提出抽取')
    const { id: draw } = await newest(page, 'draw')
    await step('jiandu', 'draw', draw, 'plan', '修改抽取方案', async (form) => { await choose(form, '种子来源', '见证人在场掷骰'); await enter(form, '种子产生日期', today) })
    await step('jiandu', 'draw', draw, 'commit', '固定名册并公布散列值')
    await step('jiandu', 'draw', draw, 'enter_seed', '录入种子', async (form) => { await enter(form, '种子', DICE); await enter(form, '公告载明的产生日期', today); await enter(form, '种子的出处', '两人在场') })
    await step('tongji', 'draw', draw, 'confirm', '复核种子并抽取', (form) => enter(form, '复核录入的种子', DICE))
    await step('jiandu', 'sampling', sampling, 'give_out', '按抽取结果分派审查')
    await open(page, 'supervision')
    expect(await page.getByRole('region', { name: '抽查进度' }).innerText()).toMatch(/2024-06 月度抽查\s+抽中 \d+ 件，已分派 \d+ 件，已审查 0 件/)
    expect(await accessFaults(page)).toEqual([])
  }, 300_000)

  test('审查发现问题，制发通知书，单位答复，责成整改、验收、办结', async () => {
    const page = await as('jiandu')
    const review = await newest(page, 'case_review', '&state=assigned')
    await step('jiandu', 'case_review', review.id, 'review', '审查', async (form) => {
      await pick(form, '审查结果', '转执法监督')
      await enter(form, '审查意见', '检查结果未按期公示')
      await enter(form, '监督要求', '补正并自查')
      await form.getByRole('button', { name: '增加一项发现的问题' }).click()
      await choose(form, '类别', '公示')
      await enter(form, '问题', '检查结果未公示')
    })
    supervision = (await newest(page, 'supervision')).id
    await step('jiandu', 'supervision', supervision, 'issue_notice', '制发监督通知书')
    await page.getByRole('tab', { name: /^文书/ }).click()
    await page.getByRole('row').filter({ hasText: '行政执法监督通知书' }).getByRole('button', { name: '登记送达' }).click()
    await settled(page)
    await page.locator('form').getByRole('button', { name: '登记送达' }).click()
    await page.waitForURL(new RegExp(`/matters/supervision/${supervision}$`))
    const unit = await page.evaluate(async (id) => ((await (await fetch(`/api/supervision/${id}`)).json()) as { values: { unit: string } }).values.unit, supervision)
    const officer = await page.evaluate(async (id) => ((await (await fetch(`/api/accounts?org_id=${id}`)).json()) as { name: string; roles: string[] }[]).find(({ roles }) => roles.includes('clerk'))!.name, unit)
    const account = accounts.find(({ name }) => name === officer)!.sign_in_name.replace('demo.', '')
    await step(account, 'supervision', supervision, 'answer', '答复监督文书', async (form) => { await pick(form, '单位答复', '正在整改'); await enter(form, '答复内容', '正在补正公示。') })
    await step('jiandu', 'supervision', supervision, 'demand_rectification', '责成整改', async (form) => { await enter(form, '整改要求', '补充公示并完善流程'); await enter(form, '整改期限', `${Number(today.slice(0, 4)) + 1}-01-15`) })
    const { id: rectification } = await newest(page, 'supervision_rectification')
    await step(account, 'supervision_rectification', rectification, 'report', '报告整改情况', async (form) => { await enter(form, '整改措施', '补公示'); await enter(form, '整改结果', '已经公示') })
    await step('jiandu', 'supervision_rectification', rectification, 'accept', '验收合格', (form) => enter(form, '验收意见', '属实'))
    await step('jiandu', 'supervision', supervision, 'close', '办结', async (form) => { await pick(form, '监督结果', '问题已经纠正'); await enter(form, '办结意见', '予以办结') })
    await expect.poll(() => page.locator('.matter-head').innerText()).toContain('办结')
  }, 300_000)

  test('单位对通知书提出异议：制发意见书；仍不纠正的，由机关负责人作出监督决定；执行完毕后办结', async () => {
    const page = await as('jiandu')
    await open(page, 'matters/supervision/new')
    await choose(page, '被监督单位', '市场监督管理局')
    await choose(page, '问题来源', '日常监督')
    await enter(page, '发现日期', today)
    await enter(page, '存在的问题', '一个月内对同一对象检查三次')
    await enter(page, '监督要求', '合并检查，书面答复')
    await page.locator('form').getByRole('button', { name: '登记问题' }).click()
    await page.waitForURL(/\/matters\/supervision\/[0-9a-f-]{36}$/)
    const id = idIn(page)
    const serve = async (paper: string): Promise<void> => {
      await open(page, `matters/supervision/${id}`)
      await page.getByRole('tab', { name: /^文书/ }).click()
      await page.getByRole('row').filter({ hasText: paper }).getByRole('button', { name: '登记送达' }).click()
      await settled(page)
      await page.locator('form').getByRole('button', { name: '登记送达' }).click()
      await page.waitForURL(new RegExp(`/matters/supervision/${id}$`))
    }
    const answer = (kind: string, text: string) => step('market.chengban1', 'supervision', id, 'answer', '答复监督文书', async (form) => { await pick(form, '单位答复', kind); await enter(form, '答复内容', text) })
    await step('jiandu', 'supervision', id, 'issue_notice', '制发监督通知书')
    await serve('行政执法监督通知书')
    await answer('提出异议', '三次检查事项各不相同。')
    await step('jiandu', 'supervision', id, 'issue_opinion', '制发监督意见书', async (form) => { await enter(form, '查明的事实', '三次检查的事项可以合并'); await enter(form, '监督意见', '限期自行纠正') })
    await serve('行政执法监督意见书')
    await answer('提出异议', '仍认为应当分别检查。')
    await step('sifaju.fuzeren', 'supervision', id, 'issue_decision', '作出监督决定', async (form) => { await enter(form, '查明的事实', '三次检查的事项可以合并'); await choose(form, '监督决定的种类', '责令补正或者更正'); await enter(form, '监督决定', '责令合并检查') })
    await serve('行政执法监督决定书')
    await answer('已经自行纠正', '已经合并。')
    await step('jiandu', 'supervision', id, 'close', '办结', async (form) => { await pick(form, '监督结果', '监督决定已经执行'); await enter(form, '办结意见', '予以办结') })
    await expect.poll(() => page.locator('.matter-head').innerText()).toContain('办结')
  }, 300_000)

  test('控制台没有一条错误', () => {
    expect([...visitors].flatMap(([account, { complaints }]) => complaints.map((one) => `${account}: ${one}`))).toEqual([])
  })
})
