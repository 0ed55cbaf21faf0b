import { isRows, kernelTargets, targetOf, type ColumnRule, type ColumnToField, type Mapping } from '../../../kernel/import/mapping.ts'
import type { Fields } from '../../../kernel/field/field.ts'
import type { AnyProcedure, Manys } from '../../../kernel/procedure/procedure.ts'

interface Option { readonly value: string; readonly label: string }
export interface OptionGroup { readonly label: string; readonly options: readonly Option[] }

/** Everywhere a column may go, as the matter page groups it. */
export function targetOptions(procedure: AnyProcedure): readonly OptionGroup[] {
  const fields = procedure.fields as Fields
  return [
    { label: '案卷', options: Object.entries(kernelTargets).filter(([name]) => procedure.governedBy !== 'opened_on' || name === 'opened_on').map(([value, { label }]) => ({ value, label })) },
    ...Object.entries(procedure.sections as { readonly [section: string]: readonly string[] }).map(([label, names]) => ({ label, options: names.map((value) => ({ value, label: fields[value]!.label })) })),
    ...Object.entries((procedure.many ?? {}) as Manys).map(([child, many]) => ({ label: many.label, options: Object.entries(many.fields).map(([name, { label }]) => ({ value: `${child}.${name}`, label: `${many.label}：${label}` })) })),
  ]
}

const reads = (rule: ColumnRule, header: string): boolean => (isRows(rule) ? Object.values(rule.reads).flat() : rule.from).includes(header)
/** The rules by which one column goes to fields. */
export const rulesOf = (mapping: Mapping, header: string): readonly ColumnToField[] => mapping.columns.filter((rule): rule is ColumnToField => !isRows(rule) && reads(rule, header))
/** What else reads the column together with others: child rows of this label. */
export const readWith = (procedure: AnyProcedure, mapping: Mapping, header: string): readonly string[] =>
  mapping.columns.flatMap((rule) => isRows(rule) && reads(rule, header) ? [((procedure.many ?? {}) as Manys)[rule.rows]?.label ?? rule.rows] : [])

/** The mapping with the column going to exactly these fields; rules that stay keep what they know. */
export function withTargets(mapping: Mapping, header: string, targets: readonly string[]): Mapping {
  const kept = mapping.columns.filter((rule) => isRows(rule) || !reads(rule, header) || targets.includes(rule.to))
  const added = targets.filter((to) => !rulesOf(mapping, header).some((rule) => rule.to === to)).map((to) => ({ from: [header], to }))
  const ignored = (mapping.ignored ?? []).filter((name) => name !== header)
  const columns = [...kept, ...added]
  return { ...mapping, columns, ignored: columns.some((rule) => reads(rule, header)) ? ignored : [...ignored, header] }
}
/** The mapping with one rule of a column changed. */
export const withRule = (mapping: Mapping, old: ColumnToField, next: ColumnToField): Mapping => ({ ...mapping, columns: mapping.columns.map((rule) => rule === old ? next : rule) })

export { targetOf }
