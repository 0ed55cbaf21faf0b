import type { Pool } from 'pg'
import { Fault, invalid } from '../fault.ts'
import { chinaDay } from '../law/day.ts'
import { settingsOn } from '../setting/resolve.ts'
import { charge, clear, subjectOf } from './attempt.ts'
import { hashPassword, passwordProblems, verifyPassword } from './password.ts'
import { withScope, type Caller, type Tx } from './scope.ts'
import { endSessions } from './session.ts'
import { password_composed, password_history, password_length, sign_in_failures, sign_in_lock_minutes } from './settings.ts'

/**
 * Whoever sits at the session shows that he knows the password, before anything that guards the account changes
 * (ASVS 7.5.1). Failures count as failures to sign in do: an unattended screen is no place to guess at leisure.
 * @returns the stored hash, as it was when it matched
 */
export async function provePassword(pool: Pool, caller: Caller, password: string, now = new Date()): Promise<string> {
  const { stored, subject, locked } = await withScope(pool, caller, async (tx) => {
    const own = await ownCredential(tx, caller)
    const settings = await settingsOn(tx, caller.district, chinaDay(now), [sign_in_failures, sign_in_lock_minutes])
    const subject = subjectOf('name', own.name.sign_in_name)
    const most = settings.resolve<number>(sign_in_failures).value
    return { ...own, subject, locked: await charge(tx, subject, most, settings.resolve<number>(sign_in_lock_minutes).value, now) }
  })
  if (locked) throw new Fault('refused', '口令连续输错次数过多，请稍后再试，或者请安全保密管理员解锁')
  if (!await verifyPassword(stored, password)) {
    await withScope(pool, caller, (tx) => tx.query(`insert into sign_in_log (at, district, account_id, event) values ($1, $2, $3, 'wrong')`, [now, caller.district, caller.account_id]))
    throw invalid([{ field: 'old', message: '原口令不正确' }])
  }
  await withScope(pool, caller, (tx) => clear(tx, [subject]))
  return stored
}

/**
 * A person sets a new password, showing the old one (ASVS 6.2.3). Every other session of his ends.
 * @param staying the session he does it in
 * @throws Fault `invalid` with everything wrong with the new one, or when the old one is wrong
 */
export async function changePassword(
  pool: Pool, caller: Caller, given: { readonly old: string; readonly fresh: string }, staying: { readonly token_hash: string }, now = new Date(),
): Promise<void> {
  const stored = await provePassword(pool, caller, given.old, now)
  const { name, rules, earlier } = await withScope(pool, caller, async (tx) => ({ ...await ownCredential(tx, caller), ...await rulesAndHistory(tx, caller, now) }))
  const problems = passwordProblems(given.fresh, rules, name)
  if (await matchesAny([stored, ...earlier], given.fresh)) problems.push(`口令不得与现用的和最近 ${rules.history} 次使用过的相同`)
  if (problems.length > 0) throw invalid(problems.map((message) => ({ field: 'fresh', message })))
  const fresh = await hashPassword(given.fresh)

  await withScope(pool, caller, async (tx) => {
    // Compared with what was read: of two changes at once, one wins.
    const { rowCount } = await tx.query(
      'update credential set password_hash = $3, password_set_at = $4, must_change = false, temporary_until = null where district = $1 and account_id = $2 and password_hash = $5',
      [caller.district, caller.account_id, fresh, now, stored])
    if (rowCount === 0) throw new Fault('conflict', '口令刚刚被修改过，请用新口令重新登录')
    await tx.query('insert into password_history (district, account_id, password_hash, set_at) values ($1, $2, $3, $4)', [caller.district, caller.account_id, stored, now])
    await endSessions(tx, { district: caller.district, id: caller.account_id }, 'password', now, staying.token_hash)
    await tx.query('update session set must_change = false where token_hash = $1', [staying.token_hash])
    await tx.query(`insert into sign_in_log (at, district, account_id, event) values ($1, $2, $3, 'password_changed')`, [now, caller.district, caller.account_id])
  })
}

async function ownCredential(tx: Tx, caller: Caller): Promise<{ readonly stored: string; readonly name: { readonly name: string; readonly sign_in_name: string } }> {
  const { rows: [own] } = await tx.query<{ password_hash: string; name: string; sign_in_name: string }>(
    'select c.password_hash, a.name, a.sign_in_name from credential c join account a on a.district = c.district and a.id = c.account_id where c.district = $1 and c.account_id = $2',
    [caller.district, caller.account_id])
  if (!own) throw new Fault('unauthenticated', '请重新登录')
  return { stored: own.password_hash, name: own }
}

async function rulesAndHistory(tx: Tx, caller: Caller, now: Date) {
  const settings = await settingsOn(tx, caller.district, chinaDay(now), [password_length, password_composed, password_history])
  const rules = {
    length: settings.resolve<number>(password_length).value, composed: settings.resolve<boolean>(password_composed).value, history: settings.resolve<number>(password_history).value,
  }
  const { rows } = await tx.query<{ password_hash: string }>(
    'select password_hash from password_history where district = $1 and account_id = $2 order by set_at desc limit $3', [caller.district, caller.account_id, rules.history])
  return { rules, earlier: rows.map((row) => row.password_hash) }
}

async function matchesAny(hashes: readonly string[], password: string): Promise<boolean> {
  for (const hash of hashes) if (await verifyPassword(hash, password)) return true
  return false
}
