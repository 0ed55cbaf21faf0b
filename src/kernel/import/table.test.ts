import fc from 'fast-check'
import { writeXlsxStream } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { Fault } from '../fault.ts'
import { countRows, dataRows, findHeading, headingOf, tableRows } from './table.ts'

const opening = (content: Buffer | string, size = 7) => async () => (async function* () {
  const bytes = Buffer.from(content as string)
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
})()
async function all(content: Buffer | string, size?: number): Promise<string[][]> {
  const rows: string[][] = []
  for await (const batch of tableRows(opening(content, size))) rows.push(...batch.map(({ cells }) => [...cells]))
  return rows
}
const messageOf = (promise: Promise<unknown>) => promise.then(() => 'no fault', (error: unknown) => error instanceof Fault ? error.message : `not a fault: ${String(error)}`)

describe('CSV', () => {
  test('引号内的逗号、引号、换行,各种行尾,末行没有行尾', async () => {
    expect(await all('a,"b,1","c""2"\r\n"d\ne",,f\r\n\r\n"",x,"y"')).toEqual([['a', 'b,1', 'c"2'], ['d\ne', '', 'f'], [''], ['', 'x', 'y']])
  })
  test.each([
    ['UTF-8 带标记', Buffer.from('\uFEFF文号,当事人\n一,甲')], ['UTF-8', Buffer.from('文号,当事人\n一,甲')], ['UTF-16', Buffer.from('\uFEFF文号,当事人\n一,甲', 'utf16le')],
    ['GB 18030', Buffer.from('cec4bac52cb5b1cac2c8cb0ad2bb2cbcd7', 'hex')], ['制表符', Buffer.from('文号\t当事人\n一\t甲')], ['分号', Buffer.from('文号;当事人\n一;甲')],
  ])('%s', async (_, content) => expect(await all(content)).toEqual([['文号', '当事人'], ['一', '甲']]))
  test('任何内容写出再读回不变,不论分几段到达', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '文', ',', '"', '\n', '\r\n', ' ', '；'), maxLength: 6 })
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
    await fc.assert(fc.asyncProperty(fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1, maxLength: 5 }), fc.integer({ min: 1, max: 40 }), async (table, size) => {
      const head = ['x', 'y']
      expect(await all([head, ...table].map((row) => row.map(quoted).join(',')).join('\r\n'), size)).toEqual([head, ...table])
    }), { numRuns: 60 })
  })
  test('没有配对的引号,说出行号', async () => expect(await messageOf(all('a,b\nc,"d\ne,f\n'))).toContain('第 2 行的引号没有配对'))
})

test('工作簿:日期、金额、是否照所见读出', async () => {
  const chunks: Uint8Array[] = []
  for await (const chunk of writeXlsxStream([['甲', new Date('2024-03-01T00:00:00Z'), 0.1 + 0.2, true, 30000]], { name: '表', columns: ['一', '二', '三', '四', '五'].map((header) => ({ header })) }) as unknown as AsyncIterable<Uint8Array>) chunks.push(chunk)
  expect(await all(Buffer.concat(chunks), 4096)).toEqual([['一', '二', '三', '四', '五'], ['甲', '2024-03-01', '0.3', '是', '30000']])
})

test.each([
  ['空文件', Buffer.alloc(0), '空文件'], ['加密或者旧版工作簿', Buffer.from('d0cf11e0a1b11ae1', 'hex'), '另存为不带密码'], ['损坏的工作簿', Buffer.from('504b030414000600', 'hex'), '已损坏'],
  ['PDF', Buffer.from('%PDF-1.7'), '不是表格文件'],
  ['别的编码', Buffer.from('name,town\nCaf\xe9 \xff\xfe,x\n', 'latin1'), '另存为“CSV UTF-8”'],
])('%s:说明怎样改', async (_, content, message) => expect(await messageOf(all(content))).toContain(message))

test('标题行在表名和说明之下;重名的列分开,没有列名的按位置称呼', async () => {
  const rows = [['某区处罚信息公示表'], [], ['文号', '名称', '名称', ''], ['1', '甲', '乙', '丙']].map((cells, at) => ({ line: at + 1, cells }))
  expect(headingOf(rows)).toEqual({ line: 3, headers: ['文号', '名称', '名称(2)', '第4列'] })
  const twoRows = [['文号', '当事人', '', '处罚', '', ''], ['', '名称', '代码', '机关', '日期', '金额'], ['1', '甲', '乙', '丙', '丁', '戊']].map((cells, at) => ({ line: at + 1, cells }))
  expect(headingOf(twoRows)).toEqual({ line: 2, headers: ['文号', '名称', '代码', '机关', '日期', '金额'] })
  const file = opening('表\n\n文号,名称\n1,甲\n,\n2,乙\n')
  const heading = await findHeading(file)
  expect(await countRows(file, heading)).toBe(2)
  for await (const batch of dataRows(file, heading)) expect(batch).toEqual([{ line: 4, cells: { 文号: '1', 名称: '甲' } }, { line: 6, cells: { 文号: '2', 名称: '乙' } }])
})
