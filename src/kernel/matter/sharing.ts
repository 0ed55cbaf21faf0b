import type { Tx } from '../access/scope.ts'
import type { Fields } from '../field/field.ts'
import type { LookUp, Matching } from '../procedure/look-up.ts'
import type { AnyProcedure } from '../procedure/procedure.ts'
import type { MatterRow } from './replica.ts'
import { childTable, ident } from './tables.ts'

type Sharing = Extract<LookUp, { readonly kind: 'sharing' }>

/** The pairs of matters that have equal rows, from `mine` to another; `$1` district, `$2` ids. */
export function sharingSql(procedure: AnyProcedure, { rows }: Sharing, columns: string): string {
  const joins = Object.entries(rows).map(([child, names], at) => {
    const [table, fields] = [ident(childTable(procedure, child)), procedure.many![child]!.fields as Fields]
    const equal = names.map((name) => ident(fields[name]!.kind === 'identifier' ? `${name}_key` : name)).map((column) => `b${at}.${column} = a${at}.${column}`).join(' and ')
    return `join ${table} a${at} on a${at}.district = m.district and a${at}.matter_id = m.id join ${table} b${at} on b${at}.district = m.district and b${at}.matter_id ${at === 0 ? '<> m.id' : '= b0.matter_id'} and ${equal}`
  })
  return `select distinct m.id as mine, ${columns} from (select $1::text as district, unnest($2::uuid[]) as id) m ${joins.join(' ')} join ${ident(procedure.id)} t on t.district = m.district and t.id = b0.matter_id`
}

/** Other matters that share rows with these, each with the one it shares them with. */
export async function sharingWith(tx: Pick<Tx, 'query'>, procedure: AnyProcedure, district: string, look: Sharing, ids: readonly string[]): Promise<readonly (readonly [mine: string, other: Matching])[]> {
  const columns = ['id', 'org_id', 'number', 'state', ...look.take].map((name) => `t.${ident(name)}`).join(', ')
  const { rows } = await tx.query<MatterRow & { readonly mine: string }>({ text: `${sharingSql(procedure, look, columns)} order by mine, t.id`, values: [district, ids] })
  return rows.map((row) => [row.mine, { ledger: procedure.id, id: row.id, org_id: row.org_id, number: row.number, state: row.state, valid_from: null, valid_until: null, values: row }])
}
