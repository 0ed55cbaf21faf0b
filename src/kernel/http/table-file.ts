import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'

/** A table on its way out: a heading, then rows in batches. */
export interface Table { readonly heading: readonly string[]; readonly rows: AsyncIterable<readonly (readonly string[])[]> }

/** A cell that a spreadsheet would run as a formula is shown as text instead (ASVS 1.2.10). Amounts with a sign are amounts. */
const inert = (cell: string): string => /^[=+\-@\t\r]/.test(cell) && !/^[+-]?\d+(?:\.\d+)?$/.test(cell) ? `'${cell}` : cell
const quoted = (cell: string): string => /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
const line = (cells: readonly string[]): string => `${cells.map((cell) => quoted(inert(cell))).join(',')}\r\n`

async function* csvOf({ heading, rows }: Table): AsyncGenerator<string> {
  // The mark by which spreadsheets here take the file for UTF-8.
  yield `\uFEFF${line(heading)}`
  for await (const batch of rows) yield batch.map(line).join('')
}
/** The table as CSV text, in flat memory; an error breaks the stream, so that nobody takes a part for the whole. */
export const csvStream = (table: Table): Readable => Readable.from(csvOf(table), { objectMode: false, highWaterMark: 64 * 1024 })

async function* rowsOf({ rows }: Table): AsyncGenerator<string[]> {
  for await (const batch of rows) for (const row of batch) yield row.map(inert)
}
/** The table as a workbook, in flat memory. What writes it is loaded when it is first wanted. */
export async function xlsxStream(name: string, table: Table): Promise<Readable> {
  const { writeXlsxStream } = await import('hucre/xlsx')
  return Readable.fromWeb(writeXlsxStream(rowsOf(table), { name: name.slice(0, 31), columns: table.heading.map((header) => ({ header })), freezePane: { rows: 1 } }) as ReadableStream)
}
