import { afterAll, beforeAll, expect, test } from 'vitest'
import { enforcementRoom, staff, type EnforcementRoom } from '../../../test/support/enforcement-room.ts'
import { runChecks } from '../../kernel/check/run.ts'
import { perform } from '../../kernel/matter/perform.ts'
import { somebody, unit } from '../../../test/support/world.ts'

let t: EnforcementRoom
const supervisor = somebody(unit(1), 'supervisor')
beforeAll(async () => { t = await enforcementRoom() })
afterAll(() => t.close())

const run = () => runChecks(t.world, (what, error) => { throw new Error(what, { cause: error }) })
const findings = async (subject: string) => (await t.owner.query<{ id: string; check_id: string; state: string; detail: string; basis: string }>('select id, check_id, state, detail, basis from finding where subject_id = $1 order by check_id', [subject])).rows
const act = (id: string, who: typeof supervisor, action: string, input: object = {}) => perform(t.world, who, { ledger: 'finding', id, action, input: input as never })

/** A fine of 5,000 yuan, decided in time and published never. */
async function unpublished() {
  const id = await t.fined('5000.00')
  t.setToday('2025-06-30')
  await run()
  const found = await findings(id)
  return { id, finding: found.find(({ check_id }) => check_id === 'penalty_published_in_time')! }
}

test('依法办理的案件没有问题；逾期没有公示的提出问题，写明条文和本领域的规定', async () => {
  const id = await t.fined('5000.00')
  await run()
  expect(await findings(id)).toEqual([])
  const { finding } = await unpublished()
  expect(finding).toMatchObject({ state: 'open', detail: '处罚决定公示期限至 2025-05-16 届满，没有公示' })
  expect(finding.basis).toContain('《市场监督管理行政处罚信息公示规定》第九条')
})
test('单位答复，监督机构采纳的不再提出；答复已经改正而问题仍在的不能采纳', async () => {
  const { id, finding } = await unpublished()
  await act(finding.id, staff.handler, 'answer', { answer_kind: 'corrected', answer: '已公示' })
  await expect(act(finding.id, supervisor, 'accept', { opinion: '同意' })).rejects.toThrow('检查却仍然发现该问题')
  await act(finding.id, supervisor, 'return', { opinion: '请说明' })
  await act(finding.id, staff.handler, 'answer', { answer_kind: 'explained', answer: '涉及商业秘密，正在处理' })
  await act(finding.id, supervisor, 'accept', { opinion: '理由成立' })
  await t.act(id, staff.supervisor, 'supervise')
  await run()
  expect((await findings(id)).map(({ check_id, state }) => [check_id, state])).toContainEqual(['penalty_published_in_time', 'accepted'])
})
test('补办后仍是逾期，另一事实再次提出', async () => {
  const { id, finding } = await unpublished()
  await act(finding.id, staff.handler, 'answer', { answer_kind: 'explained', answer: '…' })
  await act(finding.id, supervisor, 'accept', { opinion: '理由成立' })
  await t.act(id, staff.handler, 'publish', { publication_period: 'one_year' })
  await run()
  expect((await findings(id)).find(({ check_id }) => check_id === 'penalty_published_in_time')).toMatchObject({ state: 'open', detail: '处罚决定公示期限至 2025-05-16 届满，2025-06-30 才公示' })
})
test('转监督处理的，随之登记监督事项，与问题和案件关联', async () => {
  const { id, finding } = await unpublished()
  await act(finding.id, supervisor, 'refer', { opinion: '请限期公示' })
  const { rows } = await t.owner.query('select s.unit, s.source, s.org_id, array_agg(l.kind order by l.kind) as kinds, array_agg(l.to_id::text) as ties from supervision s join link l on l.matter_id = s.id group by s.id, s.unit, s.source, s.org_id, s.district')
  expect(rows).toMatchObject([{ unit: unit(2), source: 'finding', org_id: unit(1), kinds: ['from_finding', 'of_case'] }])
  expect(rows[0].ties).toContain(id)
  expect((await findings(id)).find(({ id: one }) => one === finding.id)).toMatchObject({ state: 'referred' })
})
test('只有承办单位答复，只有监督机构核查', async () => {
  const { finding } = await unpublished()
  await expect(act(finding.id, somebody(unit(3), 'handler'), 'answer', { answer_kind: 'explained', answer: '…' })).rejects.toThrow()
  await act(finding.id, staff.handler, 'answer', { answer_kind: 'explained', answer: '…' })
  await expect(act(finding.id, staff.supervisor, 'accept', { opinion: '…' })).rejects.toThrow()
})
