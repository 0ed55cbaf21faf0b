import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testServing, type Client, type TestServing } from '../../../test/support/serving.ts'
import type { JournalEntry, MatterView, OpeningView, Page, Performed, RecordView } from '../../kernel/http/contract.ts'
import { rooms } from '../index.ts'

// The respondent answers in the same system (第四十八条): what it may do there, and what it gets to see.
let t: TestServing
let organ: string, market: string
let clerk: Client, handler: Client & { id: string }, second: Client & { id: string }, office: Client, head: Client, respondent: Client, stranger: Client
beforeAll(async () => {
  t = await testServing(rooms)
  organ = await t.district.unit({ name: '某区人民政府', kind: 'government', prefix: '某政' })
  market = await t.district.unit({ name: '某区市场监督管理局', prefix: '某市监' })
  clerk = await t.somebody(organ, 'clerk')
  handler = await t.somebody(organ, 'handler')
  second = await t.somebody(organ, 'handler')
  office = await t.somebody(organ, 'office_head')
  head = await t.somebody(organ, 'organ_head')
  respondent = await t.somebody(market, 'handler', 'clerk')
  stranger = await t.somebody(await t.district.unit({ name: '某区城市管理局', prefix: '某城' }), 'handler', 'clerk', 'office_head', 'organ_head')
})
afterAll(() => t.close())

const input = () => ({
  submitted_on: '2025-03-03', claims: '请求撤销处罚决定', field_of_administration: 'market', act_kind: 'penalty', act_title: '罚款决定', respondent: market, respondent_kind: 'department',
})
const rows = { applicant: [{ name: '张三', kind: 'person', phone: '13812345678' }] }
const matterOf = async (who: Client, id: string, ledger = 'reconsideration'): Promise<MatterView> => (await who.get(`${ledger}/${id}`)).json()
async function act(who: Client, id: string, action: string, more: object = {}, ledger = 'reconsideration'): Promise<Performed> {
  const { version } = await matterOf(who, id, ledger)
  const answer = await who.post(`${ledger}/${id}/actions/${action}`, { expected_version: version, input: {}, ...more })
  expect(answer.statusCode, `${action}: ${answer.body}`).toBe(200)
  return answer.json()
}
async function opened(who: Client, body: object, ledger = 'reconsideration'): Promise<string> {
  const answer = await who.post(ledger, body)
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json<Performed>().id
}
const mayDo = (matter: MatterView) => matter.actions.filter(({ refusals }) => refusals.length === 0).map(({ label }) => label)

async function underTrial(): Promise<string> {
  t.setToday('2025-03-03')
  const id = await opened(clerk, { action: 'register', org_id: organ, input: { ...input(), received_on: '2025-03-03', channel: 'window' }, rows })
  await act(office, id, 'appoint', { input: { handlers: [handler.id, second.id] } })
  await act(head, id, 'accept', { input: { track: 'ordinary' } })
  const { documents } = await act(handler, id, 'send_copy')
  await act(handler, id, 'serve', { input: { document_id: documents[0]!.id, recipient_org_id: market, recipient: '某区市场监督管理局', method: 'direct', sent_on: '2025-03-03' } })
  return id
}

describe('被申请人在本系统中答复(第四十八条)', () => {
  test('只能答复、添加材料和备注，其他环节一律不能；别的单位看不到本案', async () => {
    const id = await underTrial()
    expect(mayDo(await matterOf(respondent, id))).toEqual(['被申请人答复', '办理备注', '添加材料'])
    expect((await stranger.get(`reconsideration/${id}`)).statusCode).toBe(404)
    for (const action of ['propose', 'suspend', 'withdraw', 'close', 'serve', 'correct', 'assign', 'transfer'])
      expect((await respondent.post(`reconsideration/${id}/actions/${action}`, { expected_version: 6, input: {} })).statusCode, action).toBeGreaterThanOrEqual(400)
    await act(respondent, id, 'reply', { input: { reply_points: '处罚决定合法', evidence_list: '1.现场笔录，3页' } })
    expect(mayDo(await matterOf(respondent, id))).toEqual(['办理备注', '添加材料'])
    expect(await matterOf(handler, id)).toMatchObject({ values: { reply_points: '处罚决定合法' }, clocks: expect.arrayContaining([expect.objectContaining({ deadline: 'reply', state: 'met' })]) })
  })
  test('答复早于送达登记的，登记送达后不再计算答复期限', async () => {
    t.setToday('2025-03-03')
    const id = await opened(clerk, { action: 'register', org_id: organ, input: { ...input(), received_on: '2025-03-03', channel: 'window' }, rows })
    await act(head, id, 'accept', { input: { track: 'ordinary' } })
    const { documents } = await act(handler, id, 'send_copy')
    t.setToday('2025-03-07'); await act(respondent, id, 'reply', { input: { reply_points: '…' } })
    t.setToday('2025-03-10')
    await act(handler, id, 'serve', { input: { document_id: documents[0]!.id, recipient_org_id: market, recipient: '某区市场监督管理局', method: 'post', sent_on: '2025-03-03', received_on: '2025-03-05', evidence: 'EMS1' } })
    expect((await matterOf(handler, id)).clocks.find(({ deadline }) => deadline === 'reply')).toMatchObject({ state: 'met', started_on: '2025-03-05', met_on: '2025-03-07' })
  })
  test('看不到决定前的审理意见、内部审核和备注，结案后看到决定，审核意见始终不给', async () => {
    const id = await underTrial()
    await act(respondent, id, 'reply', { input: { reply_points: '处罚决定合法' } })
    await act(handler, id, 'hear_views', { rows: { view: [{ party: '张三', mode: 'in_person', heard_on: '2025-03-03', content: '…' }] } })
    await act(handler, id, 'note', { reason: '内部意见：拟撤销' })
    await act(handler, id, 'propose', { input: { decision: 'revoke', decision_grounds: ['procedure'], findings: '未听取陈述', reasoning: '程序违法', decision_text: '拟予撤销', compensation: 'none' } })
    await act(office, id, 'send_back', { input: { returned_reason: '说理不足' } })
    await act(handler, id, 'propose', { input: { decision: 'revoke', decision_grounds: ['procedure'], findings: '未听取陈述', reasoning: '程序违法', decision_text: '拟予撤销', compensation: 'none' } })
    const secrets = ['拟撤销', '未听取陈述', '程序违法', '拟予撤销', '说理不足', '"revoke"']
    const seen = async (who: Client) => JSON.stringify([await matterOf(who, id), (await who.get(`reconsideration/${id}/journal`)).json<JournalEntry[]>(), (await who.get('reconsideration')).json<Page<RecordView>>()])
    const [theirs, ours] = [await seen(respondent), await seen(handler)]
    for (const secret of secrets) { expect(theirs).not.toContain(secret); expect(ours).toContain(secret) }
    const found = async (who: Client) => (await who.get('reconsideration?decision=revoke')).json<Page<RecordView>>().items.map((item) => item.id)
    expect(await found(respondent)).not.toContain(id)
    expect(await found(handler)).toContain(id)
  })
  test('意见书制发以前，收文机关看不到', async () => {
    const id = await underTrial()
    const letter = await opened(handler, { action: 'draft', org_id: organ, link: { kind: 'arises_from', ledger: 'reconsideration', id },
      input: { kind: 'opinion', drafted_on: '2025-03-03', recipient: market, problem: '没有告知', demand: '予以纠正' } }, 'reconsideration_letter')
    expect((await respondent.get(`reconsideration_letter/${letter}`)).statusCode).toBe(404)
    await act(head, letter, 'issue_opinion', {}, 'reconsideration_letter')
    expect(mayDo(await matterOf(respondent, letter, 'reconsideration_letter'))).toEqual(['报送纠正情况', '办理备注', '添加材料'])
  })
})

describe('原行政机关转送(第三十二条)', () => {
  test('作出处罚的机关登记申请，五个工作日内转送，不能替复议机关受理', async () => {
    t.setToday('2025-03-03')
    const openings = (await respondent.get('reconsideration/new')).json<OpeningView[]>().map(({ name, orgs }) => [name, orgs.map(({ id }) => id)])
    expect(openings).toEqual([['register', []], ['register_oral', []], ['register_at_agency', [organ]]])
    const id = await opened(respondent, { action: 'register_at_agency', org_id: organ, input: { ...input(), agency_received_on: '2025-03-03', agency_ground: 'on_the_spot' }, rows })
    expect((await matterOf(respondent, id)).clocks.find(({ deadline }) => deadline === 'forwarding')).toMatchObject({ state: 'running', due_on: '2025-03-10' })
    t.setToday('2025-03-05'); await act(respondent, id, 'forward', { input: { received_on: '2025-03-05' } })
    const matter = await matterOf(clerk, id)
    expect(matter).toMatchObject({ state: 'received', org_id: organ })
    expect(matter.clocks.find(({ deadline }) => deadline === 'examination')).toMatchObject({ state: 'running', due_on: '2025-03-12' })
    expect(mayDo(await matterOf(respondent, id))).not.toContain('受理')
  })
  test('行政复议由县级以上人民政府办理，部门不能以自己为复议机关立案(第四条第一款)', async () => {
    const answer = await respondent.post('reconsideration', { action: 'register', org_id: market, input: { ...input(), received_on: '2025-03-03', channel: 'window' }, rows })
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('不由某区市场监督管理局办理')
  })
  test('以别的机关为被申请人，不能登记', async () => {
    const answer = await stranger.post('reconsideration', { action: 'register_at_agency', org_id: organ, input: { ...input(), agency_received_on: '2025-03-03', agency_ground: 'on_the_spot' }, rows })
    expect(answer.statusCode).toBeGreaterThanOrEqual(400)
  })
})
