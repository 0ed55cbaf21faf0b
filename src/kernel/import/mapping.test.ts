import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sample } from '../../../test/support/sample.ts'
import { yuanOf } from '../law/money.ts'
import { capitalAmount } from '../document/numeral.ts'
import { isRefused, mapRow } from './map-row.ts'
import { cellName, detectMapping, mappingProblems, suggestMapping, unreadHeaders, type Mapping } from './mapping.ts'
import { chineseInteger, readAmount, readDay } from './normal.ts'

describe('日期和金额的写法', () => {
  test.each([
    ['2015-8-3', '2015-08-03'], ['2015/08/03', '2015-08-03'], ['2015.8.3', '2015-08-03'], ['20150803', '2015-08-03'], ['2015年8月3日', '2015-08-03'],
    ['二〇一五年八月三日', '2015-08-03'], ['二ＯＯ七年七月二十三日', '2007-07-23'], ['二○一一年十二月十日', '2011-12-10'], ['２０１５－０８－０３', '2015-08-03'],
    ['2015-08-03 10:20:00', '2015-08-03'], ['2019-02-30', undefined], ['2015年', undefined], ['去年', undefined], ['2015-13-01', undefined],
  ])('%s', (written, day) => expect(readDay(written)).toBe(day))
  test.each([
    ['3万元', '30000.00'], ['1.621747万元', '16217.47'], ['1712.4万元', '17124000.00'], ['23,000元', '23000.00'], ['人民币贰万叁仟元整', '23000.00'], ['拾伍万元', '150000.00'],
    ['二万五千元', '25000.00'], ['伍万肆仟贰佰陆拾肆元', '54264.00'], ['贰万零玖佰元', '20900.00'], ['壹佰元零伍角', undefined], ['叁元伍角', '3.50'], ['10000', '10000.00'],
    ['万元', undefined], ['若干元', undefined], ['1.234567元', undefined], ['三万元|5万元', undefined], ['', undefined],
  ])('%s', (written, amount) => expect(readAmount(written)).toBe(amount))
  test('以万元计的列，没有写单位的数按万元读', () => {
    expect(readAmount('3.5', 'ten_thousand')).toBe('35000.00')
    expect(readAmount('3500元', 'ten_thousand')).toBe('3500.00')
  })
  test('任何整数元的大写金额都读得回来', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 99_999_999_999 }), (yuan) => { expect(readAmount(capitalAmount(yuanOf(BigInt(yuan) * 100n)))).toBe(`${yuan}.00`) }))
  })
  test('十以内、逐位和带位的汉字数', () => expect(['十', '二十', '二〇一五', '一百零五', '甲'].map(chineseInteger)).toEqual([10, 20, 2015, 105, undefined]))
})

const mapping: Mapping = {
  id: 'm', label: '试验表', ledger: 'sample', constants: { state: 'closed', heard: true }, placed_by: ['received_on'],
  columns: [
    { from: ['编号'], to: 'number', required: true }, { from: ['日期', '收到日期'], to: 'received_on' }, { from: ['事由'], to: 'subject', required: true },
    { from: ['结果'], to: 'outcome', values: { 撤: 'revoked' } }, { from: ['姓名'], to: 'party.name', separator: '、' },
  ],
}
const headers = ['编号', '收到日期', '事由', '结果', '姓名']
const row = (...cells: string[]) => mapRow({ procedure: sample, readers: {} }, mapping, Object.fromEntries(headers.map((h, i) => [h, cells[i] ?? ''])), { headers, line: 7, file: 'a.csv', today: '2026-01-01' })

describe('对应关系', () => {
  test('列、值、常量、一格数人', () => {
    const { matter, rows, problems } = row('甲〔2020〕1号', '2020年3月1日', '某事', '撤', '张三、李四')
    expect(problems).toEqual([])
    expect(matter).toMatchObject({ number: '甲〔2020〕1号', received_on: '2020-03-01', opened_on: '2020-03-01', outcome: 'revoked', heard: true, state: 'closed', title: '张三:某事' })
    expect(rows['party']!.map(({ name }) => name)).toEqual(['张三', '李四'])
  })
  test('选项按标签或者代码认，认不出的拒绝并列出可选的内容', () => {
    expect(row('1', '2020-1-1', '某', '维持').matter['outcome']).toBe('upheld')
    const { problems } = row('1', '2020-1-1', '某', '部分')
    expect(problems).toEqual([{ kind: 'refused', cell: 'D7', column: '结果', value: '部分', reason: expect.stringContaining('维持、撤销') }])
  })
  test('必填为空、日期未到、日期不存在，一次全部说出', () => {
    const bad = row('', '2026-2-1', '', '', '')
    expect(isRefused(bad)).toBe(true)
    expect(bad.problems.map(({ cell, reason }) => `${cell} ${reason}`)).toEqual(['A7 没有填写「文号」', 'C7 没有填写「事由」', 'B7 「收到日期」2026-02-01 尚未到来'])
  })
  test('文件没有的必填列也说出来；没有被读到的列事先列出', () => {
    const { problems } = mapRow({ procedure: sample, readers: {} }, mapping, { 编号: '1' }, { headers: ['编号'], line: 2, file: 'a', today: '2026-01-01' })
    expect(problems.map(({ reason }) => reason).join()).toContain('文件中也没有“事由”列')
    expect(unreadHeaders(mapping, [...headers, '备注'])).toEqual(['备注'])
  })
  test('写错字段的对应关系不会悄悄通过', () => {
    expect(() => mapRow({ procedure: sample, readers: {} }, { ...mapping, columns: [{ from: ['编号'], to: 'nonsense' }] }, { 编号: '1' }, { headers, line: 2, file: 'a', today: '2026-01-01' })).toThrow('nonsense')
  })
  test('按列名选出对应关系；生疏的文件按标签提出初稿', () => {
    expect(detectMapping([mapping], headers)).toBe(mapping)
    expect(detectMapping([mapping], ['甲', '乙'])).toBeUndefined()
    // All but one of five: a file of this kind that lacks what it must have, which is then named.
    const wide = { ...mapping, columns: [...mapping.columns, { from: ['备注'], to: 'note' }] }
    const lacking = ['收到日期', '事由', '结果', '姓名', '备注']
    expect(detectMapping([wide], lacking)).toBe(wide)
    expect(mappingProblems({ procedure: sample, readers: {} }, mapping, lacking)).toEqual(['文件中没有必需的「编号」列'])
    expect(suggestMapping(sample, ['收到日期', '事由：', 'party.name', '其他']).columns.map((rule) => 'to' in rule && rule.to)).toEqual(['received_on', 'subject', 'party.name'])
  })
  test('单元格按表格软件的习惯称呼', () => expect([cellName(0, 2), cellName(25, 3), cellName(26, 4), cellName(701, 5), cellName(702, 6)]).toEqual(['A2', 'Z3', 'AA4', 'ZZ5', 'AAA6']))
})
