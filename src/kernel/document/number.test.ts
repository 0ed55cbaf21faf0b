import { expect, test } from 'vitest'
import { numberText } from './number.ts'

test('文号由代字、年份、序号组成，年份加六角括号，序号不编虚位、不加“第”字', () => {
  expect(numberText({ code: '津南', series: '复', year: 2025, n: 12 })).toBe('津南复〔2025〕12号')
})
test('缺代字、年份不足四位、序号不是正整数的，不编文号', () => {
  const whole = { code: '津南', series: '复', year: 2025, n: 1 }
  expect(() => numberText({ ...whole, code: ' ' })).toThrow('代字')
  expect(() => numberText({ ...whole, year: 25 })).toThrow('四位数')
  expect(() => numberText({ ...whole, n: 0 })).toThrow('正整数')
})
