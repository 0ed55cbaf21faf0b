import fc from 'fast-check'
import type { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sample, sampleRoom, sampleTables } from '../../../test/support/sample.ts'
import { DISTRICT, somebody, testWorld, unit, type TestWorld } from '../../../test/support/world.ts'
import { systemCaller, withScope } from '../access/scope.ts'
import type { IsoDate } from '../law/law.ts'
import { perform } from '../matter/perform.ts'
import { and, not, over, row } from './condition.ts'
import { dashboard, isReady, readyFiguresOf } from './dashboard.ts'
import type { Computing } from './computing.ts'
import { breakdownOf, figureOf } from './figure.ts'
import { defineIndicator, defineRatio, type AnyIndicator } from './indicator.ts'
import { addsUp } from './kept.ts'
import { refreshRollups } from './rollup.ts'

const s = over(sample)
const counted = <const Id extends string>(id: Id, dated: 'received_on' | 'closed_on' | { readonly issued: 'decision' }, where?: Parameters<typeof not>[0]) =>
  defineIndicator({ id, label: id, unit: '件', definition: id, of: sample, dated, by: ['track', 'respondent'], ...(where && { where }) })
const all: readonly AnyIndicator[] = [
  counted('received', 'received_on'), counted('fast', 'received_on', s.is('track', 'fast')), counted('decided', { issued: 'decision' }),
  counted('two_parties', 'received_on', s.some('party', row.is('name', '李四'))), counted('reviewed_in_time', 'received_on', s.clock('review', 'met')),
  counted('followed_by_revoked', 'received_on', s.linked('follows', row.is('outcome', 'revoked'))), counted('not_decided', 'received_on', not(s.has('decision'))),
  defineIndicator({ id: 'tracks', label: 'tracks', unit: '种', definition: 'x', of: sample, dated: 'received_on', measure: { distinct: 'track' } }),
  counted('overdue', 'received_on', s.clock('decide', 'lapsed')), counted('closed_fast', 'closed_on', and(s.is('state', 'closed'), s.is('track', 'fast'))),
  defineRatio({ id: 'fast_rate', label: 'fast_rate', unit: '%', definition: 'x', ratio: { of: 'fast', over: 'received' } }),
]
const c: Computing = { indicators: new Map(all.map((one) => [one.id, one])), procedures: new Map([[sample.id, sample]]), today: '2025-06-30' }
const kept = all.filter(addsUp)
const year = { from: '2025-01-01', until: '2026-01-01' } as const
const [bureau, market] = [unit(1), unit(2)]
const everything = ['clerk', 'handler', 'office_head', 'organ_head'] as const
const cleared = (org: string) => ({ ...somebody(org, ...everything), clearance: 2 })
const officer = { [bureau]: cleared(bureau), [unit(3)]: cleared(unit(3)) }
const respondent = somebody(market, 'handler')

let t: TestWorld
beforeAll(async () => { t = await testWorld([sampleRoom], sampleTables) })
afterAll(() => t.close())

/** Every kept figure by organisation and month, counted anew and read from the cells. */
const both = () => withScope(t.world.worker, systemCaller(DISTRICT), async (tx) => {
  const live: unknown[] = []
  for (const indicator of kept) for (const org of [bureau, market, unit(3)])
    for (const { key, value } of await breakdownOf(tx, indicator, { district: DISTRICT, orgs: [org] }, year, c, 'month')) live.push([indicator.id, key, org, value])
  const cells = await dashboard(tx, c, { district: DISTRICT }, year, kept.map(({ id }) => id))
  return { live: live.map(String).sort(), ready: cells.map(({ indicator, month, org_id, value }) => String([indicator, month.slice(0, 7), org_id, value])).sort() }
})
/**
 * Follows the journal to its end. Transactions of other databases on the server hold the edge back as well, so that one
 * refresh may come too early.
 */
async function follow(computing = c): Promise<void> {
  for (;;) {
    await refreshRollups(t.world.worker, computing)
    const { rowCount } = await t.owner.query('select from journal j, rollup_cursor r where j.txid >= r.until_txid limit 1')
    if (rowCount === 0) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
async function firstOf<T>(ask: () => Promise<T>, wanted: (answer: T) => boolean): Promise<T> {
  for (;;) { const answer = await ask(); if (wanted(answer)) return answer; await new Promise((resolve) => setTimeout(resolve, 50)) }
}
/**
 * Whoever asks for the year, whatever he sees of it: what he is told is what is counted in his sight. What hangs on a matter
 * tied to it is left out: what is kept ready was judged by the system, which sees that matter too.
 */
const readers = [0, 1, 2].flatMap((clearance) => [[bureau, market, unit(3)], [bureau], [unit(3), market]].map((orgs) => ({ ...respondent, orgs, clearance })))
const yearsAgree = async () => {
  for (const reader of readers) await withScope(t.world.pool, reader, async (tx) => {
    // Matters of others that are shared with him are not his.
    const where = { district: DISTRICT, ...reader.orgs.length < 3 && { orgs: reader.orgs } }
    const [ready] = await readyFiguresOf(tx, all, [{ where, period: year }], c)
    for (const indicator of all.filter(({ id }) => id !== 'followed_by_revoked')) expect([reader.orgs.length, reader.clearance, ready!.get(indicator.id)]).toEqual([reader.orgs.length, reader.clearance, await figureOf(tx, indicator, where, year, c)])
  })
}
const agree = async () => { const { live, ready } = await both(); expect(ready).toEqual(live); await yearsAgree() }

type Op = { readonly kind: 'apply' | 'accept' | 'convert' | 'reply' | 'decide' | 'correct' | 'transfer' | 'classify' | 'refresh'; readonly at: number; readonly day: number; readonly flag: boolean }
const op: fc.Arbitrary<Op> = fc.record({ kind: fc.constantFrom('apply', 'apply', 'accept', 'accept', 'convert', 'reply', 'decide', 'correct', 'transfer', 'classify', 'refresh'), at: fc.nat(30), day: fc.nat(60), flag: fc.boolean() })
const dayOf = (n: number): IsoDate => new Date(Date.UTC(2025, 2, 3 + n)).toISOString().slice(0, 10) as IsoDate

interface Known { readonly id: string; org: string; readonly decided: boolean }
async function step(matters: Known[], { kind, at, day, flag }: Op, pool: Pool = t.world.pool): Promise<void> {
  const world = { ...t.world, pool }
  const one = matters[at % Math.max(matters.length, 1)]
  const act = (action: string, input: object = {}, reason?: string, caller = officer[one!.org]!) => perform(world, caller, { ledger: 'sample', id: one!.id, action, input: input as never, ...(reason && { reason }) })
  if (kind === 'refresh') { await refreshRollups(t.world.worker, c); return }
  if (kind === 'apply') {
    const made = await perform(world, officer[bureau]!, {
      ledger: 'sample', action: 'apply', org_id: bureau, input: { received_on: dayOf(Math.min(day, 58)), subject: '罚款', respondent: market }, rows: { party: flag ? [{ name: '张三' }, { name: '李四' }] : [{ name: '张三' }] },
      ...(one && flag && { link: { kind: 'follows', ledger: 'sample', id: one.id } }),
    })
    matters.push({ id: made.id, org: bureau, decided: false })
  }
  if (!one) return
  if (kind === 'accept') await act('accept', { track: flag ? 'fast' : 'slow' })
  if (kind === 'convert') await act('convert')
  if (kind === 'reply') await act('reply', {}, undefined, respondent)
  if (kind === 'decide') await act('decide', { outcome: flag ? 'revoked' : 'upheld' })
  if (kind === 'correct') await act('correct', { received_on: dayOf(Math.min(day, 58)) }, '录入时误写日期')
  if (kind === 'classify') await act('set_secrecy', { secrecy: day % 3 })
  if (kind === 'transfer') { const to = one.org === bureau ? unit(3) : bureau; await act('transfer', { org_id: to }, '管辖调整'); one.org = to }
}

describe('汇总与重新计数', () => {
  test('任意办理、更正、移交之后,汇总等于重新计数', { timeout: 120_000 }, async () => {
    t.setToday('2025-05-10')
    const matters: Known[] = []
    // The whole way once, so that every figure has something to count whatever is drawn.
    const whole = ['apply', 'accept', 'reply', 'decide', 'apply', 'refresh', 'transfer', 'correct', 'classify'] as const
    for (const kind of whole) await step(matters, { kind, at: 0, day: kind === 'correct' ? 30 : 58, flag: true })
    await follow()
    await agree()
    const { ready } = await both()
    for (const id of ['fast', 'decided', 'followed_by_revoked', 'two_parties']) expect(ready.some((cell) => cell.startsWith(`${id},`))).toBe(true)
    await fc.assert(fc.asyncProperty(fc.array(op, { minLength: 4, maxLength: 14 }), async (ops) => {
      // The statute refuses many steps; what it allows is what counts.
      for (const one of ops) await step(matters, one).catch((error: { kind?: string }) => { if (!error.kind) throw error })
      await follow()
      await agree()
    }), { numRuns: 15, endOnFailure: true })
    expect(matters.length).toBeGreaterThan(whole.filter((kind) => kind === 'apply').length)
  })

  test('先开始、后提交的办理不遗漏', async () => {
    const matters: Known[] = []
    let open!: () => void
    const gate = new Promise<void>((resolve) => { open = resolve })
    // A connection whose commit waits: its transaction is older than those that commit before it.
    const slow = { connect: async () => {
      const client = await t.world.pool.connect()
      return { query: async (text: string, values?: unknown[]) => { if (text === 'commit') await gate; return client.query(text, values) }, release: () => client.release() }
    } } as unknown as Pool
    await step(matters, { kind: 'apply', at: 0, day: 5, flag: false })
    await follow()
    const before = (await both()).ready
    const late = step([], { kind: 'apply', at: 0, day: 1, flag: false }, slow)
    await new Promise((resolve) => setTimeout(resolve, 150))
    // A correction takes no number, so it does not wait for the application that holds the counter.
    await step(matters, { kind: 'correct', at: 0, day: 40, flag: true })
    await refreshRollups(t.world.worker, c)
    open()
    await late
    await follow()
    await agree()
    expect((await both()).ready).not.toEqual(before)
  })

  test('没有变化时什么也不做;一件变化只处理这一件和与它关联的', async () => {
    await follow()
    expect(await refreshRollups(t.world.worker, c)).toEqual({ records: 0, rebuilt: false })
    await step([], { kind: 'apply', at: 0, day: 3, flag: false })
    expect(await firstOf(() => refreshRollups(t.world.worker, c), (done) => done !== null && done.records > 0)).toEqual({ records: 1, rebuilt: false })
  })

  test('指标的定义变化之后全部重算', async () => {
    const changed: Computing = { ...c, indicators: new Map<string, AnyIndicator>([...c.indicators, ['heard', counted('heard', 'received_on', s.is('heard', true))]]) }
    expect((await refreshRollups(t.world.worker, changed))?.rebuilt).toBe(true)
    expect((await refreshRollups(t.world.worker, c))?.rebuilt).toBe(true)
    await follow()
    await agree()
  })

  test('随日期变化的指标不进汇总,仍然现算', async () => {
    expect(isReady(c.indicators.get('overdue')!, year, c)).toBe(false)
    expect(isReady(c.indicators.get('fast_rate')!, year, c)).toBe(true)
    expect(isReady(c.indicators.get('fast')!, { from: '2025-01-15', until: '2025-02-01' }, c)).toBe(false)
    await withScope(t.world.worker, systemCaller(DISTRICT), async (tx) => {
      const [ready] = await readyFiguresOf(tx, all, [{ where: { district: DISTRICT }, period: year }], c)
      for (const indicator of all) expect(ready!.get(indicator.id)).toMatchObject(await figureOf(tx, indicator, { district: DISTRICT }, year, c).then(({ value, records }) => ({ value, records })))
    })
  })

  test('按维度的单元格合计等于总数', async () => {
    // Two of one unit and one month that differ in the dimension: one cell of the whole, two of the parts, whatever was drawn before.
    for (const flag of [true, false]) { const matters: Known[] = []; await step(matters, { kind: 'apply', at: 0, day: 58, flag }); await step(matters, { kind: 'accept', at: 0, day: 58, flag }) }
    await follow()
    const [whole, parts] = await withScope(t.world.worker, systemCaller(DISTRICT), async (tx) => [await dashboard(tx, c, { district: DISTRICT }, year, ['received']), await dashboard(tx, c, { district: DISTRICT }, year, ['received'], 'track')])
    const total = (cells: readonly { readonly value: number }[]) => cells.reduce((sum, { value }) => sum + value, 0)
    expect(total(parts)).toBe(total(whole))
    expect(parts.length).toBeGreaterThan(whole.length)
  })

  test('一个单位的人只读到本单位的单元格', async () => {
    const seen = await withScope(t.world.pool, officer[unit(3)]!, (tx) => dashboard(tx, c, { district: DISTRICT }, year, ['received']))
    expect(seen.every(({ org_id }) => org_id === unit(3))).toBe(true)
  })
})
