import { withScope, type Caller, type Tx } from '../access/scope.ts'
import { ident } from '../matter/tables.ts'
import type { World } from '../matter/world.ts'
import type { Consequence } from '../procedure/procedure.ts'
import { list } from '../procedure/refusals.ts'

/** A pushed record that somebody here has sent back to be entered again. */
export interface Returned { readonly source_ref: string; readonly id: string; readonly return_id: string; readonly reasons: readonly { readonly of: string; readonly why: string }[]; readonly returned_on: string; readonly by: string; readonly number: string | null }

/** What waits to hear that a record was pushed again, and what is done in it then. */
export async function waitingFor(tx: Tx, { registry }: Pick<World, 'registry'>, district: string, matter: string): Promise<readonly Consequence[]> {
  const found: Consequence[] = []
  for (const { id: ledger, returns } of registry.procedures.values()) {
    if (!returns?.again) continue
    const { rows } = await tx.query<{ id: string; org_id: string }>(
      `select r.id, r.org_id from link l join ${ident(ledger)} r on r.district = l.district and r.id = l.matter_id and r.state = any ($4) where l.district = $1 and l.to_id = $2 and l.kind = $3 and l.ledger = '${ledger}' order by r.id`, [district, matter, returns.link, list(returns.in)])
    found.push(...rows.map((row) => ({ ledger, ...row, ...returns.again! })))
  }
  return found
}

/** The records of one ledger that wait to be pushed again, with the reason; oldest first. */
export async function returnedTo(world: World, caller: Caller, ledger: string): Promise<readonly Returned[]> {
  const sender = caller.roles.find(({ role }) => role === 'machine')!.org_id
  const asked = [...world.registry.procedures.values()].flatMap(({ id, returns }) => returns ? [{ id, returns }] : [])
  if (asked.length === 0) return []
  const parts = asked.map(({ id, returns }) => `
    select p.source_ref, p.matter_id as id, r.id as return_id, r.opened_on as returned_on, r.number, r.org_id,
      (select json_agg(json_build_object('of', c.${ident(returns.of)}, 'why', c.${ident(returns.why)}) order by c.position) from ${ident(`${id}_${returns.rows}`)} c where c.district = r.district and c.matter_id = r.id) as reasons
    from pushed p join link l on l.district = p.district and l.to_id = p.matter_id and l.kind = '${returns.link}' and l.ledger = '${id}'
    join ${ident(id)} r on r.district = l.district and r.id = l.matter_id and r.state in (${list(returns.in).map((state) => `'${state}'`).join(', ')})
    where p.district = $1 and p.sender_org_id = $2 and p.ledger = $3`)
  const { rows } = await withScope(world.pool, caller, (tx) => tx.query<Omit<Returned, 'by'> & { org_id: string }>(`${parts.join(' union all ')} order by returned_on, id limit 1000`, [caller.district, sender, ledger]))
  const names = await world.organisations(caller.district)
  return rows.map(({ org_id, ...row }) => ({ ...row, by: names.get(org_id)?.name ?? '' }))
}
