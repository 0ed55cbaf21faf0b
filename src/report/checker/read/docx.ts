/** Word documents (.docx): text and tables. */
import { unzipSync } from 'fflate'
import mammoth from 'mammoth'
import { Fault } from '../../../kernel/fault.ts'
import { htmlText } from './html.ts'

/** Unpacked size beyond which an archive is taken for an attack rather than a report. */
const LARGEST_UNPACKED = 200 * 1024 * 1024

/**
 * The text of a .docx file; rows of tables become tab-separated lines.
 * @throws Fault `invalid` if it is damaged or no Word document, `too_large` if it unpacks to more than 200 MB
 */
export async function docxText(bytes: Uint8Array): Promise<string> {
  examine(bytes)
  try {
    const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, { convertImage: mammoth.images.imgElement(async () => ({ src: '' })) })
    return htmlText(value)
  } catch {
    throw damaged()
  }
}

const damaged = (): Fault => new Fault('invalid', '文件已损坏，或者不是 Word 文档（.docx）。请用文字处理软件打开后另存为 .docx 再试。')

function examine(bytes: Uint8Array): void {
  let unpacked = 0
  let isDocument = false
  try {
    unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        unpacked += originalSize
        isDocument ||= name === 'word/document.xml'
        return false
      },
    })
  } catch {
    throw damaged()
  }
  if (unpacked > LARGEST_UNPACKED) throw new Fault('too_large', '文件解压后过大，无法读取。请删去其中的图片等内容后再试。')
  if (!isDocument) throw new Fault('invalid', '压缩包不是 Word 文档（.docx）。请选择 .docx、.pdf、.html、.md 或 .txt 文件。')
}
