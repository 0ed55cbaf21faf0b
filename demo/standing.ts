import type { IsoDate } from '../src/kernel/law/law.ts'
import type { LookUp, LookUps, Matching } from '../src/kernel/procedure/look-up.ts'
import type { Registry } from '../src/kernel/matter/world.ts'
import type { Stage } from './simulate.ts'

/** A record of a ledger with the days it stands between. */
interface Standing extends Matching { readonly from: IsoDate; readonly until: IsoDate | null }
export interface StandingRecords {
  readonly add: (record: Standing) => void
  readonly matching: Stage['matching']
}

/** The records made up so far, found by the fields that definitions look them up by. */
export function standingRecords({ procedures }: Registry): StandingRecords {
  const looks = [...procedures.values()].flatMap((procedure) => Object.values((procedure.looksUp ?? {}) as LookUps))
    .filter((look): look is Extract<LookUp, { readonly kind: 'matching' }> => look.kind === 'matching')
  const foundBy = new Map<string, Set<string>>()
  for (const { ledger, where } of looks) foundBy.set(ledger, (foundBy.get(ledger) ?? new Set()).add(Object.keys(where)[0]!))
  const index = new Map<string, Standing[]>()
  const valueOf = (record: Standing, field: string): unknown => field === 'org_id' ? record.org_id : record.values[field]
  return {
    add: (record) => {
      for (const field of foundBy.get(record.ledger) ?? []) for (const value of [valueOf(record, field)].flat()) {
        const key = `${record.ledger} ${field} ${String(value)}`
        const found = index.get(key)
        if (found) found.push(record)
        else index.set(key, [record])
      }
    },
    matching: ({ ledger, where }, ours, on) => {
      const [[first, mine], ...others] = Object.entries(where) as [[string, string], ...[string, string][]]
      const agrees = (record: Standing, theirs: string, our: string): boolean => [ours(our)].flat().some((value) => [valueOf(record, theirs)].flat().includes(value))
      return [ours(mine)].flat().flatMap((value) => index.get(`${ledger} ${first} ${String(value)}`) ?? [])
        .filter((record) => record.from <= on && (record.until === null || record.until > on) && others.every(([theirs, our]) => agrees(record, theirs, our)))
    },
  }
}
