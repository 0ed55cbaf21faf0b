import { describe, expect, test } from 'vitest'
import { rooms } from '../../src/domains/index.ts'
import { roles, type Role } from '../../src/kernel/access/role.ts'
import { registryOf } from '../../src/kernel/matter/world.ts'
import type { AnyAction, AnyProcedure } from '../../src/kernel/procedure/procedure.ts'
import type { LookUp } from '../../src/kernel/procedure/look-up.ts'
import { list, refusals, type Capacity } from '../../src/kernel/procedure/refusals.ts'
import { defects } from '../../src/kernel/procedure/soundness.ts'
import { ambiguousLabels } from '../../src/kernel/document/document-data.ts'
import { sample, sampleRoom } from '../support/sample.ts'
import { snapshot } from '../support/snapshot.ts'

const procedures = rooms.flatMap((room) => room.procedures ?? [])

test('登记在册的业务互相指得到:关联、设定', () => {
  const registry = registryOf(rooms)
  expect(registry.procedures.size).toBe(procedures.length)
})

const settings = new Map(rooms.flatMap((room) => room.settings ?? []).map((setting) => [setting.id, setting]))
/** What a definition looks up, as it is where nobody has entered anything. */
const emptyFacts = (procedure: AnyProcedure) => Object.fromEntries((Object.entries(procedure.looksUp ?? {}) as [string, LookUp][])
  .map(([name, look]) => [name, look.kind === 'setting' ? settings.get(look.id)!.fallback : look.kind === 'kin' ? { own: '', above: [], below: [], before: [], after: [] } : look.kind === 'units' ? new Map() : look.kind === 'secret' ? '' : []]))

describe.each(procedures.map((p) => [p.label, p] as const))('%s', (_, procedure: AnyProcedure) => {
  test('程序没有缺陷', () => expect(defects(procedure)).toEqual([]))
  test('名称不生歧义', () => expect(ambiguousLabels(procedure)).toEqual([]))
  test('每一环节、期限都有条文', () => {
    for (const action of Object.values(procedure.actions) as AnyAction[]) expect(action.basis.law, action.label).toBeTruthy()
  })
  test('环节 × 状态 × 职务:只有所列的人在所列的状态能办', () => {
    const facts = emptyFacts(procedure)
    for (const [name, action] of Object.entries(procedure.actions) as [string, AnyAction][]) for (const state of Object.keys(procedure.states)) for (const role of Object.keys(roles) as Role[]) {
      const inState = action.opens === true || list(action.from).includes(state)
      const actors = action.by === 'law' ? [] : list(action.by)
      const here: Capacity = { roles: [role], of: {} }
      const kinds = (capacity: Capacity) => refusals(procedure, snapshot(procedure, { state, facts }), name, capacity, null).map((r) => r.kind)
      const given = kinds(here)
      expect(given.includes('role'), `${procedure.id}.${name} ${role}`).toBe(!actors.includes(role))
      expect(given.includes('state'), `${procedure.id}.${name} ${state}`).toBe(!inState)
      for (const actor of actors) if (typeof actor !== 'string') expect(kinds({ roles: [], of: { [actor.of]: [actor.role] } })).not.toContain('role')
    }
  })
})

test('程序自己的环节不得与通用环节同名:同名的永远轮不到', () => {
  const actions = { ...sample.actions, transfer: sample.actions.accept }
  expect(() => registryOf([{ ...sampleRoom, procedures: [{ ...sample, actions } as unknown as AnyProcedure] }])).toThrow('transfer')
})
