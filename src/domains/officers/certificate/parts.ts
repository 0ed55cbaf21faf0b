import { matching, setting } from '../../../kernel/procedure/look-up.ts'
import type { ActionDef, DeadlineDef, Snapshot } from '../../../kernel/procedure/procedure.ts'
import { 地方证件规定 } from '../law.ts'
import type { fields } from './fields.ts'

export const looksUp = {
  same: matching('certificate', { certificate_number: 'certificate_number' }, [], { wide: true }),
  missed_suspends: setting<boolean>('certificate_missed_check_suspends'),
}
export const states = {
  recorded: { label: '待核实' }, valid: { label: '有效' }, suspended: { label: '暂扣' },
  replaced: { label: '已换发', final: true }, cancelled: { label: '已注销', final: true }, expired: { label: '已过期', final: true }, rejected: { label: '不予登记', final: true },
} as const
export const documents = {
  check_form: { label: '行政执法证件审验表', template: 'certificate_check', basis: 地方证件规定 },
  renewal: { label: '行政执法证件延续审批表', template: 'certificate_renewal', basis: 地方证件规定 },
  suspension: { label: '暂扣行政执法证件通知书', template: 'certificate_suspension', series: '证扣', serve: 'once', basis: 地方证件规定 },
  cancellation: { label: '注销行政执法证件通知书', template: 'certificate_cancellation', series: '证销', serve: 'once', basis: 地方证件规定 },
} as const
export const deadlines = {
  validity: {
    label: '证件有效期', whose: 'law', from: { dated: 'valid_until' }, until: { entering: ['replaced', 'cancelled'] },
    term: { dueOn: 'valid_until', basis: 地方证件规定 }, consequence: '证件失效，不得继续执法',
  },
  check: { label: '证件审验期限', from: { dated: 'check_from' }, until: { issued: 'check_form' }, term: { setting: 'certificate_annual_review_after' }, consequence: '应当送审验' },
  /** Beside the duty, which stays on the worklist until the card is checked: what the rule of the place makes of missing it. */
  missed_check: { label: '未按期审验的处理', whose: 'law', from: { dated: 'check_from' }, until: { issued: 'check_form' }, term: { setting: 'certificate_annual_review_after' } },
  retraining: {
    label: '满期重新培训、考试期限', from: { dated: 'retrain_from' }, until: { issued: 'renewal' }, term: { setting: 'certificate_renewal_after' },
    consequence: '应当重新培训、考试合格后延续',
  },
} as const satisfies { readonly [name: string]: DeadlineDef<typeof fields, {}, State, Paper, never, typeof looksUp> }

// The parts of the definition stand in several files; these types tie them, so that a misspelt name still does not compile.
type State = keyof typeof states
type Paper = keyof typeof documents
type Clock = keyof typeof deadlines
export type Card = Snapshot<typeof fields, {}, State, Paper, Clock, typeof looksUp>
export type Actions = { readonly [name: string]: ActionDef<typeof fields, {}, State, Paper, Clock, typeof looksUp> }
