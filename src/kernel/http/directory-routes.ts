import type { FastifyInstance } from 'fastify'
import { withScope } from '../access/scope.ts'
import { isId } from '../field/check.ts'
import { isGuest, type Role } from '../access/role.ts'
import { kindsBeyond, unitsBeneath } from '../matter/beyond.ts'
import { readUnits, readWorklist } from '../matter/read/worklist.ts'
import { searchMatters } from '../matter/read/search.ts'
import type { Search } from '../matter/read/filter.ts'
import type { AccountView, OrganisationView } from './contract.ts'
import type { Serving } from './serving.ts'
import type { SignedIn } from './signed-in.ts'

/** What every page needs besides its own record: units, people, the worklist, the search box. */
export function directoryRoutes(app: FastifyInstance, serving: Serving, who: SignedIn): void {
  const kinds = new Set([...serving.registry.procedures.values()].flatMap((procedure) => [...kindsBeyond(procedure)]))
  app.get('/organisations', async (request): Promise<OrganisationView[]> => {
    const { caller } = await who.of(request)
    const { units } = await serving.directory(caller.district)
    const beneath = [...(await unitsBeneath(serving, caller.district, kinds)).values()].filter(({ district }) => caller.districts.includes(district))
    return [
      ...[...units.values()].map(({ id, parent_id, name, short_name, kind, valid_from, valid_until }) => ({ id, parent_id, name, short_name, kind, valid_from, valid_until })),
      ...beneath.map(({ id, name, short_name, kind, district }) => ({ id, parent_id: null, name, short_name, kind, valid_from: null, valid_until: null, district })),
    ]
  })

  app.get<{ Querystring: { org_id?: string } }>('/accounts', async (request): Promise<AccountView[]> => {
    const { caller } = await who.of(request)
    const { org_id } = request.query
    if ((org_id && !isId(org_id)) || caller.roles.every(({ role }) => isGuest(role))) return []
    const { rows } = await withScope(serving.pool, caller, (tx) => tx.query<AccountView & { readonly roles: readonly Role[] }>(
      `select a.id, a.name, a.org_id, coalesce(array_agg(distinct r.role) filter (where r.role is not null), '{}') as roles
       from account a left join account_role r on r.district = a.district and r.account_id = a.id and r.valid_from <= $2 and (r.valid_until is null or r.valid_until > $2)
       where a.district = $1 and ($3::uuid is null or a.org_id = $3 or r.org_id = $3) group by a.id, a.name, a.org_id order by a.org_id, a.name`,
      [caller.district, serving.today(), org_id || null]))
    return rows
  })

  app.get<{ Querystring: Search }>('/worklist', async (request) => readWorklist(serving, (await who.of(request)).caller, request.query))
  app.get('/worklist/units', async (request) => readUnits(serving, (await who.of(request)).caller))
  app.get<{ Querystring: { q?: string } }>('/search', async (request) => searchMatters(serving, (await who.of(request)).caller, (request.query.q ?? '').slice(0, 100)))
}
