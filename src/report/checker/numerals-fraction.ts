/** Fractions and percents in words, and with a stroke: 百分之三点五, 三分之二, 16分之5, 一又二分之一, 3/5, 1又1/2. */
import type { Numeral } from './numeral.ts'
import { readArabic } from './numerals-arabic.ts'
import { readChinese } from './numerals-chinese.ts'
import { isDigit, isLatin } from './text.ts'

/** Bases named in words whose parts have a sign of their own. */
const SIGNS: Readonly<Record<string, string>> = { 百: '%', 佰: '%', 千: '‰', 仟: '‰' }

/** Goes on from a numeral to the fraction it begins; undefined if it begins none. */
export function readFraction(text: string, first: Numeral): Numeral | undefined {
  if (first.decimals > 0) return undefined
  const next = text[first.end]
  if (next === '又' || (next === ' ' && isDigit(text[first.end + 1]))) return readMixed(text, first)
  if (next === '/') return readStroke(text, first)
  return readInWords(text, first)
}

/** 一又二分之一, 1又1/2, 1 3/5. */
function readMixed(text: string, first: Numeral): Numeral | undefined {
  const at = first.end + 1
  const denominator = readArabic(text, at) ?? readChinese(text, at)
  const rest = denominator && (readStroke(text, denominator) ?? (text[first.end] === '又' ? readInWords(text, denominator) : undefined))
  if (rest?.shape !== 'fraction') return undefined
  return fraction(first, rest.end, first.value + Math.sign(first.value || 1) * rest.value)
}

/** 3/5, 7/2; a year, a third part or a letter after it shows a date or a code, and 86/82 are two numbers. */
function readStroke(text: string, first: Numeral): Numeral | undefined {
  if (text[first.end] !== '/') return undefined
  let end = first.end + 1
  while (isDigit(text[end])) end++
  const length = end - first.end - 1
  const next = text[end]
  if (first.form !== 'arabic' || first.scale !== '' || length === 0 || length > 3 || first.end - first.start > 4 || (first.value >= 1900 && first.value <= 2100)) return undefined
  if (next === '/' || next === '-' || next === '.' || isLatin(next) || text[first.start - 1] === '/') return undefined
  const denominator = Number(text.slice(first.end + 1, end))
  if (first.value > denominator && length > 1) return undefined
  return denominator > 0 && text[first.end + 1] !== '0' ? fraction(first, end, first.value / denominator) : undefined
}

function readInWords(text: string, first: Numeral): Numeral | undefined {
  if (text[first.end] !== '分') return undefined
  const named = first.end - first.start === 1 ? SIGNS[text[first.start] as string] : undefined
  const signed = text[first.start] === '负' && first.end - first.start === 2 ? SIGNS[text[first.start + 1] as string] : undefined
  const unit = named ?? signed
  const full = text[first.end + 1] === '之'
  // 百分三十 leaves out 之; 百分点 and 百分制 are other words.
  if ((!full && !(unit === '%' && readChinese(text, first.end + 1))) || first.value === 0) return undefined
  const at = first.end + (full ? 2 : 1)
  const part = readArabic(text, at) ?? readChinese(text, at)
  if (!part || part.value === 0.5 && text[at] === '半' || (!full && text[at] === '百')) return undefined
  if (unit) return { ...fraction(first, part.end, Math.sign(first.value) * part.value), shape: 'percent', decimals: part.decimals, unit }
  return fraction(first, part.end, part.value / first.value)
}

function fraction(first: Numeral, end: number, value: number): Numeral {
  return { start: first.start, end, value, form: first.form, shape: 'fraction', decimals: 0, mantissa: value, mantissaEnd: end, scale: '', inner: '', unit: '' }
}
