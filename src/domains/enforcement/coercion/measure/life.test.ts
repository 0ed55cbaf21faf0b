import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { company, decisionInput, enforcementRoom, officers, refused, staff, type EnforcementRoom } from '../../../../../test/support/enforcement-room.ts'
import { somebody, unit } from '../../../../../test/support/world.ts'
import { replay } from '../../../../kernel/journal/replay.ts'
import { sweepLapsed } from '../../../../kernel/matter/lapse.ts'
import { perform } from '../../../../kernel/matter/perform.ts'

const { handler, head, office } = staff
const LEDGER = 'coercive_measure'
let t: EnforcementRoom
beforeAll(async () => { t = await enforcementRoom() })
afterAll(() => t.close())

const item = [{ name: '某牌白酒', quantity: '20箱', kept_at: '本局罚没仓库' }]
const proposal = {
  enforcement_field: 'market', cause: '销售假冒商品', power: 'statutory', reason: '防止证据损毁', legal_basis: '某法第一条', scope_checks: ['involved', 'no_necessities', 'not_twice'], ...officers,
}
const scene = { place: '某路1号', steps: ['certificates', 'summoned', 'told', 'heard'], record: '现场有白酒20箱', attendance: 'party', signature: 'signed' }
const act = (id: string, who: typeof handler, action: string, input: object = {}, rows: object = {}) => t.act(id, who, action, input, rows, LEDGER)
const clock = (id: string, deadline: string) => t.clock(id, deadline, LEDGER)
const row = async (id: string) => (await t.load(id, LEDGER)).row
const sweep = () => sweepLapsed(t.world, (matter, error) => { throw new Error(matter, { cause: error }) })

/** Proposed, approved and taken on one day. */
async function taken(kind: 'seal' | 'seize' | 'freeze', on: '2025-09-03' | '2025-11-10' | '2026-09-24' | '2026-11-02', more: object = {}): Promise<string> {
  t.setToday(on)
  const freezes = kind === 'freeze'
  const { id } = await t.open(LEDGER, 'propose', { ...proposal, kind, ...(freezes && { case_amount: '60000.00' }) },
    { party: [company], ...(freezes ? { account: [{ bank: '某银行', account_number: '6222000011112222', amount: '50000.00' }] } : { item }) }, more)
  await act(id, head, 'approve', { approval_opinion: '同意' })
  const at = { taken_at: `${on}T02:00:00Z` }
  await (freezes ? act(id, handler, 'freeze', { ...at, place: '某银行', steps: ['certificates'], record: '送达冻结通知书' }) : act(id, handler, 'seize', { ...at, ...scene, custody: 'organ' }))
  return id
}

describe('一件行政强制措施', () => {
  test('国庆期间期满的扣押不顺延；当场交付决定书；期满应当解除，立即退还（第二十四、二十五、二十八条）', async () => {
    const id = await taken('seize', '2025-09-03')
    expect((await row(id)).title).toBe('某公司 销售假冒商品 扣押财物')
    expect(await clock(id, 'seizure')).toMatchObject({ state: 'running', due_on: '2025-10-03' })
    expect(await clock(id, 'seizure_service')).toMatchObject({ state: 'running', due_on: '2025-09-03' })
    await t.serve(id, 'seizure', '2025-09-03', LEDGER)
    expect(await clock(id, 'seizure_service')).toMatchObject({ state: 'met' })
    expect(await clock(id, 'publication')).toMatchObject({ state: 'running', length: 20 })
    await act(id, handler, 'publish')
    expect(await clock(id, 'publication')).toMatchObject({ state: 'met' })
    t.setToday('2025-10-04')
    await sweep()
    expect(await row(id)).toMatchObject({ state: 'ending' })
    expect(await clock(id, 'release')).toMatchObject({ state: 'running' })
    expect(await refused(act(id, head, 'extend', { extension_reason: '…' }))).toHaveLength(1)
    t.setToday('2025-10-09')
    await act(id, head, 'release', { release_ground: 'expired' })
    expect(await refused(act(id, handler, 'give_back', { given_back_on: '2025-10-09', return_note: '全部退还' }))).toEqual(['解除决定书尚未送达'])
    await t.serve(id, 'release', '2025-10-09', LEDGER)
    await act(id, handler, 'give_back', { given_back_on: '2025-10-09', return_note: '全部退还' }, { item: [{ id: await t.only(id, 'item', LEDGER), outcome: '退还' }] })
    expect(await row(id)).toMatchObject({ state: 'released', ended_on: '2025-10-09', closed_on: '2025-10-09' })
    const { rows } = await t.owner.query('select version, change from journal where matter_id = $1 order by version', [id])
    expect(replay(rows)).toEqual(await t.load(id, LEDGER))
  }, 60_000)

  test('延长三十日，鉴定期间不计入，一次算到底（第二十五条）', async () => {
    const id = await taken('seal', '2025-11-10')
    expect(await clock(id, 'seizure')).toMatchObject({ due_on: '2025-12-10' })
    t.setToday('2025-11-18')
    await act(id, handler, 'test', {}, { testing: [{ kind: 'appraisal', institution: '某鉴定所', from_on: '2025-11-18', until_on: '2025-11-30' }] })
    expect(await clock(id, 'seizure')).toMatchObject({ due_on: '2025-12-22' })
    t.setToday('2025-12-15')
    expect(await refused(act(id, office, 'extend', { extension_reason: '情况复杂' }))).toHaveLength(1)
    await act(id, head, 'extend', { extension_reason: '情况复杂' })
    expect(await clock(id, 'seizure')).toMatchObject({ due_on: '2026-01-21', extended: 1 })
    await act(id, handler, 'finish_testing', {}, { testing: [{ id: await t.only(id, 'testing', LEDGER), until_on: '2025-11-28', conclusion: '假冒' }] })
    expect(await clock(id, 'seizure')).toMatchObject({ due_on: '2026-01-19' })
    await expect(act(id, head, 'extend', { extension_reason: '情况复杂' })).rejects.toThrow()
  }, 60_000)

  test('冻结决定书三日内交付，日为工作日；期满金融机构依法解除（第三十一、三十三条）', async () => {
    const id = await taken('freeze', '2026-09-24')
    expect(await clock(id, 'freeze_service')).toMatchObject({ unit: 'working_day', due_on: '2026-09-30' })
    expect(await clock(id, 'freeze')).toMatchObject({ due_on: '2026-10-24' })
    t.setToday('2026-09-28')
    await t.serve(id, 'freeze', '2026-09-28', LEDGER)
    expect(await clock(id, 'freeze_service')).toMatchObject({ state: 'met' })
    t.setToday('2026-10-26')
    await sweep()
    expect(await row(id)).toMatchObject({ state: 'returning', ended_on: '2026-10-24', release_ground: 'expired' })
    await act(id, handler, 'confirm_unfrozen', { given_back_on: '2026-10-24', return_note: '银行已解冻' })
    expect(await row(id)).toMatchObject({ state: 'released' })
  }, 60_000)

  test('其他机关已经冻结的账户，批准时即不得再冻结；解冻后可以（第二十九条第二款）', async () => {
    const first = await taken('freeze', '2026-11-02')
    const other = somebody(unit(3), 'organ_head')
    // As a case of the other organ stands: proposed there, for the same account.
    const { id } = await t.open(LEDGER, 'propose', { ...proposal, kind: 'freeze', case_amount: '60000.00' }, { party: [company], account: [{ bank: '某银行', account_number: '6222000011112222', amount: '50000.00' }] })
    await perform(t.world, staff.office, { ledger: LEDGER, id, action: 'transfer', input: { org_id: unit(3) }, reason: '管辖' })
    const approve = () => refused(perform(t.world, other, { ledger: LEDGER, id, action: 'approve', input: { approval_opinion: '同意' } }))
    expect(await approve()).toContain('同一账户已由其他机关冻结，尚未解除，不得重复冻结')
    await act(first, head, 'unfreeze', { release_ground: 'unrelated' })
    expect(await approve()).not.toContain('同一账户已由其他机关冻结，尚未解除，不得重复冻结')
  }, 60_000)

  test('当场实施的，二十四小时从实施的时刻起算，休息日照算；负责人不同意的立即解除（第十九条）', async () => {
    t.setToday('2025-05-01')
    const { id } = await t.open(LEDGER, 'seize_at_once', { ...proposal, kind: 'seize', taken_at: '2025-05-01T07:30:00Z', ...scene, custody: 'organ' }, { party: [company], item })
    expect(await clock(id, 'urgent_report')).toMatchObject({ unit: 'hour', due_on: '2025-05-02', due_at: '2025-05-02T15:30:00+08:00' })
    t.setToday('2025-05-02')
    await act(id, handler, 'report', { reported_at: '2025-05-02T07:30:00Z' })
    expect(await clock(id, 'urgent_report')).toMatchObject({ state: 'met' })
    await act(id, head, 'approve_afterwards', { approved_at: '2025-05-02T07:31:00Z', approval_result: 'refused', approval_opinion: '没有必要' })
    expect(await clock(id, 'urgent_approval')).toMatchObject({ state: 'late' })
    expect(await row(id)).toMatchObject({ state: 'ending' })
    await act(id, head, 'release', { release_ground: 'refused' })
    expect(await row(id)).toMatchObject({ state: 'returning' })
  }, 60_000)

  test('处罚决定写明查封、扣押财物的处理，措施了结后才结案（第二十七条）', async () => {
    const id = await t.notified('50000.00')
    const measure = await t.open(LEDGER, 'seize_at_once', { ...proposal, kind: 'seize', taken_at: '2025-04-08T02:00:00Z', ...scene, custody: 'organ' }, { party: [company], item }, { link: { kind: 'measure_in_case', ledger: 'penalty', id } })
    t.setToday('2025-04-16')
    const sanction = [{ kind: 'fine', amount: '50000.00' }]
    expect(await refused(t.act(id, head, 'decide_penalty', decisionInput, { sanction }))).toEqual(['本案有查封、扣押、冻结等措施，决定应当写明对财物如何处理'])
    await t.act(id, head, 'decide_penalty', { ...decisionInput, seized_property: '退还当事人' }, { sanction })
    t.setToday('2025-04-17')
    await t.serve(id, 'decision', '2025-04-17')
    const paid = [{ id: await t.only(id, 'sanction'), fulfilled_on: '2025-04-17', fulfilled_amount: '50000.00' }]
    await t.act(id, handler, 'fulfil', {}, { sanction: paid })
    expect(await refused(t.act(id, head, 'close', { execution: 'executed' }))).toEqual(['本案采取的行政强制措施尚未了结，应当先解除并退还、没收、销毁或者随案移送'])
    await act(measure.id, handler, 'report', { reported_at: '2025-04-08T03:00:00Z' })
    await act(measure.id, head, 'approve_afterwards', { approved_at: '2025-04-08T04:00:00Z', approval_result: 'granted', approval_opinion: '同意' })
    await act(measure.id, head, 'release', { release_ground: 'decided' })
    await t.serve(measure.id, 'release', '2025-04-17', LEDGER)
    await act(measure.id, handler, 'give_back', { given_back_on: '2025-04-17', return_note: '全部退还' })
    await t.act(id, head, 'close', { execution: 'executed' })
  }, 60_000)
})
