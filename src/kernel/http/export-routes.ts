import type { FastifyInstance } from 'fastify'
import { exportMatters } from '../matter/read/export.ts'
import type { Search } from '../matter/read/filter.ts'
import type { AnyProcedure } from '../procedure/procedure.ts'
import { download } from './file-routes.ts'
import type { Serving } from './serving.ts'
import type { SignedIn } from './signed-in.ts'
import { csvStream, xlsxStream } from './table-file.ts'

/** A list as a file: the same filters, the same masks. */
export function exportRoutes(app: FastifyInstance, serving: Serving, who: SignedIn, procedure: AnyProcedure): void {
  const name = () => `${procedure.label}-${serving.today()}`
  // One after another: a whole ledger is much work, and who needs many needs a report.
  const limited = { config: { rateLimit: { max: 20, timeWindow: '1 minute' } } }
  app.get<{ Querystring: Search }>(`/${procedure.id}/export.csv`, limited, async (request, reply) => {
    const table = await exportMatters(serving, procedure, (await who.of(request)).caller, request.query)
    return download(reply, `${name()}.csv`, 'text/csv; charset=utf-8').send(csvStream(table))
  })
  app.get<{ Querystring: Search }>(`/${procedure.id}/export.xlsx`, limited, async (request, reply) => {
    const table = await exportMatters(serving, procedure, (await who.of(request)).caller, request.query)
    return download(reply, `${name()}.xlsx`, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet').send(xlsxStream(procedure.label, table))
  })
}
