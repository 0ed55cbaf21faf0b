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
})
