import { describe, expect, test } from 'vitest'
import { sample } from '../../../../test/support/sample.ts'
import type { Calendar } from '../../law/calendar.ts'
import type { Clock } from '../replica.ts'
import { briefOf } from './light.ts'

const calendar: Calendar = { years: new Map(), holidays: new Set(), makeups: new Set() } as unknown as Calendar
const waiting = { ...sample, deadlines: { ...sample.deadlines, appeal: { ...sample.deadlines.appeal, minimum: true } } } as unknown as typeof sample
const brief = (procedure: typeof sample, due_on: '2025-03-10') => briefOf(procedure, { deadline: 'appeal', due_on, unpublished_year: null, unit: 'calendar_day', basis: sample.actions.accept.basis }, '2025-03-20', calendar)

describe('期限的灯', () => {
  test('届满前不得办理的期间（陈述申辩、要求听证、催告）过了就是届满，不是超期', () => {
    expect(brief(sample, '2025-03-10')).toMatchObject({ light: 'overdue', left: -10, minimum: false })
    expect(brief(waiting, '2025-03-10')).toMatchObject({ light: 'done', left: -10, minimum: true })
  })
  test('结案以后，属于当事人、法律的期间（复议、起诉期限）过了不是超期；承办单位的仍是', () => {
    const of = (whose: Clock['whose'], state: Clock['state'], closed: boolean) => briefOf(sample, { deadline: 'appeal', due_on: '2025-03-10', unpublished_year: null, unit: 'calendar_day', basis: sample.actions.accept.basis, whose, state }, '2025-03-20', calendar, closed).light
    expect([of('law', 'running', true), of('party', 'running', true), of('party', 'lapsed', true), of('law', 'lapsed', false)]).toEqual(['done', 'done', 'done', 'done'])
    expect([of('unit', 'running', true), of('unit', 'lapsed', true), of('respondent', 'late', true), of('party', 'running', false), of('law', 'running', false)]).toEqual(Array.from({ length: 5 }, () => 'overdue'))
  })
})
