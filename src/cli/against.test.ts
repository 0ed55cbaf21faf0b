import { describe, expect, test } from 'vitest'
import { agrees, contradicted, daysOf, inPrintedUnit, reportOf } from './against.ts'

describe('与公布的数据核对', () => {
  test.each([
    [26, 20, '余', true], [30, 20, '余', false], [19, 20, '余', false], [4399, 4300, '余', true], [4400, 4300, '余', false], [1705, 1705, '余', true], [120, 120, '多', true],
    [3990, 4000, '近', true], [4001, 4000, '近', false], [100, 95, '以上', true], [95, 95, '超过', false], [5, 5, '不低于', true], [100, 100, '全部', true], [99.99, 100, '均', false], [0, 0, '无', true],
  ] as const)('%d 对 %d%s:%s', (computed, value, qualifier, expected) => expect(agrees(computed, { value, qualifier })).toBe(expected))

  test('按公布的单位和小数位数比较', () => {
    expect(inPrintedUnit(57_368_500, { value: 5736.85, unit: '万元' })).toBe(5736.85)
    expect(inPrintedUnit(28.052_325, { value: 28.05, unit: '%' })).toBe(28.05)
    expect(inPrintedUnit(99.61, { value: 100, unit: '%' })).toBe(99.61)
    expect(inPrintedUnit(15_219_999, { value: 1522, unit: '万元' })).toBe(1522)
  })
  test('只有不成立的精确关系说明自相矛盾', () => {
    const relation = (terms: string[], holds: boolean, kind: string) => ({ terms, holds, class: kind })
    expect(contradicted([relation(['a', 'b'], false, 'hard'), relation(['c'], false, 'plausibility'), relation(['d'], true, 'hard'), relation(['e'], false, 'list'), relation(['f'], false, 'base-test')]))
      .toEqual(new Set(['a', 'b', 'e']))
  })
  test('数据属于哪份报告、哪个时期', () => {
    expect(reportOf('jinnan-2024-034')).toBe('jinnan-2024')
    expect(daysOf('2017 first half')).toEqual({ from: '2017-01-01', until: '2017-07-01' })
    expect(daysOf('2015 year-end')).toEqual({ from: '2015-01-01', until: '2016-01-01' })
    expect(daysOf('20xx')).toBeNull()
  })
})
