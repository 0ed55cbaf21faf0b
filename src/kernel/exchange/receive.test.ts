import { afterAll, beforeAll, expect, test } from 'vitest'
import { sample, sampleRoom, sampleTables } from '../../../test/support/sample.ts'
import { DISTRICT, somebody, testWorld, unit, type TestWorld } from '../../../test/support/world.ts'
import { systemCaller, withScope } from '../access/scope.ts'
import { date, required, text } from '../field/field.ts'
import { replay } from '../journal/replay.ts'
import { since } from '../law/dated.ts'
import { law } from '../law/law.ts'
import { days } from '../law/term.ts'
import { perform } from '../matter/perform.ts'
import { loadMatter } from '../matter/store.ts'
import { registryOf } from '../matter/world.ts'
import { defineProcedure, many, type AnyProcedure } from '../procedure/procedure.ts'
import { receive, type Received } from './receive.ts'
import { returnedTo } from './returned.ts'

const 法 = law('试验法', ['2000-01-01'])
const again = defineProcedure({
  id: 'again', label: '退回', basis: [法.art(1)], series: '退', governedBy: 'sent_on', title: ({ rows }) => rows.fault[0]?.why ?? '', list: ['sent_on'],
  fields: { sent_on: required(date('退回日期')), mended_on: date('重录日期') }, sections: { 退回: ['sent_on', 'mended_on'] }, many: { fault: many('不符合要求之处', { what: required(text('内容')), why: required(text('理由')) }, 'what') },
  links: { concerns: { label: '所退案卷', to: 'sample' } }, returns: { link: 'concerns', rows: 'fault', of: 'what', why: 'why', in: 'sent', again: { action: 'mended', input: { mended_on: '2025-03-04' } } },
  opensIn: 'sent', states: { sent: { label: '待重录' }, mended: { label: '待确认' }, done: { label: '已重录', final: true } }, documents: { slip: { label: '退回单' } },
  deadlines: { again: { label: '重录期限', from: { entering: 'sent' }, until: { leaving: 'sent' }, term: since({ '2000-01-01': days(5, 法.art(1)) }) } },
  actions: {
    send: { label: '退回', basis: 法.art(1), by: 'supervisor', opens: true, asks: ['sent_on'], asksRows: ['fault'], asksLink: 'concerns', issues: 'slip' },
    mended: { label: '已重录', basis: 法.art(1), by: 'handler', from: 'sent', to: 'mended', asks: ['mended_on'] },
    accept: { label: '确认重录', basis: 法.art(1), by: 'supervisor', from: ['sent', 'mended'], to: 'done' },
  },
})
const tables = `${sampleTables}
  create table again (like kernel.matter including all, sent_on date, mended_on date);
  create table again_fault (like kernel.matter_row including all, what text not null, why text not null check (why <> '不收'));
  select kernel.make_ledger('again', array['again_fault']);`

let t: TestWorld
const machine = somebody(unit(1), 'machine')
const other = somebody(unit(2), 'machine')
beforeAll(async () => { t = await testWorld([{ ...sampleRoom, procedures: [sample, again] }], tables) })
afterAll(() => t.close())

const record = (source_ref: string, over: object = {}) => ({
  source_ref, number: `外〔2025〕${source_ref}号`, state: 'trying', opened_on: '2025-03-03', values: { received_on: '2025-03-03', subject: '罚款', track: 'slow' }, rows: { party: [{ name: '张三' }] }, ...over,
})
const push = (...records: readonly object[]) => receive(t.world, machine, 'sample', records)
const idOf = (one: Received | undefined) => (one as { id: string }).id
const load = (id: string) => withScope(t.world.worker, systemCaller(DISTRICT), async (tx) => (await loadMatter(tx, sample, DISTRICT, id))!.replica)
/** What comes from outside says nothing of what it leaves empty. */
const filled = (of: object | null) => JSON.parse(JSON.stringify(of, (_, value: unknown) => value === null || value === false || (Array.isArray(value) && value.length === 0) ? undefined : value)) as object
const count = async () => (await t.owner.query('select count(*)::int as n from sample')).rows[0].n

test('逐条收下,再报同样的内容不重复;少一个答复就再报一次,什么也不多', async () => {
  const before = await count()
  const first = await push(record('1'), record('2'))
  expect(first.map(({ outcome }) => outcome)).toEqual(['accepted', 'accepted'])
  expect((await push(record('1'), record('2'))).map(({ outcome }) => outcome)).toEqual(['unchanged', 'unchanged'])
  expect(await count()).toBe(before + 2)
  expect(await load(idOf(first[0]))).toMatchObject({ row: { origin: 'pushed', source_ref: '1', state: 'trying', org_id: unit(1), number: '外〔2025〕1号' } })
})

test('同时报两次,只收一次', async () => {
  const before = await count()
  const both = await Promise.all([push(record('并')), push(record('并'))])
  expect(both.map(([one]) => one!.outcome).sort()).toEqual(['accepted', 'unchanged'])
  expect(await count()).toBe(before + 1)
})

test('有误的一条说明全部理由,别的照收', async () => {
  const [good, bad, twice] = await push(record('3'), record('4', { state: 'nowhere', opened_on: '2025-02-30', values: { subject: 5, handlers: [], nothing: 1 }, rows: { party: [{}], none: [] } }), record('3'))
  expect(good).toMatchObject({ outcome: 'accepted' })
  expect(bad).toMatchObject({ outcome: 'refused' })
  expect((bad as Extract<Received, { outcome: 'refused' }>).problems.map(({ field }) => field).sort()).toEqual(['opened_on', 'rows.none', 'rows.party.0.name', 'state', 'values.handlers', 'values.nothing', 'values.subject'])
  expect(twice).toMatchObject({ outcome: 'refused', problems: [{ field: 'source_ref' }] })
  const { rows: [kept] } = await t.owner.query('select b.refused, count(p.*)::int as told from push_batch b join push_problem p on p.batch_id = b.id group by b.id, b.refused order by b.id desc limit 1')
  expect(kept).toEqual({ refused: 2, told: 2 })
})

test('内容有变的,改原件:留下日志,重放即得;报送方没有写的项目不动', async () => {
  const [opened] = await push(record('5', { rows: { party: [{ name: '张三' }, { name: '李四' }] } }))
  const id = idOf(opened)
  const [revised] = await push(record('5', { state: 'closed', closed_on: '2025-03-20', values: { outcome: 'revoked' }, rows: { party: [{ name: '李四' }, { name: '王五' }] } }))
  expect(revised).toEqual({ source_ref: '5', outcome: 'revised', id })
  const matter = await load(id)
  expect(matter.row).toMatchObject({ state: 'closed', closed_on: '2025-03-20', outcome: 'revoked', subject: '罚款', version: 2 })
  expect(new Set(Object.values(matter.rows['party']!).map(({ name }) => name))).toEqual(new Set(['李四', '王五']))
  const { rows: entries } = await t.owner.query('select version, change from journal where matter_id = $1 order by version', [id])
  expect(filled(replay(entries))).toEqual(filled(matter))
})

test('报来的案卷何时进入现在的状态,报送没有说:等待它的期限不判按期也不判逾期;改正记载也不因此生出期限', async () => {
  const clocks = async (id: string) => (await t.owner.query('select deadline, state, met_on from clock where matter_id = $1', [id])).rows
  const [opened] = await push(record('期', { state: 'received' }))
  const id = idOf(opened)
  expect(await clocks(id)).toMatchObject([{ deadline: 'review', state: 'running' }])
  t.setToday('2025-03-06')
  await push(record('期'))
  expect(await clocks(id)).toEqual([{ deadline: 'review', state: 'ended', met_on: null }])
  t.setToday('2025-06-02')
  const [over] = await push(record('结', { state: 'closed', closed_on: '2025-03-20' }), record('审'))
  await perform(t.world, { ...machine, roles: [{ org_id: unit(1), role: 'handler' }] }, { ledger: 'sample', id: idOf(over), action: 'correct', input: { received_on: '2025-03-04' }, reason: '误写' })
  expect(await clocks(idOf(over))).toEqual([])
  t.setToday('2025-03-03')
})

test('各单位的编号各是各的,一个单位的密钥改不动另一个单位的案卷', async () => {
  const [mine] = await push(record('6'))
  const [theirs] = await receive(t.world, other, 'sample', [record('6', { values: { received_on: '2025-03-03', subject: '另一件' } })])
  expect(theirs).toMatchObject({ outcome: 'accepted' })
  expect(idOf(theirs)).not.toBe(idOf(mine))
  expect((await load(idOf(theirs))).row.org_id).toBe(unit(2))
})

test('退回重录的,连同理由由报送方读回;重录确认后不再列出', async () => {
  const [opened] = await push(record('7'))
  const supervisor = somebody(unit(1), 'supervisor')
  const sent = await perform(t.world, supervisor, { ledger: 'again', action: 'send', org_id: unit(1), input: { sent_on: '2025-03-03' }, rows: { fault: [{ what: '当事人', why: '名称与代码不符' }] }, link: { kind: 'concerns', ledger: 'sample', id: idOf(opened) } })
  expect(await returnedTo(t.world, machine, 'sample')).toMatchObject([{ source_ref: '7', reasons: [{ of: '当事人', why: '名称与代码不符' }], by: '试验区司法局' }])
  expect(await returnedTo(t.world, other, 'sample')).toEqual([])
  await perform(t.world, supervisor, { ledger: 'again', id: sent.id, action: 'accept', input: {} })
  expect(await returnedTo(t.world, machine, 'sample')).toEqual([])
})

test('退回的记录改正后再报,即为重录:退回单转为待确认,期限已办;同样的内容再报一次,不算', async () => {
  const [opened] = await push(record('8'))
  const { id } = await perform(t.world, somebody(unit(1), 'supervisor'), { ledger: 'again', action: 'send', org_id: unit(1), input: { sent_on: '2025-03-03' }, rows: { fault: [{ what: '当事人', why: '名称与代码不符' }] }, link: { kind: 'concerns', ledger: 'sample', id: idOf(opened) } })
  const slip = async () => (await t.owner.query('select state, mended_on::text, version from again where id = $1', [id])).rows[0]
  await push(record('8'))
  expect(await slip()).toEqual({ state: 'sent', mended_on: null, version: 1 })
  expect(await push(record('8', { rows: { party: [{ name: '张三(更正)' }] } }))).toMatchObject([{ outcome: 'revised' }])
  expect(await slip()).toEqual({ state: 'mended', mended_on: '2025-03-04', version: 2 })
  expect((await t.owner.query(`select state from clock where matter_id = $1 and deadline = 'again'`, [id])).rows).toEqual([{ state: 'met' }])
  expect((await t.owner.query('select action, actor_id from journal where matter_id = $1 and version = 2', [id])).rows).toEqual([{ action: 'mended', actor_id: machine.account_id }])
  expect(await returnedTo(t.world, machine, 'sample')).toEqual([])
  // Pushed once more with other content it is an ordinary revision: nobody waits for it.
  expect(await push(record('8', { rows: { party: [{ name: '李四' }] } }))).toMatchObject([{ outcome: 'revised' }])
  expect(await slip()).toMatchObject({ version: 2 })
})

test('数据库不接受的一条单独拒收,同批的照收', async () => {
  const sent = (ref: string, fault: object) => ({ source_ref: ref, state: 'sent', opened_on: '2025-03-03', values: { sent_on: '2025-03-03' }, rows: { fault: [fault] } })
  const whole = { what: '当事人', why: '名称' }
  const results = await receive(t.world, machine, 'again', [sent('a', whole), sent('b', { what: '当事人' }), sent('c', { what: '当事人', why: '不收' }), sent('d', whole)])
  expect(results.map(({ source_ref, outcome }) => `${source_ref} ${outcome}`)).toEqual(['a accepted', 'b refused', 'c refused', 'd accepted'])
})

test('不由该单位办理的案卷,它的密钥报不进来', async () => {
  const [refused] = await receive({ ...t.world, registry: registryOf([{ ...sampleRoom, procedures: [{ ...sample, heldBy: ['government'] } as unknown as AnyProcedure, again] }]) }, machine, 'sample', [record('9')])
  expect(refused).toMatchObject({ outcome: 'refused', problems: [{ field: 'unit' }] })
})

test('编号、文号、内容里的控制字符和残缺字符,逐条说明', async () => {
  const results = await push(record('x\u0000'), record('10', { number: 'x\u0000', values: { 'a\u0000': 1 } }), record('11'), record('12', { rows: { party: [{ name: '张\ud83d' }] } }), record('13\udc00', { values: { 'b\ud800': 1 } }))
  expect(results.map(({ outcome }) => outcome)).toEqual(['refused', 'refused', 'accepted', 'refused', 'refused'])
})

test('不成批的,说明怎样报', async () => {
  await expect(receive(t.world, machine, 'sample', [])).rejects.toMatchObject({ kind: 'invalid' })
  await expect(receive(t.world, machine, 'nothing', [record('1')])).rejects.toMatchObject({ kind: 'not_found' })
})
