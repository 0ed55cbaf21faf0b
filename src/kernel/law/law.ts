import { chineseNumeral } from './numeral.ts'

/** A calendar day in China, `2024-02-05`. A day has no zone and no hour; see `day.ts` for its arithmetic. */
export type IsoDate = `${number}-${number}-${number}`

/**
 * A pointer into a published document; everything the product enforces carries one.
 * Plain data, so that it can be stored in a journal row and sent to a browser.
 * A statute is cited by article, paragraph (款) and item (项); an official document without
 * articles by its number and, where it has them, its own numbered section.
 */
export interface Citation {
  readonly law: string
  readonly article?: number
  readonly paragraph?: number
  readonly item?: number
  /** 文号 of an official document, `国办发〔2018〕118号`. */
  readonly number?: string
  readonly section?: number
}

/** A published law, regulation or rule, with the days on which each of its versions came into force, oldest first. */
export interface Law {
  readonly title: string
  readonly inForce: readonly [IsoDate, ...IsoDate[]]
  /** The law as a whole. */
  readonly whole: Citation
  /** One article, or a paragraph (款) or item (项) of it. An article of one paragraph is cited `art(64, undefined, 1)`: 第六十四条第一项. */
  art(article: number, paragraph?: number, item?: number): Citation
}

/**
 * Names a statute once; the articles cited hang from it.
 * @example const 行政复议法 = law('行政复议法', ['1999-10-01', '2024-01-01']); 行政复议法.art(30, 3)
 */
export function law(title: string, inForce: Law['inForce']): Law {
  const short = title.replace(/^中华人民共和国/, '')
  return Object.freeze({
    title: short,
    inForce,
    whole: { law: short },
    art: (article: number, paragraph?: number, item?: number): Citation =>
      ({ law: short, article, ...(paragraph && { paragraph }), ...(item && { item }) }),
  })
}

/** An official document without articles: an opinion, a notice, a decision. */
export interface Notice {
  readonly title: string
  readonly number: string
  readonly whole: Citation
  /** A section by the document's own numbering: `section(6)` is （六）. */
  section(section: number): Citation
}

/** @example const 三项制度 = notice('国务院办公厅关于…的指导意见', '国办发〔2018〕118号'); 三项制度.section(6) */
export function notice(title: string, number: string): Notice {
  const whole: Citation = { law: title, number }
  return Object.freeze({ title, number, whole, section: (section: number): Citation => ({ ...whole, section }) })
}

/** The place cited, without the title: 第三十条第三款第二项, or （六）; empty for a document as a whole. */
export function placeText({ article, paragraph, item, section }: Citation): string {
  return (article ? `第${chineseNumeral(article)}条` : '')
    + (paragraph ? `第${chineseNumeral(paragraph)}款` : '')
    + (item ? `第${chineseNumeral(item)}项` : '')
    + (section ? `（${chineseNumeral(section)}）` : '')
}

/** The citation as people write it: 《行政复议法》第三十条第三款第二项. */
export function citationText(citation: Citation): string {
  return `《${citation.law}》${citation.number ? `（${citation.number}）` : ''}${placeText(citation)}`
}
