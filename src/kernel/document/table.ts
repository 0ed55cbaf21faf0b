import { LINE, TYPE_WIDTH } from './page.ts'
import type { Block, Prose } from './paper.ts'
import { paragraph, prose, run } from './wordml.ts'

type Table = Extract<Block, { kind: 'table' }>

/** A ruled table as wide as the type area; a header row is repeated on every page and no row breaks across two. */
export function tableXml({ rows, header, columns, caption }: Table): string {
  const count = Math.max(...rows.map((row) => row.length))
  const shares = Array.from({ length: count }, (_, i) => columns?.[i]?.width ?? 1)
  const total = shares.reduce((sum, share) => sum + share, 0)
  const widths = shares.map((share) => Math.floor(TYPE_WIDTH * share / total))
  const align = (i: number) => columns?.[i]?.align
  const cell = (text: Prose, i: number, head: boolean) => `<w:tc><w:tcPr><w:tcW w:w="${widths[i]}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>${
    paragraph(head ? 'CellHeader' : 'Cell', prose(text), !head && align(i) ? `<w:jc w:val="${align(i)}"/>` : '')}</w:tc>`
  const row = (cells: readonly Prose[], r: number) => {
    const head = r === 0 && header === true
    return `<w:tr><w:trPr><w:cantSplit/>${head ? '<w:tblHeader/>' : ''}</w:trPr>${
      Array.from({ length: count }, (_, i) => cell(cells[i] ?? '', i, head)).join('')}</w:tr>`
  }
  const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
    .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`).join('')
  return (caption ? paragraph('Caption', run(caption)) : '')
    + `<w:tbl><w:tblPr><w:tblW w:w="${TYPE_WIDTH}" w:type="dxa"/><w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>`
    + `<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>${rows.map(row).join('')}</w:tbl>`
    // Tables that meet would merge, and one at the end of a paper has nothing to stand before.
    + paragraph('Normal', '', `<w:spacing w:line="${Math.round(LINE / 3)}" w:lineRule="exact"/>`)
}
