import { afterAll, beforeAll, expect, test } from 'vitest'
import { testServing, type Client, type TestServing } from '../../../test/support/serving.ts'
import { systemCaller, withScope } from '../../kernel/access/scope.ts'
import { recordsOf } from '../../kernel/exchange/outgoing.ts'
import type { JournalEntry, MatterView, Performed, Problem } from '../../kernel/http/contract.ts'
import { rooms } from '../index.ts'
import { fileScore } from './file-score.ts'

let t: TestServing
let bureau: string, market: string
let first: Client & { id: string }, second: typeof first, third: typeof first
beforeAll(async () => {
  t = await testServing(rooms)
  bureau = await t.district.unit({ name: '试验区司法局', kind: 'justice_bureau', prefix: '试' })
  market = await t.district.unit({ name: '试验区市场监督管理局', prefix: '试市监' })
  ;[first, second, third] = [await t.somebody(bureau, 'supervisor'), await t.somebody(bureau, 'supervisor', 'office_head'), await t.somebody(bureau, 'supervisor')]
})
afterAll(() => t.close())

async function done(client: Client, path: string, body: object): Promise<Performed> {
  const answer = await client.post(path, body)
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json()
}
const SECRETS = /告知期限不明|程序有瑕疵|"points":7|"first_score":93|扣分:7/
const seen = async (client: Client, id: string): Promise<{ readonly matter: MatterView; readonly whole: string }> => {
  const matter = await client.get(`file_score/${id}`)
  const journal = await client.get(`file_score/${id}/journal`)
  const table = await client.get('file_score/export.csv?reason=%E6%A0%B8%E5%AF%B9')
  expect([matter.statusCode, journal.statusCode, table.statusCode]).toEqual([200, 200, 200])
  return { matter: matter.json(), whole: matter.body + journal.body + table.body }
}
const pushed = (id: string) => withScope(t.world.worker, systemCaller('990112'), (tx) => recordsOf(tx, fileScore, '990112', [id], () => undefined))

test('两人都评完以前，谁也看不到对方的扣分、得分和意见；评完后复评人员看得到两份（三项制度第十项，分别评分）', async () => {
  await done(first, 'registers/evaluation_standard', { org_id: bureau, from: '2025-01-01', input: { file_kind: 'penalty', part: '告知听证', item: '告知', points: 12, source: '本市标准' } })
  const evaluation = await done(first, 'evaluation', { action: 'plan', org_id: bureau, input: { name: '评查', planned_on: '2025-03-03', kinds: ['penalty'], from_on: '2025-01-01', until_on: '2025-02-28', selection: 'chosen' } })
  await done(first, `evaluation/${evaluation.id}/actions/begin`, { expected_version: 1, input: {} })
  const { id } = await done(first, 'file_score', { action: 'open', org_id: bureau, input: { unit: market, file_kind: 'penalty', file_number: '罚1号' }, link: { kind: 'in_evaluation', ledger: 'evaluation', id: evaluation.id } })
  await done(first, `file_score/${id}/actions/score_first`, { expected_version: 1, input: { first_opinion: '程序有瑕疵' }, rows: { first: [{ item: '告知', points: 7, reason: '告知期限不明' }] } })

  // His own he sees; that it was given, and by whom, everybody may know.
  expect((await seen(first, id)).matter).toMatchObject({ values: { first_score: 93, first_opinion: '程序有瑕疵' }, rows: { first: [{ item: '告知', points: 7 }] } })
  const before = await seen(second, id)
  expect(before.matter).toMatchObject({ state: 'half', values: { first_by: first.id }, rows: { first: [] } })
  expect(before.matter.values).not.toHaveProperty('first_score')
  expect(before.whole).not.toMatch(SECRETS)
  expect((await second.get(`file_score/${id}/journal`)).json<JournalEntry[]>()[0]!.changes.map(({ label }) => label)).toEqual(['评查人员一'])
  // Nor by asking for it.
  const asked = async (client: Client, search: string) => (await client.get(`file_score?${search}`)).json<{ items: unknown[] }>().items.length
  expect([await asked(second, 'first_score_from=90'), await asked(first, 'first_score_from=90'), await asked(first, 'first_score_from=94')]).toEqual([0, 1, 0])
  expect(JSON.stringify(await pushed(id))).not.toMatch(SECRETS)
  // Nor by having the sheet named his own, nor by putting right what is not his.
  const correct = async (client: Client, input: object) => (await client.post(`file_score/${id}/actions/correct`, { expected_version: 2, input, reason: '录入有误' })).json<Problem>()
  expect((await correct(second, { first_by: second.id })).fields).toEqual([{ field: 'first_by', message: '「评查人员一」在这一阶段不能更正' }])
  expect((await correct(second, { first_score: 93 })).fields).toEqual([{ field: 'first_score', message: '「评查人员一的得分」在这一阶段只能由本人更正' }])

  await done(second, `file_score/${id}/actions/score_second`, { expected_version: 2, input: { second_opinion: '不规范' }, rows: { second: [] } })
  await expect(seen(second, id)).resolves.toMatchObject({ matter: { state: 'scored', values: { first_score: 93, second_score: 100 } }, whole: expect.stringMatching(SECRETS) })
  expect(await asked(second, 'first_score_from=90')).toBe(1)
  expect(JSON.stringify(await pushed(id))).toMatch(SECRETS)
})
test('相差超过允许范围的，复评人员看得到两份评分', async () => {
  const evaluation = await done(first, 'evaluation', { action: 'plan', org_id: bureau, input: { name: '评查', planned_on: '2025-03-03', kinds: ['penalty'], from_on: '2025-01-01', until_on: '2025-02-28', selection: 'chosen' } })
  await done(first, `evaluation/${evaluation.id}/actions/begin`, { expected_version: 1, input: {} })
  const { id } = await done(first, 'file_score', { action: 'open', org_id: bureau, input: { unit: market, file_kind: 'penalty', file_number: '罚2号' }, link: { kind: 'in_evaluation', ledger: 'evaluation', id: evaluation.id } })
  await done(first, `file_score/${id}/actions/score_first`, { expected_version: 1, input: { first_opinion: '程序有瑕疵' }, rows: { first: [{ item: '告知', points: 12, reason: '告知期限不明' }] } })
  expect((await seen(third, id)).matter.rows['first']).toEqual([])
  await done(second, `file_score/${id}/actions/score_second`, { expected_version: 2, input: { second_opinion: '规范' } })
  expect((await seen(third, id)).matter).toMatchObject({ state: 'differing', values: { first_score: 88, second_score: 100, second_opinion: '规范' }, rows: { first: [{ item: '告知', points: 12 }] } })
})
