import { createHash } from 'node:crypto'
import PizZip from 'pizzip'
import { expect, test } from 'vitest'
import { templateDocx } from './compose.ts'
import { qrCode } from './qr.ts'
import { renderDocx } from './render.ts'

const template = templateDocx('# 通知书\n正文\n{#执法证号.二维码}\n@二维码 {执法证号.二维码} 扫描二维码查验\n{/执法证号.二维码}')
const parts = (docx: Buffer) => new PizZip(docx)

test('文书上的二维码是一幅图片，指向公众网站的查验页；没有网站地址、没有证号的不印', () => {
  const paper = parts(renderDocx(template, { '执法证号.二维码': '/certificates?n=1' }, 'https://zf.example.gov.cn'))
  expect(paper.file('word/media/code1.png')!.asUint8Array().slice(1, 4)).toEqual(new Uint8Array([0x50, 0x4e, 0x47]))
  expect(paper.file('word/_rels/document.xml.rels')!.asText()).toContain('media/code1.png')
  expect(paper.file('word/document.xml')!.asText()).toContain('扫描二维码查验')
  for (const [data, site] of [['/certificates?n=1', ''], ['', 'https://zf.example.gov.cn']] as const) {
    const without = parts(renderDocx(template, { '执法证号.二维码': data }, site))
    expect(without.file('word/media/code1.png')).toBeNull()
    expect(without.file('word/document.xml')!.asText()).not.toContain('扫描')
  }
})
test('同样的文书逐字节相同', () => {
  const once = () => renderDocx(template, { '执法证号.二维码': '/certificates?n=1' }, 'https://zf.example.gov.cn')
  expect(once().equals(once())).toBe(true)
})
// Codes of these texts were read back by another program (jsQR).
test.each([
    ['A', 21], ['https://zf.example.gov.cn/certificates?n=%E7%A4%BA%E6%89%A7990112001', 37], ['x'.repeat(300), 69], ['示'.repeat(200), 93], ['q'.repeat(660), 97],
])('二维码的大小随内容而定 %#', (text, size) => {
  const grid = qrCode(text)
  expect([grid.length, ...new Set(grid.map((row) => row.length))]).toEqual([size, size])
  // The three finders.
  for (const [x, y] of [[0, 0], [size - 7, 0], [0, size - 7]] as const) expect(Array.from({ length: 7 }, (_, at) => [grid[y]![x + at], grid[y + at]![x]]).flat().every(Boolean)).toBe(true)
})
const digest = (text: string) => createHash('sha256').update(qrCode(text).map((row) => row.map(Number).join('')).join('')).digest('hex').slice(0, 16)
test('每一格都固定：与已由别的程序读出的相同', () => {
  expect(['A', 'x'.repeat(300), '示'.repeat(200)].map(digest)).toEqual(['2092585037e9da56', '1b0ce35009886d14', 'a908be8d553afedd'])
})
test('太长的不印', () => { expect(() => qrCode('x'.repeat(2000))).toThrow(RangeError) })
