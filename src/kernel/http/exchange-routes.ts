import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Caller } from '../access/scope.ts'
import { Fault, notFound } from '../fault.ts'
import { returnedTo } from '../exchange/returned.ts'
import { receive } from '../exchange/receive.ts'
import { bodyOf } from './body.ts'
import type { Serving } from './serving.ts'

interface Ledger { readonly ledger: string }
/** Two thousand records of ten kilobytes. */
const BATCH_LIMIT = 20 * 1024 * 1024

/** What other systems ask for with a key: to push records of a ledger, and to read which were sent back. */
export function exchangeRoutes(app: FastifyInstance, serving: Serving): void {
  const clientOf = async (request: FastifyRequest): Promise<Caller> => {
    const key = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1]
    if (!key) throw new Fault('unauthenticated', '请在 Authorization 中以 Bearer 给出对接密钥')
    const client = await serving.sessions.byKey(key)
    if (!client) throw new Fault('unauthenticated', '对接密钥无效、已经收回或者已经到期，请向系统管理员申请新的密钥')
    if (client.first_today) await serving.worker.query('update machine_key set last_used_on = $3 where district = $1 and account_id = $2 and revoked_at is null and last_used_on is distinct from $3', [client.caller.district, client.caller.account_id, serving.today()])
    return client.caller
  }
  const known = (ledger: string): void => { if (!serving.registry.procedures.has(ledger)) throw notFound('这类案卷') }

  app.post<{ Params: Ledger }>('/exchange/:ledger', { bodyLimit: BATCH_LIMIT, config: { rateLimit: { max: 600, timeWindow: '1 minute' } } }, async (request) => {
    const caller = await clientOf(request)
    known(request.params.ledger)
    return { results: await receive(serving, caller, request.params.ledger, bodyOf(request)['records']) }
  })
  app.get<{ Params: Ledger }>('/exchange/:ledger/returned', async (request) => {
    const caller = await clientOf(request)
    known(request.params.ledger)
    return { items: await returnedTo(serving, caller, request.params.ledger) }
  })
}
