import { EncryptedFileError, HucreError } from 'hucre'
import { streamXlsxRows, type CellValue } from 'hucre/xlsx'
import { Fault } from '../fault.ts'
import type { OpenFile, TableRow } from './table-row.ts'

const BATCH = 500

/** A cell as its text: days without a time of day are days, numbers lose the noise of binary fractions. */
function textOf(value: CellValue): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) { const text = value.toISOString(); return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 16).replace('T', ' ') }
  if (typeof value === 'number') return Number.isInteger(value) ? BigInt(value).toString() : String(Number(value.toPrecision(15)))
  if (typeof value === 'boolean') return value ? '是' : '否'
  return value
}

/**
 * The rows of a workbook's first sheet, in batches.
 * @throws Fault `invalid` for a file with a password or a damaged one
 */
export async function* workbookRows(open: OpenFile): AsyncGenerator<readonly TableRow[]> {
  const content = await open()
  let batch: TableRow[] = []
  try {
    for await (const { index, values } of streamXlsxRows(streamOf(content), { sheet: 0 })) {
      batch.push({ line: index + 1, cells: values.map(textOf) })
      if (batch.length === BATCH) { yield batch; batch = [] }
    }
  } catch (error) {
    if (error instanceof EncryptedFileError) throw new Fault('invalid', '工作簿设有密码，无法读取。请在表格软件中打开，取消密码后另存为 .xlsx 再上传')
    if (error instanceof HucreError) throw new Fault('invalid', '工作簿已损坏或者没有传完，无法读取。请在表格软件中打开确认，另存为新的 .xlsx 或者 CSV 文件后再上传')
    throw error
  }
  if (batch.length > 0) yield batch
}

const streamOf = (content: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> => {
  const chunks = content[Symbol.asyncIterator]()
  return new ReadableStream({
    pull: async (controller) => { const { done, value } = await chunks.next(); if (done) controller.close(); else controller.enqueue(value) },
    cancel: async () => { await chunks.return?.() },
  })
}
