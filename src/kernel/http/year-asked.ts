import { Fault } from '../fault.ts'

/** The year a page is asked for; this one where none is named. */
export function yearAsked(asked: string | undefined, today: string): number {
  const year = Number(asked ?? today.slice(0, 4))
  if (!Number.isInteger(year) || year < 2000 || year > 2100) throw new Fault('invalid', '年度应当是四位数字，如 2025')
  return year
}
