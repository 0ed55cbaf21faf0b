import type { Readable } from 'node:stream'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { filePrefix } from '../access/district-words.ts'
import type { Caller } from '../access/scope.ts'
import { exportMatters } from '../matter/read/export.ts'
import type { Search } from '../matter/read/filter.ts'
import type { AnyProcedure } from '../procedure/procedure.ts'
import { download } from './file-routes.ts'
import type { Serving } from './serving.ts'
import type { SignedIn } from './signed-in.ts'
import { csvStream, xlsxStream } from './table-file.ts'

/** A list as a file: the same filters, the same masks. */
export function exportRoutes(app: FastifyInstance, serving: Serving, who: SignedIn, procedure: AnyProcedure, broken: (request: FastifyRequest, error: unknown) => void): void {
  const name = async (caller: Caller) => `${await filePrefix(serving.pool, caller)}${procedure.label}-${serving.today()}`
  /** Once rows are on their way no status can tell of an error: the connection breaks, and the log says why. */
  const watched = (stream: Readable, request: FastifyRequest) => stream.once('error', (error) => broken(request, error))
  // One after another: a whole ledger is much work, and who needs many needs a report.
  const limited = { config: { rateLimit: { max: 20, timeWindow: '1 minute' } } }
  app.get<{ Querystring: Search }>(`/${procedure.id}/export.csv`, limited, async (request, reply) => {
    const { caller } = await who.of(request)
    const table = await exportMatters(serving, procedure, caller, request.query)
    return download(reply, `${await name(caller)}.csv`, 'text/csv; charset=utf-8').send(watched(csvStream(table), request))
  })
  app.get<{ Querystring: Search }>(`/${procedure.id}/export.xlsx`, limited, async (request, reply) => {
    const { caller } = await who.of(request)
    const table = await exportMatters(serving, procedure, caller, request.query)
    return download(reply, `${await name(caller)}.xlsx`, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet').send(watched(await xlsxStream(procedure.label, table), request))
  })
}
