import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '../test/support/database.ts'
import { somebody } from '../test/support/world.ts'
import { withScope, type Tx } from '../src/kernel/access/scope.ts'
import { openPool } from '../src/kernel/db/pool.ts'
import type { Computing } from '../src/kernel/indicator/computing.ts'
import { figureOf, isCounted, isRatio, percent, recordsOf, termsOf } from '../src/kernel/indicator/figure.ts'
import type { IndicatorDef } from '../src/kernel/indicator/indicator.ts'
import { isProcedure } from '../src/kernel/indicator/sql.ts'
import { ident } from '../src/kernel/matter/tables.ts'
import { seed } from './seed.ts'
import { DISTRICT, registry, unitId } from './stage.ts'

const year = { from: '2024-01-01', until: '2025-01-01' } as const
const c: Computing = { indicators: new Map(registry.rooms.flatMap((room) => room.indicators ?? []).map((one) => [one.id, one])), procedures: registry.procedures, today: '2026-11-23' }
const all = [...c.indicators.values()]
const counted = all.filter(isCounted)
const where = { district: DISTRICT }

let database: TestDatabase, owner: Pool, app: Pool
const dataDir = mkdtempSync(join(tmpdir(), 'zhunsheng-figures-'))
beforeAll(async () => {
  database = await testDatabase()
  await seed(database, { dataDir, most: 60, today: '2026-11-23' })
  owner = openPool(database.ownerUrl, { max: 1 })
  app = openPool(database.appUrl, { max: 1 })
}, 240_000)
afterAll(async () => { await owner.end(); await app.end(); await database.drop(); rmSync(dataDir, { recursive: true }) })

/** In a transaction that is undone: the journal's guard asks at the commit, which never comes. */
async function supposing<T>(fn: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await owner.connect()
  try { await client.query('begin'); return await fn(client) } finally { await client.query('rollback'); client.release() }
}
const everyRecord = (tx: Tx, indicator: IndicatorDef) => recordsOf(tx, indicator, where, year, c, { limit: 10_000 })

/** What the list says of the measure, by adding up its lines. */
function measured(indicator: IndicatorDef, records: readonly { readonly measure: string | null }[]): number {
  const { measure = 'count' } = indicator
  if (measure === 'count') return records.length
  const values = records.flatMap(({ measure: value }) => value === null ? [] : [value])
  return 'sum' in measure ? values.reduce((sum, value) => sum + Number(value), 0) : 'distinct' in measure ? new Set(values).size : Number(values[0])
}

/** Dates a record away from the year, however the indicator dates it. */
async function moveAway(tx: Tx, indicator: IndicatorDef, id: string): Promise<void> {
  const { of: { id: ledger }, dated } = indicator
  const set = dated === 'at_end' ? isProcedure(indicator.of) ? `opened_on = '2099-12-31', closed_on = null` : `valid_from = '2099-12-31', valid_until = null`
    : typeof dated === 'string' ? `${ident(dated)} = '2099-12-31'` : `source_ref = 'moved'`
  await tx.query(`update ${ident(ledger)} set version = version + 1, ${set} where district = $1 and id = $2${isProcedure(indicator.of) ? '' : ' and valid_until is null'}`, [DISTRICT, id])
  if (typeof dated === 'object') await tx.query(`update ${'issued' in dated ? `document set dated_on = '2099-12-31'` : `service set served_on = '2099-12-31'`} where district = $1 and matter_id = $2`, [DISTRICT, id])
}

describe('每一个指标', () => {
  test('数据等于所列记录', async () => {
    let listed = 0
    await supposing(async (tx) => {
      for (const indicator of counted) {
        const figure = await figureOf(tx, indicator, where, year, c)
        const records = await everyRecord(tx, indicator)
        expect([indicator.id, figure.records, figure.value ?? 0]).toEqual([indicator.id, records.length, expect.closeTo(measured(indicator, records) || 0, 2)])
        if (records.length > 0) listed++
      }
    })
    expect(listed).toBeGreaterThan(45)
  })

  test('逐页列出与一次列出相同,没有重复', async () => {
    const indicator = counted.find(({ id }) => id === 'enforcement_inspections')!
    await supposing(async (tx) => {
      const whole = await everyRecord(tx, indicator)
      const paged: typeof whole = []
      for (;;) {
        const last = paged.at(-1)
        const page = await recordsOf(tx, indicator, where, year, c, { limit: 7, ...(last && { after: last }) })
        paged.push(...page)
        if (page.length < 7) break
      }
      expect(paged).toEqual(whole)
    })
  })

  test('改动背后的一件记录,数据随之变化', async () => {
    let moved = 0
    for (const indicator of counted) await supposing(async (tx) => {
      const before = await figureOf(tx, indicator, where, year, c)
      const [one] = await recordsOf(tx, indicator, where, year, c, { limit: 1 })
      if (!one) return
      await moveAway(tx, indicator, one.id)
      const after = await figureOf(tx, indicator, where, year, c)
      expect([indicator.id, after.records]).toEqual([indicator.id, before.records - 1])
      if ((indicator.measure ?? 'count') === 'count') expect([indicator.id, after.value]).toEqual([indicator.id, before.value! - 1])
      moved++
    })
    expect(moved).toBeGreaterThan(45)
  })

  test('比率列明分子和分母,分母为零时没有数值', async () => {
    await supposing(async (tx) => {
      for (const indicator of all.filter(isRatio)) {
        const { value, numerator, denominator } = await figureOf(tx, indicator, where, year, c)
        const [of, over] = [await figureOf(tx, c.indicators.get(indicator.ratio.of)!, where, year, c), await figureOf(tx, c.indicators.get(indicator.ratio.over)!, where, year, c)]
        expect([indicator.id, numerator, denominator]).toEqual([indicator.id, of.value ?? 0, over.value ?? 0])
        expect(value).toBe(percent(numerator!, denominator!))
        const nothing = await figureOf(tx, indicator, where, { from: '1990-01-01', until: '1991-01-01' }, c)
        if (termsOf(indicator, c).every(({ dated }) => dated !== 'at_end')) expect(nothing.value).toBeNull()
      }
    })
  })

  test('模拟区的记录一律不计', async () => {
    await supposing(async (tx) => {
      await tx.query(`update district set kind = 'practice' where code = $1`, [DISTRICT])
      for (const indicator of counted) expect([indicator.id, (await figureOf(tx, indicator, where, year, c)).records]).toEqual([indicator.id, 0])
    })
  })

  test('一个单位的人只统计本单位的记录', async () => {
    const market = unitId('market')
    const officer = { ...somebody(market, 'handler'), district: DISTRICT, districts: [DISTRICT] }
    const mine = { ...where, orgs: [market] }
    let own = 0
    for (const indicator of counted) {
      const seen = await withScope(app, officer, (tx) => figureOf(tx, indicator, mine, year, c))
      const real = await supposing((tx) => figureOf(tx, indicator, mine, year, c))
      expect([indicator.id, seen.records, seen.value]).toEqual([indicator.id, real.records, real.value])
      own += seen.records
    }
    expect(own).toBeGreaterThan(10)
    // Asked for the whole district he gets no record of a unit that has not shared it.
    for (const id of ['enforcement_inspections', 'rectification_orders', 'penalty_cases']) {
      const indicator = c.indicators.get(id)!
      const [seen, real] = [await withScope(app, officer, (tx) => figureOf(tx, indicator, where, year, c)), await supposing((tx) => figureOf(tx, indicator, mine, year, c))]
      expect([id, seen.value]).toEqual([id, real.value])
    }
  })
})
