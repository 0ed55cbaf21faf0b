import { expect, test } from 'vitest'
import { qualification } from '../../../domains/officers/qualification.ts'
import type { Role } from '../../../kernel/access/role.ts'
import type { ActionView, MatterView } from '../../../kernel/http/contract.ts'
import type { AnyAction, AnyProcedure } from '../../../kernel/procedure/procedure.ts'
import { refusals } from '../../../kernel/procedure/refusals.ts'
import { snapshot } from '../../../../test/support/snapshot.ts'
import { findAction } from '../../registry.ts'
import { blankRows, formSpec } from '../action/form-spec.ts'
import { sortActions } from './actions-of.ts'

/** The matter as somebody sees it who holds these roles in its own unit, or in the unit a field names. */
function seen(procedure: AnyProcedure, state: string, own: readonly Role[], of: { readonly [field: string]: readonly Role[] } = {}): MatterView {
  const m = snapshot(procedure, { state, facts: { bodies: [], certificates: [], exemption: false }, as: own })
  const actions = Object.entries(procedure.actions as { readonly [name: string]: AnyAction }).map(([name, { label, basis }]): ActionView => ({ name, label, basis, standard: false, refusals: refusals(procedure, m, name, { roles: own, of }, null) }) as ActionView)
  return { ledger: procedure.id, state, actions, clocks: [], documents: [], rows: {}, values: {}, masked: [] } as unknown as MatterView
}

test('等别人审查时，撤回不是下一步；轮到自己的环节才是', () => {
  const clerks = sortActions(qualification, seen(qualification, 'applied', ['clerk']), 'unit')
  expect(clerks.forward.map(({ name }) => name)).toEqual(['withdraw'])
  expect(clerks.next).toBeNull()
  expect(sortActions(qualification, seen(qualification, 'applied', [], { registrar: ['supervisor'] }), 'respondent').next).toBe('review')
  expect(sortActions(qualification, seen(qualification, 'passed', [], { registrar: ['supervisor'] }), 'respondent').forward.map(({ name }) => name)).toContain('issue')
})

test('逐项审查的，表单一开始就列出各项', () => {
  const spec = formSpec(qualification, findAction(qualification, 'review')!)
  expect(blankRows(spec, null)).toEqual({ item: ['employment', 'on_duty', 'class', 'body'].map((item) => ({ item })) })
})
