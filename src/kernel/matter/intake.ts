import { maskValues } from '../access/masking.ts'
import type { Caller, Tx, WriteTx } from '../access/scope.ts'
import { Fault } from '../fault.ts'
import { chinaDay } from '../law/day.ts'
import type { AnyProcedure } from '../procedure/procedure.ts'
import type { Input } from './asked.ts'
import type { Replica } from './replica.ts'
import type { World } from './world.ts'

interface Item { readonly id: string; readonly org_id: string; readonly ledger: string; readonly receipt: string; readonly content: Input; readonly handed_in_at: Date }
/** What waits to be opened as a matter: what was handed in, masked for the reader. */
export interface Waiting { readonly id: string; readonly org_id: string; readonly ledger: string; readonly receipt: string; readonly handed_in_at: string; readonly values: Input }
const MOST = 200

/** What the public has handed in for the caller's units and nobody has taken in yet, the oldest first. */
export async function waitingIntake(tx: Tx, { registry, unseal }: Pick<World, 'registry' | 'unseal'>, caller: Caller): Promise<Waiting[]> {
  const { rows } = await tx.query<Item>(
    `select id, org_id, ledger, receipt, content, handed_in_at from intake where district = $1 and org_id = any ($2) and state = 'waiting' order by handed_in_at limit ${MOST}`, [caller.district, caller.orgs])
  return rows.flatMap(({ content, handed_in_at, ...item }) => {
    const procedure = registry.procedures.get(item.ledger)
    return procedure ? [{ ...item, handed_in_at: handed_in_at.toISOString(), values: maskValues(procedure.fields, content, item, caller, unseal).values }] : []
  })
}

/**
 * Takes one item in, for the transaction that opens a matter with it.
 * @throws Fault `conflict` when somebody was faster
 */
export async function takenIn(tx: Tx, procedure: AnyProcedure, district: string, org_id: string, id: string): Promise<{ readonly receipt: string; readonly input: Input }> {
  const { rows: [item] } = await tx.query<Item>(`select receipt, content, handed_in_at from intake where district = $1 and id = $2 and ledger = $3 and org_id = $4 and state = 'waiting' for update`, [district, id, procedure.id, org_id])
  if (!item || !procedure.intake) throw new Fault('conflict', '这件来件已经收下，或者不由本单位办理，请刷新后查看')
  return { receipt: item.receipt, input: { ...item.content, ...procedure.intake.sets, [procedure.intake.dated]: chinaDay(item.handed_in_at) } }
}

/** Leaves where its sender can read it what he may know: the state of the matter, and the answer once it is over. */
export function tellBack(tx: WriteTx, procedure: AnyProcedure, { row }: Replica, on: string): void {
  if (!procedure.intake || row.source_ref === null || row.origin !== 'handled') return
  tx.send({
    text: `update intake set state = 'accepted', matter_id = $3, told_state = $4, told_on = $5, answer = $6 where district = $1 and receipt = $2`,
    values: [row.district, row.source_ref, row.id, procedure.states[row.state]!.label, on, row.closed_on === null ? null : row[procedure.intake.answer]],
  })
}
