import { defineProcedure } from '../../../../kernel/procedure/procedure.ts'
import { 三项制度, 强制法 } from '../../../common/law.ts'
import { enforcementOfCosts, enforcementOfDecision } from '../../brings.ts'
import { headed } from '../party.ts'
import { beginning } from './actions/beginning.ts'
import { costs } from './actions/costs.ts'
import { course } from './actions/course.ts'
import { court } from './actions/court.ts'
import { enforcing } from './actions/enforcing.ts'
import { deadlines } from './deadlines.ts'
import { documents } from './documents.ts'
import { looksUp } from './facts.ts'
import { children, fields, sections } from './fields.ts'
import { states } from './states.ts'

/** 行政强制执行: one decision that is not obeyed, from the demand to its end, by the organ itself or by the court. */
export const coerciveEnforcement = defineProcedure({
  id: 'coercive_enforcement',
  label: '行政强制执行',
  basis: [强制法.whole, 三项制度.whole],
  series: '强执',
  governedBy: 'decided_on',
  fields,
  many: children,
  title: ({ values, rows }) => `${headed(rows.party)} ${values.cause ?? ''} 强制执行`.trim(),
  list: ['enforcement_field', 'route', 'manner', 'duty', 'execution_decided_on', 'executed_on', 'court_applied_on'],
  sections,
  announced: { setting: 'service_notice_term', by: 'enforcement_field' },
  looksUp,
  states,
  opensIn: 'opened',
  documents,
  deadlines,
  actions: { ...beginning, ...enforcing, ...costs, ...course, ...court },
  links: {
    enforces: { label: '据以执行的决定', to: ['penalty', 'rectification_order'], basis: 强制法.art(34), brings: enforcementOfDecision },
    enforces_costs: { label: '未缴纳的代履行费用', to: 'coercive_enforcement', basis: 强制法.art(51, 2), brings: enforcementOfCosts },
    seized_before: { label: '已经采取的查封、扣押', to: 'coercive_measure', basis: 强制法.art(46, 3) },
  },
  searched: ['cause', 'decision_name', 'obligation', 'party.name'],
  publication: {
    label: '行政强制执行决定', about: 'party.name', basis: 三项制度.section(6), fields: ['enforcement_field', 'cause', 'decision_name', 'manner', 'execution_decided_on'],
    rows: { party: ['name', 'kind', 'credit_code'] },
  },
})
