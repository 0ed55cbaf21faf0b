import { isIsoDate } from '../../../kernel/law/day.ts'
import type { CalendarYear } from '../../../kernel/law/calendar.ts'
import type { IsoDate } from '../../../kernel/law/law.ts'

type Read = { readonly year: CalendarYear } | { readonly message: string }

/**
 * Reads a year's arrangement from lines a person types (or from JSON of the same shape).
 * @returns the year, or the first line that cannot be read and how it should look
 */
export function readYear(text: string): Read {
  if (text.trim().startsWith('{')) {
    try { return { year: JSON.parse(text) as CalendarYear } } catch { return { message: '文件不是完整的 JSON，请检查括号和引号' } }
  }
  const holidays: { name: string; from: IsoDate; until: IsoDate }[] = []
  const makeup_workdays: IsoDate[] = []
  const source: string[] = []
  let year: number | undefined
  for (const [at, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.trim()
    const wrong = (wanted: string): Read => ({ message: `第 ${at + 1} 行“${line}”：${wanted}` })
    const [head = '', ...rest] = line.split(/[\s，、,]+/)
    if (line === '') continue
    if (/^\d{4}年?$/.test(line)) year = Number(line.slice(0, 4))
    else if (head === '依据') source.push(line.replace(/^依据\s*/, ''))
    else if (head === '调休') {
      const bad = rest.find((day) => !isIsoDate(day))
      if (bad) return wrong(`“${bad}”不是实有的日期，格式如 2028-01-22`)
      makeup_workdays.push(...rest as IsoDate[])
    } else {
      const [from = '', until = from] = rest.filter((word) => word !== '至')
      if (!isIsoDate(from) || !isIsoDate(until)) return wrong('应当是节日名称和起止日期，如：春节 2028-01-25 2028-01-31')
      holidays.push({ name: head, from, until })
    }
  }
  if (!year) return { message: '请在第一行写明年度，如：2028年' }
  if (holidays.length === 0) return { message: '请逐行填写节日和起止日期' }
  if (source.length === 0) return { message: '请写明依据：通知的文号或者网址' }
  return { year: { year, status: 'official', holidays, makeup_workdays, source } }
}
