import { Fault, invalid, notFound } from '../fault.ts'
import { chinaDay } from '../law/day.ts'
import type { IsoDate } from '../law/law.ts'
import { newId } from '../matter/id.ts'
import { settingsOn } from '../setting/resolve.ts'
import { clear, subjectOf } from './attempt.ts'
import { hashPassword, temporaryPassword } from './password.ts'
import { recordChange } from './record.ts'
import { isOffice, offices, roles, type Office, type Role } from './role.ts'
import { isSystem, type Caller, type Tx } from './scope.ts'
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

/** Acts of the three offices; each also needs the office by row-level security. */
const demand = (caller: Caller, wanted: readonly Office[], act: string): void => {
  if (isSystem(caller) || caller.roles.some((held) => (wanted as readonly Role[]).includes(held.role))) return
  throw new Fault('forbidden', `${act}由${wanted.map((office) => roles[office]).join('、')}办理`)
}

/**
 * Opens an account with a temporary password, handed over once; nobody has a default one.
 * The account sees nothing until somebody else, the security officer, gives it a role.
 */
export async function openAccount(tx: Tx, caller: Caller, given: NewAccount, now = new Date()): Promise<{ readonly id: string; readonly password: string }> {
  demand(caller, ['administrator'], '开设用户')
  const problems = [
    ...given.name.trim() === '' ? [{ field: 'name', message: '请填写姓名' }] : [],
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

/**
 * Gives a role in a unit from a day on.
 * Nobody gives himself a role; nobody holds two of the three offices, nor an office beside business. Where a district
 * has no security officer yet, the administrator may appoint one, and nothing else.
 */
export async function giveRole(tx: Tx, caller: Caller, account_id: string, role: Role, org_id: string, from: IsoDate): Promise<void> {
  const appointing = role === 'security_officer' && !await hasSecurityOfficer(tx, caller.district, from)
  demand(caller, appointing ? ['security_officer', 'administrator'] : ['security_officer'], '授予角色')
  if (account_id === caller.account_id) throw new Fault('forbidden', '不得为本人授予角色')
  if (role === 'citizen') throw invalid([{ field: 'role', message: '申请人不是工作人员的角色' }])
  if (!await standsOn(tx, caller.district, org_id, from)) throw invalid([{ field: 'org_id', message: '该机构在起始日不存在或者已经撤销' }])
  const held = await heldFrom(tx, caller.district, account_id, from)
  if (held.some((h) => h.role === role && h.org_id === org_id)) throw new Fault('conflict', `该用户在该机构已经是${roles[role]}`)
  const clash = held.map((h) => h.role).find((other) => other !== role && (isOffice(role) || isOffice(other)))
  if (clash) throw new Fault('refused', `该用户已经是${roles[clash]}:三员之间、三员与业务角色不得由一人兼任`)
  await raise(tx, caller.district, account_id)
  await tx.query('insert into account_role (district, account_id, org_id, role, valid_from) values ($1, $2, $3, $4, $5)', [caller.district, account_id, org_id, role, from])
  await recordChange(tx, caller, { ledger: 'account', id: account_id, action: 'give_role', effective_on: from, input: { role, org_id } })
}

/** Ends a role: the day named is the first without it. */
export async function endRole(tx: Tx, caller: Caller, account_id: string, role: Role, org_id: string, on: IsoDate): Promise<void> {
  demand(caller, ['security_officer'], '收回角色')
  await raise(tx, caller.district, account_id)
  const { rowCount } = await tx.query(
    'update account_role set valid_until = $5 where district = $1 and account_id = $2 and role = $3 and org_id = $4 and valid_from <= $5 and (valid_until is null or valid_until > $5)',
    [caller.district, account_id, role, org_id, on])
  if (rowCount === 0) throw notFound('该用户在该日持有的这一角色')
  await recordChange(tx, caller, { ledger: 'account', id: account_id, action: 'end_role', effective_on: on, input: { role, org_id } })
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
  demand(caller, ['security_officer'], '解除动态口令')
  if (account_id === caller.account_id) throw new Fault('forbidden', '本人的动态口令请在个人设置中停用')
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

/**
 * Takes everybody's roles in a unit over to its successor from a day on, or ends them where there is none.
 * @returns the accounts concerned
 */
export async function moveRoles(tx: Tx, caller: Caller, from: string, to: string | null, on: IsoDate): Promise<readonly string[]> {
  const { district } = caller
  const { rows: people } = await tx.query<{ id: string }>(
    `select a.id from account a where a.district = $1 and a.active and (a.org_id = $2 and $4::uuid is not null or exists (
       select from account_role r where r.district = a.district and r.account_id = a.id and r.org_id = $2 and (r.valid_until is null or r.valid_until > $3))) order by a.id`,
    [district, from, on, to])
  for (const { id } of people) {
    await raise(tx, district, id, 'org_id = case when org_id = $3 and $4::uuid is not null then $4 else org_id end', [from, to])
    const { rows: ended } = await tx.query<{ role: Role; valid_from: IsoDate }>(
      `update account_role set valid_until = greatest($4::date, valid_from) where district = $1 and account_id = $2 and org_id = $3 and (valid_until is null or valid_until > $4)
       returning role, greatest($4::date, valid_from)::text as valid_from`, [district, id, from, on])
    // Somebody who worked for both already holds the role in the successor.
    if (to) for (const { role, valid_from } of ended) await tx.query(
      `insert into account_role (district, account_id, org_id, role, valid_from) select $1, $2, $3, $4, $5
       where not exists (select from account_role where district = $1 and account_id = $2 and org_id = $3 and role = $4 and (valid_until is null or valid_until > $5))`,
      [district, id, to, role, valid_from])
    await recordChange(tx, caller, { ledger: 'account', id, action: to ? 'follow_unit' : 'end_role', effective_on: on, input: { from, to } })
  }
  return people.map((person) => person.id)
}

/** Raises the account's version, which everything that belongs to it needs before it may change. */
async function raise(tx: Tx, district: string, id: string, also?: string, values: readonly unknown[] = []): Promise<void> {
  const { rowCount } = await tx.query(`update account set version = version + 1${also ? `, ${also}` : ''} where district = $1 and id = $2 and active`, [district, id, ...values])
  if (rowCount === 0) throw notFound('该用户,或者该用户已经停用')
}

/** Roles held on the day or to begin after it. */
async function heldFrom(tx: Tx, district: string, account_id: string, day: IsoDate): Promise<{ readonly role: Role; readonly org_id: string }[]> {
  const { rows } = await tx.query('select role, org_id from account_role where district = $1 and account_id = $2 and (valid_until is null or valid_until > $3)', [district, account_id, day])
  return rows
}

async function hasSecurityOfficer(tx: Tx, district: string, day: IsoDate): Promise<boolean> {
  const { rowCount } = await tx.query(
    `select from account_role r join account a on a.district = r.district and a.id = r.account_id and a.active
     where r.district = $1 and r.role = 'security_officer' and (r.valid_until is null or r.valid_until > $2) limit 1`, [district, day])
  return rowCount === 1
}

async function standsOn(tx: Tx, district: string, org_id: string, day: IsoDate): Promise<boolean> {
  const { rowCount } = await tx.query('select from organisation_on($1, $2) where id = $3', [district, day, org_id])
  return rowCount === 1
}

async function temporaryUntil(tx: Tx, district: string, now: Date): Promise<Date> {
  const settings = await settingsOn(tx, district, chinaDay(now), [temporary_password_hours])
  return new Date(now.getTime() + settings.resolve<number>(temporary_password_hours).value * 3_600_000)
}

const log = (tx: Tx, caller: Caller, account_id: string, event: 'password_reset' | 'totp_removed' | 'unlocked', now: Date) =>
  tx.query('insert into sign_in_log (at, district, account_id, event, by_account) values ($1, $2, $3, $4, $5)', [now, caller.district, account_id, event, caller.account_id])

/** The offices of the district that nobody holds today: what a new installation still has to fill. */
export async function vacantOffices(tx: Tx, district: string, day: IsoDate): Promise<readonly Office[]> {
  const { rows } = await tx.query<{ role: Role }>(
    `select distinct r.role from account_role r join account a on a.district = r.district and a.id = r.account_id and a.active
     where r.district = $1 and r.valid_from <= $2 and (r.valid_until is null or r.valid_until > $2)`, [district, day])
  return offices.filter((office) => !rows.some((held) => held.role === office))
}
