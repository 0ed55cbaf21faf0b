import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DISTRICT, somebody, testWorld, unit, type TestWorld } from '../../../../test/support/world.ts'
import { withScope } from '../../../kernel/access/scope.ts'
import { folderStore } from '../../../kernel/attachment/store.ts'
import { acceptFile } from '../../../kernel/import/accept.ts'
import { readProblems, startJob } from '../../../kernel/import/job.ts'
import { runImport, type ImportWorld } from '../../../kernel/import/run.ts'
import { keep } from '../../../kernel/register/keep.ts'
import { rooms } from '../../index.ts'
import { inspectionObject } from '../registers.ts'

let t: TestWorld
let world: ImportWorld
let folder: string
const clerk = somebody(unit(2), 'clerk')
beforeAll(async () => {
  t = await testWorld(rooms)
  folder = await mkdtemp(join(tmpdir(), 'entities-'))
  world = { ...t.world, files: folderStore(folder) }
}, 60_000)
afterAll(async () => { await t.close(); await rm(folder, { recursive: true }) })

const HEAD = 'uscc,entity_kind,comp_type,comp_name,reg_state,reg_org,established,approved,industry\n'
async function* bytes(text: string) { yield Buffer.from(text) }
async function bring(text: string, dry = false) {
  const job = await acceptFile(world, clerk, { ledger: 'inspection_object', org_id: unit(2), name: '登记数据.csv', content: bytes(text) })
  await withScope(world.pool, clerk, (tx) => startJob(tx, world, clerk, job.id, { mapping: job.mapping, dry }))
  const done = await runImport(world, clerk, job.id)
  return { done, problems: await withScope(world.pool, clerk, (tx) => readProblems(tx, done, { limit: 50 })) }
}

test('市场主体登记数据导入检查对象名录：代码有误的照原样导入并存疑，同一代码只有一条', async () => {
  const text = `${HEAD}91990112MA05X7T13P,organisation,有限责任公司,某某有限公司,存续,某局,2016-06-20,2020-06-20,零售
92990112MA05X7T14A,individual_business,个体工商户,,吊销,某局,2016-06-20,2016-06-20,餐饮
91990112MA05X7T13P,organisation,有限责任公司,某某有限公司,存续,某局,2016-06-20,2020-06-20,零售
`
  expect((await bring(text, true)).done).toMatchObject({ imported: 2, refused: 1 })
  const { done, problems } = await bring(text)
  expect(done).toMatchObject({ state: 'finished', imported: 2, refused: 1, flagged: 1, mapping: { id: 'market-entities' } })
  expect(problems.map(({ line, kind }) => [line, kind])).toEqual([[3, 'flagged'], [4, 'refused']])
  const { rows } = await t.owner.query('select credit_code, name, kind, registration_state, credit_risk, valid_from::text, origin, source_ref, code_problem is not null as doubtful from inspection_object where district = $1 order by credit_code', [DISTRICT])
  expect(rows).toEqual([
    { credit_code: '91990112MA05X7T13P', name: '某某有限公司', kind: 'enterprise', registration_state: 'active', credit_risk: 'none', valid_from: '2020-06-20', origin: 'imported', source_ref: '登记数据.csv#2', doubtful: false },
    { credit_code: '92990112MA05X7T14A', name: '（名称未提供）', kind: 'individual_business', registration_state: 'revoked', credit_risk: 'none', valid_from: '2016-06-20', origin: 'imported', source_ref: '登记数据.csv#3', doubtful: true },
  ])
  expect((await bring(text)).done).toMatchObject({ imported: 0, refused: 3 })
  const { rows: [entry] } = await t.owner.query("select id, version from inspection_object where credit_code like '92%'")
  await keep(t.world, clerk, inspectionObject, { kind: 'revise', id: entry.id, from: '2025-03-03', input: { name: '某某小吃店', credit_code: '92990112MA05X7T13P' }, expected_version: entry.version }).catch(() => undefined)
  expect((await t.owner.query("select count(*)::integer as n from journal where ledger = 'inspection_object' and action = 'enter'")).rows[0].n).toBe(2)
}, 60_000)
