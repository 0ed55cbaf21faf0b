import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { check } from './check.ts'

let folder: string
let out: string
let complaints: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'check-'))
  out = ''
  complaints = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((chunk, ...rest) => {
    out += String(chunk)
    rest.findLast((one) => typeof one === 'function')?.()
    return true
  })
  vi.spyOn(process.stderr, 'write').mockImplementation((chunk) => {
    complaints += String(chunk)
    return true
  })
})
afterEach(() => {
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true })
})

function file(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

describe('zhunsheng check', () => {
  it('prints the contract: one array, an object a file, offsets into the text', async () => {
    const path = file('a.txt', '发放资料2万余份。参加考试300人,合格270人,合格率90%。')
    expect(await check([path, '--json'])).toBe(0)
    const [answer] = JSON.parse(out) as [{ file: string; text: string; figures: { start: number; end: number; raw: string }[]; relations: object[]; findings: object[] }]
    expect(answer.file).toBe(path)
    expect(answer.figures.every(({ start, end, raw }) => answer.text.slice(start, end) === raw)).toBe(true)
    expect(answer.figures[0]).toEqual({ id: 'f1', start: 4, end: 6, raw: '2万', value: 20000, unit: '份', qualifier: '余', form: 'arabic', subject: '发放资料' })
    expect(answer.relations).toContainEqual({ id: expect.any(String), kind: 'ratio', figures: ['f3', 'f2', 'f4'], formula: 'f3 / f2 * 100 = f4', stated: 90, recomputed: 90, holds: true })
    expect(answer.findings).toEqual([])
  })

  it('exits with 1 where a contradiction is found, and shows sentence, arithmetic and what would fit', async () => {
    expect(await check([file('a.md', '审批事项由45项减少到30项,减少16项。')])).toBe(1)
    expect(out).toMatch(/【矛盾】.*\n.*原文：.*\n.*算式：45项-30项=15项，文中为16项\n.*相符：15项/)
  })

  it('exits with 2 where a file cannot be read, and says why', async () => {
    expect(await check([join(folder, 'none.txt')])).toBe(2)
    expect(await check([file('b.docx', 'x'), '--json'])).toBe(2)
    expect(complaints).toMatch(/请检查路径和权限[^]*已损坏/)
    expect(await check([])).toBe(2)
    expect(await check(['--what'])).toBe(2)
  })

  it('a doubt alone is no failure', async () => expect(await check([file('a.txt', '受理案件120件,审结131件。')])).toBe(0))
})
