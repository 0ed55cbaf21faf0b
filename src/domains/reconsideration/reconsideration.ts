import { inHeading } from '../../kernel/access/mask.ts'
import { defineProcedure } from '../../kernel/procedure/procedure.ts'
import { acceptance } from './actions/acceptance.ts'
import { aftermath } from './actions/aftermath.ts'
import { application } from './actions/application.ts'
import { decision } from './actions/decision.ts'
import { hearing } from './actions/hearing.ts'
import { interruption } from './actions/interruption.ts'
import { trial } from './actions/trial.ts'
import { deadlines } from './deadlines.ts'
import { documents } from './documents.ts'
import { children, fields, sections } from './fields.ts'
import { 复议法 } from '../common/law.ts'
import { 实施条例, 听证办法 } from './law.ts'
import { looksUp } from './looks-up.ts'
import { states } from './states.ts'

/** The responsible unit is the organ (区政府); people of its reconsideration body (区司法局) hold their roles there. */
export const reconsideration = defineProcedure({
  id: 'reconsideration',
  label: '行政复议',
  basis: [复议法.whole, 实施条例.whole, 听证办法.whole],
  series: '复',
  oneSerial: true,
  heldBy: ['government'],
  governedBy: 'submitted_on',
  fields,
  many: children,
  title: ({ values, rows, orgName }) => {
    const [first, ...others] = rows.applicant
    return `${first ? inHeading(first) : '申请人'}${others.length ? `等${others.length + 1}人` : ''} 不服 ${orgName(values.respondent)} ${values.act_title}`
  },
  list: ['act_kind', 'respondent', 'received_on', 'track', 'accepted_on', 'decision', 'decided_on'],
  sections,
  looksUp,
  states,
  opensIn: 'received',
  documents,
  deadlines,
  actions: { ...application, ...acceptance, ...trial, ...hearing, ...interruption, ...decision, ...aftermath },
  links: {
    challenges: { label: '被申请复议的行为', to: ['penalty', 'coercive_measure', 'coercive_enforcement'], basis: 复议法.art(11) },
    follows: { label: '重新作出行为后再次申请', to: 'reconsideration', basis: 实施条例.art(49, 2) },
  },
  sharedWith: ['respondent', 'joint_respondent'],
  searched: ['act_title', 'act_number', 'claims', 'applicant.name', 'third_party.name'],
  publication: {
    label: '行政复议决定书', about: 'act_title', basis: 复议法.art(79, 1),
    fields: ['respondent', 'act_title', 'claims', 'findings', 'reasoning', 'decision', 'decision_text', 'decided_on'],
    rows: { applicant: ['name', 'kind'], third_party: ['name', 'kind'] },
  },
})
