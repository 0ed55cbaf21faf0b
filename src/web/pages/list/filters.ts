import { optionsOf, type Field } from '../../../kernel/field/field.ts'
import type { AnyProcedure } from '../../../kernel/procedure/procedure.ts'

/** One filter of a list: a closed list, a unit or a span of days. Its names in the address are those of the API. */
export type Filter =
  | { readonly kind: 'options'; readonly name: string; readonly label: string; readonly options: { readonly [code: string]: string } }
  | { readonly kind: 'org'; readonly name: string; readonly label: string }
  | { readonly kind: 'days'; readonly name: string; readonly label: string }

const filterOf = (name: string, field: Field): Filter | null => {
  const { kind, label } = field
  if (kind === 'choice' || kind === 'choices') return { kind: 'options', name, label, options: optionsOf(field) }
  if (kind === 'flag') return { kind: 'options', name, label, options: { true: '是', false: '否' } }
  if (kind === 'org') return { kind: 'org', name, label }
  return kind === 'date' ? { kind: 'days', name, label } : null
}

/** The filters of a procedure: three in sight, by the definition's list, and the rest folded. */
export function filtersOf(procedure: AnyProcedure): { readonly open: readonly Filter[]; readonly folded: readonly Filter[] } {
  const fields = procedure.fields as { readonly [name: string]: Field }
  const of = (names: readonly string[]) => names.flatMap((name) => filterOf(name, fields[name]!) ?? [])
  const listed = of(procedure.list)
  const others = of(Object.keys(fields).filter((name) => !procedure.list.includes(name)))
  const kernel: Filter[] = [
    { kind: 'org', name: 'org_id', label: '承办单位' },
    { kind: 'days', name: 'opened_on', label: '立案日期' },
    { kind: 'days', name: 'closed_on', label: '结案日期' },
    { kind: 'options', name: 'origin', label: '来源', options: { handled: '本系统办理', imported: '历史数据导入', pushed: '外部系统推送' } },
  ]
  return { open: listed.slice(0, 3), folded: [...listed.slice(3), ...kernel, ...others] }
}

/** The names a filter has in the address. */
export const namesOf = (filter: Filter): readonly string[] => filter.kind === 'days' ? [`${filter.name}_from`, `${filter.name}_until`] : [filter.name]
