import type { Pool, PoolClient, QueryConfig, QueryResult, QueryResultRow } from 'pg'
import { scopeStatements, type Caller, type Tx } from '../../access/scope.ts'

// What opens the scope is not waited for: on a pipelined connection it travels with the first reads, and the server
// takes it first. Should it fail, the reads behind it find no scope, which every policy refuses.
//
// Plans are made once a connection: over ledgers with their policies a plan costs more to make than to run, and the
// ways in (by key, by unit in order of days) do not depend on the values asked for.
const opened = (client: PoolClient, caller: Caller): Promise<unknown> => {
  const opening = client.query(['begin read only', 'set local plan_cache_mode = force_generic_plan', ...scopeStatements(caller)].join(';'))
  opening.catch(() => {})
  return opening
}

/** Waits for all that was sent and answers the reads; of several errors the first is the cause of the others. */
async function settled<T>(opening: Promise<unknown>, reads: Promise<T>, end?: Promise<unknown>): Promise<T> {
  for (const result of await Promise.allSettled([opening, reads, end])) if (result.status === 'rejected') throw result.reason
  return reads
}

/**
 * One statement in the caller's scope: opening, statement and end in a single round trip.
 * @param pool connections of the application's role
 */
export async function readOne<Row extends QueryResultRow>(pool: Pool, caller: Caller, statement: QueryConfig): Promise<QueryResult<Row>> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    return await settled(opened(client, caller), client.query<Row>(statement), client.query('commit'))
  } catch (error) {
    // An error of the server's leaves the connection in order; anything else does not.
    if (!('severity' in (error as object))) broken = error as Error
    throw error
  } finally {
    client.release(broken)
  }
}

/** Several reads in the caller's scope, one snapshot of rights; what `fn` asks at once travels at once. */
export async function readInScope<T>(pool: Pool, caller: Caller, fn: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  const release = () => void client.query('commit').then(() => client.release(), (error: Error) => client.release(error))
  try {
    return await settled(opened(client, caller), fn(client))
  } finally {
    // Nothing was written, so the answer need not wait for the end.
    release()
  }
}
