import { afterAll, beforeAll, expect, test } from 'vitest'
import { enforcementRoom, type EnforcementRoom } from '../../../test/support/enforcement-room.ts'
import { DISTRICT, somebody, unit } from '../../../test/support/world.ts'
import { systemCaller, withScope } from '../../kernel/access/scope.ts'
import { perform } from '../../kernel/matter/perform.ts'
import { loadMatter } from '../../kernel/matter/store.ts'
import { keep } from '../../kernel/register/keep.ts'
import { fileScore } from './file-score.ts'
import { evaluationFiles } from './pool.ts'
import { evaluationStandard } from './standard.ts'

let t: EnforcementRoom
const [supervisor, second, third] = [somebody(unit(1), 'supervisor'), somebody(unit(1), 'supervisor'), somebody(unit(1), 'supervisor')]
const head = somebody(unit(2), 'office_head')
beforeAll(async () => { t = await enforcementRoom() })
afterAll(() => t.close())
const act = (ledger: string, id: string, who: typeof supervisor, action: string, input: object = {}, rows: object = {}) => perform(t.world, who, { ledger, id, action, input: input as never, rows: rows as never })
const plan = async (input: object) => (await perform(t.world, supervisor, {
  ledger: 'evaluation', action: 'plan', org_id: unit(1), input: { name: '二〇二五年评查', planned_on: '2025-05-01', kinds: ['penalty'], from_on: '2025-01-01', until_on: '2025-06-30', selection: 'chosen', ...input },
})).id
const load = (id: string) => withScope(t.world.worker, systemCaller(DISTRICT), async (tx) => (await loadMatter(tx, fileScore, DISTRICT, id))!.replica)

test('选送的案卷：两人评分、反馈、异议、复核，活动通报', async () => {
  const penalty = await t.fined('5000.00')
  t.setToday('2025-05-01')
  await keep(t.world, supervisor, evaluationStandard, { kind: 'enter', org_id: unit(1), from: '2025-01-01', input: { file_kind: 'penalty', part: '告知听证', item: '告知', points: 12, source: '本市标准' } })
  const evaluation = await plan({})
  await act('evaluation', evaluation, supervisor, 'begin')
  // Supervisors of the justice bureau see the files of every unit.
  const { id } = await perform(t.world, { ...supervisor, orgs: [unit(1), unit(2)] }, {
    ledger: 'file_score', action: 'open', org_id: unit(1), input: { unit: unit(2), file_kind: 'penalty', file_number: '罚1号' }, link: { kind: 'in_evaluation', ledger: 'evaluation', id: evaluation }, ties: [{ kind: 'scores', ledger: 'penalty', id: penalty }],
  })
  await act('file_score', id, supervisor, 'score_first', { first_opinion: '规范' })
  await expect(act('file_score', id, supervisor, 'score_second', { second_opinion: '规范' })).rejects.toThrow('分别评分')
  await act('file_score', id, second, 'score_second', { second_opinion: '告知欠规范' }, { second: [{ item: '告知', points: 12, reason: '期限不明' }] })
  await act('file_score', id, third, 'arbitrate', { arbiter_opinion: '酌情扣分' }, { final: [{ item: '告知', points: 5, reason: '期限不明' }] })
  expect((await load(id)).row).toMatchObject({ state: 'scored', score: 95, grade: 'excellent', arbiter: third.account_id, shared_with: [] })
  await act('file_score', id, supervisor, 'tell')
  expect((await load(id)).row.shared_with).toEqual([unit(2)])
  await expect(act('evaluation', evaluation, supervisor, 'report', { report: '…' })).rejects.toThrow('还有案卷没有评查完毕')
  await act('file_score', id, head, 'object', { objection: '期限已经写明' })
  await act('file_score', id, supervisor, 'decide_objection', { objection_result: '异议成立', score: 100 })
  await act('file_score', id, second, 'recommend')
  await act('file_score', id, supervisor, 'choose_excellent')
  await act('file_score', id, head, 'report_correction', { correction: '已经改进告知书' })
  await act('evaluation', evaluation, supervisor, 'report', { report: '总体良好' })
  expect((await load(id)).row).toMatchObject({ state: 'settled', score: 100, excellent_on: '2025-05-01' })
})
test('随机抽取：期间内作出决定的案卷按单位分层，每单位抽若干卷', async () => {
  await t.fined('6000.00')
  const random = await plan({ selection: 'random', files_per_unit: 1 })
  const row = (await t.owner.query('select * from evaluation where id = $1', [random])).rows[0]
  const pool = await withScope(t.world.pool, { ...supervisor, orgs: [unit(1), unit(2)] }, (tx) => evaluationFiles.members(tx, { ...row, from_on: '2025-01-01', until_on: '2025-06-30' }, { indicators: new Map(), procedures: new Map(), today: '2026-01-01' }))
  expect(pool).toMatchObject({ strata: { [unit(2)]: expect.any(String) }, sizes: { [unit(2)]: 1 } })
  expect(pool.members.length).toBeGreaterThan(1)
  expect(pool.members[0]!.id).toMatch(/^penalty:/)
  await act('evaluation', random, supervisor, 'ask_draw')
  await expect(act('evaluation', random, supervisor, 'take_files')).rejects.toThrow('尚未抽取案卷')
  expect((await t.owner.query(`select pool from draw`)).rows).toEqual([{ pool: 'evaluation_files' }])
})
