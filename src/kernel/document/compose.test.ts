import PizZip from 'pizzip'
import { describe, expect, test } from 'vitest'
import { composeDocx, templateDocx } from './compose.ts'
import { CHARACTER, ems, LINE, PAGE, TRACKING, TYPE_WIDTH } from './page.ts'
import type { Paper } from './paper.ts'

const part = (docx: Buffer, name: string) => new PizZip(docx).file(name)!.asText()
const documentOf = (paper: Partial<Paper>) => part(composeDocx({ title: ['标题'], blocks: [], ...paper }), 'word/document.xml')
const attributes = (xml: string, element: string) => Object.fromEntries([...new RegExp(`<w:${element} ([^>]*)/>`).exec(xml)![1]!.matchAll(/w:(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, Number(value)]))
const styleOf = (id: string) => new RegExp(`w:styleId="${id}">[\\s\\S]*?</w:style>`).exec(part(composeDocx({ title: ['标题'], blocks: [] }), 'word/styles.xml'))![0]
/** Style and text of each paragraph. */
const paragraphs = (xml: string) => [...xml.matchAll(/<w:p>[\s\S]*?<\/w:p>/g)].map(([one]) =>
  [/w:pStyle w:val="(\w+)"/.exec(one)?.[1], [...one.matchAll(/<w:t [^>]*>([^<]*)</g)].map(([, text]) => text).join('')])
const mm = (twips: number) => twips * 25.4 / 1440

describe('版面（GB/T 9704-2012 第5、6章）', () => {
  test('A4，天头37毫米，订口28毫米，版心156×225毫米', () => {
    const xml = documentOf({})
    const { w, h } = attributes(xml, 'pgSz') as { w: number; h: number }
    const { top, left, right, bottom } = attributes(xml, 'pgMar') as { top: number; left: number; right: number; bottom: number }
    expect([w, h, top, left].map((size) => Math.round(mm(size) * 10) / 10)).toEqual([210, 297, 37, 28])
    expect(mm(w - left - right)).toBeCloseTo(156, 1)
    expect(mm(h - top - bottom)).toBeCloseTo(225, 1)
  })
  test('3号仿宋，每面22行，每行28字', () => {
    const styles = part(composeDocx({ title: ['标题'], blocks: [] }), 'word/styles.xml')
    expect(styles).toContain('w:eastAsia="仿宋_GB2312"')
    expect(styles).toContain(`<w:sz w:val="32"/>`)
    expect(styleOf('Normal')).toContain(`w:line="${LINE}" w:lineRule="exact"`)
    expect(Math.floor((PAGE.height - PAGE.top - PAGE.bottom) / LINE)).toBe(22)
    expect(Math.floor(TYPE_WIDTH / (CHARACTER + TRACKING))).toBe(28)
  })
  test.each([['Title', '方正小标宋简体', 44], ['Heading1', '黑体', undefined], ['Heading2', '楷体_GB2312', undefined], ['PageNumber', '宋体', 28], ['Imprint', undefined, 28]])(
    '%s 用字', (id, font, size) => {
      if (font) expect(styleOf(id)).toContain(`w:eastAsia="${font}"`)
      if (size) expect(styleOf(id)).toContain(`<w:sz w:val="${size}"/>`)
    })
  test('页码用一字线，单页居右空一字，双页居左空一字，在版心下边缘之下7毫米（7.5）', () => {
    const docx = composeDocx({ title: ['标题'], blocks: [] })
    expect(part(docx, 'word/footer1.xml')).toMatch(/w:rightChars="100"[\s\S]*<w:jc w:val="right"\/>[\s\S]*— [\s\S]*PAGE[\s\S]* —/)
    expect(part(docx, 'word/footer2.xml')).toMatch(/w:leftChars="100"[\s\S]*<w:jc w:val="left"\/>/)
    expect(part(docx, 'word/settings.xml')).toContain('<w:evenAndOddHeaders/>')
    const { footer, bottom } = attributes(part(docx, 'word/document.xml'), 'pgMar') as { footer: number; bottom: number }
    expect(mm(bottom - footer - 320)).toBeCloseTo(7, 1)
  })
})

describe('版头', () => {
  test('发文机关标志、发文字号、红色分隔线、标题依次排列（7.2.4至7.3.1）', () => {
    const xml = documentOf({ mark: '津南区人民政府文件', number: '津南政发〔2025〕1号', title: ['关于印发', '工作办法的通知'] })
    expect(paragraphs(xml)).toEqual([['Mark', '津南区人民政府文件'], ['Number', '津南政发〔2025〕1号'], ['Title', '关于印发'], ['Title', '工作办法的通知']])
    expect(xml).toContain('<w:bottom w:val="single" w:sz="12" w:space="11" w:color="FF0000"/>')
    expect(styleOf('Mark')).toContain('<w:color w:val="FF0000"/>')
  })
  test.each(['区政府', '天津市津南区人民政府文件', '天津市津南区人力资源和社会保障局行政执法监督委员会文件'])('标志「%s」排在一行之内', (mark) => {
    const size = Number(/"Mark"\/>[\s\S]*?<w:sz w:val="(\d+)"/.exec(documentOf({ mark }))?.[1] ?? /Mark[\s\S]*?<w:sz w:val="(\d+)"/.exec(styleOf('Mark'))![1])
    expect(size / 2 * 20 * ems(mark)).toBeLessThanOrEqual(TYPE_WIDTH)
    expect(size).toBeLessThanOrEqual(96)
  })
  test('没有标志的执法文书，文号排在标题之下', () => {
    expect(paragraphs(documentOf({ number: '津南复〔2025〕1号' }))).toEqual([['Title', '标题'], ['Number', '津南复〔2025〕1号']])
  })
  test('上行文标明签发人（7.2.6）', () => {
    expect(paragraphs(documentOf({ mark: '某某', number: '某〔2025〕1号', signer: '王某' }))[1]).toEqual(['Number', '某〔2025〕1号签发人：王某'])
  })
})

describe('主体', () => {
  /** Where the axis of a signature line stands, in characters from the right edge. */
  const axisOf = (xml: string, style: string) => (TYPE_WIDTH - Number(new RegExp(`"${style}"/>[\\s\\S]*?<w:ind w:left="(\\d+)"`).exec(xml)![1])) / 2 / CHARACTER
  test('成文日期右空四字，署名以成文日期为准居中（7.3.5.1）', () => {
    const xml = documentOf({ blocks: [{ kind: 'body', text: '正文。' }, { kind: 'signature', organ: '津南区人民政府', date: '2025年3月1日' }] })
    expect(axisOf(xml, 'IssuedOn') - ems('2025年3月1日') / 2).toBeCloseTo(4, 1)
    expect(axisOf(xml, 'Organ')).toBe(axisOf(xml, 'IssuedOn'))
  })
  test('署名过长的不超出版心', () => {
    const organ = '天津市津南区人力资源和社会保障局行政执法监督科'
    expect(axisOf(documentOf({ blocks: [{ kind: 'signature', organ, date: '2025年3月1日' }] }), 'Organ')).toBeGreaterThanOrEqual(ems(organ) / 2 - 0.01)
  })
  test('落款所在面有正文：落款前的内容与落款同面', () => {
    const xml = documentOf({ blocks: [{ kind: 'body', text: '一。' }, { kind: 'body', text: '二。' }, { kind: 'attachments', names: ['甲'] }, { kind: 'signature', organ: '某某', date: '2025年3月1日' }] })
    const kept = [...xml.matchAll(/<w:p><w:pPr><w:pStyle w:val="(\w+)"\/>(<w:keepNext\/>)?/g)].map(([, style, keep]) => [style, Boolean(keep)])
    expect(kept.slice(1)).toEqual([['Body', false], ['Body', true], ['AttachmentNote', true], ['Organ', false], ['IssuedOn', false]])
    expect(styleOf('Organ')).toContain('<w:keepNext/>')
  })
  test('附件说明：一个附件不编号，两个以上用阿拉伯数字编号（7.3.4）', () => {
    expect(paragraphs(documentOf({ blocks: [{ kind: 'attachments', names: ['目录'] }] }))[1]).toEqual(['AttachmentNote', '附件：目录'])
    expect(paragraphs(documentOf({ blocks: [{ kind: 'attachments', names: ['甲', '乙'] }] })).slice(1)).toEqual([['AttachmentNote', '附件：1.甲'], ['AttachmentNote', '2.乙']])
  })
  test('附件另面编排，顺序号用黑体（7.3.7）', () => {
    expect(paragraphs(documentOf({ blocks: [{ kind: 'annex', label: '附件1', title: '目录' }] })).slice(1)).toEqual([['AnnexLabel', '附件1'], ['Title', '目录']])
    expect(styleOf('AnnexLabel')).toMatch(/pageBreakBefore[\s\S]*黑体/)
  })
})

describe('年度报告', () => {
  const paper: Paper = {
    title: ['报告'], footer: '津南政报〔2025〕1号 校验码 9f86d0', blocks: [
      { kind: 'body', text: ['办结688件', { text: '[1]', superscript: true }, '。'] },
      { kind: 'table', caption: '表1', header: true, columns: [{ width: 2 }, { width: 1, align: 'right' }], rows: [['类别', '件数'], ['行政处罚', '1,086']] },
      { kind: 'chart', chart: { categories: ['2023年', '2024年'], series: [{ name: '受理', values: [null, 606] }], height_mm: 60, alt: '近两年案件数' }, caption: '图1' },
      { kind: 'sources', items: ['行政复议案件台账'] },
    ],
  }
  const docx = composeDocx(paper)
  test('图与版心同宽，每根柱写明数值，图说在图上，替代文字说出图的内容', () => {
    const xml = part(docx, 'word/document.xml')
    expect(xml).toContain('descr="近两年案件数"')
    expect(xml).toContain(`cx="${156 * 36_000}" cy="${60 * 36_000}"`)
    expect(paragraphs(xml)).toContainEqual(['Caption', '图1'])
    const ids = [...part(docx, 'word/_rels/document.xml.rels').matchAll(/Id="(\w+)"/g)].map(([, id]) => id)
    for (const [, id] of xml.matchAll(/r:(?:id|embed)="(\w+)"/g)) expect(ids).toContain(id)
    const chart = part(docx, 'word/charts/chart1.xml')
    expect([...chart.matchAll(/<c:v>([^<]*)</g)].map(([, value]) => value)).toEqual(['受理', '2023年', '2024年', '606'])
    expect(chart).toContain('<c:showVal val="1"/>')
    expect(part(docx, '[Content_Types].xml')).toContain('/word/charts/chart1.xml')
  })
  test('表头跨页重复，列宽按比例，数字右对齐', () => {
    const xml = part(docx, 'word/document.xml')
    expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(1)
    const [wide, narrow] = [...xml.matchAll(/<w:gridCol w:w="(\d+)"/g)].map(([, width]) => Number(width))
    expect(wide! / narrow!).toBeCloseTo(2, 2)
    expect(xml).toMatch(/"Cell"\/><w:jc w:val="right"\/>/)
  })
  test('页脚印文号和校验码，来源编号排在文末', () => {
    for (const footer of ['word/footer1.xml', 'word/footer2.xml']) expect(part(docx, footer)).toContain('校验码 9f86d0')
    expect(paragraphs(part(docx, 'word/document.xml')).at(-1)).toEqual(['Source', '[1]行政复议案件台账'])
  })
  test('同样的内容生成同样的字节', () => expect(composeDocx(paper).equals(docx)).toBe(true))
})

test('文字中的标记符号和不可见字符不破坏文件', () => {
  expect(documentOf({ blocks: [{ kind: 'body', text: '<甲&"乙">\u0000\u000b' }] })).toContain('&lt;甲&amp;&quot;乙&quot;&gt;<')
})

describe('模板文本', () => {
  const read = (markup: string) => paragraphs(part(templateDocx(markup), 'word/document.xml'))
  test('各种行对应公文要素，红头排在标题之前', () => {
    expect(read('# 受理通知书\n@发文机关\n@文号\n@主送 {申请人}\n正文。\n## 一、事实\n### （一）经过\n@附件 甲\n@附件 2. 乙\n@落款\n@附注 此件公开发布')).toEqual([
      ['Mark', '{机关}'], ['Number', '{文号}'], ['Title', '受理通知书'], ['Addressee', '{申请人}：'], ['Body', '正文。'], ['Heading1', '一、事实'], ['Heading2', '（一）经过'],
      ['AttachmentNote', '附件：1.甲'], ['AttachmentNote', '2.乙'], ['Organ', '{机关}'], ['IssuedOn', '{今日}'], ['Note', '（此件公开发布）'],
    ])
  })
  test('表格：第二行短横线之上为表头，竖线可以转义', () => {
    const xml = part(templateDocx('# 清单\n| 序号 | 名称 |\n|--|:-----:|\n| {#证据}{序号} | {名称}{/证据} |\n| a\\|b |  |'), 'word/document.xml')
    expect(paragraphs(xml).slice(1, 7)).toEqual([['CellHeader', '序号'], ['CellHeader', '名称'], ['Cell', '{#证据}{序号}'], ['Cell', '{名称}{/证据}'], ['Cell', 'a|b'], ['Cell', '']])
  })
  test.each([
    ['# 标题\n正文\n@落宽', '第 3 行的“@落宽”无法识别'], ['正文', '缺少标题'], ['# 标题\n正文\n# 又一标题', '第 3 行：文书标题应写在正文之前'], ['# 标题\n###### 六级', '第 2 行'], ['#没有空格', '第 1 行'],
  ])('写错的行指明行号：%j', (markup, message) => expect(() => templateDocx(markup)).toThrow(message))
})
