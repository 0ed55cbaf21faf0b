import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { nationalCalendar } from './calendar.ts'
import { answerCase, type DeadlineCase } from './deadline-case.ts'

const FILE = new URL('../../../../shared/law/deadline-cases.json', import.meta.url)

type Answered = DeadlineCase & { nominal?: string, expected?: string, practical?: string, expectedAmount?: number, chargeableDays?: number }

test.skipIf(!existsSync(FILE))('成案期限算例逐件相符（没有 ../shared/law/deadline-cases.json 时跳过）', () => {
  const { cases } = JSON.parse(readFileSync(FILE, 'utf8')) as { cases: Answered[] }
  const answer = (given: Answered) => ({ ...answerCase(given, nationalCalendar), steps: undefined })
  expect(cases.length).toBeGreaterThanOrEqual(88)
  expect(cases.map(answer)).toEqual(cases.map(({ id, nominal, expected, practical, expectedAmount, chargeableDays }) =>
    Object.fromEntries(Object.entries({ id, nominal, expected, practical, expectedAmount, chargeableDays }).filter(([, value]) => value !== undefined))))
})
