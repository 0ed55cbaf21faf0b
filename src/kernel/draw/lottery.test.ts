import { describe, expect, test } from 'vitest'
import { dayNumber, dayNumberOf, isoDate } from '../law/day.ts'
import { lotteries, periodProblems } from './lottery.ts'
import { carriedPauses, readPause, type Pause } from './pauses.ts'

const told = (kind: string, period: string, due_on: string, pauses: readonly Pause[] = carriedPauses) => periodProblems({ kind, period, due_on, sides: [] }, pauses).join()

// As the lotteries announced them, before and after the pauses.
test.each([
  ['double_colour', '2022058', '2022-05-24'], ['double_colour', '2023001', '2023-01-01'], ['double_colour', '2023118', '2023-10-15'], ['double_colour', '2024151', '2024-12-31'], ['double_colour', '2025001', '2025-01-02'],
  ['double_colour', '2025011', '2025-01-26'], ['double_colour', '2025012', '2025-02-06'], ['double_colour', '2025096', '2025-08-21'], ['super_lotto', '26030', '2026-03-23'], ['happy_8', '2025001', '2025-01-01'],
])('期号与开奖日期相合的，可以作为种子来源：%s %s %s', (kind, period, due_on) => expect(told(kind, period, due_on)).toBe(''))

test.each([
  ['已经开出的期号写成以后的日期', 'double_colour', '2025100', '2025-10-12', '这一天开出的是第 2025117 期。已经开出的期号不能作为种子'],
  ['休市刚过，上一期的期号', 'double_colour', '2025116', '2025-10-12', '这一天开出的是第 2025117 期'],
  ['不计休市的期号', 'double_colour', '2025016', '2025-02-06', '这一天开出的是第 2025012 期'],
  ['那一天不开奖', 'double_colour', '2025117', '2025-10-13', '每周二、四、日开奖，2025-10-13 是星期一'],
  ['休市期间', 'double_colour', '2026018', '2026-02-15', '休市，不开奖'],
  ['大乐透的星期', 'super_lotto', '25117', '2025-10-14', '每周一、三、六开奖'],
])('期号与开奖日期不合的，不得固定名册：%s', (_, kind, period, due_on, problem) => expect(told(kind, period, due_on)).toContain(problem))

describe('期号、星期和休市期间确定唯一的一天', () => {
  test.each(Object.entries(lotteries))('%s：六年之中每个期号恰有一个开奖日，每个开奖日恰有一个期号', (kind, { year }) => {
    const days = new Map<string, string>()
    for (let at = dayNumberOf(2021, 1, 1); at <= dayNumber('2026-12-31'); at++) {
      const due_on = isoDate(at)
      const [, named] = /第 (\d+) 期。/.exec(told(kind, `${year(due_on)}000`, due_on)) ?? []
      if (named === undefined) continue
      expect(days.has(named), named).toBe(false)
      days.set(named, due_on)
      expect(told(kind, named, due_on)).toBe('')
    }
    expect(days.size).toBeGreaterThan(800)
  })
})

describe('程序未载休市安排的年度', () => {
  const entered = ['2027-02-04 至 2027-02-13', '2027-10-01 至 2027-10-04'].map((text) => readPause(text)!)
  test('春节休市之前的，不受影响；此后的，录入之前不得固定，说明怎样办', () => {
    expect(told('double_colour', '2027003', '2027-01-07')).toBe('')
    expect(told('double_colour', '2027016', '2027-02-18')).toContain('2027年彩票市场春节休市的起止日期尚未录入')
    expect(told('double_colour', '2027110', '2027-10-10', [...carriedPauses, entered[0]!])).toContain('2027年彩票市场国庆节休市的起止日期尚未录入')
  })
  test('录入之后，只有一个期号相合', () => {
    const passing = Array.from({ length: 154 }, (_, at) => `2027${String(at + 1).padStart(3, '0')}`).filter((period) => told('double_colour', period, '2027-02-18', [...carriedPauses, ...entered]) === '')
    expect(passing).toEqual(['2027017'])
  })
  test.each(['2027-02-04', '2027-02-13 至 2027-02-04', '2027-02-30 至 2027-03-04', '2027-02-04 至 2027-12-31', '春节十天'])('“%s”不是一段休市期间', (text) => expect(readPause(text)).toBeNull())
})
