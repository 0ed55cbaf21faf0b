import type { FastifyInstance } from 'fastify'
import { unmask } from '../access/unmask.ts'
import { withScope, type Caller } from '../access/scope.ts'
import { invalid, notFound } from '../fault.ts'
import { isId } from '../field/check.ts'
import type { Fields } from '../field/field.ts'
import type { IsoDate } from '../law/law.ts'
import type { Asked } from '../matter/asked.ts'
import { perform, type Command } from '../matter/perform.ts'
import { readJournal } from '../matter/read/journal.ts'
import { briefOf } from '../matter/read/light.ts'
import { countMatters, listMatters } from '../matter/read/list.ts'
import { readMatter } from '../matter/read/matter.ts'
import { openingsOf } from '../matter/read/openings.ts'
import type { Search } from '../matter/read/filter.ts'
import { loadMatter } from '../matter/store.ts'
import type { AnyProcedure } from '../procedure/procedure.ts'
import { bodyOf, keyOf, objectIn, textIn, type Body } from './body.ts'
import type { Performed } from './contract.ts'
import type { Serving } from './serving.ts'
import type { SignedIn } from './signed-in.ts'

interface One { readonly id: string }
/** An id that is none names nothing: the answer is that of an unknown one. */
export const idOf = ({ id }: One): string => { if (!isId(id)) throw notFound('这件案卷'); return id }

/** The generic routes of one procedure. */
export function ledgerRoutes(app: FastifyInstance, serving: Serving, who: SignedIn, procedure: AnyProcedure): void {
  const at = `/${procedure.id}`

  app.get<{ Querystring: Search }>(at, async (request) => listMatters(serving, procedure, (await who.of(request)).caller, request.query))
  app.get<{ Querystring: Search }>(`${at}/count`, async (request) => countMatters(serving, procedure, (await who.of(request)).caller, request.query))
  app.get(`${at}/new`, async (request) => openingsOf(serving, procedure, (await who.of(request)).caller))
  app.get<{ Params: One }>(`${at}/:id`, async (request) => readMatter(serving, procedure, (await who.of(request)).caller, idOf(request.params)))
  app.get<{ Params: One }>(`${at}/:id/journal`, async (request) => readJournal(serving, procedure, (await who.of(request)).caller, idOf(request.params)))

  app.post(at, async (request) => {
    const { caller } = await who.of(request)
    const body = bodyOf(request)
    return performed(serving, procedure, caller, { action: textIn(body, 'action'), org_id: textIn(body, 'org_id'), ...askedIn(body), ...keyOf(request) })
  })
  app.post<{ Params: One & { readonly action: string } }>(`${at}/:id/actions/:action`, async (request) => {
    const { caller } = await who.of(request)
    const body = bodyOf(request)
    // Material comes in as a file whose content is checked, never as a claim about one.
    if (request.params.action === 'attach') throw notFound('这个办理环节')
    const version = body['expected_version']
    if (!Number.isInteger(version)) throw invalid([{ field: 'expected_version', message: '请刷新页面后重新提交' }])
    return performed(serving, procedure, caller, { id: idOf(request.params), action: request.params.action, expected_version: version as number, ...askedIn(body), ...keyOf(request) })
  })

  app.post<{ Params: One }>(`${at}/:id/unmask`, async (request) => {
    const { caller } = await who.of(request)
    const body = bodyOf(request)
    return { value: await unmasked(serving, procedure, caller, idOf(request.params), { field: textIn(body, 'field'), row_id: textIn(body, 'row_id'), reason: textIn(body, 'reason') }) }
  })
}

/** What an action was asked, whatever else the body holds. */
export function askedIn(body: Body): Partial<Asked> & Pick<Command, 'on' | 'reason'> {
  const reason = textIn(body, 'reason').trim()
  const on = textIn(body, 'on')
  const link = body['link'] === undefined ? undefined : objectIn(body, 'link')
  return {
    input: objectIn(body, 'input'), rows: rowsIn(objectIn(body, 'rows')),
    ...(body['papers'] !== undefined && { papers: objectIn(body, 'papers') as { readonly [document: string]: string } }),
    ...(link && { link: { kind: textIn(link, 'kind'), ledger: textIn(link, 'ledger'), id: textIn(link, 'id') } }),
    ...(on && { on: on as IsoDate }), ...(reason && { reason: reason.slice(0, 2_000) }),
  }
}

function rowsIn(rows: Body): Asked['rows'] {
  for (const [child, list] of Object.entries(rows))
    if (!Array.isArray(list) || !list.every((row) => typeof row === 'object' && row !== null)) throw invalid([{ field: child, message: '应当是若干项的列表' }])
  return rows as Asked['rows']
}

/** Performs a command and tells what came of it: documents with their numbers, deadlines that began. */
export async function performed(serving: Serving, procedure: AnyProcedure, caller: Caller, command: Omit<Command, 'ledger'>): Promise<Performed> {
  const outcome = await perform(serving, caller, { ...command, ledger: procedure.id })
  const calendar = await serving.calendar()
  return {
    id: outcome.id, ledger: outcome.ledger, number: outcome.number, state: outcome.state, version: outcome.version,
    documents: outcome.documents.map(({ id, document, number }) => ({ id, label: procedure.documents[document]?.label ?? document, number })),
    started: outcome.started.map((clock) => briefOf(procedure, clock, serving.today(), calendar)),
  }
}

/** One masked value, of the matter or of a child row (`party.name` with its row), written down before it is shown. */
function unmasked(serving: Serving, procedure: AnyProcedure, caller: Caller, id: string, asked: { readonly field: string; readonly row_id: string; readonly reason: string }): Promise<string> {
  const [first, second] = asked.field.split('.') as [string, string | undefined]
  return withScope(serving.pool, caller, async (tx) => {
    const loaded = await loadMatter(tx, procedure, caller.district, id)
    if (!loaded) throw notFound('这件案卷')
    const { row, rows } = loaded.replica
    const fields: Fields = second === undefined ? procedure.fields : procedure.many?.[first]?.fields ?? {}
    const values = second === undefined ? row : rows[first]?.[asked.row_id]
    if (!values) throw notFound('这一项')
    return unmask(tx, serving.unseal, caller, fields, row, values, {
      ledger: procedure.id, matter_id: id, field: second ?? first, reason: asked.reason, ...(second !== undefined && { row_id: asked.row_id }),
    })
  })
}
