import { describe, expect, test } from 'vitest'
import { mapRow } from '../../../kernel/import/map-row.ts'
import { detectMapping, mappingProblems } from '../../../kernel/import/mapping.ts'
import { readRange } from './read-range.ts'
import { standardImport } from './standard-import.ts'

describe('具体标准中的幅度', () => {
  test.each([
    ['处一万元以上三万元以下的罚款', { amount_from: '10000.00', amount_to: '30000.00', kinds: ['fine'] }],
    ['处1万元以上3.5万元以下罚款', { amount_from: '10000.00', amount_to: '35000.00', kinds: ['fine'] }],
    ['可以处5000元以下罚款', { amount_from: '0.00', amount_to: '5000.00', kinds: ['fine'] }],
    ['没收违法所得，并处违法所得一倍以上三倍以下罚款', { multiple_of: 'illegal_gains', percent_from: 100, percent_to: 300, kinds: ['fine', 'confiscation'] }],
    ['处工程合同价款百分之二以上百分之四以下的罚款', { multiple_of: 'contract_price', percent_from: 2, percent_to: 4, kinds: ['fine'] }],
    ['处货值金额1.5倍以上3倍以下罚款', { multiple_of: 'goods_value', percent_from: 150, percent_to: 300, kinds: ['fine'] }],
    ['处五日以上十日以下拘留', { days_from: 5, days_to: 10, kinds: ['detention'] }],
    ['给予警告', { kinds: ['warning'] }],
    ['责令改正', {}],
  ])('%s', (text, read) => expect(readRange(text)).toEqual(read))
  test('一段文字有几个幅度的，要看案情，都不读', () =>
    expect(readRange('没有违法所得的，处一万元以上三万元以下罚款；情节严重的，处三万元以上五万元以下罚款')).toEqual({ kinds: ['fine'] }))
})

describe('裁量基准表', () => {
  const [mapping] = standardImport.mappings
  const cells = {
    编号: 'SJ-012', 违法行为: '发布虚假广告', 裁量阶次: '较轻', 适用条件: '主动消除危害后果的', 具体标准: '处广告费用三倍以上四倍以下罚款；费用无法计算的，处二十万元以上四十四万元以下罚款', 裁量因素: '主动消除或者减轻危害后果、初次违法',
    法定依据: '《广告法》第五十五条第一款', 裁量基准名称: '某市市场监管裁量基准', 制定机关: '某市市场监督管理局', 制定机关名称: '某市市场监督管理局', 执法领域: '市场监管', 施行日期: '2024年3月1日',
  }
  const headers = Object.keys(cells)
  test('认得出这样的表，不缺必需的列', () => {
    expect(detectMapping(standardImport.mappings, headers)).toBe(mapping)
    expect(mappingProblems(standardImport, mapping!, headers)).toEqual([])
  })
  test('一行是一个阶次：阶次归类，因素、幅度读出，自施行之日起有效', () => {
    const { matter, problems } = mapRow(standardImport, mapping!, cells, { headers, line: 2, file: '基准.xlsx', today: '2026-01-01' })
    expect(problems).toEqual([])
    expect(matter).toMatchObject({
      item: 'SJ-012', grade: '较轻', tier: 'lighter', factors: ['harm_removed', 'first'], kinds: ['fine'], amount_from: '200000.00', amount_to: '440000.00', maker: 'superior', enforcement_field: 'market', opened_on: '2024-03-01',
    })
  })
})
