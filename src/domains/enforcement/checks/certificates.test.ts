import { expect, test } from 'vitest'
import { faultIn, type Seen } from '../../../../test/support/check.ts'
import { inspection } from '../inspection.ts'
import { certificateChecks } from './certificates.ts'

const check = certificateChecks.find(({ id }) => id === 'inspection_certified')!
const card = (values: object = {}) => ({ org_id: '', state: 'valid', values: { holder: 'a', name: '甲', certificate_number: '01', enforcement_fields: ['market'], issued_on: '2024-01-01', valid_until: '2026-12-31', suspended_on: null, restored_on: null, ended_on: null, ...values } })
const inspected = (certificates: readonly object[], over: Seen<typeof inspection> = {}): Seen<typeof inspection> => ({
  ...over, values: { enforcement_field: 'market', handlers: ['a', 'b'], inspected_on: '2025-03-03' },
  facts: { certificates, officer_names: [{ id: 'a', name: '甲' }], kin: { own: '', above: [], below: [], before: [], after: [] }, received: [], entrusted: [], certificate_required: true },
})
const fault = (certificates: readonly object[], over?: Seen<typeof inspection>) => faultIn(inspection, check, inspected(certificates, over))

test('检查之日证件有效的没有问题；过期、暂扣的提出（第四十二条）', () => {
  expect(fault([card()])).toBeNull()
  expect(fault([card({ valid_until: '2025-03-02' })])).toContain('有效期已于 2025-03-02 届满')
  expect(fault([card({ suspended_on: '2025-03-01' })])).toContain('暂扣')
  expect(fault([card({ suspended_on: '2025-03-04' })])).toBeNull()
})
test('证件台账中没有的人员、导入的案卷，不作为问题', () => {
  expect(fault([])).toBeNull()
  expect(fault([card({ valid_until: '2025-03-02' })], { handled: false })).toBeNull()
})
test.each(['penalty_certified', 'order_certified', 'measure_certified', 'enforcement_certified'] as const)('%s：证件有效的没有问题，过期的提出（行政处罚法第四十二条第一款、行政强制法第十七条第三款、国办发〔2018〕118号（五））', (id) => {
  const one = certificateChecks.find((each) => each.id === id)!
  const on = (valid_until: string) => faultIn(one.of, one, {
    values: { enforcement_field: 'market', handlers: ['a', 'b'], outcome: 'penalty', decided_on: '2025-03-03', ordered_on: '2025-03-03', taken_on: '2025-03-03', execution_decided_on: '2025-03-03' },
    facts: { certificates: [card({ valid_until })], officer_names: [{ id: 'a', name: '甲' }], kin: { own: '', above: [], below: [], before: [], after: [] }, received: [], entrusted: [], certificate_required: true },
  } as never)
  expect(on('2025-03-03')).toBeNull()
  expect(on('2025-03-02')).toContain('有效期已于 2025-03-02 届满')
})
