import { afterAll, beforeAll, expect, test } from 'vitest'
import { sampleRoom, sampleTables } from '../../../test/support/sample.ts'
import { somebody, testWorld, unit, type TestWorld } from '../../../test/support/world.ts'
import { perform } from '../matter/perform.ts'
import { sealJournal, verifyJournal, type Seal } from './seal.ts'

let t: TestWorld
const clerk = somebody(unit(1), 'clerk')
beforeAll(async () => { t = await testWorld([sampleRoom], sampleTables) })
afterAll(() => t.close())
const apply = () => perform(t.world, clerk, { ledger: 'sample', action: 'apply', org_id: unit(1), input: { received_on: '2025-03-03', subject: '罚款' }, rows: { party: [{ name: '张三' }] } })
/** Transactions of other databases on the server hold the edge back for a moment. */
const sealed = async (...more: ['sha256'?]): Promise<Seal> => {
  for (let tries = 0; tries < 100; tries++) { const seal = await sealJournal(t.world.worker, ...more); if (seal) return seal; await new Promise((next) => setTimeout(next, 50)) }
  throw new Error('nothing was sealed')
}
const problems = async (published?: ReadonlyMap<number, string>) => (await verifyJournal(t.world.worker, ['sample'], published)).problems

test('封存相衔接;改动、删除、改表都查得出', async () => {
  const { id } = await apply()
  const first = await sealed()
  await apply()
  const second = await sealed('sha256')
  expect(second.previous.equals(first.head)).toBe(true)
  expect(await sealJournal(t.world.worker)).toBeNull()
  expect(await problems(new Map([[1, first.head.toString('hex')]]))).toEqual([])

  await t.owner.query("update journal set reason = '改' where matter_id = $1", [id])
  expect(await problems()).toEqual(['第 1 号封存的日志有改动、缺失或者次序变化'])
  await t.owner.query('update journal set reason = null where matter_id = $1', [id])
  // Whoever owns the tables can switch the guard off; the hash still tells.
  await t.owner.query(`alter table sample disable trigger user; update sample set subject = '改' where id = '${id}'; alter table sample enable trigger user`)
  expect(await problems()).toEqual([`sample ${id} 的现状与最后一条日志不符`])
  expect(await problems(new Map([[2, 'ff']]))).toContain('第 2 号封存与库外公布的首部不一致')
  expect(await problems(new Map([[9, 'ff']]))).toContain('库外公布的第 9 号封存在库内不存在')
})

test('较早的事务较晚提交,落入下一批,不落空', async () => {
  const slow = await t.world.worker.connect()
  try {
    await slow.query('begin; select pg_current_xact_id()')
    await apply()
    expect(await sealJournal(t.world.worker)).toBeNull()
    await slow.query('commit')
  } finally { slow.release(true) }
  expect((await sealed()).entries).toBe(1)
})
