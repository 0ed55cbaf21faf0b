import { Fault } from '../fault.ts'
import { newId } from '../matter/id.ts'
import { sightOf, type Standing } from './masking.ts'
import type { Caller, Tx } from './scope.ts'

/**
 * Whether somebody may open a paper or a file of a matter: it shows people as they are, so whoever only ever sees
 * masks may not, and whoever sees on request leaves a trace as with any unmasking.
 * @throws Fault `forbidden`
 */
export async function openPaper(tx: Tx, caller: Caller, record: Standing, paper: { readonly ledger: string; readonly matter_id: string; readonly id: string; readonly label: string }): Promise<void> {
  const sight = sightOf('name', record, caller)
  if (sight === 'masked') throw new Fault('forbidden', '文书和材料含有当事人的个人信息，您的角色不能打开。确有需要的，请向承办人了解')
  // Numbers of persons are shown to nobody without an act; a paper may hold them.
  await tx.query(
    'insert into unmask_log (district, id, account_id, account_name, org_id, ledger, matter_id, row_id, field, reason) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)',
    [caller.district, newId(), caller.account_id, caller.name, record.org_id, paper.ledger, paper.matter_id, paper.id, 'file', `打开《${paper.label}》`.slice(0, 500)])
}
