import { createHash } from 'node:crypto'
import type { Tx } from './scope.ts'

/** What failures are counted by: the name as typed, known or not, and the address. Stored as hashes. */
export const subjectOf = (kind: 'name' | 'address', value: string): string =>
  createHash('sha256').update(`${kind} ${value}`).digest('hex')

/**
 * Counts an attempt before it is judged, so that parallel guesses cannot all be judged against the same count.
 * @param most failures in a row after which the subject is locked
 * @returns until when it is locked; null when the attempt may be judged
 */
export async function charge(tx: Tx, subject: string, most: number, minutes: number, now: Date): Promise<Date | null> {
  const until = new Date(now.getTime() + minutes * 60_000)
  const { rowCount } = await tx.query(
    `insert into sign_in_limit as l (subject, failed, last_at, locked_until)
     values ($1, 1, $2, case when 1 >= $3::integer then $4::timestamptz end)
     on conflict (subject) do update set
       failed = case when l.locked_until is not null then 1 else l.failed + 1 end,
       last_at = $2,
       locked_until = case when l.locked_until is null and l.failed + 1 >= $3::integer then $4::timestamptz end
     where l.locked_until is null or l.locked_until <= $2`,
    [subject, now, most, until])
  if (rowCount === 1) return null
  const { rows: [locked] } = await tx.query<{ locked_until: Date }>('select locked_until from sign_in_limit where subject = $1', [subject])
  return locked?.locked_until ?? null
}

/** The attempt succeeded: the row of failures is broken, and the lock its own charge may have set falls. */
export async function clear(tx: Tx, subjects: readonly string[]): Promise<void> {
  await tx.query('delete from sign_in_limit where subject = any ($1)', [subjects])
}

/**
 * The attempt was neither right nor wrong (a code was asked for): takes back this one charge and no more,
 * else asking again and again would wipe out wrong codes in between.
 */
export async function refund(tx: Tx, subjects: readonly string[]): Promise<void> {
  await tx.query('update sign_in_limit set failed = failed - 1, locked_until = null where subject = any ($1) and failed > 0', [subjects])
}
