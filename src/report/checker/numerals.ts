/** Numerals: what is written at a place of the folded text, as a number with its printed parts. */
import type { Numeral } from './numeral.ts'
import { readArabic } from './numerals-arabic.ts'
import { readChinese } from './numerals-chinese.ts'

/** Reads the longest numeral that begins exactly at `index`; undefined if none does. */
export function readNumeral(text: string, index: number): Numeral | undefined {
  return readArabic(text, index) ?? readChinese(text, index)
}
