import { afterAll, beforeAll, expect, test } from 'vitest'
import { decisionInput, enforcementRoom, refused, staff, type EnforcementRoom } from '../../../../test/support/enforcement-room.ts'
import { unit } from '../../../../test/support/world.ts'
import { replay } from '../../../kernel/journal/replay.ts'
import { foresee } from '../../../kernel/matter/read/preview.ts'
import { keep } from '../../../kernel/register/keep.ts'
import { penalty } from '../penalty/penalty.ts'
import { discretionStandard } from './discretion-standard.ts'

let t: EnforcementRoom
beforeAll(async () => {
  t = await enforcementRoom()
  t.setToday('2025-06-01')
  const step = (over: object) => keep(t.world, staff.supervisor, discretionStandard, { kind: 'enter', org_id: unit(2), from: '2024-01-01', input: {
    item: 'G-7', violation: '发布虚假广告', grade: '一般', tier: 'general', kinds: ['fine'], amount_from: '2000.00', amount_to: '6000.00', penalty_provision: '某法第二条',
    standard: '市场监管行政处罚裁量基准', maker: 'own', maker_name: '区市场监管局', enforcement_field: 'market', ...over,
  } })
  const { id } = await step({})
  await step({ grade: '从轻', tier: 'lighter', factors: ['harm_removed'], amount_from: '500.00', amount_to: '2000.00' })
  // The version of the day of the breach (20 February) is not touched by what comes after it.
  await keep(t.world, staff.supervisor, discretionStandard, { kind: 'revise', id, from: '2025-04-01', input: { amount_to: '9000.00' }, expected_version: 1 })
})
afterAll(() => t.close())

const decided = async (amount: string): Promise<string> => {
  const id = await t.notified(amount)
  t.setToday('2025-04-16')
  await t.act(id, staff.handler, 'apply_standard', {}, { discretion: [{ item: 'G-7', factors: [] }] })
  await t.act(id, staff.head, 'decide_penalty', decisionInput, { sanction: [{ kind: 'fine', amount }] })
  return id
}

test('选择裁量因素，算出阶次和幅度；超出的不能径行决定；日志重放即得原卷（国办发〔2022〕27号（十二））', async () => {
  const id = await t.notified('8000.00')
  t.setToday('2025-04-16')
  await t.act(id, staff.handler, 'apply_standard', {}, { discretion: [{ item: 'G-7', factors: [] }] })
  expect((await t.load(id)).row).toMatchObject({ discretion_from: '2000.00', discretion_to: '6000.00', discretion_key: 'G-7：一般' })
  const fine = (amount: string, more: object = {}) => t.act(id, staff.head, 'decide_penalty', { ...decisionInput, ...more }, { sanction: [{ kind: 'fine', amount }] })
  expect(await refused(fine('8000.00'))).toEqual(['处罚不在所适用的裁量基准的种类、幅度之内；确需调整适用的，应当选择调整适用，写明理由并经批准'])
  await fine('8000.00', { benchmark: 'own_adjusted', benchmark_note: '社会影响恶劣，适用原幅度显失公平', benchmark_approval: 'collective' })
  const matter = await t.load(id)
  expect(matter.row).toMatchObject({ discretion_result: 'outside', benchmark_approval: 'collective' })
  const { rows } = await t.owner.query("select version, change from journal where ledger = 'penalty' and matter_id = $1 order by version", [id])
  expect(replay(rows)).toEqual(matter)
})

test('办理时看到本单位近一年同类案件的件数和中位数，同案同罚', async () => {
  for (const amount of ['3000.00', '5000.00']) await decided(amount)
  const id = await t.notified('3000.00')
  t.setToday('2025-04-17')
  const { told, alike } = await foresee(t.world, penalty, staff.handler, { id, action: 'apply_standard', on: '2025-04-17', asked: { input: {}, rows: { discretion: [{ item: 'G-7', factors: [] }] } } })
  expect(told[0]?.text).toContain('罚款幅度：2,000元至6,000元')
  expect(alike.map(({ meaning, count, median }) => [meaning, count, median])).toEqual([['同一违法行为、同一阶次', 3, '5000.00'], ['同一违法行为', 3, '5000.00'], ['同一案由', 3, '5000.00']])
  const lighter = await foresee(t.world, penalty, staff.handler, { id, action: 'apply_standard', on: '2025-04-17', asked: { input: {}, rows: { discretion: [{ item: 'G-7', factors: ['harm_removed'] }] } } })
  expect(lighter.alike[0]).toMatchObject({ meaning: '同一违法行为、同一阶次', count: 0, median: null })
})
