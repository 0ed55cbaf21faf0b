import { afterAll, beforeAll, expect, test } from 'vitest'
import { somebody, testWorld, unit, type TestWorld } from '../../../../test/support/world.ts'
import { runChecks } from '../../../kernel/check/run.ts'
import { receive } from '../../../kernel/exchange/receive.ts'
import { rooms } from '../../index.ts'

let t: TestWorld
beforeAll(async () => { t = await testWorld(rooms, '', '2025-06-02') })
afterAll(() => t.close())

test('报来的强制执行在国庆节、夜间实施的，检查时查对放假安排和本地夜间的起止，存疑请说明；白天的没有问题（第四十三条第一款）', async () => {
  const record = (source_ref: string, executed_at: string, more: object = {}) => ({
    source_ref, number: `强执〔2024〕${source_ref}号`, state: 'executed', opened_on: '2024-09-02', closed_on: executed_at.slice(0, 10),
    values: { enforcement_field: 'housing', route: 'own', duty: 'removal', cause: '违法建设', manner: 'removal', executed_at, executed_on: executed_at.slice(0, 10), ...more }, rows: { party: [{ name: '某公司', kind: 'organisation' }] },
  })
  const taken = await receive(t.world, somebody(unit(3), 'machine'), 'coercive_enforcement', [
    record('1', '2024-10-02T10:00:00+08:00'), record('2', '2024-10-15T22:30:00+08:00'), record('3', '2024-10-15T10:00:00+08:00'), record('4', '2024-10-02T10:00:00+08:00', { urgent_reason: '坍塌在即' }),
  ])
  expect(taken.filter(({ outcome }) => outcome !== 'accepted')).toEqual([])
  await runChecks(t.world, (what, error) => { throw new Error(what, { cause: error }) })
  const { rows } = await t.owner.query('select f.check_id, f.detail, e.source_ref from finding f join coercive_enforcement e on e.id = f.subject_id::uuid order by e.source_ref')
  expect(rows).toEqual([
    { source_ref: '1', check_id: 'enforcement_by_day', detail: '存疑：2024-10-02 在法定节假日（国庆节）实施强制执行，案卷没有写明紧急情况' },
    { source_ref: '2', check_id: 'enforcement_by_day', detail: '存疑：2024-10-15 在夜间（22:30）实施强制执行，案卷没有写明紧急情况' },
  ])
})
