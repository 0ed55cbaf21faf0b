import { afterAll, beforeAll, expect, test } from 'vitest'
import { enforcementBody } from '../../../test/support/certificates.ts'
import { testServing, type TestServing } from '../../../test/support/serving.ts'
import { withScope } from '../../kernel/access/scope.ts'
import { endWithUnits } from '../../kernel/matter/end-with-unit.ts'
import { keep } from '../../kernel/register/keep.ts'
import { rooms } from '../index.ts'
import { merge } from '../organisation/change.ts'

let t: TestServing
beforeAll(async () => { t = await testServing(rooms, { today: '2025-03-03' }) }, 60_000)
afterAll(() => t.close())

test('执法单位合并之后，名录中它的记录自撤销之日终止，以前的日子仍然查得到；承接的、别的不受影响（行政处罚法第十七条）', async () => {
  const government = await t.district.unit({ name: '某区人民政府', kind: 'government' })
  const justice = await t.district.unit({ name: '某区司法局', kind: 'justice_bureau', parent_id: government })
  const [quality, market, health] = await Promise.all(['质监局', '市监局', '卫健委'].map((name) => t.district.unit({ name, parent_id: government }))) as [string, string, string]
  const admin = await t.district.caller((await t.somebody(government, 'administrator')).id)
  const supervisor = await t.district.caller((await t.somebody(justice, 'supervisor')).id)
  for (const [unit, name] of [[quality, '质监局'], [market, '市监局'], [health, '卫健委']] as const)
    await keep(t.world, supervisor, enforcementBody, { kind: 'enter', org_id: justice, from: '2024-01-02', input: { unit, name, kind: 'organ', enforcement_field: 'market' } })
  const complaints: unknown[] = []
  const ended = () => endWithUnits(t.world, (_, error) => complaints.push(error))
  expect(await ended()).toBe(0)

  // Entered before its day, it takes effect on its day.
  await withScope(t.world.pool, admin, (tx) => merge(tx, admin, [quality], market, { on: '2025-04-01', reason: '某编〔2025〕1号' }))
  t.world.forget()
  expect(await ended()).toBe(0)
  t.setToday('2025-04-01')
  expect([await ended(), await ended()]).toEqual([1, 0])
  expect(complaints).toEqual([])
  const listed = async (on: string) => (await t.owner.query<{ name: string }>('select name from enforcement_body where district = $1 and valid_from <= $2 and (valid_until is null or valid_until > $2) order by name', [t.district.code, on])).rows.map(({ name }) => name)
  expect(await listed('2025-03-31')).toEqual(['卫健委', '市监局', '质监局'].sort())
  expect(await listed('2025-04-01')).toEqual(['卫健委', '市监局'].sort())
  const { rows: [entry] } = await t.owner.query(`select j.action, j.actor_id, j.reason, j.effective_on::text from journal j join enforcement_body e on e.district = j.district and e.id = j.matter_id where e.name = '质监局' order by j.version desc limit 1`)
  expect(entry).toEqual({ action: 'end', actor_id: null, reason: '单位撤销、合并，自撤销之日起终止', effective_on: '2025-04-01' })
})
