import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rooms } from '../src/domains/index.ts'
import { computingOf } from '../src/report/counting.ts'
import { openYearReports } from '../src/report/open.ts'
import { reportRoutes } from '../src/report/routes.ts'
import type { FiguresView } from '../src/report/contract.ts'
import { registerCards } from './support/certificates.ts'
import { testServing, type Client, type TestServing } from './support/serving.ts'
import { systemCaller, withScope } from '../src/kernel/access/scope.ts'
import { openPool } from '../src/kernel/db/pool.ts'
import type { MatterView, Page, Performed, PracticeView, RecordView, SessionView } from '../src/kernel/http/contract.ts'
import { figureOf, isCounted } from '../src/kernel/indicator/figure.ts'
import { refreshRollups } from '../src/kernel/indicator/rollup.ts'
import { sealJournal } from '../src/kernel/journal/seal.ts'

let t: TestServing
let market: string
let handler: Client & { readonly id: string }, second: Client & { readonly id: string }, supervisor: Client, supervisorId: string
beforeAll(async () => {
  t = await testServing(rooms, { today: '2024-06-03', routes: [reportRoutes] })
  const justice = await t.district.unit({ name: '某区司法局', kind: 'justice_bureau', prefix: '某司' })
  market = await t.district.unit({ name: '某区市场监督管理局', prefix: '某市监' })
  await t.district.unit({ name: '某区人民政府', kind: 'government', prefix: '某政' })
  handler = await t.somebody(market, 'handler', 'clerk', 'office_head')
  second = await t.somebody(market, 'handler')
  const supervising = await t.somebody(justice, 'supervisor')
  supervisor = supervising
  supervisorId = supervising.id
  const [one, two, confirming] = await Promise.all([handler, second, supervising].map(({ id }) => t.district.caller(id)))
  await registerCards(t.world, one!, confirming!, market, [one!, two!])
}, 60_000)
afterAll(() => t.close())

const json = async <T>(answer: ReturnType<Client['get']>, status = 200): Promise<T> => { const got = await answer; expect(got.statusCode, got.body).toBe(status); return got.json<T>() }
const enter = (client: Client) => json<SessionView>(client.send('PUT', 'practice'))
const leave = (client: Client) => json<SessionView>(client.send('PUT', 'session/place', { district: null }))
const practice = (client: Client, month = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 7)) => json<PracticeView>(client.get(`practice?month=${month}`))
const inspect = (client: Client) => json<Performed>(client.post('inspection', {
  action: 'inspect_at_once', org_id: market, input: {
    enforcement_field: 'market', mode: 'special', basis: '年度检查计划', matters: '食品安全检查', subject_kind: 'individual_business', subject: '示例商店', handlers: [handler.id, second.id],
    certificate_numbers: '01、02', inspected_on: '2024-06-03', place: '某路1号', record: '未发现问题', result: 'normal',
  },
}))
const act = async (client: Client, id: string, action: string, input: object = {}, more: object = {}) =>
  json<Performed>(client.post(`inspection/${id}/actions/${action}`, { expected_version: (await json<MatterView>(client.get(`inspection/${id}`))).version, input, ...more }))
const numbers = async (client: Client) => (await json<Page<RecordView>>(client.get('inspection'))).items.map(({ id }) => id)

describe('模拟区', () => {
  test('一次点击进入和返回:单位、人员、角色相同,案卷各是各的', async () => {
    const before = await json<SessionView>(handler.get('session'))
    const there = await enter(handler)
    expect(there.district).toMatchObject({ kind: 'practice', name: expect.stringContaining('模拟区') })
    expect(there.home).toEqual(before.district)
    expect([there.account, there.roles]).toEqual([before.account, before.roles])
    const { id } = await inspect(handler)
    expect(await numbers(handler)).toEqual([id])
    await leave(handler)
    expect(await numbers(handler)).toEqual([])
    expect((await handler.get(`inspection/${id}`)).statusCode).toBe(404)
  })

  test('后来的人第一次进入即可办理', async () => {
    const late = await t.somebody(market, 'handler')
    await enter(late)
    expect(await numbers(late)).toHaveLength(1)
    expect((await json<readonly { id: string }[]>(late.get('accounts'))).map(({ id }) => id)).toContain(late.id)
  })

  test('三员不进入;另一窗口切换之后,本窗口的提交不落在别处', async () => {
    const administrator = await t.somebody(market, 'administrator')
    expect((await administrator.send('PUT', 'practice')).statusCode).toBe(403)
    await enter(second)
    const stale = await second.post('inspection', { action: 'inspect_at_once', org_id: market, input: {} }, { 'x-place': t.district.code })
    expect([stale.statusCode, stale.body]).toEqual([409, expect.stringContaining('另一窗口')])
    await leave(second)
  })

  test('登录和口令仍是本人的:在模拟区查看会话、退出登录', async () => {
    const other = await t.somebody(market, 'handler')
    await enter(other)
    expect(await json<readonly object[]>(other.get('session/all'))).toHaveLength(1)
    expect((await other.send('DELETE', 'session')).statusCode).toBe(204)
    expect((await other.get('session')).statusCode).toBe(401)
  })
})

describe('练习和得分', () => {
  test('按案卷应当具备的条件计分,参加办理的人都计,监督人员看见单位排名', async () => {
    await enter(handler)
    const { id } = await inspect(handler)
    await act(handler, id, 'publish')
    await act(handler, id, 'finish')
    expect((await practice(handler)).exercises.find((one) => one.id === 'practise_inspection')).toMatchObject({ best: { matter: id, points: 100 } })
    await leave(handler)
    const { units } = await practice(supervisor)
    expect(units!.find(({ org_id }) => org_id === market)).toMatchObject({ practised: 1, average: 100, rank: 1 })
    expect((await practice(second)).units).toBeNull()
    expect((await practice(handler, '2020-01')).exercises.every(({ best }) => best === null)).toBe(true)
  })

  test('退回的案卷领到本人单位,更正之后得分', async () => {
    expect((await second.post('practice/tasks/practise_reentry')).statusCode).toBe(409)
    await enter(second)
    const { id } = await json<{ id: string }>(second.post('practice/tasks/practise_reentry'))
    const marks = async () => (await practice(second)).exercises.find((one) => one.id === 'practise_reentry')!
    expect((await marks()).best).toMatchObject({ matter: id, points: 0 })
    await act(second, id, 'correct', { matters: '餐饮服务食品安全检查', place: '春和路 18 号' }, { reason: '补正退回的内容' })
    expect((await marks()).best).toMatchObject({ points: 100 })
    await leave(second)
  })
})

describe('模拟区的记录不进入真实的数据', () => {
  test('统计:逐项指标为零,汇总没有一格,数据页没有一件', async () => {
    const { rows: [ground] } = await t.owner.query<{ code: string }>(`select kernel.practice_of($1) as code`, [t.district.code])
    const computing = computingOf(t.world)
    await refreshRollups(t.world.worker, computing)
    // At home stand the units and the cards of officers, which are nobody's practice.
    for (const district of [ground!.code, t.district.code]) for (const indicator of [...computing.indicators.values()].filter(isCounted).filter(({ of }) => district !== t.district.code || !['organisation', 'certificate'].includes(of.id))) {
      const { records } = await withScope(t.world.worker, systemCaller(district), (tx) => figureOf(tx, indicator, { district }, { from: '2000-01-01', until: '2100-01-01' }, computing))
      expect([district, indicator.id, records]).toEqual([district, indicator.id, 0])
    }
    expect((await t.owner.query('select from rollup')).rowCount).toBe(0)
    await enter(handler)
    const { figures } = await json<FiguresView>(handler.get('figures?year=2024'))
    expect(figures.filter(({ records }) => records > 0)).toEqual([])
    await leave(handler)
  })

  test('抽取和交换:在本区的范围内读任何账册,都读不到模拟区的一行', async () => {
    const { rows: [ground] } = await t.owner.query<{ code: string }>(`select kernel.practice_of($1) as code`, [t.district.code])
    const { registry, pool } = t.world
    const seer = await t.district.caller(supervisorId)
    let laid = 0
    for (const ledger of [...registry.procedures.keys(), ...registry.registers.keys(), 'journal', 'clock', 'document', 'link', 'publication', 'search']) {
      const { rows: [real] } = await t.owner.query<{ n: number }>(`select count(*)::int as n from "${ledger}" where district = $1`, [ground!.code])
      laid += real!.n
      const { rows: [seen] } = await withScope(pool, seer, (tx) => tx.query<{ n: number }>(`select count(*)::int as n from "${ledger}" where district <> $1`, [t.district.code]))
      expect([ledger, seen!.n]).toEqual([ledger, 0])
    }
    expect(laid).toBeGreaterThan(10)
  })

  test('公开:模拟区公示的检查结果,公开网站的账号看不见', async () => {
    expect((await t.owner.query('select from publication')).rowCount).toBeGreaterThan(0)
    const portal = openPool(t.portalUrl, { max: 1 })
    try { expect((await portal.query('select from publication')).rowCount).toBe(0) } finally { await portal.end() }
  })

  test('封存:模拟区再办一件,没有可以封存的日志', async () => {
    await sealJournal(t.world.worker)
    await enter(handler)
    await inspect(handler)
    await leave(handler)
    expect(await sealJournal(t.world.worker)).toBeNull()
  })

  test('年度报告:不为模拟区的政府起草', async () => {
    t.setToday('2025-01-15')
    expect(await openYearReports(t.world)).toBe(1)
    t.setToday('2024-06-03')
  })
})

describe('重新开始', () => {
  test('只有监督人员可以重新开始;原有记录留在原处,谁也不再进入', async () => {
    expect((await handler.send('DELETE', 'practice')).statusCode).toBe(403)
    const before = await enter(handler)
    expect((await supervisor.send('DELETE', 'practice')).statusCode).toBe(204)
    const after = await json<SessionView>(handler.get('session'))
    expect(after.district.kind).toBe('practice')
    expect(after.district.code).not.toBe(before.district.code)
    expect(await numbers(handler)).toEqual([])
    expect((await practice(handler)).exercises.every(({ best }) => best === null)).toBe(true)
    expect((await t.owner.query('select from inspection where district = $1', [before.district.code])).rowCount).toBeGreaterThan(0)
  })
})
