import { CHARACTER, LINE, TRACKING } from './page.ts'
import { HEADER, NAMESPACES } from './wordml.ts'

/**
 * The fonts the standard names are licensed and not shipped; each carries the names it goes by and what may stand in.
 */
const FONTS: { readonly [name: string]: string } = {
  仿宋_GB2312: 'FangSong_GB2312,仿宋,FangSong,STFangsong,Noto Serif CJK SC',
  楷体_GB2312: 'KaiTi_GB2312,楷体,KaiTi,STKaiti,AR PL KaitiM GB',
  方正小标宋简体: 'FZXiaoBiaoSong-B05S,方正小标宋_GBK,FZXiaoBiaoSong-B05,小标宋,STZhongsong,Noto Serif CJK SC',
  黑体: 'SimHei,Source Han Sans SC,Noto Sans CJK SC',
  宋体: 'SimSun,Source Han Serif SC,Noto Serif CJK SC',
}
/** Latin letters and digits, by habit of offices; the standard is silent. */
const LATIN = 'Times New Roman'

export const fontTableXml = (): string => `${HEADER}<w:fonts ${NAMESPACES}>${
  Object.entries(FONTS).map(([name, others]) =>
    `<w:font w:name="${name}"><w:altName w:val="${others}"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>`).join('')
}<w:font w:name="${LATIN}"><w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>`

const font = (name: string, latin = LATIN): string => `<w:rFonts w:ascii="${latin}" w:hAnsi="${latin}" w:eastAsia="${name}" w:cs="${latin}"/>`
const size = (points: number): string => `<w:sz w:val="${points * 2}"/><w:szCs w:val="${points * 2}"/>`
const spacing = (before: number, after: number, line: number, rule: 'exact' | 'auto' = 'exact'): string =>
  `<w:spacing w:before="${before}" w:after="${after}" w:line="${line}" w:lineRule="${rule}"/>`
const justify = (to: 'both' | 'center' | 'left' | 'right'): string => `<w:jc w:val="${to}"/>`
const INDENT = `<w:ind w:firstLineChars="200" w:firstLine="${CHARACTER * 2}"/>`

/** Names of the styles that are looked for again in a filled template. */
export const STYLE_NAMES = { mark: '发文机关标志', organ: '发文机关署名', issued_on: '成文日期', attachments: '附件说明' } as const

interface Style { readonly name: string; readonly p?: string; readonly r?: string; readonly next?: string }

/** Paragraph styles by id; the name is what the clerk reads in the style list. Properties stand in schema order. */
const STYLES: { readonly [id: string]: Style } = {
  Body: { name: '公文正文', p: INDENT },
  Mark: { name: STYLE_NAMES.mark, p: `<w:keepNext/>${spacing(0, 0, 240, 'auto')}${justify('center')}`, r: `${font('方正小标宋简体', '方正小标宋简体')}<w:color w:val="FF0000"/>${size(34)}`, next: 'Number' },
  Number: { name: '发文字号', p: `<w:keepNext/>${justify('center')}`, next: 'Title' },
  Title: { name: 'Title', p: `<w:keepNext/>${spacing(0, 0, 640)}${justify('center')}<w:outlineLvl w:val="0"/>`, r: `${font('方正小标宋简体')}${size(22)}`, next: 'Body' },
  Addressee: { name: '主送机关', p: justify('left'), next: 'Body' },
  Heading1: { name: 'heading 1', p: `<w:keepNext/>${INDENT}<w:outlineLvl w:val="0"/>`, r: font('黑体'), next: 'Body' },
  Heading2: { name: 'heading 2', p: `<w:keepNext/>${INDENT}<w:outlineLvl w:val="1"/>`, r: font('楷体_GB2312'), next: 'Body' },
  Heading3: { name: 'heading 3', p: `<w:keepNext/>${INDENT}<w:outlineLvl w:val="2"/>`, r: '<w:b/>', next: 'Body' },
  Heading4: { name: 'heading 4', p: `<w:keepNext/>${INDENT}<w:outlineLvl w:val="3"/>`, next: 'Body' },
  AttachmentNote: { name: STYLE_NAMES.attachments, p: justify('left') },
  Organ: { name: STYLE_NAMES.organ, p: `<w:keepNext/><w:keepLines/>${spacing(LINE * 2, 0, LINE)}${justify('center')}`, next: 'IssuedOn' },
  IssuedOn: { name: STYLE_NAMES.issued_on, p: `<w:keepLines/>${justify('center')}` },
  Note: { name: '附注', p: INDENT },
  AnnexLabel: { name: '附件顺序号', p: `<w:pageBreakBefore/>${justify('left')}`, r: font('黑体'), next: 'Title' },
  Cell: { name: '表格文字', p: `${spacing(40, 40, 340)}${justify('left')}`, r: size(12) },
  CellHeader: { name: '表头文字', p: `<w:keepNext/>${spacing(40, 40, 340)}${justify('center')}`, r: `${font('黑体')}${size(12)}` },
  Caption: { name: 'caption', p: `<w:keepNext/>${spacing(120, 60, 400)}${justify('center')}`, r: `${font('黑体')}${size(14)}` },
  Picture: { name: '图', p: `${spacing(120, 60, 240, 'auto')}${justify('center')}` },
  Source: { name: '数据来源', p: `${spacing(0, 0, 340)}<w:ind w:left="420" w:hanging="420"/>${justify('both')}`, r: size(10.5) },
  Imprint: { name: '版记', p: `${spacing(0, 0, 460)}<w:ind w:left="1120" w:right="280" w:hanging="840"/>${justify('left')}`, r: size(14) },
  PageNumber: { name: '页码', p: spacing(0, 0, 320), r: `${font('宋体', '宋体')}${size(14)}` },
  FooterLine: { name: '页脚说明', p: `${spacing(0, 0, 240)}${justify('center')}`, r: `${font('宋体', '宋体')}${size(9)}` },
}

/** `styles.xml`: 3号仿宋, fixed line spacing, and the styles of the elements of an official paper. */
export const stylesXml = (): string => `${HEADER}<w:styles ${NAMESPACES}>
<w:docDefaults><w:rPrDefault><w:rPr>${font('仿宋_GB2312')}<w:spacing w:val="${TRACKING}"/>${size(16)}<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr><w:widowControl w:val="0"/>${spacing(0, 0, LINE)}${justify('both')}</w:pPr></w:style>
<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
${Object.entries(STYLES).map(([id, { name, p, r, next }]) =>
  `<w:style w:type="paragraph"${/^[a-zA-Z]/.test(name) ? '' : ' w:customStyle="1"'} w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/>${
    next ? `<w:next w:val="${next}"/>` : ''}<w:qFormat/>${p ? `<w:pPr>${p}</w:pPr>` : ''}${r ? `<w:rPr>${r}</w:rPr>` : ''}</w:style>`).join('\n')}
</w:styles>`
