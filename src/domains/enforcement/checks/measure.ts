import { defineCheck, type CheckDef } from '../../../kernel/check/check.ts'
import { addDays } from '../../../kernel/law/day.ts'
import type { Citation } from '../../../kernel/law/law.ts'
import { sharing } from '../../../kernel/procedure/look-up.ts'
import { 三项制度, 强制法 } from '../../common/law.ts'
import { coerciveMeasure } from '../coercion/measure/measure.ts'
import { late } from './words.ts'

const approved = defineCheck({
  id: 'measure_approved', of: coerciveMeasure, label: '实施前经批准', basis: 强制法.art(18, undefined, 1), at: 'taken_on',
  test: (m) => {
    const { urgent, approved_on, taken_on } = m.values
    if (urgent) return null
    // Whether it was urgent a record from elsewhere may not say; then approval came within twenty-four hours (第十九条).
    if (approved_on !== null && approved_on > (m.handled ? taken_on! : addDays(taken_on!, 1))) return `${taken_on} 实施强制措施，${approved_on} 才批准`
    return m.handled && approved_on === null ? `${taken_on} 实施强制措施，实施前没有经批准` : null
  },
})
const officers = defineCheck({
  id: 'measure_officers', of: coerciveMeasure, label: '强制措施的执法人员人数', basis: 强制法.art(18, undefined, 2), at: 'taken_on', rule: { fact: 'officers' },
  test: (m) => (m.handled || m.values.handlers.length > 0) && m.values.handlers.length < m.facts.officers
    ? `应当由 ${m.facts.officers} 名以上执法人员实施，案卷写明 ${m.values.handlers.length} 名` : null,
})
/** Property and persons alone: what other measures touch is for the circumstances to say. */
const recorded = defineCheck({
  id: 'measure_recorded', of: coerciveMeasure, label: '强制措施全程音像记录', basis: 三项制度.section(8), at: 'taken_on', since: '2018-12-05',
  test: (m) => {
    const { kind, recording } = m.values
    return m.handled && (kind === 'seal' || kind === 'seize' || kind === 'liberty') && !recording?.trim() && !m.hasRecording ? '查封、扣押财物或者限制人身自由，案卷没有写明或者附具全程音像记录' : null
  },
})
interface Held { readonly org_id: string; readonly number: string | null; readonly values: { readonly [field: string]: unknown } }
/** What another organ had taken and not let go when this measure was taken. */
const heldBefore = (m: { readonly org_id: string; readonly values: { readonly taken_on: string | null } }, alike: readonly Held[], kind: string): Held | undefined => alike.find(({ org_id, values }) => {
  const [from, until] = [values['taken_on'], values['ended_on']] as (string | null)[]
  return org_id !== m.org_id && values['kind'] === kind && from != null && from < m.values.taken_on! && (until == null || until > m.values.taken_on!)
})
const again = (other: Held, what: string, taken_on: string | null): string =>
  `存疑：其他机关的案卷 ${other.number ?? '（无案号）'} 已于 ${String(other.values['taken_on'])} ${what}，${taken_on} 再次采取措施，请核对是否重复`
/** A doubt: the other organ may have sealed another part of the same goods. */
const once = defineCheck({
  id: 'measure_not_twice', of: coerciveMeasure, label: '不重复查封', basis: 强制法.art(23, 2), at: 'taken_on',
  looksUp: { same_goods: sharing({ party: ['credit_code'], item: ['name', 'specification', 'quantity'] }, ['kind', 'taken_on', 'ended_on']) },
  test: (m) => {
    const other = m.values.kind === 'seal' || m.values.kind === 'seize' ? heldBefore(m, m.facts.same_goods, 'seal') : undefined
    return other ? again(other, '查封同一当事人名称、规格、数量相同的财物', m.values.taken_on) : null
  },
})
const frozenOnce = defineCheck({
  id: 'measure_not_frozen_twice', of: coerciveMeasure, label: '不重复冻结', basis: 强制法.art(29, 2), at: 'taken_on',
  test: (m) => {
    const other = m.values.kind === 'freeze' ? heldBefore(m, m.facts.same_account, 'freeze') : undefined
    return other ? again(other, '冻结同一账户', m.values.taken_on) : null
  },
})
type At = CheckDef<typeof coerciveMeasure>['at']
const kept = (id: string, label: string, basis: Citation, at: At, deadline: keyof typeof coerciveMeasure.deadlines, act: string) =>
  defineCheck({ id, of: coerciveMeasure, label, basis, at, rule: { deadline }, test: (m) => late(m, deadline, coerciveMeasure.deadlines[deadline].label, act) })

export const measureChecks = [
  approved, officers, recorded, once, frozenOnce,
  kept('measure_urgent_reported', '当场实施后二十四小时内报告', 强制法.art(19), 'taken_on', 'urgent_report', '报告'),
  kept('measure_urgent_approved', '当场实施后补办批准', 强制法.art(19), 'taken_on', 'urgent_approval', '补办批准'),
  kept('measure_liberty_reported', '限制人身自由返回后报告', 强制法.art(20, 1, 2), 'returned_on', 'liberty_report', '报告并补办批准'),
  kept('measure_family_told', '通知当事人家属', 强制法.art(20, 1, 1), 'taken_on', 'family', '通知家属'),
  kept('measure_seizure_ended', '查封、扣押期限', 强制法.art(25, 1), 'taken_on', 'seizure', '解除或者处理'),
  kept('measure_freeze_ended', '冻结期限', 强制法.art(32, 1), 'taken_on', 'freeze', '解除或者处理'),
  kept('measure_liberty_ended', '限制人身自由期限', 强制法.art(20, 2), 'taken_on', 'liberty', '解除'),
  kept('measure_freeze_served', '冻结决定书三日内交付', 强制法.art(31), 'taken_on', 'freeze_service', '交付'),
  kept('measure_published_in_time', '强制措施公示期限', 三项制度.section(6), 'taken_on', 'publication', '公示'),
] as const
