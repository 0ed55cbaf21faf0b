import type {} from '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { IsoDate } from '../../kernel/law/law.ts'
import { LARGEST_TEXT, type CheckDesk } from '../../report/check/desk.ts'
import { findingsDocx, findingsXlsx } from '../../report/check/export.ts'
import { LARGEST_FILE } from '../../report/checker/read/file.ts'
import type { Show } from '../page.tsx'
import { formPage } from './form-page.tsx'
import { resultPage } from './result-page.tsx'
import { inputOf, judgementsOf, readForm } from './upload.ts'

/** One address may check this often; whole offices share an address. */
const LIMIT = { max: 30, timeWindow: 60_000 }
const BODY = LARGEST_FILE + 2 * LARGEST_TEXT
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

interface Doors { readonly show: Show; readonly desk: CheckDesk; readonly today: () => IsoDate }

/** 报告核查 for everybody: what is handed in is read, answered and forgotten. */
export function checkRoutes(app: FastifyInstance, { show, desk, today }: Doors): void {
  const limited = { bodyLimit: BODY, config: { rateLimit: LIMIT } }

  app.get<{ Querystring: { readonly sample?: string } }>('/check', (request, reply) => show(request, reply, formPage({ sample: request.query.sample === '1' })))

  app.post('/check', limited, async (request: FastifyRequest, reply) => {
    const form = await readForm(request)
    const checked = await desk.check(inputOf(form))
    return show(request, reply, resultPage(checked, form.file?.name ?? ''))
  })

  app.post('/check/export', limited, async (request: FastifyRequest, reply) => {
    const form = await readForm(request)
    const checked = await desk.check({ text: form.fields.get('text') ?? '' })
    const judgements = judgementsOf(form)
    void reply.header('cache-control', 'no-store')
    const attached = (ending: string) => `attachment; filename="findings.${ending}"; filename*=UTF-8''${encodeURIComponent(`核查问题清单-${today()}.${ending}`)}`
    if (form.fields.get('format') === 'xlsx') return reply.type(XLSX).header('content-disposition', attached('xlsx')).send(findingsXlsx(checked, judgements))
    return reply.type(DOCX).header('content-disposition', attached('docx')).send(findingsDocx(checked, judgements, { name: form.fields.get('name') ?? '', on: today() }))
  })
}
