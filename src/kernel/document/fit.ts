import { CHARACTER, ems, TYPE_WIDTH } from './page.ts'

/** Paragraphs of `document.xml` that hold no other paragraph. */
const PARAGRAPHS = /<w:p(?: [^>]*)?>(?:(?!<w:p[ >])[\s\S])*?<\/w:p>/g
const styleOf = (xml: string): string | undefined => /<w:pStyle w:val="([^"]*)"/.exec(xml)?.[1]
const UNESCAPES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'" }
const textOf = (xml: string): string =>
  [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => text!.replace(/&\w+;/g, (one) => UNESCAPES[one] ?? one)).join('')

/** 15 mm or so, as high as a mark should stand; long names get what one line holds. */
const LARGEST_MARK = 48

/** What stands before 附件说明 and 署名 goes with them, so that no page holds the seal without text (7.3.5.5). */
const BEFORE_SIGNATURE = /(<w:p><w:pPr><w:pStyle w:val="[^"]*"\/>)(?!<w:keepNext\/>)(?=(?:(?!<w:p[ >])[\s\S])*<w:p><w:pPr><w:pStyle w:val="(?:Organ|AttachmentNote)"\/>)/g

/**
 * Sets what depends on the length of the text: the size of the 发文机关标志, which must fit the line, and the place of
 * 署名 and 成文日期. Runs on a composed paper and again on a filled template; twice is the same as once.
 */
export function fitToText(xml: string): string {
  const date = ems(textOf([...xml.matchAll(PARAGRAPHS)].map(([one]) => one).find((one) => styleOf(one) === 'IssuedOn') ?? ''))
  let organ = 0
  return xml.replace(BEFORE_SIGNATURE, '$1<w:keepNext/>').replace(PARAGRAPHS, (one) => {
    switch (styleOf(one)) {
      case 'Mark': return withSize(one, Math.min(LARGEST_MARK, Math.floor(TYPE_WIDTH / 20 / Math.max(ems(textOf(one)), 1))))
      case 'Organ': organ = ems(textOf(one)); return withIndent(one, signatureIndent(organ, date))
      case 'IssuedOn': return withIndent(one, signatureIndent(organ, date))
      default: return one
    }
  })
}

/**
 * Left indent that centres both lines on one axis: the date four characters from the right edge and the organ centred on
 * it (GB/T 9704-2012 7.3.5.1); an organ too long for that is set against the edge and the date centred under it.
 */
function signatureIndent(organ: number, date: number): number {
  const half = Math.max(4 + date / 2, organ / 2) * CHARACTER
  return Math.max(0, Math.round(TYPE_WIDTH - half * 2))
}

const withIndent = (xml: string, left: number): string => {
  const bare = xml.replace(/<w:ind [^>]*\/>/, '')
  const at = /<w:jc |<\/w:pPr>/.exec(bare)!.index
  return `${bare.slice(0, at)}<w:ind w:left="${left}"/>${bare.slice(at)}`
}

const withSize = (xml: string, points: number): string =>
  xml.replace(/<w:sz(?:Cs)? [^>]*\/>/g, '').replace(/<\/w:rPr>/g, `<w:sz w:val="${points * 2}"/><w:szCs w:val="${points * 2}"/></w:rPr>`)
