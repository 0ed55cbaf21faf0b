import { settings } from '../../src/domains/enforcement/settings.ts'
import { looksUp } from '../../src/domains/enforcement/penalty/facts.ts'
import { penalty } from '../../src/domains/enforcement/penalty/penalty.ts'
import { nationalValue, type SettingDef } from '../../src/kernel/setting/setting.ts'
import { officersFacts } from './certificates.ts'
import { reasons, snapshot, type Given } from './snapshot.ts'

export type Case = Given<typeof penalty>
type Day = '2025-03-03' | '2026-03-03'

/** The nation's value of a setting for a field of enforcement. */
export const national = (id: string, field: string, day: Day) => nationalValue(settings.find((one) => one.id === id)! as SettingDef, field, day)
/** The nation's values for a field of enforcement, as `perform` would load them. */
export const facts = (field = 'other', day: Day = '2025-03-03') => ({
  ...Object.fromEntries(Object.entries(looksUp).flatMap(([name, look]) => look.kind === 'setting' && look.id !== 'officer_certificate_required' ? [[name, national(look.id, field, day)]] : [])),
  ...officersFacts(['a', 'b']),
  reconsiderations: [], measures: [], standards: [],
})
export const company = { name: '某公司', kind: 'organisation', address: '某路1号' }
export const person = { name: '张三', kind: 'person', address: '某路2号' }

type Setting = 'apply_standard' | 'conclude' | 'notify' | 'decide_penalty' | 'decide_on_the_spot' | 'fulfil' | 'overturn' | 'end_challenge' | 'expire_remedy' | 'charge_late_fine'
/** What the act itself sets. */
export const follows = (action: Setting, given: Case) =>
  penalty.actions[action].sets(snapshot(penalty, given) as never) as { readonly [field: string]: unknown }

/** Reasons against an action on a case; see `reasons`. */
export const against = (given: Case, action: Parameters<typeof reasons<typeof penalty>>[2], input?: Case['values']) => reasons(penalty, given, action, input)

/** Notified to everybody, both terms over, nobody spoke: a penalty may follow. */
export const ripe = (over: Case = {}, field = 'other'): Case => ({
  state: 'notified', on: '2025-03-03', ...over,
  values: {
    handlers: ['a', 'b'], enforcement_field: field as 'other', lead_on: '2025-01-02', filed_on: '2025-01-06', notified_on: '2025-02-10',
    proposed_outcome: 'penalty', proposed_kinds: ['fine'], proposed_fine: '5000.00', ...over.values,
  },
  rows: { party: [company], violation: [{ description: '某行为', ended_on: '2024-12-01', penalty_provision: '某条例第一条' }], ...over.rows },
  documents: { report: true, prior_notice: '2025-02-10', ...over.documents },
  clocks: { plea: { state: 'running', due_on: '2025-02-17' }, hearing_request: 'none', ...over.clocks },
  facts: { ...facts(field), ...over.facts },
})
/** Reasons against deciding a penalty on a ripe case. */
export const decide = (over: Case = {}, sanction: readonly object[] = [{ kind: 'fine', amount: '5000.00' }], field = 'other') =>
  against(ripe({ ...over, rows: { ...over.rows, sanction: sanction as never } }, field), 'decide_penalty', { findings: '…', ...over.values })
