import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { projectRoot } from '../project-root.ts'
import { draw } from './draw.ts'
import { sha256Hex } from './hash.ts'
import type { Frame, Pool } from './pool.ts'
import { readRecord, rerun, type DrawRecord } from './record.ts'
import { read, written } from './written.ts'

const frame: Frame = { purpose: '二〇二五年九月行政执法监督抽查', source: { kind: 'double_colour', period: '2025117', due_on: '2025-10-12', sides: [] } }
const pool: Pool = {
  members: [...Array.from({ length: 8 }, (_, at) => ({ id: `c${at + 1}`, code: `津示罚〔2025〕${at + 1}号`, stratum: 'fine' })), { id: 'c9', code: '津示罚〔2025〕9号', stratum: 'major' }],
  strata: { fine: '罚款案件', major: '重大案件' }, sizes: { fine: 3, major: 1 }, avoid: [['c1', 'c2']],
}
const text = written(frame, pool)
const seed = '03 07 12 18 25 33 + 09'
const record: DrawRecord = {
  file: 'zhunsheng-draw-record', number: '示抽〔2025〕1号', unit: '示范区司法局', committed_at: '2025-10-10T02:00:00.000Z', commitment: sha256Hex(text), pool: text, seed,
  seed_evidence: '中国福利彩票双色球第2025117期开奖公告', drawn_on: '2025-10-13', ...draw(sha256Hex(text), pool, seed),
}
const told = (change: Partial<DrawRecord>) => rerun({ ...record, ...change }).problems.join('\n')

describe('算法文件 docs/draw.md', () => {
  const page = readFileSync(join(projectRoot(), 'docs/draw.md'), 'utf8')
  const block = (language: string) => new RegExp('```' + language + '\\n(.*?)```', 's').exec(page)![1]!
  const example = block('text')
  const commitment = sha256Hex(example)

  test('例子的散列值、次序值、结果与本程序的相同', () => {
    expect(page).toContain(`散列值：\`${commitment}\``)
    const { selected, assigned } = draw(commitment, read(example).pool, seed)
    expect(selected.map(({ id }) => id)).toEqual(['c8', 'c1', 'c4', 'c9'])
    expect(assigned.map(({ object, officer }) => `${object}${officer}`)).toEqual(['c8p3', 'c8p1', 'c1p2', 'c1p1', 'c4p3', 'c4p2', 'c9p3', 'c9p2'])
    for (const id of ['c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'c7', 'c8']) expect(page).toContain(`${id} \`${sha256Hex(`${commitment}\n${seed}\nselect\nfine\n${id}`).slice(0, 8)}\``)
  })

  test('文中的三十行程序在另一进程中重抽，结果相同；记录改动过的，说明不同', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'zhunsheng-draw-'))
    try {
      await writeFile(join(folder, 'draw.mjs'), block('js'))
      const run = async (name: string, content: object) => {
        await writeFile(join(folder, name), JSON.stringify(content))
        return spawnSync(process.execPath, [join(folder, 'draw.mjs'), join(folder, name)], { encoding: 'utf8' })
      }
      const stated = { ...record, pool: example, commitment, ...draw(commitment, read(example).pool, seed) }
      expect(await run('same.json', stated)).toMatchObject({ status: 0, stdout: expect.stringContaining('相同') })
      expect(await run('other.json', { ...stated, selected: stated.selected.slice(1) })).toMatchObject({ status: 1 })
    } finally { await rm(folder, { recursive: true }) }
  })
})

test('原样的记录重抽，结果相同', () => {
  expect(rerun(record)).toMatchObject({ problems: [], members: 9, commitment: record.commitment })
  expect(readRecord(JSON.stringify(record))).toEqual(record)
})

describe('改动过的记录一一指出', () => {
  test('名册增减、换人', () => {
    expect(told({ pool: text.replace('member\tc5\tfine\t津示罚〔2025〕5号\n', '') })).toContain('名册的散列值与公布的不符')
    expect(told({ pool: text.replace('5号', '50号') })).toContain('名册的散列值与公布的不符')
  })
  test('名册次序', () => expect(told({ pool: text.replace(/(member\tc1\t.*\n)(member\tc2\t.*\n)/, '$2$1') })).toContain('次序'))
  test('抽取数量', () => expect(told({ pool: text.replace('stratum\tfine\t3', 'stratum\tfine\t4') })).toContain('应当有而记录没有的'))
  test('散列值连同名册一起换', () => {
    const other = text.replace('5号', '50号')
    expect(told({ pool: other, commitment: sha256Hex(other) })).toContain('抽取结果')
  })
  test('种子', () => {
    expect(told({ seed: '03 07 12 18 25 33 + 10' })).toContain('抽取结果')
    expect(told({ seed: '3 7 12 18 25 33 + 9' })).toContain('没有按规定的格式书写')
    expect(told({ seed: '随便' })).toContain('开奖号码应当是')
  })
  test('结果增减、换人、换位次', () => {
    expect(told({ selected: record.selected.slice(1) })).toContain('应当有而记录没有的')
    expect(told({ selected: [...record.selected, { id: 'c9x', code: '外来', stratum: 'fine', rank: 9 }] })).toContain('外来')
    expect(told({ selected: [...record.selected].reverse() })).toContain('次序')
  })
  test('固定的时间', () => expect(told({ committed_at: '昨天' })).toContain('看不懂'))
  test('算法名称', () => expect(told({ pool: text.replace('zhunsheng-draw-1', 'zhunsheng-draw-2') })).toContain('本程序只认'))
})

test.each([['不是 JSON', 'x'], ['别的文件', '{}'], ['缺内容', JSON.stringify({ ...record, pool: undefined })], ['空值', 'null'],
  ['结果不是一项一项的', JSON.stringify({ ...record, selected: [null] })], ['结果缺编号', JSON.stringify({ ...record, selected: [{ id: 'c1' }] })], ['选派不是一项一项的', JSON.stringify({ ...record, assigned: ['x'] })]])('%s，说明不是抽取记录', (_, file) => {
  expect(() => readRecord(file)).toThrow('不是抽取记录')
})
