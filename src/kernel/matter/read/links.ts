import type { Caller, Tx } from '../../access/scope.ts'
import type { LinkView } from '../../http/contract.ts'
import type { AnyProcedure } from '../../procedure/procedure.ts'
import { ident } from '../tables.ts'
import type { Registry } from '../world.ts'
import { namesColumn, titleFor } from './record.ts'
import { prepared } from './sql.ts'

/** The head of a matter whatever its ledger, joined to a row `c` that has `district`, `ledger` and `matter_id`. */
export function headJoin(registry: Registry): string {
  const branches = [...registry.procedures.values()].map((procedure) =>
    `select t.number, t.title, t.state, t.org_id, t.shared_with, t.opened_on, t.handler_id, ${namesColumn(procedure)} as names from ${ident(procedure.id)} t where c.ledger = '${procedure.id}' and t.district = c.district and t.id = c.matter_id`)
  return `cross join lateral (${branches.join(' union all ')}) m`
}
export interface HeadRow {
  readonly ledger: string; readonly matter_id: string; readonly number: string | null; readonly title: string; readonly state: string
  readonly org_id: string; readonly shared_with: readonly string[]; readonly names: readonly (string | null)[] | null
}

/** The matters tied to one, either way round, as far as the caller sees them. */
export async function linksOf(tx: Tx, registry: Registry, procedure: AnyProcedure, id: string, caller: Caller): Promise<LinkView[]> {
  const { rows } = await tx.query<HeadRow & { readonly kind: string; readonly from_ledger: string }>(prepared(
    `select c.kind, c.from_ledger, c.ledger, c.matter_id, m.number, m.title, m.state, m.org_id, m.shared_with, m.names from (
       select district, kind, ledger as from_ledger, to_ledger as ledger, to_id as matter_id from link where district = $1 and matter_id = $2 and ledger = '${procedure.id}'
       union all select district, kind, ledger, ledger, matter_id from link where district = $1 and to_id = $2 and to_ledger = '${procedure.id}'
     ) c ${headJoin(registry)} order by m.opened_on, c.matter_id`, [caller.district, id]))
  return rows.map((row) => ({
    kind: row.kind, label: registry.procedures.get(row.from_ledger)?.links?.[row.kind]?.label ?? row.kind,
    ledger: row.ledger, id: row.matter_id, number: row.number, title: titleFor(caller, row), state: row.state,
  }))
}
