import type { FastifyInstance } from 'fastify'
import { issueKey, revokeKeys } from '../access/machine-key.ts'
import { withScope } from '../access/scope.ts'
import { invalid } from '../fault.ts'
import { openTarget, switchTarget } from '../exchange/target.ts'
import { isIsoDate } from '../law/day.ts'
import type { IssuedKey, OutgoingTrouble, PushBatchView, PushProblemView, TargetView } from './exchange-contract.ts'
import { bodyOf, textIn } from './body.ts'
import { idOf } from './ledger-routes.ts'
import type { Serving } from './serving.ts'
import type { SignedIn } from './signed-in.ts'

interface One { readonly id: string }

/** What people see and set of the exchange: keys, platforms above, what came in, what did not get through. */
export function exchangeAdminRoutes(app: FastifyInstance, serving: Serving, who: SignedIn): void {
  app.post<{ Params: One }>('/admin/accounts/:id/keys', async (request): Promise<IssuedKey> => {
    const { caller } = await who.of(request)
    const expires_on = textIn(bodyOf(request), 'expires_on')
    if (!isIsoDate(expires_on)) throw invalid([{ field: 'expires_on', message: '请填写有效期的最后一日' }])
    return withScope(serving.pool, caller, (tx) => issueKey(tx, caller, idOf(request.params), expires_on))
  })
  app.post<{ Params: One }>('/admin/accounts/:id/keys/revoke', async (request) => {
    const { caller } = await who.of(request)
    const reason = textIn(bodyOf(request), 'reason').trim()
    if (!reason) throw invalid([{ field: 'reason', message: '请填写收回的理由' }])
    await withScope(serving.pool, caller, (tx) => revokeKeys(tx, caller, idOf(request.params), reason))
    return {}
  })

  app.get('/exchange-targets', async (request): Promise<readonly TargetView[]> => {
    const { caller } = await who.of(request)
    return withScope(serving.pool, caller, async (tx) => (await tx.query<TargetView>('select id, name, url, ledgers, sending, problem, answered_at from exchange_target where district = $1 order by made_at', [caller.district])).rows)
  })
  app.post('/exchange-targets', async (request) => {
    const { caller } = await who.of(request)
    const body = bodyOf(request)
    const ledgers = Array.isArray(body['ledgers']) ? body['ledgers'].map(String) : []
    return { id: await withScope(serving.pool, caller, (tx) => openTarget(tx, serving, caller, { name: textIn(body, 'name'), url: textIn(body, 'url'), key: textIn(body, 'key'), ledgers })) }
  })
  app.post<{ Params: One }>('/exchange-targets/:id/switch', async (request) => {
    const { caller } = await who.of(request)
    await withScope(serving.pool, caller, (tx) => switchTarget(tx, caller, idOf(request.params), bodyOf(request)['sending'] === true))
    return {}
  })

  app.get('/exchange-batches', async (request): Promise<readonly PushBatchView[]> => {
    const { caller } = await who.of(request)
    const { units, people } = await serving.directory(caller.district)
    const { rows } = await withScope(serving.pool, caller, (tx) => tx.query<Omit<PushBatchView, 'org_name' | 'sender'> & { org_id: string; account_id: string }>(
      'select id, org_id, ledger, account_id, at, accepted, revised, unchanged, refused from push_batch where district = $1 order by at desc, id desc limit 50', [caller.district]))
    return rows.map(({ org_id, account_id, ...batch }) => ({ ...batch, org_name: units.get(org_id)?.name ?? '', sender: people.get(account_id) ?? '' }))
  })
  app.get<{ Params: One }>('/exchange-batches/:id', async (request): Promise<readonly PushProblemView[]> => {
    const { caller } = await who.of(request)
    return withScope(serving.pool, caller, async (tx) => (await tx.query<PushProblemView>('select position, source_ref, problems from push_problem where district = $1 and batch_id = $2 order by position limit 500', [caller.district, idOf(request.params)])).rows)
  })
  app.get('/exchange-outgoing', async (request): Promise<readonly OutgoingTrouble[]> => {
    const { caller } = await who.of(request)
    return withScope(serving.pool, caller, async (tx) => (await tx.query<OutgoingTrouble>(
      `select ledger, matter_id as id, state, problems, answered_at from outgoing where district = $1 and state in ('refused', 'returned') order by answered_at desc limit 100`, [caller.district])).rows)
  })
}
