import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { inspections } from '../../test/support/enforcement-records.ts'
import { testServing, type Client, type TestServing } from '../../test/support/serving.ts'
import { rooms } from '../domains/index.ts'
import type { MatterView, Page, Problem, RecordView } from '../kernel/http/contract.ts'
import type { FigureRecords, ReportsView, ReportView } from './contract.ts'
import { reportRoutes } from './routes.ts'

let t: TestServing
let justice: string, market: string, culture: string, street: string
let supervisor: Client, head: Client, handler: Client, stranger: Client

beforeAll(async () => {
  t = await testServing(rooms, { today: '2026-10-09', routes: [reportRoutes] })
  const government = await t.district.unit({ name: '某区人民政府', kind: 'government', prefix: '某政' })
  justice = await t.district.unit({ name: '某区司法局', kind: 'justice_bureau', prefix: '某司', parent_id: government })
  market = await t.district.unit({ name: '市场监管局', prefix: '某市监', parent_id: government })
  const team = await t.district.unit({ name: '市场执法队', kind: 'team', parent_id: market })
  culture = await t.district.unit({ name: '文旅局', parent_id: government })
  street = await t.district.unit({ name: '甲街道', kind: 'street', parent_id: government })
  supervisor = await t.somebody(justice, 'supervisor')
  head = await t.somebody(justice, 'office_head')
  handler = await t.somebody(market, 'handler', 'office_head')
  stranger = await t.somebody(street, 'handler')
  const on = (org_id: string) => ({ district: t.district.code, org_id, on: '2026-09-10' as const })
  await inspections(t.world.worker, 8, on(market))
  await inspections(t.world.worker, 4, on(team))
  await inspections(t.world.worker, 12, on(culture))
  await inspections(t.world.worker, 3, on(street))
}, 60_000)
afterAll(() => t.close())

const json = async <T>(answer: ReturnType<Client['get']>, status = 200): Promise<T> => { const got = await answer; expect(got.statusCode, got.body).toBe(status); return got.json<T>() }
const view = (client: Client, id: string) => json<ReportView>(client.get(`reports/${id}`))
const opened = async (kind = 'month', span = '2026-09') => (await json<{ id: string }>(supervisor.post('bulletins', { kind, span, org_id: justice }))).id
const act = async (client: Client, id: string, action: string, input: object = {}, more: object = {}) =>
  client.post(`supervision_bulletin/${id}/actions/${action}`, { expected_version: (await view(supervisor, id)).version, input, ...more })

describe('月通报和排名', () => {
  test('由模板成文，期间、口径随月份；发送单位是本期有执法记录的单位', async () => {
    const report = await view(supervisor, await opened())
    expect(report.content).toMatchObject({ ledger: 'supervision_bulletin', span: '2026-09', title: '某区司法局2026年9月行政执法监督月通报' })
    expect(report.content.figures.find(({ indicator }) => indicator === 'enforcement_records_collected')).toMatchObject({ value: 27, period: { from: '2026-09-01', until: '2026-10-01' } })
    const { rows } = await json<MatterView>(supervisor.get(`supervision_bulletin/${report.id}`))
    expect(new Set(rows['addressee']!.map((row) => (row as { unit?: string }).unit))).toEqual(new Set([market, culture, street]))
  })
  test('公式、权重、分子分母一并写明；下级单位计入上级；得分相同的名次相同', async () => {
    const { content: { ranking } } = await view(supervisor, await opened())
    expect(ranking!.units.map(({ name, rank, cases }) => [name, rank, cases])).toEqual([['市场监管局', 1, 12], ['文旅局', 1, 12]])
    expect(ranking!.items.find(({ id }) => id === 'in_time')).toMatchObject({ weight: 20, of: { label: '按期作出的决定' }, over: { label: '应按期作出的决定' } })
    expect(ranking!.formula).toContain('罚款数额不作为排名项目')
    // Nothing was due, so it counts neither way.
    expect(ranking!.units[0]!.cells[0]).toEqual({ numerator: 0, denominator: 0, rate: null, points: null })
  })
  test('案件少的单位不按比率排名，写明理由；门槛是设定', async () => {
    const { content: { ranking } } = await view(supervisor, await opened())
    expect(ranking!.excluded).toEqual([{ org_id: street, name: '甲街道', reason: '归集执法案件3件，不足10件，比率没有可比性' }])
  })
  test('再开一次得到同一份；期间写法不对的说明怎样写', async () => {
    expect(await opened()).toBe(await opened())
    expect((await json<Problem>(supervisor.post('bulletins', { kind: 'month', span: '2026W40', org_id: justice }), 422)).fields?.[0]?.message).toContain('月如 2026-09')
    await json(handler.post('bulletins', { kind: 'month', span: '2026-08', org_id: justice }), 403)
  })
})

test('定稿编号并保存背后的记录；印发后单位才看得到，有整改要求的立整改事项；收到的单位打开、答复', async () => {
  const id = await opened('quarter', '2026Q3')
  await json(handler.get(`reports/${id}`), 404)
  expect((await act(head, id, 'review')).statusCode).toBe(200)
  const frozen = await head.post(`reports/${id}/freeze`, { expected_version: (await view(head, id)).version })
  expect(frozen.statusCode, frozen.body).toBe(200)
  const report = await view(head, id)
  expect(report.frozen?.number).toContain('执监通报')
  expect(report.content.record_sets).toHaveProperty(['enforcement_inspections@*/2026Q3'])
  expect((await json<FigureRecords>(head.get(`reports/${id}/records?set=${encodeURIComponent('enforcement_inspections@*/2026Q3')}`))).items).toHaveLength(27)
  const { rows } = await json<MatterView>(supervisor.get(`supervision_bulletin/${id}`))
  const mine = rows['addressee']!.find((row) => (row as { unit?: string }).unit === market)!
  const row = { id: mine.id, requirement: '逐案补录检查记录', correct_by: '2026-11-30' }
  expect((await act(supervisor, id, 'send', {}, { rows: { addressee: [{ ...row, correct_by: '2026-10-09' }] } })).statusCode).toBe(409)
  const sent = await act(supervisor, id, 'send', {}, { rows: { addressee: [row] } })
  expect(sent.statusCode, sent.body).toBe(200)
  expect((await view(handler, id)).content.title).toContain('季度整改通报')
  expect((await json<ReportsView>(handler.get('reports'))).bulletins.map((one) => one.id)).toEqual([id])
  const [task, ...others] = (await json<Page<RecordView>>(handler.get('supervision_rectification'))).items
  expect([task?.title, others.length]).toEqual(['整改：逐案补录检查记录', 0])
  const answered = await handler.post(`supervision_rectification/${task!.id}/actions/report`, { expected_version: task!.version, input: { measures: '已补录', report: '全部补录' } })
  expect(answered.statusCode, answered.body).toBe(200)
  // A street that was sent the bulletin reads it too; nobody else's rectification.
  expect((await json<Page<RecordView>>(stranger.get('supervision_rectification'))).items).toEqual([])
  expect((await view(stranger, id)).frozen?.hash).toBe(report.frozen!.hash)
  const docx = await head.get(`reports/${id}/report.docx`)
  expect([docx.statusCode, docx.rawPayload.subarray(0, 2).toString()]).toEqual([200, 'PK'])
})

test('期间没有结束的不能定稿；公开的只有写明可以公开的内容', async () => {
  const id = await opened('week', '2026W41')
  await act(head, id, 'review')
  expect((await json<Problem>(head.post(`reports/${id}/freeze`, { expected_version: (await view(head, id)).version }), 409)).refusals?.map(({ reason }) => reason)).toEqual(['期间尚未结束，数据仍会变化'])
})
