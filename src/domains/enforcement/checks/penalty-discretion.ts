import { defineCheck } from '../../../kernel/check/check.ts'
import { 裁量意见 } from '../../common/law.ts'
import { benchmarkApprovals, benchmarks } from '../choices.ts'
import { isOutside, isOutsideEvery } from '../discretion/case-discretion.ts'
import { fen } from '../penalty/bars.ts'
import { penalty } from '../penalty/penalty.ts'

/** Departed from without saying so; what is said of a departure is judged by the check of its approval. */
const range = defineCheck({
  id: 'penalty_discretion_range', of: penalty, label: '裁量幅度', basis: 裁量意见.section(12), at: 'decided_on', since: '2022-07-29',
  test: (m) => {
    const { benchmark, discretion_from, discretion_to, fine_total, overturned_on, outcome, mitigations } = m.values
    if (outcome !== 'penalty' || overturned_on !== null || benchmark === 'own_adjusted' || benchmark === 'superior_adjusted') return null
    // A case that came from elsewhere may bring its range and not the factors it rests on.
    const told = m.rows.discretion.length === 0 && fine_total !== null
    // What is lightened goes below what the breach alone calls for (处罚法第三十二条).
    const low = told && discretion_from !== null && mitigations.length === 0 && fen(fine_total) < fen(discretion_from)
    const high = told && discretion_to !== null && fen(fine_total) > fen(discretion_to)
    // Without factors there is no telling which step applied: then only what no step allows is a fault.
    const blind = !m.handled && m.rows.discretion.every(({ factors }) => factors.length === 0)
    // A fine that the record does not carry, or not its amount, is nowhere in a range.
    const untold = !m.handled && (m.rows.sanction.length === 0 || m.rows.sanction.some(({ kind, amount }) => kind === 'fine' && amount === null))
    return low || high || (!untold && (blind ? isOutsideEvery(m) : isOutside(m))) ? '处罚不在所适用的裁量基准的种类、幅度之内，没有写明调整适用的理由和批准' : null
  },
})
/** Every departure is the supervisor's to know, with its reason and whose leave it had (国办发〔2022〕27号 （十二）). */
const departed = defineCheck({
  id: 'penalty_discretion_departed', of: penalty, label: '调整适用裁量基准', basis: 裁量意见.section(12), at: 'decided_on', since: '2022-07-29',
  test: (m) => {
    const { benchmark, benchmark_note, benchmark_approval, overturned_on, outcome } = m.values
    if (outcome !== 'penalty' || overturned_on !== null || (benchmark !== 'own_adjusted' && benchmark !== 'superior_adjusted')) return null
    if (m.rows.discretion.length > 0 && !isOutside(m)) return null
    return `处罚不在裁量基准的种类、幅度之内，${benchmarks[benchmark]}。理由：${benchmark_note ?? '没有写明'}。批准：${benchmark_approval ? benchmarkApprovals[benchmark_approval] : '没有写明'}。请监督机构核查`
  },
})

export const penaltyDiscretion = [range, departed] as const
