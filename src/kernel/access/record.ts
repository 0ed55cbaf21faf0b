import type { IsoDate } from '../law/law.ts'
import { newId } from '../matter/id.ts'
import { isSystem, type Caller, type Tx } from './scope.ts'

/** A change to a person or a unit, as the journal tells it. */
export interface AccessChange {
  readonly ledger: 'account' | 'organisation'
  readonly id: string
  readonly action: string
  readonly effective_on: IsoDate
  readonly input: { readonly [field: string]: unknown }
  readonly reason?: string
}

// `change` is the whole state after the act (a person with his roles, a unit with its intervals and successors),
// so that replay is its last entry. Secrets stand in `credential` and never get here.
const STATE = {
  account: `jsonb_build_object('row', (select to_jsonb(x) from account x where district = $1 and id = $2),
    'roles', coalesce((select jsonb_agg(to_jsonb(x) order by x.org_id, x.role, x.valid_from) from account_role x where district = $1 and account_id = $2), '[]'))`,
  organisation: `jsonb_build_object('intervals', (select jsonb_agg(to_jsonb(x) order by x.valid_from) from organisation x where district = $1 and id = $2),
    'successors', coalesce((select jsonb_agg(to_jsonb(x) order by x.to_id) from organisation_successor x where district = $1 and from_id = $2), '[]'))`,
} as const

/** Writes the journal row of a change already made in this transaction; without it the commit is refused. */
export async function recordChange(tx: Tx, caller: Caller, change: AccessChange): Promise<void> {
  const { ledger } = change
  await tx.query(
    `insert into journal (district, org_id, ledger, matter_id, id, version, kind, action, actor_id, actor_name, acting_org_id, responsible_org_id, effective_on, input, change, definition, reason)
     select $1, p.org_id, '${ledger}', $2, $3, p.version, $4, $5, $6, $7, coalesce($8, p.org_id), p.org_id, $9, $10, ${STATE[ledger]}, '${ledger}/1', $11
     from (select org_id, version from ${ledger} where district = $1 and id = $2 order by version desc limit 1) p`,
    [caller.district, change.id, newId(), ledger === 'account' ? 'access' : 'register', change.action,
      isSystem(caller) ? null : caller.account_id, caller.name, caller.roles[0]?.org_id ?? null,
      change.effective_on, JSON.stringify(change.input), change.reason ?? null])
}
