import { afterAll, beforeAll, expect, test } from 'vitest'
import { decisionInput, enforcementRoom, officers, refused, staff, type EnforcementRoom } from '../../../test/support/enforcement-room.ts'
import { DISTRICT, somebody, unit } from '../../../test/support/world.ts'
import { systemCaller, withScope, type Caller } from '../../kernel/access/scope.ts'
import { figureOf } from '../../kernel/indicator/figure.ts'
import { perform } from '../../kernel/matter/perform.ts'

const [bureau, organ] = [unit(1), unit(2)]
const leading = (caller: Caller): Caller => ({ ...caller, orgs: [bureau, organ, unit(3), unit(4)], roles: caller.roles.map((held) => ({ ...held, covers: [bureau, organ, unit(3), unit(4)] })) })
const [first, second] = [leading(somebody(bureau, 'supervisor')), leading(somebody(bureau, 'supervisor'))]
/** Lent by the very organ whose cases are drawn. */
const lent = somebody(organ, 'supervisor')
const DICE = '123456123456123456123456123456'

let t: EnforcementRoom
beforeAll(async () => { t = await enforcementRoom() })
afterAll(() => t.close())

const act = (caller: Caller, ledger: string, id: string, action: string, input: object = {}) => perform(t.world, caller, { ledger, id, action, input: input as never })
const prepare = (input: object, rows: object = {}) => perform(t.world, first, {
  ledger: 'sampling', action: 'prepare', org_id: bureau, input: { kind: 'monthly', period_from: '2025-03-01', ...input },
  rows: { reviewer: [{ account: first.account_id, certificate: '监01' }, { account: second.account_id, certificate: '监02' }, { account: lent.account_id, certificate: '监03', unit: organ }], ...rows } as never,
})
const rowsOf = async (text: string, ...values: unknown[]) => (await t.owner.query(text, values)).rows
const inspections = async (count: number) => { for (let n = 0; n < count; n++) await t.open('inspection', 'inspect_at_once', {
  enforcement_field: 'urban_management', mode: 'targeted', source: 'complaint', matters: '户外广告', subject_kind: 'enterprise', subject: `某公司${n}`, inspected_on: '2025-03-10', place: '某路', record: '…', result: 'normal', ...officers,
}) }

test('月度抽查在该月结束之后安排，比例不低于规定，一月一次', async () => {
  t.setToday('2025-03-10')
  await inspections(41)
  expect(await refused(prepare({}))).toEqual(['该期尚未结束，结束之后才能抽查'])
  t.setToday('2025-04-02')
  expect(await refused(prepare({ period_from: '2025-03-02' }))).toEqual(['起始日期应当是该月的第一日'])
  expect(await refused(prepare({ share: 4 }))).toEqual(['月度抽查比例低于规定的比例'])
  expect(await refused(prepare({ kind: 'quarterly', period_from: '2025-01-01' }))).toEqual(['季度专项抽查应当写明专项事项'])
})

test('从名册到分派：占总量百分之五，重大案件全部，审查人员均衡并回避本单位；案卷审查后记为已监督', async () => {
  const fined = await t.notified('1000.00')
  t.setToday('2025-04-16')
  await t.act(fined, staff.head, 'discuss', { discussed_on: '2025-04-16', discussion: '…', major: true })
  await t.act(fined, staff.head, 'decide_penalty', decisionInput, { sanction: [{ kind: 'fine', amount: '1000.00' }] })
  t.setToday('2025-05-06')
  await t.open('inspection', 'inspect_at_once', { enforcement_field: 'market', mode: 'targeted', source: 'complaint', matters: '…', subject_kind: 'enterprise', subject: '某公司', inspected_on: '2025-04-20', place: '某路', record: '…', result: 'normal', ...officers })
  const { id } = await prepare({ period_from: '2025-04-01' })
  expect(await refused(prepare({ period_from: '2025-04-01' }))).toEqual(['该月已经安排抽查'])
  await act(first, 'sampling', id, 'request_draw')
  const [draw] = await rowsOf('select d.* from draw d join link l on l.matter_id = d.id where l.to_id = $1', id)
  await act(first, 'draw', draw.id, 'plan', { seed_source: 'dice', seed_due_on: '2025-05-06' })
  await act(first, 'draw', draw.id, 'commit')
  expect(await refused(act(first, 'sampling', id, 'give_out'))).toEqual(['还没有抽取结果，请先办理随机抽取'])
  await act(first, 'draw', draw.id, 'enter_seed', { seed_value: DICE, seed_drawn_on: '2025-05-06', seed_evidence: '三人在场' })
  await act(second, 'draw', draw.id, 'confirm', { seed_again: DICE })
  await act(first, 'sampling', id, 'give_out')
  const reviews = await rowsOf('select * from case_review order by id')
  // One of the month's two records is major, and looked into without exception; five per cent of two is one.
  expect(new Set(reviews.map(({ case_kind, selected_by, major }) => `${case_kind} ${selected_by} ${major}`))).toEqual(new Set(['inspection monthly false', 'penalty major true']))
  expect(new Set(reviews.map(({ reviewer }) => reviewer))).toEqual(new Set([first.account_id, second.account_id]))
  expect(reviews.every(({ unit: of, record_on }) => of === organ && record_on.startsWith('2025-04'))).toBe(true)
  expect(await refused(act(first, 'sampling', id, 'give_out'))).toEqual(['抽中的案卷已经全部分派'])
  expect(await refused(act(first, 'sampling', id, 'close', { summary: '…' }))).toEqual(['还有案卷没有审查'])
  for (const review of reviews) await act(first, 'case_review', review.id, 'review', { outcome: 'passed', opinion: '程序完整' })
  await act(first, 'sampling', id, 'close', { summary: '抽查 2 件，未发现问题。' })
  expect(await rowsOf('select supervised_on from penalty where id = $1', fined)).toEqual([{ supervised_on: '2025-05-06' }])
  const indicators = new Map(t.world.registry.rooms.flatMap(({ indicators: all = [] }) => all).map((one) => [one.id, one]))
  const figure = (name: string) => withScope(t.world.worker, systemCaller(DISTRICT), (tx) => figureOf(tx, indicators.get(name)!, { district: DISTRICT }, { from: '2025-04-01', until: '2025-05-01' }, { indicators, procedures: t.world.registry.procedures, today: '2025-05-06' }))
  expect(await figure('supervision_monthly_sampling_rate')).toMatchObject({ numerator: 2, denominator: 2, value: 100 })
  expect(await figure('major_case_supervision_rate')).toMatchObject({ numerator: 1, denominator: 1 })
}, 120_000)

test('四十二件按百分之五抽三件，不分单位取整', async () => {
  t.setToday('2025-05-07')
  const { id } = await prepare({})
  await act(first, 'sampling', id, 'request_draw')
  const [draw] = await rowsOf('select d.* from draw d join link l on l.matter_id = d.id where l.to_id = $1', id)
  await act(first, 'draw', draw.id, 'plan', { seed_source: 'dice', seed_due_on: '2025-05-07' })
  await act(first, 'draw', draw.id, 'commit')
  expect(await rowsOf('select pool_members, pool_wanted from draw where id = $1', draw.id)).toEqual([{ pool_members: 41, pool_wanted: 3 }])
}, 60_000)

test('取消抽查：还没有固定名册的抽取随之作废；名册已经固定的，先作废抽取', async () => {
  t.setToday('2025-06-03')
  const asked = async (period_from: string) => {
    const { id } = await prepare({ period_from })
    await act(first, 'sampling', id, 'request_draw')
    return { id, draw: (await rowsOf('select d.id from draw d join link l on l.matter_id = d.id where l.to_id = $1', id))[0].id as string }
  }
  const stateOf = async (draw: string) => (await rowsOf('select state, void_reason from draw where id = $1', draw))[0]
  const early = await asked('2025-05-01')
  await act(first, 'sampling', early.id, 'cancel', { cancel_reason: '该月没有案卷' })
  expect(await stateOf(early.draw)).toEqual({ state: 'void', void_reason: '该月没有案卷' })
  const { id, draw } = await asked('2025-02-01')
  expect(await refused(act(first, 'sampling', id, 'request_draw'))).toEqual(['已经提出抽取，作废之后才能再次提出'])
  await act(first, 'draw', draw, 'void', { void_reason: '名册漏列' })
  await act(first, 'sampling', id, 'request_draw')
  const draws = await rowsOf('select d.id, d.state from draw d join link l on l.matter_id = d.id where l.to_id = $1 order by d.id', id)
  expect(draws.map(({ state }) => state)).toEqual(['void', 'prepared'])
  await t.owner.query('alter table draw disable trigger user')
  await t.owner.query(`update draw set state = 'committed' where id = $1`, [draws[1].id])
  await t.owner.query('alter table draw enable trigger user')
  expect(await refused(act(first, 'sampling', id, 'cancel', { cancel_reason: '…' }))).toEqual(['名册已经固定、散列值已经公布，请先在随机抽取中作废'])
}, 60_000)

test('看不懂的起始日期、审查人员说明怎样填写，不使程序出错', async () => {
  const told = async (input: object, rows?: object) => prepare(input, rows).then(() => [], (error: { fields?: { field: string }[] }) => error.fields?.map(({ field }) => field))
  expect(await told({ period_from: 'abc' })).toEqual(['period_from'])
  expect(await told({ period_from: '2025-02-30' })).toEqual(['period_from'])
  expect(await refused(prepare({ period_from: '9999-12-01' }))).toEqual(['该期尚未结束，结束之后才能抽查'])
  expect(await told({}, { reviewer: [{ account: '某人', certificate: '监01' }] })).toEqual(['reviewer.0.account'])
}, 60_000)
