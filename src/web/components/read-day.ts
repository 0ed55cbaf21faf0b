import { addDays, isIsoDate } from '../../kernel/law/day.ts'
import type { IsoDate } from '../../kernel/law/law.ts'

const two = (digits: string) => digits.padStart(2, '0')

/**
 * Reads a day as people type it: 2025-03-01, 2025.3.1, 2025。3。1, 20250301, 2025年3月1日, 3-1 (of this year), 今天, 昨天; in full-width figures too.
 * @returns the day, or null for what is none
 */
export function readDay(text: string, today: IsoDate): IsoDate | null {
  const typed = text.trim().normalize('NFKC').replaceAll('。', '.')
  if (typed === '今天') return today
  if (typed === '昨天') return addDays(today, -1)
  const whole = /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?$/.exec(typed) ?? /^(\d{4})(\d\d)(\d\d)$/.exec(typed)
  const short = whole ? null : /^(\d{1,2})[-./月](\d{1,2})日?$/.exec(typed)
  const day = whole ? `${whole[1]}-${two(whole[2]!)}-${two(whole[3]!)}` : short ? `${today.slice(0, 4)}-${two(short[1]!)}-${two(short[2]!)}` : ''
  return isIsoDate(day) ? day : null
}
