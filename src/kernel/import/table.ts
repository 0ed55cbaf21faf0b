import { Fault } from '../fault.ts'
import { csvRows } from './csv.ts'
import type { Cells } from './mapping.ts'
import type { OpenFile, TableRow } from './table-row.ts'
import { demandModest } from './unpacked.ts'

/** Where a table begins in its file, and what its columns are called. */
export interface Heading { readonly line: number; readonly headers: readonly string[] }
/** A row below the heading, its text by heading. */
export interface DataRow { readonly line: number; readonly cells: Cells }

const LOOKED_AT = 20

/** The rows of a CSV text or a workbook, told apart by content. @throws Fault `invalid` saying how to save the file instead */
export async function* tableRows(open: OpenFile): AsyncGenerator<readonly TableRow[]> {
  const head = await headOf(open)
  if (head.startsWith('d0cf11e0')) throw new Fault('invalid', '这是旧版 .xls 文件，或者设有密码的工作簿，无法读取。请在表格软件中打开，另存为不带密码的 .xlsx 或者 CSV 文件后再上传')
  if (head.startsWith('504b')) yield* (await import('./workbook.ts')).workbookRows(open)
  else if (head.startsWith('25504446') || head.startsWith('ffd8ff') || head.startsWith('89504e47')) throw new Fault('invalid', '这不是表格文件。请上传 .xlsx 或者 CSV 文件')
  else yield* csvRows(open)
}
/** A workbook is unpacked once and let go, to see that it is no larger than a table could be. @throws Fault `too_large` */
export async function demandTable(open: OpenFile): Promise<void> {
  if ((await headOf(open)).startsWith('504b')) await demandModest(open)
}
async function headOf(open: OpenFile): Promise<string> {
  for await (const chunk of await open()) return Buffer.from(chunk.subarray(0, 8)).toString('hex')
  throw new Fault('invalid', '这是空文件，请核对后重新选择')
}

const nameIn = ({ cells }: TableRow, at: number): string => (cells[at] ?? '').replace(/\s+/g, ' ').trim()
const isBlank = ({ cells }: TableRow): boolean => cells.every((cell) => cell.trim() === '')
const filled = ({ cells }: TableRow): number => cells.filter((cell) => cell.trim() !== '').length

/**
 * The heading among the first rows: the first that is about as wide as the table, since titles and notes above it fill a cell or two.
 * Columns of one name are told apart by a number; a column without a name is called by its letter.
 */
export function headingOf(rows: readonly TableRow[]): Heading {
  const widest = Math.max(0, ...rows.map(filled))
  const place = rows.findIndex((one) => filled(one) > widest / 2)
  const row = rows[place]
  if (!row) throw new Fault('invalid', '文件中没有内容，请核对后重新选择')
  // Of a heading in two rows, a name that spans both stands in the upper.
  const above = rows[place - 1] && filled(rows[place - 1]!) > 1 ? rows[place - 1] : undefined
  const seen = new Map<string, number>()
  const width = Math.max(...rows.map(({ cells }) => cells.length))
  const headers = Array.from({ length: width }, (_, at) => {
    const name = nameIn(row, at) || (above ? nameIn(above, at) : '') || `第${at + 1}列`
    const count = (seen.get(name) ?? 0) + 1
    seen.set(name, count)
    return count === 1 ? name : `${name}(${count})`
  })
  return { line: row.line, headers }
}

/** The heading of a file, found in its first rows. */
export async function findHeading(open: OpenFile): Promise<Heading> {
  const first: TableRow[] = []
  for await (const batch of tableRows(open)) { first.push(...batch.slice(0, LOOKED_AT - first.length)); if (first.length >= LOOKED_AT) break }
  return headingOf(first)
}

/** The rows below the heading that are not blank, in batches. */
export async function* dataRows(open: OpenFile, heading: Heading): AsyncGenerator<readonly DataRow[]> {
  for await (const batch of tableRows(open)) {
    const rows = batch.filter((row) => row.line > heading.line && !isBlank(row))
      .map(({ line, cells }) => ({ line, cells: Object.fromEntries(heading.headers.map((header, at) => [header, cells[at] ?? ''])) }))
    if (rows.length > 0) yield rows
  }
}

/** How many rows a file has below its heading; reads all of it, so that damage is found before anything is imported. */
export async function countRows(open: OpenFile, heading: Heading): Promise<number> {
  let total = 0
  for await (const batch of dataRows(open, heading)) total += batch.length
  return total
}
