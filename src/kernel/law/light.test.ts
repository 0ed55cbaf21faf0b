import { expect, test } from 'vitest'
import { nationalCalendar as calendar } from './calendar.ts'
import { daysLeft, lightOf, type Due } from './light.ts'

const friday: Due = { expected: '2025-06-20', unit: 'working_day' }

test('剩余天数按期限的单位计：工作日期限数工作日，自然日期限数自然日', () => {
  expect(daysLeft({ expected: '2024-02-18', unit: 'working_day' }, '2024-02-08', calendar)).toBe(2)
  expect(daysLeft({ expected: '2024-02-18', unit: 'calendar_day' }, '2024-02-08', calendar)).toBe(10)
  expect(daysLeft(friday, '2025-06-20', calendar)).toBe(0)
})

test('逾期为负数，逢周末也不为零', () => {
  expect(daysLeft(friday, '2025-06-21', calendar)).toBe(-1)
  expect(daysLeft(friday, '2025-06-24', calendar)).toBe(-2)
  expect(daysLeft({ ...friday, unit: 'calendar_day' }, '2025-06-24', calendar)).toBe(-4)
})

test('灯号：办结、正常、临期、今日到期、逾期', () => {
  expect(lightOf(friday, '2025-06-16', calendar)).toBe('ok')
  expect(lightOf(friday, '2025-06-17', calendar)).toBe('near')
  expect(lightOf(friday, '2025-06-16', calendar, { near: 4 })).toBe('near')
  expect(lightOf(friday, '2025-06-20', calendar)).toBe('due_today')
  expect(lightOf(friday, '2025-06-21', calendar)).toBe('overdue')
  expect(lightOf(friday, '2025-07-21', calendar, { ended: true })).toBe('done')
})

test('长假之前提前亮灯：节后首日到期的，节前三个工作日内即为临期', () => {
  expect(lightOf({ expected: '2025-10-09', unit: 'calendar_day' }, '2025-09-28', calendar)).toBe('near')
  expect(lightOf({ expected: '2025-10-09', unit: 'calendar_day' }, '2025-09-26', calendar)).toBe('ok')
})

test('以小时计的期限，过了时刻即为逾期', () => {
  const due: Due = { expected: '2025-05-02T15:30', unit: 'hour' }
  expect(lightOf(due, '2025-05-02T15:30', calendar)).toBe('due_today')
  expect(lightOf(due, '2025-05-02T15:31', calendar)).toBe('overdue')
  expect(lightOf(due, '2025-05-02', calendar)).toBe('due_today')
  expect(daysLeft(due, '2025-05-02T16:00', calendar)).toBe(-1)
})

test('到期日在日历未公布的年度的，宁早勿迟', () => {
  const due: Due = { expected: '2028-01-10', unit: 'calendar_day' }
  expect(lightOf(due, '2027-12-28', calendar)).toBe('near')
  expect(lightOf(due, '2027-12-27', calendar)).toBe('ok')
})
