import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { draw } from './draw.ts'
import { sha256Hex } from './hash.ts'
import { poolProblems, share, type Frame, type Pool } from './pool.ts'
import { read, written } from './written.ts'

const frame: Frame = { purpose: '试验', source: { kind: 'dice', period: '', due_on: '2025-10-12', sides: [] } }
const poolOf = (count: number, size: number): Pool => ({
  members: Array.from({ length: count }, (_, at) => ({ id: `m${at}`, code: `案${at}`, stratum: 'a' })), strata: { a: '全部' }, sizes: { a: size }, avoid: [],
})
const drawn = (pool: Pool, seed: string) => draw(sha256Hex(written(frame, pool)), pool, seed)

/** Pools of two strata with some avoidance, whatever their order. */
const pools = fc.record({ a: fc.integer({ min: 1, max: 30 }), b: fc.integer({ min: 0, max: 30 }), share: fc.double({ min: 0, max: 1, noNaN: true }), pairs: fc.array(fc.tuple(fc.nat(59), fc.nat(59)), { maxLength: 10 }) })
  .map(({ a, b, share: part, pairs }): Pool => {
    const members = Array.from({ length: a + b }, (_, at) => ({ id: `m${at}`, code: `案${at}`, stratum: at < a ? 'a' : 'b' }))
    const known = pairs.filter(([one, other]) => one !== other && one < members.length && other < members.length).map(([one, other]) => [`m${one}`, `m${other}`] as const)
    return { members, strata: { a: '甲', b: '乙' }, sizes: { a: Math.max(1, Math.floor(a * part)), b: Math.floor(b * part) }, avoid: known }
  })
const seeds = fc.string({ minLength: 1, maxLength: 40 }).filter((seed) => !seed.includes('\n'))

describe('抽取由名册、散列值和种子唯一确定', () => {
  test('散列是标准的 SHA-256', () => {
    expect(sha256Hex('准绳')).toBe(createHash('sha256').update('准绳').digest('hex'))
  })

  test('名册的书写与成员给出的次序无关，读回来是同一份', () => {
    fc.assert(fc.property(pools, fc.infiniteStream(fc.nat()), (pool, stream) => {
      const shuffled = [...pool.members].map((member) => ({ member, at: stream.next().value! })).sort((x, y) => x.at - y.at).map(({ member }) => member)
      const text = written(frame, { ...pool, members: shuffled, avoid: [...pool.avoid].reverse() })
      expect(text).toBe(written(frame, pool))
      expect(written(read(text).frame, read(text).pool)).toBe(text)
    }), { numRuns: 100 })
  })

  test('各层抽足规定的数量、互不重复、都在名册之中；抽不足的，必定是因为回避', () => {
    fc.assert(fc.property(pools, seeds, (pool, seed) => {
      const result = drawn(pool, seed)
      expect(new Set(result.selected.map(({ id }) => id)).size).toBe(result.selected.length)
      const chosen = new Set(result.selected.map(({ id }) => id))
      for (const [one, other] of pool.avoid) expect(chosen.has(one) && chosen.has(other)).toBe(false)
      for (const stratum of Object.keys(pool.strata)) {
        const got = result.selected.filter((one) => one.stratum === stratum)
        const missed = result.short.find(({ of }) => of === stratum)
        expect(got.length).toBe(missed ? missed.got : pool.sizes[stratum])
        expect(got.map(({ rank }) => rank)).toEqual(got.map((_, at) => at + 1))
        if (missed) for (const { id } of pool.members.filter((one) => one.stratum === stratum && !chosen.has(one.id)))
          expect(pool.avoid.some((pair) => pair.includes(id) && pair.some((other) => chosen.has(other)))).toBe(true)
      }
    }), { numRuns: 100 })
  })

  test('名册、数量、次序、用途、种子来源有任何变化，散列值都不同', () => {
    const pool = poolOf(20, 5)
    const base = written(frame, pool)
    const changed = [
      written(frame, { ...pool, members: pool.members.slice(1) }), written(frame, { ...pool, sizes: { a: 6 } }), written(frame, { ...pool, strata: { a: '其他' } }),
      written(frame, { ...pool, members: pool.members.map((one, at) => at === 3 ? { ...one, code: '案三' } : one) }), written(frame, { ...pool, avoid: [['m1', 'm2']] }),
      written({ ...frame, purpose: '另一件' }, pool), written({ ...frame, source: { ...frame.source, due_on: '2025-10-13' } }, pool),
    ]
    expect(new Set([base, ...changed].map(sha256Hex)).size).toBe(changed.length + 1)
    const lines = base.split('\n')
    const swapped = [...lines.slice(0, 5), lines[6], lines[5], ...lines.slice(7)].join('\n')
    expect(() => read(swapped)).toThrow('次序')
  })
})

describe('人人机会相等', () => {
  test('四千次抽取，每个成员被抽中的次数合乎均匀分布（卡方检验）', () => {
    const [count, size, runs] = [20, 5, 4_000]
    const pool = poolOf(count, size)
    const commitment = sha256Hex(written(frame, pool))
    const times = new Map(pool.members.map(({ id }) => [id, 0]))
    for (let run = 0; run < runs; run++) for (const { id } of draw(commitment, pool, `${run}`).selected) times.set(id, times.get(id)! + 1)
    const expected = runs * size / count
    // Inclusion without replacement: variance n·p·(1−p)·N/(N−1), which makes the sum of squares chi-square with N−1 degrees.
    const square = [...times.values()].reduce((sum, n) => sum + (n - expected) ** 2, 0) / (expected * (1 - size / count)) * (count - 1) / count
    // Between 0.1 % and 99.9 % of chi-square with 19 degrees of freedom; the seeds are fixed, so this never flickers.
    expect(square).toBeLessThan(43.8)
    expect(square).toBeGreaterThan(5.4)
  })
})

describe('双随机：抽出的对象各派人员', () => {
  const officers = (count: number, most?: number): Pool => ({
    ...poolOf(12, 6),
    officers: { members: Array.from({ length: count }, (_, at) => ({ id: `o${at}`, code: `证${at}`, stratum: at % 2 === 0 ? 'east' : 'west' })), groups: { east: '东所', west: '西所' }, each: { east: 1, west: 2 }, ...(most && { most }) },
  })

  test('每个对象按分组派足人数，负担相差不超过一件', () => {
    const { assigned, selected } = drawn(officers(8), 's')
    expect(assigned).toHaveLength(18)
    for (const { id } of selected) {
      const sent = assigned.filter(({ object }) => object === id)
      expect(sent.map(({ group }) => group)).toEqual(['east', 'west', 'west'])
      expect(new Set(sent.map(({ officer }) => officer)).size).toBe(3)
    }
    for (const group of ['east', 'west']) {
      const loads = officers(8).officers!.members.filter(({ stratum }) => stratum === group).map(({ id }) => assigned.filter(({ officer }) => officer === id).length)
      expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1)
    }
  })

  test('与对象有利害关系的人员、本所人员不派往该对象；人人都应当回避的，写明缺额', () => {
    const pool = officers(8)
    const all = pool.members.map(({ id }) => ['o0', id] as const)
    expect(drawn({ ...pool, avoid: all }, 's').assigned.some(({ officer }) => officer === 'o0')).toBe(false)
    const { assigned, short } = drawn({ ...pool, avoid: [['@west', '@a']] }, 's')
    expect(assigned.every(({ group }) => group === 'east')).toBe(true)
    expect(short).toHaveLength(6)
    expect(short[0]).toMatchObject({ wanted: 2, got: 0 })
  })

  test('每人不超过规定的件数', () => {
    const { assigned, short } = drawn(officers(8, 1), 's')
    expect(new Set(assigned.map(({ officer }) => officer)).size).toBe(assigned.length)
    expect(short.length).toBeGreaterThan(0)
  })
})

test('份额进位取整，不受小数误差影响', () => {
  expect([share(41, 5), share(40, 5), share(0, 5), share(100, 0.07), share(300, 2.5), share(1, 1)]).toEqual([3, 2, 0, 1, 8, 1])
})

test.each([
  ['没有成员', { ...poolOf(0, 0) }, '没有任何对象'],
  ['抽取数量超过成员数', poolOf(2, 3), '不能抽取 3 个'],
  ['数量为零', poolOf(2, 0), '抽取数量为零'],
  ['成员重复', { ...poolOf(2, 1), members: [{ id: 'x', code: '甲', stratum: 'a' }, { id: 'x', code: '乙', stratum: 'a' }] }, '重复'],
  ['编号含有制表符', { ...poolOf(1, 1), members: [{ id: 'x', code: '甲\t乙', stratum: 'a' }] }, '不符合要求'],
  ['分层没有列明', { ...poolOf(1, 1), members: [{ id: 'x', code: '甲', stratum: 'b' }] }, '没有列明'],
  ['回避关系指向名册之外', { ...poolOf(2, 1), avoid: [['m0', 'zz'] as const] }, '不在名册'],
  ['不参加的仍在名册中', { ...poolOf(2, 1), barred: [{ id: 'm0', code: '案0', reason: '请假' }] }, '又被列为不参加'],
])('名册有错的不能固定：%s', (_, pool, problem) => {
  expect(poolProblems(frame, pool).join()).toContain(problem)
})
