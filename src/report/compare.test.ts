import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rooms } from '../domains/index.ts'
import { check } from './checker/check.ts'
import { agreementOf, asPrinted, matchIndicators, type Named } from './compare.ts'
import { namedIn } from './compare-routes.ts'

const named = namedIn(rooms)
const labelOf = (id: string) => named.find((one) => one.id === id)!.label
const matched = (text: string, indicators: readonly Named[] = named) => {
  const { figures } = check(text)
  return Object.fromEntries(matchIndicators(text, figures, indicators, 2024).map((match) => [figures.find(({ id }) => id === match.figure)!.raw, [labelOf(match.indicator), match.confidence]]))
}

describe('报告中的数据说的是哪个指标', () => {
  test('复议一句话里的各个数据各归各的指标', () => {
    expect(matched('全年收到行政复议申请176件，受理87件，不予受理5件，审结80件，其中维持61件、撤销7件，调解、和解结案12件，综合调解率15%。')).toEqual({
      176: ['收到行政复议申请', 'high'], 87: ['受理行政复议申请', 'high'], 5: ['不予受理', 'high'], 80: ['审结', 'high'], 61: ['维持', 'high'], 7: ['撤销', 'high'], 12: ['调解、和解结案', 'high'], 15: ['综合调解率', 'high'],
    })
  })
  test('执法的数据：件、次、万元、%各配各的指标', () => {
    expect(matched('开展行政检查1286次，作出行政处罚决定862件，罚没款总额1646.22万元，行政处罚按期公示，处罚信息公示率98.5%。')).toMatchObject({
      1286: ['行政检查', 'high'], 862: ['行政处罚', 'high'], 1646.22: ['罚没款总额', 'high'], 98.5: ['处罚信息公示率', expect.any(String)],
    })
  })
  test('别的事、别的地方、别的年份、半年的数据不作比较', () => {
    for (const text of ['举办讲座12场，参加320人次。', '全市收到行政复议申请176件。', '2023年，收到行政复议申请176件。', '上半年，收到行政复议申请176件。', '受理法律援助案件856件。', '推进行政复议和行政应诉工作，应诉案件23件，审结11件。', '抽查公示信息，依法将209户企业列入名录。', '调解纠纷1864件，成功率98.71%。'])
      expect(matched(text), text).toEqual({})
  })
  test('登记的每个指标，照名称写出来都能认出', () => {
    // Two indicators of one name in one room are told apart by their ledgers, which the sentence names.
    const missed = named.filter(({ id, label, unit, topics }) => {
      const text = `在${topics[0]}方面，${label}${unit === '%' ? '98%' : `37${unit}`}。`
      const { figures } = check(text)
      const found = matchIndicators(text, figures, named, 2024)
      return !found.some(({ indicator }) => indicator === id)
    })
    expect(missed.length / named.length, missed.map(({ topics, label }) => `${topics[0]}:${label}`).join('，')).toBeLessThanOrEqual(0.12)
  })
})

describe('一致不一致', () => {
  const figure = (raw: string, unit: string, qualifier = '') => ({ raw, unit, qualifier, value: Number(raw) })
  test.each([
    ['64', '件', '', 64, 'equal'], ['64', '件', '', 65, 'different'], ['1646.22', '万元', '', 16_462_249, 'equal'], ['1646.22', '万元', '', 16_470_000, 'different'],
    ['95.31', '%', '', 95.3125, 'equal'], ['96.25', '%', '', 95.31, 'different'], ['98', '%', '', 97.99, 'equal'], ['98', '%', '', 97.4, 'different'], ['95.3', '%', '', 95.39, 'equal'],
    ['4300', '件', '余', 4388, 'equal'], ['4300', '件', '余', 4400, 'different'], ['100', '家', '超过', 180, 'equal'], ['100', '家', '近', 96, 'equal'], ['100', '家', '近', 101, 'different'],
    ['1.35', '亿元', '', 135_400_000, 'equal'],
  ] as const)('文中%s%s%s，系统 %d：%s', (raw, unit, qualifier, computed, agreement) => {
    expect(agreementOf(figure(raw, unit, qualifier), computed)).toBe(agreement)
  })
  test('没有数据可算的，无从比较', () => expect(agreementOf(figure('64', '件'), null)).toBe('unknown'))
  test('系统的数按文中的单位写出', () => {
    expect(asPrinted(figure('1646.22', '万元'), 16_462_249)).toBe('1,646.22万元')
    expect(asPrinted(figure('96', '%'), 95.3125)).toBe('95.31%')
  })
  test('照系统的数四舍五入写进报告，必为一致', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 10 ** 10 }), fc.constantFrom<readonly [string, number, number]>(['元', 1, 0], ['万元', 1e4, 2], ['亿元', 1e8, 2], ['件', 1, 0]), (computed, [unit, scale, places]) => {
      const raw = (computed / scale).toFixed(places)
      expect(agreementOf(figure(raw, unit), computed)).toBe('equal')
    }))
  })
})
