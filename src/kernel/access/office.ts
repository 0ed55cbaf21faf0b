import { Fault, notFound } from '../fault.ts'
import { isId } from '../field/check.ts'
import type { IsoDate } from '../law/law.ts'
import { roles, type Office, type Role } from './role.ts'
import { isSystem, type Caller, type Tx } from './scope.ts'

/** Refuses who does not hold one of the offices an act belongs to; row-level security asks for it again. */
export const demand = (caller: Caller, wanted: readonly Office[], act: string): void => {
  if (isSystem(caller) || caller.roles.some((held) => (wanted as readonly Role[]).includes(held.role))) return
  throw new Fault('forbidden', `${act}由${wanted.map((office) => roles[office]).join('、')}办理`)
}

/** Raises the account's version, which everything that belongs to it needs before it may change. */
export async function raise(tx: Tx, district: string, id: string, also?: string, values: readonly unknown[] = []): Promise<void> {
  const { rowCount } = await tx.query(`update account set version = version + 1${also ? `, ${also}` : ''} where district = $1 and id = $2 and active`, [district, id, ...values])
  if (rowCount === 0) throw notFound('该用户，或者该用户已经停用')
}

/** Whether the unit exists on the day. */
export async function standsOn(tx: Tx, district: string, org_id: string, day: IsoDate): Promise<boolean> {
  if (!isId(org_id)) return false
  const { rowCount } = await tx.query('select from organisation_on($1, $2) where id = $3', [district, day, org_id])
  return rowCount === 1
}
