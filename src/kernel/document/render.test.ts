import fc from 'fast-check'
import PizZip from 'pizzip'
import { describe, expect, test } from 'vitest'
import { Fault } from '../fault.ts'
import { composeDocx, templateDocx } from './compose.ts'
import { renderDocx, type DocumentData } from './render.ts'
import { checkTemplate, fieldsOf, type KnownFields } from './template.ts'

const xmlOf = (docx: Buffer) => new PizZip(docx).file('word/document.xml')!.asText()
const template = (...lines: string[]) => templateDocx(['# 通知书', ...lines].join('\n'))
const rendered = (lines: readonly string[], data: DocumentData) => xmlOf(renderDocx(template(...lines), data))
/** Texts of the paragraphs after the title. */
const linesOf = (xml: string) => [...xml.matchAll(/<w:p>[\s\S]*?<\/w:p>/g)].map(([one]) => [...one.matchAll(/<w:t [^>]*>([^<]*)</g)].map(([, text]) => text).join('')).slice(1)
const refusal = (run: () => unknown): Fault => {
  try { run() } catch (error) { if (error instanceof Fault) return error }
  throw new Error('was not refused')
}

describe('套用模板', () => {
  test('中文字段、带点的字段、期限和其他文书的字段', () => {
    expect(linesOf(rendered(['{案号}：{金额.大写}，{期限:审理期限}前办结，见{文书:受理通知书.文号}。'], {
      案号: '津南复〔2025〕1号', '金额.大写': '人民币壹元整', '期限:审理期限': '2025年3月1日', '文书:受理通知书.文号': '津南复受〔2025〕1号',
    }))).toEqual(['津南复〔2025〕1号：人民币壹元整，2025年3月1日前办结，见津南复受〔2025〕1号。'])
  })
  test('重复的段落和表格行，组内没有的字段取组外的', () => {
    const data = { 案由: '罚款', 当事人: [{ 姓名: '张三' }, { 姓名: '李四' }] }
    expect(linesOf(rendered(['{#当事人}', '{姓名}（{案由}）', '{/当事人}', '完'], data))).toEqual(['张三（罚款）', '李四（罚款）', '完'])
    expect(rendered(['| {#当事人}{姓名} | {案由}{/当事人} |'], data).match(/<w:tr>/g)).toHaveLength(2)
  })
  test('组外写组名，列出各行的名称', () => {
    expect(linesOf(rendered(['@主送 {当事人}'], { 当事人: [{ '.': '张三' }, { '.': '李四' }] }))).toEqual(['张三、李四：'])
  })
  test('是否、选项和空白决定段落的有无', () => {
    const lines = ['{#已听证}经听证。{/已听证}{^已听证}未听证。{/已听证}', '{#决定=维持}予以维持。{/决定=维持}{#意见}意见：{意见}{/意见}{^意见}无意见。{/意见}']
    expect(linesOf(rendered(lines, { 已听证: true, '决定=维持': true, 意见: '' }))).toEqual(['经听证。', '予以维持。无意见。'])
    expect(linesOf(rendered(lines, { 已听证: false, '决定=维持': false, 意见: '同意' }))).toEqual(['未听证。', '意见：同意'])
    expect(linesOf(rendered(['{已听证}'], { 已听证: false }))).toEqual(['否'])
  })
  test('行内为空的字段不取组外的同名字段', () => {
    expect(linesOf(rendered(['{#当事人}', '住址：{住址}', '{/当事人}'], { 住址: '区政府路1号', 当事人: [{ 住址: '' }] }))).toEqual(['住址：'])
  })
  test('分段的内容按所在位置的样式分段', () => {
    const xml = rendered(['经查：{事实}特此通知。'], { 事实: '第一段。\r\n第二段。\n\n第三段。' })
    expect(linesOf(xml)).toEqual(['经查：第一段。', '第二段。', '第三段。特此通知。'])
    expect(xml.match(/<w:pStyle w:val="Body"\/>/g)).toHaveLength(3)
  })
  test('套用后按实际文字安排标志和落款', () => {
    const xml = rendered(['@发文机关', '@落款'], { 机关: '天津市津南区人力资源和社会保障局行政执法监督委员会', 今日: '2025年3月1日' })
    expect(Number(/"Mark"\/>[\s\S]*?<w:sz w:val="(\d+)"/.exec(xml)?.[1] ?? 68)).toBeLessThanOrEqual(68)
    expect(xml).toMatch(/"IssuedOn"\/><w:ind w:left="\d+"/)
  })
  test('模板在办公软件中另存后样式换了编号、段落添了属性,安排不变', () => {
    const data = { 机关: '天津市津南区人力资源和社会保障局', 今日: '2025年3月1日', 事实: '一。\n二。' }
    const zip = new PizZip(template('@发文机关', '{事实}', '@落款'))
    for (const name of ['word/styles.xml', 'word/document.xml'])
      zip.file(name, zip.file(name)!.asText().replace(/"(Mark|Organ|IssuedOn|Body)"/g, '"a_$1"').replace(/<w:p>/g, '<w:p w:rsidR="00A1">').replace(/<w:r>/g, '<w:r w:rsidR="00A1">'))
    const [saved, own] = [renderDocx(zip.generate({ type: 'nodebuffer' }), data), renderDocx(template('@发文机关', '{事实}', '@落款'), data)].map(xmlOf)
    expect(saved!.replace(/a_|(?<=<w:[pr]) w:rsidR="00A1"/g, '')).toBe(own)
    expect(own).toContain('<w:sz w:val="54"/>')
  })
  test('内容中的花括号、尖括号和控制字符原样或者略去，不破坏文件', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('甲', '{', '}', '<', '>', '&', '"', '\u0001', '$', '#', '\n') }), (text) => {
      const xml = rendered(['前{事实}后'], { 事实: text })
      const printed = linesOf(xml).join('').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&amp;/g, '&')
      expect(printed).toBe(`前${text.replaceAll('\n', '').replaceAll('\u0001', '')}后`)
    }), { numRuns: 40 })
  })
  test('同一模板和数据生成同样的字节', async () => {
    const bytes = () => renderDocx(template('{案号}'), { 案号: '一' })
    const first = bytes()
    await new Promise((resolve) => setTimeout(resolve, 2100))
    expect(bytes().equals(first)).toBe(true)
  })
})

describe('不能制作的文书', () => {
  test('模板中没有对应数据的字段，逐一写明', () => {
    const error = refusal(() => renderDocx(template('{文号}{#证人}{姓名}{/证人}'), {}))
    expect(error.message).toBe('模板中的字段「文号」「证人」没有对应的数据，请核对字段名称后重新上传模板')
    expect(error.fields.map(({ field }) => field)).toEqual(['文号', '证人'])
  })
  test('必须有而尚无内容的字段，写明名称；在有无判断之内的不算', () => {
    expect(refusal(() => renderDocx(template('{承办人}{当事人}'), { 承办人: null, 当事人: [] })).message).toBe('「承办人」「当事人」尚无内容，不能制作文书，请先补充')
    expect(linesOf(rendered(['{#承办人}由{承办人}办理{/承办人}{^承办人}待定{/承办人}'], { 承办人: null }))).toEqual(['待定'])
  })
  test('对象自带的属性名不是字段', () => {
    expect(refusal(() => renderDocx(template('{constructor}'), {})).fields).toMatchObject([{ field: 'constructor' }])
  })
})

describe('检查上传的模板', () => {
  const known: KnownFields = { tags: new Set(['文号', '当事人']), rows: new Map([['当事人', new Set(['姓名'])]]) }
  const messages = (...lines: string[]) => checkTemplate(template(...lines), known).map(({ message }) => message)
  test('字段齐备的，没有问题', () => {
    expect(messages('{文号}', '{#当事人}{姓名}{文号}{/当事人}')).toEqual([])
  })
  test('列出模板用到的字段及其所在的组', () => {
    expect(fieldsOf(template('{文号}{#当事人}{ 姓名 }{/当事人}'))).toEqual([
      { tag: '文号', section: false, within: [] }, { tag: '当事人', section: true, within: [] }, { tag: '姓名', section: false, within: ['当事人'] },
    ])
  })
  test('页眉页脚中的字段同样检查', () => {
    const docx = composeDocx({ title: ['标题'], blocks: [], footer: '{校验码}' })
    expect(checkTemplate(docx, known)).toEqual([{ field: '校验码', message: '没有名为「校验码」的字段，请核对字段名称' }])
  })
  test.each([
    [['{文好}'], ['没有名为「文好」的字段，请核对字段名称']],
    [['{姓名}'], ['字段「姓名」属于「当事人」，应写在“{#当事人}”和“{/当事人}”之间']],
    [['{#当事人}{姓名}'], ['“{#当事人}”没有结束，请在重复内容之后加上“{/当事人}”']],
    [['{/当事人}'], ['“{/当事人}”之前没有“{#当事人}”']],
    [['{#当事人}{/文号}'], ['“{#当事人}”由“{/文号}”结束，前后名称应当一致，先开始的后结束']],
    [['{文号'], ['“{文号”缺少右花括号“}”']],
    [['文号}'], ['“通知书文号}”缺少左花括号“{”']],
    [['{}'], ['模板中有空的字段“{}”，请填写字段名称或者删除']],
    [['｛文号｝'], ['“｛文号｝”用了全角花括号，不会被替换，请改为半角“{文号}”']],
    [['{@文号}'], ['模板中的字段「文号」前不能使用符号“@”']],
    [['前{@文号}'], ['模板中的字段「文号」前不能使用符号“@”']],
  ])('%j', (lines, expected) => expect(messages(...lines)).toEqual(expected))

  test('不是 .docx 的文件', () => {
    for (const bytes of [Buffer.from('hello'), new PizZip().file('a.txt', 'x').generate({ type: 'nodebuffer' })])
      expect(checkTemplate(bytes, known)[0]!.message).toContain('不是有效的 .docx')
  })
  test('带宏或者引用外部文件的，不予使用', () => {
    const changed = (change: (zip: PizZip) => void) => { const zip = new PizZip(template('{文号}')); change(zip); return checkTemplate(zip.generate({ type: 'nodebuffer' }), known)[0]?.message }
    const relation = (type: string) => `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="http://example.cn/x" TargetMode="External"/></Relationships>`
    expect(changed((zip) => { zip.file('word/vbaProject.bin', 'x') })).toContain('宏')
    expect(changed((zip) => { zip.file('word/_rels/settings.xml.rels', relation('attachedTemplate')) })).toContain('外部文件')
    expect(changed((zip) => { zip.file('word/_rels/footer1.xml.rels', relation('hyperlink')) })).toBeUndefined()
  })
  test('被拆成几段的字段照样识别', () => {
    const zip = new PizZip(template('{文号}'))
    const xml = zip.file('word/document.xml')!.asText().replace('{文号}', '{文</w:t></w:r><w:r><w:t>号}')
    zip.file('word/document.xml', xml)
    const docx = zip.generate({ type: 'nodebuffer' })
    expect(fieldsOf(docx).map(({ tag }) => tag)).toEqual(['文号'])
    expect(xmlOf(renderDocx(docx, { 文号: '津南〔2025〕1号' }))).toContain('津南〔2025〕1号')
  })
})
