import type { ClockBrief, LightColour } from '../../kernel/http/contract.ts'

const shapes: { readonly [light in LightColour]: React.ReactNode } = {
  overdue: <path d="M8 1.5 14.5 8 8 14.5 1.5 8Z M7.2 4.5h1.6v4.6H7.2Z M7.2 10.2h1.6v1.6H7.2Z" fillRule="evenodd" />,
  due_today: <path d="M8 1.5 15 14H1Z M7.2 5.6h1.6v4.2H7.2Z M7.2 10.8h1.6v1.5H7.2Z" fillRule="evenodd" />,
  near: <path d="M8 2 14.6 13.6H1.4Z" />,
  ok: <circle cx="8" cy="8" r="5.5" fill="none" stroke="currentColor" strokeWidth="2" />,
  done: <path d="m3 8.4 3.4 3.3L13 4.8" fill="none" stroke="currentColor" strokeWidth="2.2" strokeLinecap="round" strokeLinejoin="round" />,
}

/** The words of a light: days left or over, in the unit of the term. */
function lightText({ light, left, unit, unpublished_year, due_on, minimum }: ClockBrief): string {
  if (minimum && left !== null && left < 0) return '已届满'
  if (light === 'done') return '已办'
  if (unpublished_year && due_on === null) return `待${unpublished_year}年放假安排公布后确定`
  if (light === 'due_today') return unit === 'hour' ? '今日届满' : '今日到期'
  if (left === null) return due_on ? `${due_on} 到期` : '到期日待定'
  const word = unit === 'working_day' ? '个工作日' : '日'
  return left < 0 ? `超期 ${-left} ${word}` : `剩 ${left} ${word}`
}

/** A deadline's light: shape, colour and words, never colour alone. */
export function Light({ clock, brief = false }: { readonly clock: ClockBrief; readonly brief?: boolean }) {
  const text = lightText(clock)
  return (
    <span className={`light light-${clock.light}`} title={`${clock.label}：${clock.due_on ? `${clock.due_on} 到期，` : ''}${text}`}>
      <svg viewBox="0 0 16 16" width="13" height="13" fill="currentColor" aria-hidden="true">{shapes[clock.light]}</svg>
      {brief ? <span className="sr-only">{text}</span> : text}
    </span>
  )
}
