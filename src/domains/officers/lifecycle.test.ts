import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { enforcementBody, registerCards } from '../../../test/support/certificates.ts'
import { refused } from '../../../test/support/enforcement-room.ts'
import { DISTRICT, somebody, testWorld, unit, type TestWorld } from '../../../test/support/world.ts'
import { systemCaller, withScope } from '../../kernel/access/scope.ts'
import { figureOf } from '../../kernel/indicator/figure.ts'
import type { AnyIndicator } from '../../kernel/indicator/indicator.ts'
import { keep } from '../../kernel/register/keep.ts'
import type { IsoDate } from '../../kernel/law/law.ts'
import { perform } from '../../kernel/matter/perform.ts'
import { loadMatter } from '../../kernel/matter/store.ts'
import { rooms } from '../index.ts'
import { room } from './room.ts'

let t: TestWorld
const [bureau, other, justice] = [unit(2), unit(3), unit(1)]
const clerk = somebody(bureau, 'clerk', 'handler'), officer = somebody(bureau, 'handler')
const supervisor = { ...somebody(justice, 'supervisor'), orgs: [justice, bureau, other] }
const indicators = new Map((room.indicators as readonly AnyIndicator[]).map((one) => [one.id, one]))
beforeAll(async () => {
  t = await testWorld(rooms, '', '2024-03-04')
  await keep(t.world, supervisor, enforcementBody, { kind: 'enter', org_id: justice, from: '2024-01-02', input: { unit: bureau, name: '试验区市场监督管理局', kind: 'organ', enforcement_field: 'market' } })
})
afterAll(() => t.close())

type Who = typeof clerk
const act = (who: Who, ledger: string, id: string, action: string, input: object = {}, rows: object = {}) => perform(t.world, who, { ledger, id, action, input: input as never, rows: rows as never })
const open = (who: Who, ledger: string, action: string, input: object, more: object = {}) => perform(t.world, who, { ledger, action, org_id: bureau, input: input as never, ...more })
const load = (ledger: string, id: string) => withScope(t.world.worker, systemCaller(DISTRICT), async (tx) => (await loadMatter(tx, t.world.registry.procedures.get(ledger)!, DISTRICT, id))!.replica)
const clock = async (id: string, deadline: string) => Object.values((await load('certificate', id)).clocks).filter((one) => one.deadline === deadline && one.state !== 'ended').at(-1)
const figure = (id: string, from: IsoDate, until: IsoDate) => withScope(t.world.worker, systemCaller(DISTRICT), (tx) =>
  figureOf(tx, indicators.get(id)!, { district: DISTRICT }, { from, until }, { indicators, procedures: t.world.registry.procedures, today: t.world.today() }))
const only = async (ledger: string, where: string) => (await t.owner.query<{ id: string }>(`select id from ${ledger} where ${where}`)).rows.map(({ id }) => id)

const applicant = { registrar: justice, name: '张三', employment: 'civil_servant', enforcement_fields: ['market'], applicant: officer.account_id, identity_number: '11010519491231002X' }
const items = (over: { readonly [item: string]: string } = {}) => ({ item: ['employment', 'on_duty', 'class', 'body'].map((item) => ({ item, finding: over[item] ?? 'met', reason: '经核实' })) })

test('受理的只能是司法行政部门：交给别的单位，没有人能审查', async () => {
  await expect(open(clerk, 'qualification', 'apply', { ...applicant, registrar: bureau })).rejects.toThrow('「受理的执法监督机构」只能是列出的单位')
})

describe('资格审查逐项写明理由（国发〔2008〕17号（十九））', () => {
  test('合同工、超出领域的不能认定为符合；不符合的写明理由，不得报名', async () => {
    const temporary = await open(clerk, 'qualification', 'apply', { ...applicant, employment: 'temporary' })
    expect(await refused(act(supervisor, 'qualification', temporary.id, 'review', {}, items()))).toEqual(['合同工、临时工不得履行行政执法职责，身份编制不能认定为符合'])
    const wide = await open(clerk, 'qualification', 'apply', { ...applicant, enforcement_fields: ['market', 'health'] })
    expect(await refused(act(supervisor, 'qualification', wide.id, 'review', {}, items()))).toEqual(['申请的执法类别超出名录中本单位的执法领域，执法类别不能认定为符合'])
    expect(await refused(act(supervisor, 'qualification', wide.id, 'review', {}, { item: items().item.slice(1) }))).toContain('身份编制、在岗情况、执法类别、执法主体资格应当逐项审查，每项一次')
    await act(supervisor, 'qualification', temporary.id, 'review', {}, items({ employment: 'unmet' }))
    expect((await load('qualification', temporary.id)).row).toMatchObject({ state: 'ineligible', eligibility: 'ineligible' })
    await act(supervisor, 'qualification', wide.id, 'review', {}, items({ class: 'unmet' }))
  })
})

describe('考试、发证、审验、延续、换证、注销', () => {
  test('缺考补考后合格，合格率分别以参考和报名为分母；发证即入册', async () => {
    const { id } = await open(clerk, 'qualification', 'apply', applicant)
    expect((await load('qualification', id)).row.identity_number).toMatch(/^v1\./)
    await act(supervisor, 'qualification', id, 'review', {}, items())
    await act(clerk, 'qualification', id, 'register_exam', { exam: '上半年', exam_on: '2024-04-10', trained_on: '2024-03-01' })
    t.setToday('2024-04-10')
    await act(supervisor, 'qualification', id, 'record_result', { exam_result: 'absent' })
    await act(clerk, 'qualification', id, 'resit', { next_exam: '补考', next_exam_on: '2024-05-10' })
    expect(await refused(act(clerk, 'qualification', id, 'resit', { next_exam: '补考', next_exam_on: '2024-05-10' }))).toEqual(['已经报名补考，见关联的案卷'])
    const [again] = await only('qualification', `attempt = 2`)
    t.setToday('2024-05-10')
    await act(supervisor, 'qualification', again!, 'record_result', { exam_result: 'passed', score: 90 })
    expect(await figure('certificate_exam_pass_rate', '2024-01-01', '2025-01-01')).toMatchObject({ numerator: 1, denominator: 1, value: 100 })
    expect(await figure('certificate_exam_registered_pass_rate', '2024-01-01', '2025-01-01')).toMatchObject({ numerator: 1, denominator: 2, value: 50 })
    await act(supervisor, 'qualification', again!, 'issue', { certificate_number: '试执100', issuer: '省人民政府', valid_until: '2030-05-19' })
    const [card] = await only('certificate', `certificate_number = '试执100'`)
    expect((await load('certificate', card!)).row).toMatchObject({ state: 'valid', holder: officer.account_id, obtained: 'new', issued_on: '2024-05-10', org_id: bureau, shared_with: [justice] })
    for (const id of ['certificates_issued', 'enforcement_officers_added', 'certificate_holders']) expect(await figure(id, '2024-01-01', '2025-01-01')).toMatchObject({ value: 1 })
    expect([(await clock(card!, 'check'))!.due_on, (await clock(card!, 'retraining'))!.due_on, (await clock(card!, 'validity'))!.due_on]).toEqual(['2026-05-10', '2028-05-10', '2030-05-19'])
  })
  test('满两年审验，自审验合格之日重新起算；不合格的暂扣（山东做法）', async () => {
    const [card] = await only('certificate', `certificate_number = '试执100'`)
    t.setToday('2026-05-08')
    await act(supervisor, 'certificate', card!, 'check', { check_result: 'passed' })
    expect((await clock(card!, 'check'))!.due_on).toBe('2028-05-08')
    expect(await figure('certificates_annual_reviewed', '2026-01-01', '2027-01-01')).toMatchObject({ value: 1 })
    t.setToday('2028-05-08')
    await act(supervisor, 'certificate', card!, 'check', { check_result: 'failed', check_opinion: '未完成学时' })
    expect((await load('certificate', card!)).row).toMatchObject({ state: 'suspended', suspension_ground: 'check_failed' })
    // A later check leaves the figure of the earlier year as it was.
    expect(await figure('certificates_annual_reviewed', '2026-01-01', '2027-01-01')).toMatchObject({ value: 1 })
  })
  test('满四年重新培训、考试合格后延续；未延续的不得恢复使用', async () => {
    const [card] = await only('certificate', `certificate_number = '试执100'`)
    t.setToday('2028-06-12')
    expect(await refused(act(supervisor, 'certificate', card!, 'restore', { restoration_reason: '补足学时' }))).toEqual(['满期未重新培训、考试合格的，应当先办理延续'])
    const { identity_number: _, ...again } = applicant
    const { id } = await open(clerk, 'qualification', 'apply_again', again, { link: { kind: 'retrains', ledger: 'certificate', id: card } })
    await act(supervisor, 'qualification', id, 'review', {}, items())
    await act(clerk, 'qualification', id, 'register_exam', { exam: '满期考试', exam_on: '2028-06-12', trained_on: '2028-06-01' })
    await act(supervisor, 'qualification', id, 'record_result', { exam_result: 'passed' })
    expect(await refused(act(supervisor, 'qualification', id, 'issue', { certificate_number: '试执999', issuer: '省人民政府' }))).toEqual(['满期考试合格的，应当办理延续'])
    await act(supervisor, 'qualification', id, 'renew', { valid_until: '2034-05-19' })
    expect((await clock(card!, 'retraining'))!.due_on).toBe('2032-06-12')
    expect((await clock(card!, 'validity'))!.due_on).toBe('2034-05-19')
    expect(await figure('certificates_renewal_trained', '2028-01-01', '2029-01-01')).toMatchObject({ value: 1 })
    await act(supervisor, 'certificate', card!, 'restore', { restoration_reason: '补足学时' })
  })
  test('机构改革换证：旧证停用，新证属新单位，审验期限接着算；遗失补办写明经过', async () => {
    const [card] = await only('certificate', `certificate_number = '试执100'`)
    t.setToday('2028-07-03')
    expect(await refused(act(supervisor, 'certificate', card!, 'replace', { replacement_ground: 'lost', new_number: '试执101' }))).toEqual(['遗失补办应当写明遗失经过'])
    await act(supervisor, 'certificate', card!, 'replace', { replacement_ground: 'reform', new_number: '试执101', new_unit: other, recalled: true })
    const [fresh] = await only('certificate', `certificate_number = '试执101'`)
    expect((await load('certificate', fresh!)).row).toMatchObject({ state: 'valid', obtained: 'reform', org_id: other, holder: officer.account_id, valid_until: '2034-05-19' })
    expect((await load('certificate', card!)).row).toMatchObject({ state: 'replaced', ended_on: '2028-07-03' })
    expect((await clock(fresh!, 'check'))!.due_on).toBe('2030-05-08')
    expect(await figure('certificates_replaced', '2028-01-01', '2029-01-01')).toMatchObject({ value: 1 })
    expect(await figure('certificate_holders', '2028-01-01', '2029-01-01')).toMatchObject({ value: 1 })
  })
  test('离岗注销并收回；没有收回的写明原因；到期的依法失效', async () => {
    const [fresh] = await only('certificate', `certificate_number = '试执101'`)
    expect(await refused(act(supervisor, 'certificate', fresh!, 'cancel', { cancellation_ground: 'left' }))).toEqual(['没有收回证件的，应当写明原因'])
    await act(supervisor, 'certificate', fresh!, 'cancel', { cancellation_ground: 'left', recalled: true })
    expect(await figure('certificates_cancelled', '2028-01-01', '2029-01-01')).toMatchObject({ value: 1 })
    expect(await figure('certificate_holders', '2028-01-01', '2029-01-01')).toMatchObject({ value: 0 })
    const [held] = await registerCards(t.world, clerk, supervisor, bureau, [clerk], { valid_until: '2028-12-31', issued_on: '2024-01-02' })
    t.setToday('2029-01-02')
    await perform(t.world, systemCaller(DISTRICT), { ledger: 'certificate', id: held!, action: 'law_acts' })
    expect((await load('certificate', held!)).row).toMatchObject({ state: 'expired', closed_on: '2028-12-31' })
    // Every figure of the room can be computed.
    for (const one of indicators.keys()) await figure(one, '2028-01-01', '2029-01-01')
  })
  test('同一证号不能登记两次；待核实的由执法监督机构核实', async () => {
    const held = { certificate_number: '试执200', name: '李四', enforcement_fields: ['market'], registrar: justice, issuer: '省人民政府', obtained: 'held', issued_on: '2028-01-04' }
    const { id } = await open(clerk, 'certificate', 'register_held', held)
    expect(await refused(open(clerk, 'certificate', 'register_held', held))).toEqual(['同一执法证号已有未终止的证件，请核对证号'])
    expect(await refused(open(clerk, 'certificate', 'register_held', { ...held, certificate_number: '试执201', obtained: 'new' }))).toHaveLength(1)
    expect(await refused(act(clerk, 'certificate', id, 'confirm'))).toHaveLength(1)
    await act(supervisor, 'certificate', id, 'confirm')
    expect((await load('certificate', id)).row.state).toBe('valid')
  })
})

describe('培训（国发〔2008〕17号（六））', () => {
  test('一次登记，各人所在单位各有一条记录；参加两次计一名；覆盖率只在期末持证人员中计，没有证件的人参加不使它超过百分之百', async () => {
    t.setToday('2029-03-05')
    const { id } = await perform(t.world, supervisor, { ledger: 'training', action: 'plan', org_id: justice, input: { topic: '执法规范', kind: 'course', planned_on: '2029-03-05' } })
    const attendee = [{ certificate_number: '试执200', name: '李四', unit: bureau }, { certificate_number: '试执300', name: '王五', unit: other }]
    expect(await refused(act(supervisor, 'training', id, 'hold', { held_on: '2029-03-05', hours: 8 }, { attendee: [...attendee, attendee[0]] }))).toEqual(['同一执法证号填写了两次'])
    expect(await refused(act(supervisor, 'training', id, 'hold', { held_on: '2029-03-05', hours: 8 }, { attendee: [{ ...attendee[0], name: '李思' }, { certificate_number: '外省9', name: '赵六' }] }))).toEqual(['请核对执法证号和姓名：试执200登记的持证人不是李思'])
    await act(supervisor, 'training', id, 'hold', { held_on: '2029-03-05', hours: 8 }, { attendee })
    expect((await t.owner.query(`select org_id, hours from training_record order by certificate_number`)).rows).toEqual([{ org_id: bureau, hours: 8 }, { org_id: other, hours: 8 }])
    await open(clerk, 'training_record', 'record', { certificate_number: '试执200', name: '李四', topic: '网络课程', kind: 'online', attended_on: '2029-03-01', hours: 4 })
    expect(await figure('enforcement_training_participants', '2029-01-01', '2030-01-01')).toMatchObject({ value: 2 })
    expect(await figure('enforcement_training_hours', '2029-01-01', '2030-01-01')).toMatchObject({ value: 20 })
    expect(await figure('enforcement_training_coverage_rate', '2029-01-01', '2030-01-01')).toMatchObject({ numerator: 1, denominator: 1, value: 100 })
    expect(await figure('enforcement_training_plan_rate', '2029-01-01', '2030-01-01')).toMatchObject({ value: 100 })
  })
})

test('受委托的组织写明委托机关、事项、权限、期限，委托书已经公布（行政处罚法第二十条）', async () => {
  const enter = (input: object) => keep(t.world, supervisor, enforcementBody, { kind: 'enter', org_id: justice, from: '2029-01-02', input: { unit: other, name: '执法所', kind: 'entrusted', enforcement_field: 'market', ...input } })
  const letter = { entrusted_by: bureau, delegated_from: '2029-01-02', delegated_until: '2030-01-01', delegation_scope: '食品摊贩检查', delegation_paper: '试市监委〔2029〕1号', delegation_published_on: '2029-01-02' }
  expect(await refused(enter({}))).toEqual(['受委托的组织应当写明委托机关', '委托书应当载明委托的具体事项、权限和期限', '委托书应当向社会公布，请写明文号和公布日期'])
  expect(await refused(enter({ ...letter, delegated_until: null }))).toEqual(['委托书应当载明委托的具体事项、权限和期限'])
  expect(await refused(enter({ ...letter, entrusted_by: other }))).toEqual(['不得委托给本单位自己'])
  expect(await refused(enter({ kind: 'organ', entrusted_by: bureau }))).toEqual(['只有受委托的组织填写委托机关和委托书'])
  await enter(letter)
})

describe('审验期满', () => {
  test('未按期审验：默认只提醒，案件照办；本地规定暂扣的，期满次日起暂扣，审验合格才能恢复', async () => {
    t.setToday('2029-01-02')
    const [told, taken] = await registerCards(t.world, clerk, supervisor, bureau, [somebody(bureau, 'handler'), somebody(bureau, 'handler')], { issued_on: '2028-01-10' })
    await t.owner.query(`insert into setting_value (place, id, value, valid_from, source) values ($1, 'certificate_missed_check_suspends', 'true', '2030-02-01', '"省政府令第1号"')`, [DISTRICT])
    const law = (id: string) => perform(t.world, systemCaller(DISTRICT), { ledger: 'certificate', id, action: 'law_acts' })
    t.setToday('2030-01-10')
    await law(told!)
    expect((await load('certificate', told!)).row).toMatchObject({ state: 'valid', missed_check: null })
    t.setToday('2030-01-11')
    await law(told!)
    expect((await load('certificate', told!)).row).toMatchObject({ state: 'valid', missed_check: 'warned', suspended_on: null })
    // The duty itself stands on the unit's worklist until the card is checked.
    expect(await clock(told!, 'check')).toMatchObject({ state: 'running', due_on: '2030-01-10', whose: 'unit' })
    await act(supervisor, 'certificate', told!, 'check', { check_result: 'passed' })
    expect((await load('certificate', told!)).row).toMatchObject({ missed_check: null, checked_on: '2030-01-11' })

    await act(supervisor, 'certificate', taken!, 'check', { check_result: 'passed' })
    t.setToday('2032-01-13')
    await law(taken!)
    expect((await load('certificate', taken!)).row).toMatchObject({ state: 'suspended', suspension_ground: 'check_missed', missed_check: 'suspended', suspended_on: '2032-01-12' })
    const { rows: [entry] } = await t.owner.query(`select actor_id, settings::text from journal where matter_id = $1 and action = 'miss_check' order by version desc limit 1`, [taken])
    expect([entry.actor_id, entry.settings]).toEqual([null, expect.stringContaining('省政府令第1号')])
    // 满四年 ends on the same day as the second check here: retraining first, then the check.
    expect(await refused(act(supervisor, 'certificate', taken!, 'restore', { restoration_reason: '补审' }))).toEqual(['满期未重新培训、考试合格的，应当先办理延续', '未按期审验暂扣的，审验合格后恢复使用'])
    expect(await refused(act(supervisor, 'certificate', taken!, 'check', { check_result: 'passed' }))).toEqual(['满期未重新培训、考试合格的，应当先办理延续'])
    await act(supervisor, 'certificate', taken!, 'renew', { retrained_on: '2032-01-13' })
    t.setToday('2032-01-14')
    await act(supervisor, 'certificate', taken!, 'check', { check_result: 'passed' })
    expect((await load('certificate', taken!)).row).toMatchObject({ state: 'valid', suspended_on: '2032-01-12', restored_on: '2032-01-14', missed_check: null })
    for (const id of [told!, taken!]) await act(supervisor, 'certificate', id, 'cancel', { cancellation_ground: 'left', recalled: true })
  })
  test('其他情形暂扣的，不能用审验代替恢复', async () => {
    const [card] = await registerCards(t.world, clerk, supervisor, bureau, [somebody(bureau, 'handler')], { issued_on: '2031-06-02' })
    await act(supervisor, 'certificate', card!, 'suspend', { suspension_ground: 'misconduct', suspension_reason: '调查' })
    expect(await refused(act(supervisor, 'certificate', card!, 'check', { check_result: 'passed' }))).toEqual(['证件不是因审验暂扣的，应当先恢复使用再审验'])
  })
})
