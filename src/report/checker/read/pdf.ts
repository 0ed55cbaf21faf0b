/** PDF files with a text layer. */
import { extractText, getDocumentProxy } from 'unpdf'
import { Fault } from '../../../kernel/fault.ts'
import { joinWrapped } from './wrapped.ts'

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
    throw new Fault('invalid', 'PDF 中没有文字（可能是扫描件）。请先做文字识别（OCR），或者提供 Word 文档。')
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
    if (name === 'PasswordException') throw new Fault('invalid', 'PDF 已加密，无法读取。请解除密码后再试。')
    throw new Fault('invalid', 'PDF 已损坏，无法读取。请重新导出后再试。')
  }
}

/** Some fonts map common characters to the radicals block (⼀ for 一); one character stays one character. */
function plainRadicals(text: string): string {
  return text.replace(/[\u2e80-\u2fdf]/g, (char) => char.normalize('NFKC'))
}
