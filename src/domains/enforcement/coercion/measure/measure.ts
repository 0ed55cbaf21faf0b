import { defineProcedure } from '../../../../kernel/procedure/procedure.ts'
import { measureFromCase, measureFromEnforcement, measureFromInspection } from '../../brings.ts'
import { 三项制度, 强制法 } from '../../../common/law.ts'
import { measureKinds } from '../choices.ts'
import { headed } from '../party.ts'
import { ending } from './actions/ending.ts'
import { keeping } from './actions/keeping.ts'
import { taking } from './actions/taking.ts'
import { deadlines } from './deadlines.ts'
import { documents } from './documents.ts'
import { looksUp } from './facts.ts'
import { children, fields, sections } from './fields.ts'
import { states } from './states.ts'

/** 行政强制措施: what is held for a time, from the approval to its release; one decision is one measure. */
export const coerciveMeasure = defineProcedure({
  id: 'coercive_measure',
  label: '行政强制措施',
  basis: [强制法.whole, 三项制度.whole],
  series: '强措',
  governedBy: 'taken_on',
  fields,
  many: children,
  title: ({ values, rows }) => `${headed(rows.party)} ${values.cause ?? ''} ${values.kind ? measureKinds[values.kind] : ''}`.trim(),
  list: ['enforcement_field', 'kind', 'taken_on', 'release_ground', 'ended_on', 'published_on'],
  sections,
  announced: { setting: 'service_notice_term', by: 'enforcement_field' },
  looksUp,
  states,
  opensIn: 'proposed',
  documents,
  deadlines,
  actions: { ...taking, ...keeping, ...ending },
  links: {
    measure_in_case: { label: '所属的处罚案件', to: 'penalty', basis: 强制法.art(27), brings: measureFromCase },
    measure_in_inspection: { label: '检查中采取的措施', to: 'inspection', basis: 强制法.art(16, 1), brings: measureFromInspection },
    measure_for_enforcement: { label: '强制执行前采取的措施', to: 'coercive_enforcement', basis: 强制法.art(46, 2), brings: measureFromEnforcement },
  },
  searched: ['cause', 'record', 'party.name', 'item.name'],
  publication: {
    label: '行政强制措施', about: 'party.name', basis: 三项制度.section(6), fields: ['enforcement_field', 'kind', 'cause', 'legal_basis', 'taken_on'],
    rows: { party: ['name', 'kind', 'credit_code'] },
  },
})
