import { describe, expect, test } from 'vitest'
import { reconsideration } from '../../../domains/reconsideration/reconsideration.ts'
import type { ClockDetail, MatterView } from '../../../kernel/http/contract.ts'
import { findAction } from '../../registry.ts'
import { consequencesOf } from './consequences.ts'

const matter = (state: string, ...running: readonly string[]): MatterView => ({
  state, values: {}, rows: {}, clocks: running.map((deadline) => ({ deadline, state: 'running' }) as ClockDetail),
} as unknown as MatterView)
const of = (name: keyof typeof reconsideration.actions, on: MatterView | null, values = {}) => consequencesOf(reconsideration, findAction(reconsideration, name)!, on, values, '2025-03-03')

describe('办理前就能看到办理的后果', () => {
  const accepted = of('accept', matter('received', 'examination'), { track: 'ordinary' })
  test('受理:转为审理,制作受理通知书并送达申请人', () => {
    expect(accepted.states).toEqual(['trial'])
    expect(accepted.issues.map(({ label, numbered }) => [label, numbered])).toContainEqual(['受理通知书', true])
    expect(accepted.issues[0]!.serve).toContain('申请人')
  })
  test('受理:审理期限自受理日期的次日起算,长度依审理程序(第六十二条)', () => {
    expect(accepted.starts).toContainEqual(expect.objectContaining({ label: '审理期限', term: '60日', when: '自「受理日期」的次日起算' }))
    expect(of('accept', matter('received'), { track: 'simplified' }).starts).toContainEqual(expect.objectContaining({ label: '审理期限', term: '30日' }))
  })
  test('只列正在计算的期限:没有起算的,不说它办结', () => {
    expect(accepted.ends).toEqual(['受理审查期限'])
    expect(of('accept', matter('received')).ends).toEqual([])
  })
  test('中止:正在计算的审理期限中止计算(第三十九条)', () => {
    expect(of('suspend', matter('trial', 'trial')).pauses).toEqual(['审理期限'])
  })
})
