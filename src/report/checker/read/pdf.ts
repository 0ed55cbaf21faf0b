/** PDF files with a text layer. */
import { extractText, getDocumentProxy } from 'unpdf'
import { Fault } from '../../../kernel/fault.ts'

/** Fewer characters a page than this mean that the pages are pictures. */
const FEWEST_PER_PAGE = 8

/**
 * The text of a PDF, with lines that the page broke joined again.
 * @throws Fault `invalid` if it is damaged, encrypted or scanned
 */
export async function pdfText(bytes: Uint8Array): Promise<string> {
  const pages = await pagesOf(bytes)
  const text = pages.join('\n')
  if (text.replace(/\s/g, '').length < pages.length * FEWEST_PER_PAGE) {
    throw new Fault('invalid', 'PDF 中没有文字(可能是扫描件)。请先做文字识别(OCR),或者提供 Word 文档。')
  }
  return joinWrapped(plainRadicals(text).split('\n')).join('\n')
}

async function pagesOf(bytes: Uint8Array): Promise<string[]> {
  try {
    // The reader takes the buffer over and refuses Node's own kind, hence the copy.
    const document = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 })
    return (await extractText(document, { mergePages: false })).text
  } catch (error) {
    const { name } = error as Error
    if (name === 'PasswordException') throw new Fault('invalid', 'PDF 已加密,无法读取。请解除密码后再试。')
    throw new Fault('invalid', 'PDF 已损坏,无法读取。请重新导出后再试。')
  }
}

/** Some fonts map common characters to the radicals block (⼀ for 一); one character stays one character. */
function plainRadicals(text: string): string {
  return text.replace(/[\u2e80-\u2fdf]/g, (char) => char.normalize('NFKC'))
}

const NEW_LINE = /^\s*(?:[一二三四五六七八九十]{1,3}、|[((][一二三四五六七八九十]{1,3}[))]|\d{1,2}[、..](?!\d)|[—-]\s*\d+\s*[—-]|第[一二三四五六七八九十]{1,3}[章节条])/
const CLOSED = /[。!?!?::;;]\s*$/

/** A full line that ends without a closing mark goes on in the next one. */
export function joinWrapped(lines: readonly string[]): string[] {
  const widths = lines.map((line) => widthOf(line.trim())).filter((width) => width > 0).toSorted((a, b) => a - b)
  const full = (widths[Math.floor(widths.length * 0.9)] ?? 0) * 0.7
  const joined: string[] = []
  let open = false
  for (const line of lines) {
    const text = withoutGaps(line.trimEnd())
    if (open && text.trim() !== '' && !NEW_LINE.test(text)) joined[joined.length - 1] += text.trimStart()
    else joined.push(text)
    open = widthOf(text.trim()) >= full && full >= 15 && !CLOSED.test(text) && !text.includes('\t')
  }
  return joined
}

/** Latin letters and digits are half as wide as Chinese characters. */
function widthOf(line: string): number {
  let width = 0
  for (let at = 0; at < line.length; at++) width += line.charCodeAt(at) < 0x2000 ? 0.5 : 1
  return width
}

/** Typesetting puts a gap between Chinese and digits; in prose (not in columns) it is none. */
function withoutGaps(line: string): string {
  return /[,。;:、,]/.test(line) ? line.replace(/(?<=[\u4e00-\u9fff〕]) (?=\d)|(?<=[\d%]) (?=[\u4e00-\u9fff])/g, '') : line
}
