import { CHARACTER, ems, TYPE_WIDTH } from './page.ts'
import { STYLE_NAMES } from './styles.ts'

/** A paragraph that holds no other. */
const PARAGRAPHS = /<w:p(?: [^>]*)?>(?:(?!<w:p[ >])[\s\S])*?<\/w:p>/g
const UNESCAPES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'" }
/** The text of a piece of WordprocessingML. */
export const textOf = (xml: string): string =>
  [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => text!.replace(/&\w+;/g, (one) => UNESCAPES[one] ?? one)).join('')

/** The paragraphs of a part, each in turn changed by `change`. */
export const mapParagraphs = (xml: string, change: (paragraph: string) => string): string => xml.replace(PARAGRAPHS, change)

/** 15 mm or so, as high as a mark should stand; long names get what one line holds. */
const LARGEST_MARK = 48

/**
 * Sets what depends on the length of the text: the size of the 发文机关标志, which must fit the line, and the place of
 * 署名 and 成文日期; and keeps what stands before 附件说明 and 署名 on their page, so that none holds the seal without
 * text (GB/T 9704-2012 7.3.5). Runs on a composed paper and on a filled template; twice is the same as once.
 * @param styles `styles.xml`, since an office program that saves a template may give its styles other ids
 */
export function fitToText(xml: string, styles: string): string {
  const names = styleNames(styles)
  const styleOf = (paragraph: string) => names.get(/<w:pStyle w:val="([^"]*)"/.exec(paragraph)?.[1] ?? '')
  const paragraphs = xml.match(PARAGRAPHS) ?? []
  const date = ems(textOf(paragraphs.find((one) => styleOf(one) === STYLE_NAMES.issued_on) ?? ''))
  let organ = 0
  let at = 0
  return mapParagraphs(xml, (one) => {
    const next = styleOf(paragraphs[++at] ?? '')
    const kept = next === STYLE_NAMES.organ || next === STYLE_NAMES.attachments ? keptWithNext(one) : one
    switch (styleOf(one)) {
      case STYLE_NAMES.mark: return withSize(kept, Math.min(LARGEST_MARK, Math.floor(TYPE_WIDTH / 20 / Math.max(ems(textOf(one)), 1))))
      case STYLE_NAMES.organ: organ = ems(textOf(one)); return withIndent(kept, signatureIndent(organ, date))
      case STYLE_NAMES.issued_on: return withIndent(kept, signatureIndent(organ, date))
      default: return kept
    }
  })
}

/** Names of the styles by their ids. */
export const styleNames = (styles: string): ReadonlyMap<string, string> =>
  new Map([...styles.matchAll(/<w:style [^>]*w:styleId="([^"]*)"[^>]*>\s*<w:name w:val="([^"]*)"/g)].map(([, id, name]) => [id!, name!]))

/**
 * Left indent that centres both lines on one axis: the date four characters from the right edge and the organ centred on
 * it (7.3.5.1); an organ too long for that is set against the edge and the date centred under it.
 */
function signatureIndent(organ: number, date: number): number {
  const half = Math.max(4 + date / 2, organ / 2) * CHARACTER
  return Math.max(0, Math.round(TYPE_WIDTH - half * 2))
}

/** Puts a property before the first of those that must follow it: Word refuses a file whose properties are out of order. */
const insertBefore = (xml: string, property: string, followers: RegExp): string => xml.replace(followers, (found) => property + found)

const keptWithNext = (xml: string): string => xml.includes('<w:keepNext/>') ? xml : xml.replace(/<w:pStyle [^>]*\/>/, '$&<w:keepNext/>')
const withIndent = (xml: string, left: number): string =>
  insertBefore(xml.replace(/<w:ind [^>]*\/>/, ''), `<w:ind w:left="${left}" w:right="0" w:firstLine="0"/>`,
    /<w:(?:contextualSpacing|mirrorIndents|suppressOverlap|jc|text\w+|outlineLvl|divId|cnfStyle|rPr|sectPr|pPrChange)[ />]|<\/w:pPr>/)
const withSize = (xml: string, points: number): string =>
  xml.replace(/<w:rPr>[\s\S]*?<\/w:rPr>/g, (properties) => insertBefore(properties.replace(/<w:sz(?:Cs)? [^>]*\/>/g, ''),
    `<w:sz w:val="${points * 2}"/><w:szCs w:val="${points * 2}"/>`, /<w:(?:highlight|u|effect|bdr|shd|fitText|vertAlign|rtl|cs|em|lang|eastAsianLayout|specVanish|oMath)[ />]|<\/w:rPr>/))
