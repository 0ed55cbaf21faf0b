import { dayNumber, type IsoMinute } from '../law/day.ts'
import type { IsoDate } from '../law/law.ts'
import { fenOf } from '../law/money.ts'
import { chineseNumeral } from '../law/numeral.ts'

const YEAR_DIGITS = '〇一二三四五六七八九'
const CAPITAL_DIGITS = '零壹贰叁肆伍陆柒捌玖'
const CAPITAL_PLACES = ['', '拾', '佰', '仟']
const GROUPS = ['', '万', '亿', '万亿']

const partsOf = (day: IsoDate): readonly [year: string, month: number, date: number] => {
  dayNumber(day) // refuses a day that does not exist
  return [day.slice(0, 4), Number(day.slice(5, 7)), Number(day.slice(8, 10))]
}

/**
 * A day as official documents print it since GB/T 9704-2012: full year, no leading zero, 2026年3月1日.
 * @throws RangeError for a day that does not exist
 */
export function dateText(day: IsoDate): string {
  const [year, month, date] = partsOf(day)
  return `${year}年${month}月${date}日`
}

/**
 * A day in Chinese numerals, digit by digit in the year: 二〇二六年十一月二十二日.
 * @throws RangeError for a day that does not exist
 */
export function chineseDate(day: IsoDate): string {
  const [year, month, date] = partsOf(day)
  return `${[...year].map((digit) => YEAR_DIGITS[Number(digit)]!).join('')}年${chineseNumeral(month)}月${chineseNumeral(date)}日`
}

/** A minute on the clock of China: 2026年3月1日14时05分. */
export const minuteText = (minute: IsoMinute): string =>
  `${dateText(minute.slice(0, 10) as IsoDate)}${Number(minute.slice(11, 13))}时${minute.slice(14, 16)}分`

/**
 * An amount in yuan with thousands separated, 1,234,567.50.
 * @throws RangeError for anything but a decimal with at most two places
 */
export function amountText(yuan: string): string {
  const [whole, fraction] = digitsOf(fenOf(yuan))
  return `${yuan.startsWith('-') ? '-' : ''}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${fraction}`
}

/**
 * An amount in capital numerals, so that a figure cannot be altered with a stroke: 人民币壹仟肆佰零玖元伍角.
 * Zeros are written as 支付结算办法附一 asks: one 零 for a run of them inside the number, none at its end;
 * 整 closes an amount that ends in yuan, and may be left out after 角.
 * @param yuan a decimal with at most two places, below 10¹⁶
 * @throws RangeError for another form, or an amount too large to write
 */
export function capitalAmount(yuan: string): string {
  const fen = fenOf(yuan)
  const [whole, fraction] = digitsOf(fen)
  if (whole.length > 16) throw new RangeError(`金额 ${yuan} 过大，无法写成大写`)
  const jiao = Number(fraction[0])
  const odd = Number(fraction[1])
  const integer = capitalInteger(whole)
  const cents = jiao === 0 && odd === 0 ? '整'
    : jiao === 0 ? `${integer && '零'}${CAPITAL_DIGITS[odd]}分`
    : `${CAPITAL_DIGITS[jiao]}角${odd ? `${CAPITAL_DIGITS[odd]}分` : ''}`
  return `人民币${fen < 0n ? '负' : ''}${integer ? `${integer}元` : cents === '整' ? '零元' : ''}${cents}`
}

/** Whole yuan and two digits of fen, without the sign. */
function digitsOf(fen: bigint): readonly [whole: string, fraction: string] {
  const digits = String(fen < 0n ? -fen : fen).padStart(3, '0')
  return [digits.slice(0, -2), digits.slice(-2)]
}

/** Groups of four digits, each closed by 万 or 亿; empty for zero. */
function capitalInteger(digits: string): string {
  const count = Math.ceil(digits.length / 4)
  const padded = digits.padStart(count * 4, '0')
  let text = ''
  let gap = false
  for (let group = 0; group < count; group++) {
    const four = padded.slice(group * 4, group * 4 + 4)
    for (let place = 0; place < 4; place++) {
      const digit = Number(four[place])
      if (digit === 0) { gap = true; continue }
      if (gap && text) text += '零'
      gap = false
      text += CAPITAL_DIGITS[digit]! + CAPITAL_PLACES[3 - place]!
    }
    const rest = count - 1 - group
    // 万亿 is read 万 … 亿: the 亿 is written once, by the group of 亿 below it, unless that group is empty.
    if (Number(four)) text += rest === 3 && Number(padded.slice((group + 1) * 4, (group + 1) * 4 + 4)) ? '万' : GROUPS[rest]!
  }
  return text
}
