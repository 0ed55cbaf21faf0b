import { rolesIn, type Caller } from '../../access/scope.ts'
import type { ActionView } from '../../http/contract.ts'
import type { IsoDate } from '../../law/law.ts'
import type { AnyAction, AnyProcedure } from '../../procedure/procedure.ts'
import { refusals } from '../../procedure/refusals.ts'
import { standardActions, type StandardAction } from '../../matter/standard-actions.ts'
import { governingDate } from '../act.ts'
import { capacityOf } from '../perform.ts'
import type { Replica } from '../replica.ts'
import { snapshotOf } from '../snapshot.ts'
import { standardRefusals } from '../standard.ts'

/** What the caller may do with a matter now, and every reason why not. The law's own actions are nobody's to take. */
export function actionsOf(procedure: AnyProcedure, matter: Replica, facts: { readonly [name: string]: unknown }, caller: Caller, today: IsoDate): ActionView[] {
  const capacity = capacityOf(caller, procedure, matter.row)
  const actor = { id: caller.account_id, orgs: caller.roles.map((held) => held.org_id), roles: rolesIn(caller, matter.row.org_id) }
  const snapshot = snapshotOf(procedure, matter, facts, today, actor)
  const governing = governingDate(procedure, matter, today)
  const own = (Object.entries(procedure.actions) as [string, AnyAction][])
    .filter(([, action]) => !action.opens && action.by !== 'law' && !action.retired)
    .map(([name, action]): ActionView => ({ name, label: action.label, basis: action.basis, refusals: refusals(procedure, snapshot, name, capacity, governing), standard: false }))
  const standard = (Object.keys(standardActions) as StandardAction[]).map((name): ActionView =>
    ({ name, label: standardActions[name], basis: procedure.basis[0]!, refusals: standardRefusals(procedure, name, capacity), standard: true }))
  return [...own, ...standard]
}
