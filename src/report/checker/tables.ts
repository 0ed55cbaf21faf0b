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
    while (to < paragraphs.length && hasTab(folded, paragraphs[to] as Span) && (to === from || (isNextLine(folded, paragraphs[to - 1] as Span, paragraphs[to] as Span) && !opensTable(folded, paragraphs.slice(from, to), paragraphs[to] as Span)))) to++
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

/** A row of headings under a row with numbers begins another table if it is of another width or the one above was a total. */
function opensTable(folded: string, above: readonly Span[], line: Span): boolean {
  const cells = cellsOf(folded, line)
  const last = cellsOf(folded, above.at(-1) as Span)
  const headed = cells.filter(({ text }) => text !== '').length > 1 && !cells.some(({ text }) => isNumber(text)) && last.some(({ text }) => isNumber(text))
  return headed && (cells.length !== last.length || /^(?:合计|总计|总数)/.test(last[0]?.text ?? ''))
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

/** 2023年 heads a column and is no number. */
function isNumber(text: string): boolean {
  return !/^(?:19|20)\d{2}年?度?$/.test(text) && /^[-+]?[\d,.]+\s*(?:%|[\u4e00-\u9fff]{0,3})$/.test(text)
}

/** A dash stands for a number that is not there. */
function isLabel(text: string): boolean {
  return text !== '' && !isNumber(text) && !/^[-—–/\\*]+$/.test(text)
}

function rowLabel(table: Table, row: number): string {
  return table.rows[row]?.find((cell) => isLabel(cell.text))?.text ?? ''
}

export function columnLabel(table: Table, column: number): string {
  const labels: string[] = []
  for (let row = 0; row < table.headings; row++) {
    const text = table.rows[row]?.[column]?.text || joinedHeading(table, row, column)
    if (text !== '' && !labels.includes(text)) labels.push(text)
  }
  return labels.join('')
}

/** A heading over several columns stands in the first of them; below it each has its own. */
function joinedHeading(table: Table, row: number, column: number): string {
  const below = table.rows.slice(row + 1, table.headings).some((cells) => (cells[column]?.text ?? '') !== '')
  return below ? table.rows[row]?.slice(0, column).findLast(({ text }) => text !== '')?.text ?? '' : ''
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

/** A column or a row of numbers; a cell that holds a number nothing was made of is a gap. */
export interface Line { readonly label: string; readonly cells: ReadonlyMap<number, Term>; readonly hasGap: boolean }

/** A table read by columns or by rows: its lines, and the name of each place in them. */
export interface Grid { readonly by: 'column' | 'row'; readonly lines: readonly Line[]; readonly names: ReadonlyMap<number, string> }

/** Both readings of a table. Rows of another width than the headings are torn by joined cells; columns are then not read. */
export function gridsOf(table: Table, terms: readonly TableTerm[]): Grid[] {
  const width = table.rows[table.headings - 1]?.length ?? table.rows[0]?.length ?? 0
  const isWhole = (row: number): boolean => table.rows[row]?.length === width
  const data = table.rows.map((_, row) => row).slice(table.headings)
  const places = new Map(terms.map(({ term, row, column }) => [`${row}:${column}`, term]))
  return [...(data.every(isWhole) ? [byColumn(table, data, width, places)] : []), byRow(table, data.filter(isWhole), width, places)]
}

/** Columns of one heading, as in a table printed in two halves side by side, are one line. */
function byColumn(table: Table, rows: readonly number[], width: number, places: ReadonlyMap<string, Term>): Grid {
  const names = new Map<number, string>()
  const lines = new Map<string, { label: string; cells: Map<number, Term>; hasGap: boolean }>()
  for (let column = 0; column < width; column++) {
    const label = columnLabel(table, column)
    const line = lines.get(label) ?? { label, cells: new Map<number, Term>(), hasGap: false }
    lines.set(label, line)
    for (const row of rows) {
      const term = places.get(`${row}:${column}`)
      const place = row * width + firstOfBlock(table, column)
      names.set(place, labelLeftOf(table, row, column))
      if (term) line.cells.set(place, term)
      else if (isNumber(table.rows[row]?.[column]?.text ?? '')) line.hasGap = true
    }
  }
  return { by: 'column', lines: [...lines.values()].filter(({ cells }) => cells.size > 0), names }
}

/** The first column of the half a column stands in: where the heading of the very first column is repeated. */
function firstOfBlock(table: Table, column: number): number {
  const first = columnLabel(table, 0)
  for (let at = column; at > 0; at--) if (first !== '' && columnLabel(table, at) === first) return at
  return 0
}

/** The words nearest to the left in the row; without any, the first words of the row. */
function labelLeftOf(table: Table, row: number, column: number): string {
  const cells = table.rows[row] ?? []
  return cells.slice(0, column).findLast(({ text }) => isLabel(text))?.text ?? rowLabel(table, row)
}

function byRow(table: Table, rows: readonly number[], width: number, places: ReadonlyMap<string, Term>): Grid {
  const columns = Array.from({ length: width }, (_, column) => column)
  const lines = rows.map((row) => {
    const cells = new Map(columns.flatMap((column) => { const term = places.get(`${row}:${column}`); return term ? [[column, term] as const] : [] }))
    return { label: rowLabel(table, row), cells, hasGap: columns.some((column) => !cells.has(column) && isNumber(table.rows[row]?.[column]?.text ?? '')) }
  })
  return { by: 'row', lines: lines.filter(({ cells }) => cells.size > 0), names: new Map(columns.map((column) => [column, columnLabel(table, column)])) }
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
