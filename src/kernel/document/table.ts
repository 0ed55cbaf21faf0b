import { LINE, TYPE_WIDTH } from './page.ts'
import type { Block, Picture, Prose } from './paper.ts'
import { escapeXml, paragraph, prose, run } from './wordml.ts'

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

const EMU_PER_MM = 36_000

/** A picture in a line of its own, scaled down to the type area where it is wider. `n` counts the paper's pictures from 1. */
export function pictureXml({ svg, width_mm, height_mm, alt }: Picture, n: number): string {
  const scale = Math.min(1, 156 / width_mm)
  const [cx, cy] = [width_mm, height_mm].map((mm) => Math.round(mm * scale * EMU_PER_MM))
  const vector = svg ? `<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip r:embed="svg${n}"/></a:ext></a:extLst>` : ''
  return paragraph('Picture', `<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${cx}" cy="${cy}"/>`
    + `<wp:docPr id="${n}" name="图${n}" descr="${escapeXml(alt)}"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture">`
    + `<pic:pic><pic:nvPicPr><pic:cNvPr id="${n}" name="图${n}"/><pic:cNvPicPr/></pic:nvPicPr>`
    + `<pic:blipFill><a:blip r:embed="png${n}">${vector}</a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill>`
    + `<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${cx}" cy="${cy}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>`
    + '</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>')
}
