import type { Role } from '../../access/role.ts'
import { rolesIn, type Caller } from '../../access/scope.ts'
import type { OpeningView } from '../../http/contract.ts'
import type { AnyAction, AnyProcedure } from '../../procedure/procedure.ts'
import { list, refusals, type Capacity, type Refusal } from '../../procedure/refusals.ts'
import { blank } from '../act.ts'
import { loadFacts } from '../facts.ts'
import { snapshotOf } from '../snapshot.ts'
import { newId } from '../id.ts'
import { mayHold } from '../world.ts'
import { readInScope } from './in-scope.ts'
import type { Reading } from './reading.ts'

/** What the caller may do for a unit that the matter will name (原行政机关登记申请), by roles he holds where it cannot be opened. */
const forNamed = (action: AnyAction, elsewhere: readonly Role[]): Capacity['of'] => action.by === 'law' ? {}
  : Object.fromEntries(list(action.by).flatMap((actor) => typeof actor !== 'string' && elsewhere.includes(actor.role) ? [[actor.of, [actor.role]]] : []))

/** The ways a matter of this kind may be opened, and in which units the caller may. */
export async function openingsOf(reading: Reading, procedure: AnyProcedure, caller: Caller): Promise<OpeningView[]> {
  const today = reading.today()
  const organisations = await reading.organisations(caller.district)
  const fit = [...organisations.values()].filter((org) => mayHold(procedure, org)).map(({ id }) => id)
  const mine = [...new Set(caller.roles.map((held) => held.org_id))].filter((id) => fit.includes(id))
  const elsewhere = caller.roles.filter(({ org_id }) => !fit.includes(org_id)).map(({ role }) => role)
  const openings = (Object.entries(procedure.actions) as [string, AnyAction][]).filter(([, action]) => action.opens && action.by !== 'law' && !action.retired)
  return readInScope(reading.pool, caller, async (tx) => {
    const empty = (org_id: string) => blank(procedure, { district: caller.district, org_id, id: newId() }, { on: today, actor: { id: caller.account_id, orgs: mine, roles: [] } })
    const { facts } = await loadFacts(tx, reading, procedure, empty(mine[0] ?? ''), {}, today)
    return openings.map(([name, action]) => {
      const of = forNamed(action, elsewhere)
      const standing = (org_id: string): readonly Refusal[] => refusals(
        procedure, snapshotOf(procedure, empty(org_id), facts, today, { id: caller.account_id, orgs: mine, roles: rolesIn(caller, org_id) }), name, { roles: rolesIn(caller, org_id), of }, null)
      const open = (Object.keys(of).length > 0 ? fit : mine).filter((org_id) => standing(org_id).length === 0)
      return {
        name, label: action.label, basis: action.basis, standard: false,
        refusals: open.length > 0 ? [] : standing(mine[0] ?? ''),
        orgs: open.map((id) => ({ id, name: organisations.get(id)!.name })),
      }
    })
  })
}
