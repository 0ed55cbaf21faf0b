import { expect, test } from 'vitest'
import { faultIn, type Seen } from '../../../../test/support/check.ts'
import { coerciveMeasure } from '../coercion/measure/measure.ts'
import { measureChecks } from './measure.ts'

const taken = (over: Seen<typeof coerciveMeasure> = {}): Seen<typeof coerciveMeasure> => ({
  state: 'in_force', on: '2025-04-20', ...over,
  values: { enforcement_field: 'market', kind: 'seize', cause: '…', handlers: ['a', 'b'], approved_on: '2025-03-02', taken_on: '2025-03-03', returned_on: '2025-03-03', recording: '记录仪 1 号', ...over.values }, facts: { officers: 2, cases: [], same_account: [], same_goods: [], ...over.facts },
})
const fault = (id: string, over?: Seen<typeof coerciveMeasure>) => faultIn(coerciveMeasure, measureChecks.find((check) => check.id === id)!, taken(over))

test('依法实施的强制措施，没有一条规则提出问题', () => { for (const { id } of measureChecks) expect(fault(id), id).toBeNull() })
test('实施前须经批准，情况紧急当场实施的除外（第十八条第一项、第十九条）', () => {
  expect(fault('measure_approved', { values: { approved_on: null } })).toContain('没有经批准')
  expect(fault('measure_approved', { values: { approved_on: '2025-03-04' } })).toContain('才批准')
  expect(fault('measure_approved', { values: { approved_on: null, urgent: true } })).toBeNull()
  expect(fault('measure_approved', { values: { approved_on: null }, handled: false })).toBeNull()
  // Whether it was urgent, a record from elsewhere may not say.
  expect(fault('measure_approved', { values: { approved_on: '2025-03-04' }, handled: false })).toBeNull()
  expect(fault('measure_approved', { values: { approved_on: '2025-03-05' }, handled: false })).toContain('才批准')
})
test('由两名以上行政执法人员实施（第十八条第二项）', () => expect(fault('measure_officers', { values: { handlers: ['a'] } })).toContain('写明 1 名'))
test('查封扣押全程音像记录，冻结没有现场的除外（国办发〔2018〕118号（八））', () => {
  expect(fault('measure_recorded', { values: { recording: null } })).toContain('音像记录')
  expect(fault('measure_recorded', { values: { recording: null }, hasRecording: true })).toBeNull()
  expect(fault('measure_recorded', { values: { recording: null, kind: 'freeze' } })).toBeNull()
})
test.each([
  ['measure_urgent_reported', 'urgent_report'], ['measure_urgent_approved', 'urgent_approval'], ['measure_liberty_reported', 'liberty_report'], ['measure_family_told', 'family'],
  ['measure_seizure_ended', 'seizure'], ['measure_freeze_ended', 'freeze'], ['measure_liberty_ended', 'liberty'], ['measure_freeze_served', 'freeze_service'], ['measure_published_in_time', 'publication'],
] as const)('%s：按期的没有问题，逾期的提出（期限 %s）', (id, deadline) => {
  expect(fault(id, { clocks: { [deadline]: { state: 'met', due_on: '2025-04-02', met_on: '2025-04-01' } } })).toBeNull()
  expect(fault(id, { clocks: { [deadline]: { state: 'late', due_on: '2025-04-02', met_on: '2025-04-03' } } })).toContain('2025-04-03 才')
  expect(fault(id, { clocks: { [deadline]: { state: 'lapsed', due_on: '2025-04-02' } } })).toContain('没有')
})
test('其他机关已经查封、冻结尚未解除的，再次采取措施存疑（第二十三条第二款、第二十九条第二款）', () => {
  const other = (values: object = {}, org_id = 'other') => ({ org_id, number: '强措1号', values: { kind: 'seal', taken_on: '2025-02-20', ended_on: null, ...values } })
  const goods = (values?: object, org_id?: string) => fault('measure_not_twice', { facts: { same_goods: [other(values, org_id)] } })
  expect(goods()).toBe('存疑：其他机关的案卷 强措1号 已于 2025-02-20 查封同一当事人名称、规格、数量相同的财物，2025-03-03 再次采取措施，请核对是否重复')
  expect(goods({ ended_on: '2025-03-01' })).toBeNull()
  expect(goods({ kind: 'seize' }), '法律说的是已被查封的').toBeNull()
  expect(goods({ taken_on: '2025-03-04' })).toBeNull()
  expect(goods({}, '00000000-0000-0000-0000-000000000000')).toBeNull()
  const freeze = (values: object) => fault('measure_not_frozen_twice', { values: { kind: 'freeze' }, facts: { same_account: [other({ kind: 'freeze', ...values })], same_goods: [other()] } })
  expect(freeze({})).toContain('冻结同一账户')
  expect(freeze({ ended_on: '2025-02-28' })).toBeNull()
})
