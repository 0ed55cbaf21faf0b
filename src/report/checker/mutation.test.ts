/**
 * One figure of a coherent text is changed: what the checker then says of it. The texts are of every form in which
 * reports relate figures; the coherent text must be left alone, the changed one must be called into question.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { check } from './check.ts'

type Sizes = readonly [number, number, number, number]

/** A relation told in words: #0, #1… are its numbers; @1 is the share of #1 in #0, which stays when a number is changed. */
interface Form { readonly name: string; readonly text: string; readonly numbersOf: (sizes: Sizes) => readonly (number | string)[]; readonly sure: boolean }

const rate = (part: number, whole: number, places = 2): string => ((part / whole) * 100).toFixed(places)
const fill = (text: string, numbers: readonly string[]): string => text.replace(/#(\d)/g, (_, at: string) => numbers[Number(at)] as string)
const fillShares = (text: string, numbers: readonly string[]): string => text.replace(/@(\d)/g, (_, at: string) => rate(Number(numbers[Number(at)]), Number(numbers[0])))

/** Four numbers of the size reports have, each part smaller than what holds it. */
const sizes = fc.tuple(fc.integer({ min: 41, max: 99 }), fc.integer({ min: 101, max: 199 }), fc.integer({ min: 201, max: 399 }), fc.integer({ min: 405, max: 995 }))

const form = (name: string, sure: boolean, text: string, numbersOf: Form['numbersOf']): Form => ({ name, sure, text, numbersOf })

const FORMS: readonly Form[] = [
  form('合计', true, '公开处罚信息#0条、许可信息#1条,合计#2条。', ([a, b]) => [a, b, a + b]),
  form('其中至其他', true, '办理案件#0件,其中治安类#1件,交通类#2件,其他#3件。', ([a, b, c]) => [a + b + c, a, b, c]),
  form('年内累计', true, '上半年受理#0件,下半年受理#1件,全年受理#2件。', ([a, b]) => [a, b, a + b]),
  form('率与分子分母', true, '组织#0人参加考试,合格#1人,合格率#2%。', ([a, , , d]) => [d, d - a, rate(d - a, d)]),
  form('由缺席得出的率', true, '发生行政应诉案件#0件,负责人未出庭#1件,出庭率#2%。', ([a, , , d]) => [d, a, rate(d - a, d)]),
  form('占所指的总数', true, '进驻事项#0项,网上可办事项#1项,占进驻事项的#2%。', ([a, , , d]) => [d, d - a, rate(d - a, d)]),
  form('前后变化', true, '将审批事项由#0项压减至#1项,减少#2项。', ([a, , , d]) => [d, d - a, a]),
  form('变化的比例', true, '办理材料由#0份精简为#1份,精简#2%。', ([a, , , d]) => [d, d - a, rate(a, d)]),
  form('比上年增加', true, '受理申请#0件,比上年的#1件增加#2件。', ([, b, , d]) => [d, d - b, b]),
  form('同比与增量', true, '接待来访#0批,同比增加#1批,增长#2%。', ([a, , , d]) => [d, a, rate(a, d - a)]),
  form('同比与上年', true, '收到来信#0件,较上年的#1件下降#2%。', ([a, , , d]) => [d - a, d, rate(a, d)]),
  form('原有取消新增', true, '原有事项#0项,取消#1项,新增#2项,共计#3项。', ([a, b, c]) => [c, a, b, c - a + b]),
  form('收支平衡', true, '收到申请#0件,上年结转#1件,办结#2件,结转下年#3件。', ([a, b, , d]) => [d, a, d + a - b, b]),
  form('占比并列', false, '受理投诉#0件。食品类占比如下:粮油#1件,占@1%;肉类#2件,占@2%;饮料#3件,占@3%。', ([a, b, c]) => [a + b + c, a, b, c]),
  form('在办', false, '受理工单#0件,办结#1件,正在办理#2件。', ([a, , , d]) => [d, d - a, a]),
]

/** Another number of the same length: one digit is wrong, in the first two places, so that rounding does not hide it. */
function slip(number: string, at: number, by: number): string {
  const place = at % Math.min(2, number.replace('.', '').length)
  const digit = Number(number[place])
  const wrong = place === 0 ? 1 + ((digit - 1 + by) % 9) : (digit + by) % 10
  return number.slice(0, place) + String(wrong) + number.slice(place + 1)
}

describe.each(FORMS)('$name', ({ text, numbersOf, sure }) => {
  const told = (n: Sizes): { text: string; numbers: string[] } => {
    const numbers = numbersOf(n).map(String)
    return { text: fillShares(text, numbers), numbers }
  }

  it('left alone where it is right', () => fc.assert(fc.property(sizes, (n) => {
    const right = told(n)
    const severities = check(fill(right.text, right.numbers)).findings.map(({ severity }) => severity)
    expect(severities.filter((severity) => severity === 'contradiction' || severity === 'doubt')).toEqual([])
  })))

  it('found where one figure is wrong', () => {
    let [planted, found, certain] = [0, 0, 0]
    fc.assert(fc.property(sizes, fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 8 }), (n, which, by) => {
      const right = told(n)
      const wrong = right.numbers.map((number, at) => (at === which % right.numbers.length ? slip(number, which, by) : number))
      const severities = check(fill(right.text, wrong)).findings.map(({ severity }) => severity)
      planted++
      if (severities.includes('contradiction')) certain++
      if (severities.includes('contradiction') || severities.includes('doubt')) found++
    }), { numRuns: 200, seed: 20240229 })
    expect(found / planted).toBeGreaterThan(0.6)
    if (sure) expect(certain / planted).toBeGreaterThan(0.5)
  })
})
