import { maskValues } from '../../access/masking.ts'
import type { Caller } from '../../access/scope.ts'
import type { Field, Fields } from '../../field/field.ts'
import type { AnyProcedure, Many } from '../../procedure/procedure.ts'
import { childTable, childrenOf, ident } from '../tables.ts'
import type { Reading } from './reading.ts'
import { titleFor, type RecordRow } from './record.ts'
import { textOf, type Names } from './text-of.ts'

/** One column of a table that leaves the house. */
export interface Column { readonly label: string; readonly read: (row: ExportRow) => string }
export type ExportRow = RecordRow & { readonly children: { readonly [child: string]: readonly { readonly [field: string]: unknown }[] } | null }

const origins: { readonly [origin: string]: string } = { handled: '本系统办理', imported: '历史数据导入', pushed: '外部系统推送' }

/** The child rows of a matter, as one JSON column over `t`; null where the procedure has none. */
export function childrenColumn(procedure: AnyProcedure): string {
  const parts = childrenOf(procedure).map(([child, fields]) => {
    const columns = Object.entries(fields).map(([name, field]) => `'${name}', x.${ident(name)}${field.kind === 'money' ? '::text' : ''}`)
    return `'${child}', (select coalesce(json_agg(json_build_object(${columns.join(', ')}) order by x.position), '[]') from ${ident(childTable(procedure, child))} x where x.district = t.district and x.matter_id = t.id)`
  })
  return parts.length === 0 ? 'null' : `json_build_object(${parts.join(', ')})`
}

/** Every column of an export: the head, the fields, and each field of each child, several rows joined. */
export function exportColumns(reading: Pick<Reading, 'unseal'>, procedure: AnyProcedure, caller: Caller, names: Names): readonly Column[] {
  const states = procedure.states as { readonly [state: string]: { readonly label: string } }
  const head: Column[] = [
    { label: '案号', read: (row) => row.number ?? '' },
    { label: '事由', read: (row) => titleFor(caller, row) },
    { label: '状态', read: (row) => states[row.state]?.label ?? row.state },
    { label: '承办单位', read: (row) => names.orgName(row.org_id) },
    { label: '承办人', read: (row) => row.handler_id ? names.userName(row.handler_id) : '' },
    { label: '收案日期', read: (row) => row.opened_on },
    { label: '结案日期', read: (row) => row.closed_on ?? '' },
    { label: '来源', read: (row) => origins[row.origin] ?? row.origin },
  ]
  const shown = (fields: Fields, values: { readonly [name: string]: unknown }, row: ExportRow, name: string, field: Field): string =>
    textOf(field, field.sensitive || field.internal || field.keptBy ? maskValues({ [name]: fields[name]! }, { [name]: values[name] }, { ...row, said: row }, caller, reading.unseal).values[name] : values[name], names)
  const own = Object.entries(procedure.fields as Fields).map(([name, field]): Column => ({ label: field.label, read: (row) => shown(procedure.fields, row, row, name, field) }))
  const children = Object.entries((procedure.many ?? {}) as { readonly [child: string]: Many }).flatMap(([child, many]) =>
    Object.entries(many.fields).map(([name, field]): Column => ({
      label: `${many.label}·${field.label}`,
      read: (row) => (row.children?.[child] ?? []).map((one) => shown(many.fields, one, row, name, field)).join(';').replace(/^;+$/, ''),
    })))
  return [...head, ...own, ...children]
}
