import type { World } from '../matter/world.ts'
import type { Batch } from './changed.ts'

/** A case that could not be read waits as many seconds as two to the number of tries, an hour at most. */
const LONGEST_S = 3_600
const PROBLEM = 500

interface Waiting { readonly district: string; readonly ledger: string; readonly ids: readonly string[] }

/** Cases of earlier rounds that are due to be tried again; of a ledger without checks none is any more. */
export async function dueAgain({ worker, registry }: World, ledgers: readonly string[], most: number): Promise<readonly Batch[]> {
  await worker.query('delete from check_again where not ledger = any ($1)', [ledgers])
  const { rows } = await worker.query<Waiting>(
    'select district, ledger, array_agg(id) as ids from (select * from check_again where next_at <= now() order by next_at limit $1) due group by district, ledger', [most])
  return rows.map(({ district, ledger, ids }) => ({ district, procedure: registry.procedures.get(ledger)!, ids }))
}

/** Notes what of a batch could not be read, before the place in the journal moves on; the rest no longer waits. */
export async function noteAgain({ worker }: World, { district, procedure, ids }: Batch, failed: ReadonlyMap<string, unknown>): Promise<void> {
  const read = ids.filter((id) => !failed.has(id))
  await worker.query('delete from check_again where district = $1 and ledger = $2 and id = any ($3)', [district, procedure.id, read])
  for (const [id, error] of failed) await worker.query(
    `insert into check_again as a (district, ledger, id, next_at, problem) values ($1, $2, $3, now() + interval '2 seconds', $4)
     on conflict (district, ledger, id) do update set tries = a.tries + 1, next_at = now() + least(2 ^ least(a.tries + 1, 20), $5) * interval '1 second', problem = excluded.problem`,
    [district, procedure.id, id, (error instanceof Error ? error.message : String(error)).slice(0, PROBLEM), LONGEST_S])
}
