import { expect, test } from 'vitest'
import { sha256Hex } from './hash.ts'
import type { SeedSource } from './pool.ts'
import { isToldIn, readSeed, sourceProblems } from './seed.ts'

const source = (kind: string, period = '', sides: SeedSource['sides'] = []): SeedSource => ({ kind, period, due_on: '2025-10-12', sides })
const seed = (of: SeedSource, typed: string) => { const read = readSeed(of, typed); return 'seed' in read ? read.seed : read.problem }

test('双色球号码不论先后、分隔，写成同一种形式', () => {
  const of = source('double_colour', '2025117')
  expect(seed(of, '33 3 7 12，18、25 + 9')).toBe('03 07 12 18 25 33 + 09')
  expect(seed(of, '03 07 12 18 25 33 | 09')).toBe('03 07 12 18 25 33 + 09')
})
test.each([
  ['少一个号码', 'double_colour', '3 7 12 18 25 + 9'], ['号码重复', 'double_colour', '3 3 7 12 18 25 + 9'], ['蓝球超出范围', 'double_colour', '3 7 12 18 25 33 + 17'], ['夹带文字', 'double_colour', '3 7 12 18 25 33 + 9a'],
  ['前区超出范围', 'super_lotto', '1 2 3 4 36 + 1 2'], ['点数太少', 'dice', '123456'], ['点数不是骰子的', 'dice', '7'.repeat(30)], ['随机数太短', 'beacon', 'abc123'],
])('不合来源规定的种子读不出：%s', (_, kind, typed) => {
  expect(readSeed(source(kind), typed)).toHaveProperty('problem')
})
test('快乐8的二十个号码、骰子点数、信标随机数', () => {
  expect(seed(source('happy_8'), Array.from({ length: 20 }, (_, at) => 80 - at).join(' '))).toBe(Array.from({ length: 20 }, (_, at) => 61 + at).join(' '))
  expect(seed(source('dice'), '6 1 2 '.repeat(10))).toBe('612'.repeat(10))
  expect(seed(source('beacon', 'drand 4500000'), ` ${'AB'.repeat(16)} `)).toBe('ab'.repeat(16))
})
test('双方公开的数码应当与先前的散列值相符', () => {
  const [a, b] = ['abcdefgh12345678', 'ZYXWVUTS87654321']
  const of = source('two_sides', '', [{ name: '行政机关', hash: sha256Hex(a) }, { name: '当事人', hash: sha256Hex(b) }])
  expect(sourceProblems(of)).toEqual([])
  expect(seed(of, `${a}  ${b}`)).toBe(`${a} ${b}`)
  expect(seed(of, `${a} ZYXWVUTS87654322`)).toBe('当事人公开的数码与其承诺的散列值不符')
  expect(sourceProblems(source('two_sides', '', [{ name: '甲', hash: sha256Hex(a) }, { name: '乙', hash: sha256Hex(a) }]))).toHaveLength(1)
})
test('期号应当合乎彩票的编法，年份与开奖日期相同', () => {
  expect(sourceProblems(source('double_colour', '2025117'))).toEqual([])
  expect(sourceProblems(source('double_colour', '2024117'))).toEqual(['期号的年份与开奖日期不符'])
  expect(sourceProblems(source('super_lotto', '25117'))).toEqual([])
  expect(sourceProblems(source('super_lotto', '2025117'))[0]).toContain('五位数')
  expect(sourceProblems(source('beacon', ''))).toHaveLength(1)
  expect(sourceProblems(source('fucai_3d', '2025117'))).toEqual(['没有这种种子来源'])
})
test('文字中是否说出了种子：号码齐全即为说出，期号、日期不算', () => {
  const balls = '03 07 12 18 25 33 + 09'
  expect(isToldIn('红球33、3、7、12、18、25 蓝球9', balls)).toBe(true)
  expect(isToldIn('第2025117期开奖公告，2025年10月12日', balls)).toBe(false)
  expect([isToldIn('点数：612 612 612', '612612612'), isToldIn('三人在场', '612612612'), isToldIn('ABCD-1234', 'abcd1234')]).toEqual([true, false, true])
})
