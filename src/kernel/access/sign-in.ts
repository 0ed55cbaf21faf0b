import type { Pool } from 'pg'
import { chinaDay } from '../law/day.ts'
import { settingsOn } from '../setting/resolve.ts'
import { charge, clear, refund, subjectOf } from './attempt.ts'
import type { KeyRing } from './key-ring.ts'
import { verifyPassword } from './password.ts'
import { enterScope, inTransaction, NOBODY, scopeStatements, stranger, type Caller, type Tx } from './scope.ts'
import { startSession, type Origin, type SessionLimits } from './session.ts'
import {
  account_idle_days, password_days, session_concurrent, session_hours, session_idle_minutes, sign_in_address_failures, sign_in_failures, sign_in_lock_minutes,
} from './settings.ts'
import { isSignInName } from './sign-in-name.ts'
import { useCode } from './totp.ts'

export interface Attempt extends Origin {
  readonly sign_in_name: string
  readonly password: string
  /** Six digits, or a recovery code; asked for only when the account has a second factor. */
  readonly code?: string
}
export type SignInAnswer =
  | { readonly kind: 'signed_in'; readonly token: string; readonly expires_at: Date; readonly must_change: boolean }
  /** The password was right; send the whole attempt again with a code. */
  | { readonly kind: 'second_factor' }
  | { readonly kind: 'refused'; readonly message: string }

interface Person {
  readonly district: string; readonly id: string; readonly live: boolean
  readonly password_hash: string; readonly password_set_at: Date; readonly must_change: boolean; readonly temporary_until: Date | null
  readonly totp_secret: string | null; readonly totp_confirmed: boolean; readonly last_signed_in_at: Date | null
}
interface Rules extends SessionLimits { readonly failures: number; readonly address_failures: number; readonly lock_minutes: number; readonly idle_days: number; readonly password_days: number }
type Event = 'signed_in' | 'wrong' | 'locked' | 'second_factor' | 'wrong_code' | 'inactive' | 'temporary_lapsed' | 'recovery_used'

const DAY = 86_400_000
/** One sentence for every wrong pair: it must not tell which of the two was wrong. */
const WRONG = '登录名或者口令不正确'

/**
 * Judges an attempt to sign in. Unknown and known names take the same steps, the same work and get the same answer,
 * locks included; what differs is told only to whoever knows the password.
 *
 * @param pool connections of the application's role
 */
export async function signIn(pool: Pool, ring: KeyRing, attempt: Attempt, now = new Date()): Promise<SignInAnswer> {
  const typed = attempt.sign_in_name.trim().toLowerCase()
  const subjects = [subjectOf('name', typed), subjectOf('address', attempt.ip ?? '')]

  const { person, rules, locked } = await inTransaction(pool, scopeStatements(stranger, { sign_in: isSignInName(typed) ? typed : '' }), async (tx) => {
    const found = await findPerson(tx, chinaDay(now))
    const itsRules = await rulesOf(tx, found?.district ?? '', now)
    const untils = [
      await charge(tx, subjects[0]!, itsRules.failures, itsRules.lock_minutes, now),
      await charge(tx, subjects[1]!, itsRules.address_failures, itsRules.lock_minutes, now),
    ].filter((until) => until !== null)
    if (untils.length > 0) await note(tx, found, 'locked', attempt, now)
    return { person: found, rules: itsRules, locked: untils.sort((a, b) => b.getTime() - a.getTime())[0] }
  })
  if (locked) return { kind: 'refused', message: `连续登录失败次数过多，请于 ${Math.ceil((locked.getTime() - now.getTime()) / 60_000)} 分钟后再试，或者请安全保密管理员解锁` }

  // Outside any transaction: the computation is slow on purpose and must not hold a connection.
  const matches = await verifyPassword(person?.password_hash, attempt.password)

  return inTransaction(pool, scopeStatements(person ? asSelf(person) : stranger), async (tx): Promise<SignInAnswer> => {
    const refuse = async (event: Event, message: string): Promise<SignInAnswer> => { await note(tx, person, event, attempt, now); return { kind: 'refused', message } }
    if (!person || !matches) return refuse('wrong', WRONG)
    if (!person.live || isForgotten(person, rules, now)) return refuse('inactive', '该用户已经停用或者长期未登录，请联系系统管理员')
    if (person.temporary_until && person.temporary_until < now) return refuse('temporary_lapsed', '初始口令已经过期，请联系系统管理员重新设置')
    if (person.totp_confirmed && person.totp_secret) {
      if (!attempt.code) {
        await refund(tx, subjects)
        await note(tx, person, 'second_factor', attempt, now)
        return { kind: 'second_factor' }
      }
      const shown = await useCode(tx, ring, { ...person, totp_secret: person.totp_secret }, attempt.code, now)
      if (shown === null) return refuse('wrong_code', '动态码不正确或者已经使用过，请等待下一个动态码')
      if (shown === 'recovery') await note(tx, person, 'recovery_used', attempt, now)
    }
    await clear(tx, subjects)
    await tx.query('update credential set last_signed_in_at = $3 where district = $1 and account_id = $2', [person.district, person.id, now])
    const must_change = person.must_change || (rules.password_days > 0 && now.getTime() - person.password_set_at.getTime() > rules.password_days * DAY)
    const session = await startSession(tx, person, rules, must_change, attempt, now)
    await note(tx, person, 'signed_in', attempt, now)
    return { kind: 'signed_in', ...session, must_change }
  })
}

const asSelf = (person: { readonly district: string; readonly id: string }): Caller =>
  ({ ...stranger, account_id: person.id, district: person.district, districts: [person.district] })

/** The account that bears the name presented to the scope, with its secrets, read in its own scope. */
async function findPerson(tx: Tx, day: string): Promise<Person | undefined> {
  const { rows: [account] } = await tx.query<{ district: string; id: string; live: boolean }>(
    `select district, id, active and valid_from <= $1 and (valid_until is null or valid_until > $1) as live from account where sign_in_name = current_setting('app.sign_in')`, [day])
  await enterScope(tx, account ? asSelf(account) : stranger)
  const { rows: [secrets] } = await tx.query<Omit<Person, 'district' | 'id' | 'live'>>(
    'select password_hash, password_set_at, must_change, temporary_until, totp_secret, totp_confirmed, last_signed_in_at from credential where district = $1 and account_id = $2',
    [account?.district ?? '', account?.id ?? NOBODY])
  return account && secrets && { ...account, ...secrets }
}

/** Not seen for so long that the account counts as left behind (8.1.4.2 c). */
const isForgotten = (person: Person, rules: Rules, now: Date): boolean =>
  rules.idle_days > 0 && now.getTime() - (person.last_signed_in_at ?? person.password_set_at).getTime() > rules.idle_days * DAY

async function rulesOf(tx: Tx, district: string, now: Date): Promise<Rules> {
  const wanted = {
    failures: sign_in_failures, address_failures: sign_in_address_failures, lock_minutes: sign_in_lock_minutes, idle_minutes: session_idle_minutes,
    hours: session_hours, concurrent: session_concurrent, idle_days: account_idle_days, password_days,
  }
  const settings = await settingsOn(tx, district, chinaDay(now), Object.values(wanted))
  return Object.fromEntries(Object.entries(wanted).map(([name, definition]) => [name, settings.resolve(definition).value])) as unknown as Rules
}

/** Writes the sign-in journal. What was typed for an unknown name is not kept: people type passwords there. */
async function note(tx: Tx, person: { readonly district: string; readonly id: string } | undefined, event: Event, origin: Origin, now: Date): Promise<void> {
  await tx.query('insert into sign_in_log (at, district, account_id, event, ip, agent) values ($1, $2, $3, $4, $5, $6)',
    [now, person?.district ?? null, person?.id ?? null, event, origin.ip, origin.agent?.slice(0, 200) ?? null])
}
