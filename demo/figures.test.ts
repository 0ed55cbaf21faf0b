import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '../test/support/database.ts'
import { contradicted, type PublishedFigure, type Relation } from '../src/cli/against.ts'
import { against, figuresOf, type FigureLine } from '../src/cli/figures.ts'
import { openPool } from '../src/kernel/db/pool.ts'
import { doorsOpen } from './found.ts'
import { seed } from './seed.ts'
import { DISTRICT, registry } from './stage.ts'
import { published, YEAR } from './targets.ts'

const SEEDS = new URL('../../shared/seeds/', import.meta.url)
const read = <T>(name: string): T => JSON.parse(readFileSync(new URL(name, SEEDS), 'utf8')) as T

let database: TestDatabase, worker: ReturnType<typeof openPool>
let lines: readonly FigureLine[]
const dataDir = mkdtempSync(join(tmpdir(), 'zhunsheng-demo-'))
const world = () => ({ registry, worker, today: () => '2026-11-23' as const })
beforeAll(async () => {
  database = await testDatabase()
  await seed(database, { dataDir, today: '2026-11-23' })
  worker = openPool(database.workerUrl, { max: 2, statementTimeout: 0 })
  lines = await figuresOf(world(), DISTRICT, YEAR)
}, 600_000)
afterAll(async () => { await worker.end(); await database.drop(); rmSync(dataDir, { recursive: true }) })

test.each(Object.entries(published))('示范区的「%s」与公布的数据相符', (indicator, value) => {
  const computed = lines.find((line) => line.indicator === indicator)?.value
  if (typeof value === 'number') expect(computed).toBe(value)
  else { expect(computed).toBeGreaterThanOrEqual(value.atLeast); expect(computed).toBeLessThan(value.below) }
})

test('率的两端:688 件办结中 193 件调解和解、640 件实质化解', () => {
  const of = (indicator: string) => lines.find((line) => line.indicator === indicator)
  expect(of('reconsideration_mediation_rate')).toMatchObject({ numerator: 193, denominator: 688 })
  expect(of('reconsideration_substantive_resolution_rate')).toMatchObject({ numerator: 640, denominator: 688 })
  expect(of('penalty_publication_rate')!.denominator).toBeGreaterThan(500)
})

test('有按期的,也有逾期的', () => {
  for (const id of ['reconsideration_decided_late', 'reconsideration_deemed_accepted', 'reconsideration_extended', 'reconsideration_heard', 'penalty_overdue', 'penalty_hearings_held'])
    expect([id, lines.some(({ indicator }) => indicator === id)]).toEqual([id, true])
  const value = (id: string) => lines.find(({ indicator }) => indicator === id)!.value!
  expect(value('reconsideration_decided_late')).toBeGreaterThan(0)
  expect(value('reconsideration_deemed_accepted')).toBeGreaterThan(0)
  expect(value('reconsideration_in_time_rate')).toBeGreaterThan(95)
})

test('待办不空:有临近届满的期限', async () => {
  const { rows: [due] } = await worker.query<{ soon: number }>(
    `select count(*)::int as soon from clock where district = $1 and state = 'running' and whose = 'unit' and due_on between '2026-11-23' and '2026-12-03'`, [DISTRICT])
  expect(due!.soon).toBeGreaterThan(10)
})

test('已经生成的不再生成', async () => {
  const count = async () => (await worker.query<{ n: number }>('select count(*)::int as n from journal where district = $1', [DISTRICT])).rows[0]!.n
  const before = await count()
  await seed(database, { dataDir })
  expect(await count()).toBe(before)
})

test('中断之后接着生成,与一次生成相同', async () => {
  const other = await testDatabase()
  const pool = openPool(other.workerUrl, { max: 1 })
  try {
    let said = 0
    // Broken off when the inspections begin; what had been written stays written.
    await seed(other, { dataDir, today: '2026-11-23', most: 30, onProgress: () => { if (++said === 3) throw new Error('中断') } }).catch((error: Error) => expect(error.message).toBe('中断'))
    expect(await doorsOpen(pool)).toBe(false)
    await seed(other, { dataDir, today: '2026-11-23', most: 30 })
    expect(await doorsOpen(pool)).toBe(true)
    const { rows: [seen] } = await pool.query<{ matters: number; numbers: number }>('select count(*)::int as matters, count(distinct number)::int as numbers from reconsideration')
    expect(seen).toEqual({ matters: 30, numbers: 30 })
  } finally { await pool.end(); await other.drop() }
}, 240_000)

test.skipIf(!existsSync(SEEDS))('五份报告的数据逐项核对,没有一项不符(没有 ../shared 时跳过)', async () => {
  const inconsistent = contradicted(read<readonly Relation[]>('relations.json'))
  const found = await against(world(), read<readonly PublishedFigure[]>('figures.json'), inconsistent)
  const count = (status: string) => found.filter((line) => line.status === status).length
  expect(found).toHaveLength(326)
  expect(found.filter(({ status }) => status === 'different')).toEqual([])
  expect(count('reproduced')).toBeGreaterThanOrEqual(15)
  expect(count('contradicted')).toBe(11)
  expect(found.filter(({ id, status }) => id.startsWith('jinnan') && status === 'reproduced').map(({ indicator }) => indicator)).toEqual(expect.arrayContaining(Object.keys(published)))
})
