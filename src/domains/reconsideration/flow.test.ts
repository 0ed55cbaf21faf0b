import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { opinion, people, reconsiderations, refused, type Reconsiderations } from '../../../test/support/reconsideration-world.ts'
import { unit } from '../../../test/support/world.ts'
import { templateDocx } from '../../kernel/document/compose.ts'
import { renderDocx, type DocumentData } from '../../kernel/document/render.ts'
import { replay } from '../../kernel/journal/replay.ts'
import type { DocumentDef } from '../../kernel/procedure/procedure.ts'

let r: Reconsiderations
const { handler, second, reviewer, office, head, respondent } = people
beforeAll(async () => { r = await reconsiderations() })
afterAll(() => r.t.close())

describe('一件行政复议案', () => {
  test('从申请、受理、答复、听取意见、审批、决定、送达到结案，日志重放即得原卷', async () => {
    const { t, act, clock, load, serve, underTrial } = r
    const id = await underTrial()
    expect((await load(id)).row.title).toBe('张某 不服 区市场监管局 罚款五千元的决定')
    expect(await clock(id, 'filing')).toMatchObject({ state: 'met', started_on: '2025-02-10', met_on: '2025-03-03' })
    expect(await clock(id, 'examination')).toMatchObject({ state: 'met', met_on: '2025-03-05', due_on: '2025-03-10' })
    expect(await clock(id, 'sending')).toMatchObject({ state: 'met' })
    expect(await clock(id, 'reply')).toMatchObject({ state: 'running', due_on: '2025-03-20' })
    expect(await clock(id, 'trial')).toMatchObject({ state: 'running', nominal_on: '2025-05-04', due_on: '2025-05-06' })
    t.setToday('2025-03-12'); await act(id, respondent, 'reply', { reply_points: '处罚决定认定事实清楚' })
    t.setToday('2025-03-20')
    await act(id, handler, 'hear_views', {}, { view: [{ party: '张三', mode: 'telephone', heard_on: '2025-03-20', content: '处罚过重' }] })
    const proposed = { decision: 'revoke', decision_grounds: ['procedure'], findings: '…', reasoning: '…', decision_text: '撤销该处罚决定。', compensation: 'restitution' }
    await act(id, handler, 'propose', proposed)
    await act(id, office, 'send_back', { returned_reason: '请补充说理' })
    await act(id, handler, 'propose', { ...proposed, reasoning: '……' })
    expect(await refused(act(id, handler, 'review', { review_opinion: '同意' }))).toContain('由审核人办理')
    expect(await refused(act(id, second, 'review', { review_opinion: '同意' }))).toEqual(['审核人不得是本案承办人'])
    await act(id, reviewer, 'review', { review_opinion: '同意' })
    await act(id, office, 'endorse', { endorsement: '同意' })
    t.setToday('2025-04-01'); await act(id, head, 'decide', { approval: 'head' })
    expect(await refused(act(id, handler, 'close'))).toEqual(['结案文书尚未送达全部当事人'])
    t.setToday('2025-04-03'); await serve(id, 'decision', '2025-04-03'); await act(id, handler, 'close')
    const matter = await load(id)
    expect(matter.row).toMatchObject({ state: 'closed', closed_on: '2025-04-03', decided_on: '2025-04-01', effective_on: '2025-04-03', conclusion: 'decision' })
    expect(await clock(id, 'trial')).toMatchObject({ state: 'met', met_on: '2025-04-01' })
    // 起诉期限 is the applicant's; the respondent, served with the same paper, has none.
    expect(Object.values(matter.clocks).filter(({ deadline }) => deadline.startsWith('suit'))).toMatchObject([{ deadline: 'suit', row_id: Object.keys(matter.rows['applicant']!)[0], state: 'running', due_on: '2025-04-18' }])
    t.setToday('2025-04-10'); await act(id, handler, 'record_lawsuit', { sued_on: '2025-04-10' })
    expect((await load(id)).row).toMatchObject({ contested: true, sued_on: '2025-04-10' })
    const { rows } = await t.owner.query('select version, change from journal where matter_id = $1 order by version', [id])
    expect(replay(rows)).toEqual(await load(id))
  })

  test('审查期限届满未决定的视为受理，以届满之日为受理日，随即起算发送、答复和审理期限', async () => {
    const { t, act, apply, clock, load, serve } = r
    t.setToday('2025-03-04'); const { id } = await apply('2025-03-04')
    t.setToday('2025-03-17')
    expect(await refused(act(id, head, 'accept', { track: 'simplified', simplified_ground: 'consent' }))).toHaveLength(1)
    await act(id, handler, 'send_copy')
    expect((await load(id)).row).toMatchObject({ state: 'trial', accepted_on: '2025-03-11', acceptance: 'deemed', track: 'ordinary' })
    expect(await clock(id, 'trial')).toMatchObject({ nominal_on: '2025-05-10', due_on: '2025-05-12' })
    expect(await clock(id, 'sending')).toMatchObject({ due_on: '2025-03-20', state: 'met' })
    await serve(id, 'reply_notice', '2025-03-17'); await act(id, handler, 'notify_deemed')
    expect(await clock(id, 'reply')).toMatchObject({ state: 'running', due_on: '2025-03-31' })
  })

  test('补正期间不计算审查期限，收到补正材料之日起重新计算五个工作日', async () => {
    const { t, act, apply, clock, load, serve } = r
    t.setToday('2025-03-03'); const { id } = await apply('2025-03-03')
    t.setToday('2025-03-07'); await act(id, head, 'request_correction', { correction_points: '身份证明' }); await serve(id, 'correction_notice', '2025-03-07')
    expect(await clock(id, 'correction')).toMatchObject({ due_on: '2025-03-21' })
    t.setToday('2025-03-20'); await act(id, handler, 'provide_corrections')
    expect(await clock(id, 'examination')).toMatchObject({ state: 'running', started_on: '2025-03-20', due_on: '2025-03-27' })
    expect((await load(id)).row.state).toBe('received')
    expect(await refused(act(id, head, 'request_correction', { correction_points: '再补' }))).toEqual(['补正通知应当一次性载明需要补正的事项，已经发出过补正通知'])
  })

  test('补正通知应当在收到申请之日起五个工作日内发出，过期已经视为受理', async () => {
    const { t, act, apply } = r
    t.setToday('2025-03-03'); const { id } = await apply('2025-03-03')
    t.setToday('2025-03-11')
    expect(await refused(act(id, head, 'request_correction', { correction_points: '身份证明' }))).toEqual(['现处「审理」，通知补正须在「收件审查」时办理'])
  })

  test('补正逾期不自动终结；由工作人员记录为视为放弃', async () => {
    const { t, act, apply, load, serve } = r
    t.setToday('2025-03-03'); const { id } = await apply('2025-03-03')
    await act(id, office, 'request_correction', { correction_points: '身份证明' }); await serve(id, 'correction_notice', '2025-03-03')
    t.setToday('2025-05-06')
    expect((await load(id)).row.state).toBe('correcting')
    await act(id, handler, 'note_given_up', { given_up_note: '两次电话联系，没有说明理由' })
    expect((await load(id)).row).toMatchObject({ state: 'given_up', closed_on: '2025-05-06' })
  })

  test('被申请人不答复：期限届满即可决定，维持被拒绝', async () => {
    const { t, act, load, underTrial } = r
    const id = await underTrial()
    t.setToday('2025-03-21')
    await act(id, handler, 'hear_views', {}, { view: [{ party: '张三', mode: 'in_person', heard_on: '2025-03-21', content: '…' }] })
    expect(await refused(act(id, handler, 'propose', { decision: 'uphold', decision_grounds: ['lawful'], ...opinion }))).toHaveLength(1)
    await act(id, handler, 'propose', { decision: 'revoke', decision_grounds: ['no_reply'], ...opinion })
    expect((await load(id)).row.state).toBe('reviewing')
  })

  test('简易程序三十日，转为普通程序后六十日仍自受理之日起算；延长与原期限一并计算', async () => {
    const { act, clock, underTrial } = r
    const id = await underTrial('simplified')
    expect(await clock(id, 'trial')).toMatchObject({ due_on: '2025-04-07', length: 30 })
    expect(await clock(id, 'reply')).toMatchObject({ due_on: '2025-03-13' })
    await act(id, office, 'convert', { conversion_reason: '争议较大' })
    expect(await clock(id, 'trial')).toMatchObject({ started_on: '2025-03-05', length: 60, due_on: '2025-05-06' })
    await act(id, office, 'extend_trial', { extension_reason: '情况复杂', extension: 30 })
    expect(await clock(id, 'trial')).toMatchObject({ nominal_on: '2025-06-03', due_on: '2025-06-03' })
  })

  test('中止期间不计入审理期限；因申请人死亡中止满六十日的次日可以决定终止', async () => {
    const { t, act, clock, load, underTrial } = r
    const id = await underTrial()
    t.setToday('2025-03-17'); await act(id, head, 'suspend', { suspension_ground: 'death', suspension_reason: '申请人死亡' })
    expect(await clock(id, 'trial')).toMatchObject({ state: 'paused', paused_on: '2025-03-17' })
    expect(await clock(id, 'suspension')).toMatchObject({ minimum: true, due_on: '2025-05-16' })
    t.setToday('2025-05-16'); expect(await refused(act(id, head, 'terminate_suspended', { termination_reason: '…' }))).toHaveLength(1)
    t.setToday('2025-05-17'); expect((await load(id)).row.state).toBe('suspended')
    await act(id, head, 'terminate_suspended', { termination_reason: '近亲属没有参加' })
    expect((await load(id)).row).toMatchObject({ state: 'decided', conclusion: 'termination', termination_ground: 'sixty_days' })
  })

  test('听证改期的，提前通知的期限随之重新计算', async () => {
    const { t, act, clock, load, serve, underTrial } = r
    const id = await underTrial()
    const hearing = { hearing_place: '听证室', hearing_matters: '处罚程序', hearing_presider: unit(11), hearing_panel: [unit(12), unit(13)], hearing_recorder: unit(14) }
    await act(id, handler, 'schedule_hearing', { ...hearing, hearing_at: '2025-03-20T09:30:00+08:00' })
    expect(await clock(id, 'hearing_notice')).toMatchObject({ due_on: '2025-03-13', backward: true })
    await act(id, handler, 'schedule_hearing', { ...hearing, hearing_at: '2025-03-27T09:30:00+08:00' })
    expect(Object.values((await load(id)).clocks).filter((one) => one.deadline === 'hearing_notice').map((one) => one.state).sort()).toEqual(['ended', 'running'])
    t.setToday('2025-03-21'); await serve(id, 'hearing_notice', '2025-03-21')
    t.setToday('2025-03-27')
    expect(await refused(act(id, handler, 'hold_hearing', { hearing_held_on: '2025-03-27', head_attendance: 'head' }))).toEqual(['听证通知书未在举行听证的五个工作日前送达当事人，应当另定时间'])
    await act(id, handler, 'schedule_hearing', { ...hearing, hearing_at: '2025-04-08T09:30:00+08:00' }); await serve(id, 'hearing_notice', '2025-03-27')
    t.setToday('2025-04-08'); await act(id, handler, 'hold_hearing', { hearing_held_on: '2025-04-08', head_attendance: 'head' })
    expect((await load(id)).row).toMatchObject({ hearing_outcome: 'held', hearing_held_on: '2025-04-08' })
  })
})

test('每份发出的文书都能用所存数据套用模板', async () => {
  const { rows } = await r.t.owner.query<{ ledger: string; document: string; data: DocumentData }>('select ledger, document, data from document where not received')
  expect(new Set(rows.map(({ document }) => document)).size).toBeGreaterThan(10)
  for (const { ledger, document, data } of rows) {
    const { template } = r.t.world.registry.procedures.get(ledger)!.documents[document] as DocumentDef
    const markup = readFileSync(new URL(`templates/${template}.txt`, import.meta.url), 'utf8')
    expect(renderDocx(templateDocx(markup), data).length, document).toBeGreaterThan(1000)
  }
})
