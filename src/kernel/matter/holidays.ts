import type { Pool } from 'pg'
import { Fault, invalid } from '../fault.ts'
import { calendarOf, nationalYears, type CalendarYear } from '../law/calendar.ts'

/** A year of the calendar as the database holds it. */
export type ImportedYear = CalendarYear & { readonly imported_at: string | null }

/** Puts the years carried with the program into an empty database; what has been entered since stands. */
export async function seedHolidays(worker: Pool): Promise<void> {
  const { rowCount } = await worker.query('select 1 from rest_day limit 1')
  if (rowCount === 0) for (const year of nationalYears) await importYear(worker, year)
}

/** A yearly notice as somebody gives it, checked as the calendar itself checks it. @throws Fault `invalid` naming what is wrong */
export function yearIn(given: unknown): CalendarYear {
  const { year, status, holidays, makeup_workdays = [], source } = (given ?? {}) as Partial<CalendarYear>
  const isRun = (run: unknown) => ['name', 'from', 'until'].every((key) => typeof (run as { readonly [key: string]: unknown } | null)?.[key] === 'string')
  const isLine = (line: unknown) => typeof line === 'string' && line.trim() !== ''
  const sources = typeof source === 'string' ? [source] : source
  const problems = [
    ...Number.isInteger(year) && year! >= 2000 && year! <= 2100 ? [] : [{ field: 'year', message: '请填写年度（year），如 2027' }],
    ...status === 'official' || status === 'provisional' ? [] : [{ field: 'status', message: '状态（status）应当是 official（正式公布）或者 provisional（暂定）' }],
    ...Array.isArray(holidays) && holidays.length > 0 && holidays.every(isRun) ? [] : [{ field: 'holidays', message: '请填写各节日（holidays）的名称和起止日期（name、from、until）' }],
    ...Array.isArray(makeup_workdays) && makeup_workdays.every((day) => typeof day === 'string') ? [] : [{ field: 'makeup_workdays', message: '调休上班日（makeup_workdays）应当是日期的列表' }],
    ...Array.isArray(sources) && sources.length > 0 && sources.every(isLine) ? [] : [{ field: 'source', message: '请填写来源（source）：通知的名称、文号或者网址' }],
  ]
  if (problems.length > 0) throw invalid(problems)
  const row = { year: year!, status: status!, holidays: holidays!.map(({ name, from, until }) => ({ name, from, until })), makeup_workdays, source: sources! }
  try {
    calendarOf([row])
  } catch (error) {
    if (error instanceof RangeError) throw invalid([{ field: 'holidays', message: error.message }])
    throw error
  }
  return row
}

/**
 * Enters a year, or puts it right: a notice that is out replaces what was provisional, never the other way round.
 * @throws Fault `conflict` for a provisional arrangement of a year whose notice has been entered
 */
export async function importYear(worker: Pool, { year, status, holidays, makeup_workdays, source }: CalendarYear): Promise<void> {
  const { rowCount } = await worker.query(
    `insert into rest_day as known (year, status, holidays, makeup_workdays, source) values ($1, $2, $3, $4, $5)
     on conflict (year) do update set status = excluded.status, holidays = excluded.holidays, makeup_workdays = excluded.makeup_workdays, source = excluded.source, imported_at = now()
     where excluded.status = 'official' or known.status = 'provisional'`,
    [year, status, JSON.stringify(holidays), makeup_workdays, source.join('\n')])
  if (rowCount === 0) throw new Fault('conflict', `${year}年正式公布的放假安排已经录入，不能改为暂定的安排`)
}

/** Every year that is known, newest first. */
export async function importedYears(worker: Pool): Promise<ImportedYear[]> {
  const { rows } = await worker.query<Omit<CalendarYear, 'source'> & { readonly source: string; readonly imported_at: Date }>(
    'select year, status, holidays, makeup_workdays, source, imported_at from rest_day order by year desc')
  return rows.map((row) => ({ ...row, source: row.source.split('\n'), imported_at: row.imported_at.toISOString() }))
}
