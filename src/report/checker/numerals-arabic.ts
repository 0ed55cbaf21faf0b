/** Arabic numerals: digits, thousands separators, decimals, 万 and 亿, fractions. */
import type { Numeral } from './numeral.ts'
import { isDigit, isHan, isLatin } from './text.ts'

const SCALES: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 1e4, 亿: 1e8 }
const INNER = '余多来几'
/** Characters after 千 or 百 which make it part of a unit: 千米, 千克, 百分点. */
const UNIT_AFTER: Readonly<Record<string, string>> = { 千: '米克瓦伏卡赫帕字', 百: '分' , 十: '佳大', 万: '众能达', 亿: '达' }

/** Reads an Arabic numeral that begins at `index`; a sign counts only where no range or code can be meant. */
export function readArabic(text: string, index: number): Numeral | undefined {
  const signed = isSign(text, index)
  const from = signed ? index + 1 : index
  if (!isDigit(text[from])) return undefined
  const integer = readInteger(text, from)
  let end = integer.end
  let decimals = 0
  if (text[end] === '.' && isDigit(text[end + 1]) && !isVersion(text, end)) {
    const after = digitsEnd(text, end + 1)
    decimals = after - end - 1
    end = after
  }
  const printed = text.slice(from, end).replaceAll(',', '')
  const mantissa = (signed && text[index] !== '+' ? -1 : 1) * Number(printed)
  if (decimals === 0 && text[end] === '/' && isDigit(text[end + 1])) {
    const fraction = readFraction(text, index, end, mantissa)
    if (fraction) return fraction
  }
  return withScale(text, index, end, mantissa, decimals)
}

function isSign(text: string, index: number): boolean {
  const char = text[index]
  if (char === '负') return isDigit(text[index + 1])
  if (char !== '-' && char !== '+') return false
  if (!isDigit(text[index + 1])) return false
  const before = text[index - 1]
  return before === undefined || ' \t\n(:|,'.includes(before) || '为降减增长跌比率'.includes(before)
}

function digitsEnd(text: string, index: number): number {
  let end = index
  while (isDigit(text[end])) end++
  return end
}

/** 1,234,567: groups of three after one to three digits. Anything else leaves the comma to the sentence. */
function readInteger(text: string, index: number): { end: number } {
  const first = digitsEnd(text, index)
  if (first - index > 3 || text[first] !== ',' || text[index] === '0') return { end: first }
  let end = first
  while (text[end] === ',' && digitsEnd(text, end + 1) === end + 4) end += 4
  // A last group of another length (12,345,67) shows that the commas separate a list.
  if (text[end] === ',' && isDigit(text[end + 1]) && end > first) return { end: first }
  return { end }
}

/** 1.2.1 is a section number, not 1.2. */
function isVersion(text: string, dot: number): boolean {
  const after = digitsEnd(text, dot + 1)
  return text[after] === '.' && isDigit(text[after + 1])
}

function readFraction(text: string, start: number, slash: number, numerator: number): Numeral | undefined {
  const end = digitsEnd(text, slash + 1)
  const denominator = Number(text.slice(slash + 1, end))
  const next = text[end]
  if (denominator > 1000 || numerator >= denominator || text[start - 1] === '/') return undefined
  if (next === '/' || next === '-' || next === '.' || isLatin(next)) return undefined
  const value = numerator / denominator
  return { start, end, value, form: 'arabic', shape: 'fraction', decimals: 0, mantissa: value, mantissaEnd: end, scale: '', inner: '', unit: '' }
}

function withScale(text: string, start: number, mantissaEnd: number, mantissa: number, decimals: number): Numeral {
  let end = mantissaEnd
  let value = mantissa
  let inner = ''
  let scale = ''
  const blank = text[end] === ' ' && (text[end + 1] === '万' || text[end + 1] === '亿') ? 1 : 0
  const innerChar = text[end]
  if (innerChar !== undefined && INNER.includes(innerChar) && isScale(text, end + 1)) {
    inner = innerChar
    end += 1
  } else end += blank
  while (isScale(text, end)) {
    const char = text[end] as string
    value *= SCALES[char] as number
    scale += char
    end++
  }
  if (scale === '') return { start, end: mantissaEnd, value: mantissa, form: 'arabic', shape: 'plain', decimals, mantissa, mantissaEnd, scale: '', inner: '', unit: '' }
  const mixed = readRest(text, end, value, (SCALES[scale.at(-1) as string] as number))
  const closing = /^[万亿]+$/.test(scale) && !mixed
  return {
    start, end: mixed?.end ?? end, value: Number((mixed?.value ?? value).toPrecision(15)), form: 'arabic', shape: 'plain', decimals,
    mantissa, mantissaEnd, scale: closing ? scale : '', inner, unit: '',
  }
}

function isScale(text: string, index: number): boolean {
  const char = text[index]
  if (char === undefined || SCALES[char] === undefined) return false
  const next = text[index + 1]
  return next === undefined || !(UNIT_AFTER[char] ?? '').includes(next)
}

/** The smaller part of a mixed numeral: 1亿2000万, 3万5千. */
function readRest(text: string, index: number, value: number, lastScale: number): { end: number; value: number } | undefined {
  if (!isDigit(text[index]) || lastScale < 1000) return undefined
  const end = digitsEnd(text, index)
  const digits = Number(text.slice(index, end))
  const char = text[end] ?? ''
  const scale = isScale(text, end) ? (SCALES[char] as number) : 1
  const part = digits * scale
  if (part >= lastScale || (scale === 1 && isHan(char) && '年月日号时点'.includes(char))) return undefined
  const here = { end: scale === 1 ? end : end + 1, value: value + part }
  return (scale === 1 ? undefined : readRest(text, here.end, here.value, scale)) ?? here
}
