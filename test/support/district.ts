import type { Pool } from 'pg'
import { callerOf } from '../../src/kernel/access/caller.ts'
import { recordChange } from '../../src/kernel/access/record.ts'
import type { Role } from '../../src/kernel/access/role.ts'
import { inTransaction, scopeStatements, stranger, systemCaller, withScope, type Caller, type Tx } from '../../src/kernel/access/scope.ts'
import type { IsoDate } from '../../src/kernel/law/law.ts'
import { newId } from '../../src/kernel/matter/id.ts'

export interface TestUnit { readonly name: string; readonly kind?: string; readonly parent_id?: string; readonly prefix?: string; readonly from?: IsoDate; readonly until?: IsoDate }
export interface TestPerson { readonly name: string; readonly sign_in_name?: string; readonly org_id: string; readonly roles?: readonly Role[]; readonly clearance?: number; readonly password_hash?: string }

/** A district of invented people: every call makes one thing and answers its id. */
export interface TestDistrict {
  readonly code: string
  readonly unit: (unit: TestUnit) => Promise<string>
  /** Roles are held in the home unit since 2000. */
  readonly person: (person: TestPerson) => Promise<string>
  /** The person as he stands on a day. */
  readonly caller: (id: string, day?: IsoDate) => Promise<Caller>
}

/** Makes a district below province 990000 (no real code begins so), or below another. */
export async function testDistrict(
  pools: { readonly app: Pool; readonly worker: Pool }, code: string,
  { level = 'district', kind = 'real', parent = '990000' }: { readonly level?: 'city' | 'district'; readonly kind?: 'real' | 'demonstration' | 'practice'; readonly parent?: string } = {},
): Promise<TestDistrict> {
  const caller = systemCaller(code)
  const write = <T>(fn: (tx: Tx) => Promise<T>) => withScope(pools.worker, caller, fn)
  await write(async (tx) => {
    await tx.query(`insert into district (code, name, level, parent) values ('990000', '某省', 'province', '000000') on conflict do nothing`)
    await tx.query('insert into district (code, name, level, kind, parent) values ($1, $2, $3, $4, $5)', [code, `某区${code}`, level, kind, parent])
  })
  return {
    code,
    unit: ({ name, kind: unitKind = 'department', parent_id, prefix, from = '2000-01-01', until }) => write(async (tx) => {
      const id = newId()
      await tx.query('insert into organisation (district, id, org_id, valid_from, valid_until, name, short_name, kind, parent_id, prefix) values ($1, $2, $2, $3, $4, $5, $5, $6, $7, $8)',
        [code, id, from, until ?? null, name, unitKind, parent_id ?? null, prefix ?? null])
      await recordChange(tx, caller, { ledger: 'organisation', id, action: 'establish', effective_on: from, input: { name } })
      return id
    }),
    person: ({ name, sign_in_name, org_id, roles = [], clearance = 0, password_hash }) => write(async (tx) => {
      const id = newId()
      await tx.query('insert into account (district, id, org_id, valid_from, name, sign_in_name, clearance) values ($1, $2, $3, $4, $5, $6, $7)',
        [code, id, org_id, '2000-01-01', name, sign_in_name ?? `u${id.replaceAll('-', '')}`, clearance])
      if (password_hash) await tx.query('insert into credential (district, account_id, password_hash, must_change) values ($1, $2, $3, false)', [code, id, password_hash])
      for (const role of roles) await tx.query('insert into account_role (district, account_id, org_id, role, valid_from) values ($1, $2, $3, $4, $5)', [code, id, org_id, role, '2000-01-01'])
      await recordChange(tx, caller, { ledger: 'account', id, action: 'open', effective_on: '2000-01-01', input: { name, roles } })
      return id
    }),
    caller: (id, day = '2025-03-03') => inTransaction(pools.app, scopeStatements(stranger), async (tx) => {
      const found = await callerOf(tx, { district: code, id }, day)
      if (!found) throw new Error(`${id} is nobody on ${day}`)
      return found
    }),
  }
}
