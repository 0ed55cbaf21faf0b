import { expect, test } from 'vitest'
import { addWorkingDays, calendarOf, isWorkingDay, nationalCalendar, nationalYears, UnpublishedYear, workingDayAfter, workingDaysBetween, type CalendarYear } from './calendar.ts'
import { addDays, addMonths, chinaDay, chinaMinute, dayNumber, daysBetween, isoDate, minuteNumber } from './day.ts'
import type { IsoDate } from './law.ts'

const working = (day: IsoDate) => isWorkingDay(nationalCalendar, day)
const plainYear = (year: number): CalendarYear => ({ year, status: 'official', holidays: [], makeup_workdays: [], source: ['测试'] })

test('周末休息，放假日休息，调休的周末上班', () => {
  expect(working('2024-02-09')).toBe(true) // 除夕，当年不放假
  expect(working('2024-02-12')).toBe(false)
  expect(working('2024-02-18')).toBe(true) // 星期日调休上班
  expect(working('2024-02-24')).toBe(false)
  expect(working('2020-01-31')).toBe(false) // 当年春节假期延长
  expect(working('2026-02-28')).toBe(true)
})

test('未公布的年度不作推测', () => {
  expect(() => isWorkingDay(nationalCalendar, '2031-03-04')).toThrow(new UnpublishedYear(2031))
  expect(() => workingDayAfter(nationalCalendar, '2030-06-01', 1)).toThrow(new UnpublishedYear(2030))
  expect(() => workingDayAfter(nationalCalendar, '2027-12-31', 1)).toThrow(new UnpublishedYear(2028))
  expect(() => workingDayAfter(nationalCalendar, '2007-01-02', -1)).toThrow(new UnpublishedYear(2006))
})

test('中间缺一年的日历，跨过缺年的计算一律拒绝', () => {
  const gap = calendarOf([plainYear(2030), plainYear(2032)])
  expect(workingDayAfter(gap, '2030-12-30', 1)).toBe('2030-12-31')
  expect(() => workingDayAfter(gap, '2030-12-30', 2)).toThrow(new UnpublishedYear(2031))
  expect(() => workingDaysBetween(gap, '2030-12-30', '2032-01-05')).toThrow(new UnpublishedYear(2031))
})

test('正式通知追加在后，替换暂定的年度', () => {
  const notice: CalendarYear = { ...plainYear(2027), holidays: [{ name: '元旦', from: '2027-01-01', until: '2027-01-03' }], makeup_workdays: ['2027-01-09'] }
  const calendar = calendarOf([...nationalYears, notice])
  expect(calendar.provisional).toEqual([])
  expect(workingDayAfter(calendar, '2026-12-31', 6)).toBe('2027-01-09')
})

test('自相矛盾的放假安排不予采用', () => {
  expect(() => calendarOf([{ ...plainYear(2030), makeup_workdays: ['2031-01-04'] }])).toThrow('其他年度')
  expect(() => calendarOf([{ ...plainYear(2030), holidays: [{ name: '元旦', from: '2030-01-01', until: '2030-01-05' }], makeup_workdays: ['2030-01-05'] }])).toThrow('既是放假日又是调休上班日')
  expect(() => calendarOf([{ ...plainYear(2030), holidays: [{ name: '元旦', from: '2030-01-03', until: '2030-01-01' }] }])).toThrow('止日早于起日')
})

test('随程序带的日历：调休上班日都是周末，年度连续，只有未公布的年度是暂定', () => {
  for (const { makeup_workdays } of nationalYears) {
    for (const day of makeup_workdays) expect([0, 6]).toContain(new Date(`${day}T00:00:00Z`).getUTCDay())
  }
  expect(nationalYears.map(({ year }) => year)).toEqual(Array.from({ length: 21 }, (_, i) => 2007 + i))
  expect(nationalCalendar.provisional.map(({ year }) => year)).toEqual([2027])
})

test('零个工作日就是当日', () => {
  expect(addWorkingDays(nationalCalendar, dayNumber('2024-02-10'), 0)).toBe(dayNumber('2024-02-10'))
})

test('对应日：没有对应日的月份取月末日（民法典第二百零二条）', () => {
  expect(addMonths('2024-01-31', 1)).toBe('2024-02-29')
  expect(addMonths('2025-01-31', 1)).toBe('2025-02-28')
  expect(addMonths('2024-02-29', 12)).toBe('2025-02-28')
  expect(addMonths('2024-02-29', 48)).toBe('2028-02-29')
  expect(addMonths('2024-03-31', -1)).toBe('2024-02-29')
  expect(addMonths('2024-11-30', 3)).toBe('2025-02-28')
  expect(addMonths('2025-01-15', -1)).toBe('2024-12-15')
})

test('日期加减不受夏令时和时区影响', () => {
  expect(addDays('1986-05-03', 2)).toBe('1986-05-05')
  expect(addDays('2024-02-28', 2)).toBe('2024-03-01')
  expect(daysBetween('2024-03-01', '2024-02-01')).toBe(-29)
  expect(isoDate(dayNumber('1949-10-01'))).toBe('1949-10-01')
})

test.each(['2025-02-29', '2025-13-01', '2025-00-10', '2025-1-1', '2025-01-01T00:00', '20250101', '2025/01/01', ''])('不存在的日期“%s”被拒绝', (day) => {
  expect(() => dayNumber(day as IsoDate)).toThrow(RangeError)
})

test.each(['2025-02-28T24:00', '2025-02-28T09:60', '2025-02-28T9:00', '2025-02-28 09:00', '2025-02-28T09:00:00'])('不存在的时刻“%s”被拒绝', (minute) => {
  expect(() => minuteNumber(minute as never)).toThrow(RangeError)
})

test('服务器在哪个时区，都按北京时间定日', () => {
  expect(chinaDay(new Date('2025-12-31T15:59:59Z'))).toBe('2025-12-31')
  expect(chinaDay(new Date('2025-12-31T16:00:00Z'))).toBe('2026-01-01')
  expect(chinaMinute(new Date('2025-12-31T16:05:00Z'))).toBe('2026-01-01T00:05')
})
