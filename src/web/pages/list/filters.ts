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
  if (kind === 'org' || kind === 'orgs') return { kind: 'org', name, label }
  return kind === 'date' ? { kind: 'days', name, label } : null
}

export interface FilterGroup { readonly label: string; readonly filters: readonly Filter[] }

/** The filters of a procedure: three in sight, the state and what the definition lists first, and the rest by section. */
export function filtersOf(procedure: AnyProcedure): { readonly open: readonly Filter[]; readonly folded: readonly FilterGroup[] } {
  const fields = procedure.fields as { readonly [name: string]: Field }
  const of = (names: readonly string[]) => names.flatMap((name) => filterOf(name, fields[name]!) ?? [])
  const state: Filter = { kind: 'options', name: 'state', label: '状态', options: Object.fromEntries(Object.entries(procedure.states).map(([name, { label }]) => [name, label])) }
  const open = [state, ...of(procedure.list).slice(0, 2)]
  const shown = new Set(open.map(({ name }) => name))
  const sections = Object.entries(procedure.sections as { readonly [label: string]: readonly string[] })
    .map(([label, names]) => ({ label, filters: of(names).filter(({ name }) => !shown.has(name)) }))
  const kernel: Filter[] = [
    { kind: 'org', name: 'org_id', label: '承办单位' },
    { kind: 'days', name: 'opened_on', label: '收案日期' },
    { kind: 'days', name: 'closed_on', label: '结案日期' },
    { kind: 'options', name: 'origin', label: '来源', options: { handled: '本系统办理', imported: '历史数据导入', pushed: '外部系统推送' } },
  ]
  return { open, folded: [{ label: '案卷', filters: kernel }, ...sections].filter(({ filters }) => filters.length > 0) }
}

/** The names a filter has in the address. */
export const namesOf = (filter: Filter): readonly string[] => filter.kind === 'days' ? [`${filter.name}_from`, `${filter.name}_until`] : [filter.name]
