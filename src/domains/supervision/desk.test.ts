import { afterAll, beforeAll, expect, test } from 'vitest'
import { testServing, type Client, type TestServing } from '../../../test/support/serving.ts'
import { rooms } from '../index.ts'
import type { DeskView } from './desk-contract.ts'
import { supervisionRoutes } from './server.ts'

let t: TestServing
let bureau: string, market: string
let supervisor: Client, handler: Client
beforeAll(async () => {
  t = await testServing(rooms, { today: '2026-03-02', routes: [supervisionRoutes] })
  bureau = await t.district.unit({ name: '试验区司法局', kind: 'justice_bureau', prefix: '试' })
  market = await t.district.unit({ name: '试验区市场监督管理局', prefix: '试市监' })
  supervisor = await t.somebody(bureau, 'supervisor', 'office_head')
  handler = await t.somebody(market, 'handler', 'clerk')
})
afterAll(() => t.close())

const desk = async (): Promise<DeskView> => { const answer = await supervisor.get('supervision/desk'); expect(answer.statusCode, answer.body).toBe(200); return answer.json() }

test('没有在办的，逐项为空；不是监督人员的不能使用', async () => {
  expect(await desk()).toMatchObject({ samples: [], unsampled: '2026-02', open: [], due: [], problems: [], returned: [], waiting: 0 })
  expect((await handler.get('supervision/desk')).statusCode).toBe(403)
})

test('制发的通知书及其期限、在办的件数，都在监督工作台上', async () => {
  const opened = await supervisor.post('supervision', { action: 'open', org_id: bureau, input: { unit: market, source: 'daily', found_on: '2026-03-02', problem: '检查结果未公示', demand: '自查' } })
  const { id } = opened.json<{ id: string }>()
  const issued = await supervisor.post(`supervision/${id}/actions/issue_notice`, { expected_version: 1, input: {} })
  const { version, documents: [notice] } = issued.json<{ version: number; documents: { id: string }[] }>()
  const served = await supervisor.post(`supervision/${id}/actions/serve`, { expected_version: version, input: { document_id: notice!.id, recipient_org_id: market, recipient: '市场监管局', method: 'direct', sent_on: '2026-03-02' } })
  expect(served.statusCode, served.body).toBe(200)
  expect(await desk()).toMatchObject({
    open: [{ ledger: 'supervision', state: 'issued', count: 1 }],
    due: [{ ledger: 'supervision', id, org_id: bureau, clock: { label: '通知书答复期限', due_on: '2026-04-01', light: 'ok' } }],
  })
})

test('上月没有安排月度抽查的，指明月份；安排以后列在进度中，完成期限自安排之日起算', async () => {
  const me = (await supervisor.get('session')).json<{ account: { id: string } }>().account.id
  const arrange = (period_from: string) => supervisor.post('sampling', { action: 'prepare', org_id: bureau, input: { kind: 'monthly', period_from }, rows: { reviewer: [{ account: me, certificate: '监001' }] } })
  expect((await arrange('2025-06-01')).statusCode).toBe(200)
  const late = await desk()
  expect(late).toMatchObject({ unsampled: '2026-02', samples: [{ title: '2025-06 月度抽查', period_until: '2025-06-30', opened_on: '2026-03-02' }] })
  expect(late.due.find(({ ledger }) => ledger === 'sampling')!.clock).toMatchObject({ label: '抽查完成期限', due_on: '2026-03-30' })
  expect((await arrange('2026-02-01')).statusCode).toBe(200)
  expect((await desk()).unsampled).toBeNull()
})
