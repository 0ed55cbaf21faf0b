import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { draw } from './draw.ts'
import { hashingAfter, sha256Hex } from './hash.ts'
import { jobs, nativeHashing } from './jobs.ts'
import type { Frame, Pool } from './pool.ts'
import { done, progressOf, stopWork, watched } from './under-way.ts'
import { written } from './written.ts'

const frame: Frame = { purpose: '试验', source: { kind: 'dice', period: '', due_on: '2025-10-12', sides: [] } }
const poolOf = (count: number): Pool => {
  const members = Array.from({ length: count }, (_, at) => ({ id: `m${at}`, code: `案${at}`, stratum: `s${at % 40}` }))
  const strata = Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`s${at}`, `第${at}局`]))
  return { members, strata, sizes: Object.fromEntries(Object.keys(strata).map((id) => [id, 3])), avoid: [['m1', 'm41']] }
}
const large = poolOf(20_000)

test('两种散列算法对同样的内容得出同样的值，都是标准的 SHA-256，次序与十六进制的相同', () => {
  const ranks = hashingAfter('开头\n')
  const rests = ['', '案1', 'x'.repeat(200), ...Array.from({ length: 200 }, (_, at) => `m${at}`)]
  for (const rest of rests) {
    expect(Buffer.from(ranks(rest), 'latin1').toString('hex')).toBe(sha256Hex(`开头\n${rest}`))
    expect(nativeHashing('开头\n')(rest)).toBe(ranks(rest))
  }
  expect(rests.toSorted((a, b) => ranks(a) < ranks(b) ? -1 : 1)).toEqual(rests.toSorted((a, b) => sha256Hex(`开头\n${a}`) < sha256Hex(`开头\n${b}`) ? -1 : 1))
})

describe('大名册在另外的线程中处理', () => {
  test('固定、抽取的结果与当场计算的逐字相同，其间别的事照常进行，进度逐步报告', async () => {
    let turns = 0
    const others = setInterval(() => turns++, 5)
    const stages: string[] = []
    const frozen = await done('freeze', { frame, pool: large, pauses: [] }, (stage) => stages.push(stage))
    expect(frozen.commitment).toBe(sha256Hex(written(frame, large)))
    const drawn = await done('draw', { content: frozen.content, commitment: frozen.commitment, seed: '612' }, (stage) => stages.push(stage))
    clearInterval(others)
    expect(drawn).toEqual(draw(frozen.commitment, large, '612'))
    expect([...new Set(stages)]).toEqual(['核对名册', '书写名册', '计算散列值', '读取名册', '计算次序'])
    expect(turns).toBeGreaterThan(20)
  })
  test('内容被改动的名册不抽取，理由传回', async () => {
    const { content } = await jobs.freeze({ frame, pool: large, pauses: [] }, () => {})
    await expect(done('draw', { content, commitment: '0'.repeat(64), seed: '612' })).rejects.toMatchObject({ kind: 'unavailable', message: expect.stringContaining('与公布的散列值不符') })
  })
  test('停止的，办理被拒绝；此后可以重新办理', async () => {
    const freezing = watched('一件', '取得名册', (tell, signal) => done('freeze', { frame, pool: large, pauses: [] }, tell, signal))
    await pause(20)
    expect(progressOf('一件')).toMatchObject({ stage: expect.any(String) })
    stopWork('一件')
    await expect(freezing).rejects.toMatchObject({ kind: 'refused', message: expect.stringContaining('没有作任何改变') })
    expect(progressOf('一件')).toBeNull()
    expect((await watched('一件', '取得名册', (tell, signal) => done('freeze', { frame, pool: large, pauses: [] }, tell, signal))).problems).toEqual([])
  })
  test('同时来的多件依次处理，都得到结果', async () => {
    const all = await Promise.all([1, 2, 3, 4].map(() => done('preview', { frame, pool: large, pauses: [] })))
    expect(all.map(({ strata }) => strata.length)).toEqual([40, 40, 40, 40])
  })
})
