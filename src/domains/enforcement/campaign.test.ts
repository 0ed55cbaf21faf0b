import { afterAll, beforeAll, expect, test } from 'vitest'
import { enforcementRoom, officers, refused, staff, type EnforcementRoom } from '../../../test/support/enforcement-room.ts'
import { DISTRICT, unit } from '../../../test/support/world.ts'
import { systemCaller, withScope } from '../../kernel/access/scope.ts'
import { figureOf } from '../../kernel/indicator/figure.ts'
import type { AnyIndicator } from '../../kernel/indicator/indicator.ts'
import { keep } from '../../kernel/register/keep.ts'
import { enforcementGuidance } from './registers.ts'
import { room } from './room.ts'

let t: EnforcementRoom
beforeAll(async () => { t = await enforcementRoom() }, 60_000)
afterAll(() => t.close())

const { handler, office, head } = staff
const indicators = new Map((room.indicators as readonly AnyIndicator[]).map((one) => [one.id, one]))
const figure = async (id: string) => (await withScope(t.world.worker, systemCaller(DISTRICT), (tx) =>
  figureOf(tx, indicators.get(id)!, { district: DISTRICT }, { from: '2025-01-01', until: '2026-01-01' }, { indicators, procedures: t.world.registry.procedures, today: '2025-06-30' }))).value

test('专项执法行动：方案批准后实施，检查、处罚关联到行动，完成时汇总成果；只登记参加单位的成果', async () => {
  t.setToday('2025-06-03')
  const plan = { name: '反不正当竞争“守护”专项执法行动', enforcement_field: 'market', basis: '某市监〔2025〕3号', focus: '商业混淆、虚假宣传', units: [unit(3)], starts_on: '2025-06-03', ends_on: '2025-06-30' }
  expect(await refused(t.open('enforcement_campaign', 'draft', { ...plan, ends_on: '2025-06-01' }))).toEqual(['结束日期不得早于开始日期'])
  const { id } = await t.open('enforcement_campaign', 'draft', plan)
  const act = (who: typeof handler, action: string, input: object = {}, rows: object = {}) => t.act(id, who, action, input, rows, 'enforcement_campaign')
  await act(head, 'approve', { approval_opinion: '同意' })
  expect((await t.load(id, 'enforcement_campaign')).row).toMatchObject({ state: 'running', shared_with: [unit(3)] })
  expect(await t.clock(id, 'ending', 'enforcement_campaign')).toMatchObject({ due_on: '2025-06-30', state: 'running' })
  expect(await refused(act(office, 'finish', { summary: '…' }))).toEqual(['还没有关联检查、责令改正、处罚，也没有登记各单位成果'])

  const visit = (result: string, more: object = {}) => t.open('inspection', 'inspect_at_once', {
    enforcement_field: 'market', mode: 'targeted', source: 'complaint', matters: '虚假宣传', subject_kind: 'enterprise', subject: '某公司', inspected_on: '2025-06-03', place: '某路', record: '…', result, ...officers, ...more,
  }, {}, { link: { kind: 'of_campaign', ledger: 'enforcement_campaign', id } })
  await visit('normal')
  await visit('clue')
  await visit('normal', { patrol: true, subject: null, subject_kind: null })
  const contribution = (org: string) => ({ contribution: [{ unit: org, until_on: '2025-06-03', inspections: 5, penalties: 1, content: '检查五户，立案一件' }] })
  expect(await refused(act(handler, 'contribute', {}, contribution(unit(4))))).toEqual(['只登记牵头单位和参加单位的成果'])
  await act(handler, 'contribute', {}, contribution(unit(3)))
  await act(office, 'finish', { summary: '成效明显' })
  expect((await t.load(id, 'enforcement_campaign')).row).toMatchObject({ state: 'finished', finished_on: '2025-06-03', inspections: 2, inspections_with_problem: 1, orders: 0, penalties: 0 })
  expect(await figure('enforcement_campaigns')).toBe(1)
}, 60_000)

test('前端服务和行政指导：按类别、按企业计；与轻微处罚相结合的写明决定书文号（处罚法第六条、第三十三条第三款）', async () => {
  const [one, two] = ['91990112MA05X7T13P', '91990112MA05X7T21J']
  const given = (kind: string, more: object = {}) => keep(t.world, handler, enforcementGuidance, { kind: 'enter', org_id: unit(2), from: '2025-06-03', input: {
    unit: unit(2), kind, enforcement_field: 'environment', given_on: '2025-06-03', subject: '某公司', content: '…', ...more } })
  expect(await refused(given('guidance'))).toEqual(['与轻微处罚、不予处罚相结合的行政指导应当写明决定书文号'])
  expect(await refused(given('diagnosis'))).toEqual(['出具会诊报告的，应当写明统一社会信用代码'])
  expect(await refused(given('reminder', { risk_controlled: true, credit_code: one }))).toEqual(['认定风险得到控制的，应当写明统一社会信用代码和结果'])
  await given('guidance', { decision_number: '试市监不罚〔2025〕1号' })
  for (const credit_code of [one, one, two]) await given('diagnosis', { credit_code, risk_controlled: credit_code === one, result: '已整改' })
  for (let n = 0; n < 3; n++) await given('follow_up')
  await given('plan')
  const ids = ['enterprise_diagnosis_reports', 'enterprises_risk_controlled', 'enterprise_follow_up_visits', 'enterprise_rectification_plans', 'light_penalty_guidance']
  expect(await Promise.all(ids.map(figure))).toEqual([2, 1, 3, 1, 1])
}, 60_000)
