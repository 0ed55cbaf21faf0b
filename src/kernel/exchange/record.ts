import { createHash } from 'node:crypto'
import type { Field, Fields } from '../field/field.ts'
import { parseFields, UNFIT, type FieldProblem } from '../field/parse.ts'
import { notAdmitted, type LedgerImport, type MappedRow } from '../import/mapping.ts'
import { isIsoDate } from '../law/day.ts'
import type { IsoDate } from '../law/law.ts'
import type { AnyProcedure, Manys } from '../procedure/procedure.ts'

type Values = { readonly [field: string]: unknown }

/** A matter as systems hand it to one another: the sender's own reference, what the matter stands at, its values by the names of the definition. */
export interface ExchangeRecord {
  readonly source_ref: string
  /** The unit it belongs to, where the sender keeps several. */
  readonly unit?: { readonly credit_code?: string | undefined; readonly name?: string | undefined } | undefined
  readonly number?: string | null
  readonly state: string
  readonly opened_on: IsoDate
  readonly closed_on?: IsoDate | null
  readonly values: Values
  readonly rows?: { readonly [child: string]: readonly Values[] }
}
export interface ReadRecord { readonly source_ref: string; readonly hash: Buffer; readonly org_id: string; readonly given: { readonly fields: readonly string[]; readonly rows: readonly string[] }; readonly mapped: Pick<MappedRow, 'matter' | 'rows'> }
export type Read = { readonly record: ReadRecord } | { readonly source_ref: string; readonly problems: readonly FieldProblem[] }

/** How names of units become ids here. */
export interface Units {
  /** A unit the sender may write for, by code or name; its own where none is named. */
  readonly writable: (unit: ExchangeRecord['unit']) => string | undefined
  /** Whether a unit may be responsible for matters of the ledger at all. */
  readonly holds: (id: string) => boolean
  /** Any unit of the district. */
  readonly named: (name: string) => string | undefined
}

/** Persons of the sender's house are nobody here; what identifies a natural person is not passed on. */
export const travels = (field: Field): boolean => field.kind !== 'user' && field.kind !== 'users' && field.kind !== 'identifier' && field.internal !== 'always'
const known = new WeakMap<Fields, Fields>()
/** Asked for every record; definitions never change while the program runs. */
function travelling(fields: Fields): Fields {
  let found = known.get(fields)
  if (!found) known.set(fields, found = Object.fromEntries(Object.entries(fields).filter(([, field]) => travels(field))))
  return found
}

const MOST_REF = 200
const isObject = (given: unknown): given is Values => typeof given === 'object' && given !== null && !Array.isArray(given)

/** Reads one record as it came; every problem at once, in words its sender can act on. */
export function readRecord({ procedure, needs = [], complete }: LedgerImport, units: Units, given: unknown): Read {
  if (!isObject(given)) return { source_ref: '', problems: [{ field: '', message: '每条记录应当是一个对象' }] }
  const { source_ref, unit, number, state, opened_on, closed_on, values, rows = {}, ...unknown } = given as unknown as ExchangeRecord & Values
  const problems: FieldProblem[] = Object.keys(unknown).map((name) => ({ field: name, message: `没有「${name}」这一项` }))
  const wrong = (field: string, message: string): void => void problems.push({ field, message })
  const states = procedure.states as AnyProcedure['states']
  if (typeof source_ref !== 'string' || source_ref.trim() === '' || source_ref.length > MOST_REF || UNFIT.test(source_ref)) wrong('source_ref', `请给出本条记录在你方系统中的编号（至多 ${MOST_REF} 字）`)
  if (number !== undefined && number !== null && (typeof number !== 'string' || number.length > MOST_REF || UNFIT.test(number))) wrong('number', `文号应当是文字，至多 ${MOST_REF} 字`)
  if (typeof state !== 'string' || !Object.hasOwn(states, state)) wrong('state', `状态应当是 ${Object.entries(states).map(([code, { label }]) => `${code}（${label}）`).join('、')} 之一`)
  else for (const reason of notAdmitted(procedure, state)) wrong('state', reason)
  if (!isIsoDate(opened_on)) wrong('opened_on', '收案日期应当是实有的日期，格式如 2025-03-01')
  if (closed_on !== undefined && closed_on !== null && !isIsoDate(closed_on)) wrong('closed_on', '办结日期应当是实有的日期，格式如 2025-03-01')
  else if (states[state]?.final && !closed_on) wrong('closed_on', '已经办结的，请填写办结日期')
  else if (closed_on && closed_on < opened_on) wrong('closed_on', '办结日期不得早于收案日期')
  const org_id = units.writable(unit)
  if (org_id !== undefined && !units.holds(org_id)) wrong('unit', `「${procedure.label}」不由该单位办理`)
  if (org_id === undefined) wrong('unit', `没有找到「${unit?.name ?? unit?.credit_code ?? ''}」，或者密钥无权代它报送`)
  if (!isObject(values)) wrong('values', '请给出各项内容')
  if (!isObject(rows)) wrong('rows', '各分项应当按名称列出')
  const read = readValues(procedure.fields as Fields, isObject(values) ? values : {}, units, 'values.')
  problems.push(...read.problems)
  for (const name of needs) if (!isObject(values) || (values[name] ?? null) === null) wrong(`values.${name}`, `没有填写「${(procedure.fields as Fields)[name]!.label}」`)
  const manys = (procedure.many ?? {}) as Manys
  const children = Object.fromEntries(Object.entries(isObject(rows) ? rows : {}).map(([child, group]) => {
    const many = manys[child]
    if (!many || !Array.isArray(group)) { wrong(`rows.${child}`, many ? '应当是列表' : `没有「${child}」这一分项`); return [child, []] }
    return [child, group.map((row: unknown, at) => {
      const one = readValues(many.fields, isObject(row) ? row : {}, units, `rows.${child}.${at}.`)
      problems.push(...one.problems)
      if (isObject(row) && one.problems.length === 0 && (one.values[many.title] ?? null) === null) wrong(`rows.${child}.${at}.${many.title}`, `请填写「${many.fields[many.title]!.label}」`)
      return one.values
    })]
  }))
  if (problems.length > 0) return { source_ref: typeof source_ref === 'string' ? source_ref : '', problems }
  const more = complete?.({ matter: read.values, rows: children })
  const whole = { matter: { ...read.values, ...more?.matter }, rows: { ...children, ...more?.rows } }
  const everyChild = Object.fromEntries(Object.keys(manys).map((child) => [child, whole.rows[child] ?? []]))
  const title = procedure.title({ values: whole.matter, rows: everyChild as Parameters<AnyProcedure['title']>[0]['rows'], orgName: () => '' }).slice(0, 300)
  return { record: {
    source_ref, org_id: org_id!, hash: hashOf([number ?? null, state, opened_on, closed_on ?? null], read.values, children),
    given: { fields: Object.keys(whole.matter), rows: Object.keys(children) },
    mapped: { matter: { ...whole.matter, number: number ?? null, title, state, opened_on, closed_on: closed_on ?? null, origin: 'pushed', source_ref }, rows: whole.rows },
  } }
}

/** The values of fields that travel; units come by name or credit code. */
function readValues(fields: Fields, given: Values, units: Units, prefix: string): ReturnType<typeof parseFields> {
  const taken = travelling(fields)
  const problems: FieldProblem[] = []
  const placed: { [field: string]: unknown } = {}
  for (const [name, value] of Object.entries(given)) {
    const field = Object.hasOwn(taken, name) ? taken[name] : undefined
    // What is no name (a null, a number) is left to the check of the kind.
    const named = field?.kind === 'org' && typeof value === 'string' ? [value] : field?.kind === 'orgs' && Array.isArray(value) ? value.filter((one) => typeof one === 'string') : null
    const unknown = named?.find((one) => units.named(one) === undefined)
    if (!field) problems.push({ field: prefix + name, message: fields[name] ? `「${fields[name].label}」不经对接报送，请去掉` : `没有「${name}」这一项` })
    else if (unknown !== undefined) problems.push({ field: prefix + name, message: `「${field.label}」没有找到机构「${unknown}」` })
    else if (named === null) placed[name] = value
    else placed[name] = field.kind === 'org' ? units.named(named[0]!) : named.map((one) => units.named(one))
  }
  const read = parseFields(taken, { asked: [], offered: Object.keys(placed) }, placed, prefix)
  return { values: read.values, problems: [...problems, ...read.problems] }
}

/** The same for content alike, in whatever order its names came. */
const ordered = (values: Values) => Object.entries(values).sort(([a], [b]) => a < b ? -1 : 1)
const hashOf = (head: readonly unknown[], values: Values, rows: { readonly [child: string]: readonly Values[] }): Buffer =>
  createHash('sha256').update(JSON.stringify([head, ordered(values), Object.entries(rows).sort(([a], [b]) => a < b ? -1 : 1).map(([child, group]) => [child, group.map(ordered)])])).digest()
