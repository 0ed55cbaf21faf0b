import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { opinion, people, reconsiderations, refused, type Reconsiderations } from '../../../test/support/reconsideration-world.ts'
import { unit } from '../../../test/support/world.ts'

let r: Reconsiderations
const { handler, office, head } = people
beforeAll(async () => { r = await reconsiderations() })
afterAll(() => r.t.close())
const unserved = ['结案文书尚未送达全部当事人']

/** A case under trial brought to each kind of ending, up to its paper. */
const endings = {
  decision: async (id: string) => { await r.decided(id, { decision: 'revoke', decision_grounds: ['procedure'] }) },
  mediation_document: async (id: string) => {
    await r.act(id, handler, 'record_mediation', {}, { mediation: [{ mediated_on: '2025-03-06', result: 'reached' }] })
    await r.act(id, head, 'draw_up_mediation', { mediation_terms: '减轻处罚' })
    await r.act(id, handler, 'sign_mediation', { mediation_signed_on: '2025-03-06' })
  },
  dismissal: async (id: string) => { await r.act(id, head, 'dismiss', { unmet_conditions: ['interest'], refusal_reason: '…' }) },
  termination: async (id: string) => {
    await r.act(id, handler, 'withdraw', { withdrawal_cause: 'voluntary' }); await r.act(id, office, 'permit_withdrawal')
    await r.act(id, head, 'terminate', { termination_ground: 'withdrawal', termination_reason: '自愿撤回' })
  },
} as const

describe('结案在送达全部当事人之后(第七十五条第二款)', () => {
  test.each(Object.keys(endings) as (keyof typeof endings)[])('%s', async (document) => {
    const { act, load, on, t, underTrial } = r
    const third = [{ name: '李四', kind: 'person', joined_on: '2025-03-03' }]
    const id = await underTrial('ordinary', { third_party: third }, { joint_respondent: unit(3) })
    expect(await refused(act(id, handler, 'close'))).toHaveLength(2)
    await endings[document](id)
    const matter = await load(id)
    const paper = Object.values(matter.documents).find((d) => d.document === document)!
    const day = t.world.today()
    expect(paper.number!.replace(/复.*?〔/, '复〔')).toBe(matter.row.number)
    const [applicant, other] = ['applicant', 'third_party'].map((child) => ({ row_id: Object.keys(matter.rows[child]!)[0]! }))
    // Every one of four must have it: the applicant, both organs that acted, the third party.
    for (const target of [applicant!, { recipient_org_id: unit(2) }, { recipient_org_id: unit(3) }]) {
      await on(handler, 'reconsideration', id, 'serve', { document_id: paper.id, recipient: '受送达人', method: 'direct', sent_on: day, ...target })
      expect(await refused(act(id, handler, 'close'))).toEqual(unserved)
    }
    await on(handler, 'reconsideration', id, 'serve', { document_id: paper.id, recipient: '受送达人', method: 'direct', sent_on: day, ...other! })
    await act(id, handler, 'close')
    const closed = await load(id)
    expect(closed.row).toMatchObject({ state: 'closed', closed_on: day, effective_on: document === 'mediation_document' ? '2025-03-06' : day })
    // 申请人、第三人 may sue, each from its own day; who acted may not.
    expect(Object.values(closed.clocks).filter(({ deadline }) => deadline.startsWith('suit')).map(({ deadline, row_id }) => [deadline, row_id]).sort(([a], [b]) => a! < b! ? -1 : 1))
      .toEqual(document === 'decision' ? [['suit', applicant!.row_id], ['suit_third_party', other!.row_id]] : [])
  })
  test('不予受理决定书送达申请人后办结；复议前置的，自收到之日起十五日内可以起诉(第三十条第二款、第三十四条)', async () => {
    const { act, apply, clock, load, serve, t } = r
    t.setToday('2025-03-03'); const { id } = await apply('2025-03-03', { precedence: 'on_the_spot' })
    await act(id, head, 'refuse', { unmet_conditions: ['in_time'], refusal_reason: '超过六十日' })
    expect(await refused(act(id, handler, 'close_refusal'))).toEqual(['不予受理决定书尚未送达申请人'])
    await serve(id, 'refusal', '2025-03-03'); await act(id, handler, 'close_refusal')
    expect((await load(id)).row.state).toBe('not_accepted')
    expect(await clock(id, 'suit_after_refusal')).toMatchObject({ state: 'running', due_on: '2025-03-18' })
  })
})

describe('送达日依送达方式(第八十八条、民事诉讼法第八十七条至第九十五条)', () => {
  test('邮寄送达的，答复期限自回执上注明的收件日期起算', async () => {
    const { act, apply, clock, load, on, t } = r
    t.setToday('2025-03-03'); const { id } = await apply('2025-03-03')
    await act(id, head, 'accept', { track: 'ordinary' }); await act(id, handler, 'send_copy')
    const notice = Object.values((await load(id)).documents).find((d) => d.document === 'reply_notice')!
    const served = { document_id: notice.id, recipient_org_id: unit(2), recipient: '区市场监管局', method: 'post', sent_on: '2025-03-03', evidence: 'EMS1234' }
    await on(handler, 'reconsideration', id, 'serve', served)
    expect(await clock(id, 'reply')).toBeUndefined()
    t.setToday('2025-03-10'); await on(handler, 'reconsideration', id, 'serve', { ...served, service_id: Object.keys((await load(id)).services)[0], received_on: '2025-03-07' })
    expect(await clock(id, 'reply')).toMatchObject({ started_on: '2025-03-07', due_on: '2025-03-21' })
  })
  test('公告送达经过三十日，其间不得结案(民事诉讼法第九十五条)', async () => {
    const { act, load, on, t, underTrial } = r
    const id = await underTrial()
    t.setToday('2025-03-12'); await endings.termination(id)
    const matter = await load(id)
    const document_id = Object.values(matter.documents).find((d) => d.document === 'termination')!.id
    const served = (input: object) => on(handler, 'reconsideration', id, 'serve', { document_id, recipient: '受送达人', sent_on: '2025-03-12', ...input })
    await served({ recipient_org_id: unit(2), method: 'direct' })
    await served({ row_id: Object.keys(matter.rows['applicant']!)[0], method: 'notice', evidence: '下落不明，政府网站公告' })
    t.setToday('2025-04-10'); expect(await refused(act(id, handler, 'close'))).toEqual(unserved)
    t.setToday('2025-04-11'); await act(id, handler, 'close')
    expect((await load(id)).row).toMatchObject({ effective_on: '2025-04-11', closed_on: '2025-04-11' })
  })
})

describe('调解与案前化解(第五、七十三、七十四条)', () => {
  test('调解书生效前一方反悔的，恢复审理，审理期限照旧计算', async () => {
    const { act, clock, load, underTrial } = r
    const id = await underTrial()
    await act(id, handler, 'record_mediation', {}, { mediation: [{ mediated_on: '2025-03-06', result: 'reached' }] })
    await act(id, head, 'draw_up_mediation', { mediation_terms: '减轻处罚' })
    await act(id, handler, 'repudiate_mediation', { returned_reason: '申请人反悔' })
    expect((await load(id)).row).toMatchObject({ state: 'trial', mediation_terms: null })
    expect(await clock(id, 'trial')).toMatchObject({ state: 'running', due_on: '2025-05-06' })
  })
  test('受理前化解争议、申请人撤回的，以案前化解办结，不计入审结', async () => {
    const { act, apply, load, t } = r
    t.setToday('2025-03-03'); const { id } = await apply('2025-03-03')
    await act(id, handler, 'resolve_early', { early_ending_note: '被申请人已经改正' }, { mediation: [{ mediated_on: '2025-03-03', result: 'reached' }] })
    const matter = await load(id)
    expect(matter.row).toMatchObject({ state: 'resolved_early', closed_on: '2025-03-03', accepted_on: null })
    expect(Object.values(matter.clocks).filter(({ state }) => state === 'running')).toEqual([])
  })
})

describe('附带审查、意见书、履行监督', () => {
  test('附带审查：中止、启动审查、认定、恢复；没有办结不得恢复', async () => {
    const { act, clock, load, on, open, t, underTrial } = r
    const id = await underTrial()
    t.setToday('2025-03-10')
    const { id: review } = await open(handler, {
      ledger: 'incidental_review', action: 'open', link: { kind: 'review_of', ledger: 'reconsideration', id },
      input: { raised_by: 'requested', competence: 'competent', suspended_on: '2025-03-10', norm_title: '某规定', maker_name: '区城管局', clauses: '第五条', maker: unit(3) },
    })
    expect(await refused(on(handler, 'incidental_review', review, 'notify_maker'))).toEqual(['附带审查的行政复议案件尚未中止，应当先办理中止'])
    await act(id, head, 'suspend', { suspension_ground: 'norm_review', suspension_reason: '附带审查' })
    expect(await refused(act(id, head, 'resume', { resumption_reason: '…' }))).toEqual(['规范性文件或者依据的审查尚未办结'])
    await on(handler, 'incidental_review', review, 'notify_maker')
    expect(await clock(review, 'notifying', 'incidental_review')).toMatchObject({ due_on: '2025-03-13', state: 'met' })
    expect(await clock(review, 'handling', 'incidental_review')).toMatchObject({ nominal_on: '2025-04-09', due_on: '2025-04-09' })
    t.setToday('2025-03-12'); await on(handler, 'incidental_review', review, 'answer')
    await on(head, 'incidental_review', review, 'stop_clause', { result_reason: '违反上位法', stopped_clauses: '第五条' })
    expect((await load(review, 'incidental_review')).row).toMatchObject({ state: 'settled', result: 'unlawful' })
    await act(id, head, 'resume', { resumption_reason: '审查办结' })
    expect(await clock(id, 'trial')).toMatchObject({ state: 'running', due_on: '2025-05-06' })
  })
  test('无权处理的，七个工作日内转送，接受转送的机关六十日内回复(第五十六、六十条)', async () => {
    const { act, clock, load, on, open, serve, t, underTrial } = r
    const id = await underTrial()
    t.setToday('2025-03-10'); await act(id, head, 'suspend', { suspension_ground: 'norm_review', suspension_reason: '附带审查' })
    const { id: review } = await open(handler, {
      ledger: 'incidental_review', action: 'open', link: { kind: 'review_of', ledger: 'reconsideration', id },
      input: { raised_by: 'requested', competence: 'not_competent', suspended_on: '2025-03-10', norm_title: '某市规定', maker_name: '某市人民政府', clauses: '第五条' },
    })
    expect(await clock(review, 'transfer', 'incidental_review')).toMatchObject({ due_on: '2025-03-19' })
    await on(head, 'incidental_review', review, 'refer', { transferee: '某市人民政府' }); await serve(review, 'referral', '2025-03-10', 'incidental_review')
    expect(await clock(review, 'transferee_reply', 'incidental_review')).toMatchObject({ nominal_on: '2025-05-09', due_on: '2025-05-09' })
    await on(handler, 'incidental_review', review, 'receive_reply', { result: 'lawful', result_reason: '不违反上位法' })
    expect((await load(review, 'incidental_review')).row.state).toBe('settled')
  })
  test('意见书：收到之日起六十日内报送纠正情况，退回的重新报送(第七十六条)', async () => {
    const { clock, load, on, open, serve, t, underTrial } = r
    const id = await underTrial()
    const { id: letter } = await open(handler, {
      ledger: 'reconsideration_letter', action: 'draft', link: { kind: 'arises_from', ledger: 'reconsideration', id },
      input: { kind: 'opinion', drafted_on: '2025-03-06', recipient: unit(2), problem: '没有告知权利', demand: '予以纠正' },
    })
    expect((await load(letter, 'reconsideration_letter')).row.shared_with).toEqual([])
    await on(handler, 'reconsideration_letter', letter, 'revise', { demand: '予以纠正并培训执法人员' })
    await on(head, 'reconsideration_letter', letter, 'issue_opinion')
    expect((await load(letter, 'reconsideration_letter')).row).toMatchObject({ shared_with: [unit(2)], demand: '予以纠正并培训执法人员' })
    await serve(letter, 'opinion', '2025-03-06', 'reconsideration_letter')
    expect(await clock(letter, 'feedback', 'reconsideration_letter')).toMatchObject({ state: 'running', nominal_on: '2025-05-05', due_on: '2025-05-06' })
    t.setToday('2025-05-06'); await on(people.respondent, 'reconsideration_letter', letter, 'report', { feedback: '已经纠正' })
    expect(await clock(letter, 'feedback', 'reconsideration_letter')).toMatchObject({ state: 'met' })
    await on(office, 'reconsideration_letter', letter, 'return_report', { returned_reason: '没有附材料' })
    await on(people.respondent, 'reconsideration_letter', letter, 'report', { feedback: '已经纠正，附材料' })
    await on(office, 'reconsideration_letter', letter, 'close', { outcome: 'corrected' })
    expect((await load(letter, 'reconsideration_letter')).row.state).toBe('closed')
  })
  test('履行监督：期满不履行的责令限期履行，约谈、通报，仍不履行的移送(第七十七、八十三、八十五条)', async () => {
    const { act, clock, load, on, open, serve, t, underTrial, decided } = r
    const id = await underTrial()
    await decided(id, { decision: 'perform', decision_grounds: ['inaction'], perform_days: 30 }); await serve(id, 'decision', '2025-04-01'); await act(id, handler, 'close')
    const { id: watch } = await open(handler, {
      ledger: 'compliance_supervision', action: 'open', link: { kind: 'supervises', ledger: 'reconsideration', id },
      input: { paper: 'decision', obligor: unit(2), duty: 'perform', requirement: '三十日内履行', effective_on: '2025-04-01', performance_due_on: '2025-05-01' },
    })
    const step = (who: typeof handler, action: string, input: object = {}) => on(who, 'compliance_supervision', watch, action, input)
    expect(await refused(step(head, 'order', { ordered_due_on: '2025-06-01', ordered_reason: '…' }))).toEqual(['履行期限尚未届满'])
    t.setToday('2025-05-06'); await step(head, 'order', { ordered_due_on: '2025-05-20', ordered_reason: '无正当理由拖延' })
    expect(await clock(watch, 'order', 'compliance_supervision')).toMatchObject({ due_on: '2025-05-20' })
    await step(office, 'interview', { interviewed_on: '2025-05-07', interviewee: '王局长' }); await step(head, 'criticise')
    expect(await refused(step(head, 'refer', { referred_to: '区监委' }))).toEqual(['责令履行的期限尚未届满'])
    t.setToday('2025-05-21'); await step(head, 'refer', { referred_to: '区监委' })
    await step(people.respondent, 'report', { reported: '已经履行' }); await step(handler, 'confirm', { fulfilled_on: '2025-05-21' })
    expect((await load(watch, 'compliance_supervision')).row).toMatchObject({ state: 'fulfilled', criticised_on: '2025-05-06', referred_on: '2025-05-21' })
  })
})

test('公开的决定书：正文中的姓名、证件号码、电话一并遮盖(第七十九条第一款)', async () => {
  const { act, serve, underTrial, decided, t } = r
  const id = await underTrial('ordinary', { agent: [{ name: '王律师甲', principal: '张三', kind: 'lawyer', authority: 'general', phone: '13800001111' }] }, { claims: '张三请求撤销处罚决定', act_public: true })
  await decided(id, {
    ...opinion, decision: 'revoke', decision_grounds: ['procedure'], findings: '申请人张三（身份证号码11010519491231002X，电话13912345678）由王律师甲代理。', decision_text: '撤销对张三的处罚决定。',
  })
  await serve(id, 'decision', '2025-04-01'); await act(id, handler, 'close'); await act(id, office, 'publish_decision')
  const { rows: [{ content }] } = await t.owner.query('select content from publication where matter_id = $1', [id])
  const text = JSON.stringify(content)
  for (const secret of ['张三', '王律师甲', '11010519491231002X', '13912345678', '13800001111']) expect(text).not.toContain(secret)
  for (const shown of ['张×请求撤销处罚决定', '撤销对张×的处罚决定', '区市场监', '139****5678']) expect(text).toContain(shown)
})
