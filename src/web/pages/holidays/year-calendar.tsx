import { dayNumberOf, isoDate, weekdayOf } from '../../../kernel/law/day.ts'
import type { CalendarYear } from '../../../kernel/law/calendar.ts'

/** A year at a glance, a month a line. */
export function YearCalendar({ year }: { readonly year: CalendarYear }) {
  const kindOf = (number: number): string => {
    const day = isoDate(number)
    if (year.makeup_workdays.includes(day)) return 'makeup'
    if (year.holidays.some(({ from, until }) => from <= day && day <= until)) return 'holiday'
    return [0, 6].includes(weekdayOf(number)) ? 'rest' : 'work'
  }
  return (
    <figure aria-label={`${year.year}年日历：${year.holidays.map(({ name, from, until }) => `${name} ${from} 至 ${until}`).join('；')}`}>
      <div className="months" aria-hidden="true">
        {Array.from({ length: 12 }, (_, month) => {
          const first = dayNumberOf(year.year, month + 1, 1)
          const length = dayNumberOf(year.year + (month === 11 ? 1 : 0), month === 11 ? 1 : month + 2, 1) - first
          return [
            <span key={`label ${month}`} className="muted small nowrap">{month + 1}月</span>,
            <div key={month} className="days">{Array.from({ length }, (_, at) => <span key={at} className={`day ${kindOf(first + at)}`}>{at + 1}</span>)}</div>,
          ]
        })}
      </div>
      <figcaption className="legend"><span><i className="day holiday" />放假</span><span><i className="day rest" />周末</span><span><i className="day makeup" />调休上班</span></figcaption>
    </figure>
  )
}
