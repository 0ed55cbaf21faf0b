import { defineCheck } from '../../../kernel/check/check.ts'
import { 裁量意见 } from '../../common/law.ts'
import { isOutside } from '../discretion/case-discretion.ts'
import { fen } from '../penalty/bars.ts'
import { penalty } from '../penalty/penalty.ts'

/** Departed from without saying so; what is said of a departure is judged by the check of its approval. */
const range = defineCheck({
  id: 'penalty_discretion_range', of: penalty, label: '裁量幅度', basis: 裁量意见.section(12), at: 'decided_on', since: '2022-07-29',
  test: (m) => {
    const { benchmark, discretion_from, discretion_to, fine_total, overturned_on, outcome } = m.values
    if (outcome !== 'penalty' || overturned_on !== null || benchmark === 'own_adjusted' || benchmark === 'superior_adjusted') return null
    // A case that came from elsewhere may bring its range and not the factors it rests on.
    const told = m.rows.discretion.length === 0 && fine_total !== null
    const low = told && discretion_from !== null && fen(fine_total) < fen(discretion_from)
    const high = told && discretion_to !== null && fen(fine_total) > fen(discretion_to)
    return low || high || isOutside(m) ? '处罚不在所适用的裁量基准的种类、幅度之内，没有写明调整适用的理由和批准' : null
  },
})

export const penaltyDiscretion = [range] as const
