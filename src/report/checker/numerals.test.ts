import { describe, expect, it } from 'vitest'
import { readNumeral } from './numerals.ts'

const read = (text: string) => {
  const numeral = readNumeral(text, 0)
  return numeral && [text.slice(0, numeral.end), Number(numeral.value.toPrecision(12)), numeral.unit]
}

describe('numerals', () => {
  it.each([
    ['10', 10], ['1,234', 1234], ['12,345,678', 12345678], ['0.5', 0.5], ['820.35', 820.35], ['3/4', 0.75],
    ['1.2亿', 1.2e8], ['2万', 2e4], ['1亿2000万', 1.2e8], ['3万5千', 35000], ['10余万', 1e5], ['5百', 500], ['1.5万亿', 1.5e12], ['-5', -5],
    ['十', 10], ['十二', 12], ['二十', 20], ['廿三', 23], ['一百二', 120], ['一百零二', 102], ['一百二十', 120], ['一千二百', 1200],
    ['两万三', 23000], ['两万零三', 20003], ['两万三千五', 23500], ['三千五', 3500], ['一亿两千万', 1.2e8], ['十五万六千七百八十九', 156789],
    ['二〇二四', 2024], ['七八十', 70], ['三五', 3], ['三点五', 3.5], ['一点二亿', 1.2e8], ['零点五', 0.5], ['五十三亿', 53e8], ['三万亿', 3e12],
    ['百', 100], ['千', 1000], ['十余万', 1e5], ['贰拾叁', 23], ['负三', -3], ['三分之二', 2 / 3], ['十分之一', 0.1], ['一又二分之一', 1.5],
    ['一百万', 1e6], ['三百二十万', 32e5], ['一千零一十', 1010], ['一万零五百', 10500], ['九万九千九百九十九', 99999],
    ['三兆零五百亿', 3.05e12], ['一百零几万', 1e6], ['十五六', 15], ['二十七八万', 27e4], ['八百三四十', 830], ['六七千', 6000], ['零二', 2],
    ['六千 三百 二十', 6320], ['四万三千零二亿零五十', 4300200000050], ['二兆三千亿', 2.3e12], ['八亿亿', 8e16], ['-二点五', -2.5], ['8 万6 千', 86000], ['40  万', 4e5], ['五 又 四 分之 三', 5.75], ['9 千', 9000],
    ['3e4', 3e4], ['1.5E-2', 0.015], ['25k', 25000], ['.75', 0.75], ['-.5', -0.5], ['7/2', 3.5], ['2 3/4', 2.75], ['2又1/4', 2.25], ['12分之5', 5 / 12], ['负4分之3', -0.75],
  ])('%s is read whole', (text, value) => {
    const numeral = readNumeral(text, 0)
    expect(numeral?.end).toBe(text.length)
    expect(numeral?.value).toBeCloseTo(value, 6)
  })

  it('a percent in words carries its unit', () => {
    expect(read('百分之三点五')).toEqual(['百分之三点五', 3.5, '%'])
    expect(read('百分之百')).toEqual(['百分之百', 100, '%'])
    expect(read('百分之95.5')).toEqual(['百分之95.5', 95.5, '%'])
    expect(read('千分之八')).toEqual(['千分之八', 8, '‰'])
    expect(read('百分之1,250')).toEqual(['百分之1,250', 1250, '%'])
    expect(read('负百分之七')).toEqual(['负百分之七', -7, '%'])
    expect(read('百分之点四五')).toEqual(['百分之点四五', 0.45, '%'])
    expect(read('百分四十')).toEqual(['百分四十', 40, '%'])
    expect(read('两百分之三')).toEqual(['两百分之三', 0.015, ''])
  })

  it('a comma that does not group three digits belongs to the sentence', () => {
    expect(read('23,2450项')?.[0]).toBe('23')
    expect(read('12,34')?.[0]).toBe('12')
    expect(read('2021,123')?.[0]).toBe('2021')
  })

  it('the mantissa before a closing 万 is kept for amounts of money', () => {
    expect(readNumeral('820.35万元', 0)).toMatchObject({ mantissa: 820.35, mantissaEnd: 6, scale: '万' })
    expect(readNumeral('三万元', 0)).toMatchObject({ mantissa: 3, mantissaEnd: 1, scale: '万' })
  })

  it('千 and 百 that begin a unit are not multipliers', () => {
    expect(read('5千米')?.[0]).toBe('5')
    expect(read('3百分点')?.[0]).toBe('3')
  })

  it('两 stands before a multiplier or a measure, not at the end of a number', () => {
    expect(read('三十两')?.[0]).toBe('三十')
    expect(read('二两')?.[0]).toBe('二')
    expect(read('两三个')).toEqual(['两三', 2, ''])
  })

  it('兆 is a number only where the number goes on', () => {
    expect(read('五十兆瓦')?.[0]).toBe('五十')
    expect(read('五兆三千亿')?.[1]).toBe(5.3e12)
  })

  it('a gap between Arabic digits divides numbers, and so does a comma with a gap', () => {
    expect(read('12 34')?.[0]).toBe('12')
    expect(read('1, 234')?.[0]).toBe('1')
  })

  it('groups set apart by blanks are one number between a word and a measure only', () => {
    expect(readNumeral('检查1 846家', 2)).toMatchObject({ value: 1846, end: 7 })
    expect(readNumeral('资料12 000余份', 2)).toMatchObject({ value: 12000 })
    expect(read('126 318 444 9862')).toEqual(['126', 126, ''])
    expect(readNumeral('甲局126 318 444', 2)).toMatchObject({ value: 126, end: 5 })
    expect(readNumeral('表1 126件', 1)).toMatchObject({ value: 1, end: 2 })
  })

  it('a row of groups without end is a list', () => expect(read('1,234,567,891,234,567,891,234')?.[0]).toBe('1'))
})
