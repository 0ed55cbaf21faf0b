import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { drawRooms, ELSEWHERE } from '../../../test/support/draw.ts'
import { sampleTables } from '../../../test/support/sample.ts'
import { reasons } from '../../../test/support/snapshot.ts'
import { DISTRICT, somebody, testWorld, unit, type TestWorld } from '../../../test/support/world.ts'
import { withScope, type Caller } from '../../kernel/access/scope.ts'
import { keptPool } from '../../kernel/draw/keep.ts'
import { draw as drawAgain } from '../../kernel/draw/draw.ts'
import { entryDigest, unsaltedDigest } from '../../kernel/draw/entry.ts'
import { sha256Hex } from '../../kernel/draw/hash.ts'
import { rerun } from '../../kernel/draw/record.ts'
import { progressOf, stopWork } from '../../kernel/draw/under-way.ts'
import { read } from '../../kernel/draw/written.ts'
import { Fault } from '../../kernel/fault.ts'
import type { IsoDate } from '../../kernel/law/law.ts'
import { perform } from '../../kernel/matter/perform.ts'
import { draw } from './draw.ts'
import { drawRow } from './pool-view.ts'
import { recordOf } from './record-of.ts'

let t: TestWorld
const [first, second] = [somebody(unit(1), 'clerk', 'supervisor'), somebody(unit(1), 'handler')]
const head = somebody(unit(1), 'organ_head')
beforeAll(async () => { t = await testWorld(drawRooms, sampleTables, '2025-10-10') })
afterAll(() => t.close())

const people = (...codes: readonly string[]) => codes.map((code) => ({ name: `姓名${code}`, code }))
const lottery = { seed_source: 'double_colour', seed_period: '2025117', seed_due_on: '2025-10-12' }
const NUMBERS = '33 3 7 12 18 25 + 9'
const SEED = '03 07 12 18 25 33 + 09'
const open = (purpose: string, input: object = {}, rows: object = {}) => perform(t.world, first, {
  ledger: 'draw', action: 'open', org_id: unit(1), input: { purpose, ...lottery, ...input }, rows: { quota: [{ label: '听证员', size: 2 }], candidate: people('甲1', '甲2', '甲3', '甲4', '甲5'), ...rows } as never,
})
const act = (id: string, action: string, input: object = {}, who = first) => perform(t.world, who, { ledger: 'draw', id, action, input: input as never })
const reason = (promise: Promise<unknown>) => promise.then(() => '', (error: unknown) => { if (error instanceof Fault) return error.message; throw error })
const row = async (id: string) => (await t.owner.query('select * from draw where id = $1', [id])).rows[0]
const selectedOf = async (id: string) => (await t.owner.query<{ member: string; code: string; rank: number }>('select member, code, rank from draw_selected where matter_id = $1 order by position', [id])).rows
const seed = { seed_value: NUMBERS, seed_drawn_on: '2025-10-12', seed_evidence: '开奖公告' }
/** Every table of the database in which one of these texts stands, whoever may read it. */
async function tablesHolding(...texts: readonly string[]): Promise<string[]> {
  const { rows } = await t.owner.query<{ name: string }>(`select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p') and not c.relispartition and n.nspname in ('public', 'kernel')`)
  const found = await Promise.all(rows.map(async ({ name }) => (await t.owner.query<{ holds: boolean }>(`select exists (select 1 from ${name} x where x::text like any ($1)) as holds`, [texts.map((text) => `%${text}%`)])).rows[0]!.holds ? [name] : []))
  return found.flat()
}
const at = (day: IsoDate) => t.setToday(day)

describe('全过程', () => {
  let id: string
  test('名册固定时，散列值写入案卷和日志，名册原样保存', async () => {
    at('2025-10-10')
    id = (await open('某案听证员')).id
    await act(id, 'commit')
    const { pool_hash, pool_members, state } = await row(id)
    expect([state, pool_members]).toEqual(['committed', 5])
    const text = await withScope(t.world.pool, first, (tx) => keptPool(tx, DISTRICT, id, pool_hash))
    expect(sha256Hex(text)).toBe(pool_hash)
    expect(text).toContain('source\tdouble_colour\t2025117\t2025-10-12')
    expect(text).not.toContain('姓名')
    const { rows } = await t.owner.query(`select change->'row'->>'pool_hash' as hash from journal where matter_id = $1 and action = 'commit'`, [id])
    expect(rows).toEqual([{ hash: pool_hash }])
  })
  test('种子产生日期之前不得录入', async () => {
    at('2025-10-11')
    expect(await reason(act(id, 'enter_seed', seed))).toContain('种子产生日期未到')
  })
  test('种子的格式、日期不符的，不得录入', async () => {
    at('2025-10-13')
    expect(await reason(act(id, 'enter_seed', { ...seed, seed_value: '1 2 3' }))).toContain('红球 6 个')
    expect(await reason(act(id, 'enter_seed', { ...seed, seed_drawn_on: '2025-10-09' }))).toContain('请核对期号')
  })
  test('种子的出处里写了号码的，不得录入', async () => {
    expect(await reason(act(id, 'enter_seed', { ...seed, seed_evidence: '双色球第2025117期：红球03、07、12、18、25、33，蓝球09' }))).toContain('出处中不写号码')
    expect(await row(id)).toMatchObject({ state: 'committed', seed_digest: null })
  })
  test('先录入的号码在复核之前任何地方都不保存，复核人无从照抄', async () => {
    await act(id, 'enter_seed', seed)
    expect(await row(id)).toMatchObject({ state: 'seeded', seed_value: null, seed_evidence: '开奖公告' })
    expect(await tablesHolding('33 3 7 12 18 25', '03 07 12 18 25 33')).toEqual([])
    expect(await tablesHolding('开奖公告')).toEqual(expect.arrayContaining(['draw', 'journal']))
  })
  test('先录入的摘要加盐：知道名册散列值和全部可能的号码，也试不出来；盐在复核之前任何地方都没有', async () => {
    const { seed_digest, seed_salt, pool_hash } = await row(id)
    const salt = t.world.keyedHash(`secret of draw ${id}`)
    expect([seed_digest, seed_salt]).toEqual([entryDigest(pool_hash, SEED, salt), null])
    expect(seed_digest).not.toBe(unsaltedDigest(pool_hash, SEED))
    expect(await tablesHolding(salt)).toEqual([])
    expect(t.world.keyedHash('secret of draw another')).not.toBe(salt)
  })
  test('复核人应当是另一人，并且录入相同的号码', async () => {
    expect(await reason(act(id, 'confirm', { seed_again: NUMBERS }))).toContain('另一人')
    expect(await reason(act(id, 'confirm', { seed_again: '33 3 7 12 18 25 + 8' }, second))).toContain('两次录入的种子不同')
    expect(await reason(act(id, 'confirm', { seed_again: '33 3 7' }, second))).toContain('红球 6 个')
    expect(await row(id)).toMatchObject({ state: 'seeded', seed_value: null, seed_again: null })
  })
  test('先录入的有误，退回重录', async () => {
    await act(id, 'return_seed', { return_reason: '与公告不符' }, second)
    expect(await row(id)).toMatchObject({ state: 'committed', seed_value: null, seed_digest: null, seed_by: null })
    await act(id, 'enter_seed', seed)
  })
  test('复核相符即行抽取，结果与他人重抽的相同', async () => {
    await act(id, 'confirm', { seed_again: '3 7 12 18 25 33 + 9' }, second)
    const { pool_hash, seed_value, drawn_count, state } = await row(id)
    expect([state, seed_value, drawn_count]).toEqual(['drawn', '03 07 12 18 25 33 + 09', 2])
    const text = await withScope(t.world.pool, first, (tx) => keptPool(tx, DISTRICT, id, pool_hash))
    expect(await selectedOf(id)).toEqual(drawAgain(pool_hash, read(text).pool, seed_value).selected.map(({ id: member, code, rank }) => ({ member, code, rank })))
  })
  test('复核之后公布盐，任何人可以核对先录入的就是这个种子；改动的指出；没有盐的旧记录照常核对', async () => {
    const record = await withScope(t.world.pool, first, async (tx) => recordOf(tx, await drawRow(tx, first, id) as never, '某局'))
    expect(record.entry).toEqual({ digest: (await row(id)).seed_digest, salt: t.world.keyedHash(`secret of draw ${id}`) })
    // The clock of this test is not the one by which the journal records.
    const stated = { ...record, committed_at: '2025-10-10T02:00:00.000Z' }
    expect(rerun(stated).problems).toEqual([])
    expect(rerun({ ...stated, entry: { ...record.entry!, salt: 'x' } }).problems).toEqual([expect.stringContaining('先录入的种子的摘要与种子不符')])
    const { entry: _, ...old } = stated
    expect(rerun(old).problems).toEqual([])
    await expect(t.owner.query(`update draw set seed_salt = 'x', version = version + 1 where id = $1`, [id])).rejects.toMatchObject({ code: 'ZS001' })
  })
  test('改用加盐的摘要之前已经录入、尚待复核的，照常复核', async () => {
    at('2025-10-10')
    const { id: before } = await open('旧摘要')
    await act(before, 'commit')
    at('2025-10-13')
    await act(before, 'enter_seed', seed)
    await t.owner.query('alter table draw disable trigger user')
    await t.owner.query('update draw set seed_digest = $2 where id = $1', [before, unsaltedDigest((await row(before)).pool_hash, SEED)])
    await t.owner.query('alter table draw enable trigger user')
    expect(await reason(act(before, 'confirm', { seed_again: '33 3 7 12 18 25 + 8' }, second))).toContain('两次录入的种子不同')
    await act(before, 'confirm', { seed_again: NUMBERS }, second)
    expect(await row(before)).toMatchObject({ state: 'drawn', seed_value: SEED, seed_salt: null })
  })
  test('抽取之后不得作废、再次固定、再次录入', async () => {
    for (const action of ['void', 'commit', 'enter_seed'] as const) expect(reasons(draw, { state: 'drawn' }, action)).not.toEqual([])
    expect(reasons(draw, { state: 'drawn' }, 'publish')).toEqual([])
  })
  test('已经固定、公布的内容不得更正', async () => {
    const corrector = somebody(unit(1), 'office_head')
    for (const field of [{ seed_value: '01 02 03 04 05 06 + 07' }, { seed_due_on: '2025-10-14' }, { pool_hash: '0'.repeat(64) }])
      expect(await reason(perform(t.world, corrector, { ledger: 'draw', id, action: 'correct', input: field, reason: '录入有误' }))).toContain('不得更正')
    await expect(withScope(t.world.pool, first, (tx) => tx.query(`update draw set seed_value = 'x', version = version + 1 where id = '${id}'`))).rejects.toMatchObject({ code: 'ZS001' })
  })
  test('名册只能增加，不能改动、删除', async () => {
    for (const statement of ['update draw_pool set members = 1', 'delete from draw_pool'])
      await expect(withScope(t.world.pool, first, (tx) => tx.query(statement))).rejects.toMatchObject({ code: '42501' })
    await expect(withScope(t.world.pool, first, (tx) => tx.query(
      `insert into draw_pool (district, org_id, ledger, matter_id, hash, subject, members, content) values ('${DISTRICT}', '${unit(1)}', 'draw', '${id}', '${'0'.repeat(64)}', '', 1, '')`))).rejects.toMatchObject({ code: 'ZS002' })
  })
})

describe('没有人能等一个合意的号码', () => {
  test('开奖日期已到的，不得固定名册', async () => {
    at('2025-10-12')
    const { id } = await open('开奖当日固定')
    expect(await reason(act(id, 'commit'))).toContain('种子须在固定名册之后产生')
  })
  test('种子产生日期写在以后、期号却已经开出的，不得固定名册', async () => {
    at('2025-10-10')
    const { id } = await open('已开的期号', { seed_period: '2025101' })
    expect(await reason(act(id, 'commit'))).toContain('已经开出的期号不能作为种子')
    await act(id, 'plan', { seed_period: '2025117' })
    await act(id, 'commit')
  })
  test('休市安排没有录入的年度，彩票不能作为种子来源；按财政部公告录入之后，只有当天的期号可以', async () => {
    at('2027-02-15')
    const { id } = await open('二〇二七年', { seed_period: '2027017', seed_due_on: '2027-02-18' })
    expect(await reason(act(id, 'commit'))).toContain('2027年彩票市场春节休市的起止日期尚未录入')
    await t.owner.query(`insert into setting_value (place, id, value, valid_from, source) values ($1, 'lottery_pauses', '["2027-02-04 至 2027-02-13", "2027-10-01 至 2027-10-04"]', '2027-01-01', '"财政部公告"')`, [DISTRICT])
    await act(id, 'plan', { seed_period: '2027016' })
    expect(await reason(act(id, 'commit'))).toContain('这一天开出的是第 2027017 期')
    await act(id, 'plan', { seed_period: '2027017' })
    await act(id, 'commit')
  })
  test('不得把固定名册的日期写早', async () => {
    at('2025-10-10')
    const { id } = await open('补录日期')
    at('2025-10-11')
    expect(await reason(perform(t.world, first, { ledger: 'draw', id, action: 'commit', on: '2025-10-10' }))).toContain('应当在当天固定')
  })
  test('开奖日期之前可以作废并写明理由，之后不得作废', async () => {
    at('2025-10-10')
    const [{ id: early }, { id: late }] = [await open('作废一'), await open('作废二')]
    for (const id of [early, late]) await act(id, 'commit')
    at('2025-10-11')
    await act(early, 'void', { void_reason: '名册漏人' })
    at('2025-10-12')
    expect(await reason(act(late, 'void', { void_reason: '名册漏人' }))).toContain('不得作废')
    expect(await row(early)).toMatchObject({ state: 'void', void_reason: '名册漏人' })
  })
  test('开奖没有举行的，由机关负责人终止，写明依据', async () => {
    at('2025-10-10')
    const { id } = await open('停售')
    await act(id, 'commit')
    expect(await reason(act(id, 'abandon', { void_reason: '当期停售', seed_evidence: '公告' }, head))).toContain('种子产生日期未到')
    at('2025-10-13')
    expect(await reason(act(id, 'abandon', { void_reason: '当期停售', seed_evidence: '公告' }))).not.toBe('')
    await act(id, 'abandon', { void_reason: '当期停售', seed_evidence: '公告' }, head)
  })
  test('同一事项再次抽取，应当写明理由，理由写入名册', async () => {
    at('2025-10-10')
    const { id } = await open('作废一')
    expect(await reason(act(id, 'commit'))).toContain('再次抽取的理由')
    await act(id, 'plan', { again_reason: '前次名册漏人' })
    await act(id, 'commit')
    const { pool_hash } = await row(id)
    expect(await withScope(t.world.pool, first, (tx) => keptPool(tx, DISTRICT, id, pool_hash))).toContain('purpose\t作废一（再次抽取：前次名册漏人）\n')
  })
  test('没有写明种子来源的，不得固定', () => {
    expect(reasons(draw, { state: 'prepared' }, 'commit')).toContain('尚未写明种子来源和产生日期，请先修改抽取方案')
  })
})

describe('人员名单', () => {
  test('回避的不参加抽取而列明理由；同组的不同时抽中；按类别抽取', async () => {
    at('2025-10-10')
    const { id } = await open('回避', {}, {
      quota: [{ label: '主持人', size: 1 }, { label: '听证员', size: 2 }],
      candidate: [
        { name: '某甲', code: 'A1', category: '主持人' }, { name: '某乙', code: 'A2', category: '主持人', barred: '本案调查人员' },
        ...['B1', 'B2', 'B3', 'B4'].map((code, index) => ({ name: code, code, category: '听证员', apart: index < 3 ? '法规科' : '办公室' })),
      ],
    })
    await act(id, 'commit')
    at('2025-10-13')
    await act(id, 'enter_seed', seed)
    await act(id, 'confirm', { seed_again: NUMBERS }, second)
    const codes = (await selectedOf(id)).map(({ code }) => code)
    expect(codes).toHaveLength(3)
    expect(codes).toContain('A1')
    expect(codes).toContain('B4')
  })
  test('类别不在所列之中、人数不够的，不能固定，逐项说明', async () => {
    at('2025-10-10')
    const { id } = await open('类别有误', {}, { candidate: [{ name: '某甲', code: 'A1', category: '书记员' }] })
    expect(await reason(act(id, 'commit'))).toContain('“A1”的类别“书记员”')
    expect(await reason(open('负数', {}, { quota: [{ label: '听证员', size: -1 }] }))).toContain('抽取人数不得为负数')
    const { id: twice } = await open('证号重复', {}, { candidate: [...people('A1', 'A2'), { name: '另一人', code: 'A1' }] })
    expect(await reason(act(twice, 'commit'))).toContain('“A1”重复，公布之后分不清是谁')
    const { id: few } = await open('人数不够', {}, { candidate: people('A1') })
    expect(await reason(act(few, 'commit'))).toContain('“听证员”只有 1 个对象，不能抽取 2 个')
  })
})

describe('由案卷提出的抽取', () => {
  const apply = (who: Caller) => perform(t.world, who, { ledger: 'sample', action: 'apply', org_id: unit(1), input: { received_on: '2025-10-10', subject: '罚款' }, rows: { party: [{ name: '张三' }] } })
  test('不由人另行开立；名册从提出的案卷取得，只取本区的；结果由提出的案卷采用', async () => {
    at('2025-10-10')
    const asker = await apply(first)
    for (let n = 0; n < 9; n++) await apply(first)
    await apply({ ...first, district: ELSEWHERE, districts: [ELSEWHERE] })
    const city = { ...first, districts: [DISTRICT, ELSEWHERE] }
    const link = { kind: 'draws_for', ledger: 'sample', id: asker.id }
    expect(await reason(perform(t.world, first, { ledger: 'draw', action: 'open_for', org_id: unit(1), input: { purpose: '月度抽查', pool: 'samples' }, link }))).toContain('不由人办理')
    await perform(t.world, first, { ledger: 'sample', id: asker.id, action: 'ask' })
    const { rows: [{ id }] } = await t.owner.query(`select id from draw where pool = 'samples'`)
    await act(id, 'commit', {}, city)
    expect(await row(id)).toMatchObject({ pool_members: 10, pool_wanted: 2 })
    at('2025-10-13')
    await act(id, 'enter_seed', seed)
    await act(id, 'confirm', { seed_again: NUMBERS }, second)
    await perform(t.world, first, { ledger: 'sample', id: asker.id, action: 'take' })
    const { rows: [{ subject }] } = await t.owner.query('select subject from sample where id = $1', [asker.id])
    expect(subject).toBe((await selectedOf(id)).map(({ code }) => code).join('、'))
  })
})

test('大名册固定之中可以停止，什么也不变；重新固定、抽取照常', async () => {
  at('2025-10-10')
  const asker = await perform(t.world, first, { ledger: 'sample', action: 'apply', org_id: unit(1), input: { received_on: '2025-10-10', subject: '抽查' }, rows: { party: [{ name: '某' }] } })
  await t.owner.query(`alter table sample disable trigger user;
    insert into sample (district, id, org_id, title, number, state, opened_on, received_on, subject) select '${DISTRICT}', gen_random_uuid(), '${unit(1)}', '案', '大' || n, 'closed', '2025-09-01', '2025-09-01', '罚款' from generate_series(1, 5000) n;
    alter table sample enable trigger user`)
  await perform(t.world, first, { ledger: 'sample', id: asker.id, action: 'ask' })
  const { rows: [{ id }] } = await t.owner.query(`select id from draw where pool = 'samples' order by id desc limit 1`)
  const stopped = reason(act(id, 'commit'))
  while (progressOf(id) === null) await pause(1)
  stopWork(id)
  expect(await stopped).toContain('没有作任何改变')
  expect(await row(id)).toMatchObject({ state: 'prepared', pool_hash: null, version: 1 })
  expect((await t.owner.query('select 1 from draw_pool where matter_id = $1', [id])).rowCount).toBe(0)
  await act(id, 'commit')
  at('2025-10-13')
  await act(id, 'enter_seed', seed)
  await act(id, 'confirm', { seed_again: NUMBERS }, second)
  const { pool_hash, pool_members, pool_wanted, drawn_count } = await row(id)
  expect([drawn_count, pool_members > 5000]).toEqual([pool_wanted, true])
  const text = await withScope(t.world.pool, first, (tx) => keptPool(tx, DISTRICT, id, pool_hash))
  expect((await selectedOf(id)).map(({ member }) => member)).toEqual(drawAgain(pool_hash, read(text).pool, '03 07 12 18 25 33 + 09').selected.map(({ id: member }) => member))
}, 60_000)

describe('拟定时关联的案卷', () => {
  const openFor = (link: object) => perform(t.world, first, {
    ledger: 'draw', action: 'open', org_id: unit(1), input: { purpose: '某案听证员', ...lottery }, rows: { quota: [{ label: '听证员', size: 1 }], candidate: people('甲1', '甲2') } as never, link: link as never,
  })
  test('应当是本人看得见的案卷；看不见的，与不存在的一样答复，什么也不写', async () => {
    at('2025-10-10')
    const applied = (who: Caller, org: string) => perform(t.world, who, { ledger: 'sample', action: 'apply', org_id: org, input: { received_on: '2025-10-10', subject: '罚款' }, rows: { party: [{ name: '张三' }] } })
    const theirs = await applied(somebody(unit(3), 'clerk'), unit(3))
    const before = (await t.owner.query('select 1 from draw')).rowCount
    for (const id of [theirs.id, '0190a000-0000-7000-8000-000000000000', '不是编号']) expect(await reason(openFor({ kind: 'draws_for', ledger: 'sample', id }))).toContain('要关联的案卷不存在，或者您无权查看')
    for (const link of [{ kind: 'draws_for', ledger: 'draw_pool', id: theirs.id }, { kind: 'follows', ledger: 'sample', id: theirs.id }]) expect(await reason(openFor(link))).toContain('请选择要关联的案卷')
    expect((await t.owner.query('select 1 from draw')).rowCount).toBe(before)
    const own = await applied(first, unit(1))
    const { id } = await openFor({ kind: 'draws_for', ledger: 'sample', id: own.id })
    expect((await t.owner.query(`select to_id from link where matter_id = $1`, [id])).rows).toEqual([{ to_id: own.id }])
  })
})
