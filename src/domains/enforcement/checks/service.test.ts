import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { faultIn, type Seen } from '../../../../test/support/check.ts'
import { decisionInput, enforcementRoom, staff, type EnforcementRoom } from '../../../../test/support/enforcement-room.ts'
import { company, facts } from '../../../../test/support/penalty.ts'
import { runChecks } from '../../../kernel/check/run.ts'
import type { ServedPaper } from '../../../kernel/check/check.ts'
import { evidenceText } from '../../../kernel/document/service.ts'
import { days } from '../../../kernel/law/term.ts'
import { perform } from '../../../kernel/matter/perform.ts'
import { 交通程序规定 } from '../law.ts'
import { penalty } from '../penalty/penalty.ts'
import { serviceChecks } from './service.ts'

type Case = Seen<typeof penalty>
const served = (method: string, said: object, over: Partial<ServedPaper> = {}): ServedPaper =>
  ({ document: 'decision', row_id: 'party-0', method, sent_on: '2025-03-05', served_on: '2025-03-05', evidence: evidenceText({ method, sent_on: '2025-03-05', ...said }), ...over })
const fault = (rule: string, services: readonly ServedPaper[], more: Case = {}) => faultIn(penalty, serviceChecks.find(({ id }) => id === `penalty_${rule}`)!, {
  state: 'executing', on: '2025-06-20', ...more, rows: { party: [company], ...more.rows }, services, facts: { ...facts(), notice_term: null, recorded_services: [], ...more.facts },
})

describe('留置送达（民事诉讼法第八十九条）', () => {
  const refused = { evidence: '拒绝签收' }
  test('有见证人，或者拍照、录像', () => {
    expect(fault('left', [served('left', { ...refused, witness: '某社区 王某' })])).toBeNull()
    expect(fault('left', [served('left', { ...refused, recorded: true })])).toBeNull()
    expect(fault('left', [served('left', refused)])).toBe('《行政处罚决定书》2025-03-05 留置送达，没有见证人，也没有拍照、录像记录送达过程')
    expect(fault('left', [served('left', refused)], { hasPhotographs: true })).toBeNull()
  })
  test('本地清单要求音像记录的，有见证人的也要（国办发〔2018〕118号（八））', () =>
    expect(fault('service_recorded', [served('left', { ...refused, witness: '王某' })], { facts: { recorded_services: ['left'] } })).toContain('留置送达，应当拍照'))
})

describe('公告送达（民事诉讼法第九十五条）', () => {
  const notice = (evidence: string, over: Partial<ServedPaper> = {}, recorded = false) => served('notice', { evidence, recorded }, { served_on: '2025-04-04', ...over })
  test('案卷记明原因，或者此前用其他方式没有送达', () => {
    expect(fault('announced', [notice('在《某日报》公告')])).toContain('没有写明受送达人下落不明')
    expect(fault('announced', [notice('住所地查无此人，邮件退回，在《某日报》公告')])).toBeNull()
    const tried = (over: Partial<ServedPaper>) => served('post', { evidence: 'ES1' }, { sent_on: '2025-02-20', served_on: null, ...over })
    expect(fault('announced', [tried({}), notice('在《某日报》公告')])).toBeNull()
    expect(fault('announced', [tried({ row_id: 'party-1' }), notice('在《某日报》公告')]), '别的当事人').not.toBeNull()
  })
  test('满三十日；本领域的规定是六十日的，满六十日', () => {
    const gone = '下落不明'
    expect(fault('announced', [notice(gone, { served_on: '2025-04-03' })])).toBe('《行政处罚决定书》2025-03-05 公告送达，公告未满 30 日，2025-04-03 即作为送达日期')
    expect(fault('announced', [notice(gone)])).toBeNull()
    expect(fault('announced', [notice(gone)], { facts: { notice_term: days(60, 交通程序规定.art(18, 1, 5)) } })).toContain('公告未满 60 日')
  })
  test('张贴公告的，市场监管、交通运输应当拍照、录像；登报、上网的不必', () => {
    const asked = { facts: { recorded_services: ['notice'] } }
    expect(fault('service_recorded', [notice('下落不明，在其住所地张贴公告')], asked)).toContain('张贴公告，应当拍照')
    expect(fault('service_recorded', [notice('下落不明，在其住所地张贴公告', {}, true)], asked)).toBeNull()
    expect(fault('service_recorded', [notice('下落不明，在门户网站公告')], asked)).toBeNull()
    expect(fault('service_recorded', [notice('下落不明，在其住所地张贴公告')])).toBeNull()
  })
})

test('电子送达：当事人同意并签订确认书（行政处罚法第六十一条第二款）；本领域要求记录的，应当记录', () => {
  const sent = (said: object) => served('electronic', { evidence: 'a@b.cn', ...said })
  expect(fault('electronic', [sent({})])).toContain('没有当事人同意并签订的确认书')
  expect(fault('electronic', [sent({ consent: true })])).toBeNull()
  expect(fault('electronic', [sent({})], { rows: { party: [{ ...company, electronic_service: true }] } })).toBeNull()
  const asked = { facts: { recorded_services: ['electronic'] } }
  expect(fault('service_recorded', [sent({ consent: true })], asked)).toContain('予以记录')
  expect(fault('service_recorded', [sent({ consent: true, recorded: true })], asked)).toBeNull()
})

describe('在案卷里', () => {
  let t: EnforcementRoom
  beforeAll(async () => { t = await enforcementRoom() })
  afterAll(() => t.close())
  /** A fine of a field, whose decision is served by public notice on the day of the decision. */
  async function announced(field: string, evidence: string) {
    const id = await t.notified('5000.00', field)
    t.setToday('2025-04-16')
    await t.act(id, staff.head, 'decide_penalty', decisionInput, { sanction: [{ kind: 'fine', amount: '5000.00' }] })
    const { documents, rows } = await t.load(id)
    const paper = Object.values(documents).find(({ document }) => document === 'decision')!
    await t.act(id, staff.handler, 'serve', { document_id: paper.id, row_id: Object.keys(rows['party']!)[0], recipient: '某公司', method: 'notice', sent_on: '2025-04-16', evidence })
    return { id, service: Object.values((await t.load(id)).services).find(({ document_id }) => document_id === paper.id)! }
  }
  const found = async (id: string) => {
    await runChecks(t.world, (what, error) => { throw new Error(what, { cause: error }) })
    return (await t.owner.query<{ check_id: string; basis: string }>(`select check_id, basis from finding where subject_id = $1 and check_id like 'penalty_announced' and state = 'open'`, [id])).rows
  }
  test('公告的期限按本领域的规定：市场监管三十日（程序规定第八十二条第五项），交通运输六十日（程序规定第十八条第一款第五项）', async () => {
    expect((await announced('market', '下落不明')).service.served_on).toBe('2025-05-16')
    expect((await announced('transport', '下落不明')).service.served_on).toBe('2025-06-15')
  })
  test('更正送达日期而公告未满的，检查发现，写明本领域的规定', async () => {
    const { id, service } = await announced('transport', '下落不明')
    expect(await found(id)).toEqual([])
    t.setToday('2025-05-20')
    await perform(t.world, staff.handler, { ledger: 'penalty', id, action: 'correct', input: { service: { id: service.id, served_on: '2025-05-16' } } as never, reason: '误以为三十日' })
    expect(await found(id)).toMatchObject([{ basis: expect.stringContaining('《交通运输行政执法程序规定》第十八条第一款第五项') as string }])
  })
})
