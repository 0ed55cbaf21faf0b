import PizZip from 'pizzip'
import { chartPlaceXml, chartXml } from './chart.ts'
import { attachmentsXml, headXml, imprintXml, signatureXml } from './elements.ts'
import { fitToText } from './fit.ts'
import { parseMarkup } from './markup.ts'
import { ABOVE_PAGE_NUMBER, LINE, PAGE } from './page.ts'
import type { Block, Chart, Paper } from './paper.ts'
import { tableXml } from './table.ts'
import { fontTableXml, stylesXml } from './styles.ts'
import { escapeXml, HEADER, NAMESPACES, paragraph, prose, run } from './wordml.ts'

/**
 * A paper as a .docx in the official format of GB/T 9704-2012: A4, margins 37/35/28/26 mm, 22 lines of 28 characters,
 * 3号仿宋, title 2号小标宋, page numbers 4号 「— 1 —」 outside. The same paper gives the same bytes.
 */
export function composeDocx(paper: Paper): Buffer {
  const charts: Chart[] = []
  const blocks = paper.blocks.map((block) => blockXml(block, charts)).join('')
  const body = fitToText(headXml(paper) + blocks, stylesXml()) + (paper.imprint ? imprintXml(paper.imprint) : '')
  return packed({
    '[Content_Types].xml': contentTypes(charts.length),
    '_rels/.rels': relationships([['officeDocument', 'word/document.xml'], [CORE, 'docProps/core.xml']]),
    'docProps/core.xml': `${HEADER}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escapeXml(paper.title.join(''))}</dc:title><dc:language>zh-CN</dc:language></cp:coreProperties>`,
    'word/document.xml': `${HEADER}<w:document ${NAMESPACES}><w:body>${body}${sectionXml(paper)}</w:body></w:document>`,
    'word/styles.xml': stylesXml(),
    'word/fontTable.xml': fontTableXml(),
    'word/settings.xml': settings,
    'word/footer1.xml': footerXml(paper, 'right'),
    'word/footer2.xml': footerXml(paper, 'left'),
    'word/_rels/document.xml.rels': relationships([
      ['styles', 'styles.xml'], ['fontTable', 'fontTable.xml'], ['settings', 'settings.xml'], ['footer', 'footer1.xml'], ['footer', 'footer2.xml'],
      ...charts.map((_, i): [string, string, string] => ['chart', `charts/chart${i + 1}.xml`, `chart${i + 1}`]),
    ]),
    ...Object.fromEntries(charts.map((chart, i) => [`word/charts/chart${i + 1}.xml`, chartXml(chart)])),
  })
}

/**
 * A template in the light markup of a room's `templates/` as the .docx a clerk may edit.
 * @throws RangeError naming the line that is not understood
 */
export const templateDocx = (markup: string): Buffer => composeDocx(parseMarkup(markup))

function blockXml(block: Block, charts: Chart[]): string {
  switch (block.kind) {
    case 'body': return paragraph('Body', prose(block.text))
    case 'heading': return paragraph(`Heading${block.level}`, prose(block.text))
    case 'addressee': return paragraph('Addressee', run(block.text))
    case 'attachments': return attachmentsXml(block.names)
    case 'signature': return signatureXml(block)
    case 'note': return paragraph('Note', run(block.text))
    case 'sources': return block.items.map((item, i) => paragraph('Source', run(`[${i + 1}]\t${item}`))).join('')
    case 'table': return tableXml(block)
    case 'annex': return paragraph('AnnexLabel', run(block.label)) + paragraph('Title', run(block.title), `<w:spacing w:before="${LINE}" w:after="${LINE}"/>`)
    case 'code': return paragraph('Picture', run(block.tag)) + paragraph('Picture', run(block.caption, '<w:sz w:val="21"/>'))
    case 'page_break': return paragraph('Body', '<w:r><w:br w:type="page"/></w:r>')
    case 'chart': {
      charts.push(block.chart)
      return (block.caption ? paragraph('Caption', run(block.caption)) : '') + chartPlaceXml(block.chart, charts.length)
    }
  }
}

const FOOTER_LINE = 240
const PAGE_NUMBER_LINE = 320

/** The page number's top edge is 7 mm below the type area; what else the footer says stands below it. */
function sectionXml(paper: Paper): string {
  const footer = PAGE.bottom - ABOVE_PAGE_NUMBER - PAGE_NUMBER_LINE - (paper.footer ? FOOTER_LINE : 0)
  return `<w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:footerReference w:type="even" r:id="rId5"/>`
    + `<w:pgSz w:w="${PAGE.width}" w:h="${PAGE.height}"/>`
    + `<w:pgMar w:top="${PAGE.top}" w:right="${PAGE.right}" w:bottom="${PAGE.bottom}" w:left="${PAGE.left}" w:header="851" w:footer="${footer}" w:gutter="0"/></w:sectPr>`
}

/** Odd pages number at the right, even ones at the left, one character in (GB/T 9704-2012 7.5). */
function footerXml({ footer }: Paper, side: 'left' | 'right'): string {
  const page = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    + '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
  return `${HEADER}<w:ftr ${NAMESPACES}>${
    paragraph('PageNumber', run('— ') + page + run(' —'), `<w:ind w:${side}Chars="100" w:${side}="280"/><w:jc w:val="${side}"/>`)
  }${footer ? paragraph('FooterLine', run(footer)) : ''}</w:ftr>`
}

const settings = `${HEADER}<w:settings ${NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/>`
  + '<w:characterSpacingControl w:val="compressPunctuation"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
  + '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
const contentTypes = (charts: number): string => `${HEADER}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">`
  + '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
  + '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
  + Object.entries({ document: 'document.main', styles: 'styles', fontTable: 'fontTable', settings: 'settings', footer1: 'footer', footer2: 'footer' })
    .map(([part, type]) => `<Override PartName="/word/${part}.xml" ContentType="${WORD}.${type}+xml"/>`).join('')
  + Array.from({ length: charts }, (_, i) => `<Override PartName="/word/charts/chart${i + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.drawingml.chart+xml"/>`).join('')
  + '</Types>'

const CORE = 'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties'
const relationships = (list: readonly (readonly [type: string, target: string, id?: string])[]): string =>
  `${HEADER}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.map(([type, target, id], i) =>
    `<Relationship Id="${id ?? `rId${i + 1}`}" Type="${type.includes(':') ? type : `http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}`}" Target="${target}"/>`).join('')}</Relationships>`

/** A fixed time in the archive, so that the hash of a file depends on its content alone. */
const TIME = new Date(Date.UTC(2000, 0, 1))

function packed(parts: { readonly [path: string]: string }): Buffer {
  const zip = new PizZip()
  for (const [path, xml] of Object.entries(parts)) zip.file(path, xml, { date: TIME, createFolders: false })
  return zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' })
}
