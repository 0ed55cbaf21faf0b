/** What follows a number: blur words, the measure word or unit, and bounds after it. */
import { AFTER_ADJECTIVE, CURRENCIES, CURRENCY_SIGNS, DURATIONS, MEASURE_ADJECTIVES, MEASURES, NOT_MEASURE_BEFORE, PHYSICAL } from './lexicon/measures.ts'
import { INNER_QUALIFIERS, QUALIFIERS_AFTER, QUALIFIERS_BEFORE, type Bound } from './lexicon/qualifiers.ts'
import type { Numeral } from './numeral.ts'
import { isChineseNumeral } from './numerals-chinese.ts'
import { findWordAt, findWordBefore, isHan, lexiconOf, skipBlanks, skipBlanksBack } from './text.ts'

export interface Measured {
  /** The number alone, 万 and 亿 included unless they belong to an amount of money. */
  readonly start: number
  readonly end: number
  readonly value: number
  readonly unit: string
  /** After the unit and the bound that follows it. */
  readonly unitEnd: number
  readonly qualifier: string
  readonly bound: Bound
}

const UNITS = lexiconOf(MEASURES)
const MONEY = new Set<string>(CURRENCIES)
const SIGNS = Object.keys(CURRENCY_SIGNS)
const PLACES = '省市县区国'
const AFTER = lexiconOf(QUALIFIERS_AFTER.keys())
const BEFORE = [...QUALIFIERS_BEFORE.keys()].filter((word) => word !== '达到' && word !== '满').toSorted((a, b) => b.length - a.length)

/** Reads blur words, unit and bounds around a numeral. */
export function measure(text: string, numeral: Numeral): Measured {
  const own = numeral.unit
  const inner = numeral.inner || innerAt(text, numeral.end)
  const afterInner = numeral.inner ? numeral.end : numeral.end + inner.length
  const read = own === '' ? unitOf(text, numeral, afterInner) : { unit: own, end: numeral.end }
  const blurred = read.unit === '' && numeral.inner === '' ? '' : inner.trim()
  const unitEnd = read.unit === '' ? numeral.end : read.end
  const half = halfAfter(text, unitEnd, read.unit)
  // 两个半小时: the unit goes on after 半.
  const halved = half > 0 && read.unit === '个' ? (/^(?:小时|月|学时)/.exec(text.slice(unitEnd + 1, unitEnd + 3))?.[0] ?? '') : ''
  const after = findWordAt(text, unitEnd, AFTER)
  const bounded = after && isBoundAfter(text, unitEnd, after, read.unit) ? after : ''
  const before = qualifierBefore(text, numeral)
  const qualifier = bounded || blurred || before
  const money = MONEY.has(read.unit.replace(/\/.*/, '')) && numeral.scale !== ''
  return {
    start: numeral.start,
    end: money ? numeral.mantissaEnd : numeral.end,
    value: (money ? numeral.mantissa : numeral.value) + half,
    unit: money ? numeral.scale + read.unit : read.unit + halved,
    unitEnd: unitEnd + (half > 0 ? 1 : 0) + halved.length + bounded.length,
    qualifier,
    bound: boundOf(bounded, blurred, before, numeral),
  }
}

/** 节约5万元, 附近5家, 网上3件: the last character of another word is no qualifier. */
const NOT_QUALIFIER_AFTER: Readonly<Record<string, string>> = { 约: '节预契合签简公制履集违解', 近: '最附邻亲', 上: '网线以之路村街会早晚马', 超: '高' }

/** 不低于总量的5%: the word of comparing stands before the base. */
const ACROSS_BASE = /(不得?低于|不得?少于|不得?超过|不得?高于)[^,。;:、\d]{1,12}的$/

function qualifierBefore(text: string, numeral: Numeral): string {
  const at = skipBlanksBack(text, numeral.start)
  if (text[at - 1] === '的') return ACROSS_BASE.exec(text.slice(Math.max(0, at - 18), at))?.[1] ?? ''
  const word = findWordBefore(text, at, BEFORE) ?? ''
  if (word.length === 1 && (NOT_QUALIFIER_AFTER[word] ?? '').includes(text[at - 2] ?? ' ')) return ''
  if (word === '' && (text[at - 1] === '数' || text[at - 1] === '几') && numeral.form === 'chinese') return text[at - 1] as string
  return word === '上' && numeral.shape !== 'scale' ? '' : word
}

/** 120余, 120 余人次: the blur word right after the number, with the blank before it if there is one. */
function innerAt(text: string, index: number): string {
  const at = text[index] === ' ' ? index + 1 : index
  const char = text[at] ?? ''
  return char in INNER_QUALIFIERS ? text.slice(index, at + 1) : ''
}

function boundOf(after: string, inner: string, before: string, numeral: Numeral): Bound {
  if (after !== '') return QUALIFIERS_AFTER.get(after) ?? 'exact'
  if (inner !== '') return INNER_QUALIFIERS[inner] ?? 'exact'
  if (before !== '') return QUALIFIERS_BEFORE.get(before) ?? 'about'
  return numeral.shape === 'pair' || numeral.shape === 'scale' ? 'about' : 'exact'
}

/** 多 and 余 after a unit of time or money only: 三年多; 件多 begins another word. */
function isBoundAfter(text: string, index: number, word: string, unit: string): boolean {
  if (word.length > 1) return unit !== '' || word === '以上'
  return (DURATIONS.has(unit) || unit.endsWith('元')) && !'元种个项次方部年'.includes(text[index + 1] ?? ' ')
}

/** 一个半, 两年半, 三吨半: half of the unit. */
function halfAfter(text: string, index: number, unit: string): number {
  if (text[index] !== '半' || text[index + 1] === '数') return 0
  return DURATIONS.has(unit) || PHYSICAL.has(unit) || MONEY.has(unit) || unit === '个' || unit === '倍' ? 0.5 : 0
}

/** The unit after the number, or the sign of a currency before it. */
function unitOf(text: string, numeral: Numeral, index: number): { unit: string; end: number } {
  const read = readUnit(text, index)
  if (read.unit !== '') return read
  const sign = currencyBefore(text, numeral.start)
  return sign ? { unit: CURRENCY_SIGNS[sign] as string, end: numeral.end } : read
}

/** The sign or code of a currency just before a number: ¥, RMB. */
export function currencyBefore(text: string, index: number): string | undefined {
  return findWordBefore(text, skipBlanksBack(text, index), SIGNS)
}

/** The measure word or unit at a place: 人次, 台(套), 大类, 万元/年. */
export function readUnit(text: string, index: number): { unit: string; end: number } {
  const from = skipBlanks(text, index)
  const adjective = MEASURE_ADJECTIVES.includes(text[from] ?? ' ') && AFTER_ADJECTIVE.includes(text[from + 1] ?? ' ')
  const at = adjective ? from + 1 : from
  const word = wordAt(text, at)
  if (word === undefined) return { unit: '', end: index }
  const end = at + word.length
  const bracket = bracketedUnit(text, end)
  if (bracket) return { unit: word + text.slice(end, bracket), end: bracket }
  if (text[end] === '/') {
    const per = wordAt(text, end + 1)
    if (per) return { unit: `${word}/${per}`, end: end + 1 + per.length }
  }
  return { unit: word, end }
}

function wordAt(text: string, index: number): string | undefined {
  const candidates = UNITS.byFirst.get(text[index] ?? '')
  return candidates?.find((word) => text.startsWith(word, index) && !isOtherWord(text, index, word))
}

function isOtherWord(text: string, index: number, word: string): boolean {
  const next = text[index + word.length]
  if (next === undefined) return false
  if (/[a-zA-Z²³]$/.test(word)) return /[a-zA-Z0-9]/.test(next)
  // 12省23市: a place is a measure only between numbers or before a mark.
  if (PLACES.includes(word)) return isHan(next) && !isChineseNumeral(next)
  if (word === '两') return isHan(next) && !'重的以左'.includes(next)
  return (NOT_MEASURE_BEFORE[word] ?? '').includes(next)
}

/** 台(套), 人(次): a second measure in brackets. */
function bracketedUnit(text: string, index: number): number | undefined {
  if (text[index] !== '(') return undefined
  const close = index + text.slice(index, index + 5).indexOf(')')
  if (close < index) return undefined
  return MEASURES.includes(text.slice(index + 1, close)) || text.slice(index + 1, close) === '次' ? close + 1 : undefined
}

export function isMoney(unit: string): boolean {
  return MONEY.has(unit.replace(/^[万亿]+/, '').replace(/\/.*/, ''))
}

export function isPercent(unit: string): boolean {
  return unit === '%' || unit === '‰'
}

export function isDuration(unit: string): boolean {
  return DURATIONS.has(unit)
}

export function isPhysical(unit: string): boolean {
  return PHYSICAL.has(unit)
}

/** Units that may be compared with one another: persons, cases, organisations, money. */
export function unitFamily(unit: string): string {
  if (isMoney(unit)) return 'money'
  if (unit === '%' || unit === '‰') return 'rate'
  if (unit.endsWith('百分点')) return 'points'
  const bare = unit.replace(/\(.*\)/, '')
  const base = bare.length > 1 && bare.endsWith('次') ? bare.slice(0, -1) : bare
  if (base === '人' || base === '名' || base === '位') return 'person'
  if ('件起宗例案'.includes(base) && base !== '') return 'case'
  if (base === '家' || base === '户') return 'house'
  if (base === '个' || base === '项') return 'item'
  return base
}
