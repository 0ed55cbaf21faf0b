import { describe, expect, test } from 'vitest'
import { procedures } from '../../registry.ts'
import { diagramOf } from '../../../kernel/procedure/diagram.ts'

describe.each(procedures.map((procedure) => [procedure.label, procedure] as const))('%s的状态图', (_, procedure) => {
  const { width, height, boxes, arrows } = diagramOf(procedure)
  const states = boxes.filter(({ label }) => label !== '')

  test('每个状态出现一次,都在图内', () => {
    expect(states.map(({ state }) => state).sort()).toEqual(Object.keys(procedure.states).sort())
    for (const box of states) {
      expect(box.x - box.width / 2).toBeGreaterThanOrEqual(0)
      expect(box.x + box.width / 2).toBeLessThanOrEqual(width)
      expect(box.y + box.height / 2).toBeLessThanOrEqual(height)
    }
  })
  test('状态互不重叠', () => {
    for (const a of states) for (const b of states)
      if (a !== b) expect(Math.abs(a.x - b.x) >= (a.width + b.width) / 2 || Math.abs(a.y - b.y) >= (a.height + b.height) / 2, `${a.label} ${b.label}`).toBe(true)
  })
  test('法律自动发生的环节另画一条线', () => {
    const lawful = Object.values(procedure.actions as Record<string, { by: unknown; to?: unknown; opens?: true }>).some(({ by, to, opens }) => by === 'law' && (opens === true || to !== undefined))
    expect(arrows.some(({ law }) => law)).toBe(lawful)
  })
})
