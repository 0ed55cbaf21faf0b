import type { Pool, PoolClient, QueryConfig } from 'pg'
import { isOffice, type Role } from './role.ts'

/** A connection inside a transaction whose scope has been set. */
export type Tx = Pick<PoolClient, 'query'>

/** One that may also write without waiting: what is sent is done in order, and if it fails the whole transaction does. */
export interface WriteTx extends Tx {
  readonly send: (statement: QueryConfig) => void
}

/** A role held today, with the units it lets its holder see. */
export interface CallerRole {
  readonly org_id: string
  readonly role: Role
  readonly covers?: readonly string[]
}

/** Who asks: the person, the districts and units he may see, the one district he writes in. */
export interface Caller {
  readonly account_id: string
  readonly name: string
  readonly district: string
  readonly districts: readonly string[]
  readonly orgs: readonly string[]
  readonly roles: readonly CallerRole[]
  /** Highest secrecy level he may see, 0–3. */
  readonly clearance: number
}

export const NOBODY = '00000000-0000-0000-0000-000000000000'

/** The program itself: jobs, law actions, imports. Its database role `zhunsheng_worker` sees every unit. */
export const systemCaller = (district: string): Caller =>
  ({ account_id: NOBODY, name: '系统', district, districts: [district], orgs: [], roles: [], clearance: 3 })
export const isSystem = (caller: Caller): boolean => caller.account_id === NOBODY

/** Roles held in one unit: what `refusals` calls the caller's capacity there. */
export const rolesIn = (caller: Caller, org_id: string): readonly Role[] =>
  caller.roles.filter((held) => held.org_id === org_id).map((held) => held.role)

const CODE = /^[0-9A-Za-z._-]{0,64}$/
/** These values become SQL text, so that a distributed server carries them to its nodes; nothing but codes may pass. */
const code = (value: string): string => {
  if (!CODE.test(value)) throw new RangeError(`not a code: ${JSON.stringify(value)}`)
  return value
}
const array = (values: readonly string[]): string => `'{${values.map(code).join(',')}}'`

/** The `set local` statements every policy reads. Fails closed: outside a scope a policy raises or matches nothing. */
export function scopeStatements(caller: Caller, presented: { readonly sign_in?: string } = {}): string[] {
  if (!Number.isInteger(caller.clearance)) throw new RangeError('clearance is a whole number')
  return [
    `set local app.district = '${code(caller.district)}'`,
    `set local app.districts = ${array(caller.districts)}`,
    `set local app.orgs = ${array(caller.orgs)}`,
    `set local app.offices = ${array([...new Set(caller.roles.map((held) => held.role).filter(isOffice))])}`,
    `set local app.clearance = '${caller.clearance}'`,
    `set local app.account = '${code(caller.account_id)}'`,
    ...presented.sign_in === undefined ? [] : [`set local app.sign_in = '${code(presented.sign_in)}'`],
  ]
}

/** Somebody who has not signed in yet: sees no district, no unit. */
export const stranger: Caller = { account_id: NOBODY, name: '', district: '', districts: [], orgs: [], roles: [], clearance: 0 }

/** Changes the scope of the transaction under way: from a stranger to the person he has proved to be. */
export const enterScope = async (tx: Tx, caller: Caller): Promise<void> => { await tx.query(scopeStatements(caller).join(';')) }

/**
 * Runs `fn` in one transaction in the caller's scope.
 * @returns what `fn` returns, after the commit
 * @throws what `fn` throws, after the rollback
 */
export function withScope<T>(pool: Pool, caller: Caller, fn: (tx: WriteTx) => Promise<T>): Promise<T> {
  return inTransaction(pool, scopeStatements(caller), fn)
}

/** A transaction opened by these statements; over pipelined connections as many round trips as answers `fn` waits for. */
export async function inTransaction<T>(pool: Pool, statements: readonly string[], fn: (tx: WriteTx) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  const sent: Promise<unknown>[] = []
  const send = (statement: QueryConfig): void => {
    const answer = client.query(statement)
    answer.catch(() => {})
    sent.push(answer)
  }
  let broken: Error | undefined
  try {
    // The opening travels with the first statement, the commit with the last writes.
    send({ text: ['begin', ...statements].join(';') })
    const result = await fn({ query: client.query.bind(client) as PoolClient['query'], send })
    const commit = client.query('commit')
    await firstFailure([...sent, commit])
    // A failed statement that `fn` swallowed turns the commit into a rollback, silently.
    if ((await commit).command !== 'COMMIT') throw new Error('transaction was rolled back: a statement in it had failed')
    return result
  } catch (error) {
    await client.query('rollback').catch((cause: Error) => { broken = cause })
    // Whatever follows a failed statement fails for that reason alone: the cause is among what was sent.
    if ((error as { code?: string }).code === AFTER_FAILURE) await firstFailure(sent)
    throw error
  } finally {
    client.release(broken)
  }
}

/** `in_failed_sql_transaction`. */
const AFTER_FAILURE = '25P02'

/** Waits for all, and throws what failed first in the order of sending. */
async function firstFailure(sent: readonly Promise<unknown>[]): Promise<void> {
  for (const answer of await Promise.allSettled(sent)) if (answer.status === 'rejected') throw answer.reason
}
