import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { holidayOn, nationalCalendar } from '../../kernel/law/calendar.ts'
import { addDays, addMonths, dayNumber, weekdayOf } from '../../kernel/law/day.ts'
import type { IsoDate } from '../../kernel/law/law.ts'
import { weekday } from './day.ts'

interface Props { readonly at: IsoDate; readonly chosen: IsoDate | null; readonly today: IsoDate; readonly latest: string | undefined; readonly pick: (day: IsoDate) => void }
const MOVES: { readonly [key: string]: number } = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }

/** What a day is by the national calendar carried with the program. */
function kindOf(day: IsoDate): { readonly kind: string; readonly text: string } {
  const number = dayNumber(day)
  const holiday = holidayOn(nationalCalendar, number)
  if (holiday) return { kind: 'rest', text: `${holiday}放假` }
  if (nationalCalendar.makeup_workdays.includes(number)) return { kind: 'makeup', text: '调休上班' }
  return [0, 6].includes(weekdayOf(number)) ? { kind: 'rest', text: '周末' } : { kind: 'work', text: '' }
}

/** A month to pick a day from, with rest days and make-up days; arrows move by day and week. */
export function MonthGrid({ at, chosen, today, latest, pick }: Props) {
  const [focused, setFocused] = useState(at)
  const grid = useRef<HTMLDivElement>(null)
  useEffect(() => { grid.current?.querySelector<HTMLButtonElement>(`[data-day="${focused}"]`)?.focus() }, [focused])
  const first = `${focused.slice(0, 8)}01` as IsoDate
  const blanks = (weekdayOf(dayNumber(first)) + 6) % 7
  const days: IsoDate[] = []
  for (let day = first; day.slice(0, 7) === first.slice(0, 7); day = addDays(day, 1)) days.push(day)
  const onKeyDown = (event: React.KeyboardEvent) => {
    const move = MOVES[event.key]
    const next = move ? addDays(focused, move) : event.key === 'PageUp' ? addMonths(focused, -1) : event.key === 'PageDown' ? addMonths(focused, 1) : null
    if (next) { event.preventDefault(); setFocused(next) }
  }
  const turn = (months: number, label: string, sign: string) => <Button size="small" type="text" aria-label={label} onClick={() => setFocused(addMonths(focused, months))}>{sign}</Button>
  return (
    <div className="month-grid" ref={grid} onKeyDown={onKeyDown} role="group" aria-label="选择日期">
      <div className="row apart">{turn(-12, '上一年', '«')}{turn(-1, '上一月', '‹')}<strong aria-live="polite">{focused.slice(0, 4)}年{Number(focused.slice(5, 7))}月</strong>{turn(1, '下一月', '›')}{turn(12, '下一年', '»')}</div>
      <div className="week" aria-hidden="true">{[...'一二三四五六日'].map((name) => <span key={name}>{name}</span>)}</div>
      <div className="week">
        {Array.from({ length: blanks }, (_, i) => <span key={i} />)}
        {days.map((day) => {
          const { kind, text } = kindOf(day)
          return <button key={day} type="button" data-day={day} disabled={latest !== undefined && day > latest} tabIndex={day === focused ? 0 : -1} aria-pressed={day === chosen} aria-label={`${Number(day.slice(8))}日 ${weekday(day)}${text && `，${text}`}`} title={text || undefined} className={['day', kind, day === chosen && 'start', day === today && 'today'].filter(Boolean).join(' ')} onClick={() => pick(day)}>{Number(day.slice(8))}</button>
        })}
      </div>
      <div className="row apart small muted"><span>灰底为休息日，蓝框为调休上班</span>{(latest === undefined || today <= latest) && <Button size="small" type="link" onClick={() => pick(today)}>今天</Button>}</div>
    </div>
  )
}
