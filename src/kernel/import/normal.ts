import { isIsoDate, isoDate } from '../law/day.ts'
import type { IsoDate } from '../law/law.ts'
import { yuanOf } from '../law/money.ts'

const DIGITS: { readonly [sign: string]: number } = {
  〇: 0, '○': 0, O: 0, 零: 0, 一: 1, 壹: 1, 二: 2, 贰: 2, 两: 2, 三: 3, 叁: 3, 四: 4, 肆: 4, 五: 5, 伍: 5, 六: 6, 陆: 6, 七: 7, 柒: 7, 八: 8, 捌: 8, 九: 9, 玖: 9,
}
const PLACES: { readonly [sign: string]: number } = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 }

/** A Chinese whole number in plain or capital signs, 二十三, 贰拾柒万, or sign by sign, 二〇一五; undefined for anything else. */
export function chineseInteger(text: string): number | undefined {
  if (text === '') return undefined
  const signs = [...text.toUpperCase()]
  if (signs.length > 1 && signs.every((sign) => sign in DIGITS)) return Number(signs.map((sign) => DIGITS[sign]).join(''))
  let [total, section, digit] = [0, 0, 0]
  for (const [at, sign] of signs.entries()) {
    if (sign in DIGITS) digit = DIGITS[sign]!
    // 十五, 拾伍万: a leading ten has no one before it
    else if (sign in PLACES) { section += (digit === 0 && (at === 0 || section === 0) ? 1 : digit) * PLACES[sign]!; digit = 0 }
    else if (sign === '万') { total += (section + digit) * 10_000; [section, digit] = [0, 0] }
    else if (sign === '亿') { total = (total + section + digit) * 100_000_000; [section, digit] = [0, 0] }
    else return undefined
  }
  return total + section + digit
}

/** Days from 1899-12-30, from which spreadsheets count, to 1970-01-01. */
const SHEET_EPOCH = 25_569

/** A day as past records write it: 2015-8-3, 2015/08/03, 2015.8.3, 20150803, 2015年8月3日, 二〇一五年八月三日, the day number of a spreadsheet; undefined when it is none. */
export function readDay(given: string): IsoDate | undefined {
  const text = given.normalize('NFKC').replace(/\s/g, '').replace(/T?\d\d:\d\d(?::\d\d)?(?:\.\d+)?$/, '')
  if (/^[2-7]\d{4}(?:\.\d+)?$/.test(text)) return isoDate(Math.floor(Number(text)) - SHEET_EPOCH)
  const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? /^(\d{4})(\d\d)(\d\d)$/.exec(text)
    ?? /^([^年]{4})年([^月]{1,3})月([^日]{1,3})日$/.exec(text)
  if (!parts) return undefined
  const [year, month, day] = parts.slice(1).map((part) => /^\d+$/.test(part) ? Number(part) : chineseInteger(part))
  const iso = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  return isIsoDate(iso) ? iso : undefined
}

/** The unit of a bare number; the standards of publication count in 万元, papers in 元. */
export type AmountUnit = 'yuan' | 'ten_thousand'

/** An amount in yuan, `23000.00`, from 2.3万元, 23,000元, 贰万叁仟元整; undefined when it is not one certain amount. */
export function readAmount(given: string, unit: AmountUnit = 'yuan'): string | undefined {
  const text = given.normalize('NFKC').replace(/[\s,]/g, '').replace(/^(?:人民币|¥|RMB)+/i, '').replace(/整$/, '')
  const arabic = /^(\d+(?:\.(\d+))?)(亿|万)?(?:元|圆)?$/.exec(text)
  if (arabic) {
    const scale = arabic[3] === '亿' ? 8 : arabic[3] === '万' ? 4 : unit === 'ten_thousand' && !/[元圆]$/.test(text) ? 4 : 0
    // Decimal shift on the digits themselves: a binary fraction of 万元 would lose fen.
    const [whole = '0', fraction = ''] = arabic[1]!.split('.')
    const fen = whole + fraction.padEnd(scale + 2, '0').slice(0, scale + 2)
    return /[1-9]/.test(fraction.slice(scale + 2)) ? undefined : yuanOf(BigInt(fen))
  }
  const chinese = /^([^元圆角分]+)[元圆](?:([^角分])角)?(?:([^分])分)?$/.exec(text)
  const yuan = chinese && !/^[万亿]/.test(text) ? chineseInteger(chinese[1]!) : undefined
  const small = [chinese?.[2], chinese?.[3]].map((sign) => sign === undefined ? 0 : DIGITS[sign])
  return yuan === undefined || small.includes(undefined) ? undefined : yuanOf(BigInt(yuan) * 100n + BigInt(small[0]! * 10 + small[1]!))
}
