import { settings } from '../../src/domains/reconsideration/settings.ts'
import { reconsideration } from '../../src/domains/reconsideration/reconsideration.ts'
import { reasons, type Given } from './snapshot.ts'

const fallback = (id: string) => settings.find((setting) => setting.id === id)!.fallback
/** The facts of a case where no place has set anything of its own. */
export const facts = {
  delegated: fallback('reconsideration_delegated_signing'), observation_day: fallback('reconsideration_observation_day'),
  agreement_counts: fallback('reconsideration_correction_rate_agreement'), reviews: [],
}
type Case = Given<typeof reconsideration>

/** A case under the ordinary procedure, answered in time, views heard, ready for a decision, but for what is given. */
export const ready = (over: Case = {}): Case => ({
  state: 'trial', on: '2025-04-10', ...over,
  values: { track: 'ordinary', handlers: ['甲', '乙'], accepted_on: '2025-03-10', act_kind: 'penalty', requests: ['revoke'], reply_points: '…', ...over.values },
  rows: { applicant: [{ name: '张三', kind: 'person' }], view: [{ party: '张三', mode: 'telephone', heard_on: '2025-03-20' }], ...over.rows },
  documents: { application: true, reply_notice: '2025-03-12', reply: true, ...over.documents },
  clocks: { reply: 'met', trial: { state: 'running', due_on: '2025-05-09' }, ...over.clocks },
  facts: { ...facts, ...over.facts },
})
/** Reasons against an action on a case; see `reasons`. */
export const against = (given: Case, action: Parameters<typeof reasons<typeof reconsideration>>[2], input?: Case['values']) => reasons(reconsideration, given, action, input)
