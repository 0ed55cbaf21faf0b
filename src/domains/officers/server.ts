import type { FastifyInstance } from 'fastify'
import { withScope } from '../../kernel/access/scope.ts'
import { Fault } from '../../kernel/fault.ts'
import type { Serving } from '../../kernel/http/serving.ts'
import type { SignedIn } from '../../kernel/http/signed-in.ts'
import type { HoursView } from './contract.ts'
import { hoursOf } from './hours.ts'

/** Training of the year by officer, read in the caller's scope. */
export function officerRoutes(app: FastifyInstance, serving: Serving, who: SignedIn): void {
  app.get<{ Querystring: { readonly year?: string } }>('/officers/training-hours', async (request): Promise<HoursView> => {
    const { caller } = await who.of(request)
    const year = Number(request.query.year ?? serving.today().slice(0, 4))
    if (!Number.isInteger(year) || year < 2000 || year > 2100) throw new Fault('invalid', '年度应当是四位数字，如 2025')
    return withScope(serving.pool, caller, (tx) => hoursOf(tx, caller.district, year, serving.today()))
  })
}
