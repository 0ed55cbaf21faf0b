import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { refused } from '../../../../test/support/enforcement-room.ts'
import { DISTRICT, somebody, testWorld, unit, type TestWorld } from '../../../../test/support/world.ts'
import { withScope } from '../../../kernel/access/scope.ts'
import { folderStore } from '../../../kernel/attachment/store.ts'
import { receive } from '../../../kernel/exchange/receive.ts'
import { acceptFile } from '../../../kernel/import/accept.ts'
import { readProblems, startJob } from '../../../kernel/import/job.ts'
import { mappingProblems, type Mapping } from '../../../kernel/import/mapping.ts'
import { runImport, type ImportWorld } from '../../../kernel/import/run.ts'
import { perform } from '../../../kernel/matter/perform.ts'
import { rooms } from '../../index.ts'
import { certificateImport } from './certificate-import.ts'

let t: TestWorld
let world: ImportWorld
let folder: string
const [bureau, justice] = [unit(2), unit(1)]
const clerk = somebody(bureau, 'clerk'), elsewhere = somebody(unit(3), 'clerk'), supervisor = { ...somebody(justice, 'supervisor'), orgs: [justice, bureau, unit(3)] }, machine = somebody(bureau, 'machine')
beforeAll(async () => {
  t = await testWorld(rooms)
  folder = await mkdtemp(join(tmpdir(), 'cards-'))
  world = { ...t.world, files: folderStore(folder) }
}, 60_000)
afterAll(async () => { await t.close(); await rm(folder, { recursive: true }) })

async function* bytes(text: string) { yield Buffer.from(text) }
const HEAD = '执法证号,姓名,执法类别,执法监督机构,发证日期,有效期至,最近审验日期\n'
async function bring(text: string, change: (mapping: Mapping) => Mapping = (mapping) => mapping, by = clerk) {
  const job = await acceptFile(world, by, { ledger: 'certificate', org_id: by.roles[0]!.org_id, name: '名册.csv', content: bytes(HEAD + text) })
  await withScope(world.pool, by, (tx) => startJob(tx, world, by, job.id, { mapping: change(job.mapping), dry: false }))
  const done = await runImport(world, by, job.id)
  return { ...done, reasons: (await withScope(world.pool, by, (tx) => readProblems(tx, job, { kind: 'refused', limit: 9 }))).map(({ reason }) => reason) }
}
const cardOf = async (number: string) => (await t.owner.query('select id, state, obtained, registrar, valid_until::text, check_from::text from certificate where certificate_number = $1 order by id', [number])).rows
const confirm = (id: string) => perform(t.world, supervisor, { ledger: 'certificate', id, action: 'confirm' })

test('名册认得出；导入的证件待执法监督机构核实，本单位不能自己核实（山东省行政程序规定第六十条第三款）', async () => {
  expect(await bring('试执900,张三,市场监管、卫生健康,试验区司法局,2024-05-06,2030-05-05,\n')).toMatchObject({ imported: 1, refused: 0, mapping: { id: 'certificate_list' } })
  const [card] = await cardOf('试执900')
  expect(card).toMatchObject({ state: 'recorded', obtained: 'held', registrar: justice, valid_until: '2030-05-05', check_from: '2024-05-06' })
  expect(await refused(perform(t.world, clerk, { ledger: 'certificate', id: card.id, action: 'confirm' }))).toHaveLength(1)
  await confirm(card.id)
  expect((await cardOf('试执900'))[0]).toMatchObject({ state: 'valid' })
  expect((await t.owner.query(`select deadline, due_on::text from clock where matter_id = $1 and state = 'running' order by deadline`, [card.id])).rows)
    .toEqual([{ deadline: 'check', due_on: '2026-05-06' }, { deadline: 'missed_check', due_on: '2026-05-06' }, { deadline: 'retraining', due_on: '2028-05-06' }, { deadline: 'validity', due_on: '2030-05-05' }])
})

test.each(['valid', 'suspended', 'replaced', 'cancelled', 'expired'])('不能以「%s」导入：越过核实的一行也进不来', async (state) => {
  const valid = (mapping: Mapping): Mapping => ({ ...mapping, constants: { ...mapping.constants, state } })
  expect(mappingProblems(certificateImport, valid(certificateImport.mappings[0]!), HEAD.trim().split(','))).toEqual([expect.stringContaining('只能作为「待核实」')])
  expect(await bring(`试执${state},李四,市场监管,试验区司法局,2024-05-06,,\n`, valid)).toMatchObject({ imported: 0, refused: 1 })
  expect(await cardOf(`试执${state}`)).toEqual([])
})

test('写明为新发的照样是已持有的证件；没有发证日期、执法监督机构的不收', async () => {
  expect(await bring('试执902,赵六,市场监管,试验区司法局,2024-05-06,,\n', (mapping) => ({ ...mapping, constants: { ...mapping.constants, obtained: 'new' } }))).toMatchObject({ imported: 1 })
  expect((await cardOf('试执902'))[0]).toMatchObject({ obtained: 'held' })
  const loose = (mapping: Mapping): Mapping => ({ ...mapping, columns: mapping.columns.filter((rule) => !('to' in rule) || rule.to !== 'registrar') })
  expect((await bring('试执903,赵六,市场监管,试验区司法局,2024-05-06,,\n', loose)).reasons).toEqual(['没有填写「管理证件的执法监督机构」'])
  expect((await bring('试执903,赵六,市场监管,试验区司法局,,,\n')).reasons).toEqual(['没有填写「发证日期」'])
})

test('两个单位都导入同一证号的，核实一件之后，另一件只能不予登记', async () => {
  for (const by of [clerk, elsewhere]) await bring(`试执904,钱七,市场监管,试验区司法局,2024-05-06,,\n`, undefined, by)
  const [one, other] = await cardOf('试执904')
  await confirm(one.id)
  expect(await refused(confirm(other.id))).toEqual(['同一执法证号已有有效的证件，请核对证号或者不予登记'])
  await perform(t.world, supervisor, { ledger: 'certificate', id: other.id, action: 'reject', input: { rejection_reason: '重复导入' } })
})

test('经对接报送的也待核实，核实之后报送方不能再改', async () => {
  await t.owner.query('alter table organisation disable trigger user')
  await t.owner.query(`insert into organisation (district, id, org_id, valid_from, name, short_name, kind) values ($1, $2, $2, '2010-01-01', '试验区司法局', '区司法局', 'justice_bureau')`, [DISTRICT, justice])
  const card = (state: string, values: object) => [{ source_ref: 'c1', state, opened_on: '2024-05-06', values: { certificate_number: '试执905', name: '周九', enforcement_fields: ['market'], registrar: '试验区司法局', issued_on: '2024-05-06', ...values } }]
  expect(await receive(world, machine, 'certificate', card('valid', {}))).toMatchObject([{ outcome: 'refused', problems: [{ field: 'state' }] }])
  expect(await receive(world, machine, 'certificate', card('recorded', { registrar: undefined }))).toMatchObject([{ outcome: 'refused' }])
  expect(await receive(world, machine, 'certificate', card('recorded', {}))).toMatchObject([{ outcome: 'accepted' }])
  expect(await receive(world, machine, 'certificate', card('recorded', { post: '科员' }))).toMatchObject([{ outcome: 'revised' }])
  const [stored] = await cardOf('试执905')
  await confirm(stored.id)
  expect(await receive(world, machine, 'certificate', card('recorded', { enforcement_fields: ['market', 'health'] }))).toMatchObject([{ outcome: 'refused', problems: [{ field: 'state' }] }])
})

test('资格审查、考试不能由文件补成已通过（国发〔2008〕17号（十九））', async () => {
  const job = await acceptFile(world, clerk, { ledger: 'qualification', org_id: bureau, name: '考试.csv', content: bytes('姓名,身份编制,申请日期\n吴十,公务员,2024-05-06\n') })
  await withScope(world.pool, clerk, (tx) => startJob(tx, world, clerk, job.id, { mapping: { ...job.mapping, constants: { state: 'passed' } }, dry: false }))
  expect(await runImport(world, clerk, job.id)).toMatchObject({ imported: 0, refused: 1 })
})

test('同一名册再导入一次、一份名册里同一证号写两遍（全角、半角），只留一件；已注销的证号可以再来', async () => {
  const line = (number: string) => `${number},孙七,市场监管,试验区司法局,2024-05-06,,\n`
  const twice = await bring(line('试执９５０') + line('试执950'))
  expect(twice).toMatchObject({ imported: 1, refused: 1, reasons: ['文件中第 2 行已有相同的「执法证号」，不再导入'] })
  expect(await bring(line('试执950'))).toMatchObject({ imported: 0, reasons: ['已有相同「执法证号」的未终止的行政执法证件，不再导入'] })
  const [{ id }] = await cardOf('试执950')
  await perform(t.world, supervisor, { ledger: 'certificate', id, action: 'reject', input: { rejection_reason: '不是本单位人员' } as never })
  expect(await bring(line('试执950'))).toMatchObject({ imported: 1 })
})
