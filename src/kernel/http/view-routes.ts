import type { FastifyInstance } from 'fastify'
import { withScope } from '../access/scope.ts'
import { invalid, notFound } from '../fault.ts'
import { newId } from '../matter/id.ts'
import type { SavedView } from './admin-contract.ts'
import { bodyOf, textIn } from './body.ts'
import { idOf } from './ledger-routes.ts'
import type { Serving } from './serving.ts'
import type { SignedIn } from './signed-in.ts'

/** Saved lists: a name for what the address bar holds. One's own, or for the unit. */
export function viewRoutes(app: FastifyInstance, serving: Serving, who: SignedIn): void {
  app.get<{ Querystring: { readonly ledger?: string } }>('/views', async (request): Promise<SavedView[]> => {
    const { caller } = await who.of(request)
    const { rows } = await withScope(serving.pool, caller, (tx) => tx.query<SavedView>(
      'select id, ledger, name, search, shared, account_id = $2 as mine from saved_view where district = $1 and ledger = $3 order by account_id <> $2, name', [caller.district, caller.account_id, request.query.ledger ?? '']))
    return rows
  })

  app.post('/views', async (request): Promise<{ readonly id: string }> => {
    const { caller } = await who.of(request)
    const body = bodyOf(request)
    const [ledger, name, search] = [textIn(body, 'ledger'), textIn(body, 'name').trim(), textIn(body, 'search')]
    const org_id = caller.roles[0]?.org_id
    if (!serving.registry.procedures.has(ledger) && !serving.registry.registers.has(ledger)) throw notFound('这类案卷')
    if (name.length < 1 || name.length > 40) throw invalid([{ field: 'name', message: '请为视图取一个 1 至 40 字的名称' }])
    if (search.length > 2000 || !org_id) throw invalid([{ field: 'search', message: '筛选条件过长，不能保存' }])
    const { rows: [saved] } = await withScope(serving.pool, caller, (tx) => tx.query<{ id: string }>(
      `insert into saved_view (district, id, account_id, org_id, shared, ledger, name, search) values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (district, account_id, ledger, name) do update set search = excluded.search, shared = excluded.shared, saved_at = now() returning id`,
      [caller.district, newId(), caller.account_id, org_id, body['shared'] === true, ledger, name, search]))
    return { id: saved!.id }
  })

  app.delete<{ Params: { readonly id: string } }>('/views/:id', async (request, reply) => {
    const { caller } = await who.of(request)
    const { rowCount } = await withScope(serving.pool, caller, (tx) => tx.query('delete from saved_view where district = $1 and id = $2 and account_id = $3', [caller.district, idOf(request.params), caller.account_id]))
    if (rowCount === 0) throw notFound('这个视图')
    return reply.code(204).send()
  })
}
