import { join } from 'node:path'
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rooms } from '../../src/domains/index.ts'
import type { Role } from '../../src/kernel/access/role.ts'
import { runChecks } from '../../src/kernel/check/run.ts'
import { perform } from '../../src/kernel/matter/perform.ts'
import { loadMatter } from '../../src/kernel/matter/store.ts'
import { systemCaller, withScope } from '../../src/kernel/access/scope.ts'
import { projectRoot } from '../../src/kernel/project-root.ts'
import { registerCards } from '../support/certificates.ts'
import { choose, enter, pick } from '../support/form.ts'
import { settled } from '../support/product.ts'
import { PASSWORD, testServing, type Client, type TestServing } from '../support/serving.ts'

/** The whole product in this process, so that a case may be brought to its decision beforehand. */
type Person = Client & { readonly id: string; readonly name: string }
let t: TestServing, browser: Browser, base: string, bureau: string, justice: string
let handler: Person, second: Person, office: Person, head: Person, supervisor: Person
let people = 0
const somebody = async (org: string, ...roles: readonly Role[]): Promise<Person> => ({ ...await t.somebody(org, ...roles), name: `person${++people}` })
beforeAll(async () => {
  t = await testServing(rooms, { webDir: join(projectRoot(), 'dist/web'), today: '2025-03-03' })
  base = await t.app.listen({ port: 0, host: '127.0.0.1' })
  browser = await chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] })
  justice = await t.district.unit({ name: '试验区司法局', kind: 'justice_bureau', prefix: '试司' })
  bureau = await t.district.unit({ name: '试验区市场监督管理局', prefix: '试市监' })
  handler = await somebody(bureau, 'handler', 'clerk')
  second = await somebody(bureau, 'handler')
  office = await somebody(bureau, 'office_head')
  head = await somebody(bureau, 'organ_head')
  supervisor = await somebody(justice, 'supervisor')
  const [one, two, confirming] = await Promise.all([handler, second, supervisor].map(({ id }) => t.district.caller(id)))
  await registerCards(t.world, one!, confirming!, bureau, [one!, two!])
}, 240_000)
afterAll(async () => { await browser?.close(); await t?.close() })

async function as({ name }: Person): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' })).newPage()
  page.setDefaultTimeout(30_000)
  await page.goto(`${base}/app/`)
  await page.getByLabel('登录名').fill(name)
  await page.getByLabel('口令').fill(PASSWORD)
  await page.getByRole('button', { name: '登录' }).click()
  await page.locator('#main').waitFor()
  return page
}

/** A case of the bureau, investigated, the party told of a fine. */
async function notified(): Promise<string> {
  const act = async (who: Person, id: string | undefined, action: string, input: object, rows: object = {}) =>
    (await perform(t.world, await t.district.caller(who.id), { ledger: 'penalty', ...(id ? { id } : { org_id: bureau }), action, input: input as never, rows: rows as never })).id
  t.setToday('2025-03-03')
  const id = await act(handler, undefined, 'register_lead', { lead_on: '2025-03-03', source: 'complaint', enforcement_field: 'market', cause: '虚假宣传' }, {
    party: [{ name: '某公司', kind: 'organisation', credit_code: '91990112MA05X7T13P', address: '某路1号' }],
    violation: [{ description: '发布虚假广告', ended_on: '2025-02-20', provision: '某法第一条', penalty_provision: '某法第二条' }],
  })
  t.setToday('2025-03-05')
  await act(head, id, 'file', { filing_opinion: '符合立案条件', handlers: [handler.id, second.id] })
  t.setToday('2025-04-01')
  await act(handler, id, 'conclude', { report: '…', proposed_outcome: 'penalty' })
  t.setToday('2025-04-08')
  await act(handler, id, 'notify', { proposed_kinds: ['fine'], proposed_content: '…', proposed_fine: '8000.00' })
  const { replica } = (await withScope(t.world.worker, systemCaller(t.district.code), (tx) => loadMatter(tx, t.world.registry.procedures.get('penalty')!, t.district.code, id)))!
  const paper = Object.values(replica.documents).find(({ document }) => document === 'prior_notice')!
  await act(handler, id, 'serve', { document_id: paper.id, row_id: Object.keys(replica.rows['party']!)[0], recipient: '某公司', method: 'direct', sent_on: '2025-04-08' })
  t.setToday('2025-04-16')
  return id
}

const TABLE = ['编号,违法行为,裁量阶次,裁量因素,适用条件,具体标准,法定依据,裁量基准名称,制定机关名称,执法领域,公布日期,施行日期',
  'G-7,发布虚假广告,一般,,没有从轻、从重情节的,处二千元以上六千元以下罚款,《某法》第二条,试验区市场监管行政处罚裁量基准,试验区市场监督管理局,市场监管,2023-12-01,2024-01-01',
  'G-7,发布虚假广告,从轻,主动消除或者减轻危害后果,主动消除危害后果的,处五百元以上二千元以下罚款,《某法》第二条,试验区市场监管行政处罚裁量基准,试验区市场监督管理局,市场监管,2023-12-01,2024-01-01',
  'G-8,虚假宣传,一般,,,处一千元以上三千元以下罚款,,试验区市场监管行政处罚裁量基准,试验区市场监督管理局,市场监管,2023-12-01,2024-01-01'].join('\n')

test('裁量基准表由负责人在导入页导入：列自动对应，缺法定依据的一行不收', async () => {
  const page = await as(office)
  await page.goto(`${base}/app/import`)
  await settled(page)
  await choose(page, '案卷、台账类别', '行政处罚裁量基准')
  await page.getByLabel('选择要导入的文件').setInputFiles({ name: '裁量基准.csv', mimeType: 'text/csv', buffer: Buffer.from(TABLE) })
  await page.waitForURL(/\/import\/[0-9a-f-]{36}/)
  await page.getByText('行政处罚裁量基准表').first().waitFor()
  await page.getByRole('button', { name: '试导入' }).click()
  const main = page.getByRole('button', { name: '正式导入 2 行' })
  await main.waitFor()
  // The list of what stays out is asked for once the count is there.
  await page.locator('#findings').getByText('没有填写「法定依据」').first().waitFor()
  await main.click()
  await page.getByRole('link', { name: '查看行政处罚裁量基准' }).click()
  await page.getByRole('row').filter({ hasText: 'G-7' }).first().waitFor()
  const listed = await page.locator('#main').innerText()
  expect(listed).toContain('2,000')
  expect(listed).not.toContain('G-8')
  // The clerk of a unit keeps no standards, so he imports none.
  const clerk = await as(handler)
  await clerk.goto(`${base}/app/import`)
  await settled(clerk)
  await clerk.getByRole('combobox', { name: /^案卷、台账类别/ }).fill('裁量基准')
  expect(await clerk.locator('.ant-select-dropdown:visible .ant-select-item-option').filter({ hasText: '裁量基准' }).count()).toBe(0)
}, 120_000)

test('选择裁量因素即见幅度；超出幅度径行决定的拒绝；写明理由并经批准的可以决定，监督机构看到问题（国办发〔2022〕27号（十二））', async () => {
  const id = await notified()
  const page = await as(handler)
  await page.goto(`${base}/app/matters/penalty/${id}/do/apply_standard`)
  await settled(page)
  await enter(page, '适用的裁量基准', 'G-7')
  await page.keyboard.press('Escape')
  await page.getByText('2,000元至6,000元').first().waitFor()
  await choose(page, '裁量因素', '主动消除或者减轻危害后果')
  await page.keyboard.press('Escape')
  await page.getByText('500元至2,000元').first().waitFor()
  await page.getByRole('button', { name: '适用裁量基准', exact: true }).click()
  await page.waitForURL(new RegExp(`/penalty/${id}$`))

  const decider = await as(head)
  await decider.goto(`${base}/app/matters/penalty/${id}/do/decide_penalty`)
  await settled(decider)
  await enter(decider, '认定的事实和证据', '发布虚假广告，有证据证明。')
  await enter(decider, '陈述申辩、听证意见的采纳情况及理由', '当事人没有陈述、申辩。')
  await choose(decider, '裁量基准适用', '适用本机关裁量基准')
  await enter(decider, '责令改正的要求', '立即停止发布')
  await enter(decider, '履行方式和期限', '十五日内到指定银行缴纳')
  await choose(decider, '处罚种类', '罚款')
  await enter(decider, '金额', '8000')
  const decide = decider.getByRole('button', { name: '决定给予行政处罚', exact: true })
  await decide.click()
  await decider.getByText('处罚不在所适用的裁量基准的种类、幅度之内；确需调整适用的，应当选择调整适用，写明理由并经批准').first().waitFor()
  expect(decider.url()).toContain('decide_penalty')
  await choose(decider, '裁量基准适用', '调整适用本机关裁量基准')
  await decide.click()
  await decider.getByText('调整适用裁量基准，应当写明明显不当、显失公平或者客观情况变化的理由').first().waitFor()
  await decider.getByText('调整适用本机关裁量基准，应当经主要负责人批准或者集体讨论通过').first().waitFor()
  await enter(decider, '裁量基准适用的说明', '社会影响恶劣，适用原幅度显失公平')
  await pick(decider, '调整适用的批准', '集体讨论通过')
  await decide.click()
  await decider.waitForURL(new RegExp(`/penalty/${id}$`))

  const complaints: unknown[] = []
  await runChecks(t.world, (_, error) => complaints.push(error))
  expect(complaints).toEqual([])
  const desk = await as(supervisor)
  await desk.goto(`${base}/app/matters/finding`)
  await desk.getByRole('row').filter({ hasText: '处罚不在裁量基准的种类、幅度之内' }).first().click()
  await desk.waitForURL(/\/matters\/finding\/[0-9a-f-]{36}/)
  await desk.locator('.matter-head').waitFor()
  const said = await desk.locator('#main').innerText()
  for (const words of ['调整适用本机关裁量基准', '社会影响恶劣', '集体讨论通过']) expect(said).toContain(words)
}, 240_000)
