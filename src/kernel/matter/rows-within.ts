import type { Tx } from '../access/scope.ts'
import type { Matching } from '../procedure/look-up.ts'
import type { AnyProcedure } from '../procedure/procedure.ts'
import { childTable, ident } from './tables.ts'

/** What repeats in these matters, of the children asked for: the part of a look-up's record that holds it. */
export async function rowsWithin(tx: Tx, procedure: AnyProcedure | undefined, asked: { readonly [child: string]: readonly string[] } | undefined, district: string, matters: readonly { readonly id: string }[]): Promise<(id: string) => Pick<Matching, 'rows'>> {
  if (!procedure || !asked) return () => ({})
  const found = new Map(matters.map(({ id }) => [id, Object.fromEntries(Object.keys(asked).map((child) => [child, [] as { readonly id: string }[]]))]))
  for (const [child, fields] of Object.entries(asked)) {
    const { rows } = await tx.query<{ matter_id: string; id: string }>(
      `select ${['matter_id', 'id', ...fields].map(ident).join(', ')} from ${ident(childTable(procedure, child))} where district = $1 and matter_id = any ($2) order by position`, [district, [...found.keys()]])
    for (const row of rows) found.get(row.matter_id)![child]!.push(row)
  }
  return (id) => ({ rows: found.get(id)! })
}
