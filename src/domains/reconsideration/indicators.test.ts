import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { AnyIndicator } from '../../kernel/indicator/indicator.ts'
import { indicators } from './indicators.ts'

const all: readonly AnyIndicator[] = indicators
const FILE = new URL('../../../../shared/seeds/figures.json', import.meta.url)
interface Figure { readonly subsystem: string; readonly nature: string; readonly indicator: string; readonly unit: string }

test('指标不重名，比率的两端都有定义', () => {
  const ids = all.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  for (const indicator of all) if ('ratio' in indicator) expect(ids).toEqual(expect.arrayContaining([indicator.ratio.of, indicator.ratio.over]))
})

test.skipIf(!existsSync(FILE))('五份报告中的行政复议数据都有指标，单位一致（没有 ../shared/seeds/figures.json 时跳过）', () => {
  const read = JSON.parse(readFileSync(FILE, 'utf8')) as readonly Figure[] | { readonly figures: readonly Figure[] }
  const figures = ('figures' in read ? read.figures : read).filter(({ subsystem, nature }) => subsystem === 'reconsideration' && nature === 'result')
  expect(figures).toHaveLength(20)
  const units = new Map(all.map(({ id, unit }) => [id, unit]))
  for (const { indicator, unit } of figures) {
    const ours = units.get(indicator)
    expect(ours, indicator).toBeDefined()
    expect(ours, indicator).toBe(unit)
  }
})
