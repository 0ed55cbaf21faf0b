/** Reads a report file of any of the known kinds; the kind is told by content first, by name second. */
import { Fault } from '../../../kernel/fault.ts'
import { htmlText } from './html.ts'
import { decodeText, markdownText } from './text.ts'
import { unwrapped } from './wrapped.ts'

/** Largest file that is read, in bytes. */
export const LARGEST_FILE = 20 * 1024 * 1024
/** Longest text that is checked, in UTF-16 units. */
const LONGEST_TEXT = 2_000_000

/**
 * The text of a report. PDF and Word readers are loaded only when they are needed.
 * @param name file name; its ending tells .html and .md from .txt
 * @throws Fault `invalid` or `too_large`, with a sentence that says what to do
 */
export async function readReport(name: string, bytes: Uint8Array): Promise<string> {
  if (bytes.length > LARGEST_FILE) throw new Fault('too_large', `文件超过 ${LARGEST_FILE / 1024 / 1024} MB，无法读取。请删去图片等内容，或者分成几个文件。`)
  if (bytes.length === 0) throw new Fault('invalid', '文件是空的。')
  const text = await textOf(name.toLowerCase(), bytes)
  if (text.trim() === '') throw new Fault('invalid', '文件中没有文字。')
  if (text.length > LONGEST_TEXT) throw new Fault('too_large', `文字超过 ${LONGEST_TEXT / 10000} 万字，请分成几个文件。`)
  return text
}

async function textOf(name: string, bytes: Uint8Array): Promise<string> {
  if (startsWith(bytes, '%PDF')) return (await import('./pdf.ts')).pdfText(bytes)
  if (startsWith(bytes, 'PK')) return (await import('./docx.ts')).docxText(bytes)
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0) throw compound(bytes)
  // A page saved under the ending of a Word document is still a page.
  const page = PAGE.test(new TextDecoder('latin1').decode(bytes.subarray(0, 300)))
  if (!page && (name.endsWith('.pdf') || name.endsWith('.docx'))) throw new Fault('invalid', `文件已损坏，不是有效的 ${name.endsWith('.pdf') ? 'PDF' : 'Word 文档'}。请重新导出后再试。`)
  if (startsWith(bytes, '{\\rtf')) throw new Fault('invalid', '暂不支持 .rtf 文件，请用文字处理软件另存为 .docx 再试。')
  const text = decodeText(bytes)
  if (page || name.endsWith('.html') || name.endsWith('.htm')) return htmlText(text)
  return name.endsWith('.md') ? markdownText(text) : unwrapped(text)
}

/** How a web page begins, with or without the mark of its encoding. */
const PAGE = /^(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,80}>\s*)?<(?:!doctype html|html)/i

function startsWith(bytes: Uint8Array, mark: string): boolean {
  for (let at = 0; at < mark.length; at++) if (bytes[at] !== mark.charCodeAt(at)) return false
  return true
}

/** The old compound format holds .doc, .wps and password-protected .docx. */
function compound(bytes: Uint8Array): Fault {
  const name = Array.from('EncryptedPackage', (char) => [char.charCodeAt(0), 0]).flat()
  const encrypted = indexOf(bytes.subarray(0, 1 << 20), name) >= 0
  return new Fault('invalid', encrypted ? '文档已加密，无法读取。请解除密码后再试。' : '暂不支持旧版 .doc 或 .wps 文件，请用文字处理软件另存为 .docx 再试。')
}

function indexOf(bytes: Uint8Array, part: readonly number[]): number {
  outer: for (let at = bytes.indexOf(part[0] as number); at >= 0; at = bytes.indexOf(part[0] as number, at + 1)) {
    for (let i = 1; i < part.length; i++) if (bytes[at + i] !== part[i]) continue outer
    return at
  }
  return -1
}
