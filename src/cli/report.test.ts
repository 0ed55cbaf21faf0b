import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { report } from './report.ts'

let out: string
beforeEach(() => {
  out = ''
  const write = (text: string | Uint8Array) => { out += String(text); return true }
  vi.spyOn(process.stdout, 'write').mockImplementation(write)
  vi.spyOn(process.stderr, 'write').mockImplementation(write)
})
afterEach(() => vi.restoreAllMocks())

test.each([
  [['--out', 'a.docx'], '请用 --year 给出四位数的年度'],
  [['--year', '2018', '--out', 'a.docx'], '督察工作规定自二〇一九年施行'],
  [['--year', '2024'], '请用 --out 给出要写入的 .docx 文件'],
  [['--year', '2024', '--out', 'a.pdf'], '.docx'],
  [['--nothing'], '无法识别的参数'],
])('参数 %j 有误时说明怎样改，退出码为 2，不打开数据库', async (args, message) => {
  expect(await report(args)).toBe(2)
  expect(out).toContain(message)
  expect(out).toContain('用法')
})
