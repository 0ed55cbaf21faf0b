import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sample, sampleRoom, sampleTables } from '../../../test/support/sample.ts'
import { DISTRICT, somebody, testWorld, unit, type TestWorld } from '../../../test/support/world.ts'
import { folderStore } from '../attachment/store.ts'
import { withScope } from '../access/scope.ts'
import { Fault } from '../fault.ts'
import { integer, required, text } from '../field/field.ts'
import { replay } from '../journal/replay.ts'
import { law } from '../law/law.ts'
import { loadMatter } from '../matter/store.ts'
import { registryOf } from '../matter/world.ts'
import type { AnyProcedure } from '../procedure/procedure.ts'
import { defineRegister } from '../register/register.ts'
import { acceptFile } from './accept.ts'
import { cancelJob, continueJob, findJob, readProblems, startJob, type ImportJob } from './job.ts'
import { mappingProblems, type Mapping } from './mapping.ts'
import { runImport, type ImportWorld } from './run.ts'
import { savedMappings, saveMapping } from './saved.ts'

let t: TestWorld
let world: ImportWorld
let folder: string
const clerk = somebody(unit(2), 'clerk')
beforeAll(async () => {
  t = await testWorld([sampleRoom], `${sampleTables}; create table noted (like kernel.entry including all, name text, amount integer); select kernel.make_register('noted');`)
  folder = await mkdtemp(join(tmpdir(), 'import-'))
  world = { ...t.world, files: folderStore(folder) }
})
afterAll(async () => { await t.close(); await rm(folder, { recursive: true }) })

const mapping: Mapping = {
  id: 'm', label: '试验表', ledger: 'sample', constants: { state: 'closed' }, placed_by: ['received_on'],
  columns: [
    { from: ['编号'], to: 'number', required: true }, { from: ['日期'], to: 'received_on' }, { from: ['事由'], to: 'subject', required: true }, { from: ['结果'], to: 'outcome' },
    { from: ['姓名'], to: 'party.name' }, { from: ['证件'], to: 'party.id_number' }, { from: ['被申请人'], to: 'respondent' },
  ],
}
const noted = defineRegister({
  id: 'noted', label: '登记册', basis: [law('试验法', ['2020-01-01']).art(1)], fields: { name: required(text('名称')), amount: integer('数量') }, title: 'name', list: ['name', 'amount'], by: 'supervisor', unique: ['name'],
  invalidIf: { 数量应当是正数: { basis: law('试验法', ['2020-01-01']).art(1), if: ({ amount }) => amount !== null && amount <= 0 } },
})
const HEAD = '编号,日期,事由,结果,姓名,证件,被申请人'
const linesOf = (count: number, mark: string) => Array.from({ length: count }, (_, n) => `${mark}〔2020〕${n + 1}号,2020年3月${n % 28 + 1}日,第${n}件,维持,张三,,`)
const accept = (text: string | Buffer, name = '旧案.csv') => acceptFile(world, clerk, { ledger: 'sample', org_id: unit(2), name, content: bytes(text) })
async function* bytes(text: string | Buffer) { yield Buffer.from(text as string) }
const inScope = <T>(fn: Parameters<typeof withScope<T>>[2]) => withScope(world.pool, clerk, fn)
async function run(job: ImportJob, { dry = false, stop, by = mapping }: { dry?: boolean; stop?: () => boolean; by?: Mapping } = {}): Promise<ImportJob> {
  await inScope((tx) => startJob(tx, world, clerk, job.id, { mapping: by, dry }))
  return runImport(world, clerk, job.id, stop)
}
const problemsOf = (job: ImportJob) => inScope((tx) => readProblems(tx, job, { limit: 100 }))
const countOf = async (mark: string) => (await t.owner.query<{ n: number }>('select count(*)::integer as n from sample where number like $1', [`${mark}%`])).rows[0]!.n
const fault = (promise: Promise<unknown>) => promise.then(() => { throw new Error('no fault') }, (error: unknown) => { if (error instanceof Fault) return error; throw error })

test('试导入读完全部,逐行说出单元格、内容和理由,什么也不写入', async () => {
  const job = await accept(`旧案登记表\n\n${HEAD}\n甲1号,2020-3-1,一,维持,张三,,区城管局\n甲1号,2020-3-2,二,维持,李四,,\n甲3号,2020-13-2,三,部分,,,\n甲4号,2020-3-2,四,维持,王五,110105194912310021,没有这个局\n甲5号,,五,,赵六,12011219010101001A,\n`)
  expect(job).toMatchObject({ total: 5, header_line: 3, state: 'ready' })
  const done = await run(job, { dry: true })
  expect(done).toMatchObject({ state: 'finished', dry: true, done: 5, imported: 2, refused: 3, flagged: 1, noted: 1 })
  expect((await problemsOf(done)).map(({ line, kind, cell, value }) => [line, kind, cell, value])).toEqual([
    [5, 'refused', 'A5', '甲1号'], [6, 'refused', 'B6', '2020-13-2'], [6, 'refused', 'D6', '部分'], [6, 'noted', 'B6', '2020-13-2'],
    [7, 'flagged', 'F7', '110105194912310021'], [7, 'refused', 'G7', '没有这个局'], [8, 'flagged', 'F8', '12011219010101001A'], [8, 'noted', 'B8', ''],
  ])
  expect(await countOf('甲')).toBe(0)
})

test('导入的案卷与日志重放一致,证件加密,参与单位看得到,别的单位看不到', async () => {
  const done = await run(await accept(`${HEAD}\n乙1号,2020/3/1,一,维持,张三,11010519491231002X,区城管局\n`))
  expect(done).toMatchObject({ state: 'finished', imported: 1, refused: 0 })
  const { rows: [row] } = await t.owner.query("select id, origin, closed_on::text, source_ref from sample where number = '乙1号'")
  expect(row).toMatchObject({ origin: 'imported', closed_on: '2020-03-01', source_ref: '旧案.csv#2' })
  const loaded = await inScope((tx) => loadMatter(tx, sample, DISTRICT, row.id))
  const { rows: entries } = await t.owner.query('select version, kind, change, actor_name, input from journal where matter_id = $1', [row.id])
  expect(replay(entries)).toEqual(loaded!.replica)
  expect(entries[0]).toMatchObject({ kind: 'import', actor_name: clerk.name, input: { job: done.id, line: 2 } })
  expect(JSON.stringify([loaded, entries])).not.toContain('11010519491231002X')
  const sees = async (org: string) => (await withScope(world.pool, somebody(org, 'clerk'), (tx) => tx.query('select 1 from sample where id = $1', [row.id]))).rowCount
  expect(await sees(unit(3))).toBe(1)
  expect(await sees(unit(1))).toBe(0)
  expect((await t.owner.query('select 1 from clock where matter_id = $1', [row.id])).rowCount).toBe(0)
})

test('未办结的旧案只带还在计算的期限', async () => {
  t.setToday('2025-03-03')
  await run(await accept(`${HEAD}\n丙1号,2025-02-28,一,,张三,,\n丙2号,2024-01-05,二,,张三,,\n`), { by: { ...mapping, constants: { state: 'received' } } })
  const { rows } = await t.owner.query("select s.number, c.deadline, c.due_on::text, c.state from clock c join sample s on s.id = c.matter_id where s.number like '丙%'")
  // 丙2号 ran out long ago: what the law did then is not done again.
  expect(rows).toEqual([{ number: '丙1号', deadline: 'review', due_on: '2025-03-07', state: 'running' }])
})

test('停在中途的导入从断处继续:一行不少,一行不重', async () => {
  const job = await accept([HEAD, ...linesOf(1300, '丁')].join('\n'))
  let chunks = 0
  const left = await run(job, { stop: () => chunks++ > 0 })
  expect(left).toMatchObject({ state: 'running', done: 500, imported: 500 })
  expect(await countOf('丁')).toBe(500)
  // Two processes at once take turns.
  await Promise.all([runImport(world, clerk, job.id), runImport(world, clerk, job.id)])
  const done = await inScope((tx) => findJob(tx, DISTRICT, job.id))
  expect(done).toMatchObject({ state: 'finished', done: 1300, imported: 1300, refused: 0 })
  expect(await countOf('丁')).toBe(1300)
})

test('同一文件再次导入:已有的文号逐行拒绝', async () => {
  const done = await run(await accept([HEAD, ...linesOf(3, '丁')].join('\n')))
  expect(done).toMatchObject({ imported: 0, refused: 3 })
  expect((await problemsOf(done))[0]!.reason).toContain('本单位已有这个文号')
})

test('同一文号的不同括号写法照样导入,并提示可能是同一份决定;数据库拒绝一行后重试,不把自己当作重复', async () => {
  const line = (number: string, subject = '某事') => `${number},2020-3-1,${subject},维持,张三,,`
  const lines = [line('壬[2018]第6号'), line('壬〔2018〕6号'), line('壬【2018】6号'), line('壬【2018】6号')]
  const text = `${HEAD}\n${lines.join('\n')}\n`
  const told = [[3, 'noted', '壬〔2018〕6号'], [4, 'noted', '壬【2018】6号'], [5, 'refused', '壬【2018】6号']]
  for (const dry of [true, false]) {
    const done = await run(await accept(text), { dry })
    expect(done).toMatchObject({ imported: 3, refused: 1, noted: 2 })
    expect((await problemsOf(done)).map(({ line: at, kind, value }) => [at, kind, value])).toEqual(told)
  }
  const later = await run(await accept(`${HEAD}\n${line('壬（2018）6号')}\n`))
  expect((await problemsOf(later))[0]).toMatchObject({ kind: 'noted', reason: expect.stringContaining('壬〔2018〕6号') })
  await t.owner.query("alter table sample add constraint no_such_subject check (subject <> '退回')")
  expect(await run(await accept(`${HEAD}\n${line('癸1号')}\n${line('癸2号', '退回')}\n${line('癸3号')}\n`))).toMatchObject({ imported: 2, refused: 1 })
})

test('取消后停下,已导入的保留,可以继续', async () => {
  const job = await accept([HEAD, ...linesOf(1200, '戊')].join('\n'))
  let chunks = 0
  await run(job, { stop: () => chunks++ > 0 })
  await inScope((tx) => cancelJob(tx, world, clerk, job.id))
  expect(await runImport(world, clerk, job.id)).toMatchObject({ state: 'cancelled', done: 500 })
  await inScope((tx) => continueJob(tx, world, clerk, job.id))
  expect(await runImport(world, clerk, job.id)).toMatchObject({ state: 'finished', imported: 1200 })
  expect(await countOf('戊')).toBe(1200)
})

test('数据库不接受的行单独拒绝,其余照常导入', async () => {
  // A day that the calendar knows and the table does not: closed before it opened is caught earlier, so the column itself is narrowed here.
  await t.owner.query("alter table sample add constraint only_here check (subject <> '不收')")
  const done = await run(await accept(`${HEAD}\n己1号,2020-3-1,一,维持,张三,,\n己2号,2020-3-1,不收,维持,张三,,\n己3号,2020-3-1,三,维持,张三,,\n`))
  expect(done).toMatchObject({ imported: 2, refused: 1 })
  expect((await problemsOf(done)).map(({ line }) => line)).toEqual([3])
})

test('没有角色的人不能导入,映射不能指向没有的栏目,取消以外不能重复开始', async () => {
  expect((await fault(acceptFile(world, somebody(unit(2), 'handler'), { ledger: 'sample', org_id: unit(2), name: 'a.csv', content: bytes(HEAD) }))).kind).toBe('forbidden')
  expect((await fault(accept(HEAD))).message).toContain('没有数据')
  expect((await fault(accept(Buffer.from('d0cf11e0a1b11ae1', 'hex')))).message).toContain('另存为')
  expect((await fault(accept(Buffer.from('504b0304deadbeef', 'hex')))).message).toContain('损坏')
  const done = await run(await accept(`${HEAD}\n庚1号,2020-3-1,一,维持,张三,,\n`))
  expect((await fault(run(done))).kind).toBe('conflict')
})

test('需要他人核实的,只能以待核实的状态进入;台账由登记它的角色导入,台账拒绝的内容文件里也不收', async () => {
  const guarded = { ...sample, comesIn: ['received'] } as unknown as AnyProcedure
  const registry = registryOf([{ ...sampleRoom, procedures: [guarded], registers: [noted] }])
  const guardedWorld = { ...world, registry }
  const line = `${HEAD}\n子1号,2020-3-1,一,维持,张三,,\n`
  const job = await acceptFile(guardedWorld, clerk, { ledger: 'sample', org_id: unit(2), name: 'a.csv', content: bytes(line) })
  expect(mappingProblems({ procedure: guarded, readers: {} }, mapping, HEAD.split(','))).toEqual([expect.stringContaining('只能作为')])
  // A job that was started all the same brings nothing in.
  await inScope((tx) => startJob(tx, guardedWorld, clerk, job.id, { mapping, dry: false }))
  expect(await runImport(guardedWorld, clerk, job.id)).toMatchObject({ imported: 0, refused: 1 })

  const offer = (who: typeof clerk) => acceptFile(guardedWorld, who, { ledger: 'noted', org_id: unit(2), name: 'b.csv', content: bytes('名称,数量\n甲,1\n乙,0\n') })
  const refusal = await fault(offer(clerk))
  expect([refusal.kind, refusal.message]).toEqual(['forbidden', expect.stringContaining('由所选单位的执法监督人员导入')])
  const supervisor = somebody(unit(2), 'supervisor')
  const entries = await offer(supervisor)
  await withScope(world.pool, supervisor, (tx) => startJob(tx, guardedWorld, supervisor, entries.id, { mapping: entries.mapping, dry: true }))
  expect(await runImport(guardedWorld, supervisor, entries.id)).toMatchObject({ imported: 1, refused: 1 })
  expect((await withScope(world.pool, supervisor, (tx) => readProblems(tx, entries, { kind: 'refused', limit: 9 }))).map(({ line: at, reason }) => [at, reason])).toEqual([[3, '数量应当是正数']])
})

test('映射按名称保存,同名的以新的为准,下次按列名自动选用', async () => {
  await inScope((tx) => saveMapping(tx, world, clerk, { org_id: unit(2), name: '旧表', mapping }))
  await inScope((tx) => saveMapping(tx, world, clerk, { org_id: unit(2), name: '旧表', mapping }))
  const saved = await inScope((tx) => savedMappings(tx, DISTRICT, 'sample'))
  expect(saved.map(({ name }) => name)).toEqual(['旧表'])
  expect((await accept(`${HEAD}\n辛1号,2020-3-1,一,维持,张三,,\n`)).mapping).toEqual(saved[0]!.mapping)
})
