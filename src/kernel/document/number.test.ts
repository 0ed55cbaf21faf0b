import { expect, test } from 'vitest'
import { numberText, paperNumber } from './number.ts'

test('文号由代字、年份、序号组成，年份加六角括号，序号不编虚位、不加“第”字', () => {
  expect(numberText({ code: '津南', series: '复', year: 2025, n: 12 })).toBe('津南复〔2025〕12号')
})
test('一案一号：案件的文书沿用案号的年份和序号，只换文书的字；同种文书再发的，加次序', () => {
  expect(paperNumber('津南复〔2025〕12号', '复', '复决', 1)).toBe('津南复决〔2025〕12号')
  expect(paperNumber('津南复〔2025〕12号', '复', '复听', 2)).toBe('津南复听〔2025〕12-2号')
  expect(paperNumber('津复复〔2025〕12号', '复', '复决', 1)).toBe('津复复决〔2025〕12号')
  expect(paperNumber(null, '复', '复决', 1)).toBe(null)
  expect(paperNumber('老案12', '复', '复决', 1)).toBe(null)
})
test('缺代字、年份不足四位、序号不是正整数的，不编文号', () => {
  const whole = { code: '津南', series: '复', year: 2025, n: 1 }
  expect(() => numberText({ ...whole, code: ' ' })).toThrow('代字')
  expect(() => numberText({ ...whole, year: 25 })).toThrow('四位数')
  expect(() => numberText({ ...whole, n: 0 })).toThrow('正整数')
})
