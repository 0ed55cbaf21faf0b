import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DISTRICT, somebody, testWorld, unit, type TestWorld } from '../../../test/support/world.ts'
import { systemCaller, withScope, type Tx } from '../../kernel/access/scope.ts'
import { templateDocx } from '../../kernel/document/compose.ts'
import { renderDocx, type DocumentData } from '../../kernel/document/render.ts'
import type { AnyIndicator } from '../../kernel/indicator/indicator.ts'
import { figureOf, isCounted, recordsOf, type Computing } from '../../kernel/indicator/figure.ts'
import { Fault } from '../../kernel/fault.ts'
import { replay } from '../../kernel/journal/replay.ts'
import type { IsoDate } from '../../kernel/law/law.ts'
import { perform } from '../../kernel/matter/perform.ts'
import { list } from '../../kernel/procedure/refusals.ts'
import { loadMatter } from '../../kernel/matter/store.ts'
import type { ActionOf, AnyProcedure, DocumentDef, Recipients } from '../../kernel/procedure/procedure.ts'
import type { Room } from '../../kernel/room/room.ts'
import { indicators } from './indicators.ts'
import { reconsideration } from './reconsideration.ts'
import { room } from './room.ts'

// The room alone: a case may point at a penalty, whose room is not here.
const alone: Room = { ...room, procedures: (room.procedures as readonly AnyProcedure[]).map((procedure) => procedure.id === 'reconsideration' ? { ...procedure, links: { follows: procedure.links!['follows']! } } : procedure) }

let t: TestWorld
const organ = unit(1)
const handler = somebody(organ, 'handler', 'clerk')
const reviewer = somebody(organ, 'reviewer')
const office = somebody(organ, 'office_head')
const head = somebody(organ, 'organ_head')
const respondent = somebody(unit(2), 'handler')
beforeAll(async () => { t = await testWorld([alone]) })
afterAll(() => t.close())

type Action = ActionOf<typeof reconsideration>
const load = (id: string, ledger = 'reconsideration') => withScope(t.world.worker, systemCaller(DISTRICT), async (tx) => (await loadMatter(tx, t.world.registry.procedures.get(ledger)!, DISTRICT, id))!.replica)
const act = (id: string, who: typeof handler, action: Action, input: object = {}, rows: object = {}) =>
  perform(t.world, who, { ledger: 'reconsideration', id, action, input: input as never, rows: rows as never })
const apply = (received_on: IsoDate, over: object = {}) => perform(t.world, handler, {
  ledger: 'reconsideration', action: 'register', org_id: organ,
  input: {
    submitted_on: received_on, received_on, channel: 'window', claims: '请求撤销处罚决定', field_of_administration: 'market', act_kind: 'penalty',
    act_title: '罚款五千元的决定', respondent: unit(2), respondent_kind: 'department', filing_starts_on: '2025-02-10', act_made_on: '2025-02-10', requests: ['revoke'], ...over,
  },
  rows: { applicant: [{ name: '张三', kind: 'person', identity_number: '11010519491231002X' }] },
})
async function serve(id: string, document: string, on: IsoDate) {
  const matter = await load(id)
  const { id: document_id } = Object.values(matter.documents).filter((d) => d.document === document).at(-1)!
  const { serve: to } = reconsideration.documents[document as 'decision'] as DocumentDef
  for (const recipients of list<Recipients>(to as Recipients)) for (const target of 'each' in recipients ? Object.keys(matter.rows[recipients.each] ?? {}).map((row_id) => ({ row_id })) : [{ recipient_org_id: unit(2) }])
    await perform(t.world, handler, { ledger: 'reconsideration', id, action: 'serve' as Action, input: { document_id, ...target, recipient: '受送达人', method: 'direct', sent_on: on } as never })
}
const clock = async (id: string, deadline: string) => Object.values((await load(id)).clocks).filter((one) => one.deadline === deadline && one.state !== 'ended').at(-1)
const refused = (promise: Promise<unknown>) => promise.then(() => [], (error: unknown) => { if (error instanceof Fault) return (error.refusals ?? []).map(({ reason }) => reason); throw error })

/** From the application to a case under trial with its reply notice served. */
async function underTrial(track: 'ordinary' | 'simplified' = 'ordinary') {
  t.setToday('2025-03-03'); const { id } = await apply('2025-03-03')
  t.setToday('2025-03-05'); await act(id, head, 'accept', track === 'simplified' ? { track, simplified_ground: 'consent' } : { track })
  t.setToday('2025-03-06')
  await act(id, office, 'appoint', { handlers: [handler.account_id, reviewer.account_id] })
  await act(id, handler, 'send_copy'); await serve(id, 'reply_notice', '2025-03-06')
  return id
}

describe('一件行政复议案', () => {
  test('从申请、受理、答复、听取意见、审批、决定、送达到结案，日志重放即得原卷', async () => {
    const id = await underTrial()
    expect((await load(id)).row.title).toBe('张某 不服 区市场监管局 罚款五千元的决定')
    expect(await clock(id, 'filing')).toMatchObject({ state: 'met', met_on: '2025-03-03' })
    expect(await clock(id, 'examination')).toMatchObject({ state: 'met', met_on: '2025-03-05', due_on: '2025-03-10' })
    expect(await clock(id, 'sending')).toMatchObject({ state: 'met' })
    expect(await clock(id, 'reply')).toMatchObject({ state: 'running', due_on: '2025-03-20' })
    expect(await clock(id, 'trial')).toMatchObject({ state: 'running', nominal_on: '2025-05-04', due_on: '2025-05-06' })
    t.setToday('2025-03-12'); await act(id, respondent, 'reply')
    t.setToday('2025-03-20')
    await act(id, handler, 'hear_views', {}, { view: [{ party: '张三', mode: 'telephone', heard_on: '2025-03-20', content: '处罚过重' }] })
    await act(id, handler, 'propose', { decision: 'revoke', decision_grounds: ['procedure'], findings: '…', reasoning: '…', decision_text: '撤销该处罚决定。' })
    await act(id, office, 'send_back', { returned_reason: '请补充说理' })
    await act(id, handler, 'propose', { decision: 'revoke', decision_grounds: ['procedure'], findings: '…', reasoning: '……', decision_text: '撤销该处罚决定。' })
    expect(await refused(act(id, handler, 'review', { review_opinion: '同意' }))).toContain('由审核人办理')
    const reviewing = somebody(organ, 'reviewer')
    expect(await refused(act(id, reviewer, 'review', { review_opinion: '同意' }))).toEqual(['审核人不得是本案承办人'])
    await act(id, reviewing, 'review', { review_opinion: '同意' })
    await act(id, office, 'endorse', { endorsement: '同意' })
    t.setToday('2025-04-01'); await act(id, head, 'decide', { approval: 'head' })
    expect(await refused(act(id, handler, 'close'))).toEqual(['结案文书尚未送达全部当事人'])
    t.setToday('2025-04-03'); await serve(id, 'decision', '2025-04-03'); await act(id, handler, 'close')
    const matter = await load(id)
    expect(matter.row).toMatchObject({ state: 'closed', closed_on: '2025-04-03', decided_on: '2025-04-01', effective_on: '2025-04-03', conclusion: 'decision' })
    expect(await clock(id, 'trial')).toMatchObject({ state: 'met', met_on: '2025-04-01' })
    expect(await clock(id, 'suit')).toMatchObject({ state: 'running', due_on: '2025-04-18' })
    t.setToday('2025-04-10'); await act(id, handler, 'record_lawsuit', { sued_on: '2025-04-10' })
    expect((await load(id)).row).toMatchObject({ contested: true, sued_on: '2025-04-10' })
    const { rows } = await t.owner.query('select version, change from journal where matter_id = $1 order by version', [id])
    expect(replay(rows)).toEqual(await load(id))
  })

  test('审查期限届满未决定的视为受理，以届满之日为受理日，随即起算发送和审理期限', async () => {
    t.setToday('2025-03-04'); const { id } = await apply('2025-03-04')
    t.setToday('2025-03-17')
    expect(await refused(act(id, head, 'accept', { track: 'simplified', simplified_ground: 'consent' }))).toHaveLength(1)
    await act(id, handler, 'send_copy')
    expect((await load(id)).row).toMatchObject({ state: 'trial', accepted_on: '2025-03-11', acceptance: 'deemed', track: 'ordinary' })
    expect(await clock(id, 'trial')).toMatchObject({ nominal_on: '2025-05-10', due_on: '2025-05-12' })
    expect(await clock(id, 'sending')).toMatchObject({ due_on: '2025-03-20', state: 'met' })
  })

  test('补正期间不计算审查期限，收到补正材料之日起重新计算五个工作日', async () => {
    t.setToday('2025-03-03'); const { id } = await apply('2025-03-03')
    t.setToday('2025-03-07'); await act(id, head, 'request_correction', { correction_points: '身份证明' }); await serve(id, 'correction_notice', '2025-03-07')
    expect(await clock(id, 'correction')).toMatchObject({ due_on: '2025-03-21' })
    t.setToday('2025-03-20'); await act(id, handler, 'provide_corrections')
    expect(await clock(id, 'examination')).toMatchObject({ state: 'running', started_on: '2025-03-20', due_on: '2025-03-27' })
    expect((await load(id)).row.state).toBe('received')
  })

  test('补正逾期不自动终结；由工作人员记录为视为放弃', async () => {
    t.setToday('2025-03-03'); const { id } = await apply('2025-03-03')
    await act(id, office, 'request_correction', { correction_points: '身份证明' }); await serve(id, 'correction_notice', '2025-03-03')
    t.setToday('2025-05-06')
    expect((await load(id)).row.state).toBe('correcting')
    await act(id, handler, 'note_given_up', { given_up_note: '两次电话联系，没有说明理由' })
    expect((await load(id)).row).toMatchObject({ state: 'given_up', closed_on: '2025-05-06' })
  })

  test('被申请人不答复：期限届满即可决定，维持被拒绝', async () => {
    const id = await underTrial()
    t.setToday('2025-03-21')
    await act(id, handler, 'hear_views', {}, { view: [{ party: '张三', mode: 'in_person', heard_on: '2025-03-21', content: '…' }] })
    const opinion = { findings: '…', reasoning: '…', decision_text: '…' }
    expect(await refused(act(id, handler, 'propose', { decision: 'uphold', decision_grounds: ['lawful'], ...opinion }))).toHaveLength(1)
    await act(id, handler, 'propose', { decision: 'revoke', decision_grounds: ['no_reply'], ...opinion })
    expect((await load(id)).row.state).toBe('reviewing')
  })

  test('简易程序三十日，转为普通程序后六十日仍自受理之日起算；延长与原期限一并计算', async () => {
    const id = await underTrial('simplified')
    expect(await clock(id, 'trial')).toMatchObject({ due_on: '2025-04-07', length: 30 })
    expect(await clock(id, 'reply')).toMatchObject({ due_on: '2025-03-13' })
    await act(id, office, 'convert', { conversion_reason: '争议较大' })
    expect(await clock(id, 'trial')).toMatchObject({ started_on: '2025-03-05', length: 60, due_on: '2025-05-06' })
    await act(id, office, 'extend_trial', { extension_reason: '情况复杂', extension: 30 })
    expect(await clock(id, 'trial')).toMatchObject({ nominal_on: '2025-06-03', due_on: '2025-06-03' })
  })

  test('中止期间不计入审理期限；因申请人死亡中止满六十日的次日可以决定终止', async () => {
    const id = await underTrial()
    t.setToday('2025-03-17'); await act(id, head, 'suspend', { suspension_ground: 'death', suspension_reason: '申请人死亡' })
    expect(await clock(id, 'trial')).toMatchObject({ state: 'paused', paused_on: '2025-03-17' })
    expect(await clock(id, 'suspension')).toMatchObject({ minimum: true, due_on: '2025-05-16' })
    t.setToday('2025-05-16'); expect(await refused(act(id, head, 'terminate_suspended', { termination_reason: '…' }))).toHaveLength(1)
    t.setToday('2025-05-17'); await act(id, head, 'terminate_suspended', { termination_reason: '近亲属没有参加' })
    expect((await load(id)).row).toMatchObject({ state: 'decided', conclusion: 'termination', termination_ground: 'sixty_days' })
  })

  test('中止期间收到的答复，扣除中止时间后计算是否按期', async () => {
    const id = await underTrial()
    t.setToday('2025-03-10'); await act(id, head, 'suspend', { suspension_ground: 'prevented', suspension_reason: '不可抗力' })
    t.setToday('2025-04-15'); await act(id, respondent, 'reply')
    expect(await clock(id, 'reply')).toMatchObject({ state: 'met', met_on: '2025-04-15' })
  })

  test('送达日依送达方式：公告送达经过三十日，其间不得结案(第八十八条、民事诉讼法第九十五条)', async () => {
    const id = await underTrial()
    t.setToday('2025-03-12'); await act(id, handler, 'withdraw', { withdrawal_cause: 'voluntary' }); await act(id, office, 'permit_withdrawal')
    await act(id, head, 'terminate', { termination_ground: 'withdrawal', termination_reason: '自愿撤回' })
    const matter = await load(id)
    const document_id = Object.values(matter.documents).find((d) => d.document === 'termination')!.id
    const [row_id] = Object.keys(matter.rows['applicant']!)
    const served = (input: object) => perform(t.world, handler, { ledger: 'reconsideration', id, action: 'serve' as Action, input: { document_id, recipient: '受送达人', sent_on: '2025-03-12', ...input } as never })
    await served({ recipient_org_id: unit(2), method: 'direct' })
    await served({ row_id, method: 'notice', evidence: '下落不明，政府网站公告' })
    t.setToday('2025-04-10'); expect(await refused(act(id, handler, 'close'))).toEqual(['结案文书尚未送达全部当事人'])
    t.setToday('2025-04-11'); await act(id, handler, 'close')
    expect((await load(id)).row).toMatchObject({ effective_on: '2025-04-11', closed_on: '2025-04-11' })
  })

  test('听证改期的，提前通知的期限随之重新计算', async () => {
    const id = await underTrial()
    const hearing = { hearing_place: '听证室', hearing_matters: '处罚程序', hearing_presider: unit(11), hearing_panel: [unit(12), unit(13)], hearing_recorder: unit(14) }
    await act(id, handler, 'schedule_hearing', { ...hearing, hearing_at: '2025-03-20T09:30:00+08:00' })
    expect(await clock(id, 'hearing_notice')).toMatchObject({ due_on: '2025-03-13', backward: true })
    await act(id, handler, 'schedule_hearing', { ...hearing, hearing_at: '2025-03-27T09:30:00+08:00' })
    expect(Object.values((await load(id)).clocks).filter((one) => one.deadline === 'hearing_notice').map((one) => one.state).sort()).toEqual(['ended', 'running'])
    t.setToday('2025-03-21'); await serve(id, 'hearing_notice', '2025-03-21')
    t.setToday('2025-03-27')
    expect(await refused(act(id, handler, 'hold_hearing', { hearing_held_on: '2025-03-27', head_attendance: 'head' }))).toEqual(['听证通知书未在举行听证的五个工作日前送达当事人，应当另定时间'])
  })

  test('附带审查：中止、启动审查、认定、恢复；没有办结不得恢复', async () => {
    const id = await underTrial()
    t.setToday('2025-03-10'); await act(id, head, 'suspend', { suspension_ground: 'norm_review', suspension_reason: '附带审查' })
    const review = await perform(t.world, handler, {
      ledger: 'incidental_review', action: 'open', org_id: organ, link: { kind: 'review_of', ledger: 'reconsideration', id },
      input: { raised_by: 'requested', competence: 'competent', suspended_on: '2025-03-10', norm_title: '某规定', maker_name: '区城管局', clauses: '第五条', maker: unit(3) },
    })
    expect(await refused(act(id, head, 'resume', { resumption_reason: '…' }))).toEqual(['规范性文件或者依据的审查尚未办结'])
    const on = (who: typeof handler, action: string, input: object = {}) => perform(t.world, who, { ledger: 'incidental_review', id: review.id, action, input: input as never })
    await on(handler, 'notify_maker')
    t.setToday('2025-03-12'); await on(handler, 'answer')
    await on(head, 'stop_clause', { result_reason: '违反上位法', stopped_clauses: '第五条' })
    expect((await load(review.id, 'incidental_review')).row).toMatchObject({ state: 'settled', result: 'unlawful' })
    await act(id, head, 'resume', { resumption_reason: '审查办结' })
    expect(await clock(id, 'trial')).toMatchObject({ state: 'running', due_on: '2025-05-06' })
  })
})

test('每份发出的文书都能用所存数据套用模板', async () => {
  const { rows } = await t.owner.query<{ ledger: string; document: string; data: DocumentData }>('select ledger, document, data from document where not received')
  expect(new Set(rows.map(({ document }) => document)).size).toBeGreaterThan(10)
  for (const { ledger, document, data } of rows) {
    const { template } = t.world.registry.procedures.get(ledger)!.documents[document] as DocumentDef
    const markup = readFileSync(new URL(`templates/${template}.txt`, import.meta.url), 'utf8')
    expect(renderDocx(templateDocx(markup), data).length, document).toBeGreaterThan(1000)
  }
})

describe('指标', () => {
  const year = { from: '2025-01-01', until: '2026-01-01' } as const
  const indicatorsById = new Map<string, AnyIndicator>(indicators.map((indicator) => [indicator.id, indicator]))
  const inDistrict = <T,>(read: (tx: Tx, c: Computing) => Promise<T>) => withScope(t.world.worker, systemCaller(DISTRICT), (tx) =>
    read(tx, { indicators: indicatorsById, procedures: t.world.registry.procedures, today: '2025-12-31' }))

  test('每项指标都能从记录计算，数据与其清单一致', async () => {
    await inDistrict(async (tx, c) => {
      for (const indicator of indicatorsById.values()) {
        const figure = await figureOf(tx, indicator, { district: DISTRICT }, year, c)
        if (isCounted(indicator)) expect(await recordsOf(tx, indicator, { district: DISTRICT }, year, c, { limit: 1000 }), indicator.id).toHaveLength(figure.records)
      }
    })
  })

  test('收到、受理、办结、审结、纠错、实质化解各按其定义', async () => {
    const value = (id: string) => inDistrict(async (tx, c) => (await figureOf(tx, indicatorsById.get(id)!, { district: DISTRICT }, year, c)).value)
    // 办结 counts the case given up, 审结 does not; the one that was decided went to court afterwards.
    expect({
      received: await value('reconsideration_applications_received'), accepted: await value('reconsideration_applications_accepted'),
      deemed: await value('reconsideration_deemed_accepted'), given_up: await value('reconsideration_given_up'),
      concluded: await value('reconsideration_concluded'), tried: await value('reconsideration_tried'), revoked: await value('reconsideration_revoked'),
      correction: await value('reconsideration_correction_rate'), substantive: await value('reconsideration_substantive_resolution_rate'),
      mediation: await value('reconsideration_mediation_rate'), in_time: await value('reconsideration_in_time_rate'),
      carried_over: await value('reconsideration_carried_over'), reviews: await value('reconsideration_norm_reviews'),
    }).toEqual({
      received: 11, accepted: 9, deemed: 1, given_up: 1, concluded: 3, tried: 2, revoked: 1, correction: 50, substantive: 66.67, mediation: 0, in_time: 100,
      carried_over: 8, reviews: 1,
    })
  })
})
