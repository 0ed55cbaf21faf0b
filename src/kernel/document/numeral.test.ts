import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isoDate } from '../law/day.ts'
import type { IsoDate } from '../law/law.ts'
import { yuanOf } from '../law/money.ts'
import { amountText, capitalAmount, chineseDate, dateText, minuteText } from './numeral.ts'

describe('成文日期', () => {
  test('阿拉伯数字不编虚位', () => {
    expect(dateText('2025-03-01')).toBe('2025年3月1日')
    expect(minuteText('2025-03-01T09:05')).toBe('2025年3月1日9时05分')
  })
  test.each([
    ['2026-11-22', '二〇二六年十一月二十二日'], ['2010-10-10', '二〇一〇年十月十日'], ['2000-01-30', '二〇〇〇年一月三十日'],
  ] as const)('汉字数字 %s', (day, text) => expect(chineseDate(day)).toBe(text))
  test('不存在的日期不予书写', () => {
    expect(() => dateText('2025-02-29')).toThrow('不是有效日期')
    expect(() => chineseDate('2025-13-01' as IsoDate)).toThrow('不是有效日期')
  })
  test('任何一日的汉字写法都能读回', () => {
    const digit = (text: string) => '〇一二三四五六七八九'.indexOf(text)
    const read = (text: string) => {
      const [, tens, units] = /^(?:([一二三]?)十)?([一二三四五六七八九]?)$/.exec(text)!
      return (tens === undefined ? 0 : tens === '' ? 1 : digit(tens)) * 10 + (units ? digit(units) : 0)
    }
    fc.assert(fc.property(fc.integer({ min: -25_000, max: 60_000 }), (number) => {
      const day = isoDate(number)
      const [, year, month, date] = /^(.+)年(.+)月(.+)日$/.exec(chineseDate(day))!
      expect([[...year!].map(digit).join(''), read(month!), read(date!)]).toEqual([day.slice(0, 4), Number(day.slice(5, 7)), Number(day.slice(8))])
    }))
  })
})

describe('金额', () => {
  test('小写金额加千分位', () => {
    expect(amountText('1234567.5')).toBe('1,234,567.50')
    expect(amountText('100')).toBe('100.00')
    expect(amountText('-1000')).toBe('-1,000.00')
  })
  // The examples of 支付结算办法附一（正确填写票据和结算凭证的基本规定）, which allows both forms where a 零 is optional.
  test.each([
    ['1409.50', '人民币壹仟肆佰零玖元伍角'], ['6007.14', '人民币陆仟零柒元壹角肆分'], ['1680.32', '人民币壹仟陆佰捌拾元叁角贰分'],
    ['107000.53', '人民币壹拾万零柒仟元伍角叁分'], ['16409.02', '人民币壹万陆仟肆佰零玖元零贰分'], ['325.04', '人民币叁佰贰拾伍元零肆分'],
    ['5000', '人民币伍仟元整'], ['0.03', '人民币叁分'], ['0.5', '人民币伍角'], ['0', '人民币零元整'], ['100000000', '人民币壹亿元整'],
    ['100010000', '人民币壹亿零壹万元整'], ['123456.78', '人民币壹拾贰万叁仟肆佰伍拾陆元柒角捌分'],
    ['1000100000000', '人民币壹万零壹亿元整'], ['1000000000000', '人民币壹万亿元整'],
  ])('%s 元大写', (yuan, text) => expect(capitalAmount(yuan)).toBe(text))
  test('大写金额读回原数', () => {
    fc.assert(fc.property(fc.bigInt({ min: 0n, max: 10n ** 18n - 1n }), (fen) => {
      expect(readCapital(capitalAmount(yuanOf(fen)))).toBe(fen)
    }))
  })
  test('过大或不成金额的不予书写', () => {
    expect(() => capitalAmount('1e5')).toThrow('不是有效金额')
    expect(() => capitalAmount('10000000000000000')).toThrow('过大')
  })
})

/** An independent reading: 亿 and 万 multiply what stands before them. */
function readCapital(text: string): bigint {
  const places: Record<string, bigint> = { 拾: 10n, 佰: 100n, 仟: 1000n }
  const [, whole = '', jiao, fen] = /^人民币(?:(.+)元)?整?(?:零?(.)角)?(?:零?(.)分)?$/.exec(text)!
  const digit = (one: string | undefined) => BigInt('零壹贰叁肆伍陆柒捌玖'.indexOf(one ?? '零'))
  let total = 0n, group = 0n, pending = 0n
  for (const one of whole) {
    if (one in places) { group += pending * places[one]!; pending = 0n }
    else if (one === '万') { total += (group + pending) * 10_000n; group = pending = 0n }
    else if (one === '亿') { total = (total + group + pending) * 100_000_000n; group = pending = 0n }
    else pending = digit(one)
  }
  return (total + group + pending) * 100n + digit(jiao) * 10n + digit(fen)
}
