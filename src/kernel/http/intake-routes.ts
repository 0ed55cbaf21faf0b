import type { FastifyInstance } from 'fastify'
import { withScope } from '../access/scope.ts'
import { notFound } from '../fault.ts'
import { waitingIntake, type Waiting } from '../matter/intake.ts'
import type { Performed } from './contract.ts'
import { idOf, performed } from './ledger-routes.ts'
import type { Serving } from './serving.ts'
import type { SignedIn } from './signed-in.ts'

/** What the public has handed in: what waits, and opening a matter with it. */
export function intakeRoutes(app: FastifyInstance, serving: Serving, who: SignedIn): void {
  app.get('/intake', async (request): Promise<Waiting[]> => {
    const { caller } = await who.of(request)
    return withScope(serving.pool, caller, (tx) => waitingIntake(tx, serving, caller))
  })

  app.post<{ Params: { readonly id: string } }>('/intake/:id/accept', async (request): Promise<Performed> => {
    const { caller } = await who.of(request)
    const id = idOf(request.params)
    const { rows: [item] } = await withScope(serving.pool, caller, (tx) => tx.query<{ ledger: string; org_id: string }>('select ledger, org_id from intake where district = $1 and id = $2', [caller.district, id]))
    const procedure = item && serving.registry.procedures.get(item.ledger)
    if (!item || !procedure?.intake) throw notFound('这件来件')
    return performed(serving, procedure, caller, { action: procedure.intake.action, org_id: item.org_id, intake: id })
  })
}
