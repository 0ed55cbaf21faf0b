import type { IsoDate } from '../law/law.ts'
import { covers, treeOn, type HeldRole, type Succession, type Unit } from './reach.ts'
import { isGuest, isOffice } from './role.ts'
import { enterScope, stranger, type Caller, type Tx } from './scope.ts'

export interface AccountRef { readonly district: string; readonly id: string }

/**
 * Who an account is on a day: his roles, and the districts and units they let him see.
 * Leaves the transaction in his scope.
 * @returns undefined when the account is closed or unknown
 */
export async function callerOf(tx: Tx, account: AccountRef, day: IsoDate): Promise<Caller | undefined> {
  const { rows: below } = await tx.query<{ code: string }>('select kernel.districts_below($1) as code', [account.district])
  const near = below.map((d) => d.code)
  await enterScope(tx, { ...stranger, account_id: account.id, district: account.district, districts: near })

  const { rows: [person] } = await tx.query<{ name: string; clearance: number }>(
    `select name, clearance from account where district = $1 and id = $2 and active and valid_from <= $3 and (valid_until is null or valid_until > $3)`,
    [account.district, account.id, day])
  if (!person) return undefined
  const { rows: held } = await tx.query<HeldRole>(
    `select org_id, role from account_role where district = $1 and account_id = $2 and valid_from <= $3 and (valid_until is null or valid_until > $3) order by org_id, role`,
    [account.district, account.id, day])
  const tree = treeOn(await unitsOf(tx, account.district), await successionsOf(tx, account.district), day)

  const roles = held.filter((h) => tree.unitOn(h.org_id)).map((h) => ({ ...h, covers: isGuest(h.role) ? [account.id] : covers(h, tree) }))
  // Who sees a city's whole own tree sees its districts; a role that ends at its unit stays in its own district.
  const wide = near.length > 1 && roles.some((r) => !isOffice(r.role) && r.covers.length > 0 && r.covers === tree.all)
  const elsewhere = wide ? await idsBelow(tx, near.filter((d) => d !== account.district)) : []
  const caller: Caller = {
    account_id: account.id, name: person.name, district: account.district,
    districts: wide ? near : [account.district],
    orgs: [...new Set([...roles.flatMap((r) => r.covers), ...elsewhere])],
    roles: wide ? roles.map((r) => r.covers === tree.all ? { ...r, covers: [...r.covers, ...elsewhere] } : r) : roles,
    clearance: person.clearance,
  }
  await enterScope(tx, caller)
  return caller
}

async function unitsOf(tx: Tx, district: string): Promise<Unit[]> {
  const { rows } = await tx.query<Unit>(
    'select id, parent_id, kind, valid_from::text, valid_until::text from organisation where district = $1', [district])
  return rows
}

async function successionsOf(tx: Tx, district: string): Promise<Succession[]> {
  const { rows } = await tx.query<Succession>(
    'select from_id, to_id, on_day::text from organisation_successor where district = $1', [district])
  return rows
}

async function idsBelow(tx: Tx, districts: readonly string[]): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>('select distinct id from organisation where district = any($1)', [districts])
  return rows.map((r) => r.id)
}
