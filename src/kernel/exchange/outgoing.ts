import type { Tx } from '../access/scope.ts'
import type { Field, Fields } from '../field/field.ts'
import { childrenOf, childTable, ident } from '../matter/tables.ts'
import type { AnyProcedure } from '../procedure/procedure.ts'
import { travels, type ExchangeRecord } from './record.ts'

/** How ids of units here become names that another house knows. */
export type UnitNames = (id: string) => { readonly name: string; readonly credit_code: string | null } | undefined

type Row = { readonly [column: string]: unknown }
/** Telephone, account and address say nothing to a supervisor above (个人信息保护法第六条: 最小范围); names of parties do. */
const kept = (field: Field): boolean => travels(field) && (field.sensitive === undefined || field.sensitive === 'name')
const isSet = (value: unknown): boolean => value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0)

/** Matters of one ledger as another house may have them; secret ones stay, whatever is asked. */
export async function recordsOf(tx: Tx, procedure: AnyProcedure, district: string, ids: readonly string[], units: UnitNames): Promise<readonly ExchangeRecord[]> {
  const read = async (table: string, key: string): Promise<Row[]> =>
    (await tx.query<{ row: Row }>(`select row_to_json(t) as row from ${ident(table)} t where district = $1 and ${key} = any ($2) and secrecy = 0`, [district, ids])).rows.map(({ row }) => row)
  const matters = await read(procedure.id, 'id')
  const children = await Promise.all(childrenOf(procedure).map(async ([child, fields]) => {
    const rows = (await read(childTable(procedure, child), 'matter_id')).sort((a, b) => Number(a['position']) - Number(b['position']))
    const byMatter = new Map<unknown, Row[]>()
    for (const row of rows) byMatter.set(row['matter_id'], [...byMatter.get(row['matter_id']) ?? [], row])
    return [child, fields, byMatter] as const
  }))
  return matters.map((row) => {
    const unit = units(row['org_id'] as string)
    const rows = Object.fromEntries(children.flatMap(([child, fields, byMatter]) => {
      const mine = (byMatter.get(row['id']) ?? []).map((one) => valuesOf(fields, one, units, row['state'])).filter((one) => Object.keys(one).length > 0)
      return mine.length > 0 ? [[child, mine]] : []
    }))
    return {
      source_ref: row['id'] as string, unit: { name: unit?.name, credit_code: unit?.credit_code ?? undefined }, number: row['number'] as string | null, state: row['state'] as string,
      opened_on: row['opened_on'] as ExchangeRecord['opened_on'], closed_on: row['closed_on'] as ExchangeRecord['opened_on'] | null, values: valuesOf(procedure.fields as Fields, row, units, row['state']), rows,
    }
  })
}

/** What is one person's own for the time being stays here until it is everybody's. */
function valuesOf(fields: Fields, row: Row, units: UnitNames, state: unknown): Row {
  return Object.fromEntries(Object.entries(fields).filter(([name, field]) => kept(field) && !field.keptBy?.in.includes(state as string) && isSet(row[name])).map(([name, field]) => {
    const value = row[name]
    if (field.kind === 'orgs') return [name, (value as string[]).flatMap((id) => units(id)?.name ?? [])]
    if (field.kind === 'org') return [name, units(value as string)?.name ?? null]
    // A number of JavaScript holds amounts of fifteen digits exactly.
    return [name, field.kind === 'money' ? Number(value).toFixed(2) : value]
  }))
}
