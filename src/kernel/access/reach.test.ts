import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { IsoDate } from '../law/law.ts'
import { covers, treeOn, type Unit } from './reach.ts'
import { offices, roles, type Role } from './role.ts'

const unit = (id: string, parent_id: string | null, kind = 'department', valid_from: IsoDate = '2000-01-01', valid_until: IsoDate | null = null): Unit =>
  ({ id, parent_id, kind, valid_from, valid_until })
const units = [
  unit('区政府', null, 'government'), unit('司法局', '区政府', 'justice_bureau'), unit('市场监管局', '区政府'), unit('市监一所', '市场监管局', 'team'),
  unit('工商局', '区政府', 'department', '2000-01-01', '2018-11-01'), unit('质监局', '区政府', 'department', '2000-01-01', '2018-11-01'),
  unit('城管委', '区政府'), unit('园林局', '区政府', 'department', '2020-01-01'),
]
const successions = [
  { from_id: '工商局', to_id: '市场监管局', on_day: '2018-11-01' as IsoDate }, { from_id: '质监局', to_id: '市场监管局', on_day: '2018-11-01' as IsoDate },
  { from_id: '城管委', to_id: '园林局', on_day: '2020-01-01' as IsoDate },
]
const now = treeOn(units, successions, '2025-03-01')
const seen = (org_id: string, role: Role, tree = now) => [...covers({ org_id, role }, tree)].sort()

describe('看得见哪些机构', () => {
  test('经办人员只看本单位,连同并入本单位的', () => {
    expect(seen('市场监管局', 'clerk')).toEqual(['工商局', '市场监管局', '质监局'].sort())
    expect(seen('市监一所', 'clerk')).toEqual(['市监一所'])
  })
  test('负责人看本单位和下属', () => {
    expect(seen('市场监管局', 'organ_head')).toEqual(['工商局', '市场监管局', '市监一所', '质监局'].sort())
  })
  test('区政府和司法局的负责人、监督人员看全区,经办人员不看', () => {
    for (const org of ['区政府', '司法局']) for (const role of ['organ_head', 'supervisor', 'statistician'] as const) expect(seen(org, role)).toHaveLength(units.length)
    expect(seen('司法局', 'clerk')).toEqual(['司法局'])
    expect(seen('市场监管局', 'supervisor')).not.toContain('城管委')
  })
  test('从仍然存在的单位分出的,看不见原单位的其余事项', () => {
    expect(seen('园林局', 'clerk')).toEqual(['园林局'])
  })
  test('合并之前互不相见', () => {
    const then = treeOn(units, successions, '2018-10-31')
    expect(seen('工商局', 'clerk', then)).toEqual(['工商局'])
    expect(seen('工商局', 'clerk')).toEqual([])
  })
  test('系统管理员和安全保密管理员看不见任何案卷', () => {
    expect(seen('区政府', 'administrator')).toEqual([])
    expect(seen('区政府', 'security_officer')).toEqual([])
    expect(offices).toHaveLength(3)
  })
  test('任何角色都不超出本区,且机构树有环时也能算完', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd', 'e')
    fc.assert(fc.property(
      fc.array(fc.record({ id, parent_id: fc.option(id), kind: fc.constantFrom('government', 'department', 'team') })),
      fc.array(fc.record({ from_id: id, to_id: id })), id, fc.constantFrom(...Object.keys(roles) as Role[]),
      (tree, edges, org_id, role) => {
        const all = tree.map((u) => unit(u.id, u.parent_id, u.kind))
        const reached = covers({ org_id, role }, treeOn(all, edges.map((e) => ({ ...e, on_day: '2019-01-01' as IsoDate })), '2025-01-01'))
        expect(reached.filter((one) => !['a', 'b', 'c', 'd', 'e'].includes(one))).toEqual([])
        expect(new Set(reached).size).toBe(reached.length)
      }))
  })
})
