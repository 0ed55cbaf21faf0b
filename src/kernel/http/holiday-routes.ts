import type { FastifyInstance } from 'fastify'
import type { Caller } from '../access/scope.ts'
import { Fault } from '../fault.ts'
import { importYear, importedYears, yearIn } from '../matter/holidays.ts'
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
