import type { FastifyInstance } from 'fastify'
import { withScope, type Caller, type Tx } from '../../kernel/access/scope.ts'
import { invalid, notFound } from '../../kernel/fault.ts'
import type { OrganisationDetail } from '../../kernel/http/admin-contract.ts'
import { bodyOf, objectIn, textIn, type Body } from '../../kernel/http/body.ts'
import { idOf } from '../../kernel/http/ledger-routes.ts'
import type { Serving } from '../../kernel/http/serving.ts'
import type { SignedIn } from '../../kernel/http/signed-in.ts'
import { isIsoDate } from '../../kernel/law/day.ts'
import { abolish, establish, merge, revise, type Aftermath, type Decision } from './change.ts'
import { organisation } from './definition.ts'

interface One { readonly id: string }
const fields = Object.keys(organisation.fields)

/** Units are set up, renamed, merged and abolished by acts of their own: what they did until then stays theirs. */
export function organisationRoutes(app: FastifyInstance, serving: Serving, who: SignedIn): void {
  const at = '/admin/organisations'
  const write = async <T>(caller: Caller, run: (tx: Tx) => Promise<T>): Promise<T> => {
    const result = await withScope(serving.pool, caller, run)
    serving.forget()
    who.forget()
    return result
  }
  const one = async (caller: Caller, id: string): Promise<OrganisationDetail> => {
    const [found] = await withScope(serving.pool, caller, (tx) => detailsOf(tx, caller, id))
    if (!found) throw notFound('该机构')
    return found
  }

  app.get(at, async (request) => {
    const { caller } = await who.of(request)
    return withScope(serving.pool, caller, (tx) => detailsOf(tx, caller))
  })
  app.post(at, async (request) => {
    const { caller } = await who.of(request)
    const body = bodyOf(request)
    return one(caller, await write(caller, (tx) => establish(tx, caller, objectIn(body, 'input'), decisionIn(body))))
  })
  app.post<{ Params: One }>(`${at}/:id/revise`, async (request) => {
    const { caller } = await who.of(request)
    const body = bodyOf(request)
    const id = idOf(request.params)
    await write(caller, (tx) => revise(tx, caller, id, objectIn(body, 'input'), decisionIn(body)))
    return one(caller, id)
  })
  app.post<{ Params: One }>(`${at}/:id/merge`, async (request) => {
    const { caller } = await who.of(request)
    const body = bodyOf(request)
    const id = idOf(request.params)
    const { moved, open_matters }: Aftermath = await write(caller, (tx) => merge(tx, caller, [id], textIn(body, 'into'), decisionIn(body)))
    return { moved: moved.length, open_matters }
  })
  app.post<{ Params: One }>(`${at}/:id/abolish`, async (request) => {
    const { caller } = await who.of(request)
    const body = bodyOf(request)
    const id = idOf(request.params)
    await write(caller, (tx) => abolish(tx, caller, id, decisionIn(body)))
    return one(caller, id)
  })
}

function decisionIn(body: Body): Decision {
  const [on, reason] = [textIn(body, 'on'), textIn(body, 'reason').trim()]
  const problems = [
    ...isIsoDate(on) ? [] : [{ field: 'on', message: '请填写生效日期，格式如 2025-03-01' }],
    ...reason ? [] : [{ field: 'reason', message: '请填写依据的文件或者决定' }],
  ]
  if (!isIsoDate(on) || problems.length > 0) throw invalid(problems)
  return { on, reason }
}

/** Every unit there is or has been, with its former names and what became of it. */
async function detailsOf(tx: Tx, caller: Caller, id?: string): Promise<OrganisationDetail[]> {
  const { rows } = await tx.query<{ id: string; valid_from: OrganisationDetail['valid_from']; since: OrganisationDetail['since']; valid_until: OrganisationDetail['valid_until']; ended_reason: string | null; former: OrganisationDetail['former'] | null; successors: OrganisationDetail['successors'] | null; [field: string]: unknown }>(
    `select distinct on (o.id) o.*, min(o.valid_from) over (partition by o.id) as since,
       (select json_agg(json_build_object('name', f.name, 'until', f.valid_until) order by f.valid_from desc) from organisation f where f.district = o.district and f.id = o.id and f.valid_until is not null and f.valid_from < o.valid_from and f.name <> o.name) as former,
       (select json_agg(json_build_object('id', s.to_id, 'on', s.on_day, 'kind', s.kind, 'name', (select n.name from organisation n where n.district = s.district and n.id = s.to_id order by n.valid_from desc limit 1)) order by s.on_day)
         from organisation_successor s where s.district = o.district and s.from_id = o.id) as successors
     from organisation o where o.district = $1 and ($2::uuid is null or o.id = $2) order by o.id, o.valid_from desc`, [caller.district, id ?? null])
  return rows.map((row) => ({
    id: row.id, values: Object.fromEntries(fields.map((name) => [name, row[name]])), valid_from: row.valid_from, since: row.since, valid_until: row.valid_until, ended_reason: row.ended_reason,
    former: row.former ?? [], successors: row.successors ?? [],
  }))
}
