import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { rooms } from '../src/domains/index.ts'

const FILE = new URL('../../shared/seeds/figures.json', import.meta.url)
interface Figure { readonly subsystem: string; readonly nature: string; readonly indicator: string }
const modelled = ['enforcement-cases', 'enforcement-officers', 'enforcement-supervision', 'market-supervision', 'reconsideration']

test.skipIf(!existsSync(FILE)).each(modelled)('五份报告中 %s 的工作数据都有指标（没有 ../shared/seeds/figures.json 时跳过）', (subsystem) => {
  const figures = (JSON.parse(readFileSync(FILE, 'utf8')) as readonly Figure[]).filter((one) => one.nature === 'result' && one.subsystem === subsystem)
  expect(figures.length).toBeGreaterThan(5)
  const known = new Set(rooms.flatMap((room) => room.indicators ?? []).map(({ id }): string => id))
  expect([...new Set(figures.map(({ indicator }) => indicator).filter((id) => !known.has(id)))]).toEqual([])
})
