import { describe, expect, test } from 'vitest'
import { rooms } from '../../src/domains/index.ts'
import { diagramOf } from '../../src/kernel/procedure/diagram.ts'
import { barsOf, chaptersOf, deadlineNotes, stepFacts, termLines } from '../../src/kernel/procedure/explain.ts'
import type { AnyAction, AnyDeadline } from '../../src/kernel/procedure/procedure.ts'

const procedures = rooms.flatMap((room) => room.procedures ?? [])

describe.each(procedures.map((procedure) => [procedure.label, procedure] as const))('「%s」的程序说明', (_, procedure) => {
  test('每个环节、期限都能用话说出来，没有代号和空白', () => {
    const said = [
      ...(Object.values(procedure.actions) as AnyAction[]).flatMap((action) => [...stepFacts(procedure, action, true).map(([, text]) => text), ...barsOf(action).map(({ text }) => text)]),
      ...(Object.values(procedure.deadlines) as AnyDeadline[]).flatMap((deadline) => [...termLines(procedure, deadline, () => '设定'), ...deadlineNotes(procedure, deadline)].map(({ text }) => text)),
    ]
    for (const text of said) expect(text).toMatch(/^(?!.*(?:undefined|null|[a-z]_[a-z])).+$/)
  })
  test('每个环节恰好说明一次：立案、所在状态或者多数状态', () => {
    const { openings, states, general } = chaptersOf(procedure)
    const told = new Set([...openings, ...general, ...states.flatMap(({ actions }) => actions)])
    expect(told.size).toBe(Object.keys(procedure.actions).length)
  })
  test('状态图画出全部状态，箭头都有名称', () => {
    const { boxes, arrows } = diagramOf(procedure)
    expect(boxes.filter(({ label }) => label !== '').map(({ label }) => label)).toEqual(Object.values(procedure.states).map((state) => (state as { label: string }).label))
    for (const { labels, points } of arrows) { expect(labels.length).toBeGreaterThan(0); expect(points.length).toBeGreaterThan(1) }
  })
})
