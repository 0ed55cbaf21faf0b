/** Arabic numerals: digits, thousands separators, decimals, powers of ten, 万 and 亿. */
import type { Numeral } from './numeral.ts'
import { isDigit, isHan, isLatin } from './text.ts'

const SCALES: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 1e4, 亿: 1e8 }
const INNER = '余多来几'
/** Characters after 千 or 百 which make it part of a unit: 千米, 千克, 百分点. */
const UNIT_AFTER: Readonly<Record<string, string>> = { 千: '米克瓦伏卡赫帕字比', 百: '分' , 十: '佳大', 万: '众能达', 亿: '达' }

/** Reads an Arabic numeral that begins at `index`; a sign counts only where no range or code can be meant. */
export function readArabic(text: string, index: number): Numeral | undefined {
  const signed = isSign(text, index)
  const from = signed ? index + 1 : index
  const bare = isBarePoint(text, from, index)
  if (!isDigit(text[from]) && !bare) return undefined
  let end = bare ? from : integerEnd(text, from)
  let decimals = 0
  if (text[end] === '.' && isDigit(text[end + 1]) && !isVersion(text, end)) {
    const after = digitsEnd(text, end + 1)
    decimals = after - end - 1
    end = after
  }
  const power = powerEnd(text, end)
  const printed = text.slice(from, power).replaceAll(/[, ]/g, '')
  const mantissa = (signed && text[index] !== '+' ? -1 : 1) * Number(printed)
  if (power > end) return plain(index, power, mantissa, 0)
  return isThousand(text, end) ? plain(index, end + 1, Number((mantissa * 1000).toPrecision(15)), 0) : withScale(text, index, end, mantissa, decimals)
}

function plain(start: number, end: number, value: number, decimals: number): Numeral {
  return { start, end, value, form: 'arabic', shape: 'plain', decimals, mantissa: value, mantissaEnd: end, scale: '', inner: '', unit: '' }
}

function isSign(text: string, index: number): boolean {
  const char = text[index]
  if (char === '负') return isDigit(text[index + 1])
  if (char !== '-' && char !== '+') return false
  if (!isDigit(text[index + 1]) && !(text[index + 1] === '.' && isDigit(text[index + 2]))) return false
  const before = text[index - 1]
  return before === undefined || ' \t\n(:|,'.includes(before) || '为降减增长跌比率之'.includes(before)
}

/** .5 where the nought is left out; after a word the point belongs to a heading or a list. */
function isBarePoint(text: string, at: number, index: number): boolean {
  if (text[at] !== '.' || !isDigit(text[at + 1]) || isVersion(text, at)) return false
  const before = text[index - 1]
  return before === undefined || before === ' ' || before === '\t'
}

function digitsEnd(text: string, index: number): number {
  let end = index
  while (isDigit(text[end])) end++
  return end
}

const MOST_GROUPS = 5

/** 1,234,567: groups of three after one to three digits. Anything else leaves the comma to the sentence. */
function integerEnd(text: string, index: number): number {
  const first = digitsEnd(text, index)
  if (text[first] === ' ') return spacedEnd(text, index, first)
  if (first - index > 3 || text[first] !== ',' || text[index] === '0') return first
  let end = first
  while (end - first <= 4 * MOST_GROUPS && text[end] === ',' && digitsEnd(text, end + 1) === end + 4) end += 4
  // A last group of another length (12,345,67) shows that the commas separate a list; so does an endless row.
  return text[end] === ',' && isDigit(text[end + 1]) && end > first ? first : end
}

/** 台次1 260台次: groups of three set apart by blanks, as some typesetters do; only between a word and a measure, never in a row of numbers. */
function spacedEnd(text: string, index: number, first: number): number {
  if (first - index > 3 || text[index] === '0' || !isHan(text[index - 1]) || /[图表例注第]$|附[件录表]$/.test(text.slice(Math.max(0, index - 2), index))) return first
  let end = first
  while (end - first <= 4 * MOST_GROUPS && text[end] === ' ' && digitsEnd(text, end + 1) === end + 4) end += 4
  const after = text[end] === ' ' ? text[end + 1] : text[end]
  return isHan(after) && !'年月日号时点'.includes(after ?? ' ') ? end : first
}

/** 1.2.1 is a section number, not 1.2. */
function isVersion(text: string, dot: number): boolean {
  const after = digitsEnd(text, dot + 1)
  return text[after] === '.' && isDigit(text[after + 1])
}

/** 2.5e-3, 1E5: the end of the power of ten; the given end if there is none. */
function powerEnd(text: string, end: number): number {
  if (text[end] !== 'e' && text[end] !== 'E') return end
  const from = text[end + 1] === '-' || text[end + 1] === '+' ? end + 2 : end + 1
  const to = digitsEnd(text, from)
  return to === from || to - from > 2 || isLatin(text[to]) || text[to] === '.' ? end : to
}

/** 40k, 12K个; before another noun (4K高清) it names a standard. */
function isThousand(text: string, at: number): boolean {
  if (text[at] !== 'k' && text[at] !== 'K') return false
  const next = text[at + 1]
  return next === undefined || '个人次元件条户%'.includes(next) || !(isHan(next) || isLatin(next) || isDigit(next) || next === '/' || next === '-')
}

function withScale(text: string, start: number, mantissaEnd: number, mantissa: number, decimals: number): Numeral {
  let end = mantissaEnd
  let value = mantissa
  let inner = ''
  let scale = ''
  const innerChar = text[end]
  if (innerChar !== undefined && INNER.includes(innerChar) && isScale(text, end + 1)) {
    inner = innerChar
    end += 1
  }
  while (isScale(text, end)) {
    const char = text[end] as string
    value *= SCALES[char] as number
    scale += char
    end++
  }
  if (scale === '') return plain(start, mantissaEnd, mantissa, decimals)
  const mixed = readRest(text, end, value, SCALES[scale.at(-1) as string] as number)
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
