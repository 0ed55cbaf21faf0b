import PizZip from 'pizzip'
import { styleNames, textOf } from './fit.ts'
import { STYLE_NAMES } from './styles.ts'

/** A piece of a paper as a screen shows it: a paragraph by its part in the paper, or a table by row and cell. */
export type PaperBlock =
  | { readonly part: 'mark' | 'number' | 'title' | 'addressee' | 'heading' | 'body' | 'signature'; readonly text: string }
  | { readonly rows: readonly (readonly string[])[] }

/** A table, or a paragraph outside of one. */
const PIECES = /<w:tbl>[\s\S]*?<\/w:tbl>|<w:p(?: [^>]*)?>(?:(?!<w:p[ >])[\s\S])*?<\/w:p>/g

/** What a paragraph is, by the style it has in the papers we compose; a word processor keeps a style's name. */
const PARTS: { readonly [style: string]: Extract<PaperBlock, { readonly text: string }>['part'] } = {
  [STYLE_NAMES.mark]: 'mark', [STYLE_NAMES.organ]: 'signature', [STYLE_NAMES.issued_on]: 'signature',
  发文字号: 'number', Title: 'title', 主送机关: 'addressee', 'heading 1': 'heading', 'heading 2': 'heading', 'heading 3': 'heading', 'heading 4': 'heading',
}

/** The text of a paper for reading on a screen. Empty lines fall away. */
export function paperBlocks(docx: Buffer): readonly PaperBlock[] {
  const zip = new PizZip(docx)
  const names = styleNames(zip.file('word/styles.xml')?.asText() ?? '')
  const body = zip.file('word/document.xml')!.asText()
  return (body.match(PIECES) ?? []).flatMap((piece): PaperBlock[] => {
    if (piece.startsWith('<w:tbl>')) return [{ rows: (piece.match(/<w:tr[ >][\s\S]*?<\/w:tr>/g) ?? []).map((row) => (row.match(/<w:tc>[\s\S]*?<\/w:tc>/g) ?? []).map(textOf)) }]
    const text = textOf(piece).trim()
    const style = names.get(/<w:pStyle w:val="([^"]*)"/.exec(piece)?.[1] ?? '') ?? ''
    return text === '' ? [] : [{ part: PARTS[style] ?? 'body', text }]
  })
}
