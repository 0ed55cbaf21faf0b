import type { Tx } from '../access/scope.ts'
import type { Registry } from '../matter/world.ts'
import type { LookUps } from '../procedure/look-up.ts'

/**
 * What keeps practice out of everything that counts, as SQL: figures, exchange and the seals of the journal say it through
 * this, what the public site may read through the same view. Draws need it not: a pool is read in one district alone, of the ground's own records where it is frozen there. @param district the column that names a row's district
 */
export const noPractice = (district: string): string => `not exists (select from kernel.practice_ground g where g.code = ${district})`

/** The practice ground of the caller's district, where one was begun. Runs in his scope at home. */
export async function practiceOf(tx: Tx, district: string): Promise<string | null> {
  const { rows: [found] } = await tx.query<{ ground: string | null }>('select kernel.practice_of($1) as ground', [district])
  return found!.ground
}

/**
 * Opens the practice ground of the caller's district with the units, people and lists of today; `anew` leaves the old one
 * behind with all that was tried in it, since what was journalled is never removed.
 */
export async function openPractice(tx: Tx, registry: Registry, { anew }: { readonly anew: boolean }): Promise<string> {
  const { rows: [opened] } = await tx.query<{ ground: string }>('select kernel.open_practice($1, $2) as ground', [listsOf(registry), anew])
  return opened!.ground
}

/** Registers that actions look into, and what else stands like their entries: without them nothing could be tried that asks for them. */
const listsOf = ({ procedures, registers }: Registry): readonly string[] => [...new Set([...procedures.values()]
  .flatMap(({ looksUp }) => Object.values((looksUp ?? {}) as LookUps)).flatMap((look) => look.kind === 'matching' && (registers.has(look.ledger) || procedures.get(look.ledger)?.standing) ? [look.ledger] : []))]
