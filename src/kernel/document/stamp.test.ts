import PizZip from 'pizzip'
import { expect, test } from 'vitest'
import { composeDocx } from './compose.ts'
import { stamped } from './stamp.ts'

const paper = composeDocx({ title: ['标题'], blocks: [{ kind: 'body', text: '正文。' }] })
const part = (docx: Buffer, path: string) => new PizZip(docx).file(path)!.asText()

test('不是真实的区，公文每页上端都写明', () => {
  const docx = stamped(paper, '演示区：数据为合成')
  expect(part(docx, 'word/stamp.xml')).toContain('演示区：数据为合成')
  for (const type of ['default', 'even', 'first']) expect(part(docx, 'word/document.xml')).toContain(`<w:headerReference w:type="${type}" r:id="rIdStamp"/>`)
  expect(part(docx, 'word/_rels/document.xml.rels')).toContain('Target="stamp.xml"')
  expect(part(docx, '[Content_Types].xml')).toContain('/word/stamp.xml')
})

test('模板自己的页眉让位，同样的公文生成同样的字节', () => {
  const zip = new PizZip(paper)
  zip.file('word/document.xml', zip.file('word/document.xml')!.asText().replace(/(<w:sectPr[^>]*>)/, '$1<w:headerReference w:type="default" r:id="rId99"/>'))
  const own = zip.generate({ type: 'nodebuffer' })
  expect(part(stamped(own, '模拟区'), 'word/document.xml')).not.toContain('rId99')
  expect(stamped(paper, '模拟区').equals(stamped(paper, '模拟区'))).toBe(true)
})
