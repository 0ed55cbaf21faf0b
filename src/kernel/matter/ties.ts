import type { Tx } from '../access/scope.ts'
import { invalid } from '../fault.ts'
import { isId } from '../field/check.ts'
import type { AnyProcedure, LinkDef, Tie } from '../procedure/procedure.ts'
import { ident } from './tables.ts'

/**
 * Ties that somebody asks for: of a kind the procedure has, to a ledger of that kind, to a matter that he sees.
 * @throws Fault `invalid`; of a matter out of sight it says no more than of one that does not exist
 */
export async function checkTies(tx: Tx, procedure: AnyProcedure, district: string, ties: readonly Partial<Tie>[]): Promise<void> {
  for (const { kind = '', ledger = '', id = '' } of ties) {
    const link = (procedure.links as { readonly [kind: string]: LinkDef } | undefined)?.[kind]
    if (!link || ![link.to].flat().includes(ledger) || id === '') throw invalid([{ field: 'link', message: '请选择要关联的案卷和关联的种类' }])
    const found = isId(id) && (await tx.query(`select 1 from ${ident(ledger)} where district = $1 and id = $2`, [district, id])).rowCount === 1
    if (!found) throw invalid([{ field: 'id', message: '要关联的案卷不存在，或者您无权查看' }])
  }
}
