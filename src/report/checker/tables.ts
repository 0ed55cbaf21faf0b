/** Tables: lines of tab-separated cells. Each number in a cell gets the words of its row and column. */
import type { Term } from './term.ts'
import { findIndexAt, type Layout, type Span } from './segments.ts'
import { unitFamily } from './units.ts'

export interface Cell extends Span { readonly text: string }
export interface Table extends Span {
  readonly rows: readonly (readonly Cell[])[]
  /** How many rows at the top hold headings. */
  readonly headings: number
  /** 单位:件 before the table or in its first cell. */
  readonly unit: string
}

/** A number in a table with its place. */
export interface TableTerm { readonly term: Term; readonly row: number; readonly column: number }

/** Finds runs of at least two lines with tabs. */
export function findTables(layout: Layout): Table[] {
  const { folded, paragraphs } = layout
  const tables: Table[] = []
  for (let from = 0; from < paragraphs.length;) {
    let to = from
    while (to < paragraphs.length && hasTab(folded, paragraphs[to] as Span) && (to === from || isNextLine(folded, paragraphs[to - 1] as Span, paragraphs[to] as Span))) to++
    if (to - from >= 2) tables.push(tableOf(layout, paragraphs.slice(from, to), paragraphs[from - 1]))
    from = Math.max(to, from + 1)
  }
  return tables
}

function hasTab(folded: string, { start, end }: Span): boolean {
  return folded.slice(start, end).includes('\t')
}

function isNextLine(folded: string, above: Span, below: Span): boolean {
  return folded.slice(above.end, below.start).trim() === '' && below.start - above.end <= 2
}

function tableOf({ folded }: Layout, lines: readonly Span[], before: Span | undefined): Table {
  const rows = lines.map((line) => cellsOf(folded, line))
  const firstNumbers = rows.findIndex((row) => row.filter((cell) => isNumber(cell.text)).length * 2 >= Math.max(2, row.length - 1))
  const caption = `${before ? folded.slice(Math.max(before.start, before.end - 40), before.end) : ''} ${rows[0]?.[0]?.text ?? ''}`
  return { start: (lines[0] as Span).start, end: (lines.at(-1) as Span).end, rows, headings: firstNumbers < 0 ? 1 : firstNumbers, unit: /单位[::]\s*([\u4e00-\u9fff%]{1,4})/.exec(caption)?.[1] ?? '' }
}

function cellsOf(folded: string, line: Span): Cell[] {
  let start = line.start
  return folded.slice(line.start, line.end).split('\t').map((text) => {
    const cell = { start, end: start + text.length, text: text.trim() }
    start = cell.end + 1
    return cell
  })
}

function isNumber(text: string): boolean {
  return /^[-+]?[\d,.]+\s*(?:%|[\u4e00-\u9fff]{0,3})$/.test(text)
}

export function rowLabel(table: Table, row: number): string {
  return table.rows[row]?.find((cell) => !isNumber(cell.text) && cell.text !== '')?.text ?? ''
}

export function columnLabel(table: Table, column: number): string {
  const labels: string[] = []
  for (let row = 0; row < table.headings; row++) {
    const text = table.rows[row]?.[column]?.text ?? ''
    if (text !== '' && !labels.includes(text)) labels.push(text)
  }
  return labels.join('')
}

/** The numbers of a table by place; a cell counts if the number is all it holds. */
export function termsIn(table: Table, terms: readonly Term[]): TableTerm[] {
  const found: TableTerm[] = []
  const flat = table.rows.flatMap((cells, row) => cells.map((cell, column) => ({ ...cell, row, column })))
  for (const term of terms) {
    if (term.start < table.start || term.start >= table.end) continue
    const cell = flat[findIndexAt(flat, term.start)]
    if (cell && isNumber(cell.text)) found.push({ term, row: cell.row, column: cell.column })
  }
  return found
}

/** Gives numbers in cells their subject and unit: row and column heading, (件) of the heading, 单位:件 of the caption. */
export function labelTableTerms(layout: Layout, terms: readonly Term[], tables: readonly Table[]): Term[] {
  if (tables.length === 0) return [...terms]
  const labelled = new Map<string, Term>()
  for (const table of tables) {
    for (const { term, row, column } of termsIn(table, termsBetween(terms, table))) {
      const heading = columnLabel(table, column)
      const label = rowLabel(table, row)
      const unit = term.unit || (/\(([^()]{1,4})\)$/.exec(heading)?.[1] ?? table.unit)
      const subject = [label, heading.replace(/\([^()]{1,4}\)$/, '')].filter((part) => part !== '').join(' ')
      labelled.set(term.id, { ...term, unit, family: unit === '' ? 'item' : unitFamily(unit), subject: subject || term.subject, lead: '', tail: '' })
    }
  }
  return terms.map((term) => labelled.get(term.id) ?? term)
}

function termsBetween(terms: readonly Term[], { start, end }: Span): Term[] {
  return terms.filter((term) => term.start >= start && term.start < end)
}
