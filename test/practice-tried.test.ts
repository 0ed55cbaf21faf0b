import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rooms } from '../src/domains/index.ts'
import { callerAt } from '../src/kernel/access/place.ts'
import { withScope, type Caller } from '../src/kernel/access/scope.ts'
import { hashOfToken } from '../src/kernel/access/session.ts'
import { openPool } from '../src/kernel/db/pool.ts'
import { sendOutgoing } from '../src/kernel/exchange/send.ts'
import type { Page, Performed, PracticeTaken, PracticeView, RecordView } from '../src/kernel/http/contract.ts'
import { sealJournal, verifyJournal } from '../src/kernel/journal/seal.ts'
import { newId } from '../src/kernel/matter/id.ts'
import { portal } from '../src/portal/plugin.ts'
import { computingOf } from '../src/report/counting.ts'
import { refreshRollups } from '../src/kernel/indicator/rollup.ts'
import { enforcementBody, registerCards } from './support/certificates.ts'
import { keep } from '../src/kernel/register/keep.ts'
import { testServing, type Client, type TestServing } from './support/serving.ts'

// Each test does in the practice ground what really counts at home, and then looks whether it counts.
type Person = Client & { readonly id: string }
let t: TestServing
let justice: string, market: string, ground: string
let handler: Person, second: Person, supervisor: Person, other: Person, head: Person
const home: { inspections: string[] } = { inspections: [] }
const tried: { inspections: string[] } = { inspections: [] }
beforeAll(async () => {
  t = await testServing(rooms, { today: '2024-05-10', site: (url, world) => {
    const pool = openPool(url, { max: 2 })
    return async (app) => { app.addHook('onClose', () => pool.end()); await portal(app, { registry: world.registry, pool, today: world.today }) }
  } })
  justice = await t.district.unit({ name: '某区司法局', kind: 'justice_bureau', prefix: '某司' })
  market = await t.district.unit({ name: '某区市场监督管理局', prefix: '某市监' })
  handler = await t.somebody(market, 'handler', 'clerk', 'office_head')
  second = await t.somebody(market, 'handler')
  supervisor = await t.somebody(justice, 'supervisor')
  other = await t.somebody(justice, 'supervisor')
  head = await t.somebody(justice, 'office_head')
  const [one, two, confirming] = await Promise.all([handler, second, supervisor].map(({ id }) => t.district.caller(id))) as [Caller, Caller, Caller]
  await registerCards(t.world, one, confirming, market, [one, two])
  await keep(t.world, confirming, enforcementBody, { kind: 'enter', org_id: justice, from: '2024-01-02', input: { unit: market, name: '某区市场监督管理局', kind: 'organ', enforcement_field: 'market' } })
  for (let n = 0; n < 3; n++) home.inspections.push(await inspect(`本区商店${n}`))
  await within([handler], async () => { for (let n = 0; n < 5; n++) tried.inspections.push(await inspect(`模拟商店${n}`)) })
  ground = (await t.owner.query<{ code: string }>('select kernel.practice_of($1) as code', [t.district.code])).rows[0]!.code
}, 60_000)
afterAll(() => t.close())

const json = async <T>(answer: ReturnType<Client['get']>, status = 200): Promise<T> => { const got = await answer; expect(got.statusCode, got.body).toBe(status); return got.json<T>() }
const versionOf = async (ledger: string, id: string): Promise<number> => (await t.owner.query<{ version: number }>(`select max(version) as version from ${ledger} where id = $1`, [id])).rows[0]!.version
/** Does something with people in the practice ground, and brings them home. */
async function within<T>(people: readonly Client[], work: () => Promise<T>): Promise<T> {
  for (const one of people) await json(one.send('PUT', 'practice'))
  try { return await work() } finally { for (const one of people) await json(one.send('PUT', 'session/place', { district: null })) }
}
const inspect = async (subject: string): Promise<string> => (await json<Performed>(handler.post('inspection', { action: 'inspect_at_once', org_id: market, input: {
  enforcement_field: 'market', mode: 'special', basis: '年度检查计划', matters: '食品安全检查', subject_kind: 'individual_business', subject, handlers: [handler.id, second.id],
  inspected_on: '2024-05-10', place: '某路1号', record: '未发现问题', result: 'normal',
} }))).id
const act = async (who: Client, ledger: string, id: string, action: string, input: object = {}) =>
  json<Performed>(who.post(`${ledger}/${id}/actions/${action}`, { expected_version: await versionOf(ledger, id), input }))
const rows = async <R extends object>(text: string, ...values: unknown[]) => (await t.owner.query<R>(text, values)).rows
const page = async (url: string) => t.app.inject({ url })
const DICE = '123456123456123456123456123456'

describe('抽取', () => {
  const sampleOf = async (): Promise<string> => {
    const { id } = await json<Performed>(supervisor.post('sampling', { action: 'prepare', org_id: justice, input: { kind: 'monthly', period_from: '2024-05-01' }, rows: { reviewer: [{ account: supervisor.id, certificate: '监01' }, { account: other.id, certificate: '监02' }] } }))
    await act(supervisor, 'sampling', id, 'request_draw')
    return (await rows<{ id: string }>('select d.id from draw d join link l on l.district = d.district and l.matter_id = d.id where l.to_id = $1', id))[0]!.id
  }
  const peopleDraw = async (): Promise<string> => (await json<Performed>(supervisor.post('draw', { action: 'open', org_id: justice, input: { purpose: '模拟听证员', seed_source: 'dice', seed_due_on: '2024-06-03' },
    rows: { quota: [{ label: '听证员', size: 2 }], candidate: ['甲1', '甲2', '甲3', '甲4'].map((code) => ({ name: `某某${code}`, code })) } }))).id
  const run = async (id: string) => {
    await act(supervisor, 'draw', id, 'commit')
    await act(supervisor, 'draw', id, 'enter_seed', { seed_value: DICE, seed_drawn_on: '2024-06-03', seed_evidence: '二人在场' })
    await act(other, 'draw', id, 'confirm', { seed_again: DICE })
  }

  test('模拟区里能固定名册、录入种子、抽取、公开；公众一处也看不到，本区的人打不开', async () => {
    t.setToday('2024-06-03')
    const id = await within([supervisor, other], async () => {
      const made = await peopleDraw()
      await run(made)
      return made
    })
    await t.owner.query('alter table draw disable trigger user')
    // Even were it made public there.
    await t.owner.query(`update draw set state = 'published', published_on = '2024-06-03' where id = $1`, [id])
    await t.owner.query('alter table draw enable trigger user')
    expect(await rows('select state, drawn_count from draw where district = $1 and id = $2', ground, id)).toEqual([{ state: 'published', drawn_count: 2 }])
    expect((await page('/draws')).body).not.toContain('模拟听证员')
    for (const district of [ground, t.district.code]) expect((await page(`/draws/${district}/${id}`)).statusCode).toBe(404)
    expect((await supervisor.get(`draw/${id}`)).statusCode).toBe(404)
  })

  test('本区的月度抽查：名册恰好是本区的三件，模拟区的五件一件也不在', async () => {
    const id = await sampleOf()
    await act(supervisor, 'draw', id, 'plan', { seed_source: 'dice', seed_due_on: '2024-06-03' })
    await run(id)
    const [kept] = await rows<{ content: Buffer }>('select content from draw_pool where district = $1 and matter_id = $2', t.district.code, id)
    const pool = gunzipSync(kept!.content).toString()
    for (const one of home.inspections) expect(pool).toContain(one)
    for (const one of tried.inspections) expect(pool).not.toContain(one)
    expect(await rows('select pool_members from draw where id = $1', id)).toEqual([{ pool_members: 3 }])
  })

  test('模拟区的月度抽查：从放入练习案卷、名册、抽取、审查，到监督通知书送达、单位答复，都能走完；名册里没有本区的一件', async () => {
    const stray = await handler.post('practice/tasks/practise_sampling')
    expect([stray.statusCode, stray.body]).toEqual([409, expect.stringContaining('只在模拟区')])
    await within([supervisor, other, head, handler], async () => {
      expect((await handler.post('practice/tasks/practise_sampling')).body).toContain('这个练习由执法监督人员完成')
      const { told, id: record } = await json<PracticeTaken>(supervisor.post('practice/tasks/practise_sampling'))
      expect([told, record]).toEqual(['已经放入 2024 年 5 月的检查案卷 8 件，请安排该月的月度抽查，起始日期填 2024-05-01。', null])
      const { id } = await json<Performed>(supervisor.post('sampling', { action: 'prepare', org_id: justice, input: { kind: 'monthly', period_from: '2024-05-01', share: 100 }, rows: { reviewer: [{ account: supervisor.id, certificate: '监01' }, { account: other.id, certificate: '监02' }] } }))
      await act(supervisor, 'sampling', id, 'request_draw')
      const [draw] = await rows<{ id: string }>('select d.id from draw d join link l on l.district = d.district and l.matter_id = d.id where l.to_id = $1', id)
      await act(supervisor, 'draw', draw!.id, 'plan', { seed_source: 'dice', seed_due_on: '2024-06-03' })
      await run(draw!.id)
      const [kept] = await rows<{ content: Buffer }>('select content from draw_pool where district = $1 and matter_id = $2', ground, draw!.id)
      const pool = gunzipSync(kept!.content).toString()
      for (const one of tried.inspections) expect(pool).toContain(one)
      for (const one of home.inspections) expect(pool).not.toContain(one)
      // Those tried before and those laid for the task.
      expect(await rows('select pool_members, drawn_count from draw where id = $1', draw!.id)).toEqual([{ pool_members: 13, drawn_count: 13 }])
      await act(supervisor, 'sampling', id, 'give_out')
      const reviews = await rows<{ id: string; record_number: string }>('select id, record_number from case_review where district = $1 order by record_number', ground)
      expect(reviews).toHaveLength(13)
      for (const { id: review, record_number } of reviews) {
        const outcome = record_number === '示例商店7 检查' ? 'supervised' : record_number === '示例商店6 检查' ? 'returned' : 'passed'
        await json<Performed>(supervisor.post(`case_review/${review}/actions/review`, { expected_version: 1, input: { outcome, opinion: '见问题', ...outcome === 'supervised' && { demand: '依法处理并复查' } }, rows: {
          ...outcome === 'supervised' && { problem: [{ category: 'procedure', description: '发现违法，口头告诫了事', rule: '行政处罚法第五十四条' }] }, ...outcome === 'returned' && { fault: [{ field_label: '检查事项', reason: '只写“检查”' }] } } }))
      }
      await act(supervisor, 'sampling', id, 'close', { summary: '抽查 13 件，退回 1 件，转监督 1 件。' })
      const [matter] = await rows<{ id: string }>('select id from supervision where district = $1', ground)
      await act(head, 'supervision', matter!.id, 'issue_notice')
      const [notice] = await rows<{ id: string }>(`select id from document where district = $1 and matter_id = $2 and document = 'notice'`, ground, matter!.id)
      await act(supervisor, 'supervision', matter!.id, 'serve', { document_id: notice!.id, recipient_org_id: market, recipient: '某区市场监督管理局', method: 'direct', sent_on: '2024-06-03' })
      await act(handler, 'supervision', matter!.id, 'answer', { answer_kind: 'corrected', answer: '已经立案' })
      const month = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 7)
      const { exercises } = await json<PracticeView>(supervisor.get(`practice?month=${month}`))
      expect(exercises.find((one) => one.id === 'practise_sampling')!.best).toMatchObject({ matter: id, points: 100 })
      expect((await json<PracticeView>(head.get(`practice?month=${month}`))).exercises.find((one) => one.id === 'practise_notice')!.best).toMatchObject({ matter: matter!.id, points: 100 })
      // The records laid for this task are no attempt at another.
      expect(exercises.find((one) => one.id === 'practise_reentry')!.best).toBeNull()
      // Whoever practises next has a month of his own.
      expect((await json<PracticeTaken>(other.post('practice/tasks/practise_sampling'))).told).toContain('2024 年 4 月')
    })
    for (const ledger of ['case_review', 'supervision', 'reentry']) expect(await rows(`select from ${ledger} where district = $1`, t.district.code)).toEqual([])
  })

  test('在模拟区的人，写不进本区的一行：数据库拒绝', async () => {
    const person = await t.district.caller(supervisor.id)
    const there = callerAt(person, { district: ground, practice: true })
    const forged = (caller: Caller) => withScope(t.world.pool, caller, (tx) => tx.query(
      'insert into draw_pool (district, org_id, shared_with, secrecy, ledger, matter_id, hash, subject, members, content) values ($1, $2, $3, 0, $4, $5, $6, $7, 1, $8)',
      [t.district.code, justice, [], 'draw', newId(), 'a'.repeat(64), '伪造', Buffer.from('x')]))
    await expect(forged(there)).rejects.toThrow(/row-level security|policy/)
  })
})

describe('对接', () => {
  const KEY = `zsk_${'p'.repeat(43)}`
  test('报送上级：本区的三件到达，模拟区的不到达；给模拟区也配上平台，仍然一件不报', async () => {
    const arrived: { ledger: string; records: readonly { source_ref: string }[] }[] = []
    const platform = createServer((request, response) => {
      let body = ''
      request.on('data', (part) => { body += part })
      request.on('end', () => {
        response.setHeader('content-type', 'application/json')
        if (request.method === 'GET') { response.end('{"items":[]}'); return }
        const { records } = JSON.parse(body) as { records: { source_ref: string }[] }
        arrived.push({ ledger: request.url!.split('/').at(-1)!, records })
        response.end(JSON.stringify({ results: records.map(({ source_ref }) => ({ source_ref, outcome: 'accepted', id: source_ref })) }))
      })
    })
    await new Promise<void>((done) => { platform.listen(0, '127.0.0.1', done) })
    try {
      const url = `http://127.0.0.1:${(platform.address() as AddressInfo).port}`
      for (const district of [t.district.code, ground])
        await t.owner.query('insert into exchange_target (district, id, name, url, key, ledgers) values ($1, $2, $3, $4, $5, $6)', [district, newId(), '市平台', url, t.world.seal(KEY), ['inspection', 'draw']])
      const complaints: unknown[] = []
      await sendOutgoing(t.world, (error) => complaints.push(error))
      expect(complaints).toEqual([])
      const sent = arrived.flatMap(({ records }) => records.map(({ source_ref }) => source_ref))
      expect(sent).toEqual(expect.arrayContaining(home.inspections))
      const real = (await rows<{ id: string }>(`select id from inspection where district = $1 union select id from draw where district = $1`, t.district.code)).map(({ id }) => id)
      expect(sent.filter((id) => !real.includes(id))).toEqual([])
      expect(await rows('select from outgoing where district = $1', ground)).toEqual([])
    } finally { platform.close() }
  })

  test('外系统报来的落在本区，进不了模拟区；模拟区里没有可用的密钥', async () => {
    const machine = await t.district.person({ name: '外系统', org_id: market, roles: ['machine'] })
    await t.owner.query(`insert into machine_key (district, id, account_id, key_hash, made_by, expires_on) values ($1, $2, $3, $4, $3, '2099-12-31')`, [t.district.code, newId(), machine, hashOfToken(KEY)])
    t.world.forget()
    await within([second], () => Promise.resolve())
    const before = await rows('select id from inspection where district = $1', ground)
    const answer = await t.app.inject({ method: 'POST', url: '/api/exchange/inspection', headers: { authorization: `Bearer ${KEY}` }, payload: { records: [{ source_ref: '外1', state: 'done', opened_on: '2024-05-10', closed_on: '2024-05-10', values: { subject: '外来商店' } }] } })
    expect([answer.statusCode, answer.body]).toEqual([200, expect.stringContaining('accepted')])
    expect(await rows('select district from inspection where source_ref = $1', '外1')).toEqual([{ district: t.district.code }])
    expect(await rows('select id from inspection where district = $1', ground)).toEqual(before)
    expect(await rows('select from machine_key where district = $1', ground)).toEqual([])
  })
})

describe('公开网站', () => {
  test('模拟区公示的检查、暂扣的证件、改动的主体名录，网站上都是本区的样子', async () => {
    await act(handler, 'inspection', home.inspections[0]!, 'publish')
    await within([handler, supervisor], async () => {
      await act(handler, 'inspection', tried.inspections[0]!, 'publish')
      const { items: [card] } = await json<Page<RecordView>>(supervisor.get('certificate'))
      // The copy has the id of the card at home, and a history of its own.
      await json(supervisor.post(`certificate/${card!.id}/actions/suspend`, { expected_version: 1, input: { suspension_ground: 'misconduct', suspension_reason: '练习' } }))
      const there = callerAt(await t.district.caller(supervisor.id), { district: ground, practice: true })
      const [entry] = await rows<{ id: string; version: number }>('select id, version from enforcement_body where district = $1', ground)
      await keep(t.world, there, enforcementBody, { kind: 'revise', id: entry!.id, from: '2024-06-03', expected_version: entry!.version, input: { name: '模拟改名局' } })
    })
    expect(await rows('select from certificate where district = $1 and state = $2', ground, 'suspended')).toHaveLength(1)
    const copies = await rows<{ district: string; id: string }>('select district, id from publication order by district')
    expect(new Set(copies.map(({ district }) => district))).toEqual(new Set([t.district.code, ground]))
    for (const { district, id } of copies) expect([district, (await page(`/published/${district}/${id}`)).statusCode]).toEqual([district, district === ground ? 404 : 200])
    const listed = (await page('/published')).body
    expect([...listed.matchAll(/href="\/published\/([^/"]+)\//g)].map(([, district]) => district)).toEqual([t.district.code])
    expect(listed).not.toContain('模拟')
    for (const number of ['试执001', '试执002']) {
      const shown = (await page(`/certificates?n=${encodeURIComponent(number)}`)).body
      expect(shown).toContain('有效')
      expect(shown).not.toMatch(/暂扣|模拟/)
    }
    const bodies = (await page('/registers/enforcement_body')).body
    expect(bodies).toContain('某区市场监督管理局')
    expect(bodies).not.toContain('模拟改名局')
  })

  test('公开网站的账号读到的每一张表、每一个函数，都经由同一个条件', async () => {
    const policies = await rows<{ tablename: string; qual: string }>(`select tablename, qual from pg_policies where 'zhunsheng_portal' = any (roles) and cmd = 'SELECT'`)
    const functions = await rows<{ name: string; source: string }>(`select p.proname as name, p.prosrc as source from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname = 'kernel' and p.prosecdef and exists (select from aclexplode(p.proacl) a join pg_roles r on r.oid = a.grantee where r.rolname = 'zhunsheng_portal')`)
    expect(policies.length).toBeGreaterThan(5)
    expect(functions.length).toBeGreaterThan(5)
    expect(policies.filter(({ qual }) => !qual.includes('practice_ground')).map(({ tablename }) => tablename)).toEqual([])
    // It answers who handed something in, and nothing is handed in to practice.
    expect(functions.filter(({ source }) => !source.includes('practice_ground')).map(({ name }) => name)).toEqual(['intake_state'])
  })
})

test('统计：汇总与逐件点数都只有本区的', async () => {
  const computing = computingOf(t.world)
  await refreshRollups(t.world.worker, computing)
  expect(await rows('select distinct district from rollup')).toEqual([{ district: t.district.code }])
})

test('封存：模拟区的日志不在链中，事后改动它不影响核验；改动本区的查得出', async () => {
  await sealJournal(t.world.worker)
  const [{ n }] = await rows<{ n: number }>('select count(*)::int as n from journal where district <> $1', ground) as [{ n: number }]
  expect(await rows('select sum(entries)::int as n from seal')).toEqual([{ n }])
  expect((await rows('select from journal where district = $1', ground)).length).toBeGreaterThan(10)
  const spoil = async (district: string) => {
    await t.owner.query('alter table journal disable trigger user')
    await t.owner.query(`update journal set reason = '改动' where id = (select id from journal where district = $1 order by id limit 1)`, [district])
    await t.owner.query('alter table journal enable trigger user')
    return (await verifyJournal(t.world.worker, [])).problems
  }
  expect(await spoil(ground)).toEqual([])
  expect(await spoil(t.district.code)).toEqual([expect.stringContaining('有改动')])
})
