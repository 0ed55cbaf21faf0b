import type { Calendar } from './calendar.ts'
import { dayNumber, isoDate } from './day.ts'
import type { SettledDeadline } from './deadline.ts'
import type { IsoDate } from './law.ts'
import type { AnnualDate } from './term.ts'
import { workingDayUntil } from './working-day-until.ts'

/**
 * The day of `year` on which a yearly duty falls due. The date is fixed and moves neither way: when it is a
 * rest day, `practical` is the working day before it.
 */
export function annualDeadline(date: AnnualDate, year: number, calendar: Calendar): SettledDeadline {
  const [month_day, before] = 'by' in date.when ? [date.when.by, 0] : [date.when.before, 1]
  const due = dayNumber(`${year}-${month_day}` as IsoDate) - before
  const { practical, provisional, doubt } = workingDayUntil(calendar, due)
  const steps = [
    `${year}-${month_day} ${before ? '之前，不含当日' : '前，含当日'}，最后一日为 ${isoDate(due)}`,
    ...(practical === undefined ? [] : [`${isoDate(due)} 为休息日，固定日期不顺延，宜不迟于 ${isoDate(practical)} 办结`]),
    ...doubt,
  ]
  return {
    unit: 'calendar_day', nominal: isoDate(due), expected: isoDate(due),
    ...(practical !== undefined && { practical: isoDate(practical) }), ...(provisional && { provisional }), steps,
  }
}
