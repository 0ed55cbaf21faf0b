import { expect, test } from 'vitest'
import { inForceOn, since } from './dated.ts'
import { citationText, law, notice } from './law.ts'
import { chineseNumeral } from './numeral.ts'
import { days, workingDays } from './term.ts'

const 行政复议法 = law('中华人民共和国行政复议法', ['1999-10-01', '2024-01-01'])

test('引用条文写到条、款、项，法律名称用简称', () => {
  expect(citationText(行政复议法.art(30, 3, 2))).toBe('《行政复议法》第三十条第三款第二项')
  expect(citationText(行政复议法.art(8))).toBe('《行政复议法》第八条')
  expect(citationText(law('行政处罚法', ['2021-07-15']).art(64, undefined, 1))).toBe('《行政处罚法》第六十四条第一项')
  expect(citationText(行政复议法.whole)).toBe('《行政复议法》')
})

test('没有条文的公文引用文号和序号', () => {
  const 三项制度 = notice('关于全面推行三项制度的指导意见', '国办发〔2018〕118号')
  expect(citationText(三项制度.section(6))).toBe('《关于全面推行三项制度的指导意见》（国办发〔2018〕118号）（六）')
  expect(citationText(三项制度.whole)).toBe('《关于全面推行三项制度的指导意见》（国办发〔2018〕118号）')
})

test('引用可以存取，不失一字', () => {
  const citation = 行政复议法.art(62, 1)
  expect(JSON.parse(JSON.stringify(citation))).toEqual(citation)
  expect(citation).toEqual({ law: '行政复议法', article: 62, paragraph: 1 })
})

test.each([[1, '一'], [10, '十'], [12, '十二'], [20, '二十'], [88, '八十八'], [100, '一百'], [101, '一百零一'], [110, '一百一十'],
  [118, '一百一十八'], [1001, '一千零一'], [1010, '一千零一十'], [1260, '一千二百六十']])('%i 写作%s', (n, text) => {
  expect(chineseNumeral(n)).toBe(text)
})

test('法律修改，期限随之；修改以前的案件适用原来的规定', () => {
  const 答复 = since({ '2024-01-01': workingDays(10, 行政复议法.art(48)), '1999-10-01': days(10, 行政复议法.art(23)) })
  expect(inForceOn(答复, '1999-09-30')).toBeUndefined()
  expect(inForceOn(答复, '2023-12-31')?.unit).toBe('calendar_day')
  expect(inForceOn(答复, '2024-01-01')?.unit).toBe('working_day')
})
