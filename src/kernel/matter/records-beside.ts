import type { Tx } from '../access/scope.ts'
import { isId } from '../field/check.ts'
import { columnOf, type Field, type Fields } from '../field/field.ts'
import type { IsoDate } from '../law/law.ts'
import type { LinkedMatter, LinkedRow, LookUp, Matching } from '../procedure/look-up.ts'
import type { Tie } from '../procedure/procedure.ts'
import { planned } from './planned.ts'
import type { Replica } from './replica.ts'
import { rowsWithin } from './rows-within.ts'
import { childTable, ident } from './tables.ts'
import type { World } from './world.ts'

/** What other matters and registers say to a matter: those it is tied to, and those that agree with it. */

type Look<K> = Extract<LookUp, { readonly kind: K }>

/** The ties of one kind, either way round. */
async function tiesOf(tx: Tx, { row }: Replica, kind: string): Promise<readonly { readonly ledger: string; readonly id: string }[]> {
  const { rows } = await tx.query<{ ledger: string; id: string }>(
    'select to_ledger as ledger, to_id as id from link where district = $1 and matter_id = $2 and kind = $3 union select ledger, matter_id from link where district = $1 and to_id = $2 and kind = $3',
    [row.district, row.id, kind])
  return rows
}

/** The linked matters of one kind, as the caller's scope shows them; with those that an opening ties the matter to. */
export async function linkedMatters(tx: Tx, world: World, replica: Replica, kind: string, asked: readonly Tie[]): Promise<LinkedMatter[]> {
  const ties = [...await tiesOf(tx, replica, kind), ...asked.filter((tie) => tie.kind === kind && isId(tie.id))]
  const found: LinkedMatter[] = []
  for (const ledger of new Set(ties.map((tie) => tie.ledger))) {
    const procedure = world.registry.procedures.get(ledger)
    if (!procedure) continue
    const ids = ties.filter((tie) => tie.ledger === ledger).map((tie) => tie.id)
    const { rows } = await tx.query(`select * from ${ident(ledger)} where district = $1 and id = any ($2)`, [replica.row.district, ids])
    found.push(...rows.map((row) => ({ ledger, id: row.id, number: row.number, state: row.state, closed: row.closed_on !== null, values: row })))
  }
  return found
}

/** Child rows of the linked matters whose procedures have such a child. */
export async function linkedRowsOf(tx: Tx, world: World, replica: Replica, { link, child }: Pick<Look<'linked_rows'>, 'link' | 'child'>): Promise<LinkedRow[]> {
  const ties = await tiesOf(tx, replica, link)
  const found: LinkedRow[] = []
  for (const { ledger, id } of ties) {
    const procedure = world.registry.procedures.get(ledger)
    if (!procedure?.many?.[child]) continue
    const { rows } = await tx.query<{ id: string; state: string }>(
      `select c.*, p.state from ${ident(childTable(procedure, child))} c join ${ident(ledger)} p on p.district = c.district and p.id = c.matter_id where c.district = $1 and c.matter_id = $2 order by c.position`, [replica.row.district, id])
    found.push(...rows.map(({ state, ...values }) => ({ ledger, matter_id: id, state, id: values.id, values })))
  }
  return found
}

/** Records of another ledger that agree with the matter. Across units they are read as the worker, for no caller may see them all. */
export async function matchingRecords(reader: Tx, world: World, look: Omit<Look<'matching'>, 'kind'>, district: string, valueOf: (field: string) => unknown, on: IsoDate): Promise<Matching[]> {
  const procedure = world.registry.procedures.get(look.ledger)
  const { fields } = (procedure ?? world.registry.registers.get(look.ledger))! as { readonly fields: Fields }
  const values: unknown[] = [district]
  const agrees: string[] = []
  for (const [theirs, ours] of Object.entries(look.where)) {
    const wanted = [valueOf(ours)].flat(2).filter((value) => value !== null && value !== undefined && value !== '')
    if (wanted.length === 0) return []
    const { type, array } = columnOf(fields[theirs] ?? ({ kind: 'org' } as Field))
    values.push(wanted)
    agrees.push(`${ident(theirs)} ${array ? '&&' : '= any'} ($${values.length}::${type}[])`)
  }
  if (!procedure && !look.history) {
    values.push(on)
    agrees.push(`valid_from <= $${values.length} and (valid_until is null or valid_until > $${values.length})`)
  }
  const columns = ['id', 'org_id', ...procedure ? ['number', 'state'] : ['valid_from', 'valid_until'], ...look.take]
  const { rows } = await reader.query<Matching['values'] & Matching>(
    planned(`select ${columns.map(ident).join(', ')} from ${ident(look.ledger)} where district = $1 and ${agrees.join(' and ')} order by id${procedure ? '' : ', valid_from'}`, values))
  const repeated = await rowsWithin(reader, procedure, look.rows, district, rows)
  return rows.map((row) => ({ ledger: look.ledger, id: row.id, org_id: row.org_id, number: row.number ?? null, state: row.state ?? null, valid_from: row.valid_from ?? null, valid_until: row.valid_until ?? null, values: row, ...repeated(row.id) }))
}
