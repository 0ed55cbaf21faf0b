import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { isRefused } from '../../../kernel/import/map-row.ts'
import { detectMapping, unreadHeaders } from '../../../kernel/import/mapping.ts'
import { mappings } from './mappings.ts'
import { parseRow } from './penalty-import.ts'

/** The files tested with quote nothing. */
const csv = (text: string): string[][] => text.trim().split('\n').map((line) => line.split(','))
function mapped(text: string, today: '2026-11-23' = '2026-11-23') {
  const [headers, ...lines] = csv(text)
  const mapping = detectMapping(mappings, headers!)!
  return {
    mapping, headers: headers!,
    rows: lines.map((line, at) => parseRow(Object.fromEntries(headers!.map((header, i) => [header, line[i] ?? ''])), mapping, { headers: headers!, line: at + 2, file: 'x.csv', today })),
  }
}
const real = (name: string) => new URL(`../../../../../shared/data/real/${name}`, import.meta.url)

const sample = `doc_no,party,party_kind,uscc,uscc_check,authority,date_raw,fine_raw,excerpts
某环罚字［2015］22号,某某化工有限公司,org,91990112MA05X7T13P,valid,某市环境保护局,2015-12-25,,2
某环罚〔2011〕9号,某某建材厂,org,91990112MA05X7T131,invalid,环保局,二〇一一年八月十一日,贰万叁仟元,1
某环罚〔2018〕1号,,,,,某区环境保护局,,三万元|5万元,1
某环罚〔2019〕2号,某某门市部,org,92990112MA00000157,valid,某区,2019年3月1日,壹万元|1万元,1
,无文号公司,org,,,某区,2019-02-30,,1`

describe('以往处罚决定导入', () => {
  const { mapping, headers, rows } = mapped(sample)
  test('按列名认出对应关系，没有一列被漏掉', () => {
    expect(mapping.id).toBe('environment_decisions')
    expect(unreadHeaders(mapping, headers)).toEqual([])
  })
  test('文号照原样保留，日期、大写金额和信用代码归一', () => {
    expect(rows[0]!.matter).toMatchObject({ number: '某环罚字［2015］22号', decided_on: '2015-12-25', opened_on: '2015-12-25', state: 'closed', outcome: 'penalty', origin: 'imported', source_ref: 'x.csv#2', title: '某某化工有限公司 生态环境违法' })
    expect(rows[1]!.matter).toMatchObject({ decided_on: '2011-08-11', fine_total: '23000.00', amount_total: '23000.00', heaviest_kind: 'fine', fine_text: '贰万叁仟元' })
    expect(rows[3]!.rows['party']![0]).toMatchObject({ kind: 'individual_business' })
    expect(rows[3]!.matter).toMatchObject({ fine_total: '10000.00' })
  })
  test('信用代码有误的照样导入并标记，不丢弃', () => {
    expect(isRefused(rows[1]!)).toBe(false)
    expect(rows[1]!.rows['party']![0]).toMatchObject({ credit_code: '91990112MA05X7T131', code_problem: expect.stringContaining('校验码') })
    expect(rows[1]!.problems).toEqual([expect.objectContaining({ kind: 'flagged', cell: 'D3', column: 'uscc', value: '91990112MA05X7T131' })])
  })
  test('金额不能确定的照原文保留，不计入总额；没有日期的按文号年份排列', () => {
    expect(rows[2]!.matter).toMatchObject({ fine_text: '三万元|5万元', fine_total: null, amount_total: null, decided_on: null, closed_on: '2018-01-01', opened_on: '2018-01-01', heaviest_kind: 'fine' })
    expect(rows[2]!.rows['party']).toEqual([])
    expect(rows[2]!.problems.map(({ kind, cell }) => `${kind} ${cell}`)).toEqual(['noted H4', 'noted G4'])
  })
  test('不能导入的行，每一处都写明单元格和理由', () => {
    expect(isRefused(rows[4]!)).toBe(true)
    expect(rows[4]!.problems.filter(({ kind }) => kind === 'refused')).toEqual([
      expect.objectContaining({ cell: 'A6', reason: '没有填写「文号」' }),
      expect.objectContaining({ cell: 'G6', value: '2019-02-30', reason: expect.stringContaining('不是可以辨认的日期') }),
    ])
  })
  test('对应关系是普通数据，存取不变', () => {
    for (const one of mappings) expect(JSON.parse(JSON.stringify(one))).toEqual(one)
  })
})

test.skipIf(!existsSync(real('env-penalties.csv')))('1,059 件真实的生态环境处罚决定全部导入，恰有六个信用代码被标记（没有 ../shared 时跳过）', () => {
  const { rows } = mapped(readFileSync(real('env-penalties.csv'), 'utf8'))
  expect(rows).toHaveLength(1059)
  expect(rows.filter(isRefused)).toEqual([])
  const flagged = rows.flatMap(({ rows: { party = [] } }) => party).filter(({ code_problem }) => code_problem !== null)
  expect(new Set(flagged.map(({ credit_code }) => credit_code))).toEqual(new Set(['9111000070288709XY', '91130900717868154F', '91220116244997951G', '91350000566528939E', '914101857258093411', '93110521792059835H']))
  // Every date that is written is read, every party is kept.
  expect(rows.filter(({ matter }) => matter['decided_on'] !== null)).toHaveLength(615)
  expect(rows.filter(({ rows: { party = [] } }) => party.length === 1 && party[0]!['name'] !== '（未载明）')).toHaveLength(791)
  // A code without a name is kept too; what is flagged is what is doubtful, and nothing else.
  expect(rows.flatMap(({ rows: { party = [] } }) => party).filter(({ credit_code }) => credit_code !== null)).toHaveLength(338)
  expect(rows.flatMap(({ problems }) => problems).filter(({ kind }) => kind === 'flagged')).toHaveLength(6)
  expect(rows.every(({ matter }) => matter.title !== '')).toBe(true)
  const unreadable = rows.flatMap(({ problems }) => problems).filter(({ column, reason }) => column === 'fine_raw' && reason.includes('不是可以确定的金额'))
  expect(new Set(unreadable.map(({ value }) => value))).toEqual(new Set(['万元']))
})

test.skipIf(!existsSync(real('pbc-penalties-2026-104-116.csv')))('人民银行公示表：一家机构和十二名责任人，处罚内容拆成警告、没收、罚款（没有 ../shared 时跳过）', () => {
  const { mapping, rows } = mapped(readFileSync(real('pbc-penalties-2026-104-116.csv'), 'utf8'))
  expect(mapping.id).toBe('bank_notice')
  expect(rows.flatMap(({ problems }) => problems)).toEqual([])
  expect(rows[0]!.rows['sanction']!.map(({ kind, amount }) => [kind, amount])).toEqual([['warning', null], ['fine', '17124000.00'], ['confiscation', '16217.47']])
  expect(rows[0]!.matter).toMatchObject({ amount_total: '17140217.47', heaviest_kind: 'confiscation', decided_on: '2026-09-08' })
  expect(rows[0]!.rows['violation']).toHaveLength(10)
  expect(rows.map(({ rows: { party } }) => party![0]!['kind'])).toEqual(['organisation', ...Array.from({ length: 12 }, () => 'person')])
})

test.skipIf(!existsSync(real('penalty-decision-fields-zhejiang.csv')))('浙江“行政处罚决定”的列名全部认得（没有 ../shared 时跳过）', () => {
  const [headers] = csv(readFileSync(real('penalty-decision-fields-zhejiang.csv'), 'utf8'))
  const mapping = detectMapping(mappings, headers!)!
  expect(mapping.id).toBe('zhejiang_decisions')
  expect(unreadHeaders(mapping, headers!)).toEqual([])
})
