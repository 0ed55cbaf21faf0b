/** Plain text in UTF-8, UTF-16 or GB18030. */
import { Fault } from '../../../kernel/fault.ts'

/**
 * Decodes bytes of a text file: by its mark if it has one, else as UTF-8 if that is valid, else as GB18030.
 * @throws Fault `invalid` if the bytes are no text in any of them
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return plainLines(new TextDecoder('utf-16le').decode(bytes))
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return plainLines(new TextDecoder('utf-16be').decode(bytes))
  if (bytes.subarray(0, 4096).includes(0)) throw notText()
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return plainLines(new TextDecoder(encoding, { fatal: true }).decode(bytes))
    } catch {
      continue // not valid in this encoding; the next is tried
    }
  }
  throw notText()
}

const notText = (): Fault => new Fault('invalid', '文件不是 UTF-8 或 GB18030 编码的文本，或者已经损坏。请用文字处理软件打开后另存为 .docx 或 .txt 再试。')

/** One newline character for all systems, and no characters without width (soft hyphens, joiners), which would split numbers. */
export function plainLines(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '')
}

/** Markdown: emphasis and heading marks go, rows of tables become tab-separated. */
export function markdownText(markdown: string): string {
  return markdown.split('\n').flatMap((line) => {
    const trimmed = line.trim()
    if (trimmed.startsWith('|')) {
      if (!/[^|\-:\s]/.test(trimmed)) return []
      const inner = trimmed.endsWith('|') ? trimmed.slice(1, -1) : trimmed.slice(1)
      return [inner.split('|').map((cell) => unmarked(cell).trim()).join('\t')]
    }
    return [unmarked(line.replace(/^#{1,6} /, ''))]
  }).join('\n')
}

function unmarked(text: string): string {
  return text.replaceAll('**', '').replaceAll('__', '').replaceAll('`', '').trimEnd()
}
