import { describe, expect, it } from 'vitest'
import { check } from './check.ts'

const table = (total: string, rate = '86.67%'): string => [
  '2024年,全区共受理行政复议案件60件。', '表1 行政复议案件情况(单位:件)',
  ['单位', '受理', '审结', '审结率'], ['甲局', '10', '9', '90%'], ['乙局', '20', '15', '75%'], ['丙局', '30', '28', '93.33%'], ['合计', '60', total, rate],
].map((row) => (Array.isArray(row) ? row.join('\t') : row)).join('\n')

describe('tables', () => {
  it('a number in a cell has the words of its row and column, and the unit of the caption', () => {
    const { figures } = check(table('52'))
    expect(figures.find(({ raw }) => raw === '15')).toMatchObject({ subject: '乙局 审结', unit: '件' })
  })

  it('totals of columns, rates and numbers of the text are tied', () => {
    const { relations, findings } = check(table('52'))
    expect(relations.filter(({ kind, holds }) => kind === 'sum' && holds)).toHaveLength(2)
    expect(relations.filter(({ kind, holds }) => kind === 'ratio' && holds)).toHaveLength(4)
    expect(relations.filter(({ kind }) => kind === 'same')).toHaveLength(1)
    expect(findings).toEqual([])
  })

  it('a rate that breaks the rule of its column is a contradiction', () => {
    expect(check(table('52', '88.67%')).findings).toMatchObject([{ severity: 'contradiction', arithmetic: '52÷60=86.67%≠88.67%', fits: '86.67%' }])
  })

  it('one broken total of two is a doubt: the table may be built otherwise', () => {
    expect(check(table('54', '90%')).findings.map(({ severity }) => severity)).toContain('doubt')
  })

  it('one broken total among many that hold is a contradiction', () => {
    const rows = [['街道', '检查', '立案', '结案', '移送'], ['甲', '5', '3', '2', '1'], ['乙', '6', '4', '3', '1'], ['合计', '11', '8', '5', '2']]
    expect(check(rows.map((row) => row.join('\t')).join('\n')).findings).toMatchObject([{ severity: 'contradiction', fits: '7' }])
  })

  it('a column of totals is compared row by row', () => {
    const rows = [['类别', '区级', '镇级', '合计'], ['许可', '12', '30', '42'], ['处罚', '20', '15', '35'], ['强制', '4', '6', '11']]
    expect(check(rows.map((row) => row.join('\t')).join('\n')).findings).toMatchObject([{ severity: 'contradiction', arithmetic: '4+6=10≠11' }])
  })

  it.each([
    ['a column of increases', [['指标', '2022年', '2023年', '增减', '增幅'], ['处罚', '80', '100', '20', '25%'], ['许可', '50', '40', '-10', '-20%'], ['强制', '20', '30', '15', '50%']], '30-20=10≠15'],
    ['a total under one heading with its parts', [['单位', '行政处罚', '', '', '许可'], ['', '简易', '普通', '小计', ''], ['甲局', '12', '30', '42', '5'], ['乙局', '20', '15', '35', '6'], ['丙局', '4', '6', '11', '7']], '4+6=10≠11'],
  ])('%s', (_, rows, arithmetic) => {
    expect(check(rows.map((row) => row.join('\t')).join('\n')).findings).toMatchObject([{ severity: 'contradiction', arithmetic }])
  })

  it('a table that follows another at once is read by itself', () => {
    const rows = [['项目', '数量'], ['受理', '40'], ['审结', '30'], ['单位', '案件', '成功', '成功率'], ['甲', '50', '40', '80%'], ['乙', '20', '19', '95%'], ['丙', '40', '30', '57%']]
    expect(check(rows.map((row) => row.join('\t')).join('\n')).findings).toMatchObject([{ severity: 'contradiction', arithmetic: '30÷40=75%≠57%' }])
  })

  it('a dash for a missing number names no row', () => {
    const rows = [['部门', '许可', '处罚', '合计'], ['甲局', '12', '30', '42'], ['乙局', '20', '15', '35'], ['丙局', '—', '6', '6'], ['合计', '32', '51', '83']]
    const { relations, findings } = check(rows.map((row) => row.join('\t')).join('\n'))
    expect(findings).toEqual([])
    expect(relations.filter(({ kind, holds }) => kind === 'sum' && holds).length).toBeGreaterThanOrEqual(5)
  })

  it('a column of increases is no place for the rates of its rows', () => {
    const rows = [['项目', '2022年', '2023年', '增减'], ['收案', '120', '150', '30'], ['结案', '110', '140', '30'], ['结案率', '91.7%', '93.3%', '1.6']]
    expect(check(rows.map((row) => row.join('\t')).join('\n')).findings).toEqual([])
  })

  it('time grows with the length of a table', () => {
    const started = performance.now()
    const rows = Array.from({ length: 3000 }, (_, at) => [at % 3 === 0 ? '办结率' : '案件', `${at + 7}`, `${at + 9}`, `${at % 90}%`].join('\t'))
    check(['名称\t甲\t乙\t率', ...rows].join('\n'))
    expect(performance.now() - started).toBeLessThan(5000)
  })
})
