import type { Tx } from '../../access/scope.ts'
import type { Fields } from '../../field/field.ts'
import type { Alike } from '../../http/contract.ts'
import { addMonths } from '../../law/day.ts'
import type { IsoDate } from '../../law/law.ts'
import type { AnyProcedure } from '../../procedure/procedure.ts'
import type { Replica } from '../replica.ts'
import { ident } from '../tables.ts'
import { prepared } from './sql.ts'

/** What was decided in these months was opened in the few years before: it bounds the walk where no index has the field. */
const OPENED_BEFORE = 36
const LATEST = 5

/** How matters of the unit that share a value with this one were decided in the months before, one line a respect. */
export async function alikeTo(tx: Tx, procedure: AnyProcedure, row: Replica['row'], on: IsoDate): Promise<Alike[]> {
  const { same, on: day, measure, months } = procedure.alike!
  const since = addMonths(on, -months)
  const found: Alike[] = []
  for (const [meaning, field] of Object.entries(same) as [string, string][]) {
    if (!row[field]) continue
    const [t, amount, decided] = [ident(procedure.id), ident(measure), ident(day)]
    const { rows: [sum] } = await tx.query<Pick<Alike, 'count' | 'median' | 'least' | 'most' | 'latest'>>(prepared(`
      with alike as materialized (
        select id, number, ${decided} as "on", ${amount} as amount from ${t}
        where district = $1 and org_id = $2 and ${ident(field)} = $3 and ${decided} >= $4 and ${decided} <= $5 and opened_on >= $6 and id <> $7 and ${amount} is not null)
      select count(*)::int as count, (percentile_cont(0.5) within group (order by amount))::numeric(18, 2)::text as median, min(amount)::text as least, max(amount)::text as most,
        coalesce((select json_agg(x) from (select id, number, "on", amount::text from alike order by "on" desc, id desc limit ${LATEST}) x), '[]') as latest
      from alike`, [row.district, row.org_id, row[field], since, on, addMonths(since, -OPENED_BEFORE), row.id]))
    found.push({ meaning, measure: (procedure.fields as Fields)[measure]!.label, months, ...sum! })
  }
  return found
}
