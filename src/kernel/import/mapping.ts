import { checkValue } from '../field/check.ts'
import { date, text as textField, type Field, type Fields } from '../field/field.ts'
import { parseValue } from '../field/parse.ts'
import type { IsoDate } from '../law/law.ts'
import type { AnyProcedure, Manys } from '../procedure/procedure.ts'
import { noNames, understood, type Names, type Reading } from './cell.ts'

/** One column of the file and the one place its text goes; a column may have several rules. */
export interface ColumnRule extends Reading {
  /** Heading of the column, as the file has it. */
  readonly column: string
  /** `decided_on`, `party.name`, for a second row of one kind `party.2.name`; of the kernel's columns those in `kernelTargets`. */
  readonly to: string
  /** Characters that part the cell into several child rows, or of which the first part is the value. */
  readonly split?: string
  /** Taken where the cell is empty and other cells tell of the same child row. */
  readonly otherwise?: string
  /** What becomes of a text that cannot be read: the row is refused (default), the value is left out with a flag, or without. */
  readonly unreadable?: 'refuse' | 'flag' | 'empty'
  /** Field beside it that takes what is doubtful about the value; a value that fails its check is kept. */
  readonly doubt?: string
}
/** How a file's columns become matters of one procedure: plain data, saved by name. */
export interface Mapping {
  readonly ledger: string
  readonly columns: readonly ColumnRule[]
  /** Texts for what no cell gave, by target; those of a child row complete it and never make one. */
  readonly constants: { readonly [target: string]: string }
}
export interface NamedMapping { readonly name: string; readonly mapping: Mapping }

export interface RowProblem { readonly kind: 'refused' | 'flagged'; readonly cell: string | null; readonly value: string | null; readonly reason: string }
type Values = { readonly [field: string]: unknown }
/** A line of the file as it would come in. It comes in unless a problem of it is `refused`. */
export interface MappedRow {
  readonly line: number
  readonly number: string | null
  readonly state: string
  readonly opened_on: IsoDate
  readonly closed_on: IsoDate | null
  /** Name of the responsible unit where the file tells it. */
  readonly org: string | null
  readonly values: Values
  readonly rows: { readonly [child: string]: readonly Values[] }
  readonly problems: readonly RowProblem[]
}

/** What a mapping may fill besides the definition's fields. */
export const kernelTargets = { number: textField('文号'), state: textField('状态'), opened_on: date('立案日期'), closed_on: date('结案日期'), org: textField('承办机构') } as const satisfies Fields

interface Target { readonly child: string | null; readonly row: number; readonly name: string; readonly field: Field }
/** The place a target names; undefined where the procedure has none such. */
export function targetOf(procedure: AnyProcedure, to: string): Target | undefined {
  const [first = '', second, third] = to.split('.')
  const many = second === undefined ? undefined : (procedure.many as Manys | undefined)?.[first]
  const name = many ? third ?? second! : first
  const field = many ? many.fields[name] : second === undefined ? (procedure.fields as Fields)[first] ?? (kernelTargets as Fields)[first] : undefined
  return field && { child: many ? first : null, row: third === undefined ? 1 : Number(second), name, field }
}

/** What makes a mapping unusable for a procedure or a file, in Chinese; empty when nothing does. */
export function mappingProblems(procedure: AnyProcedure, mapping: Mapping, header: readonly string[]): readonly string[] {
  const targets = [...mapping.columns.map(({ to }) => to), ...Object.keys(mapping.constants)]
  const lost = new Set(mapping.columns.map(({ column }) => column).filter((column) => !header.includes(column)))
  return [
    ...(mapping.ledger === procedure.id ? [] : [`映射属于另一类案卷,不能用于「${procedure.label}」`]),
    ...[...lost].map((column) => `文件中没有「${column}」列`),
    ...targets.filter((to) => !targetOf(procedure, to)).map((to) => `「${procedure.label}」没有「${to}」这一项`),
    ...(mapping.columns.length > 0 ? [] : ['没有任何一列指定去处']),
    ...(targets.includes('state') ? [] : ['没有指定导入后的状态']),
  ]
}

/**
 * Reads one line of the file. Pure.
 * @param cells text of the cells in the order of `header`
 * @param line number of the line in the file, for the report
 */
export function mapRow(procedure: AnyProcedure, mapping: Mapping, header: readonly string[], cells: readonly string[], line: number, names: Names = noNames): MappedRow {
  const problems: RowProblem[] = []
  const values: { [field: string]: unknown } = {}
  const kernel: { [name: string]: unknown } = {}
  const groups = new Map<string, { readonly child: string; rows: { [field: string]: unknown }[]; count: number; given: boolean }>()

  const put = (target: Target, at: number, name: string, value: unknown): void => {
    if (target.child === null) { ((target.name in kernelTargets && !(target.name in procedure.fields)) ? kernel : values)[name] = value; return }
    const group = groupOf(target)
    ;(group.rows[at] ??= {})[name] = value
  }
  const groupOf = (target: Target) => {
    const key = `${target.child}.${target.row}`
    const found = groups.get(key) ?? { child: target.child!, rows: [], count: 0, given: false }
    groups.set(key, found)
    return found
  }
  const read = (target: Target, at: number, cell: string, rule: Partial<ColumnRule>): void => {
    const report = (kind: RowProblem['kind'], reason: string) => void problems.push({ kind, cell: rule.column ?? null, value: cell, reason: `「${target.field.label}」${reason}` })
    const got = understood(target.field, cell, rule, names)
    if ('message' in got) {
      if (rule.unreadable !== 'empty') report(rule.unreadable === 'flag' ? 'flagged' : 'refused', got.message)
      return
    }
    const parsed = parseValue(target.field, got.given)
    if ('value' in parsed) { put(target, at, target.name, parsed.value); return }
    // A value that fails its check (a credit code) is what the paper says: kept as it is, and told.
    const unchecked = target.field.check ? parseValue({ ...target.field, check: undefined } as Field, got.given) : parsed
    if (!('value' in unchecked)) { report('refused', parsed.message); return }
    const reason = checkValue(target.field, unchecked.value as string) ?? parsed.message
    put(target, at, target.name, unchecked.value)
    if (rule.doubt) put(target, at, rule.doubt, reason)
    report('flagged', `${reason};已照原样导入`)
  }

  const late: (() => void)[] = []
  for (const rule of mapping.columns) {
    const target = targetOf(procedure, rule.to)
    if (!target) continue
    const cell = (cells[header.indexOf(rule.column)] ?? '').trim()
    const parts = rule.split && cell ? cell.split(new RegExp(`[${rule.split.replace(/[\]\\^-]/g, '\\$&')}]`)).map((part) => part.trim()).filter(Boolean) : cell ? [cell] : []
    if (target.child === null) {
      if (parts[0]) read(target, 0, parts[0], rule)
      else if (rule.otherwise) read(target, 0, rule.otherwise, rule)
      continue
    }
    const group = groupOf(target)
    if (parts.length > 0) group.given = true
    if (rule.split && parts.length > 1 && group.count > 1 && parts.length !== group.count)
      problems.push({ kind: 'refused', cell: rule.column, value: cell, reason: `有 ${parts.length} 项,与同一组其他列的 ${group.count} 项对不上,请逐项写全` })
    group.count = Math.max(group.count, parts.length, 1)
    late.push(() => {
      if (!group.given) return
      for (let at = 0; at < group.count; at++) {
        const part = parts.length > 1 ? parts[at] : parts[0] ?? rule.otherwise
        if (part) read(target, at, part, rule)
      }
    })
  }
  // How many rows a group has is known only when all its columns were seen.
  for (const fill of late) fill()
  for (const [to, constant] of Object.entries(mapping.constants)) {
    const target = targetOf(procedure, to)
    if (!target) continue
    if (target.child === null) { if (values[target.name] === undefined && kernel[target.name] === undefined) read(target, 0, constant, {}); continue }
    const group = groups.get(`${target.child}.${target.row}`)
    group?.rows.forEach((row, at) => { if (row[target.name] === undefined) read(target, at, constant, {}) })
  }

  const rows: { [child: string]: Values[] } = {}
  for (const { child, rows: given } of groups.values()) for (const row of given.filter(Boolean)) {
    const fields = (procedure.many as Manys)[child]!.fields
    for (const [name, field] of Object.entries(fields)) if (field.required && (row[name] === undefined || row[name] === null))
      problems.push({ kind: 'refused', cell: mapping.columns.find(({ to }) => to === `${child}.${name}`)?.column ?? null, value: null, reason: `「${(procedure.many as Manys)[child]!.label}」缺少「${field.label}」` })
    ;(rows[child] ??= []).push(row)
  }
  const state = stateOf(procedure, kernel['state'] as string | undefined)
  const refuse = (target: string, reason: string) => void problems.push({ kind: 'refused', cell: mapping.columns.find(({ to }) => to === target)?.column ?? null, value: (kernel[target] as string | undefined) ?? null, reason })
  if (!state) refuse('state', `状态应当是「${Object.values(procedure.states as AnyProcedure['states']).map(({ label }) => label).join('、')}」之一`)
  const number = (kernel['number'] as string | undefined) ?? null
  const opened_on = openedOn(procedure, kernel['opened_on'] as IsoDate | undefined, values, number)
  if (!opened_on) refuse('opened_on', '没有立案日期,文号中也没有年份,请补充任何一个日期')
  const final = state !== undefined && procedure.states[state]?.final
  const closed_on = (kernel['closed_on'] as IsoDate | undefined) ?? (final ? lastDay(procedure, values) ?? opened_on : undefined) ?? null
  if (opened_on && closed_on && closed_on < opened_on) refuse('closed_on', `结案日期 ${closed_on} 早于立案日期 ${opened_on}`)
  return { line, number, state: state ?? '', opened_on: opened_on ?? ('' as IsoDate), closed_on, org: (kernel['org'] as string | undefined) ?? null, values, rows, problems }
}

const stateOf = (procedure: AnyProcedure, given: string | undefined): string | undefined =>
  given === undefined ? undefined : Object.hasOwn(procedure.states, given) ? given : Object.keys(procedure.states).find((state) => procedure.states[state]!.label === given)

const daysOf = (procedure: AnyProcedure, values: Values): IsoDate[] =>
  Object.entries(procedure.fields as Fields).filter(([name, field]) => field.kind === 'date' && typeof values[name] === 'string').map(([name]) => values[name] as IsoDate).sort()
const lastDay = (procedure: AnyProcedure, values: Values) => daysOf(procedure, values).at(-1)

/** The day a matter stands under in lists: as told, else the first date it knows, else the first day of the year in its number. */
function openedOn(procedure: AnyProcedure, given: IsoDate | undefined, values: Values, number: string | null): IsoDate | undefined {
  const year = /(?:^|\D)((?:19|20)\d\d)(?!\d)/.exec(number ?? '')?.[1]
  return given ?? (values[procedure.governedBy] as IsoDate | null | undefined) ?? daysOf(procedure, values)[0] ?? (year ? `${year}-01-01` as IsoDate : undefined)
}
