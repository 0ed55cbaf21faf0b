import type { Inline, Prose } from './paper.ts'

/** Namespaces of a main part, a header or a footer. */
export const NAMESPACES = [
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"',
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
].join(' ')
export const HEADER = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** XML forbids most control characters, also as references: a file with one does not open. */
// oxlint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g
const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
export const escapeXml = (text: string): string => text.replace(FORBIDDEN, '').replace(/[&<>"]/g, (one) => ESCAPES[one]!)

/**
 * A run. The hint makes “”, …, — and 〔〕, which Latin fonts hold too, take the Chinese font.
 * @param properties further run properties as XML
 */
export const run = (text: string, properties = ''): string =>
  `<w:r><w:rPr><w:rFonts w:hint="eastAsia"/>${properties}</w:rPr>${
    text.split('\t').map((piece) => piece && `<w:t xml:space="preserve">${escapeXml(piece)}</w:t>`).join('<w:tab/>')}</w:r>`

const inline = (piece: Inline): string => typeof piece === 'string' ? run(piece)
  : run(piece.text, `${piece.bold ? '<w:b/>' : ''}${piece.superscript ? '<w:vertAlign w:val="superscript"/>' : ''}`)
export const prose = (text: Prose): string => typeof text === 'string' ? run(text) : text.map(inline).join('')

/**
 * A paragraph in a named style.
 * @param content runs
 * @param properties further paragraph properties as XML, in the order the schema asks
 */
export const paragraph = (style: string, content: string, properties = ''): string =>
  `<w:p><w:pPr><w:pStyle w:val="${style}"/>${properties}</w:pPr>${content}</w:p>`
