import { dayNumber, weekdayOf } from '../../kernel/law/day.ts'
import type { IsoDate } from '../../kernel/law/law.ts'

export const weekday = (day: IsoDate): string => `星期${'日一二三四五六'[weekdayOf(dayNumber(day))]}`
/** 11月22日 星期日. */
export const weekdayText = (day: IsoDate): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日 ${weekday(day)}`
