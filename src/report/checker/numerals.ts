/** Numerals: what is written at a place of the folded text, as a number with its printed parts. */
import type { Numeral } from './numeral.ts'
import { readArabic } from './numerals-arabic.ts'
import { isChineseNumeral, readChinese } from './numerals-chinese.ts'
import { readFraction } from './numerals-fraction.ts'
import { isDigit } from './text.ts'

/** Whether a numeral can begin with this character. */
export function opensNumeral(char: string | undefined): boolean {
  return isDigit(char) || isChineseNumeral(char) || (char !== undefined && '负-+.'.includes(char))
}

/** Reads the longest numeral that begins exactly at `index`; undefined if none does. */
export function readNumeral(text: string, index: number): Numeral | undefined {
  const loose = unspaced(text, index)
  if (!loose) return readTight(text, index)
  const read = readTight(loose.text, loose.at)
  const place = (end: number): number => (loose.places[end - loose.at - 1] as number) + 1
  return read && { ...read, start: index, end: place(read.end), mantissaEnd: place(read.mantissaEnd) }
}

function readTight(text: string, index: number): Numeral | undefined {
  const first = readArabic(text, index) ?? readChinese(text, index)
  return first && (readFraction(text, first) ?? first)
}

/** No numeral set with gaps is longer. */
const LONGEST = 48
const GAP = 4
/** What stands between the digits of a numeral in words. */
const JOINTS = '余多来几点分之又负'

/**
 * Typesetting that spreads the characters of a line leaves gaps in a numeral (一千 二百, 7 万 5 千). The numeral is
 * read without them; `places` tells where each character stood. Between two Arabic digits a gap divides numbers.
 */
function unspaced(text: string, index: number): { text: string; at: number; places: readonly number[] } | undefined {
  const places: number[] = []
  let tight = ''
  let gaps = 0
  let at = index
  while (at - index < LONGEST) {
    let next = at
    while (next - at < GAP && text[next] === ' ') next++
    const char = text[next]
    const inWords = isChineseNumeral(char) || (char !== undefined && JOINTS.includes(char))
    if (!inWords && !isDigit(char) && !(char === '.' || char === ',')) break
    if (next > at) {
      if (at === index || (!inWords && !isWord(text[at - 1]))) break
      gaps++
    }
    tight += char
    places.push(next)
    at = next + 1
  }
  if (gaps === 0) return undefined
  const before = text.slice(Math.max(0, index - 2), index)
  return { text: before + tight + text.slice(at, at + 4), at: before.length, places: [...places, at, at + 1, at + 2, at + 3] }
}

function isWord(char: string | undefined): boolean {
  return isChineseNumeral(char) || (char !== undefined && JOINTS.includes(char))
}
