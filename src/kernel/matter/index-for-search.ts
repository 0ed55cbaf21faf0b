import type { WriteTx } from '../access/scope.ts'
import type { AnyProcedure } from '../procedure/procedure.ts'
import { gramsOf } from './grams.ts'
import type { Change, Replica } from './replica.ts'

/** What a keyword finds a matter by: its number, its title, and the fields its definition names (`party.name` for a child's). */
export function searchTexts(procedure: AnyProcedure, matter: Replica): (string | null)[] {
  const named = (procedure.searched ?? []).flatMap((path) => {
    const [child, field] = path.split('.')
    return field ? Object.values(matter.rows[child!] ?? {}).map((row) => row[field] as string | null) : [matter.row[path] as string | null]
  })
  return [matter.row.number, matter.row.title, ...named]
}

const concerns = (procedure: AnyProcedure, change: Change) =>
  ['number', 'title', ...procedure.searched ?? []].some((path) => path.includes('.') ? change.rows?.[path.split('.')[0]!] : change.row && path in change.row)

/** Keeps the search keys of a matter; not journalled, since they can be rebuilt from the row. */
export function indexForSearch(tx: WriteTx, procedure: AnyProcedure, change: Change, after: Replica): void {
  if (!concerns(procedure, change)) return
  const { row } = after
  tx.send({
    name: 'index for search',
    text: `insert into search (district, org_id, shared_with, secrecy, ledger, matter_id, opened_on, grams) values ($1, $2, $3, $4, $5, $6, $7, $8)
      on conflict (district, matter_id) do update set grams = excluded.grams`,
    values: [row.district, row.org_id, row.shared_with, row.secrecy, procedure.id, row.id, row.opened_on, gramsOf(...searchTexts(procedure, after))],
  })
}
