import type { Caller, Tx } from '../../access/scope.ts'
import type { LinkView } from '../../http/contract.ts'
import type { AnyProcedure } from '../../procedure/procedure.ts'
import type { Replica } from '../replica.ts'
import { ident } from '../tables.ts'
import type { Registry } from '../world.ts'
import { namesColumn, titleFor } from './record.ts'
import { prepared } from './sql.ts'

/** The head of a matter whatever its ledger, or of these, joined to a row `c` that has `district`, `ledger` and `matter_id`. */
export function headJoin(registry: Registry, ledgers?: readonly string[]): string {
  const branches = [...registry.procedures.values()].filter(({ id }) => ledgers?.includes(id) ?? true).map((procedure) =>
    `select t.number, t.title, t.state, t.org_id, t.shared_with, t.opened_on, t.handler_id, ${namesColumn(procedure)} as names from ${ident(procedure.id)} t where c.ledger = '${procedure.id}' and t.district = c.district and t.id = c.matter_id`)
  return `cross join lateral (${branches.join(' union all ')}) m`
}
export interface HeadRow {
  readonly ledger: string; readonly matter_id: string; readonly number: string | null; readonly title: string; readonly state: string
  readonly org_id: string; readonly shared_with: readonly string[]; readonly names: readonly (string | null)[] | null
}

export interface Tie { readonly kind: string; readonly from_ledger: string; readonly ledger: string; readonly matter_id: string }

/** The ties that other matters have made to one. */
export const linksTo = async (tx: Tx, procedure: AnyProcedure, district: string, id: string): Promise<readonly Tie[]> => (await tx.query<Tie>(prepared(
  'select kind, ledger as from_ledger, ledger, matter_id from link where district = $1 and to_id = $2 and to_ledger = $3', [district, id, procedure.id]))).rows

/** The matters tied to one, either way round, as far as the caller sees them. */
export async function linksOf(tx: Tx, registry: Registry, procedure: AnyProcedure, { links }: Replica, incoming: readonly Tie[], caller: Caller): Promise<LinkView[]> {
  const ties: Tie[] = [...incoming, ...Object.values(links).map(({ kind, to_ledger, to_id }) => ({ kind, from_ledger: procedure.id, ledger: to_ledger, matter_id: to_id }))]
  // Most matters stand alone; the heads of others, which may be in any ledger, are read only for those that do not.
  if (ties.length === 0) return []
  const { rows: heads } = await tx.query<HeadRow>(prepared(
    `select c.ledger, c.matter_id, m.* from (select $1::text as district, * from unnest($2::text[], $3::uuid[]) u (ledger, matter_id)) c ${headJoin(registry)} order by m.opened_on, c.matter_id`,
    [caller.district, ties.map((tie) => tie.ledger), ties.map((tie) => tie.matter_id)]))
  return heads.flatMap((head) => ties.filter((tie) => tie.matter_id === head.matter_id).slice(0, 1).map((tie) => ({
    kind: tie.kind, label: registry.procedures.get(tie.from_ledger)?.links?.[tie.kind]?.label ?? tie.kind,
    ledger: head.ledger, id: head.matter_id, number: head.number, title: titleFor(caller, head), state: head.state,
  })))
}
