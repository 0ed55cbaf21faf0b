import { afterAll, beforeAll, expect, test } from 'vitest'
import { DISTRICT, testWorld, unit, type TestWorld } from '../../../test/support/world.ts'
import { systemCaller, withScope } from '../access/scope.ts'
import type { IsoDate } from '../law/law.ts'
import { kin, type Kin } from '../procedure/look-up.ts'
import type { AnyProcedure } from '../procedure/procedure.ts'
import { loadFacts } from './facts.ts'
import type { Replica } from './replica.ts'

let t: TestWorld
const [government, bureau, team, section, old, older, split] = [21, 22, 23, 24, 25, 26, 27].map(unit) as [string, string, string, string, string, string, string]
beforeAll(async () => {
  t = await testWorld([])
  await t.owner.query('alter table organisation disable trigger user; alter table organisation_successor disable trigger user')
  for (const [id, parent, until] of [[government, null, null], [bureau, government, null], [team, bureau, null], [section, team, null], [old, government, '2025-01-01'], [older, government, '2020-01-01'], [split, government, null]])
    await t.owner.query(`insert into organisation (district, id, org_id, valid_from, valid_until, name, short_name, kind, parent_id) values ($1, $2, $2, '2010-01-01', $3, $5, $5, 'department', $4)`, [DISTRICT, id, until, parent, String(id)])
  for (const [from, to, on] of [[older, old, '2020-01-01'], [old, bureau, '2025-01-01'], [bureau, split, '2026-01-01']])
    await t.owner.query(`insert into organisation_successor (district, from_id, to_id, on_day, kind) values ($1, $2, $3, $4, 'merged')`, [DISTRICT, from, to, on])
})
afterAll(() => t.close())

const of = async (org_id: string, on: IsoDate): Promise<Kin> => {
  const procedure = { looksUp: { kin }, deadlines: {} } as unknown as AnyProcedure
  const { facts } = await withScope(t.world.worker, systemCaller(DISTRICT), (tx) => loadFacts(tx, t.world, procedure, { row: { district: DISTRICT, org_id } } as unknown as Replica, {}, on))
  return facts['kin'] as Kin
}

test('上级只到直接的一级，下属到底；合并前的机构一路追溯，分出的只在分出之后', async () => {
  expect(await of(bureau, '2025-06-01')).toMatchObject({ own: bureau, above: [government], after: [] })
  const { below, before } = await of(bureau, '2025-06-01')
  expect([[...below].sort(), [...before].sort()]).toEqual([[team, section].sort(), [old, older].sort()])
  expect((await of(bureau, '2026-01-01')).after).toEqual([split])
  expect((await of(bureau, '2024-12-31')).before).toEqual([])
  expect((await of(old, '2025-06-01')).after).toEqual([bureau])
})
