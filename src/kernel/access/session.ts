import { createHash, randomBytes } from 'node:crypto'
import type { Pool } from 'pg'
import { chinaDay } from '../law/day.ts'
import { callerOf } from './caller.ts'
import { isKey } from './key.ts'
import { callerAt } from './place.ts'
import { inTransaction, scopeStatements, stranger, withScope, type Caller, type Tx } from './scope.ts'

/** Limits of a session, fixed when it starts. */
export interface SessionLimits {
  readonly idle_minutes: number
  readonly hours: number
  readonly concurrent: number
}
/** Where a request comes from, for the person's own list of sessions and the audit. */
export interface Origin { readonly ip: string | null; readonly agent: string | null }

export interface LiveSession {
  /** Who he is where he works now. */
  readonly caller: Caller
  /** Who he is in the house his account belongs to; the same unless he works elsewhere. */
  readonly home: Caller
  readonly token_hash: string
  /** He may do nothing but set a new password. */
  readonly must_change: boolean
  readonly expires_at: Date
}
interface StoredSession {
  readonly district: string; readonly account_id: string; readonly must_change: boolean
  readonly last_seen_at: Date; readonly expires_at: Date; readonly idle_minutes: number; readonly stamp: number
  readonly place: string | null; readonly practice: boolean
}

const MINUTE = 60_000
/** The browser holds the token, the table its hash: a dump of the table opens no session. */
const TOKEN = /^[\w-]{43}$/
export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex')

/**
 * Starts a session in the person's own scope; the oldest ones beyond the limit end (ASVS 7.1.2).
 * @returns the token, known to nobody else from now on
 */
export async function startSession(
  tx: Tx, account: { readonly district: string; readonly id: string }, limits: SessionLimits, must_change: boolean, origin: Origin, now: Date,
): Promise<{ readonly token: string; readonly expires_at: Date }> {
  await tx.query(
    `update session set ended_at = $3, ended_by = 'replaced' where token_hash in (
       select token_hash from session where district = $1 and account_id = $2 and ended_at is null order by started_at desc, token_hash offset $4)`,
    [account.district, account.id, now, Math.max(limits.concurrent - 1, 0)])
  const token = randomBytes(32).toString('base64url')
  const expires_at = new Date(now.getTime() + limits.hours * 60 * MINUTE)
  await tx.query(
    'insert into session (token_hash, district, account_id, started_at, last_seen_at, idle_minutes, expires_at, must_change, ip, agent) values ($1, $2, $3, $4, $4, $5, $6, $7, $8, $9)',
    [hashOfToken(token), account.district, account.id, now, limits.idle_minutes, expires_at, must_change, origin.ip, origin.agent?.slice(0, 200) ?? null])
  return { token, expires_at }
}

/** Ends sessions of a person, all but one where he stays; runs in his scope or an administrator's. */
export async function endSessions(
  tx: Tx, account: { readonly district: string; readonly id: string }, why: 'password' | 'closed' | 'administrator' | 'sign_out', now: Date, except?: string,
): Promise<void> {
  await tx.query('update session set ended_at = $3, ended_by = $4 where district = $1 and account_id = $2 and ended_at is null and token_hash is distinct from $5',
    [account.district, account.id, now, why, except ?? null])
}

/** Reads sessions, remembering who people are until anything about access changes. */
export interface Sessions {
  /**
   * Who presents the token; undefined when it is unknown, ended, idle too long or too old.
   * One round trip; a withdrawn role or closed account counts from the next request on.
   */
  readonly find: (token: string, now?: Date) => Promise<LiveSession | undefined>
  readonly end: (session: LiveSession, now?: Date) => Promise<void>
  /** The machine client whose key it is; undefined when the key is unknown, revoked, past its day, or its account has lost the role. */
  readonly byKey: (key: string, now?: Date) => Promise<{ readonly caller: Caller; readonly first_today: boolean } | undefined>
}

/** @param pool connections of the application's role */
export function openSessions(pool: Pool): Sessions {
  const known = new Map<string, { readonly stamp: number; readonly caller: Caller | undefined }>()

  async function homeOf(stored: Pick<StoredSession, 'district' | 'account_id' | 'stamp'>, now: Date): Promise<Caller | undefined> {
    // Roles begin and end with the day, so what is known of yesterday is not known of today.
    const day = chinaDay(now)
    const key = `${stored.district} ${stored.account_id} ${day}`
    const remembered = known.get(key)
    if (remembered?.stamp === stored.stamp) return remembered.caller
    const caller = await inTransaction(pool, scopeStatements(stranger), (tx) => callerOf(tx, { district: stored.district, id: stored.account_id }, day))
    if (known.size >= 10_000) known.clear()
    known.set(key, { stamp: stored.stamp, caller })
    return caller
  }

  return {
    find: async (token, now = new Date()) => {
      if (!TOKEN.test(token)) return undefined
      const token_hash = hashOfToken(token)
      const stored = await readSession(pool, token_hash)
      if (!stored || now >= stored.expires_at) return undefined
      const idle = now.getTime() - stored.last_seen_at.getTime()
      if (idle >= stored.idle_minutes * MINUTE) return undefined
      const home = await homeOf(stored, now)
      if (!home) return undefined
      // Once a minute is exact enough for idleness, and spares a write at every request.
      if (idle >= MINUTE) await withScope(pool, home, (tx) => tx.query('update session set last_seen_at = $2 where token_hash = $1 and last_seen_at < $2', [token_hash, now]))
      const caller = callerAt(home, stored.place === null ? null : { district: stored.place, practice: stored.practice })
      return { caller, home, token_hash, must_change: stored.must_change, expires_at: stored.expires_at }
    },
    byKey: async (key, now = new Date()) => {
      if (!isKey(key)) return undefined
      const { rows: [stored] } = await pool.query<Pick<StoredSession, 'district' | 'account_id' | 'stamp'> & { seen: boolean }>({ name: 'presented key', text: 'select * from kernel.presented_key($1, $2)', values: [hashOfToken(key), chinaDay(now)] })
      const caller = stored && await homeOf(stored, now)
      return caller?.roles.some(({ role }) => role === 'machine') ? { caller, first_today: !stored!.seen } : undefined
    },
    end: (session, now = new Date()) => withScope(pool, session.home, async (tx) => {
      await tx.query(`update session set ended_at = $2, ended_by = 'sign_out' where token_hash = $1 and ended_at is null`, [session.token_hash, now])
      await tx.query(`insert into sign_in_log (at, district, account_id, event) values ($1, $2, $3, 'signed_out')`, [now, session.home.district, session.home.account_id])
    }),
  }
}

/** Prepared once a connection; runs outside any scope, by the token alone. */
async function readSession(pool: Pool, token_hash: string): Promise<StoredSession | undefined> {
  const { rows: [stored] } = await pool.query<StoredSession>({ name: 'presented session', text: 'select * from kernel.presented_session($1)', values: [token_hash] })
  return stored
}

/** A person's open sessions, newest first, for his own page (ASVS 7.5.2). */
export async function sessionsOf(tx: Tx, caller: Caller, now = new Date()): Promise<{ readonly token_hash: string; readonly started_at: Date; readonly last_seen_at: Date; readonly ip: string | null; readonly agent: string | null }[]> {
  const { rows } = await tx.query(
    `select token_hash, started_at, last_seen_at, ip, agent from session where district = $1 and account_id = $2 and ended_at is null and expires_at > $3::timestamptz and last_seen_at > $3::timestamptz - idle_minutes * interval '1 minute' order by started_at desc`,
    [caller.district, caller.account_id, now])
  return rows
}
