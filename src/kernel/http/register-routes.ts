import type { FastifyInstance } from 'fastify'
import { invalid } from '../fault.ts'
import type { IsoDate } from '../law/law.ts'
import { listEntries, readEntry } from '../matter/read/entries.ts'
import type { Search } from '../matter/read/filter.ts'
import { keep } from '../register/keep.ts'
import type { AnyRegister } from '../register/register.ts'
import { bodyOf, keyOf, objectIn, textIn, type Body } from './body.ts'
import { idOf } from './ledger-routes.ts'
import type { Serving } from './serving.ts'
import type { SignedIn } from './signed-in.ts'

interface One { readonly id: string }

/** The generic routes of one register. */
export function registerRoutes(app: FastifyInstance, serving: Serving, who: SignedIn, register: AnyRegister): void {
  const at = `/registers/${register.id}`
  app.get<{ Querystring: Search }>(at, async (request) => listEntries(serving, register, (await who.of(request)).caller, request.query))
  app.get<{ Params: One }>(`${at}/:id`, async (request) => readEntry(serving, register, (await who.of(request)).caller, idOf(request.params)))

  app.post(at, async (request) => {
    const { caller } = await who.of(request)
    const body = bodyOf(request)
    return keep(serving, caller, register, { kind: 'enter', org_id: textIn(body, 'org_id'), from: dayIn(body), input: objectIn(body, 'input') }, keyOf(request).key)
  })
  app.post<{ Params: One }>(`${at}/:id/revise`, async (request) => {
    const { caller } = await who.of(request)
    const body = bodyOf(request)
    return keep(serving, caller, register, { kind: 'revise', id: idOf(request.params), from: dayIn(body), input: objectIn(body, 'input'), expected_version: versionIn(body), reason: textIn(body, 'reason') }, keyOf(request).key)
  })
  app.post<{ Params: One }>(`${at}/:id/end`, async (request) => {
    const { caller } = await who.of(request)
    const body = bodyOf(request)
    return keep(serving, caller, register, { kind: 'end', id: idOf(request.params), from: dayIn(body), expected_version: versionIn(body), reason: textIn(body, 'reason') }, keyOf(request).key)
  })
}

// `keep` checks that the day exists.
const dayIn = (body: Body): IsoDate => textIn(body, 'from') as IsoDate

function versionIn(body: Body): number {
  const version = body['expected_version']
  if (!Number.isInteger(version)) throw invalid([{ field: 'expected_version', message: '请刷新页面后重新提交' }])
  return version as number
}
