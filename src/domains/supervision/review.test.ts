import { afterAll, beforeAll, expect, test } from 'vitest'
import { enforcementRoom, officers, refused, staff, type EnforcementRoom } from '../../../test/support/enforcement-room.ts'
import { DISTRICT, somebody, unit } from '../../../test/support/world.ts'
import { systemCaller, withScope, type Caller } from '../../kernel/access/scope.ts'
import { receive } from '../../kernel/exchange/receive.ts'
import { searchMatters } from '../../kernel/matter/read/search.ts'
import { perform } from '../../kernel/matter/perform.ts'
import { keep } from '../../kernel/register/keep.ts'
import { loadMatter } from '../../kernel/matter/store.ts'

const [bureau, organ] = [unit(1), unit(2)]
const leading = (caller: Caller): Caller => ({ ...caller, orgs: [bureau, organ, unit(3), unit(4)], roles: caller.roles.map((held) => ({ ...held, covers: [bureau, organ, unit(3), unit(4)] })) })
const supervisor = leading(somebody(bureau, 'supervisor'))
const head = leading(somebody(bureau, 'office_head', 'clerk'))
const guest: Caller = { ...somebody(bureau, 'invited_supervisor'), account_id: unit(900), orgs: [unit(900)], roles: [{ org_id: bureau, role: 'invited_supervisor', covers: [unit(900)] }] }

let t: EnforcementRoom
beforeAll(async () => { t = await enforcementRoom() })
afterAll(() => t.close())

const act = (caller: Caller, ledger: string, id: string, action: string, input: object = {}, more: object = {}) => perform(t.world, caller, { ledger, id, action, input: input as never, ...more })
const replica = (ledger: string, id: string) => withScope(t.world.worker, systemCaller(DISTRICT), async (tx) => (await loadMatter(tx, t.world.registry.procedures.get(ledger)!, DISTRICT, id))!.replica)
const newest = async (ledger: string) => (await t.owner.query(`select * from ${ledger} order by id desc limit 1`)).rows[0]
async function inspected() {
  const { id, number } = await t.open('inspection', 'inspect_at_once', {
    enforcement_field: 'urban_management', mode: 'targeted', source: 'complaint', matters: '户外广告', subject_kind: 'enterprise', subject: '某公司', inspected_on: '2026-03-02', place: '某路', record: '…', result: 'normal', ...officers,
  })
  const review = await perform(t.world, supervisor, {
    ledger: 'case_review', action: 'take_up', org_id: bureau, input: { unit: organ, case_kind: 'inspection', record_number: number }, link: { kind: 'reviews', ledger: 'inspection', id },
  })
  return { id, review: review.id }
}

test('审查发现数据质量问题的退回重录：案卷记为已监督；单位更正之后才能报告，监督人员确认', async () => {
  t.setToday('2026-03-02')
  const { id, review } = await inspected()
  expect(await refused(act(supervisor, 'case_review', review, 'review', { outcome: 'returned', opinion: '…' }))).toEqual(['退回重录的，应当逐项写明应当重录的内容'])
  await act(supervisor, 'case_review', review, 'review', { outcome: 'returned', opinion: '检查地点不完整' }, { rows: { fault: [{ field_label: '检查地点', reason: '不完整' }] } })
  expect((await replica('inspection', id)).row).toMatchObject({ supervised_on: '2026-03-02', supervision_finding: '退回重录' })
  const back = await newest('reentry')
  expect(back).toMatchObject({ unit: organ, state: 'returned', shared_with: [organ] })
  expect(Object.values((await replica('reentry', back.id)).links).map(({ kind }) => kind).toSorted()).toEqual(['from_review', 'returns'])
  expect(await refused(act(staff.handler, 'reentry', back.id, 'reenter', { reply: '已更正' }))).toEqual(['退回的案卷还没有更正，请先在案卷上办理「更正」'])
  await act(staff.handler, 'inspection', id, 'correct', { place: '某路1号' }, { reason: '地点不完整' })
  await act(staff.handler, 'reentry', back.id, 'reenter', { reply: '已更正' })
  await act(supervisor, 'reentry', back.id, 'confirm')
  expect((await replica('reentry', back.id)).row.state).toBe('confirmed')
}, 60_000)

test('由对接系统报送的案卷退回后，系统改正再报的即为重录，退回单转为待确认', async () => {
  t.setToday('2026-03-02')
  const machine = somebody(organ, 'machine')
  const push = async (place: string) => (await receive(t.world, machine, 'inspection', [{
    source_ref: '外1', number: '外检〔2026〕1号', state: 'done', opened_on: '2026-02-20', closed_on: '2026-02-25',
    values: { enforcement_field: 'urban_management', mode: 'special', matters: '户外广告', subject_kind: 'enterprise', subject: '某公司', inspected_on: '2026-02-20', place, result: 'normal' },
  }]))[0]!
  const pushed = await push('某路')
  if (!('id' in pushed)) throw new Error(JSON.stringify(pushed))
  const { id } = await perform(t.world, supervisor, {
    ledger: 'reentry', action: 'return_entry', org_id: bureau, input: { unit: organ, record_number: '外检〔2026〕1号' }, rows: { fault: [{ field_label: '检查地点', reason: '不完整' }] } as never, link: { kind: 'returns', ledger: 'inspection', id: pushed.id },
  })
  expect(await push('某路')).toMatchObject({ outcome: 'unchanged' })
  expect((await replica('reentry', id)).row.state).toBe('returned')
  t.setToday('2026-03-03')
  expect(await push('某路1号')).toMatchObject({ outcome: 'revised' })
  expect((await replica('reentry', id)).row).toMatchObject({ state: 'reentered', reentered_on: '2026-03-03', reply: '录入单位的系统已经重新报送，案卷随之更正', org_id: bureau })
  await act(supervisor, 'reentry', id, 'return_again', { unfinished: '仍缺门牌' })
  expect(await push('某路1号2栋')).toMatchObject({ outcome: 'revised' })
  await act(supervisor, 'reentry', id, 'confirm')
  expect((await replica('reentry', id)).row).toMatchObject({ state: 'confirmed', times: 2 })
}, 60_000)

test('逾期未重录的，依法催办', async () => {
  t.setToday('2026-03-03')
  const { review } = await inspected()
  await act(supervisor, 'case_review', review, 'review', { outcome: 'returned', opinion: '…' }, { rows: { fault: [{ field_label: '执法证号', reason: '缺失' }] } })
  const back = await newest('reentry')
  t.setToday('2026-03-12')
  await act(staff.handler, 'reentry', back.id, 'reenter', { reply: '…' }).catch(() => {})
  await act(supervisor, 'reentry', back.id, 'withdraw', { withdraw_reason: '不必重录' })
  expect((await replica('reentry', back.id)).row).toMatchObject({ overdue: true, reminded_on: '2026-03-10', state: 'withdrawn' })
}, 60_000)

test('从审查到通知书、答复、整改、验收、办结', async () => {
  t.setToday('2026-03-16')
  const { review } = await inspected()
  await act(supervisor, 'case_review', review, 'review', { outcome: 'supervised', opinion: '结果未公示', demand: '补正并自查' }, { rows: { problem: [{ category: 'publicity', description: '检查结果未公示', rule: '国办发〔2018〕118号（六）' }] } })
  const { id, problem, org_id, title } = await newest('supervision')
  expect([problem.includes('检查结果未公示'), org_id]).toEqual([true, bureau])
  // A title is one line, however the text it is taken from runs.
  expect([problem.includes('\n'), title]).toEqual([true, expect.stringMatching(/^区市场监管局：[^\n]+$/)])
  expect(await withScope(t.world.pool, staff.handler, (tx) => tx.query('select 1 from supervision where id = $1', [id])).then(({ rowCount }) => rowCount)).toBe(0)
  await act(head, 'supervision', id, 'issue_notice')
  const [notice] = Object.values((await replica('supervision', id)).documents)
  expect(notice!.number).toBe('试执监通〔2026〕1号')
  await act(head, 'supervision', id, 'serve', { document_id: notice!.id, recipient_org_id: organ, recipient: '区市场监管局', method: 'direct', sent_on: '2026-03-16' })
  await act(staff.office, 'supervision', id, 'answer', { answer_kind: 'correcting', answer: '正在补正' })
  expect(Object.values((await replica('supervision', id)).clocks)).toMatchObject([{ deadline: 'notice_reply', state: 'met', due_on: '2026-04-15' }])
  await act(supervisor, 'supervision', id, 'demand_rectification', { requirement: '补充公示', correct_by: '2026-03-31' })
  const due = await newest('supervision_rectification')
  expect(due).toMatchObject({ org_id: organ, supervised_by: bureau, state: 'rectifying' })
  expect(await refused(act(supervisor, 'supervision', id, 'close', { result: 'corrected', conclusion: '…' }))).toEqual(['整改尚未验收'])
  t.setToday('2026-03-20')
  await act(staff.handler, 'supervision_rectification', due.id, 'report', { measures: '补公示', report: '已公示' })
  await act(supervisor, 'supervision_rectification', due.id, 'accept', { acceptance: '属实' })
  await act(supervisor, 'supervision', id, 'close', { result: 'corrected', conclusion: '予以办结' })
  expect((await replica('supervision', id)).row.state).toBe('closed')
}, 60_000)

test('受邀的执法监督员在审查期间阅卷，只读，审查结束之前须结束阅卷', async () => {
  t.setToday('2026-04-01')
  const { id, review } = await inspected()
  const seen = () => withScope(t.world.pool, guest, async (tx) => (await tx.query('select id from inspection union all select id from case_review union all select id from supervision')).rows.map((row) => row.id))
  expect(await seen()).toEqual([])
  expect(await refused(act(supervisor, 'case_review', review, 'invite', { invited: guest.account_id }))).toEqual(['受邀的人不在执法监督员名录中，或者聘期已满'])
  await keep(t.world, supervisor, t.world.registry.registers.get('invited_supervisor')!, { kind: 'enter', org_id: bureau, from: '2026-03-02', input: { name: '李四', account: guest.account_id, background: 'lawyer', appointed_on: '2026-03-02' } })
  const enlist = (input: object) => keep(t.world, supervisor, t.world.registry.registers.get('invited_supervisor')!, { kind: 'enter', org_id: bureau, from: '2026-03-02', input: { name: '李四', account: guest.account_id, background: 'lawyer', appointed_on: '2026-03-02', ...input } })
  await expect(enlist({})).rejects.toMatchObject({ kind: 'invalid' })
  await expect(enlist({ account: null, expires_on: '2026-03-01' })).rejects.toMatchObject({ kind: 'refused', message: expect.stringContaining('聘期届满之日不得早于聘任日期') })
  await act(supervisor, 'case_review', review, 'invite', { invited: guest.account_id })
  expect(await seen()).toEqual([id])
  // His desk: what is open to him, without having to search for it; nobody else's search answers an empty question.
  const reading = { ...t.world, cursorKey: Buffer.alloc(32), streams: t.world.pool, directory: () => Promise.resolve({ units: new Map(), people: new Map() }) }
  expect((await searchMatters(reading, guest, '')).map((hit) => [hit.ledger, hit.id])).toEqual([['inspection', id]])
  expect(await searchMatters(reading, supervisor, '')).toEqual([])
  expect(await refused(act(guest, 'inspection', id, 'finish'))).not.toEqual([])
  expect(await refused(act(supervisor, 'case_review', review, 'review', { outcome: 'passed', opinion: '…' }))).toEqual(['受邀的执法监督员正在阅卷，请先结束阅卷'])
  await act(supervisor, 'case_review', review, 'end_invitation', { invited_opinion: '程序完整' })
  expect(await seen()).toEqual([])
  await act(supervisor, 'case_review', review, 'review', { outcome: 'passed', opinion: '程序完整' })
  const { rows } = await t.owner.query(`select action from journal where matter_id = $1 order by version`, [id])
  expect(rows.map(({ action }) => action)).toEqual(['inspect_at_once', 'share', 'unshare', 'supervise'])
}, 60_000)

test('监督机构不向自己制发监督文书，不约谈自己', async () => {
  t.setToday('2026-04-02')
  const open = (unitOf: string) => perform(t.world, supervisor, { ledger: 'supervision', action: 'open', org_id: bureau, input: { unit: unitOf, source: 'daily', found_on: '2026-04-01', problem: '未公示', demand: '补正' } })
  expect(await refused(open(bureau))).toEqual(['监督机构不能监督自己，请选择其他单位'])
  const { id } = await open(organ)
  expect(await refused(act(supervisor, 'supervision', id, 'revise', { unit: bureau }))).toEqual(['监督机构不能监督自己，请选择其他单位'])
  expect(await refused(perform(t.world, supervisor, { ledger: 'supervision_talk', action: 'summon', org_id: bureau, input: { unit: bureau, reason: 'repeated', problem: '…', invited_post: '分管负责人', planned_at: '2026-04-03T01:00:00Z', place: '会议室' } })))
    .toEqual(['监督机构不能监督自己，请选择其他单位'])
})
