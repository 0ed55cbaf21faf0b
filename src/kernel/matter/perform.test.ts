import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sample, sampleRoom, sampleTables } from '../../../test/support/sample.ts'
import { DISTRICT, somebody, testWorld, unit, type TestWorld } from '../../../test/support/world.ts'
import { systemCaller, withScope } from '../access/scope.ts'
import { Fault } from '../fault.ts'
import { replay } from '../journal/replay.ts'
import type { IsoDate } from '../law/law.ts'
import { perform, type Command } from './perform.ts'
import { loadMatter } from './store.ts'

let t: TestWorld
const bureau = unit(1)
const clerk = somebody(bureau, 'clerk')
const handler = somebody(bureau, 'handler')
const head = somebody(bureau, 'office_head', 'organ_head')
const respondent = somebody(unit(2), 'handler')
const stranger = somebody(unit(3), 'clerk', 'handler', 'organ_head')

beforeAll(async () => { t = await testWorld([sampleRoom], sampleTables) })
afterAll(() => t.close())

const today = (day: IsoDate) => t.setToday(day)
const apply = (over: Partial<Command> = {}) => perform(t.world, clerk, {
  ledger: 'sample', action: 'apply', org_id: bureau, input: { received_on: '2025-03-03', subject: '罚款', respondent: unit(2) },
  rows: { party: [{ name: '张三', id_number: '11010519491231002X' }, { name: '李四' }] }, ...over,
})
const on = (caller: typeof clerk, id: string, action: string, input: object = {}, more: Partial<Command> = {}) => perform(t.world, caller, { ledger: 'sample', id, action, input: input as never, ...more })
const load = (id: string) => withScope(t.world.worker, systemCaller(DISTRICT), async (tx) => (await loadMatter(tx, sample, DISTRICT, id))!.replica)
const clockOf = async (id: string, deadline: string) => Object.values((await load(id)).clocks).filter((c) => c.deadline === deadline)
const fault = (promise: Promise<unknown>) => promise.then(() => { throw new Error('no fault') }, (error: unknown) => { if (error instanceof Fault) return error; throw error })

test('没有代字的单位不能编文号:说明怎么办,什么也不写', async () => {
  today('2025-03-03')
  const bare = { ...t.world, organisations: async (district: string) => new Map([...await t.world.organisations(district)].map(([id, one]) => [id, { ...one, prefix: '' }])) }
  const before = (await t.owner.query('select 1 from sample')).rowCount
  await expect(perform(bare, clerk, { ledger: 'sample', action: 'apply', org_id: bureau, input: { received_on: '2025-03-03', subject: '罚款' }, rows: { party: [{ name: '张三' }] } })).rejects.toMatchObject({ kind: 'refused', message: expect.stringContaining('发文机关代字') })
  expect((await t.owner.query('select 1 from sample')).rowCount).toBe(before)
})

describe('一件案卷从申请到结案', () => {
  test('每一环节留下日志,日志重放即得原卷', async () => {
    today('2025-03-03')
    const { id, number } = await apply()
    expect(number).toBe('试试〔2025〕1号')
    expect(await clockOf(id, 'review')).toMatchObject([{ state: 'running', due_on: '2025-03-10', length: 5, unit: 'working_day' }])
    today('2025-03-05')
    const accepted = await on(handler, id, 'accept', { track: 'slow' })
    expect(accepted).toMatchObject({ state: 'trying', version: 2, documents: [{ document: 'notice' }] })
    expect(await clockOf(id, 'review')).toMatchObject([{ state: 'met', met_on: '2025-03-05' }])
    const [decide] = await clockOf(id, 'decide')
    expect(decide).toMatchObject({ state: 'running', started_on: '2025-03-05', nominal_on: '2025-05-04', due_on: '2025-05-06' })
    const parties = Object.keys((await load(id)).rows['party']!)
    for (const row_id of parties) await on(handler, id, 'serve', { document_id: accepted.documents[0]!.id, row_id, recipient: '当事人', method: 'direct', sent_on: '2025-03-05', received_on: '2025-03-05' })
    expect(await clockOf(id, 'appeal')).toHaveLength(2)
    today('2025-03-20')
    expect((await fault(on(head, id, 'decide', { outcome: 'upheld' }))).refusals).toMatchObject([{ kind: 'barred', reason: '答复尚未收到' }])
    await on(respondent, id, 'reply')
    const decided = await on(head, id, 'decide', { outcome: 'revoked' })
    expect(decided.documents[0]!.number).toBe('试决〔2025〕1号')
    expect(await clockOf(id, 'decide')).toMatchObject([{ state: 'met', met_on: '2025-03-20' }])
    expect((await fault(on(handler, id, 'close'))).message).toContain('决定书尚未送达')
    for (const row_id of parties) await on(handler, id, 'serve', { document_id: decided.documents[0]!.id, row_id, recipient: '当事人', method: 'direct', sent_on: '2025-03-20', received_on: '2025-03-20' })
    await on(handler, id, 'close')
    const matter = await load(id)
    expect(matter.row).toMatchObject({ state: 'closed', closed_on: '2025-03-20', outcome: 'revoked' })
    const { rows: entries } = await t.owner.query('select version, change from journal where matter_id = $1 order by version', [id])
    expect(entries).toHaveLength(matter.row.version)
    expect(replay(entries)).toEqual(matter)
  })

  test('自然人证件号码加密存储,日志里也没有明文', async () => {
    const { id } = await apply()
    const { rows: [journal] } = await t.owner.query('select change::text || input::text as text from journal where matter_id = $1', [id])
    expect(journal.text).not.toContain('11010519491231002X')
    const { rows } = await t.owner.query("select id_number, id_number_key from sample_party where matter_id = $1 and name = '张三'", [id])
    expect(t.world.unseal(rows[0].id_number)).toBe('11010519491231002X')
    expect(rows[0].id_number_key).toBe(t.world.keyedHash('11010519491231002X'))
  })
})

describe('期限', () => {
  test('中止期间不计入审理期限,恢复后接着计算', async () => {
    today('2025-03-03')
    const { id } = await apply()
    await on(handler, id, 'accept', { track: 'fast' })
    today('2025-03-10'); await on(handler, id, 'suspend')
    expect(await clockOf(id, 'decide')).toMatchObject([{ state: 'paused', paused_on: '2025-03-10' }])
    today('2025-03-20'); await on(handler, id, 'resume')
    expect(await clockOf(id, 'decide')).toMatchObject([{ state: 'running', due_on: '2025-04-14', excluded: [{ from: '2025-03-10', until: '2025-03-20' }] }])
  })
  test('转为普通程序,六十日仍自受理之日起算', async () => {
    today('2025-03-03')
    const { id } = await apply()
    await on(handler, id, 'accept', { track: 'fast' })
    expect(await clockOf(id, 'decide')).toMatchObject([{ due_on: '2025-04-02' }])
    today('2025-03-17'); await on(head, id, 'convert')
    expect(await clockOf(id, 'decide')).toMatchObject([{ started_on: '2025-03-03', nominal_on: '2025-05-02', due_on: '2025-05-06' }])
    expect((await fault(on(head, id, 'convert'))).message).toContain('已经是普通程序')
  })
  test('延期与原期限自同一日连续计算,只延一次,届满后不得延', async () => {
    today('2025-03-03')
    const { id } = await apply()
    await on(handler, id, 'accept', { track: 'slow' })
    expect((await fault(on(head, id, 'extend', { extension: 31 }))).fields[0]!.message).toContain('1 至 30')
    await on(head, id, 'extend', { extension: 30 })
    expect(await clockOf(id, 'decide')).toMatchObject([{ extension: 30, nominal_on: '2025-06-01', due_on: '2025-06-03' }])
    expect((await fault(on(head, id, 'extend', { extension: 1 }))).message).toContain('已延长 1 次')
  })
  test('审查期限届满未处理的,自届满之日视为受理;停机之后补办,也只办一次', async () => {
    today('2025-03-03')
    const { id } = await apply()
    today('2025-04-01')
    await perform(t.world, systemCaller(DISTRICT), { ledger: 'sample', id, action: 'law_acts' })
    await perform(t.world, systemCaller(DISTRICT), { ledger: 'sample', id, action: 'law_acts' })
    const { rows } = await t.owner.query("select kind, effective_on::text, actor_id from journal where matter_id = $1 and action = 'deem_accepted'", [id])
    expect(rows).toEqual([{ kind: 'law', effective_on: '2025-03-10', actor_id: null }])
    expect(await clockOf(id, 'decide')).toMatchObject([{ started_on: '2025-03-10' }])
    expect(await clockOf(id, 'review')).toMatchObject([{ state: 'lapsed' }])
  })
  test('先由法律办理,再办人的事:届满之后才受理的,被告知已视为受理', async () => {
    today('2025-03-03')
    const { id } = await apply()
    today('2025-03-20')
    expect((await fault(on(handler, id, 'accept', { track: 'fast' }))).refusals[0]).toMatchObject({ kind: 'state' })
    expect((await load(id)).row.state).toBe('received')
  })
  test('更正收到日期,期限按更正后的事实重算,日志记下更正', async () => {
    today('2025-03-05')
    const { id } = await apply()
    expect(await clockOf(id, 'review')).toMatchObject([{ due_on: '2025-03-10' }])
    await on(handler, id, 'correct', { received_on: '2025-03-05' }, { reason: '录入时误写收件日期' })
    expect((await clockOf(id, 'review')).filter((c) => c.state !== 'ended')).toMatchObject([{ started_on: '2025-03-05', due_on: '2025-03-12' }])
    await on(handler, id, 'accept', { track: 'fast' })
    expect((await clockOf(id, 'review')).filter((c) => c.state !== 'ended')).toMatchObject([{ state: 'met' }])
  })
})

describe('谁也不能', () => {
  test('别的单位看不见这件案卷', async () => {
    const { id } = await apply()
    expect((await fault(on(stranger, id, 'accept', { track: 'fast' }))).kind).toBe('not_found')
  })
  test('越权办理:理由逐条列明', async () => {
    today('2025-03-03')
    const { id } = await apply()
    expect((await fault(on(clerk, id, 'accept', { track: 'fast' }))).refusals).toMatchObject([{ kind: 'role', reason: '由承办人办理' }])
  })
  test('填错的逐项指出,什么也不写', async () => {
    const before = await t.owner.query('select count(*)::int as n from sample')
    const wrong = await fault(apply({ input: { received_on: '2025-02-30', subject: ' ', respondent: 'x', unknown: 1 }, rows: { party: [{ id_number: '123' }] } }))
    expect(wrong.fields.map((f) => f.field)).toEqual(expect.arrayContaining(['received_on', 'subject', 'respondent', 'unknown', 'party.0.name']))
    expect((await t.owner.query('select count(*)::int as n from sample')).rows).toEqual(before.rows)
  })
  test('不经办理直接改表:提交时被数据库拒绝', async () => {
    const { id } = await apply()
    const tamper = (sql: string) => withScope(t.world.worker, systemCaller(DISTRICT), (tx) => tx.query(sql, [id]))
    await expect(tamper("update sample set subject = '改' where id = $1")).rejects.toMatchObject({ code: 'ZS001' })
    await expect(tamper("update sample set subject = '改', version = version + 1 where id = $1")).rejects.toMatchObject({ code: 'ZS003' })
    await expect(tamper("update sample_party set name = '王五' where matter_id = $1")).rejects.toMatchObject({ code: 'ZS002' })
    await expect(tamper('delete from sample_party where matter_id = $1')).rejects.toMatchObject({ code: 'ZS002' })
    await expect(tamper("update clock set due_on = '2030-01-01' where matter_id = $1")).rejects.toMatchObject({ code: 'ZS002' })
    await expect(tamper('delete from journal where matter_id = $1')).rejects.toMatchObject({ code: '42501' })
    await expect(tamper("update journal set input = '{}' where matter_id = $1")).rejects.toMatchObject({ code: '42501' })
  })
})

describe('同时办理', () => {
  test('同一件案卷,一人成功,另一人得到明确的冲突', async () => {
    today('2025-03-03')
    const { id, version } = await apply()
    const results = await Promise.allSettled([1, 2, 3].map(() => on(handler, id, 'accept', { track: 'fast' }, { expected_version: version })))
    expect(results.filter((r) => r.status === 'fulfilled')).toHaveLength(1)
    for (const r of results) if (r.status === 'rejected') expect(r.reason).toMatchObject({ kind: 'conflict' })
  })
  test('五十人同时在一件案卷上办理:备注各记一次,版本、日志一一相接', async () => {
    today('2025-03-03')
    const { id } = await apply()
    await Promise.all(Array.from({ length: 50 }, (_, n) => on(handler, id, 'note', {}, { reason: `第${n}条` })))
    const { rows } = await t.owner.query("select version, reason from journal where matter_id = $1 and action = 'note' order by version", [id])
    expect(rows.map(({ version }) => version)).toEqual(Array.from({ length: 50 }, (_, n) => n + 2))
    expect(new Set(rows.map(({ reason }) => reason)).size).toBe(50)
    expect((await load(id)).row.version).toBe(51)
  })
  test('五十个并发申请、半数回滚,文号仍连续无缺', async () => {
    today('2026-01-05')
    const results = await Promise.allSettled(Array.from({ length: 50 }, (_, n) => apply({ input: { received_on: '2026-01-05', subject: n % 2 ? '罚款' : '' } })))
    const numbers = results.flatMap((r) => r.status === 'fulfilled' ? [r.value.number!] : [])
    expect(numbers.map((n) => Number(/〕(\d+)号/.exec(n)![1])).sort((a, b) => a - b)).toEqual(Array.from({ length: 25 }, (_, n) => n + 1))
  })
  test('同一请求编号重复提交,得到第一次的结果;内容不同则冲突', async () => {
    today('2025-03-03')
    const first = await apply({ key: 'k1' })
    expect(await apply({ key: 'k1' })).toEqual(first)
    expect((await fault(apply({ key: 'k1', input: { received_on: '2025-03-03', subject: '别的' } }))).kind).toBe('conflict')
    expect((await fault(apply({ key: 'k1', reason: '另有理由' }))).kind).toBe('conflict')
    expect((await fault(apply({ key: 'k3', input: {} }))).kind).toBe('invalid')
    expect((await apply({ key: 'k3' })).id).not.toBe(first.id) // what failed did not use up its key
    const many = await Promise.all(Array.from({ length: 5 }, () => apply({ key: 'k2' })))
    expect(new Set(many.map((m) => m.id)).size).toBe(1)
  })
})

describe('移交', () => {
  test('移交之后由接收单位办理,原单位仍可查看,挂着的记录一并移交', async () => {
    today('2025-03-03')
    const { id } = await apply()
    await on(head, id, 'transfer', { org_id: unit(3) }, { reason: '管辖错误' })
    expect((await load(id)).row).toMatchObject({ org_id: unit(3), shared_with: [bureau, unit(2)] })
    const { rows } = await t.owner.query('select distinct org_id from (select org_id from clock where matter_id = $1 union all select org_id from journal where matter_id = $1 union all select org_id from search where matter_id = $1) x', [id])
    expect(rows).toEqual([{ org_id: unit(3) }])
    expect((await fault(on(handler, id, 'accept', { track: 'fast' }))).refusals[0]).toMatchObject({ kind: 'role' })
    await on(stranger, id, 'accept', { track: 'fast' })
  })
  test('视为受理、更正、移交、定密、送达、备注之后,日志重放仍得原卷', async () => {
    today('2025-03-03')
    const { id } = await apply()
    today('2025-04-01') // the law has accepted meanwhile
    await on(handler, id, 'note', {}, { reason: '补看' })
    const { id: second } = await apply({ input: { received_on: '2025-04-01', subject: '罚款' } })
    const { documents: [notice] } = await on(handler, second, 'accept', { track: 'fast' })
    const [party] = Object.keys((await load(second)).rows['party']!)
    await on(handler, second, 'serve', { document_id: notice!.id, row_id: party, recipient: '张三', method: 'direct', sent_on: '2025-04-01', received_on: '2025-04-01' })
    const [service] = Object.keys((await load(second)).services)
    for (const [one, change] of [[id, { received_on: '2025-03-01' }], [second, { service: { id: service, served_on: '2025-03-31' } }]] as const)
      await on(handler, one, 'correct', change, { reason: '误写' })
    for (const one of [id, second]) {
      await on({ ...head, clearance: 2 }, one, 'set_secrecy', { secrecy: 1 })
      await on({ ...head, clearance: 2 }, one, 'transfer', { org_id: unit(3) }, { reason: '管辖错误' })
      const { rows: entries } = await t.owner.query('select version, change from journal where matter_id = $1 order by version', [one])
      expect(replay(entries)).toEqual(await load(one))
    }
    expect(await clockOf(second, 'appeal')).toMatchObject([{ started_on: '2025-03-31' }])
  })
})
