import { describe, expect, test } from 'vitest'
import { sha256Hex } from './hash.ts'
import type { SeedSource } from './pool.ts'
import { dueProblems, isToldIn, publishedDue, readSeed, sourceProblems } from './seed.ts'

const source = (kind: string, period = '', sides: SeedSource['sides'] = []): SeedSource => ({ kind, period, due_on: '2025-10-12', sides })
const seed = (of: SeedSource, typed: string) => { const read = readSeed(of, typed); return 'seed' in read ? read.seed : read.problem }

test('双色球号码不论先后、分隔，写成同一种形式', () => {
  const of = source('double_colour', '2025117')
  expect(seed(of, '33 3 7 12，18、25 + 9')).toBe('03 07 12 18 25 33 + 09')
  expect(seed(of, '03 07 12 18 25 33 | 09')).toBe('03 07 12 18 25 33 + 09')
  expect(seed(of, '０３　０７　１２　１８　２５　３３　＋　０９')).toBe('03 07 12 18 25 33 + 09')
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

describe('信标的轮次与时刻互为换算', () => {
  const beacon = (period: string, due_on = '2026-04-20') => ({ kind: 'beacon', period, due_on, sides: [] })
  // 27946612 is the round of 2026-04-20T00:00Z by drand's own clients.
  test.each([
    ['drand quicknet 27946612 2026-04-20T08:00', []], ['drand quicknet 27946613 2026-04-20T08:00', ['第 27946612 轮']], ['drand quicknet 27946611 2026-04-20T08:00', ['第 27946612 轮']],
    ['drand quicknet 2026-04-20T08:00', ['应当写作“drand quicknet 27946612 2026-04-20T08:00”']],
    ['drand default 6023739 2026-04-20T08:00', ['第 6040406 轮']], ['drand default 6040406 2026-04-20T08:00', []],
    ['nist 1776643200000 2026-04-20T08:00', []], ['nist 1776643260000 2026-04-20T08:00', ['第 1776643200000 轮']],
    ['drand 4500000', ['名称、轮次、时刻']], ['DRAND quicknet 27946612 2026-04-20T08:00', ['名称、轮次、时刻']], ['drand quicknet 27946612 2026-04-20T24:00', ['名称、轮次、时刻']], ['某研究所信标 77', []],
  ])('固定名册时：%s', (period, told) => {
    const problems = dueProblems(beacon(period), [])
    expect(problems).toHaveLength(told.length)
    told.forEach((part, at) => expect(problems[at]).toContain(part))
  })
  test('时刻不在种子产生日期的，不得固定', () => {
    expect(dueProblems(beacon('drand quicknet 27946612 2026-04-20T08:00', '2026-04-21'), [])).toEqual(['信标的时刻 2026-04-20T08:00 与种子产生日期 2026-04-21 不是同一天'])
  })
  test('随机数的位数是这个信标的', () => {
    expect(readSeed(beacon('drand quicknet 27946612 2026-04-20T08:00'), 'ab'.repeat(16))).toEqual({ problem: '这个信标的随机数应当是 64 位十六进制数' })
    expect(readSeed(beacon('nist 1776643200000 2026-04-20T08:00'), 'AB'.repeat(64))).toEqual({ seed: 'ab'.repeat(64) })
  })
})

describe('核对公布的记录', () => {
  const source = (kind: string, period: string, due_on: string) => ({ kind, period, due_on, sides: [] })
  test('种子产生的时刻不晚于固定名册的，指出', () => {
    const known = source('beacon', 'drand quicknet 27946612 2026-04-20T08:00', '2026-04-20')
    expect(publishedDue(known, '2026-04-19T15:59:00.000Z')).toEqual({ problems: [], notes: [] })
    expect(publishedDue(known, '2026-04-20T00:00:00.000Z').problems.join()).toContain('不早于种子产生的日期')
    expect(publishedDue(source('double_colour', '2025117', '2025-10-12'), '2025-10-11T16:00:00.000Z').problems.join()).toContain('不早于种子产生的日期')
    expect(publishedDue(source('dice', '', '2025-10-12'), '2025-10-12T02:00:00.000Z')).toEqual({ problems: [], notes: [] })
  })
  test('轮次、期号与日期不合的，指出；没有依据可以核对的，请读者自行查对，不判为不同', () => {
    expect(publishedDue(source('beacon', 'drand quicknet 20000000 2026-04-20T08:00', '2026-04-20'), '2026-04-18T00:00:00.000Z').problems.join()).toContain('第 27946612 轮')
    expect(publishedDue(source('double_colour', '2025100', '2025-10-12'), '2025-10-10T00:00:00.000Z').problems.join()).toContain('第 2025117 期')
    for (const unknown of [source('beacon', 'drand 4500000', '2026-04-20'), source('double_colour', '2027099', '2027-02-18')])
      expect(publishedDue(unknown, '2026-04-18T00:00:00.000Z')).toEqual({ problems: [], notes: [expect.stringContaining('请自行查对')] })
  })
})
