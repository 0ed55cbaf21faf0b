import { ABOVE_MARK, CHARACTER, LINE, TYPE_WIDTH } from './page.ts'
import type { Block, Paper } from './paper.ts'
import { paragraph, run } from './wordml.ts'

const spacing = (before: number, after: number): string => `<w:spacing w:before="${before}" w:after="${after}"/>`

/**
 * 版头 and title. With a mark: the mark 35 mm down, two lines, the number with the red rule 4 mm below it, two lines,
 * the title, one line (GB/T 9704-2012 7.2.4–7.2.7, 7.3.1). Without one, as enforcement papers are: title, number, one line.
 */
export function headXml({ mark, number, signer, title }: Paper): string {
  const titleXml = (before: number, after: number) => title.map((line, i) =>
    paragraph('Title', run(line), spacing(i === 0 ? before : 0, i === title.length - 1 ? after : 0))).join('')
  if (mark === undefined)
    return number === undefined ? titleXml(0, LINE) : titleXml(0, 0) + paragraph('Number', run(number), spacing(0, LINE))
  const rule = '<w:pBdr><w:bottom w:val="single" w:sz="12" w:space="11" w:color="FF0000"/></w:pBdr>'
  const right = TYPE_WIDTH - CHARACTER
  const numberXml = signer === undefined
    ? paragraph('Number', run(number ?? ''), rule + spacing(LINE * 2, 0))
    // A paper to a higher organ: number left, 签发人 right, each one character in (7.2.5, 7.2.6).
    : paragraph('Number', run(`${number ?? ''}\t签发人：`) + run(signer, '<w:rFonts w:hint="eastAsia" w:eastAsia="楷体_GB2312"/>'),
      `${rule}<w:tabs><w:tab w:val="right" w:pos="${right}"/></w:tabs>${spacing(LINE * 2, 0)}<w:ind w:firstLine="${CHARACTER}"/><w:jc w:val="left"/>`)
  return paragraph('Mark', run(mark), spacing(ABOVE_MARK, 0)) + numberXml + titleXml(LINE * 2, LINE)
}

/** 附件说明: a line below the body, two characters in; several are numbered, and names wrap under names (7.3.4). */
export function attachmentsXml(names: readonly string[]): string {
  const label = CHARACTER * 3
  const number = names.length > 1 ? CHARACTER + 80 : 0
  const left = CHARACTER * 2 + label + number
  return names.map((name, i) => paragraph('AttachmentNote',
    run(`${i === 0 ? '附件：' : ''}${number ? `${i + 1}.\t` : ''}${name}`),
    `${spacing(i === 0 ? LINE : 0, 0)}<w:ind w:left="${left}" w:hanging="${i === 0 ? label + number : number}"/>`)).join('')
}

/** 署名 over 成文日期; `fitToText` places them. Two lines above are left so that the seal keeps within a line of the text (7.3.5). */
export const signatureXml = ({ organ, date }: Extract<Block, { kind: 'signature' }>): string =>
  paragraph('Organ', run(organ)) + paragraph('IssuedOn', run(date))

/** 版记 at the foot of the last page, ruled; outer rules 0.35 mm, inner 0.25 mm (7.4). */
export function imprintXml({ copies, office, printed_on }: NonNullable<Paper['imprint']>): string {
  const lines = [
    ...(copies ? [paragraph('Imprint', run(`抄送：${copies}`))] : []),
    ...(office || printed_on ? [paragraph('Imprint', run(`${office ?? ''}\t${printed_on ?? ''}印发`),
      `<w:tabs><w:tab w:val="right" w:pos="${TYPE_WIDTH - 280}"/></w:tabs><w:ind w:left="280" w:right="280" w:firstLine="0"/>`)] : []),
  ]
  const rows = lines.map((line) =>
    `<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="${TYPE_WIDTH}" w:type="dxa"/></w:tcPr>${line}</w:tc></w:tr>`).join('')
  const rule = (side: string, eighths: number) => `<w:${side} w:val="single" w:sz="${eighths}" w:space="0" w:color="000000"/>`
  return `<w:tbl><w:tblPr><w:tblpPr w:vertAnchor="margin" w:horzAnchor="margin" w:tblpX="0" w:tblpYSpec="bottom"/><w:tblW w:w="${TYPE_WIDTH}" w:type="dxa"/>`
    + `<w:tblBorders>${rule('top', 8)}${rule('bottom', 8)}${rule('insideH', 6)}</w:tblBorders><w:tblLayout w:type="fixed"/>`
    + '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    + `<w:tblGrid><w:gridCol w:w="${TYPE_WIDTH}"/></w:tblGrid>${rows}</w:tbl>`
    // A floating table hangs from the paragraph after it; one of a point's height takes no line.
    + paragraph('Normal', '', '<w:spacing w:line="20" w:lineRule="exact"/>')
}
