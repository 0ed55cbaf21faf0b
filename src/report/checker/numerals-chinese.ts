/** Chinese numerals: 一千二百, 两万三, 二〇二四, 三点五, 百分之三, 三分之二, 百余, 七八十, 贰拾. */
import type { Numeral, NumeralShape } from './numeral.ts'
import { isDigit } from './text.ts'

const DIGITS: Readonly<Record<string, number>> = {
  零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9,
  壹: 1, 贰: 2, 叁: 3, 肆: 4, 伍: 5, 陆: 6, 柒: 7, 捌: 8, 玖: 9,
}
const SMALL: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 拾: 10, 佰: 100, 仟: 1000 }
const TWENTIES: Readonly<Record<string, number>> = { 廿: 20, 卅: 30 }
const BIG: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 }
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

const NUMERALS: ReadonlySet<string | undefined> = new Set(['半', ...[DIGITS, SMALL, BIG, TWENTIES].flatMap((table) => Object.keys(table))])

export function isChineseNumeral(char: string | undefined): boolean {
  return NUMERALS.has(char)
}

/** Reads a Chinese numeral that begins at `index`, with decimals, fraction or percent. */
export function readChinese(text: string, index: number): Numeral | undefined {
  if (text[index] === '半') return { start: index, end: index + 1, value: 0.5, form: 'chinese', shape: 'plain', decimals: 1, mantissa: 0.5, mantissaEnd: index + 1, scale: '', inner: '', unit: '' }
  const negative = text[index] === '负' && isChineseNumeral(text[index + 1])
  const from = negative ? index + 1 : index
  if (!isChineseNumeral(text[from])) return undefined
  const sign = negative ? -1 : 1
  const fraction = readFraction(text, from)
  if (fraction) return { ...fraction, start: index, value: sign * fraction.value, mantissa: sign * fraction.mantissa }
  const whole = readWhole(text, from)
  if (!whole) return undefined
  const decimal = whole.shape === 'plain' || whole.shape === 'digits' ? readDecimals(text, whole.end) : undefined
  if (decimal) return withDecimals(text, index, sign, whole, decimal)
  return {
    start: index, end: whole.end, value: sign * whole.value, form: 'chinese', shape: whole.shape, decimals: 0,
    mantissa: sign * whole.mantissa, mantissaEnd: whole.mantissaEnd, scale: whole.scale, inner: whole.inner, unit: '',
  }
}

function withDecimals(text: string, start: number, sign: number, whole: Parsed, decimal: { end: number; value: number; places: number }): Numeral {
  const mantissa = sign * Number((whole.value + decimal.value).toFixed(decimal.places))
  let end = decimal.end
  let scale = ''
  let value = mantissa
  while (text[end] !== undefined && (text[end] as string) in BIG) {
    value *= BIG[text[end] as string] as number
    scale += text[end]
    end++
  }
  return { start, end, value: Number(value.toPrecision(15)), form: 'chinese', shape: 'plain', decimals: decimal.places, mantissa, mantissaEnd: decimal.end, scale, inner: '', unit: '' }
}

/** 点五 after a whole numeral; 点 before a unit of time or another multiplier is a clock or a noun. */
function readDecimals(text: string, index: number): { end: number; value: number; places: number } | undefined {
  if (text[index] !== '点') return undefined
  let end = index + 1
  let digits = ''
  while (text[end] !== undefined && (text[end] as string) in DIGITS && text[end] !== '两') digits += DIGITS[text[end++] as string]
  if (digits === '' || (text[end] ?? '') in SMALL || text[end] === '分') return undefined
  return { end, value: Number(`0.${digits}`), places: digits.length }
}

/** 百分之三点五, 三分之二, 一又二分之一. */
function readFraction(text: string, index: number): Numeral | undefined {
  const first = readWhole(text, index)
  if (!first) return undefined
  if (text[first.end] === '又') {
    const rest = readFraction(text, first.end + 1)
    return rest && rest.unit === '' ? { ...rest, start: index, value: first.value + rest.value, mantissa: first.value + rest.value } : undefined
  }
  if (!text.startsWith('分之', first.end) || first.value === 0) return undefined
  const at = first.end + 2
  const part = isDigit(text[at]) ? readPlainArabic(text, at) : readPart(text, at)
  if (!part) return undefined
  const unit = first.value === 100 ? '%' : first.value === 1000 ? '‰' : ''
  const value = unit === '' ? part.value / first.value : part.value
  return {
    start: index, end: part.end, value, form: 'chinese', shape: unit === '' ? 'fraction' : 'percent', decimals: part.places,
    mantissa: value, mantissaEnd: part.end, scale: '', inner: '', unit,
  }
}

function readPlainArabic(text: string, index: number): { end: number; value: number; places: number } {
  let end = index
  while (isDigit(text[end])) end++
  if (text[end] !== '.' || !isDigit(text[end + 1])) return { end, value: Number(text.slice(index, end)), places: 0 }
  const dot = end++
  while (isDigit(text[end])) end++
  return { end, value: Number(text.slice(index, end)), places: end - dot - 1 }
}

function readPart(text: string, index: number): { end: number; value: number; places: number } | undefined {
  const whole = readWhole(text, index)
  if (!whole) return undefined
  const decimal = readDecimals(text, whole.end)
  if (!decimal) return { end: whole.end, value: whole.value, places: 0 }
  return { end: decimal.end, value: Number((whole.value + decimal.value).toFixed(decimal.places)), places: decimal.places }
}

/** A whole numeral: a run of digits, a bare multiplier, or the positional form. */
function readWhole(text: string, index: number): Parsed | undefined {
  return readDigitRun(text, index) ?? readBareScale(text, index) ?? readPositional(text, index)
}

function plain(end: number, value: number, shape: NumeralShape = 'plain', inner = ''): Parsed {
  return { end, value, shape, mantissa: value, mantissaEnd: end, scale: '', inner }
}

/** 二〇二四, or an approximate pair: 三五(个), 七八(家). */
function readDigitRun(text: string, index: number): Parsed | undefined {
  let end = index
  while (text[end] !== undefined && (text[end] as string) in DIGITS) end++
  const length = end - index
  if (length < 2) return undefined
  const next = text[end] ?? ''
  const multiplied = next in SMALL || next in BIG
  const first = DIGITS[text[index] as string] as number
  const second = DIGITS[text[index + 1] as string] as number
  if (length === 2 && first > 0 && isPair(first, second)) {
    if (!multiplied) return plain(end, first, 'pair')
    const scale = (SMALL[next] ?? BIG[next]) as number
    const after = text[end + 1] ?? ''
    return plain(end + (after in BIG ? 2 : 1), first * scale * (after in BIG && !(next in BIG) ? (BIG[after] as number) : 1), 'pair')
  }
  if (multiplied || (length === 2 && first === 0)) return undefined
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
  if (small === 10 || (small === undefined && !(char in BIG))) return undefined
  const value = (small ?? BIG[char]) as number
  const next = text[index + 1]
  if (next === '余' || next === '多') {
    const after = text[index + 2] ?? ''
    if (after in BIG && small !== undefined) return plain(index + 3, value * (BIG[after] as number), 'scale', next)
    return plain(index + 1, value, 'scale')
  }
  if (next === '万' && small !== undefined) return plain(index + 2, value * 1e4, 'scale')
  return plain(index + 1, value, 'scale')
}

/** Positional reading by sections of 万 and 亿; a loose last digit takes the next lower place (两万三). */
function readPositional(text: string, index: number): Parsed | undefined {
  if (text[index] === '零' || text[index] === '〇') return plain(index + 1, 0)
  const first = readSection(text, index)
  if (!first) return undefined
  const big = readBig(text, first.end)
  if (!big) return pairEnd(text, first.end) > first.end ? plain(pairEnd(text, first.end), first.value, 'pair') : plain(first.end, first.value)
  let total = first.value * big.factor
  let end = big.end
  let lowest = big.factor
  for (;;) {
    const zero = text[end] === '零' || text[end] === '〇'
    const section = readSection(text, zero ? end + 1 : end)
    if (!section) break
    const next = readBig(text, section.end)
    if (next && next.factor < lowest) {
      total += section.value * next.factor
      lowest = next.factor
      end = next.end
      continue
    }
    total += section.loose && !zero ? (section.value * lowest) / 10 : section.value
    return plain(pairEnd(text, section.end), total)
  }
  const single = end === big.end
  return single
    ? { end, value: total, shape: 'plain', mantissa: first.value, mantissaEnd: first.end, scale: big.scale, inner: big.inner }
    : plain(end, total)
}

/** 十五六(个): a second digit one higher makes the last place approximate. */
function pairEnd(text: string, end: number): number {
  const last = DIGITS[text[end - 1] ?? ''] ?? 0
  const tens = (text[end - 2] ?? '') in SMALL
  return last > 0 && tens && DIGITS[text[end] ?? ''] === last + 1 && !((text[end + 1] ?? '') in DIGITS) ? end + 1 : end
}

/** 万, 亿, 万亿, with 余 before it (十余万). */
function readBig(text: string, index: number): { end: number; factor: number; scale: string; inner: string } | undefined {
  const inner = INNER.includes(text[index] ?? ' ') && (text[index + 1] ?? '') in BIG ? (text[index] as string) : ''
  let end = index + inner.length
  let factor = 1
  while ((text[end] ?? '') in BIG && factor < 1e12) factor *= BIG[text[end++] as string] as number
  return factor === 1 ? undefined : { end, factor, scale: text.slice(index + inner.length, end), inner }
}

/** A section below ten thousand. `loose` tells that it is one digit only. */
function readSection(text: string, index: number): { end: number; value: number; loose: boolean } | undefined {
  let at = index
  let value = 0
  let place = 1e4
  for (;;) {
    const zero = at > index && (text[at] === '零' || text[at] === '〇')
    const from = zero ? at + 1 : at
    const char = text[from] ?? ''
    const digit = DIGITS[char] ?? 0
    const scale = SMALL[text[digit > 0 ? from + 1 : from] ?? ''] ?? 1e4
    if (digit > 0 && scale < place) {
      value += digit * scale
      place = scale
      at = from + 2
    } else if (digit > 0) {
      if (place === 10 && value % 10 !== 0) break
      const loose = value === 0
      value += loose || zero || place === 10 ? digit : (digit * place) / 10
      return { end: from + 1, value, loose }
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
  return at === index ? undefined : { end: at, value, loose: false }
}
