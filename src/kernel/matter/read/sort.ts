import type { Caller } from '../../access/scope.ts'
import { maySearchBy } from '../../access/masking.ts'
import type { Fields } from '../../field/field.ts'
import { invalid } from '../../fault.ts'
import type { AnyProcedure } from '../../procedure/procedure.ts'
import { childrenOf, ident } from '../tables.ts'

/** An order of a list: never null, made strict by the id. */
export interface Sort {
  readonly name: string
  /** The key as SQL over `t`; an empty value goes to the end either way. */
  readonly key: string
  readonly type: 'date' | 'text'
  readonly descending: boolean
}

const hasNames = (fields: Fields) => Object.values(fields).some((field) => field.sensitive === 'name')
/** Whether titles may hold a natural person's name. */
const titleIsPersonal = (procedure: AnyProcedure): boolean => hasNames(procedure.fields) || childrenOf(procedure).some(([, fields]) => hasNames(fields))

const nameField = { label: '姓名', kind: 'text', sensitive: 'name' } as const

/** @throws Fault `invalid` for a column that lists do not sort by, or that the caller may not see */
export function sortOf(procedure: AnyProcedure, asked: string | undefined, caller: Caller): Sort {
  const given = asked || '-opened_on'
  const descending = given.startsWith('-')
  const name = descending ? given.slice(1) : given
  const last = { date: descending ? `'-infinity'::date` : `'infinity'::date`, text: descending ? `''` : `U&'\\+10FFFF'` }
  const field = (procedure.fields as Fields)[name]
  if (name === 'opened_on') return { name, key: 't.opened_on', type: 'date', descending }
  if (name === 'closed_on' || (field?.kind === 'date' && !field.keptBy)) return { name, key: `coalesce(t.${ident(name)}, ${last.date})`, type: 'date', descending }
  if (name === 'number') return { name, key: `coalesce(t.number, ${last.text})`, type: 'text', descending }
  if (name === 'title') {
    if (titleIsPersonal(procedure) && !maySearchBy(nameField, caller)) throw invalid([{ field: 'sort', message: '事由中的姓名对您不予显示，不能按事由排序' }])
    return { name, key: 't.title', type: 'text', descending }
  }
  throw invalid([{ field: 'sort', message: `「${procedure.label}」的列表不能按“${name.slice(0, 50)}”排序` }])
}
