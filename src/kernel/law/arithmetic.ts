import { holidayOn, type Calendar } from './calendar.ts'
import type { Count, DeadlineRequest } from './count.ts'
import { isoDate, isoMinute } from './day.ts'
import { extentText } from './term.ts'

/** The steps of a count in Chinese, one sentence each, in the order in which a person would do them by hand. */
export function arithmeticOf(request: DeadlineRequest, count: Count): string[] {
  const { term, extensions = [], calendar, direction } = request
  const { runs, start, nominal, expected, practical, pushed, provisional } = count
  const text = term.unit === 'hour' ? isoMinute : isoDate
  const backward = direction === 'backward'
  const steps: string[] = []

  if (request.restart) steps.push(`${request.restart} 重新起算，此前自 ${request.start} 起的计算作废`)
  if (term.unit === 'hour') steps.push(`自 ${text(start)} 起${backward ? '向前' : '连续'}计算，休息日不扣除`)
  else steps.push(backward ? `${text(start)} 当日不计入，向前倒推` : `${text(start)} 当日不计入，自次日起算`)
  if (extensions.length > 0) {
    steps.push(`延长${extensions.map(extentText).join('、')}，与原期限${extentText(term)}合并连续计算，共${runs.map(extentText).join('加')}`)
  }
  for (const { from, until, by, reason } of pushed) {
    const unit = term.unit === 'hour' ? '分钟' : runs[0]!.unit === 'working_day' ? '个工作日' : '日'
    const range = term.unit === 'hour' ? span(text(from), text(until)) : span(text(from + 1), text(until))
    steps.push(`扣除 ${range}${reason ? `（${reason}）` : ''}，共${by}${unit}`)
  }
  if (nominal === undefined) return steps

  if (runs.some(({ unit }) => unit === 'working_day')) {
    steps.push(...restsBetween(calendar, backward ? nominal : start + 1, backward ? start - 1 : nominal))
  }
  steps.push(endText(count, text(nominal), backward))
  if (expected !== undefined && expected !== nominal) {
    const rest = `${text(nominal)} 为${holidayOn(calendar, nominal) ?? '周末'}休息日`
    steps.push(term.end_day === 'by_analogy'
      ? `${rest}，本法未作规定，参照《民法典》第二百零三条顺延至 ${text(expected)}；宜不迟于 ${text(nominal)} 办结`
      : `${rest}，顺延至休息日结束后的第一个工作日 ${text(expected)}`)
  }
  if (practical !== undefined) steps.push(`${text(nominal)} 为${holidayOn(calendar, nominal) ?? '周末'}休息日，宜不迟于 ${text(practical)} 办结`)
  if (provisional) steps.push(`${provisional}年放假安排尚未公布，按法定节日暂算；通知公布后重新计算`)
  return steps
}

/** 2024-02-10 至 02-17; a year is repeated only when it changes. */
const span = (from: string, until: string): string =>
  from === until ? from : `${from} 至 ${from.slice(0, 4) === until.slice(0, 4) ? until.slice(5) : until}`

/** The holidays passed over and the make-up days counted from `from` to `until`, in order of time. */
function restsBetween({ holidays, makeup_workdays }: Calendar, from: number, until: number): string[] {
  const found: { day: number, text: string }[] = []
  for (const { name, from: first, until: last } of holidays) {
    if (last < from) continue
    if (first > until) break
    found.push({ day: first, text: `跳过 ${span(isoDate(first), isoDate(last))} ${name}` })
  }
  for (const day of makeup_workdays) if (day >= from && day <= until) found.push({ day, text: `调休上班 ${isoDate(day)}，计入` })
  return found.toSorted((a, b) => a.day - b.day).map(({ text }) => text)
}

function endText({ runs, pushed }: Count, end: string, backward: boolean): string {
  const { length, unit } = runs.at(-1)!
  const way = backward ? '向前' : ''
  if (unit === 'working_day' && runs.length === 1 && pushed.length === 0) return `${way}第${length}个工作日为 ${end}`
  if (unit === 'month' && runs.length === 1 && pushed.length === 0) {
    return `${extentText(runs[0]!)}${backward ? '前' : '后'}的对应日（没有对应日的为月末日）为 ${end}`
  }
  return unit === 'hour' ? `${way}满${length}小时为 ${end}` : `${way}计满${runs.map(extentText).join('加')}，最后一日为 ${end}`
}
