import { Fault } from '../fault.ts'
import type { OpenFile, TableRow } from './table-row.ts'

const BATCH = 500
/** No record of such a table is longer; a quote that is never closed would swallow the rest of the file. */
const LONGEST_RECORD = 1_000_000

async function isUtf8(open: OpenFile): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const chunk of await open()) decoder.decode(chunk, { stream: true })
    decoder.decode()
    return true
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}

/** The encoding of the whole file: by its mark, else UTF-8 when all of it is, else GB 18030, which contains GBK and GB 2312. */
async function encodingOf(open: OpenFile): Promise<string> {
  for await (const head of await open()) {
    if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
    if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
    break
  }
  return await isUtf8(open) ? 'utf-8' : 'gb18030'
}

/** Bytes to text, the last call without bytes. @throws Fault `invalid` for bytes that are no text in any of these encodings */
async function decoderOf(open: OpenFile): Promise<(chunk?: Uint8Array) => string> {
  const decoder = new TextDecoder(await encodingOf(open), { fatal: true })
  return (chunk) => {
    try {
      return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode()
    } catch {
      throw new Fault('invalid', '文件不是文本，或者文字编码不是 UTF-8、GB 18030。请在表格软件中打开，另存为“CSV UTF-8”或者 .xlsx 后再上传')
    }
  }
}

/** The sign that parts the cells: the most frequent of comma, semicolon and tab in the first line. */
const separatorOf = (text: string): string => {
  const line = text.slice(0, (text.search(/[\r\n]/) + 1 || text.length + 1) - 1).replace(/"[^"]*"/g, '')
  return [',', '\t', ';'].map((sign) => ({ sign, count: line.split(sign).length })).sort((a, b) => b.count - a.count)[0]!.sign
}

/**
 * The records of a CSV text (RFC 4180), quoted cells with line ends included, in batches and flat memory.
 * @throws Fault `invalid` with the line where a quote is not closed
 */
export async function* csvRows(open: OpenFile): AsyncGenerator<readonly TableRow[]> {
  const text = await decoderOf(open)
  let rest = ''
  let separator: string | undefined
  let line = 0
  let batch: TableRow[] = []
  for await (const chunk of await open()) {
    rest += text(chunk)
    separator ??= /[\r\n]/.test(rest) || rest.length > 64_000 ? separatorOf(rest) : undefined
    if (separator === undefined) continue
    let from = 0
    for (let record = recordAt(rest, from, separator, false, line + 1); record; record = recordAt(rest, from, separator, false, line + 1)) {
      batch.push({ line: ++line, cells: record.cells })
      from = record.end
      if (batch.length === BATCH) { yield batch; batch = [] }
    }
    rest = rest.slice(from)
  }
  rest += text()
  for (let from = 0; from < rest.length;) {
    const record = recordAt(rest, from, separator ?? separatorOf(rest), true, line + 1)!
    batch.push({ line: ++line, cells: record.cells })
    from = record.end
  }
  if (batch.length > 0) yield batch
}

interface Record { readonly cells: readonly string[]; readonly end: number }

/** The record that begins at `from`; undefined while its end has not arrived. */
function recordAt(text: string, from: number, separator: string, last: boolean, line: number): Record | undefined {
  const newline = text.indexOf('\n', from)
  const end = newline === -1 ? text.length : newline
  if (newline === -1 && !last) { if (text.length - from > LONGEST_RECORD) throw unclosed(line); return undefined }
  const plain = text.slice(from, text[end - 1] === '\r' ? end - 1 : end)
  if (!plain.includes('"')) return { cells: plain.split(separator), end: newline === -1 ? end : end + 1 }
  return quotedRecord(text, from, separator, last, line)
}

function quotedRecord(text: string, from: number, separator: string, last: boolean, line: number): Record | undefined {
  const cells: string[] = []
  for (let at = from; ;) {
    let cell = ''
    if (text[at] === '"') {
      let open = at + 1
      for (;;) {
        const quote = text.indexOf('"', open)
        if (quote === -1 || (quote === text.length - 1 && !last)) {
          if (last || text.length - from > LONGEST_RECORD) throw unclosed(line)
          return undefined
        }
        cell += text.slice(open, quote)
        if (text[quote + 1] !== '"') { at = quote + 1; break }
        cell += '"'
        open = quote + 2
      }
    }
    // What follows a closing quote, or a cell without quotes, runs to the next separator or line end.
    let stop = at
    while (stop < text.length && text[stop] !== separator && text[stop] !== '\n' && text[stop] !== '\r') stop++
    if (stop === text.length && !last) return undefined
    cells.push(cell + text.slice(at, stop))
    if (text[stop] === separator) { at = stop + 1; continue }
    if (text[stop] === '\r' && stop + 1 === text.length && !last) return undefined
    return { cells, end: text[stop] === '\r' && text[stop + 1] === '\n' ? stop + 2 : stop === text.length ? stop : stop + 1 }
  }
}

const unclosed = (line: number) => new Fault('invalid', `第 ${line} 行的引号没有配对，无法判断单元格的边界。请在表格软件中打开文件核对这一行，另存后重新上传`)
