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
