import { defineCheck, type CheckDef } from '../../../kernel/check/check.ts'
import { chinaMinute } from '../../../kernel/law/day.ts'
import type { Citation } from '../../../kernel/law/law.ts'
import { 三项制度, 强制法 } from '../../common/law.ts'
import { isNight } from '../coercion/execution/bars.ts'
import { coerciveEnforcement } from '../coercion/execution/enforcement.ts'
import { recordingScenes, unrecorded } from './recording.ts'
import { late } from './words.ts'

type At = CheckDef<typeof coerciveEnforcement>['at']
const kept = (id: string, label: string, basis: Citation, at: At, deadline: keyof typeof coerciveEnforcement.deadlines, act: string) =>
  defineCheck({ id, of: coerciveEnforcement, label, basis, at, rule: { deadline }, test: (m) => late(m, deadline, coerciveEnforcement.deadlines[deadline].label, act) })
/** Late with a reason the court may accept is no fault; not to apply at all is the organ's to weigh. */
const application = defineCheck({
  id: 'enforcement_applied_in_time', of: coerciveEnforcement, label: '申请人民法院强制执行期限', basis: 强制法.art(53), at: 'court_term_from', rule: { deadline: 'application' },
  test: (m) => m.values.court_late_reason === null && m.clock('application').state === 'late' ? late(m, 'application', '申请人民法院强制执行期限', '申请') : null,
})
/** Demolition always; what else is enforced where the place's own list says so. */
const recorded = defineCheck({
  id: 'enforcement_recorded', of: coerciveEnforcement, label: '强制执行音像记录', basis: 三项制度.section(8), at: 'executed_on', since: '2018-12-05', looksUp: recordingScenes, rule: { fact: 'recording_scenes' },
  test: (m) => {
    // What the court carried out the court recorded.
    if (m.values.route === 'court' || m.values.executed_at === null) return null
    return m.values.duty === 'demolition' && m.handled && !m.values.recording?.trim() && !m.hasRecording ? '强制拆除，案卷没有写明或者附具全程音像记录' : unrecorded(m, ['execution'])
  },
})

/**
 * What the action refuses, of records from elsewhere as well: those may not carry what was urgent about it, and a record that
 * knows the day alone says midnight. 立即代履行 is urgent of itself (第五十二条); what the court carried out is the court's.
 */
const humane = defineCheck({
  id: 'enforcement_by_day', of: coerciveEnforcement, label: '不在夜间、法定节假日强制执行', basis: 强制法.art(43, 1), at: 'executed_on',
  test: (m) => {
    const { route, executed_at, urgent_reason, at_once } = m.values
    if (route === 'court' || executed_at === null || urgent_reason?.trim() || at_once) return null
    const minute = chinaMinute(new Date(executed_at))
    const night = isNight(m, executed_at) && (m.handled || !minute.endsWith('00:00'))
    const when = [night && `夜间（${minute.slice(11)}）`, m.facts.holiday !== null && `法定节假日（${m.facts.holiday}）`].filter(Boolean).join('、')
    if (when === '') return null
    return `${m.handled ? '' : '存疑：'}${minute.slice(0, 10)} 在${when}实施强制执行，案卷没有写明紧急情况`
  },
})

export const executionChecks = [
  application, recorded, humane,
  kept('enforcement_substitute_demand', '代履行三日前催告', 强制法.art(51, 1, 2), 'execution_decided_on', 'substitute_demand', '催告'),
  kept('enforcement_published_in_time', '强制执行决定公示期限', 三项制度.section(6), 'execution_decided_on', 'publication', '公示'),
] as const
