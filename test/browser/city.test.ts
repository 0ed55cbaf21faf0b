import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { settled, startProduct, type Product } from '../support/product.ts'

let product: Product
beforeAll(async () => { product = await startProduct() }, 600_000)
afterAll(async () => { await product?.close() })

const open = async (page: Page, path: string): Promise<void> => { await page.goto(`${product.base}/app/${path}`); await settled(page) }
const banner = (page: Page) => page.locator('.banner')

test('市的统计人员看见五个区并列，点数值到该区的记录，再返回', async () => {
  const { page, complaints } = await product.visitor('shi.tongji')
  await open(page, 'districts')
  expect(await page.locator('table.districts thead th').allInnerTexts()).toEqual([expect.stringContaining('指标'), ...['甲', '乙', '丙', '丁', '戊'].map((sign) => expect.stringContaining(`示范区${sign}`))])
  const row = page.locator('table.districts tbody tr', { hasText: '行政检查' }).first()
  expect(await row.locator('td').allInnerTexts()).toEqual(expect.arrayContaining(['19,367', '6,669']))
  await page.getByRole('img', { name: /示范区甲 2017/ }).waitFor()
  await row.getByRole('button', { name: '6,669', exact: true }).click()
  await page.waitForURL(/\/figures\/enforcement_inspections\?year=2017/)
  await page.getByRole('heading', { name: '行政检查', exact: true }).waitFor()
  await expect.poll(() => banner(page).innerText()).toContain('正在查看：示范区戊')
  const record = page.locator('section[aria-label="记录"] tbody a').first()
  await record.waitFor()
  await record.click()
  await page.locator('.matter-head').waitFor()
  await banner(page).getByRole('button', { name: '返回示范市' }).click()
  await page.waitForURL(/\/app\/$/)
  await settled(page)
  expect(await banner(page).innerText()).not.toContain('正在查看')
  expect(complaints).toEqual([])
}, 120_000)

test('区的监督人员只有自己的区', async () => {
  const { page } = await product.visitor('jia.jiandu')
  await open(page, '')
  expect(await page.getByRole('link', { name: '各区对比' }).count()).toBe(0)
  await page.goto(`${product.base}/app/districts`)
  await page.getByText('各区对比由市级的监督、统计人员和负责人查看').waitFor()
  await open(page, 'figures?year=2017&find=行政检查')
  await expect.poll(() => page.locator('#main').innerText()).toContain('示范区甲')
  expect(await page.locator('#main').innerText()).not.toContain('示范区戊')
}, 120_000)

test('模拟区：进入、领取案卷、每页有提示；监督人员重新开始之后从空白开始', async () => {
  const officer = (await product.visitor('market.chengban1')).page
  await open(officer, 'practice')
  await officer.getByRole('button', { name: '进入模拟区' }).click()
  await banner(officer).getByText('模拟区：所办事项不计入统计、不对外公开').waitFor()
  await officer.getByRole('button', { name: '领取案卷' }).click()
  await officer.locator('.matter-head').waitFor()
  await expect.poll(() => banner(officer).innerText()).toContain('模拟区')
  await open(officer, 'matters/inspection')
  await expect.poll(() => officer.locator('#main').innerText()).toContain('示例餐饮店 检查')
  const supervisor = (await product.visitor('jiandu')).page
  await open(supervisor, 'practice')
  await supervisor.getByRole('button', { name: '重新开始', exact: true }).click()
  await supervisor.locator('.ant-popconfirm').getByRole('button', { name: '重新开始' }).click()
  await supervisor.getByText('模拟区已经重新开始').waitFor()
  await open(officer, 'matters/inspection')
  expect(await officer.locator('#main').innerText()).not.toContain('示例餐饮店 检查')
  await banner(officer).getByRole('button', { name: /^返回/ }).click()
  await officer.waitForURL(/\/app\/$/)
  await settled(officer)
  expect(await banner(officer).innerText()).not.toContain('模拟区')
}, 120_000)
