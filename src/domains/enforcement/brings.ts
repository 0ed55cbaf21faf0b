import type { Brought } from '../../kernel/procedure/procedure.ts'

/** What one matter of enforcement gives the next: who, what and by whom it was found is not typed again. */
const pick = (values: Brought['values'], ...names: readonly string[]) => Object.fromEntries(names.map((name) => [name, values[name]]))
const OFFICERS = ['enforcement_field', 'handlers', 'certificate_numbers'] as const
/** 检查对象类别 is finer than the kinds of party. */
const partyKind = (kind: unknown) => kind === 'enterprise' ? 'organisation' : kind

const subject = ({ values }: Brought): Brought['rows'] => typeof values['subject'] !== 'string' ? {}
  : { party: [{ name: values['subject'], kind: partyKind(values['subject_kind']), credit_code: values['subject_code'], address: values['subject_address'] }] }
const parties = ({ rows }: Brought): Brought['rows'] =>
  ({ party: (rows['party'] ?? []).map((row) => pick(row, 'name', 'kind', 'credit_code', 'representative', 'address', 'phone')) })

export const orderFromInspection = (inspection: Brought): Brought =>
  ({ values: { ...pick(inspection.values, ...OFFICERS), facts: inspection.values['record'] }, rows: subject(inspection) })

export const penaltyFromInspection = (inspection: Brought): Brought => ({
  values: { ...pick(inspection.values, ...OFFICERS, 'place'), facts: inspection.values['record'], source: 'inspection', lead_on: inspection.values['inspected_on'] },
  rows: subject(inspection),
})

/** What was found at the recheck is the lead; before it there is the order only. */
export const penaltyFromOrder = (order: Brought): Brought => ({
  values: { ...pick(order.values, ...OFFICERS, 'cause', 'facts'), lead_on: order.values['rechecked_on'] ?? order.values['ordered_on'] },
  rows: { ...parties(order), violation: [{ description: order.values['cause'], provision: order.values['provision'] }] },
})

export const orderOfPenalty = (penalty: Brought): Brought => ({
  values: { ...pick(penalty.values, ...OFFICERS, 'cause', 'facts'), provision: penalty.rows['violation']?.[0]?.['provision'] }, rows: parties(penalty),
})

export const measureFromInspection = (inspection: Brought): Brought => ({ values: { ...pick(inspection.values, ...OFFICERS, 'place'), reason: inspection.values['record'] }, rows: subject(inspection) })
const identified = ({ rows }: Brought): Brought['rows'] =>
  ({ party: (rows['party'] ?? []).map((row) => pick(row, 'name', 'kind', 'credit_code', 'identity_number', 'representative', 'address', 'phone')) })
export const measureFromCase = (penalty: Brought): Brought => ({ values: { ...pick(penalty.values, ...OFFICERS, 'cause', 'place'), reason: penalty.values['facts'] }, rows: identified(penalty) })
export const measureFromEnforcement = (enforcement: Brought): Brought => ({ values: pick(enforcement.values, ...OFFICERS, 'cause'), rows: identified(enforcement) })

/** A penalty, or an order that was not followed. */
export const enforcementOfDecision = ({ values, rows }: Brought): Brought => ({
  values: {
    ...pick(values, ...OFFICERS, 'cause'), decided_on: values['decided_on'] ?? values['ordered_on'], perform_by: values['correct_by'] ?? values['late_fine_from'], late_from: values['late_fine_from'],
    obligation: values['performance'] ?? values['requirement'], ...(values['fine_total'] ? { principal: values['fine_total'], duty: 'money' } : {}),
  },
  rows: identified({ values, rows }),
})

/** What a substitute's work cost and the party did not pay is itself a sum that was decided. */
export const enforcementOfCosts = ({ values, rows }: Brought): Brought => ({
  values: {
    ...pick(values, ...OFFICERS, 'cause'), decision_name: '代履行费用核定书', decided_on: values['cost_settled_on'], perform_by: values['cost_due_by'], principal: values['substitute_cost'], duty: 'money',
    obligation: '缴纳代履行费用',
  },
  rows: identified({ values, rows }),
})
