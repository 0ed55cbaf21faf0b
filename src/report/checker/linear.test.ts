import { describe, expect, it } from 'vitest'
import { check } from './check.ts'
import { htmlText } from './read/html.ts'
import { markdownText } from './read/text.ts'
import { joinWrapped, unwrapped } from './read/wrapped.ts'

/** Pieces that would drive a careless scanner or pattern to quadratic time when repeated. */
const PIECES = ['一', '1', '十', '(', '“', '《', '\t', ' ', '1,234', '1-', '甲、乙、', '其中1件,', '1件,', '共10件:1件,', '三项制度', '“三项”', '所有', '3%,',
  '由3个压缩至2个,', '1\t2\n', '(甲、', '取消1项,新增1项,', '一个、', '《一', '"',
  '一又', '1,111,', '1 万', '1/', '1至', '一 ', '1e', '元五角', '零几', '百分之']
const HTML = ['<', '<script', '<td>', '<!--', '&#', '</', '<tr><td>1</td>', '&nbsp;']

const cpu = (work: () => void): number => {
  const from = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(from)
  return (user + system) / 1000
}

describe('time in proportion to length', () => {
  // Quadratic work on 20,000 characters takes many times this bound.
  it.each(PIECES)('check of %j repeated', (piece) => expect(cpu(() => check(piece.repeat(20_000 / piece.length)))).toBeLessThan(2500))
  it.each([...PIECES, ...HTML])('readers of %j repeated', (piece) => {
    const text = piece.repeat(100_000 / piece.length)
    expect(cpu(() => [htmlText(text), markdownText(text), joinWrapped(text.split('\n')), unwrapped(text)])).toBeLessThan(3000)
  })
})
