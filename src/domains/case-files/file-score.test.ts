import { expect, test } from 'vitest'
import { reasons, snapshot, type Given } from '../../../test/support/snapshot.ts'
import { fileScore } from './file-score.ts'

const standard = [['文书格式', 4, false], ['告知', 12, false], ['主体不合法', 0, true]].map(([item, points, veto]) => ({ values: { item, points, veto } }))
const facts = { standard, gap: 10, excellent_from: 90, good_from: 75, qualified_from: 60 }
type Case = Given<typeof fileScore>
const taken = (item: string, points: number) => ({ item, points, reason: '…' })
const scoring = (over: Case = {}): Case => ({ state: 'waiting', actor: 'a', ...over, values: { unit: 'u', file_kind: 'penalty', file_number: '罚1号', ...over.values }, facts })
const follows = (action: 'score_first' | 'score_second' | 'arbitrate', given: Case) => fileScore.actions[action].sets(snapshot(fileScore, given) as never) as { readonly [field: string]: unknown }

test('百分制，扣分不得超过标准，一票否决的整卷不合格（广东评查办法第十六、十七条）', () => {
  expect(follows('score_first', scoring({ rows: { first: [taken('文书格式', 2), taken('告知', 4)] } }))).toMatchObject({ first_by: 'a', first_score: 94 })
  expect(reasons(fileScore, scoring({ rows: { first: [taken('告知', 13)] } }), 'score_first', {})).toEqual(['扣分应当大于 0，不得超过该项目的分值'])
  expect(reasons(fileScore, scoring({ rows: { first: [taken('装订', 1)] } }), 'score_first', {})).toEqual(['扣分项目不在评查标准之中'])
  expect(reasons(fileScore, { ...scoring(), facts: { ...facts, standard: [] } }, 'score_first', {})).toEqual(['这类案卷还没有评查标准，请先在台账目录登记'])
  const vetoed = scoring({ state: 'differing', values: { first_score: 0, second_score: 90 }, rows: { final: [taken('主体不合法', 0)] } })
  expect(follows('arbitrate', vetoed)).toMatchObject({ score: 0, grade: 'failed', vetoed: true })
})
test('两人分别评分；相差超过允许范围的由第三人复评（第十条）', () => {
  const half = (first_score: number, second: readonly object[], actor = 'b') => scoring({ state: 'half', actor, values: { first_by: 'a', first_score }, rows: { second: second as never } })
  expect(reasons(fileScore, half(94, [], 'a'), 'score_second')).toEqual(['两名评查人员应当分别评分'])
  expect(follows('score_second', half(94, [taken('告知', 12)]))).toMatchObject({ second_score: 88, agreement: 'close', score: 91, grade: 'excellent' })
  expect(follows('score_second', half(99, [taken('告知', 12)]))).toMatchObject({ second_score: 88, agreement: 'apart' })
  expect(reasons(fileScore, scoring({ state: 'differing', actor: 'b', values: { first_by: 'a', second_by: 'b' } }), 'arbitrate')).toEqual(['复评应当由另外的人员进行'])
})
test('被评查单位的人员应当回避（第十条）', () => {
  const own = { ...snapshot(fileScore, scoring()), actor: { id: 'x', orgs: ['u'], roles: [] } }
  expect(Object.values(fileScore.actions.score_first.barredIf).map((bar) => bar(own as never))).toEqual([true])
})
test('等次：优秀九十分以上，良好七十五分以上，合格六十分以上（第十六条）', () => {
  const grade = (points: readonly number[]) => follows('arbitrate', scoring({ state: 'differing', rows: { final: points.map((one, at) => taken(['文书格式', '告知'][at]!, one)) } }))['grade']
  expect([grade([]), grade([4, 12]), grade([4, 6])]).toEqual(['excellent', 'good', 'excellent'])
})
test('只有评为优秀等次、经推荐的才能评为优秀案卷', () => {
  const settled = (values: Case['values']) => scoring({ state: 'settled', values })
  expect(reasons(fileScore, settled({ grade: 'good' }), 'recommend')).toEqual(['等次不是优秀'])
  expect(reasons(fileScore, settled({ grade: 'excellent', recommended_on: null }), 'choose_excellent')).toEqual(['没有推荐为优秀案卷'])
  expect(reasons(fileScore, settled({ grade: 'excellent', recommended_on: '2025-03-01' }), 'choose_excellent')).toEqual([])
})
