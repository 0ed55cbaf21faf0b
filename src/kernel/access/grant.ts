import { Fault, invalid, notFound } from '../fault.ts'
import type { IsoDate } from '../law/law.ts'
import { demand, raise, standsOn } from './office.ts'
import { recordChange } from './record.ts'
import { isOffice, offices, roles, type Office, type Role } from './role.ts'
import type { Caller, Tx } from './scope.ts'

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
  // Raised before it is looked at: of two roles given at the same moment, the second sees the first.
  await raise(tx, caller.district, account_id)
  const held = await heldFrom(tx, caller.district, account_id, from)
  if (held.some((h) => h.role === role && h.org_id === org_id)) throw new Fault('conflict', `该用户在该机构已经是${roles[role]}`)
  const clash = held.map((h) => h.role).find((other) => other !== role && (isOffice(role) || isOffice(other)))
  if (clash) throw new Fault('refused', `该用户已经是${roles[clash]}：三员之间、三员与业务角色不得由一人兼任`)
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

/** The offices of the district that nobody holds today: what a new installation still has to fill. */
export async function vacantOffices(tx: Tx, district: string, day: IsoDate): Promise<readonly Office[]> {
  const { rows } = await tx.query<{ role: Role }>(
    `select distinct r.role from account_role r join account a on a.district = r.district and a.id = r.account_id and a.active
     where r.district = $1 and r.valid_from <= $2 and (r.valid_until is null or r.valid_until > $2)`, [district, day])
  return offices.filter((office) => !rows.some((held) => held.role === office))
}
