import { rolesIn, type Caller } from '../../access/scope.ts'
import type { OpeningView } from '../../http/contract.ts'
import type { AnyAction, AnyProcedure } from '../../procedure/procedure.ts'
import { refusals, type Refusal } from '../../procedure/refusals.ts'
import { blank } from '../act.ts'
import { loadFacts } from '../facts.ts'
import { snapshotOf } from '../snapshot.ts'
import { newId } from '../id.ts'
import { readInScope } from './in-scope.ts'
import type { Reading } from './reading.ts'

/** The ways a matter of this kind may be opened, and in which of his units the caller may. */
export async function openingsOf(reading: Reading, procedure: AnyProcedure, caller: Caller): Promise<OpeningView[]> {
  const today = reading.today()
  const organisations = await reading.organisations(caller.district)
  const mine = [...new Set(caller.roles.map((held) => held.org_id))].filter((id) => organisations.has(id))
  const openings = (Object.entries(procedure.actions) as [string, AnyAction][]).filter(([, action]) => action.opens && !action.retired)
  return readInScope(reading.pool, caller, async (tx) => {
    const empty = (org_id: string) => blank(procedure, { district: caller.district, org_id, id: newId() }, { on: today, actor: { id: caller.account_id, orgs: mine, roles: [] } })
    const { facts } = await loadFacts(tx, reading, procedure, empty(mine[0] ?? ''), {}, today)
    return openings.map(([name, action]) => {
      const standing = (org_id: string): readonly Refusal[] => refusals(
        procedure, snapshotOf(procedure, empty(org_id), facts, today, { id: caller.account_id, orgs: mine, roles: rolesIn(caller, org_id) }), name, { roles: rolesIn(caller, org_id), of: {} }, null)
      const open = mine.filter((org_id) => standing(org_id).length === 0)
      return {
        name, label: action.label, basis: action.basis, standard: false,
        refusals: open.length > 0 ? [] : standing(mine[0] ?? ''),
        orgs: open.map((id) => ({ id, name: organisations.get(id)!.name })),
      }
    })
  })
}
