/** Units, departments and staff of a whole place: the largest number of a kind holds the others. */
import type { Term } from '../term.ts'
import { isCount, leq, type Link } from './link.ts'

const STAFF = /干部|人员|职工/
export const BODIES = /单位|部门|镇街|街镇|街道|乡镇|执法主体/

/** What is counted of the place as a whole: its units and departments, or (全区…名) its staff; empty if neither. */
function kindOf(term: Term): string {
  if (!isCount(term) || term.value < 2) return ''
  if (term.unit === '个' || term.unit === '家') return BODIES.exec(term.subject.slice(0, 12))?.[0] ?? ''
  return term.family === 'person' && /^全[市区县镇]/.test(term.lead) && STAFF.test(term.subject) ? '人员' : ''
}

/** The largest number of units, departments or staff in a report holds the other ones. */
export function bodies(terms: readonly Term[]): Link[] {
  const largest = new Map<string, Term>()
  const kinds = terms.filter((term) => kindOf(term) !== '')
  for (const term of kinds) if (term.value > (largest.get(kindOf(term))?.value ?? 0)) largest.set(kindOf(term), term)
  return kinds.flatMap((part) => {
    const whole = largest.get(kindOf(part))
    return whole && whole.value > part.value ? [leq(part, whole)] : []
  })
}
