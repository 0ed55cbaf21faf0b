import type { Caller } from '../../access/scope.ts'
import { maySearchBy } from '../../access/masking.ts'
import { optionsOf, type Field, type Fields } from '../../field/field.ts'
import type { FieldProblem } from '../../field/parse.ts'
import { invalid } from '../../fault.ts'
import { isIsoDate } from '../../law/day.ts'
import type { AnyProcedure, Manys } from '../../procedure/procedure.ts'
import type { AnyRegister } from '../../register/register.ts'
import { ident } from '../tables.ts'
import type { Params } from './sql.ts'

/** Parameters of a list as they stand in the address. */
export type Search = { readonly [name: string]: string | undefined }

/** Parameters that steer the page and narrow nothing. */
const steering = new Set(['q', 'sort', 'after', 'limit', 'reason', 'org_id', 'on'])

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const origins = { handled: '本系统办理', imported: '历史数据导入', pushed: '外部系统推送' }

/** A ledger as far as filtering it goes: its fields, and the columns that the kernel gives it. */
export interface Filterable {
  readonly id: string
  readonly label: string
  readonly fields: Fields
  readonly many: Manys
  readonly kernel: { readonly [column: string]: Wanted['field'] }
}
interface Wanted { readonly column: string; readonly field: Pick<Field, 'label' | 'kind'> & { readonly options?: { readonly [code: string]: unknown } } }

/** The ids in a list of ids; what is no id is told, not ignored. */
export function idsIn(name: string, given: string): readonly string[] {
  const ids = given.split(',')
  if (!ids.every((id) => UUID.test(id))) throw invalid([{ field: name, message: '筛选条件应当是机构或者人员的编号' }])
  return ids
}

export const mattersOf = (procedure: AnyProcedure): Filterable => ({
  id: procedure.id, label: procedure.label, fields: procedure.fields, many: procedure.many ?? {},
  kernel: {
    state: { label: '状态', kind: 'choice', options: procedure.states }, origin: { label: '来源', kind: 'choice', options: origins },
    handler_id: { label: '承办人', kind: 'user' }, opened_on: { label: '收案日期', kind: 'date' }, closed_on: { label: '结案日期', kind: 'date' },
  },
})
export const entriesOf = (register: AnyRegister): Filterable => ({
  id: register.id, label: register.label, fields: register.fields, many: {},
  kernel: { origin: { label: '来源', kind: 'choice', options: origins }, valid_from: { label: '生效日期', kind: 'date' }, valid_until: { label: '失效日期', kind: 'date' } },
})

/** Which column a parameter means, and whether as a whole, from or until. */
function wantedBy({ fields, kernel }: Filterable, name: string): (Wanted & { readonly bound?: 'from' | 'until' }) | undefined {
  const known = (of: string) => Object.hasOwn(fields, of) ? fields[of] : Object.hasOwn(kernel, of) ? kernel[of] : undefined
  const whole = known(name)
  if (whole) return { column: name, field: { ...whole, ...(!kernel[name] && { options: optionsOf(whole as Field) }) } }
  const [, column, bound] = /^(.+)_(from|until)$/.exec(name) ?? []
  const ranged = column === undefined ? undefined : known(column)
  return ranged && column && ['date', 'instant', 'integer', 'money'].includes(ranged.kind) ? { column, field: ranged, bound: bound as 'from' | 'until' } : undefined
}

function bounded(wanted: Wanted, bound: 'from' | 'until', given: string, p: Params): string | null {
  const column = `t.${ident(wanted.column)}`
  const { kind } = wanted.field
  if (kind === 'date' || kind === 'instant') {
    if (!isIsoDate(given)) return null
    // A day among moments is the whole day on the clock of China.
    if (kind === 'instant') return bound === 'from' ? `${column} >= ${p.add(`${given}T00:00:00+08:00`)}` : `${column} < ${p.add(`${given}T00:00:00+08:00`)}::timestamptz + interval '1 day'`
    return `${column} ${bound === 'from' ? '>=' : '<='} ${p.add(given)}::date`
  }
  return /^-?\d{1,16}(?:\.\d{1,2})?$/.test(given) ? `${column} ${bound === 'from' ? '>=' : '<='} ${p.add(given)}::numeric` : null
}

function equal(wanted: Wanted, given: string, p: Params): string | null {
  const column = `t.${ident(wanted.column)}`
  const several = given.split(',')
  switch (wanted.field.kind) {
    case 'choice': case 'choices': {
      if (!several.every((code) => Object.hasOwn(wanted.field.options ?? {}, code))) return null
      return wanted.field.kind === 'choice' ? `${column} = any (${p.add(several)}::text[])` : `${column} && ${p.add(several)}::text[]`
    }
    case 'org': case 'user': return several.every((id) => UUID.test(id)) ? `${column} = any (${p.add(several)}::uuid[])` : null
    case 'orgs': case 'users': return several.every((id) => UUID.test(id)) ? `${column} && ${p.add(several)}::uuid[]` : null
    case 'flag': return several.every((one) => one === 'true' || one === 'false') ? `${column} = any (${p.add(several)}::boolean[])` : null
    case 'date': return isIsoDate(given) ? `${column} = ${p.add(given)}::date` : null
    default: return null
  }
}

/** An identifier is found by exact match only, under its keyed hash; of a child as `party.id_number`. */
function identified(ledger: Filterable, name: string, given: string, caller: Caller, keyedHash: (plain: string) => string, p: Params): string | null {
  const [child, inner] = name.includes('.') ? name.split('.') as [string, string] : [null, name]
  const fields = child === null ? ledger.fields : ledger.many[child]?.fields
  const field = fields?.[inner]
  if (field?.kind !== 'identifier') return null
  if (!maySearchBy(field, caller)) throw invalid([{ field: name, message: `您的角色不能按「${field.label}」查找` }])
  const match = `${ident(`${inner}_key`)} = ${p.add(keyedHash(given))}`
  return child === null ? `t.${match}` : `exists (select from ${ident(`${ledger.id}_${child}`)} x where x.district = t.district and x.matter_id = t.id and x.${match})`
}

/**
 * The conditions of a list on the alias `t`, from the definition.
 * @throws Fault `invalid` with every parameter that is no filter or holds no fit value
 */
export function conditionsOf(ledger: Filterable, search: Search, caller: Caller, keyedHash: (plain: string) => string, p: Params): string[] {
  const problems: FieldProblem[] = []
  const conditions: string[] = []
  for (const [name, given] of Object.entries(search)) {
    if (steering.has(name) || given === undefined || given === '') continue
    const exact = identified(ledger, name, given, caller, keyedHash, p)
    if (exact) { conditions.push(exact); continue }
    const wanted = wantedBy(ledger, name)
    if (!wanted) { problems.push({ field: name, message: `「${ledger.label}」不能按“${name}”筛选` }); continue }
    const condition = wanted.bound ? bounded(wanted, wanted.bound, given, p) : equal(wanted, given, p)
    if (condition) conditions.push(condition)
    else problems.push({ field: name, message: `筛选条件「${wanted.field.label}」的值不正确：${given.slice(0, 50)}` })
  }
  if (problems.length > 0) throw invalid(problems)
  return conditions
}
