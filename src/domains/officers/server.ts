import type { FastifyInstance } from 'fastify'
import { withScope } from '../../kernel/access/scope.ts'
import type { Serving } from '../../kernel/http/serving.ts'
import type { SignedIn } from '../../kernel/http/signed-in.ts'
import { yearAsked } from '../../kernel/http/year-asked.ts'
import type { HoursView } from './contract.ts'
import { hoursOf } from './hours.ts'

/** Training of the year by officer, read in the caller's scope. */
export function officerRoutes(app: FastifyInstance, serving: Serving, who: SignedIn): void {
  app.get<{ Querystring: { readonly year?: string } }>('/officers/training-hours', async (request): Promise<HoursView> => {
    const { caller } = await who.of(request)
    return withScope(serving.pool, caller, (tx) => hoursOf(tx, caller.district, yearAsked(request.query.year, serving.today()), serving.today()))
  })
}
