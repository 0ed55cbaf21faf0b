import { defineCheck } from '../../../kernel/check/check.ts'
import type { IsoDate } from '../../../kernel/law/law.ts'
import { matching, setting } from '../../../kernel/procedure/look-up.ts'
import { 三项制度, 处罚法 } from '../../common/law.ts'
import { 治安管理处罚法 } from '../law.ts'
import { needsReview } from '../penalty/bars.ts'
import { penalty } from '../penalty/penalty.ts'
import { recordingScenes, unrecorded } from './recording.ts'

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
/** Who began before the rule had none over him, and whom the register does not know is not accused. */
const qualified = defineCheck({
  id: 'penalty_reviewer_qualified', of: penalty, label: '初次从事法制审核的人员取得法律职业资格', basis: 处罚法.art(58, 2), at: 'reviewed_on', since: '2021-07-15', rule: { fact: 'qualified_since' },
  looksUp: {
    reviewers: matching('legal_reviewer', { reviewer: 'reviewer' }, ['name', 'began_on', 'legal_qualification', 'qualified_on'], { wide: true }),
    qualified_since: setting<IsoDate>('penalty_reviewer_qualified_since', 'enforcement_field'),
  },
  test: ({ values: { reviewed_on }, facts: { reviewers, qualified_since } }) => {
    const [known] = reviewers
    const { name, began_on, legal_qualification, qualified_on } = (known?.values ?? {}) as { readonly [field: string]: string | null }
    if (!began_on || began_on < qualified_since) return null
    if ((legal_qualification || qualified_on) && (!qualified_on || qualified_on <= reviewed_on!)) return null
    return `法制审核人员${name} ${began_on} 初次从事法制审核，${reviewed_on} 审核本案时没有取得法律职业资格`
  },
})
const recorded = defineCheck({
  id: 'penalty_recorded', of: penalty, label: '重大案件、听证等音像记录', basis: 三项制度.section(8), at: 'decided_on', since: '2018-12-05', looksUp: recordingScenes, rule: { fact: 'recording_scenes' },
  test: (m) => {
    const { hearing_outcome, major, preserved_on, recorded: whole } = m.values
    const found = { hearing: hearing_outcome === 'held', major: major || needsReview(m), preservation: preserved_on !== null }
    return whole ? null : unrecorded(m, (Object.keys(found) as (keyof typeof found)[]).filter((scene) => found[scene]))
  },
})

export const penaltyOfficers = [officers, alone, reviewer, qualified, recorded] as const
