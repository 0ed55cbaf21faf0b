import type { Pool } from 'pg'
import { nationalYears, type CalendarYear } from '../law/calendar.ts'

/** A year of the calendar as the database holds it. */
export type ImportedYear = CalendarYear & { readonly imported_at: string | null }

/** Puts the years carried with the program into an empty database; what has been entered since stands. */
export async function seedHolidays(worker: Pool): Promise<void> {
  const { rowCount } = await worker.query('select 1 from rest_day limit 1')
  if (rowCount === 0) for (const year of nationalYears) await importYear(worker, year)
}

/** Enters a year, or puts it right: a notice that is out replaces what was provisional. */
export async function importYear(worker: Pool, { year, status, holidays, makeup_workdays, source }: CalendarYear): Promise<void> {
  await worker.query(
    `insert into rest_day (year, status, holidays, makeup_workdays, source) values ($1, $2, $3, $4, $5)
     on conflict (year) do update set status = excluded.status, holidays = excluded.holidays, makeup_workdays = excluded.makeup_workdays, source = excluded.source, imported_at = now()`,
    [year, status, JSON.stringify(holidays), makeup_workdays, source.join('\n')])
}

/** Every year that is known, newest first. */
export async function importedYears(worker: Pool): Promise<ImportedYear[]> {
  const { rows } = await worker.query<Omit<CalendarYear, 'source'> & { readonly source: string; readonly imported_at: Date }>(
    'select year, status, holidays, makeup_workdays, source, imported_at from rest_day order by year desc')
  return rows.map((row) => ({ ...row, source: row.source.split('\n'), imported_at: row.imported_at.toISOString() }))
}
