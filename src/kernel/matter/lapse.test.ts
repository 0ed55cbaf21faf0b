import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sampleRoom, sampleTables } from '../../../test/support/sample.ts'
import { testServing, type Client, type TestServing } from '../../../test/support/serving.ts'
import type { MatterView, Performed } from '../http/contract.ts'
import { importYear } from './holidays.ts'
import { sweepLapsed } from './lapse.ts'
import { recountYear } from './recount.ts'

let t: TestServing
let bureau: string
let clerk: Client

beforeAll(async () => {
  t = await testServing([sampleRoom], { tables: sampleTables })
  bureau = await t.district.unit({ name: '试验区司法局', prefix: '试' })
  clerk = await t.somebody(bureau, 'clerk', 'handler')
})
afterAll(() => t.close())

const open = async (received_on: string): Promise<string> => (await clerk.post('sample', { action: 'apply', org_id: bureau, input: { received_on, subject: '罚款' }, rows: { party: [{ name: '张三' }] } })).json<Performed>().id
const read = async (id: string): Promise<MatterView> => (await clerk.get(`sample/${id}`)).json()
const unexpected = (matter: string, error: unknown) => { throw new Error(`${matter}: ${String(error)}`) }

describe('期限届满,法律自行发生', () => {
  test('巡查一遍,届满的都办了,未届满的不动;再巡查,什么也不做', async () => {
    t.setToday('2025-03-03')
    const [early, late] = [await open('2025-03-03'), await open('2025-03-03')]
    t.setToday('2025-03-05')
    const running = await open('2025-03-05')
    t.setToday('2025-03-12')
    expect(await sweepLapsed(t.world, unexpected)).toBe(2)
    for (const id of [early, late]) expect(await read(id)).toMatchObject({ state: 'trying', values: { track: 'slow' } })
    expect((await read(running)).state).toBe('received')
    expect(await sweepLapsed(t.world, unexpected)).toBe(0)
  })
  test('两个进程同时巡查,每件只办一次', async () => {
    t.setToday('2025-04-01')
    for (let n = 0; n < 10; n++) await open('2025-04-01')
    t.setToday('2025-05-01')
    const swept = await Promise.all([sweepLapsed(t.world, unexpected), sweepLapsed(t.world, unexpected)])
    expect(swept[0]! + swept[1]!).toBeGreaterThanOrEqual(10)
    const { rows } = await t.owner.query(`select max(n)::integer as most from (select count(*) as n from journal where action = 'deem_accepted' group by matter_id) x`)
    expect(rows).toEqual([{ most: 1 }])
  })
})

test('补录放假安排之后,正在计算的期限重新计算,日志说明缘由;已经办结的不动', async () => {
  t.setToday('2027-09-27')
  const id = await open('2027-09-27')
  const before = (await read(id)).clocks[0]!
  const year = (await t.world.calendar()).years.get(2027)!
  await importYear(t.world.worker, { ...year, status: 'official', holidays: [{ name: '试验假', from: '2027-09-28', until: '2027-09-29' }], makeup_workdays: [], source: ['试验'] })
  t.world.forget()
  expect(await recountYear(t.world, 2027)).toBe(1)
  const after = await read(id)
  expect(before.due_on).not.toBeNull()
  expect(after.clocks[0]!.due_on).not.toBe(before.due_on)
  expect(after.version).toBe(2)
  const [entry] = (await clerk.get(`sample/${id}/journal`)).json()
  expect(entry).toMatchObject({ kind: 'migration', reason: '按2027年放假安排重新计算期限' })
  expect(await recountYear(t.world, 2027)).toBe(0)
})

test('向前倒推、跨着元旦的期限,两个年度补录都重新计算', async () => {
  t.setToday('2026-12-10')
  const id = await open('2026-12-10')
  await t.owner.query(`alter table clock disable trigger user; update clock set backward = true, started_on = '2027-01-08', due_on = '2026-12-30' where matter_id = '${id}'; alter table clock enable trigger user`)
  const year = (await t.world.calendar()).years.get(2027)!
  await importYear(t.world.worker, { ...year, holidays: [{ name: '试验假', from: '2027-01-01', until: '2027-01-07' }], makeup_workdays: [] })
  t.world.forget()
  await recountYear(t.world, 2027)
  expect((await read(id)).clocks[0]).toMatchObject({ due_on: '2026-12-25' })
  await t.owner.query(`alter table clock disable trigger user; update clock set due_on = '2026-12-28' where matter_id = '${id}'; alter table clock enable trigger user`)
  expect(await recountYear(t.world, 2026)).toBe(1)
  expect((await read(id)).clocks[0]).toMatchObject({ due_on: '2026-12-25' })
})

test('正式公布的年度不能改回暂定', async () => {
  const year = (await t.world.calendar()).years.get(2025)!
  await expect(importYear(t.world.worker, { ...year, status: 'provisional' })).rejects.toThrow('不能改为暂定')
})
