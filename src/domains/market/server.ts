import type { FastifyInstance } from 'fastify'
import { withScope } from '../../kernel/access/scope.ts'
import { Fault } from '../../kernel/fault.ts'
import type { Serving } from '../../kernel/http/serving.ts'
import type { SignedIn } from '../../kernel/http/signed-in.ts'
import { yearAsked } from '../../kernel/http/year-asked.ts'
import type { CoverageView, EnterpriseFound, EnterpriseView, PlannerView } from './contract.ts'
import { coverageOf } from './coverage.ts'
import { enterpriseView, findEnterprises } from './enterprise.ts'
import { plannerView } from './planner.ts'

/** The inspection planner, the coverage of regulatory items and the page of an enterprise: read across ledgers, in the caller's scope. */
export function marketRoutes(app: FastifyInstance, serving: Serving, who: SignedIn): void {
  app.get<{ Querystring: { readonly year?: string } }>('/inspection-planner', async (request): Promise<PlannerView> => {
    const { caller } = await who.of(request)
    const year = yearAsked(request.query.year, serving.today())
    const [calendar, { people }] = await Promise.all([serving.calendar(), serving.directory(caller.district)])
    return withScope(serving.pool, caller, (tx) => plannerView(tx, { caller, year, today: serving.today(), calendar, people }))
  })
  app.get<{ Querystring: { readonly year?: string } }>('/regulatory-items/coverage', async (request): Promise<CoverageView> => {
    const { caller } = await who.of(request)
    return withScope(serving.pool, caller, (tx) => coverageOf(tx, caller, yearAsked(request.query.year, serving.today())))
  })
  app.get<{ Querystring: { readonly q?: string } }>('/enterprises', async (request): Promise<readonly EnterpriseFound[]> => {
    const { caller } = await who.of(request)
    return withScope(serving.pool, caller, (tx) => findEnterprises(tx, caller.district, request.query.q ?? ''))
  })
  app.get<{ Params: { readonly code: string } }>('/enterprises/:code', async (request): Promise<EnterpriseView> => {
    const { caller } = await who.of(request)
    const code = request.params.code.trim().toUpperCase()
    if (!/^[0-9A-Z]{18}$/.test(code)) throw new Fault('invalid', '请填写十八位统一社会信用代码')
    return withScope(serving.pool, caller, (tx) => enterpriseView(tx, serving.registry.procedures.values(), caller.district, code, serving.today()))
  })
}
