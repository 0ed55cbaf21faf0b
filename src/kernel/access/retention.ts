import type { Tx } from './scope.ts'

/** 网络安全法 第二十三条第三项: no place may set less. */
const LEAST_DAYS = 184
const DAY = 86_400_000

/**
 * Deletes what sign-in leaves behind once its keeping time is over: log, ended sessions, failures of long ago.
 * What was done to matters, people and units stands in the journal, which is never deleted.
 * @param tx a transaction of the worker's role
 * @returns rows deleted
 */
export async function purgeSignIns(tx: Tx, district: string, keepDays: number, now = new Date()): Promise<number> {
  const until = new Date(now.getTime() - Math.max(keepDays, LEAST_DAYS) * DAY)
  const deleted = [
    await tx.query('delete from sign_in_log where at < $1 and (district = $2 or district is null)', [until, district]),
    await tx.query('delete from session where expires_at < $1 and district = $2', [until, district]),
    // Failures that are no longer in a row with anything, so that guesses at made-up names do not pile up.
    await tx.query('delete from sign_in_limit where last_at < $1 and (locked_until is null or locked_until < $2)', [new Date(now.getTime() - DAY), now]),
  ]
  return deleted.reduce((sum, { rowCount }) => sum + (rowCount ?? 0), 0)
}
