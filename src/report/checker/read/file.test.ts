import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { Fault } from '../../../kernel/fault.ts'
import { check } from '../check.ts'
import { LARGEST_FILE, readReport } from './file.ts'
import { htmlText } from './html.ts'
import { markdownText } from './text.ts'
import { joinWrapped, unwrapped } from './wrapped.ts'

const refusal = async (name: string, bytes: Uint8Array): Promise<string> => {
  const error: unknown = await readReport(name, bytes).then(() => undefined, (reason: unknown) => reason)
  expect(error).toBeInstanceOf(Fault)
  return (error as Fault).message
}

/** GB18030 of the Chinese used here; the platform only decodes it. */
const GB: Readonly<Record<string, readonly number[]>> = { 受: [0xca, 0xdc], 理: [0xc0, 0xed], 件: [0xbc, 0xfe], '。': [0xa1, 0xa3] }
const gb18030 = (text: string): Uint8Array => Uint8Array.from([...text].flatMap((char) => GB[char] ?? [char.charCodeAt(0)]))

const paragraph = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`
const cell = (text: string): string => `<w:tc>${paragraph(text)}</w:tc>`
function docx(body: string): Uint8Array {
  return zipSync({
    '[Content_Types].xml': strToU8('<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'),
    '_rels/.rels': strToU8('<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'),
    'word/document.xml': strToU8(`<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`),
  })
}

/** A PDF of one page whose font maps codes straight to the characters of `text`; `encrypt` adds a password. */
function pdf(text: string, encrypt = false): Uint8Array {
  const hex = (value: number): string => value.toString(16).padStart(4, '0')
  const codes = [...text].map((_, index) => hex(index + 1)).join('')
  const map = [...text].map((char, index) => `<${hex(index + 1)}> <${hex(char.charCodeAt(0))}>`).join('\n')
  const stream = (content: string): string => `<< /Length ${content.length} >>\nstream\n${content}\nendstream`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    stream(text === '' ? '' : `BT /F1 12 Tf 50 700 Td <${codes}> Tj ET`),
    '<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H /DescendantFonts [6 0 R] /ToUnicode 7 0 R >>',
    '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 8 0 R /DW 1000 >>',
    stream(`/CIDInit /ProcSet findresource begin\nbegincmap\n1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n${[...text].length} beginbfchar\n${map}\nendbfchar\nendcmap`),
    '<< /Type /FontDescriptor /FontName /Song /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>',
    `<< /Filter /Standard /V 1 /R 2 /O <${'41'.repeat(32)}> /U <${'42'.repeat(32)}> /P -4 >>`,
  ]
  let out = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const at = out.length
    out += `${index + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const start = out.length
  out += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}`
  out += `trailer << /Size ${objects.length + 1} /Root 1 0 R ${encrypt ? '/Encrypt 9 0 R /ID [<00> <00>]' : ''} >>\nstartxref\n${start}\n%%EOF`
  return strToU8(out, true)
}

describe('readers', () => {
  it('text in UTF-8 with and without mark, UTF-16 and GB18030', async () => {
    expect(await readReport('a.txt', strToU8('受理12件。'))).toBe('受理12件。')
    expect(await readReport('a.txt', Uint8Array.from([0xef, 0xbb, 0xbf, ...strToU8('受理12件。')]))).toBe('受理12件。')
    expect(await readReport('a.txt', Uint8Array.from([0xff, 0xfe, 0xd7, 0x53, 0x31, 0x00]))).toBe('受1')
    expect(await readReport('a.txt', gb18030('受理12件。'))).toBe('受理12件。')
  })

  it('one newline for all systems, and no characters without width', async () => {
    expect(await readReport('a.txt', strToU8('一\r\n受\u00ad理1\u200b2件\r三\ufeff'))).toBe('一\n受理12件\n三')
    expect(await readReport('a.txt', Uint8Array.from([0xff, 0xfe, ...[...'1\r\n2'].flatMap((char) => [char.charCodeAt(0), 0])]))).toBe('1\n2')
  })

  it('a plain text broken at one width is joined, with its figures; any other keeps its lines', async () => {
    const line = '全年共收到行政复议申请一百二十件经审查受理一百'
    const broken = [...Array<string>(6).fill(line), '12件。', '二、问题'].join('\n')
    expect(await readReport('a.txt', strToU8(broken))).toBe(`${line.repeat(6)}12件。\n二、问题`)
    const verse = '一、组织领导\n受理12件。\n全年共收到行政复议申请一百二十件经审查受理一百'
    expect(await readReport('a.txt', strToU8(verse))).toBe(verse)
  })

  it('a page is told by its beginning, whatever its name says', async () => {
    expect(await readReport('a.docx', strToU8('<!DOCTYPE html><html><body><p>受理12件</p></body></html>'))).toBe('受理12件')
    expect(await readReport('a.txt', Uint8Array.from([0xef, 0xbb, 0xbf, ...strToU8('<?xml version="1.0"?>\n<html><p>受理12件</p></html>')]))).toBe('受理12件')
  })

  it('Word: paragraphs are lines, tables stay tables', async () => {
    const row = (...texts: string[]): string => `<w:tr>${texts.map(cell).join('')}</w:tr>`
    const text = await readReport('a.docx', docx(`${paragraph('受理12件。')}<w:tbl>${row('单位', '受理')}${row('甲局', '5')}${row('乙局', '7')}${row('合计', '12')}</w:tbl>`))
    expect(text).toBe('受理12件。\n单位\t受理\n甲局\t5\n乙局\t7\n合计\t12')
    expect(check(text).relations.filter(({ kind, holds }) => kind === 'sum' && holds)).toHaveLength(1)
  })

  it('PDF with a text layer; scanned, encrypted and damaged ones are refused', async () => {
    expect(await readReport('a.pdf', pdf('全年共受理行政复议案件12件。'))).toContain('受理行政复议案件12件')
    expect(await refusal('a.pdf', pdf(''))).toMatch(/扫描件/)
    expect(await refusal('a.pdf', pdf('全年受理12件。', true))).toMatch(/已加密/)
    expect(await refusal('a.pdf', strToU8('%PDF-1.4 broken'))).toMatch(/已损坏/)
  })

  it('pages: scripts and marks go, entities are read, rows are tab-separated', () => {
    const html = '<html><head><title>x</title></head><body><script>var a = 99</script><p>受理&nbsp;<b>12</b>件&#12290;</p><table><tr><th>单位</th><th>数</th></tr><tr><td><p>甲</p></td><td>1</td></tr></table><!-- 5件 --></body></html>'
    expect(htmlText(html)).toBe('受理 12件。\n单位\t数\n甲\t1')
  })

  it('a table that lays the page out keeps the lines and the tables in it', () => {
    const long = '全年受理案件。'.repeat(50)
    const html = `<table><tr><td>导航</td><td><p>${long}</p><p>二、问题</p><table><tr><td>单位</td><td><p>甲</p><p>局</p></td></tr></table></td></tr></table>尾`
    expect(htmlText(html)).toBe(`导航\n${long}\n二、问题\n单位\t甲 局\n尾`)
  })

  it('cells over several columns and rows leave their places empty, so that columns stay columns', () => {
    const html = '<table><tr><th rowspan="2">单位</th><th colspan=2>处罚</th></tr><tr><th>简易</th><th>普通</th></tr><tr><td>甲</td><td>1</td><td>2</td></tr><tr><td colspan="2">合计</td><td>2</td></tr></table>'
    expect(htmlText(html)).toBe('单位\t处罚\t\n\t简易\t普通\n甲\t1\t2\n合计\t\t2')
  })

  it('rows whose cells are never closed are still rows', () => expect(htmlText('<table><tr><td>甲<td>1</tr><tr><td>乙<td>2</tr></table>')).toBe('甲\t1\n乙\t2'))

  it('Markdown: emphasis goes, rows are tab-separated', () => {
    expect(markdownText('## 一、情况\n受理**12**件\n| 单位 | 数 |\n|---|---|\n| 甲 | 1 |')).toBe('一、情况\n受理12件\n单位\t数\n甲\t1')
  })

  it('lines broken by the page are joined, headings and closed lines are not', () => {
    const full = '全年共收到行政复议申请一百二十件经审查受理一百件'
    expect(joinWrapped([`${full}其中办结率`, '96.25%。', '一、基本情况', '(一)组织领导', `${full}。`, '新的一段'])).toEqual([`${full}其中办结率96.25%。`, '一、基本情况', '(一)组织领导', `${full}。`, '新的一段'])
  })

  it('a number cut by a line break is whole again; headings and rows of numbers stay', () => {
    expect(unwrapped('全年共办理处罚案件1,2\n34件,其中简易程序73\n4件,罚没款12.\n5万元,增长8.5\n%。')).toBe('全年共办理处罚案件1,234件,其中简易程序734件,罚没款12.5万元,增长8.5%。')
    for (const text of ['办理案件,审结案件126\n3.加强监督', '案件情况如下:立案126\n318\n444', '行政处罚126\n318件', '全年办理案件,共126\n一、问题']) expect(unwrapped(text)).toBe(text)
  })

  it.each<[string, Uint8Array, RegExp]>([
    ['a.txt', new Uint8Array(0), /空的/],
    ['a.txt', new Uint8Array(LARGEST_FILE + 1), /超过 20 MB/],
    ['a.txt', strToU8(' \n '), /没有文字/],
    ['a.txt', Uint8Array.from([0x31, 0x00, 0x32]), /不是 UTF-8 或 GB18030/],
    ['a.txt', Uint8Array.from([0xff, 0xff, 0xff]), /不是 UTF-8 或 GB18030/],
    ['a.docx', strToU8('not a zip'), /已损坏/],
    ['a.docx', zipSync({ 'other.txt': strToU8('x') }), /不是 Word 文档/],
    ['a.docx', strToU8('PK\u0003\u0004 broken', true), /已损坏/],
    ['a.doc', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), /旧版/],
    ['a.docx', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, ...[...'EncryptedPackage'].flatMap((char) => [char.charCodeAt(0), 0])]), /已加密/],
    ['a.rtf', strToU8('{\\rtf1'), /\.rtf/],
  ])('%s is refused with a sentence that says what is wrong', async (name, bytes, message) => expect(await refusal(name, bytes)).toMatch(message))
})
