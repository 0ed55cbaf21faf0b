import { checkValue, keptForm } from '../field/check.ts'
import { optionsOf, type Field, type Fields } from '../field/field.ts'
import { emptyOf, parseValue } from '../field/parse.ts'
import type { IsoDate } from '../law/law.ts'
import type { AnyDeadline, AnyProcedure, Many } from '../procedure/procedure.ts'
import { cellName, isRows, notAdmitted, targetOf, type Cells, type CellProblem, type ColumnToField, type LedgerImport, type MappedRow, type Mapping, type RowContext } from './mapping.ts'
import { readAmount, readDay } from './normal.ts'

type Draft = { [field: string]: unknown }
/** A row being read: what it says so far, and what is wrong. */
interface Reading {
  readonly procedure: AnyProcedure
  readonly mapping: Mapping
  readonly values: Draft
  readonly children: { [child: string]: Draft[] }
  readonly problems: CellProblem[]
  readonly orgOf: RowContext['orgOf']
  readonly columnOf: (names: readonly string[]) => string | undefined
  readonly textOf: (column: string | undefined) => string
  readonly say: (kind: CellProblem['kind'], column: string | undefined, reason: string) => void
}

const childOf = (procedure: AnyProcedure, child: string): Many => (procedure.many as { readonly [child: string]: Many })[child]!
const blankOf = (fields: Fields): Draft => Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, emptyOf(field)]))

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === false || (Array.isArray(value) && value.length === 0)

/** A cell in the form the field is stored in; null when it cannot be told for certain. */
function normalised(field: Field, cell: string, rule: ColumnToField, orgOf: RowContext['orgOf']): unknown {
  const options = optionsOf(field)
  const coded = (one: string) => rule.values?.[one] ?? (Object.hasOwn(options, one) ? one : Object.keys(options).find((code) => options[code] === one)) ?? rule.otherwise ?? null
  switch (field.kind) {
    case 'date': return readDay(cell) ?? null
    case 'money': return readAmount(cell, rule.unit) ?? null
    case 'choice': return coded(cell)
    case 'choices': { const codes = cell.split(rule.separator ?? /[;；、,，]/).map((one) => coded(one.trim())); return codes.includes(null) ? null : codes }
    case 'integer': return /^\d+$/.test(cell) ? Number(cell) : null
    case 'flag': return /^(是|有|1|true|y)$/i.test(cell) ? true : /^(否|无|0|false|n)$/i.test(cell) ? false : null
    case 'org': return orgOf?.(rule.values?.[cell] ?? cell) ?? null
    case 'orgs': { const units = cell.split(rule.separator ?? /[;；、,，]/).map((one) => orgOf?.(rule.values?.[one.trim()] ?? one.trim()) ?? null); return units.includes(null) ? null : units }
    case 'instant': { const day = readDay(cell); return day ? `${day}T${/(\d\d?):\d\d/.exec(cell)?.[0].padStart(5, '0') ?? '00:00'}:00+08:00` : null }
    default: return keptForm(field, cell)
  }
}

const MOST_LISTED = 8
const listed = (labels: readonly string[]): string => `${labels.slice(0, MOST_LISTED).join('、')}${labels.length > MOST_LISTED ? `等 ${labels.length} 项` : ''}`

/** A cell as the value of a field, checked as a form would. A failed check is a doubt: the value stands. */
function readCell(field: Field, cell: string, rule: ColumnToField, orgOf: RowContext['orgOf']): { readonly value?: unknown; readonly wrong?: string; readonly doubt?: string } {
  const value = normalised(field, cell, rule, orgOf)
  if (value === null) {
    const why = field.kind === 'date' || field.kind === 'instant' ? '不是可以辨认的日期' : field.kind === 'org' || field.kind === 'orgs' ? '不是机构目录中现有机构的名称' : field.kind === 'money' ? '不是可以确定的金额' : field.kind === 'integer' ? '不是整数'
      : `不在「${listed(Object.values(optionsOf(field)))}」之列，请在对应关系中写明它的含义`
    return { wrong: `「${field.label}」的内容“${cell}”${why}` }
  }
  const { check: _, ...unchecked } = field
  const parsed = parseValue(unchecked, value)
  if ('message' in parsed) return { wrong: `「${field.label}」${parsed.message}` }
  const doubt = typeof parsed.value === 'string' ? checkValue(field, parsed.value) : null
  return { value: parsed.value, ...(doubt && { doubt }) }
}

/** @throws RangeError for a mapping that names a field the procedure does not have */
function readColumn(rule: ColumnToField, r: Reading): void {
  const column = r.columnOf(rule.from)
  const cell = r.textOf(column)
  const [child, name] = rule.to.includes('.') ? rule.to.split('.') as [string, string] : [undefined, rule.to]
  const field = targetOf(r.procedure, rule.to)
  if (!field) throw new RangeError(`对应关系「${r.mapping.label}」中的“${rule.to}”不是${r.procedure.label}的字段`)
  const target = (at: number): Draft => child ? (r.children[child] ??= [])[at] ??= {} : r.values
  if (cell === '') {
    if (rule.required) r.say('refused', column, `没有填写「${field.label}」${column ? '' : `，文件中也没有“${rule.from.join('”或者“')}”列`}`)
    if (rule.values?.[''] !== undefined) target(0)[name] = rule.values['']
    return
  }
  const parts = child && rule.separator ? cell.split(rule.separator).map((one) => one.trim()).filter(Boolean) : [cell]
  parts.forEach((part, at) => {
    const { value, wrong, doubt } = readCell(field, part, rule, r.orgOf)
    if (wrong) return r.say('refused', column, wrong)
    target(at)[name] = value
    if (!doubt) return
    // What the paper says comes in as it stands, with the doubt beside it.
    if (rule.problem) target(at)[rule.problem] = doubt
    r.say('flagged', column, `${doubt.startsWith(field.label) ? '' : `「${field.label}」`}${doubt}；照原样导入`)
  })
}

/** The cells of a row that tell of a child, beside what stands for an empty cell. */
const cellsOf = (child: string, r: Reading): readonly string[] => r.mapping.columns.flatMap((rule) => {
  const column = isRows(rule) ? undefined : r.columnOf(rule.from)
  return column !== undefined && !isRows(rule) && rule.to.startsWith(`${child}.`) && r.textOf(column) !== '' ? [column] : []
})

/** Child rows that have what makes them exist; one that other cells tell of is kept under a stand-in name, so that nothing is lost. */
function keptRows(child: string, r: Reading): Draft[] {
  const { fields, title, label } = childOf(r.procedure, child)
  const { given, unnamed, constants = {} } = r.mapping.rows?.[child] ?? { given: title }
  return r.children[child]!.flatMap((row) => {
    const whole = { ...blankOf(fields), ...constants, ...row }
    if (!isEmpty(row[given])) return [whole]
    const told = cellsOf(child, r)
    if (told.length === 0) return []
    r.say(unnamed ? 'noted' : 'refused', told[0], `没有填写${label}的「${fields[given]!.label}」${unnamed ? `，记为“${unnamed}”` : '，这一格没有归属'}`)
    return unnamed ? [{ ...whole, [given]: unnamed }] : []
  })
}
/** What a child row may not be without, whatever its origin. */
function missingIn(child: string, row: Draft, r: Reading): void {
  const { fields, label } = childOf(r.procedure, child)
  for (const [name, field] of Object.entries(fields)) if (field.required && field.kind !== 'flag' && isEmpty(row[name]))
    r.say('refused', columnTo(r, [`${child}.${name}`]), `没有填写${label}的「${field.label}」`)
}

const columnTo = (r: Reading, names: readonly string[]) => r.columnOf(r.mapping.columns.flatMap((rule) => !isRows(rule) && names.includes(rule.to) ? rule.from : []))

const firstDay = (r: Reading, names: readonly string[]) => names.map((name) => r.values[name]).find((day) => typeof day === 'string') as IsoDate | undefined

/** The day the matter is placed by; a record without one is placed by the year of its number and counts in no period. */
function placed(r: Reading, today: IsoDate): IsoDate {
  const own = firstDay(r, ['opened_on', ...r.mapping.placed_by])
  if (own) return own
  const number = r.values['number']
  const year = typeof number === 'string' ? /(?:19|20)\d\d/.exec(number)?.[0] : undefined
  if (r.procedure.governedBy === 'opened_on') { r.say('noted', undefined, '没有日期，自导入之日起有效'); return today }
  r.say('noted', columnTo(r, r.mapping.placed_by), year ? '没有日期，按文号年份排列，不计入各年数据' : '没有日期，文号也没有年份，按导入之日排列，不计入各年数据')
  return year ? `${year}-01-01` as IsoDate : today
}

/** Days on which a term of the matter ends: they lie ahead of a matter that is under way. */
const datesAhead = ({ deadlines }: AnyProcedure): readonly string[] => Object.values(deadlines as { readonly [name: string]: AnyDeadline }).flatMap(({ term }) => 'dueOn' in term ? [term.dueOn] : [])

/** A matter that comes in concluded was concluded by the day that is known; standing matters must not count it. */
function concluded(r: Reading, state: string, opened_on: IsoDate): IsoDate | null {
  const told = firstDay(r, ['closed_on'])
  if (!(r.procedure.states as AnyProcedure['states'])[state]?.final) {
    if (told) r.say('refused', columnTo(r, ['closed_on']), '有结案日期，但导入后的状态不是办结状态，请核对')
    return null
  }
  if (told && told < opened_on) r.say('refused', columnTo(r, ['closed_on']), `「结案日期」${told} 早于${opened_on}`)
  const known = told ?? firstDay(r, r.mapping.placed_by) ?? opened_on
  return known < opened_on ? opened_on : known
}

/**
 * One row of a file as one matter. Pure. A row that may not go in has a problem of kind `refused`; everything wrong
 * with it is told at once, each with its cell.
 * @param cells by header; blanks around them are trimmed
 */
export function mapRow({ procedure, readers, needs = [], complete }: Omit<LedgerImport, 'mappings'>, mapping: Mapping, cells: Cells, context: RowContext): MappedRow {
  const textOf = (column: string | undefined) => column === undefined ? '' : (cells[column] ?? '').trim()
  const r: Reading = {
    procedure, mapping, values: blankOf(procedure.fields), children: {}, problems: [], textOf, orgOf: context.orgOf,
    columnOf: (names) => names.find((name) => context.headers.includes(name)),
    say: (kind, column, reason) => r.problems.push({
      kind, column: column ?? null, reason, value: textOf(column), cell: column === undefined ? null : cellName(context.headers.indexOf(column), context.line),
    }),
  }
  for (const rule of mapping.columns) {
    if (!isRows(rule)) { readColumn(rule, r); continue }
    const given = Object.fromEntries(Object.entries(rule.reads).map(([argument, names]) => [argument, textOf(r.columnOf(names))]))
    const { rows, doubts } = readers[rule.reader]!(given, rule.unit ?? 'yuan')
    r.children[rule.rows] = [...r.children[rule.rows] ?? [], ...rows.map((row) => ({ ...row }))]
    for (const { argument, reason } of doubts) r.say('noted', r.columnOf(rule.reads[argument] ?? []), reason)
  }
  const { state, ...constants } = mapping.constants
  for (const [name, value] of Object.entries(constants)) if (isEmpty(r.values[name])) r.values[name] = value
  const rows = Object.fromEntries(Object.keys(r.children).map((child) => [child, keptRows(child, r)]))
  const opened_on = placed(r, context.today)
  const ahead = datesAhead(procedure)
  for (const [name, value] of Object.entries(r.values)) if (typeof value === 'string' && targetOf(procedure, name)?.kind === 'date' && value > context.today && !ahead.includes(name))
    r.say('refused', columnTo(r, [name]), `「${targetOf(procedure, name)!.label}」${value} 尚未到来`)

  for (const [child, kept] of Object.entries(rows)) for (const row of kept) missingIn(child, row, r)
  for (const reason of notAdmitted(procedure, String(state))) r.say('refused', undefined, reason)
  const closed_on = concluded(r, String(state), opened_on)

  const base = {
    number: null, ...r.values, title: '', state: String(state), opened_on, closed_on, origin: 'imported' as const, source_ref: `${context.file}#${context.line}`,
  } as MappedRow['matter']
  const more = complete?.({ matter: base, rows }) ?? {}
  const whole = { matter: { ...base, ...more.matter }, rows: { ...rows, ...more.rows } }
  for (const name of needs) if (isEmpty(whole.matter[name]) && !r.problems.some(({ kind, column }) => kind === 'refused' && column !== null && column === columnTo(r, [name])))
    r.say('refused', columnTo(r, [name]), `没有填写「${targetOf(procedure, name)!.label}」`)
  const everyChild = Object.fromEntries(Object.keys(procedure.many ?? {}).map((child) => [child, whole.rows[child] ?? []]))
  // Any procedure will do here; the rows are of its own children.
  const title = procedure.title({ values: whole.matter, rows: everyChild as Parameters<AnyProcedure['title']>[0]['rows'], orgName: () => '' })
  return { matter: { ...whole.matter, title: title.slice(0, 300) }, rows: whole.rows, problems: r.problems }
}

/** Whether the row may not go in. */
export const isRefused = ({ problems }: MappedRow): boolean => problems.some(({ kind }) => kind === 'refused')
