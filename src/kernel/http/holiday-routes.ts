import type { FastifyInstance } from 'fastify'
import type { Caller } from '../access/scope.ts'
import { Fault, invalid } from '../fault.ts'
import { calendarOf, type CalendarYear } from '../law/calendar.ts'
import { importYear, importedYears } from '../matter/holidays.ts'
import { recountYear } from '../matter/recount.ts'
import type { HolidayImported, HolidayYearView } from './admin-contract.ts'
import { bodyOf } from './body.ts'
import type { Serving } from './serving.ts'
import type { SignedIn } from './signed-in.ts'

/** The yearly holiday notices: what is known, and entering the next one. */
export function holidayRoutes(app: FastifyInstance, serving: Serving, who: SignedIn): void {
  const may = (caller: Caller) => caller.roles.some((held) => held.role === 'administrator')
  app.get('/holidays', async (request): Promise<HolidayYearView[]> => {
    const { caller } = await who.of(request)
    return (await importedYears(serving.worker)).map((year) => ({ ...year, may_import: may(caller) }))
  })
  app.post('/holidays', async (request): Promise<HolidayImported> => {
    const { caller } = await who.of(request)
    if (!may(caller)) throw new Fault('forbidden', '放假安排由系统管理员录入')
    const year = yearIn(bodyOf(request))
    await importYear(serving.worker, year)
    serving.forget()
    return { year: year.year, recounted: await recountYear(serving, year.year) }
  })
}

/** The notice as entered, checked as the calendar itself checks it. @throws Fault `invalid` */
export function yearIn(given: unknown): CalendarYear {
  const { year, status, holidays, makeup_workdays, source } = given as Partial<CalendarYear>
  const problems = [
    ...Number.isInteger(year) && year! >= 2000 && year! <= 2100 ? [] : [{ field: 'year', message: '请填写年度,如 2027' }],
    ...status === 'official' || status === 'provisional' ? [] : [{ field: 'status', message: '请选择正式公布或者暂定' }],
    ...Array.isArray(holidays) && holidays.length > 0 && holidays.every((run) => run && typeof run.name === 'string' && typeof run.from === 'string' && typeof run.until === 'string') ? [] : [{ field: 'holidays', message: '请填写各节日的名称和起止日期' }],
    ...Array.isArray(makeup_workdays) && makeup_workdays.every((day) => typeof day === 'string') ? [] : [{ field: 'makeup_workdays', message: '调休上班日应当是日期的列表' }],
    ...Array.isArray(source) && source.some((line) => typeof line === 'string' && line.trim() !== '') ? [] : [{ field: 'source', message: '请填写通知的名称、文号或者网址' }],
  ]
  if (problems.length > 0) throw invalid(problems)
  const row = { year: year!, status: status!, holidays: holidays!, makeup_workdays: makeup_workdays!, source: source! }
  try {
    calendarOf([row])
  } catch (error) {
    if (error instanceof RangeError) throw invalid([{ field: 'holidays', message: error.message }])
    throw error
  }
  return row
}
