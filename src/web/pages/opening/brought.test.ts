import { describe, expect, test } from 'vitest'
import { penalty } from '../../../domains/enforcement/penalty/penalty.ts'
import { rectificationOrder } from '../../../domains/enforcement/rectification-order.ts'
import type { AnyProcedure } from '../../../kernel/procedure/procedure.ts'
import { formSpec } from '../action/form-spec.ts'
import { broughtInto } from './brought.ts'

const ofOrgan = { org_id: 'organ', number: '某检〔2025〕1号' }
const inspected = {
  ...ofOrgan,
  values: { enforcement_field: 'market', subject: '某公司', subject_kind: 'enterprise', subject_code: '91990112MA05X7T13P', subject_address: '某路1号', handlers: ['a', 'b'], certificate_numbers: '1、2', inspected_on: '2025-06-03', place: '某路', record: '宣传不实', result: 'ordered' },
  rows: {}, masked: [],
}
const ordered = {
  ...ofOrgan,
  values: { enforcement_field: 'market', cause: '虚假宣传', facts: '宣传不实', provision: '某法第一条', ordered_on: '2025-06-05', rechecked_on: '2025-06-20', handlers: ['a'] },
  rows: { party: [{ id: 'p', name: '某公司', kind: 'organisation', phone: '138****0000', code_problem: null }] }, masked: ['party.p.phone'],
}
const into = (procedure: AnyProcedure, action: string, kind: string, from: typeof inspected | typeof ordered) => broughtInto(procedure, formSpec(procedure, (procedure.actions as never)[action]), kind, from)

describe('由另一案办理的，表单带入已有的内容', () => {
  test('检查发现问题后责令改正：领域、人员、事实和对象不再填写', () => {
    expect(into(rectificationOrder, 'order', 'order_from_inspection', inspected)).toEqual({
      values: { enforcement_field: 'market', handlers: ['a', 'b'], certificate_numbers: '1、2', facts: '宣传不实' },
      rows: { party: [{ name: '某公司', kind: 'organisation', credit_code: '91990112MA05X7T13P', address: '某路1号' }] },
    })
  })
  test('检查发现线索后登记线索：来源是行政检查，线索发现日期是检查日期', () => {
    expect(into(penalty, 'register_lead', 'from_inspection', inspected).values).toEqual({ enforcement_field: 'market', facts: '宣传不实', place: '某路', source: 'inspection', lead_on: '2025-06-03' })
  })
  test('未按要求改正后登记线索：违法行为和当事人都在，遮盖的不带入', () => {
    expect(into(penalty, 'register_lead', 'from_order', ordered)).toEqual({
      values: { enforcement_field: 'market', cause: '虚假宣传', facts: '宣传不实', lead_on: '2025-06-20' },
      rows: { party: [{ name: '某公司', kind: 'organisation' }], violation: [{ description: '虚假宣传', provision: '某法第一条' }] },
    })
  })
  test('没有约定带入什么的关联，什么也不带入', () => expect(into(penalty, 'register_lead', 'challenges', inspected)).toEqual({ values: {}, rows: {} }))
})
