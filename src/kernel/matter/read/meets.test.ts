import { describe, expect, test } from 'vitest'
import { sample } from '../../../../test/support/sample.ts'
import { actionThatMeets } from './meets.ts'

describe('待办一行里给出的环节', () => {
  test('只有一个环节能使期限办结的，就是它', () => {
    expect(actionThatMeets(sample, 'decide', 'trying')).toEqual({ name: 'decide', label: sample.actions.decide.label })
    expect(actionThatMeets(sample, 'appeal', 'trying')).toBeNull()
  })
  test('期限以某一日期为止、该日期由环节自行记下的，也认得出来：公示、备案不须打开案卷去找', () => {
    const told = { ...sample, deadlines: { ...sample.deadlines, publication: { ...sample.deadlines.review, until: { dated: 'received_on' } } },
      actions: { ...sample.actions, publish: { ...sample.actions.accept, label: '公示', from: 'decided', to: undefined, asks: [], sets: (m: { on: string }) => ({ received_on: m.on }) } } } as unknown as typeof sample
    expect(actionThatMeets(told, 'publication', 'decided')).toEqual({ name: 'publish', label: '公示' })
  })
  test('期限以进入某一状态为止、还有别的去路的，不替人选：审核中的案件不因终止最快就提示终止', () => {
    const { states, actions, deadlines } = sample
    const reviewed = { ...sample, states: { ...states, review: { label: '审核' } }, deadlines: { ...deadlines, trial: { ...deadlines.review, until: { entering: 'decided' } } },
      actions: { ...actions, terminate: { ...actions.accept, label: '终止', from: 'review', to: 'decided' }, pass: { ...actions.accept, label: '审核通过', from: 'review', to: 'trying' } } } as unknown as typeof sample
    expect(actionThatMeets(reviewed, 'trial', 'review')).toBeNull()
    const { pass: _, ...only } = reviewed.actions as typeof actions & { pass: unknown }
    expect(actionThatMeets({ ...reviewed, actions: only } as unknown as typeof sample, 'trial', 'review')).toEqual({ name: 'terminate', label: '终止' })
  })
})
