import type { Pool } from 'pg'

/**
 * Runs a job while no other process runs it; the lock is of a session, so it ends with the process.
 * @param lock an arbitrary number of the job's own
 * @returns what `run` returns, or null while another process is at it
 */
export async function alone<T>(worker: Pool, lock: number, run: () => Promise<T>): Promise<T | null> {
  const client = await worker.connect()
  try {
    const { rows: [held] } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [lock])
    if (!held?.mine) return null
    try {
      return await run()
    } finally {
      await client.query('select pg_advisory_unlock($1)', [lock])
    }
  } finally {
    client.release()
  }
}
