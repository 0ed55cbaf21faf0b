import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { term } from './term.ts'

let folder: string
let out: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'term-'))
  out = ''
  const write = (text: string | Uint8Array) => { out += String(text); return true }
  vi.spyOn(process.stdout, 'write').mockImplementation(write)
  vi.spyOn(process.stderr, 'write').mockImplementation(write)
})
afterEach(() => {
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true })
})

const fileOf = (content: string): string => {
  const path = join(folder, 'cases.json')
  writeFileSync(path, content)
  return path
}

test('逐件计算算例：一件有误，只报该件，不影响其余', async () => {
  const cases = fileOf(JSON.stringify({ cases: [
    { id: '听证申请', type: 'period', unit: 'working_day', n: 5, direction: 'forward', rollover: false, inputs: { start: '2024-02-05' } },
    { id: '延续申请', type: 'period', unit: 'calendar_day', n: 30, direction: 'backward', rollover: false, inputs: { start: '2026-10-31' } },
    { id: '加处罚款', type: 'late', inputs: { start: '2025-03-17', fine: 10000, paid: '2025-05-12' } },
    { id: '年度报告', type: 'annual', title: 'Report for 2023', law: '法治政府建设与责任落实督察工作规定', article: '第二十三条 第二款', inputs: {} },
    { id: '日期有误', type: 'period', unit: 'month', n: 1, inputs: { start: '2025-02-30' } },
    { id: '残缺' },
    null,
    { id: '年度未公布', type: 'period', unit: 'working_day', n: 30, inputs: { start: '2027-12-20' } },
  ] }))
  expect(await term(['--cases', cases, '--json'])).toBe(0)
  expect(JSON.parse(out)).toEqual([
    { id: '听证申请', nominal: '2024-02-18', expected: '2024-02-18' },
    { id: '延续申请', nominal: '2026-10-01', expected: '2026-10-01', practical: '2026-09-30' },
    { id: '加处罚款', expectedAmount: 10000, chargeableDays: 56 },
    { id: '年度报告', nominal: '2024-02-29', expected: '2024-02-29' },
    { id: '日期有误', error: expect.stringContaining('不是有效日期') },
    { id: '残缺', error: '缺少已知条件（inputs），应当写在花括号内' },
    { error: '每件算例应当写在花括号内，至少有 id、type 和 inputs' },
    { id: '年度未公布', error: expect.stringContaining('2028年放假安排尚未录入') },
  ])
})

test('给人看的结果写出每一步计算', async () => {
  expect(await term(['--start', '2024-12-03', '--length', '60', '--unit', 'calendar_day'])).toBe(0)
  expect(out).toContain('1. 2024-12-03 当日不计入，自次日起算')
  expect(out).toContain('最后一日 2025-02-05（顺延前 2025-02-01）')
})

test('延长和扣除可以从命令行给出', async () => {
  expect(await term(['--start', '2025-01-13', '--length', '15', '--unit', 'working_day', '--extend', '15', '--exclude', '2025-01-20..2025-02-14', '--json'])).toBe(0)
  expect(JSON.parse(out)).toMatchObject({ expected: '2025-03-21' })
})

test.each([
  [['--start', '2025-01-01'], '请给出'],
  [['--no-such-option'], '无法识别的参数'],
  [['--start', '2025-01-01', '--length', '5', '--unit', 'week'], '无法识别的单位'],
  [['--start', '2025-01-01', '--length', '五', '--unit', 'month'], '期限长度应为正整数'],
  [['--cases', '/no/such/file.json'], '无法读取'],
])('参数 %j 有误时说明怎样改，退出码为 2', async (args, message) => {
  expect(await term(args)).toBe(2)
  expect(out).toContain(message)
})

test('记事本存的文件带字节顺序标记，照样读；没有算例的输出空列表', async () => {
  expect(await term(['--cases', fileOf('\uFEFF{"cases":[]}'), '--json'])).toBe(0)
  expect(JSON.parse(out)).toEqual([])
})

test('算例文件不是 JSON 或者没有算例，说明原因', async () => {
  expect(await term(['--cases', fileOf('不是 JSON')])).toBe(2)
  expect(out).toContain('不是有效的 JSON 文件')
  expect(await term(['--cases', fileOf('{"a":1}')])).toBe(2)
  expect(out).toContain('没有算例')
})
