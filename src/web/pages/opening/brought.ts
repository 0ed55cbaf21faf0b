import type { MatterView } from '../../../kernel/http/contract.ts'
import type { AnyProcedure, Brought, LinkDef } from '../../../kernel/procedure/procedure.ts'
import type { FormSpec } from '../action/form-spec.ts'

type Row = { readonly [field: string]: unknown }
const given = (row: Row, knows: (name: string) => boolean): Row => Object.fromEntries(Object.entries(row).filter(([name, value]) => value !== null && value !== undefined && knows(name)))

/** What the matter it comes from puts into the form that opens the new one: of what the form has, and never a masked value. */
export function broughtInto(procedure: AnyProcedure, spec: FormSpec, kind: string, { values, rows, masked, org_id, number }: Pick<MatterView, 'values' | 'rows' | 'masked' | 'org_id' | 'number'>): Brought {
  const brings = (procedure.links as { readonly [kind: string]: LinkDef } | undefined)?.[kind]?.brings
  if (!brings) return { values: {}, rows: {} }
  const seen = Object.fromEntries(Object.entries(rows).map(([child, list]) => [child, list.map((row) => given(row, (name) => !masked.includes(`${child}.${row.id}.${name}`)))]))
  const told = brings({ values: { ...given(values, (name) => !masked.includes(name)), org_id, number }, rows: seen })
  const whole = spec.rows.filter(({ child, adds }) => adds && told.rows[child]).map(({ child, many }) => [child, told.rows[child]!.map((row) => given(row, (name) => many.fields[name] !== undefined && !many.later?.includes(name)))] as const)
  return { values: given(told.values, (name) => spec.asks.includes(name) || spec.offers.includes(name)), rows: Object.fromEntries(whole.filter(([, list]) => list.length > 0)) }
}
