import { defineCheck } from '../../../kernel/check/check.ts'
import type { Citation, IsoDate } from '../../../kernel/law/law.ts'
import { 三项制度, 处罚法, 强制法 } from '../../common/law.ts'
import { certified, type Staffed } from '../certified.ts'
import { coerciveEnforcement } from '../coercion/execution/enforcement.ts'
import { coerciveMeasure } from '../coercion/measure/measure.ts'
import { inspection } from '../inspection.ts'
import { penalty } from '../penalty/penalty.ts'
import { rectificationOrder } from '../rectification-order.ts'

/**
 * The very condition of the actions, seen from afterwards: a card that was suspended or found void since then. An officer of
 * whom the register knows no card is not accused: what was handled before the register was kept shows none.
 */
function uncertified(m: Staffed & { readonly handled: boolean }, day: IsoDate | null, delegable: boolean, basis: Citation): string | null {
  if (!m.handled || day === null) return null
  const known = m.values.handlers.filter((officer) => m.facts.certificates.some(({ values }) => values['holder'] === officer))
  const [bar] = Object.values(certified<Staffed>({ day: () => day, delegable, basis }))
  const said = bar!.cases({ ...m, values: { ...m.values, handlers: known } })
  return said.length > 0 ? `${day} 办理时没有有效的执法证件：${said.join('；')}` : null
}
const basis = 处罚法.art(42, 1)

export const certificateChecks = [
  defineCheck({
    id: 'penalty_certified', of: penalty, label: '执法人员持有效证件', basis, at: 'decided_on', since: '2021-07-15',
    test: (m) => m.values.outcome === 'penalty' || m.values.outcome === 'no_penalty' ? uncertified(m, m.values.decided_on, true, basis) : null,
  }),
  defineCheck({ id: 'inspection_certified', of: inspection, label: '检查人员持有效证件', basis, at: 'inspected_on', since: '2021-07-15', test: (m) => uncertified(m, m.values.inspected_on, true, basis) }),
  defineCheck({ id: 'order_certified', of: rectificationOrder, label: '责令改正人员持有效证件', basis, at: 'ordered_on', since: '2021-07-15', test: (m) => uncertified(m, m.values.ordered_on, true, basis) }),
  defineCheck({ id: 'measure_certified', of: coerciveMeasure, label: '实施强制措施人员持有效证件', basis: 强制法.art(17, 3), at: 'taken_on', test: (m) => uncertified(m, m.values.taken_on, false, 强制法.art(17, 3)) }),
  defineCheck({
    id: 'enforcement_certified', of: coerciveEnforcement, label: '强制执行人员持有效证件', basis: 三项制度.section(5), at: 'execution_decided_on',
    test: (m) => uncertified(m, m.values.execution_decided_on, false, 三项制度.section(5)),
  }),
] as const
