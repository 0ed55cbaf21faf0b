import type { FastifyInstance } from 'fastify'
import { withScope } from '../access/scope.ts'
import { Fault } from '../fault.ts'
import { verifyJournal } from '../journal/seal.ts'
import { cursorOf, placeOf } from '../matter/read/cursor.ts'
import type { SealView, VerificationView } from './admin-contract.ts'
import type { Page } from './contract.ts'
import type { Serving } from './serving.ts'
import type { SignedIn } from './signed-in.ts'

const PAGE = 50

/** The seals of the journal, and counting them again. */
export function sealRoutes(app: FastifyInstance, serving: Serving, who: SignedIn): void {
  app.get<{ Querystring: { after?: string } }>('/journal/seals', async (request): Promise<Page<SealView>> => {
    const { caller } = await who.of(request)
    const after = request.query.after ? Number(placeOf(serving.cursorKey, 'seals', request.query.after).id) : null
    const { rows } = await withScope(serving.pool, caller, (tx) => tx.query<Omit<SealView, 'sealed_at'> & { readonly sealed_at: Date }>(
      `select seq, algorithm, entries, encode(root, 'hex') as root, encode(previous, 'hex') as previous, encode(head, 'hex') as head, sealed_at from seal where $1::bigint is null or seq < $1 order by seq desc limit ${PAGE + 1}`, [after]))
    const items = rows.slice(0, PAGE).map((row) => ({ ...row, sealed_at: row.sealed_at.toISOString() }))
    return { items, next: rows.length > PAGE ? cursorOf(serving.cursorKey, 'seals', { key: null, id: String(items.at(-1)!.seq) }) : null }
  })

  // The whole journal is read again: much work, and for those who answer for it.
  app.post('/journal/verify', { config: { rateLimit: { max: 3, timeWindow: '1 minute' } } }, async (request): Promise<VerificationView> => {
    const { caller } = await who.of(request)
    if (!caller.roles.some(({ role }) => role === 'auditor' || role === 'administrator' || role === 'supervisor')) throw new Fault('forbidden', '日志校验由安全审计员、系统管理员或者执法监督人员办理')
    const started = performance.now()
    const ledgers = [...serving.registry.procedures.keys(), ...serving.registry.registers.keys()]
    return { ...await verifyJournal(serving.worker, ledgers), milliseconds: Math.round(performance.now() - started) }
  })
}
