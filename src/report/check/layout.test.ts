import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { check } from '../checker/check.ts'
import { findingsByFigure, linesOf } from './layout.ts'
import { figureText, findingKey, formulaText, isTelling, kindOf, outcomeText, understood } from './words.ts'

const text = '  全年发生应诉案件64件，行政负责人未出庭的3件，出庭率达96.25%。\n\n罚没款862.4万元，全部上缴。'
const checked = { text, ...check(text) }

describe('核查结果的排列', () => {
  test('各行拼起来就是原文，每个数据和问题各出现一次', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('受理64件', '，其中未出庭3件，', '出庭率96.25%', '。', '\n', '\t', ' ', '全部办结', '三项制度', '余额5.2万元')), (parts) => {
      const written = parts.join('')
      const laid = { text: written, ...check(written) }
      const lines = linesOf(laid)
      const shown = lines.map(({ pieces }) => pieces.map((piece) => piece.text).join(''))
      expect(shown.filter((line) => line.trim() !== '')).toEqual(written.split('\n').filter((line) => line.trim() !== ''))
      expect(lines.flatMap(({ pieces }) => pieces.flatMap(({ figure }) => figure ? [figure.id] : []))).toEqual(laid.figures.map(({ id }) => id))
      expect(lines.flatMap(({ findings }) => findings).toSorted((a, b) => a - b)).toEqual(laid.findings.map((_, index) => index))
    }))
  })
  test('问题排在它所说的那一行旁边', () => {
    expect(linesOf(checked).map(({ findings }) => findings)).toEqual([[0], []])
    expect(findingsByFigure(checked.findings).get('f3')).toEqual([0])
  })
})

describe('说明数据的话', () => {
  const [cases, , rate, money, claim] = checked.figures
  test('分为数量、金额、比率、文字表述', () => {
    expect([cases, rate, money, claim].map((figure) => kindOf(figure!))).toEqual(['count', 'rate', 'money', 'word'])
    expect([cases, rate, money].map((figure) => figureText(figure!))).toEqual(['64件', '96.25%', '862.4万元'])
    expect(figureText(claim!)).toBe('全部')
    expect(figureText({ raw: '1000', unit: '件', qualifier: '余', form: 'arabic' })).toBe('1000余件')
  })
  test('列出数值、种类、计什么', () => {
    expect(Object.fromEntries(understood(cases!))).toMatchObject({ 数值: '64件', 种类: '数量' })
  })
  test('算式里是文中的数据，不是代号', () => {
    const ratio = checked.relations.find(({ kind }) => kind === 'ratio')!
    const formula = formulaText(ratio, new Map(checked.figures.map((figure) => [figure.id, figure])))
    expect(formula).toContain('64件')
    expect(formula).not.toMatch(/f\d/)
    expect([outcomeText(ratio), isTelling(ratio)]).toEqual(['不符，算得95.31%', true])
  })
  test('问题的代号不随别处文字变化，也不含原文', () => {
    const moved = check(`新增一段。\n${text}`)
    expect(moved.findings.map(findingKey)).toEqual(checked.findings.map(findingKey))
    expect(findingKey(checked.findings[0]!)).toMatch(/^[0-9A-F]{16}$/)
  })
})
