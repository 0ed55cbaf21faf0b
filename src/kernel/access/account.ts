import { Fault, invalid, notFound } from '../fault.ts'
import { UNFIT } from '../field/parse.ts'
import { chinaDay } from '../law/day.ts'
import { newId } from '../matter/id.ts'
import { settingsOn } from '../setting/resolve.ts'
import { clear, subjectOf } from './attempt.ts'
import { hashPassword, temporaryPassword } from './password.ts'
import { demand, raise, standsOn } from './office.ts'
import { recordChange } from './record.ts'
import type { Caller, Tx } from './scope.ts'
import { endSessions } from './session.ts'
import { temporary_password_hours } from './settings.ts'
import { isSignInName, SIGN_IN_NAME_WANTED } from './sign-in-name.ts'
import { removeTotp } from './totp.ts'

export interface NewAccount {
  readonly name: string
  readonly sign_in_name: string
  /** Home unit. */
  readonly org_id: string
  readonly clearance?: number
}

/**
 * Opens an account with a temporary password, handed over once; nobody has a default one.
 * The account sees nothing until somebody else, the security officer, gives it a role.
 */
export async function openAccount(tx: Tx, caller: Caller, given: NewAccount, now = new Date()): Promise<{ readonly id: string; readonly password: string }> {
  demand(caller, ['administrator'], '开设用户')
  const problems = [
    ...given.name.trim() === '' ? [{ field: 'name', message: '请填写姓名' }] : given.name.length > 50 || UNFIT.test(given.name) ? [{ field: 'name', message: '姓名不得超过 50 字，不得含有无法显示的控制字符' }] : [],
    ...isSignInName(given.sign_in_name) ? [] : [{ field: 'sign_in_name', message: SIGN_IN_NAME_WANTED }],
    ...await standsOn(tx, caller.district, given.org_id, chinaDay(now)) ? [] : [{ field: 'org_id', message: '所在机构不存在或者已经撤销' }],
  ]
  if (problems.length > 0) throw invalid(problems)
  const id = newId()
  const { rowCount } = await tx.query(
    'insert into account (district, id, org_id, valid_from, name, sign_in_name, clearance) values ($1, $2, $3, $4, $5, $6, $7) on conflict (sign_in_name) do nothing',
    [caller.district, id, given.org_id, chinaDay(now), given.name.trim(), given.sign_in_name, given.clearance ?? 0])
  if (rowCount === 0) throw invalid([{ field: 'sign_in_name', message: `登录名“${given.sign_in_name}”已经有人使用` }])
  const password = temporaryPassword()
  await tx.query('insert into credential (district, account_id, password_hash, password_set_at, temporary_until) values ($1, $2, $3, $4, $5)',
    [caller.district, id, await hashPassword(password), now, await temporaryUntil(tx, caller.district, now)])
  await recordChange(tx, caller, { ledger: 'account', id, action: 'open', effective_on: chinaDay(now), input: { ...given } })
  return { id, password }
}

/** Closes an account at once: its sessions end with the same commit (ASVS 7.4.2). */
export async function closeAccount(tx: Tx, caller: Caller, account_id: string, reason: string, now = new Date()): Promise<void> {
  demand(caller, ['administrator'], '停用用户')
  if (account_id === caller.account_id) throw new Fault('forbidden', '不得停用本人')
  const day = chinaDay(now)
  await raise(tx, caller.district, account_id, 'active = false, valid_until = greatest($3::date, valid_from + 1), ended_reason = $4', [day, reason])
  await tx.query('update account_role set valid_until = greatest($3::date, valid_from) where district = $1 and account_id = $2 and (valid_until is null or valid_until > $3)', [caller.district, account_id, day])
  await endSessions(tx, { district: caller.district, id: account_id }, 'closed', now)
  await recordChange(tx, caller, { ledger: 'account', id: account_id, action: 'close', effective_on: day, input: {}, reason })
}

/** Sets a new temporary password for somebody who forgot his; the second factor stays (ASVS 6.4.3). */
export async function resetPassword(tx: Tx, caller: Caller, account_id: string, now = new Date()): Promise<{ readonly password: string }> {
  demand(caller, ['administrator'], '重置口令')
  if (account_id === caller.account_id) throw new Fault('forbidden', '本人的口令请在个人设置中修改')
  const password = temporaryPassword()
  const { rowCount } = await tx.query(
    'update credential set password_hash = $3, password_set_at = $4, must_change = true, temporary_until = $5 where district = $1 and account_id = $2',
    [caller.district, account_id, await hashPassword(password), now, await temporaryUntil(tx, caller.district, now)])
  if (rowCount === 0) throw notFound('该用户')
  await endSessions(tx, { district: caller.district, id: account_id }, 'administrator', now)
  await log(tx, caller, account_id, 'password_reset', now)
  return { password }
}

/** Takes off the second factor of somebody who lost telephone and recovery codes. */
export async function resetTotp(tx: Tx, caller: Caller, account_id: string, now = new Date()): Promise<void> {
  demand(caller, ['security_officer'], '解除动态码')
  if (account_id === caller.account_id) throw new Fault('forbidden', '本人的动态码请在个人设置中停用')
  await removeTotp(tx, caller.district, account_id)
  await endSessions(tx, { district: caller.district, id: account_id }, 'administrator', now)
  await log(tx, caller, account_id, 'totp_removed', now)
}

/** Lifts the lock that failures have set on a name. */
export async function unlock(tx: Tx, caller: Caller, account_id: string, now = new Date()): Promise<void> {
  demand(caller, ['security_officer', 'administrator'], '解除锁定')
  const { rows: [account] } = await tx.query<{ sign_in_name: string }>('select sign_in_name from account where district = $1 and id = $2', [caller.district, account_id])
  if (!account) throw notFound('该用户')
  await clear(tx, [subjectOf('name', account.sign_in_name)])
  await log(tx, caller, account_id, 'unlocked', now)
}

async function temporaryUntil(tx: Tx, district: string, now: Date): Promise<Date> {
  const settings = await settingsOn(tx, district, chinaDay(now), [temporary_password_hours])
  return new Date(now.getTime() + settings.resolve<number>(temporary_password_hours).value * 3_600_000)
}

const log = (tx: Tx, caller: Caller, account_id: string, event: 'password_reset' | 'totp_removed' | 'unlocked', now: Date) =>
  tx.query('insert into sign_in_log (at, district, account_id, event, by_account) values ($1, $2, $3, $4, $5)', [now, caller.district, account_id, event, caller.account_id])
