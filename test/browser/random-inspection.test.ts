import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { choose, enter, pick } from '../support/form.ts'
import { settled, startProduct, type Product } from '../support/product.ts'

let product: Product
let clerk: Page, colleague: Page, head: Page, environment: Page
beforeAll(async () => {
  product = await startProduct()
  clerk = (await product.visitor('market.chengban1')).page
  colleague = (await product.visitor('market.chengban2')).page
  head = (await product.visitor('market.fuzeren')).page
  environment = (await product.visitor('environment.chengban1')).page
}, 600_000)
afterAll(async () => { await product?.close() })

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const go = async (page: Page, path: string) => { await page.goto(`${product.base}/app${path}`); await settled(page) }
/** A step without a form of interest, sent as the page would send it. */
const act = (page: Page, ledger: string, id: string, action: string, input: object = {}): Promise<void> => page.evaluate(async ([at, name, body]) => {
  const { version } = ((await (await fetch(at)).json()) as { version: number })
  const answer = await fetch(`${at}/actions/${name}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ expected_version: version, input: body }) })
  if (!answer.ok) throw new Error(await answer.text())
}, [`/api/${ledger}/${id}`, action, input] as const)
/** Opens a matter of the unit of whoever asks. */
const open = (page: Page, ledger: string, action: string, input: object, rows: object = {}): Promise<void> => page.evaluate(async ([at, name, body, children]) => {
  const { roles } = (await (await fetch('/api/session')).json()) as { roles: { org_id: string }[] }
  const answer = await fetch(at, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ action: name, org_id: roles[0]!.org_id, input: body, rows: children }) })
  if (!answer.ok) throw new Error(await answer.text())
}, [`/api/${ledger}`, action, input, rows] as const)
const whoIs = (page: Page): Promise<string> => page.evaluate(async () => ((await (await fetch('/api/session')).json()) as { account: { id: string } }).account.id)
const listed = (page: Page, ledger: string): Promise<readonly { readonly id: string }[]> => page.evaluate(async (of) => ((await (await fetch(`/api/${of}`)).json()) as { items: never[] }).items, ledger)

const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date())
const year = today.slice(0, 4)
const ENTITIES = `uscc,entity_kind,comp_name,reg_state,reg_org,established,approved,industry
91990112MA05X7T13P,organisation,示范青禾餐饮有限公司,存续,示范区市场监督管理局,2016-06-20,2020-06-20,正餐服务
`

test('登记抽查事项：写得不实的不予登记，登记后即到该事项', async () => {
  await go(clerk, '/registers/inspection_item/new')
  await enter(clerk, '抽查事项', '公示信息检查')
  await enter(clerk, '抽查类别', '登记事项检查')
  await choose(clerk, '执法领域', '市场监管')
  await pick(clerk, '事项类别', '一般检查事项')
  await choose(clerk, '内容类别', '登记事项和公示信息')
  await enter(clerk, '抽查内容', '年度报告公示信息')
  await enter(clerk, '抽查依据', '企业信息公示暂行条例第十四条')
  await choose(clerk, '抽查主体', '市场监督管理局')
  await enter(clerk, '检查对象', '企业')
  await choose(clerk, '抽查方式', '现场检查')
  await enter(clerk, '同一对象年度抽查次数上限', '0')
  await button(clerk, '登记').click()
  await clerk.getByText('同一对象年度抽查次数上限应当大于零').waitFor()
  await enter(clerk, '同一对象年度抽查次数上限', '2')
  await button(clerk, '登记').click()
  // Nobody is asked whether what was just entered shall be lost.
  await clerk.waitForURL(/\/registers\/inspection_item\/[0-9a-f-]{36}$/)
  await clerk.getByRole('heading', { name: '公示信息检查' }).waitFor()
}, 60_000)

test('部门联合双随机抽查：导入对象、计划、批准、抽取、派发、检查、公示', async () => {
  await go(clerk, '/import')
  await choose(clerk, '案卷、台账类别', '检查对象名录')
  await clerk.getByLabel('选择要导入的文件').setInputFiles({ name: '登记数据.csv', mimeType: 'text/csv', buffer: Buffer.from(ENTITIES) })
  await clerk.waitForURL(/\/import\/[0-9a-f-]{36}/)
  await button(clerk, '试导入').click()
  await button(clerk, '正式导入 1 行').click({ timeout: 60_000 })
  await clerk.getByRole('link', { name: '查看检查对象名录' }).waitFor({ timeout: 60_000 })

  await open(environment, 'inspection_plan', 'draft', { year: Number(year), scope: 'own', enforcement_field: 'environment', basis: '年度安排' }, {
    activity: [{ name: '油烟检查', items: '油烟净化', item_kind: 'other', object_scope: '餐饮服务单位', month_from: 1, month_until: 12 }] })
  await go(clerk, '/matters/inspection_plan/new')
  await enter(clerk, '计划年度', year)
  await choose(clerk, '计划类别', '部门联合抽查')
  await choose(clerk, '执法领域', '市场监管')
  await enter(clerk, '制定依据', '随机抽查事项清单')
  await enter(clerk, '任务名称', '餐饮单位联合抽查')
  await enter(clerk, '抽查事项', '公示信息、门前秩序')
  await choose(clerk, '内容类别', '登记事项和公示信息')
  await enter(clerk, '抽查对象范围', '区内餐饮单位')
  await choose(clerk, '联合单位', '城市管理')
  await clerk.keyboard.press('Escape')
  await enter(clerk, '开始月份', '1')
  await enter(clerk, '结束月份', '12')
  await enter(clerk, '拟抽查户数', '1')
  await clerk.getByRole('region', { name: '与其他计划、年度次数上限的冲突' }).getByText(/与区生态环境局「油烟检查」.*可能检查同一对象/).waitFor()
  await button(clerk, '拟订年度抽查计划').click()
  await clerk.waitForURL(/\/matters\/inspection_plan\/[0-9a-f-]{36}$/)
  const plan = clerk.url().split('/').at(-1)!

  await go(head, `/matters/inspection_plan/${plan}/do/approve`)
  await enter(head, '审批意见', '同意')
  await button(head, '批准计划').click()
  await head.locator('.matter-head').getByText('实施中').waitFor()
  const task = (await listed(clerk, 'random_task'))[0]!.id
  await act(clerk, 'random_task', task, 'scope')
  await act(clerk, 'random_task', task, 'ask_draw')
  const draw = (await listed(clerk, 'draw'))[0]!.id
  await act(clerk, 'draw', draw, 'plan', { seed_source: 'dice', seed_due_on: today })
  await act(clerk, 'draw', draw, 'commit')
  const throws = '3 1 4 1 5 2 6 5 3 5 2 6 1 2 3 4 5 6 6 5 4 3 2 1 1 3 5 2 4 6'
  await act(clerk, 'draw', draw, 'enter_seed', { seed_value: throws, seed_drawn_on: today, seed_evidence: '城市管理局在场' })
  await act(colleague, 'draw', draw, 'confirm', { seed_again: throws })

  // Since the pool was frozen another unit has been there, twice.
  const second = (await product.visitor('environment.chengban2')).page
  const complained = { enforcement_field: 'environment', mode: 'targeted', source: 'complaint', matters: '投诉', handlers: [await whoIs(environment), await whoIs(second)], inspected_on: today, place: '示范路1号', record: '…', result: 'normal',
    subject_kind: 'organisation', subject: '示范青禾餐饮有限公司', subject_code: '91990112MA05X7T13P' }
  for (let n = 0; n < 2; n++) await open(environment, 'inspection', 'inspect_at_once', complained)
  await go(clerk, `/matters/random_task/${task}/do/dispatch`)
  await clerk.getByRole('region', { name: '抽中对象的重复检查提示' }).getByText(/本年度已受检查 2 次：.*区生态环境局/).waitFor()
  await button(clerk, '派发检查任务').click()
  await clerk.getByText(/应当写明再次检查的理由，或者选择不派发/).first().waitFor()
  await enter(clerk, '再次检查的理由', '检查事项不同')
  await button(clerk, '派发检查任务').click()
  await clerk.locator('.matter-head').getByText('检查中').waitFor()
  await go(head, '/inspections/plan')
  await head.getByText('已检查 0 / 1，已公示 0').waitFor()

  const visit = (await clerk.evaluate(async () => ((await (await fetch('/api/enterprises/91990112MA05X7T13P')).json()) as { records: { id: string; ledger: string }[] }).records.find(({ ledger }) => ledger === 'inspection')!)).id
  const notice = await clerk.evaluate(async (id) => ((await (await fetch(`/api/inspection/${id}`)).json()) as { documents: { id: string }[] }).documents[0]!.id, visit)
  await act(clerk, 'inspection', visit, 'serve', { document_id: notice, recipient: '示范青禾餐饮有限公司', method: 'direct', sent_on: today })
  await go(clerk, `/matters/inspection/${visit}/do/inspect`)
  await enter(clerk, '检查日期', today)
  await enter(clerk, '检查地点', '示范路1号')
  await enter(clerk, '检查情况', '未发现问题')
  await choose(clerk, '检查结果', '未发现问题')
  await button(clerk, '实施检查').click()
  await clerk.locator('.matter-head').getByText('已检查').waitFor()
  await act(clerk, 'inspection', visit, 'publish')
  await act(clerk, 'inspection', visit, 'finish')
  await act(head, 'random_task', task, 'finish', { summary: '完成' })
  await act(head, 'random_task', task, 'publish')

  await go(head, '/inspections/plan')
  await head.getByText('已检查 1 / 1，已公示 1').waitFor()
  await go(head, '/enterprises?q=示范青禾')
  await head.getByText('91990112MA05X7T13P').first().click()
  await head.getByRole('heading', { name: '示范青禾餐饮有限公司' }).waitFor()
  expect(await head.getByRole('img', { name: '各季度的记录数' }).count()).toBe(1)
  // The public sees the result.
  const portal = await head.evaluate(async () => (await fetch('/published')).text())
  expect(portal).toContain('随机抽查结果')
}, 240_000)
