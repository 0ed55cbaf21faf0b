import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '../test/support/database.ts'
import { contradicted, type PublishedFigure, type Relation } from '../src/cli/against.ts'
import { against, figuresOf, type FigureLine } from '../src/cli/figures.ts'
import { isWorkingDay, nationalCalendar } from '../src/kernel/law/calendar.ts'
import { chinaDay } from '../src/kernel/law/day.ts'
import type { IsoDate } from '../src/kernel/law/law.ts'
import { openPool } from '../src/kernel/db/pool.ts'
import { doorsOpen } from './found.ts'
import { plainPlans } from './plain/districts.ts'
import { seed } from './seed.ts'
import { DISTRICT, registry } from './stage.ts'
import { published, YEAR } from './targets.ts'

const SEEDS = new URL('../../shared/seeds/', import.meta.url)
const read = (name: string): unknown => JSON.parse(readFileSync(new URL(name, SEEDS), 'utf8'))

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

test.each(Object.entries(published))('示范区丙的「%s」与公布的数据相符', (indicator, value) => {
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

/** The same facts, counted by a hand that knows nothing of the indicators. */
const counts: { readonly [indicator: string]: string } = {
  enforcement_inspections: `inspection i where inspected_on between '2024-01-01' and '2024-12-31' and not patrol and not exists (
    select from link l join penalty p on p.id = l.matter_id where l.to_id = i.id and l.kind = 'from_inspection' and p.outcome = 'penalty')`,
  rectification_orders: `rectification_order where ordered_on between '2024-01-01' and '2024-12-31' and state <> 'revoked'`,
  penalty_cases: `penalty where decided_on between '2024-01-01' and '2024-12-31' and outcome = 'penalty'`,
  enforcement_supervision_notices: `supervision where notice_on between '2024-01-01' and '2024-12-31'`,
  reconsideration_applications_received: `reconsideration where received_on between '2024-01-01' and '2024-12-31'`,
  reconsideration_concluded: `reconsideration where closed_on between '2024-01-01' and '2024-12-31' and state <> 'transferred'`,
  reconsideration_mediated: `reconsideration where closed_on between '2024-01-01' and '2024-12-31' and (conclusion = 'mediation'
    or conclusion = 'termination' and withdrawal_cause in ('mediated', 'settled'))`,
  reconsideration_substantively_resolved: `reconsideration where closed_on between '2024-01-01' and '2024-12-31' and sued_on is null and petitioned_on is null`,
  reconsideration_opinion_letters: `reconsideration_letter where kind = 'opinion' and issued_on between '2024-01-01' and '2024-12-31'`,
  reconsideration_suggestion_letters: `reconsideration_letter where kind = 'suggestion' and issued_on between '2024-01-01' and '2024-12-31'`,
  reconsideration_litigation_bulletins: `reconsideration_bulletin where issued_on between '2024-01-01' and '2024-12-31'`,
  reconsideration_litigation_trainings: `reconsideration_training where held_on between '2024-01-01' and '2024-12-31'`,
  reconsideration_case_guidance: `reconsideration_guidance where given_on between '2024-01-01' and '2024-12-31'`,
}
test.each(Object.entries(counts))('「%s」与另写的计数相同', async (indicator, from) => {
  const { rows: [row] } = await worker.query<{ n: number }>(`select count(*)::int as n from ${from}`)
  expect(lines.find((line) => line.indicator === indicator)?.value).toBe(row!.n)
})

test('有按期的，也有逾期的', () => {
  const value = (id: string) => lines.find(({ indicator }) => indicator === id)!.value!
  for (const id of ['reconsideration_decided_late', 'reconsideration_deemed_accepted', 'reconsideration_extended', 'reconsideration_heard', 'penalty_legal_reviews']) {
    expect([id, value(id)]).toEqual([id, expect.toSatisfy((found: number) => found > 0)])
  }
  for (const id of ['reconsideration_in_time_rate', 'penalty_on_time_rate', 'rectification_rate']) {
    expect([id, value(id)]).toEqual([id, expect.toSatisfy((found: number) => found > 80 && found < 100)])
  }
})

test('像真的一样：单位办本领域的事，日期前后相接，处罚不离谱', async () => {
  const none = async (what: string) => expect([what, (await worker.query(`select id from ${what} limit 3`)).rows]).toEqual([what, []])
  await none(`reconsideration where act_made_on > act_known_on or act_known_on > received_on or received_on > accepted_on or accepted_on > decided_on or decided_on > closed_on`)
  const { rows: acts } = await worker.query<{ act_made_on: IsoDate }>('select distinct act_made_on from reconsideration where district = $1 and act_made_on is not null', [DISTRICT])
  expect(acts.filter(({ act_made_on }) => !isWorkingDay(nationalCalendar, act_made_on))).toEqual([])
  await none(`reconsideration where decision = 'perform' and act_kind <> 'inaction' or decision in ('uphold', 'revoke', 'change') and act_kind = 'inaction'`)
  await none(`reconsideration where amount is not null and act_title <> '罚款决定'`)
  await none(`penalty where lead_on > filed_on or filed_on > notified_on or notified_on > decided_on or decided_on > published_on or decided_on > fulfilled_on or fulfilled_on > closed_on`)
  await none(`penalty p where track = 'summary' and fine_total > case when exists (
    select from penalty_party x where x.district = p.district and x.matter_id = p.id and x.kind = 'organisation') then 3000 else 200 end`)
  const { rows: [names] } = await worker.query<{ parties: number; people: number; most: number }>(
    `select count(*)::int as parties, count(distinct name)::int as people, (select max(n)::int from (select count(*) as n from reconsideration_applicant where kind = 'person' group by name) x) as most
     from reconsideration_applicant where kind = 'person'`)
  expect(names!.people / names!.parties).toBeGreaterThan(0.9)
  expect(names!.most).toBeLessThan(5)
})

test('申请人民法院强制执行的,关联据以执行的责令改正,责令改正关联处罚案件', async () => {
  const { rows } = await worker.query<{ state: string; order: string | null; penalty: string | null }>(
    `select e.state, o.state as order, p.outcome as penalty from coercive_enforcement e
     left join link l on l.district = e.district and l.matter_id = e.id and l.kind = 'enforces' left join rectification_order o on o.district = e.district and o.id = l.to_id
     left join link k on k.district = e.district and k.matter_id = o.id and k.kind = 'of_penalty' left join penalty p on p.district = e.district and p.id = k.to_id
     where e.district = $1 and e.route = 'court' and e.court_applied_on between '2024-01-01' and '2024-12-31'`, [DISTRICT])
  expect(rows).toEqual([{ state: 'executed', order: 'corrected', penalty: 'penalty' }])
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

/** Everything the demonstration holds but what is sealed anew each time and when it was written. */
async function digest(opened: TestDatabase): Promise<{ readonly [table: string]: string }> {
  const pool = openPool(opened.workerUrl, { max: 1 })
  try {
    const found: { [table: string]: string } = {}
    for (const table of [...registry.procedures.keys(), ...registry.registers.keys(), 'clock', 'service', 'link', 'penalty_sanction', 'penalty_violation', 'number_counter']) {
      const { rows: [row] } = await pool.query<{ digest: string }>(
        `select md5(string_agg(one, e'\n' order by one)) as digest from (select (to_jsonb(t) - 'created_at' - 'updated_at')::text as one from ${table} t where district = $1) x`, [DISTRICT])
      if (row!.digest) found[table] = row!.digest
    }
    return found
  } finally { await pool.end() }
}
test('同一种子两次生成完全相同，中断之后接着生成的也相同', async () => {
  const [whole, broken] = [await testDatabase(), await testDatabase()]
  const pool = openPool(broken.workerUrl, { max: 1 })
  // One that was broken off goes on around the day it was begun, so that is the day of both.
  const little = { dataDir, today: chinaDay(new Date()), most: 30 } as const
  try {
    let said = 0
    // Broken off when the inspections begin; what had been written stays written.
    await seed(broken, { ...little, onProgress: () => { if (++said === 4) throw new Error('中断') } }).catch((error: Error) => expect(error.message).toBe('中断'))
    expect(await doorsOpen(pool, DISTRICT)).toBe(false)
    await seed(broken, little)
    expect(await doorsOpen(pool, DISTRICT)).toBe(true)
    await seed(whole, little)
    const expected = await digest(whole)
    expect(Object.keys(expected).length).toBeGreaterThan(10)
    expect(await digest(broken)).toEqual(expected)
  } finally { await pool.end(); await whole.drop(); await broken.drop() }
}, 360_000)

/** Facts that somebody states and no record counts: funds, premises, posts, the city's ranking. */
const STATED = ['street_enforcement_special_funds', 'enforcement_premises_renovated', 'supervision_posts_added', 'reconsideration_premises_area', ...['1st', '2nd', '3rd', '4th'].map((place) => `enforcement_platform_city_rank_${place}`)]
test.each(plainPlans)('$name 的数据与公布的数据相符,填报的只有不能计数的事实', async ({ report, published: printed }) => {
  const found = await against(world(), printed.map((figure, n) => ({ id: `${report}-${String(n).padStart(3, '0')}`, ...figure })), new Set())
  expect(found.filter(({ indicator, status }) => status !== (STATED.includes(indicator) ? 'declared' : 'reproduced'))).toEqual([])
})

const BAR = ['enforcement-cases', 'enforcement-officers', 'enforcement-supervision', 'market-supervision', 'reconsideration']
test.skipIf(!existsSync(SEEDS))('五份报告的数据逐项核对,没有一项不符;执法和复议的成果数据都有着落(没有 ../shared 时跳过)', async () => {
  const inconsistent = contradicted(read('relations.json') as readonly Relation[])
  const published = read('figures.json') as readonly (PublishedFigure & { readonly subsystem: string; readonly nature: string })[]
  const found = await against(world(), published, inconsistent)
  const count = (status: string) => found.filter((line) => line.status === status).length
  expect(found).toHaveLength(326)
  expect(found.filter(({ status }) => status === 'different')).toEqual([])
  expect(count('contradicted')).toBe(11)
  const results = new Set(published.filter(({ subsystem, nature }) => BAR.includes(subsystem) && nature === 'result').map(({ id }) => id))
  expect(found.filter(({ id, indicator, status }) => results.has(id) && status !== 'contradicted' && status !== (STATED.includes(indicator) ? 'declared' : 'reproduced'))).toEqual([])
})
