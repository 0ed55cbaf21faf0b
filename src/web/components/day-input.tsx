import { Button, Input, Popover } from 'antd'
import { useState } from 'react'
import { isIsoDate } from '../../kernel/law/day.ts'
import type { IsoDate } from '../../kernel/law/law.ts'
import { useSession } from '../shell/session.ts'
import { weekday } from './day.ts'
import type { Tied } from './labelled.tsx'
import { MonthGrid } from './month-grid.tsx'
import { readDay } from './read-day.ts'

interface Props {
  readonly of: Partial<Tied>
  readonly label: string
  readonly value: string | null
  readonly onChange: (value: string | null) => void
  readonly latest?: string | undefined
  readonly focus?: boolean | undefined
  /** In narrow places the day of the week is left out. */
  readonly brief?: boolean
}

/** A day, typed in any usual way or picked from a calendar that knows rest days. What is no day stays as typed, for the server to name. */
export function DayInput({ of, label, value, onChange, latest, focus, brief = false }: Props) {
  const { today } = useSession()
  const [text, setText] = useState(value ?? '')
  const [open, setOpen] = useState(false)
  const [seen, setSeen] = useState(value)
  if (value !== seen) { setSeen(value); setText(value ?? '') }
  const settle = (typed: string) => { const day = readDay(typed, today); setText(day ?? typed); if ((day ?? typed) !== (value ?? '')) onChange(day ?? (typed || null)) }
  const chosen = isIsoDate(text) ? text : null
  const pick = (day: IsoDate) => { setOpen(false); settle(day) }
  const calendar = (
    <Popover trigger="click" placement="bottomRight" open={open} onOpenChange={setOpen} destroyOnHidden content={<MonthGrid at={chosen ?? today} chosen={chosen} today={today} latest={latest} pick={pick} />}>
      <Button type="text" size="small" aria-label={`${label}：打开日历`} className="day-button"><svg viewBox="0 0 16 16" width="14" height="14" fill="none" stroke="currentColor" aria-hidden="true"><rect x="2" y="3" width="12" height="11" rx="1.5" /><path d="M2 6.5h12M5 1.5V4M11 1.5V4" /></svg></Button>
    </Popover>
  )
  return (
    <Input
      {...of} {...(of.id ? {} : { 'aria-label': label })} autoFocus={focus} autoComplete="off" placeholder={brief ? '年-月-日' : '如 2025-03-01'} style={{ maxWidth: 260 }} value={text}
      onChange={(event) => setText(event.target.value)} onBlur={() => settle(text)} onKeyDown={(event) => { if (event.key === 'Enter') settle(text) }}
      suffix={<>{!brief && chosen && <span className="muted small">{weekday(chosen)}</span>}{calendar}</>}
    />
  )
}
