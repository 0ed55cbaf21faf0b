/** Numerals in words, whole and with 点: 一千二百, 两万三, 二〇二四, 三点五, 百余, 七八十, 十七八万, 贰拾. */
import type { Numeral, NumeralShape } from './numeral.ts'

const DIGITS: Readonly<Record<string, number>> = {
  零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9,
  壹: 1, 贰: 2, 叁: 3, 肆: 4, 伍: 5, 陆: 6, 柒: 7, 捌: 8, 玖: 9,
}
const SMALL: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 拾: 10, 佰: 100, 仟: 1000 }
const TWENTIES: Readonly<Record<string, number>> = { 廿: 20, 卅: 30 }
const BIG: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8, 兆: 1e12 }
const INNER = '余多来几'

interface Parsed {
  readonly end: number
  readonly value: number
  readonly shape: NumeralShape
  /** The value before a closing 万 or 亿, as in 三万 (元). */
  readonly mantissa: number
  readonly mantissaEnd: number
  readonly scale: string
  readonly inner: string
}

const NUMERALS: ReadonlySet<string | undefined> = new Set(['半', ...[DIGITS, SMALL, BIG, TWENTIES].flatMap((table) => Object.keys(table))].filter((char) => char !== '兆'))

export function isChineseNumeral(char: string | undefined): boolean {
  return NUMERALS.has(char)
}

const isNought = (char: string | undefined): boolean => char === '零' || char === '〇'
const isDigitWord = (char: string | undefined): boolean => char !== undefined && char in DIGITS
/** A digit in a row of digits; 两 stands only before a multiplier or a measure. */
const isRowDigit = (char: string | undefined): boolean => char !== '两' && isDigitWord(char)

/** 万, 亿; 兆 only where the numeral goes on, for otherwise it is a unit (兆瓦, 百兆). */
function bigAt(text: string, index: number): number | undefined {
  const char = text[index] ?? ''
  return char === '兆' && !isDigitWord(text[index + 1]) ? undefined : BIG[char]
}

/** Reads a numeral in words that begins at `index`, with its decimals. */
export function readChinese(text: string, index: number): Numeral | undefined {
  if (text[index] === '半') return { start: index, end: index + 1, value: 0.5, form: 'chinese', shape: 'plain', decimals: 1, mantissa: 0.5, mantissaEnd: index + 1, scale: '', inner: '', unit: '' }
  // 百分之点二八: the nought before the point is left out.
  if (text[index] === '点') return isRowDigit(text[index + 1]) ? withPoint(text, index) : undefined
  const minus = text[index] === '负' || (text[index] === '-' && (index === 0 || text[index - 1] === ' '))
  const negative = minus && isChineseNumeral(text[index + 1])
  const from = negative ? index + 1 : index
  if (!isChineseNumeral(text[from])) return undefined
  const sign = negative ? -1 : 1
  const whole = readDigitRow(text, from) ?? readBareScale(text, from) ?? readPositional(text, from)
  if (!whole) return undefined
  const decimal = whole.shape === 'plain' || whole.shape === 'digits' ? readDecimals(text, whole.end) : undefined
  if (decimal) return withDecimals(text, index, sign, whole, decimal)
  return {
    start: index, end: whole.end, value: sign * whole.value, form: 'chinese', shape: whole.shape, decimals: 0,
    mantissa: sign * whole.mantissa, mantissaEnd: whole.mantissaEnd, scale: whole.scale, inner: whole.inner, unit: '',
  }
}

function withPoint(text: string, index: number): Numeral | undefined {
  const decimal = readDecimals(text, index)
  return decimal && withDecimals(text, index, 1, plain(index, 0), decimal)
}

function withDecimals(text: string, start: number, sign: number, whole: Parsed, decimal: { end: number; value: number; places: number }): Numeral {
  const mantissa = sign * Number((whole.value + decimal.value).toFixed(decimal.places))
  const big = readBig(text, decimal.end)
  const value = Number((mantissa * (big?.factor ?? 1)).toPrecision(15))
  return {
    start, end: big?.end ?? decimal.end, value, form: 'chinese', shape: 'plain', decimals: decimal.places,
    mantissa, mantissaEnd: decimal.end, scale: big?.scale ?? '', inner: big?.inner ?? '', unit: '',
  }
}

/** 点五 after a whole numeral; 点 before a unit of time or another multiplier is a clock or a noun. */
function readDecimals(text: string, index: number): { end: number; value: number; places: number } | undefined {
  if (text[index] !== '点') return undefined
  let end = index + 1
  let digits = ''
  while (isRowDigit(text[end]) && digits.length < 20) digits += DIGITS[text[end++] as string]
  if (digits === '' || (text[end] ?? '') in SMALL || text[end] === '分' || text[end] === '刻') return undefined
  return { end, value: Number(`0.${digits}`), places: digits.length }
}

function plain(end: number, value: number, shape: NumeralShape = 'plain', inner = ''): Parsed {
  return { end, value, shape, mantissa: value, mantissaEnd: end, scale: '', inner }
}

/** 二〇二四, or an approximate pair: 三五(个), 七八(家), 八九千(万元). */
function readDigitRow(text: string, index: number): Parsed | undefined {
  let end = index
  if (text[index] === '两') end++
  while (isRowDigit(text[end])) end++
  const length = end - index
  if (length < 2) return undefined
  const next = text[end] ?? ''
  const first = DIGITS[text[index] as string] as number
  const second = DIGITS[text[index + 1] as string] as number
  const small = SMALL[next]
  const big = readBig(text, end + (small === undefined ? 0 : 1))
  if (length === 2 && first > 0 && isPair(first, second)) {
    const mantissaEnd = end + (small === undefined ? 0 : 1)
    const mantissa = first * (small ?? 1)
    if (!big) return plain(mantissaEnd, mantissa, 'pair')
    return { end: big.end, value: mantissa * big.factor, shape: 'pair', mantissa, mantissaEnd, scale: big.scale, inner: big.inner }
  }
  if (small !== undefined || big || text[index] === '两') return undefined
  let value = 0
  for (let at = index; at < end; at++) value = value * 10 + (DIGITS[text[at] as string] as number)
  return plain(end, value, 'digits')
}

function isPair(first: number, second: number): boolean {
  return second === first + 1 || (first === 3 && second === 5)
}

/** 百余, 千余, 上万; 百 alone serves 百分之百 and is dropped later where it counts nothing. */
function readBareScale(text: string, index: number): Parsed | undefined {
  const char = text[index] as string
  const small = SMALL[char]
  const value = small ?? BIG[char]
  if (small === 10 || value === undefined) return undefined
  const next = text[index + 1]
  if (next === '余' || next === '多') {
    const after = bigAt(text, index + 2)
    if (after !== undefined && small !== undefined) return plain(index + 3, value * after, 'scale', next)
    return plain(index + 1, value, 'scale')
  }
  if ((next === '万' || next === '亿') && small !== undefined) return plain(index + 2, value * (BIG[next] as number), 'scale')
  return plain(index + 1, value, 'scale')
}

/** Positional reading by sections of 兆, 亿 and 万; a loose last digit takes the next lower place (两万三). */
function readPositional(text: string, index: number): Parsed | undefined {
  if (isNought(text[index])) return plain(index + 1, 0)
  const first = readSection(text, index)
  if (!first) return undefined
  const big = readBig(text, first.end)
  const shape = first.about ? 'pair' : 'plain'
  if (!big) return plain(first.end, first.value, shape)
  /** The numeral as far as one multiplier closes all of it: 三万, 一万二千亿. */
  let closed: Parsed | undefined = { end: big.end, value: first.value * big.factor, shape, mantissa: first.value, mantissaEnd: first.end, scale: big.scale, inner: big.inner }
  let total = closed.value
  let end = big.end
  let lowest = big.factor
  for (;;) {
    const nought = isNought(text[end])
    const section = readSection(text, nought ? end + 1 : end)
    if (!section || (section.loose && text[section.end - 1] === '两')) break
    const next = readBig(text, section.end)
    if (!next) {
      total += section.loose && !nought ? (section.value * lowest) / 10 : section.value
      return plain(section.end, total, section.about ? 'pair' : shape)
    }
    // A greater multiplier takes what stands below it along.
    const below = next.factor > lowest ? total % next.factor : 0
    if (next.factor === lowest || below + section.value >= next.factor) break
    const mantissa = below + section.value
    closed = below === total ? { end: next.end, value: mantissa * next.factor, shape, mantissa, mantissaEnd: section.end, scale: next.scale, inner: next.inner } : undefined
    total += mantissa * next.factor - below
    lowest = next.factor
    end = next.end
  }
  return closed ?? plain(end, total, shape)
}

/** 万, 亿, 万亿, with 余 before it (十余万) or 零几 (一百零几万). */
function readBig(text: string, index: number): { end: number; factor: number; scale: string; inner: string } | undefined {
  const nought = isNought(text[index]) && text[index + 1] === '几' ? 1 : 0
  const at = index + nought
  const inner = INNER.includes(text[at] ?? ' ') && bigAt(text, at + 1) !== undefined ? (text[at] as string) : ''
  if (nought > 0 && inner === '') return undefined
  let end = at + inner.length
  let factor = 1
  for (let big = bigAt(text, end); big !== undefined && factor < 1e12; big = bigAt(text, ++end)) factor *= big
  return factor === 1 ? undefined : { end, factor, scale: text.slice(at + inner.length, end), inner }
}

/**
 * A section below ten thousand. `loose` tells that it is one digit only, `about` that two digits stand for one
 * (十七八, 七百三四十).
 */
function readSection(text: string, index: number): { end: number; value: number; loose: boolean; about: boolean } | undefined {
  let at = index
  let value = 0
  let place = 1e4
  let about = false
  for (;;) {
    const nought = at > index && isNought(text[at])
    const from = nought ? at + 1 : at
    const char = text[from] ?? ''
    const digit = DIGITS[char] ?? 0
    const twin = digit > 0 && at > index && isRowDigit(text[from + 1]) && DIGITS[text[from + 1] as string] === digit + 1 && !isDigitWord(text[from + 2]) ? 1 : 0
    const scale = SMALL[text[digit > 0 ? from + 1 + twin : from] ?? ''] ?? 1e4
    if (digit > 0 && scale < place) {
      value += digit * scale
      place = scale
      at = from + 2 + twin
      about ||= twin > 0
    } else if (digit > 0) {
      const loose = value === 0
      if ((place === 10 && value % 10 !== 0) || (char === '两' && !loose)) break
      value += loose || nought || place === 10 ? digit : (digit * place) / 10
      return { end: from + 1 + twin, value, loose, about: about || twin > 0 }
    } else if (scale === 10 && place > 10) {
      value += 10
      place = 10
      at = from + 1
    } else if (char in TWENTIES && place > 10) {
      value += TWENTIES[char] as number
      place = 10
      at = from + 1
    } else break
  }
  return at === index ? undefined : { end: at, value, loose: false, about }
}
