import PizZip from 'pizzip'
import { escapeXml, HEADER, NAMESPACES } from './wordml.ts'

const PART = 'stamp.xml'
const ID = 'rIdStamp'
const TYPES = ['default', 'even', 'first'] as const

/** Puts words at the head of every page, in place of what the template has there: a paper that is no real one must not pass for it. */
export function stamped(docx: Buffer, words: string): Buffer {
  const zip = new PizZip(docx)
  const change = (path: string, edit: (xml: string) => string) => zip.file(path, edit(zip.file(path)!.asText()))
  zip.file(`word/${PART}`, `${HEADER}<w:hdr ${NAMESPACES}><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:rFonts w:hint="eastAsia"/><w:b/><w:color w:val="C00000"/>`
    + `<w:sz w:val="21"/><w:szCs w:val="21"/></w:rPr><w:t>${escapeXml(words)}</w:t></w:r></w:p></w:hdr>`)
  change('[Content_Types].xml', (xml) => xml.replace('</Types>',
    `<Override PartName="/word/${PART}" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/></Types>`))
  change('word/_rels/document.xml.rels', (xml) => xml.replace('</Relationships>',
    `<Relationship Id="${ID}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="${PART}"/></Relationships>`))
  const references = TYPES.map((type) => `<w:headerReference w:type="${type}" r:id="${ID}"/>`).join('')
  change('word/document.xml', (xml) => xml.replace(/<w:headerReference [^>]*\/>/g, '').replace(/<w:sectPr(?: [^>]*)?>/g, (open) => open + references))
  for (const entry of Object.values(zip.files)) entry.date = new Date(Date.UTC(2000, 0, 1))
  return zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' })
}
