import { date, text, type Field, type Fields } from '../field/field.ts'
import { parseValue } from '../field/parse.ts'
import type { IsoDate } from '../law/law.ts'
import type { AnyProcedure, Manys } from '../procedure/procedure.ts'
import type { AmountUnit } from './normal.ts'

/** One column of a file and the field its cells go to. */
export interface ColumnToField {
  /** Headings the column may have; the first that the file has is read. */
  readonly from: readonly string[]
  /** A field by name, `party.name` for a child's; also `number`, `opened_on`, `closed_on`. */
  readonly to: string
  readonly required?: true
  /** What a cell's text stands for; the empty text says what an empty cell stands for. */
  readonly values?: { readonly [text: string]: string }
  /** What any other text stands for. */
  readonly otherwise?: string
  /** Unit of amounts that are bare numbers. */
  readonly unit?: AmountUnit
  /** Parts a cell into several child rows, or the items of a list. */
  readonly separator?: string
  /** The field beside it that takes what is doubtful about a value kept as it is. */
  readonly problem?: string
}
/** Columns that a reader of the room turns into child rows together, where one field a column would lose what they say. */
export interface ColumnsToRows {
  /** Headings by the argument of the reader. */
  readonly reads: { readonly [argument: string]: readonly string[] }
  readonly rows: string
  readonly reader: string
  readonly unit?: AmountUnit
}
export type ColumnRule = ColumnToField | ColumnsToRows
export const isRows = (rule: ColumnRule): rule is ColumnsToRows => 'reader' in rule

/** How the columns of a file become matters of one procedure: plain data, which people adjust and save. */
export interface Mapping {
  readonly id: string
  readonly label: string
  readonly ledger: string
  readonly columns: readonly ColumnRule[]
  /** Values of fields that no cell gave, and the `state` in which the matters come in. */
  readonly constants: { readonly [field: string]: unknown }
  /** Fields whose day places a matter in lists where the file has no day of opening, best first. */
  readonly placed_by: readonly string[]
  /** The field without which a child row does not exist, what stands for it where other cells tell of the row, and what its rows have besides. */
  readonly rows?: { readonly [child: string]: { readonly given: string; readonly unnamed?: string; readonly constants?: { readonly [field: string]: unknown } } }
  /** Columns known and left out on purpose. */
  readonly ignored?: readonly string[]
}

/** One line of a file: text by heading. */
export type Cells = { readonly [header: string]: string }
export interface RowContext {
  readonly headers: readonly string[]
  /** Number of the line in the file, counted from 1. */
  readonly line: number
  /** Name of the file, which the matter keeps as its source. */
  readonly file: string
  readonly today: IsoDate
  /** The unit of a name, where a column names units. */
  readonly orgOf?: (name: string) => string | undefined
}
export interface CellProblem {
  /** `refused`: the row stays out. `flagged`: a doubtful value came in as it is. `noted`: what was done for want of a value. */
  readonly kind: 'refused' | 'flagged' | 'noted'
  /** As spreadsheets name it: C12; null where the file has no such column. */
  readonly cell: string | null
  readonly column: string | null
  readonly value: string
  readonly reason: string
}
type Values = { readonly [field: string]: unknown }
/** A line as a matter, before it has an id and a unit. */
export interface MappedRow {
  readonly matter: Values & {
    readonly number: string | null; readonly title: string; readonly state: string; readonly opened_on: IsoDate; readonly closed_on: IsoDate | null
    readonly origin: 'imported' | 'pushed'; readonly source_ref: string
  }
  readonly rows: { readonly [child: string]: readonly Values[] }
  readonly problems: readonly CellProblem[]
}

/** Turns the texts of several columns into child rows, and says which of them it doubts. Pure. */
export type Reader = (given: { readonly [argument: string]: string }, unit: AmountUnit) => {
  readonly rows: readonly Values[]
  readonly doubts: readonly { readonly argument: string; readonly reason: string }[]
}
/** What a room knows about files of its past: ready mappings, readers they name, and what follows from what was read. */
export interface LedgerImport {
  readonly procedure: AnyProcedure
  readonly mappings: readonly Mapping[]
  readonly readers: { readonly [name: string]: Reader }
  /** Fields without which no record comes in, whatever mapping was chosen. */
  readonly needs?: readonly string[]
  /** Fields that no two records share while they last; a second one is not brought in. */
  readonly once?: readonly string[]
  /** What of records that come in so cannot be judged, told beside the result. */
  readonly caution?: string
  readonly complete?: (read: { readonly matter: Values; readonly rows: MappedRow['rows'] }) => { readonly matter?: Values; readonly rows?: MappedRow['rows'] }
}

/** The cell as spreadsheets name it. @param column counted from 0 @param line counted from 1 */
export function cellName(column: number, line: number): string {
  let letters = ''
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) letters = String.fromCharCode(65 + (rest - 1) % 26) + letters
  return `${letters}${line}`
}

/** Columns of the matter itself that a file may fill. */
export const kernelTargets: Fields = { number: text('文号'), opened_on: date('日期'), closed_on: date('结案日期') }

/** The field that a target of a mapping names; undefined where the procedure has none such. */
export function targetOf(procedure: AnyProcedure, to: string): Field | undefined {
  const [child, name] = to.split('.') as [string, string?]
  return name === undefined ? (procedure.fields as Fields)[to] ?? kernelTargets[to] : (procedure.many as Manys | undefined)?.[child]?.fields[name]
}

/** The states in which records of elsewhere may come in. */
export const statesComingIn = ({ states, comesIn }: AnyProcedure): readonly string[] => comesIn ?? Object.keys(states)
/** Why a record of elsewhere may not come in so; empty when it may. */
export const notAdmitted = (procedure: AnyProcedure, state: string): readonly string[] => {
  const admitted = statesComingIn(procedure)
  return admitted.includes(state) ? [] : [`「${procedure.label}」只能作为「${admitted.map((one) => (procedure.states as AnyProcedure['states'])[one]!.label).join('」「')}」进入本系统，其余须在本系统办理`]
}

/** What makes a mapping unusable for a file, in Chinese, before a row is read; empty when nothing does. */
export function mappingProblems({ procedure, readers }: Pick<LedgerImport, 'procedure' | 'readers'>, mapping: Mapping, headers: readonly string[]): readonly string[] {
  const states = procedure.states as AnyProcedure['states']
  const state = mapping.constants['state']
  return [
    ...(mapping.ledger === procedure.id ? [] : [`这份对应关系属于另一类案卷，不能用于「${procedure.label}」`]),
    ...(typeof state === 'string' && Object.hasOwn(states, state) ? notAdmitted(procedure, state) : ['请选择导入后的状态']),
    ...(mapping.columns.length > 0 ? [] : ['请至少为一列指定去处']),
    ...mapping.columns.flatMap((rule) => isRows(rule)
      ? Object.hasOwn(readers, rule.reader) && Object.hasOwn((procedure.many ?? {}) as Manys, rule.rows) ? [] : [`没有「${rule.reader}」这种读法`]
      : targetOf(procedure, rule.to) ? [] : [`「${procedure.label}」没有「${rule.to}」这一项`]),
    ...mapping.columns.flatMap((rule) => isRows(rule) || !rule.required || rule.from.some((name) => headers.includes(name)) ? [] : [`文件中没有必需的「${rule.from.join('」或者「')}」列`]),
    ...mapping.placed_by.filter((name) => !targetOf(procedure, name)).map((name) => `「${procedure.label}」没有「${name}」这一项`),
    ...Object.entries(mapping.constants).flatMap(([name, value]) => {
      const field = name === 'state' ? undefined : targetOf(procedure, name)
      const read = field && parseValue(field, value)
      return name === 'state' ? [] : read === undefined ? [`「${procedure.label}」没有「${name}」这一项`] : 'message' in read ? [`固定值「${field!.label}」${read.message}`] : []
    }),
  ]
}

const namesOf = (rule: ColumnRule): readonly (readonly string[])[] => isRows(rule) ? Object.values(rule.reads) : [rule.from]

/** The columns of a file that a mapping neither reads nor leaves out on purpose. */
export function unreadHeaders(mapping: Mapping, headers: readonly string[]): readonly string[] {
  const known = new Set([...mapping.columns.flatMap((rule) => namesOf(rule).flat()), ...mapping.ignored ?? []])
  return headers.filter((header) => header !== '' && !known.has(header))
}

/**
 * The mapping that was made for such a file: all its required columns are there, and most of the others. A file that has
 * nearly all of them is one of its kind too: what it lacks is then said by name.
 */
export function detectMapping(mappings: readonly Mapping[], headers: readonly string[]): Mapping | undefined {
  const has = (names: readonly string[]) => names.some((name) => headers.includes(name))
  const share = ({ columns }: Mapping) => { const wanted = columns.flatMap(namesOf); return wanted.filter(has).length / wanted.length }
  const isWhole = (mapping: Mapping) => mapping.columns.every((rule) => isRows(rule) || !rule.required || has(rule.from))
  const best = (among: readonly Mapping[], least: number) => among.filter((mapping) => share(mapping) > least).sort((a, b) => share(b) - share(a))[0]
  return best(mappings.filter(isWhole), 0.5) ?? best(mappings, 0.8)
}

const plain = (text: string) => text.normalize('NFKC').replace(/[\s:()*、,_-]/g, '').toLowerCase()
/** How alike two headings are: the share of pairs of neighbouring characters they have in common. */
function likeness(one: string, other: string): number {
  if (one === other) return 1
  const pairs = (text: string) => new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2)))
  const [a, b] = [pairs(one), pairs(other)]
  return a.size + b.size === 0 ? 0 : 2 * [...a].filter((pair) => b.has(pair)).length / (a.size + b.size)
}
const ALIKE = 0.6

/** Headings by which other systems call what every ledger has. */
const KERNEL_WORDS: { readonly [field: string]: readonly string[] } = {
  number: ['文号', '案号', '编号', '决定书文号', '行政处罚决定书文号', '案件编号'], opened_on: ['立案日期', '受理日期', '收案日期'], closed_on: ['结案日期', '办结日期', '审结日期'],
}

/** A first draft for a file nobody has seen, by labels and names of the procedure's fields; each field is proposed once. */
export function suggestMapping(procedure: AnyProcedure, headers: readonly string[]): Mapping {
  const own = Object.entries(procedure.fields as Fields).map(([name, { label }]) => ({ to: name, words: [label, name] }))
  const kernel = Object.entries(KERNEL_WORDS).map(([to, words]) => ({ to, words: [...words, to] }))
  const children = Object.entries((procedure.many ?? {}) as Manys).flatMap(([child, many]) => Object.entries(many.fields)
    .map(([name, { label }]) => ({ to: `${child}.${name}`, words: [label, `${many.label}${label}`, `${child}.${name}`, ...(name === many.title ? [many.label] : [])] })))
  const scored = headers.flatMap((header) => [...own, ...kernel, ...children].map(({ to, words }) =>
    ({ header, to, score: Math.max(...words.map((word) => likeness(plain(header), plain(word)))) })))
  const chosen = new Map<string, string>()
  for (const { header, to, score } of scored.sort((a, b) => b.score - a.score))
    if (score >= ALIKE && !chosen.has(header) && ![...chosen.values()].includes(to)) chosen.set(header, to)
  return {
    id: 'suggested', label: '按列名提出的初稿', ledger: procedure.id, placed_by: [procedure.governedBy],
    // Where there is one state only (a register's), nobody need choose it.
    constants: statesComingIn(procedure).length === 1 ? { state: statesComingIn(procedure)[0]! } : {},
    columns: headers.flatMap((header) => chosen.has(header) ? [{ from: [header], to: chosen.get(header)! }] : []),
  }
}
