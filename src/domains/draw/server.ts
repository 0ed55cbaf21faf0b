import type { FastifyInstance } from 'fastify'
import { rolesIn, withScope } from '../../kernel/access/scope.ts'
import { progressOf, stopWork } from '../../kernel/draw/under-way.ts'
import { Fault } from '../../kernel/fault.ts'
import { idOf } from '../../kernel/http/ledger-routes.ts'
import type { Serving } from '../../kernel/http/serving.ts'
import type { SignedIn } from '../../kernel/http/signed-in.ts'
import { drawRow, poolView } from './pool-view.ts'
import { recordOf } from './record-of.ts'

/** What the draw page asks besides the matter: the pool by stratum, how far freezing and drawing are, and the file with which anyone draws again. */
export function drawRoutes(app: FastifyInstance, serving: Serving, who: SignedIn): void {
  app.get<{ Params: { readonly id: string } }>('/draw/:id/pool', async (request) => poolView(serving, (await who.of(request)).caller, idOf(request.params)))

  app.get<{ Params: { readonly id: string } }>('/draw/:id/work', async (request, reply) => {
    const { caller } = await who.of(request)
    const { id } = await withScope(serving.pool, caller, (tx) => drawRow(tx, caller, idOf(request.params)))
    return reply.type('application/json; charset=utf-8').send(JSON.stringify(progressOf(id)))
  })
  app.delete<{ Params: { readonly id: string } }>('/draw/:id/work', async (request, reply) => {
    const { caller } = await who.of(request)
    const row = await withScope(serving.pool, caller, (tx) => drawRow(tx, caller, idOf(request.params)))
    if (rolesIn(caller, row.org_id).length === 0) throw new Fault('forbidden', '由办理这次抽取的单位停止')
    stopWork(row.id)
    return reply.code(204).send()
  })

  app.get<{ Params: { readonly id: string } }>('/draw/:id/record', async (request, reply) => {
    const { caller } = await who.of(request)
    const id = idOf(request.params)
    const units = await serving.organisations(caller.district)
    const record = await withScope(serving.pool, caller, async (tx) => {
      const row = await drawRow(tx, caller, id)
      return recordOf(tx, row as never, units.get(row.org_id)?.name ?? '')
    })
    return reply.header('content-disposition', `attachment; filename="draw-${id}.json"`).type('application/json; charset=utf-8').send(JSON.stringify(record, null, 1))
  })
}
