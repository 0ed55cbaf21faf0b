import { defineCheck } from '../../../kernel/check/check.ts'
import { 处罚法 } from '../../common/law.ts'
import { 治安管理处罚法 } from '../law.ts'
import { penalty } from '../penalty/penalty.ts'

/** Two, unless a law says otherwise: the field's setting knows that one police officer may decide on the spot. */
const officers = defineCheck({
  id: 'penalty_officers', of: penalty, label: '执法人员人数', basis: 处罚法.art(42, 1), at: 'decided_on', since: '2021-07-15', rule: { fact: 'officers' },
  test: (m) => {
    const { handlers, track, outcome } = m.values
    // What was handed over or dropped before an officer was named was not enforced here.
    if (outcome !== 'penalty' && outcome !== 'no_penalty' && outcome !== 'not_established') return null
    const needed = track === 'summary' ? m.facts.officers_on_the_spot : m.facts.officers
    // A file that names no officer is silent about them, unless it was made here.
    return (m.handled || handlers.length > 0) && handlers.length < needed ? `作出决定的案件应当由 ${needed} 名以上执法人员办理，案卷写明 ${handlers.length} 名` : null
  },
})
const alone = defineCheck({
  id: 'penalty_alone_recorded', of: penalty, label: '一名人民警察当场处罚的录音录像', basis: 治安管理处罚法.art(120, 3), at: 'decided_on', since: '2026-01-01',
  test: (m) => {
    const { enforcement_field, track, handlers, outcome } = m.values
    if (!m.handled || enforcement_field !== 'public_security' || track !== 'summary' || outcome !== 'penalty' || handlers.length !== 1) return null
    if (!m.values.uncontested) return '由一名人民警察当场作出决定，案卷没有写明被处罚人没有异议'
    return m.hasRecording ? null : '由一名人民警察当场作出决定，案卷没有附全程同步录音录像'
  },
})
const reviewer = defineCheck({
  id: 'penalty_reviewer_apart', of: penalty, label: '法制审核人员不是本案办案人员', basis: 处罚法.art(58, 1), at: 'reviewed_on', since: '2021-07-15',
  test: (m) => m.values.reviewer !== null && m.values.handlers.includes(m.values.reviewer) ? '本案的承办人审核了本案' : null,
})

export const penaltyOfficers = [officers, alone, reviewer] as const
