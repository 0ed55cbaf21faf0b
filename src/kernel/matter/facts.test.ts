import { afterAll, beforeAll, expect, test } from 'vitest'
import { DISTRICT, testWorld, unit, type TestWorld } from '../../../test/support/world.ts'
import { inspection } from '../../domains/enforcement/inspection.ts'
import { rooms } from '../../domains/index.ts'
import { systemCaller, withScope } from '../access/scope.ts'
import { openPool } from '../db/pool.ts'
import { loadFacts } from './facts.ts'
import type { Replica } from './replica.ts'

let t: TestWorld
beforeAll(async () => { t = await testWorld(rooms) }, 60_000)
afterAll(() => t.close())

test('一个环节要查的各项一次问完：跨单位的各项合用一个连接，许多人同时办理也不互相等待', async () => {
  const narrow = openPool(t.database.workerUrl, { max: 1 })
  let taken = 0
  narrow.on('acquire', () => { taken++ })
  // Names are asked for on a connection of the same few.
  const world = { ...t.world, worker: narrow, people: async () => { await narrow.query('select 1'); return new Map([[unit(7), '某']]) } }
  const row = { district: DISTRICT, org_id: unit(2), id: unit(9), subject_code: '91990112MA05X7T13P', handlers: [unit(7)], enforcement_field: 'market' }
  try {
    const all = await Promise.all(Array.from({ length: 8 }, () => withScope(t.world.pool, systemCaller(DISTRICT), (tx) => loadFacts(tx, world, inspection, { row } as unknown as Replica, {}, '2025-03-03'))))
    expect(all.map(({ facts }) => [facts['officer_names'], facts['certificates'], facts['visits']])).toEqual(all.map(() => [[{ id: unit(7), name: '某' }], [], []]))
    // Eight for the names, eight for all else.
    expect(taken).toBe(16)
  } finally {
    await narrow.end()
  }
}, 20_000)
