import { chinaDay } from '../../../../../kernel/law/day.ts'
import { 强制法 } from '../../../../common/law.ts'
import { certificateNumbers } from '../../../certified.ts'
import { addressed, dayOfTaking, frozenElsewhere, officers, onSite, only, scope, spotOnly, withTerm } from '../bars.ts'
import { revisable } from '../../party.ts'
import type { Actions, Measure } from '../types.ts'

const proposed = ['enforcement_field', 'kind', 'cause', 'power', 'reason', 'legal_basis', 'handlers'] as const
const ties = ['measure_in_case', 'measure_in_inspection', 'measure_for_enforcement'] as const
const scene = ['taken_at', 'place', 'steps', 'record'] as const
const sceneToo = ['attendance', 'witness', 'signature', 'statement', 'recording', 'publication_exemption'] as const
const takenOn = (m: Measure) => ({ taken_on: dayOfTaking(m) })
const atOnce = (m: Measure) => ({ urgent: true, taken_on: dayOfTaking(m), ...certificateNumbers(m) })

/** From the proposal, or the spot, to a measure in force (第十八至二十四、三十、三十一条). */
export const taking = {
  propose: {
    label: '提请采取措施', basis: 强制法.art(18, undefined, 1), by: ['handler', 'clerk'], opens: true, to: 'proposed', asks: proposed,
    offers: ['scope_checks', 'case_amount', 'certificate_numbers'], sets: (m) => certificateNumbers(m), asksRows: ['party'], offersRows: ['item', 'account'], offersLinks: ties, invalidIf: { ...officers, ...scope, ...addressed },
  },
  approve: {
    label: '批准采取措施', basis: 强制法.art(18, undefined, 1), by: 'organ_head', from: 'proposed', to: 'approved', asks: ['approval_opinion'], issues: 'approval',
    sets: (m) => ({ approved_on: m.on }), barredIf: { ...officers, ...scope, ...frozenElsewhere },
  },
  decline: {
    label: '不予批准', basis: 强制法.art(18, undefined, 1), by: 'organ_head', from: 'proposed', to: 'not_taken', asks: ['not_taken_reason'],
  },
  change_officers: {
    label: '更换实施人员', basis: 强制法.art(18, undefined, 2), by: ['office_head', 'organ_head'], from: ['proposed', 'approved'], asks: ['handlers'], offers: ['certificate_numbers'],
    sets: (m) => certificateNumbers(m), invalidIf: officers,
  },
  give_up: {
    label: '不再实施', basis: 强制法.art(16, 2), by: ['office_head', 'organ_head'], from: 'approved', to: 'not_taken', asks: ['not_taken_reason'],
  },
  seize: {
    label: '实施查封、扣押', basis: 强制法.art(24, 1), by: 'handler', from: 'approved', to: 'in_force', asks: [...scene, 'custody'], offers: ['custodian', ...sceneToo],
    issues: ['seizure', 'inventory', 'record'], sets: takenOn, only: only.seizure, barredIf: officers, invalidIf: { ...onSite, ...addressed },
  },
  seize_at_once: {
    label: '情况紧急，当场查封、扣押', basis: 强制法.art(19), by: 'handler', opens: true, to: 'unapproved', asks: [...proposed, ...scene, 'custody'],
    offers: [...sceneToo, 'custodian', 'scope_checks', 'certificate_numbers'], asksRows: ['party', 'item'], offersLinks: ties, issues: ['seizure', 'inventory', 'record'], sets: atOnce,
    invalidIf: { ...spotOnly.seizure, ...officers, ...scope, ...onSite, ...addressed },
  },
  freeze: {
    label: '实施冻结', basis: 强制法.art(30, 1), by: 'handler', from: 'approved', to: 'in_force', asks: scene, offers: ['publication_exemption'],
    issues: ['freeze_notice', 'freeze', 'record'], sets: takenOn, only: only.freeze, barredIf: { ...officers, ...frozenElsewhere }, invalidIf: { ...onSite, ...addressed },
  },
  restrain: {
    label: '实施其他措施', basis: 强制法.art(18), by: 'handler', from: 'approved', to: 'in_force', asks: scene, offers: [...sceneToo, 'term_until'],
    issues: ['measure', 'record'], sets: takenOn, only: only.others, barredIf: officers, invalidIf: { ...onSite, ...withTerm },
  },
  restrain_at_once: {
    label: '情况紧急，当场实施其他措施', basis: 强制法.art(19), by: 'handler', opens: true, to: 'unapproved', asks: [...proposed, ...scene], offers: [...sceneToo, 'term_until', 'certificate_numbers'],
    asksRows: ['party'], offersLinks: ties, issues: ['measure', 'record'], sets: atOnce, invalidIf: { ...spotOnly.others, ...officers, ...onSite, ...withTerm },
  },
  come_back: {
    label: '登记返回行政机关', basis: 强制法.art(20, 1, 2), by: 'handler', from: 'unapproved', asks: ['returned_on'], only: only.liberty,
    invalidIf: { '返回日期应当在实施之后，不晚于今天': ({ on, values: { returned_on, taken_on } }) => returned_on !== null && (returned_on > on || (taken_on !== null && returned_on < taken_on)) },
  },
  report: {
    label: '向负责人报告', basis: 强制法.art(19), by: 'handler', from: 'unapproved', asks: ['reported_at'],
    invalidIf: { '报告时间应当在实施之后，不晚于今天': ({ on, values: { reported_at, taken_at } }) =>
      reported_at !== null && (chinaDay(new Date(reported_at)) > on || (taken_at !== null && Date.parse(reported_at) < Date.parse(taken_at))) },
  },
  approve_afterwards: {
    label: '补办批准', basis: 强制法.art(19), by: 'organ_head', from: 'unapproved', to: { by: 'approval_result', states: { granted: 'in_force', refused: 'ending' } },
    asks: ['approved_at', 'approval_result', 'approval_opinion'], issues: 'approval', sets: (m) => m.values.approval_result === 'granted' ? { approved_on: m.on } : {},
    barredIf: { '执法人员尚未向负责人报告': (m) => m.values.reported_at === null },
    invalidIf: { '批准时间应当在报告之后，不晚于今天': ({ on, values: { reported_at, approved_at } }) =>
      approved_at !== null && (chinaDay(new Date(approved_at)) > on || (reported_at !== null && Date.parse(approved_at) < Date.parse(reported_at))) },
  },
  tell_family: {
    label: '通知家属', basis: 强制法.art(20, 1, 1), by: 'handler', from: ['unapproved', 'in_force'], asks: ['family_told_on', 'family_notice'], issues: 'family_notice', only: only.liberty,
    invalidIf: { '通知家属的日期尚未到来': (m) => m.values.family_told_on !== null && m.values.family_told_on > m.on },
  },
  revise_party: {
    label: '补正当事人信息', basis: 强制法.art(24, 2, 1), by: ['handler', 'clerk'], from: ['proposed', 'approved', 'unapproved', 'in_force', 'ending', 'returning'],
    revisesRows: { party: revisable },
  },
} as const satisfies Actions
