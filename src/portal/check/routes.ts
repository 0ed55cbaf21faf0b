import '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { download } from '../../kernel/http/file-routes.ts'
import type { IsoDate } from '../../kernel/law/law.ts'
import { LARGEST_TEXT, type CheckDesk } from '../../report/check/desk.ts'
import { LARGEST_FILE } from '../../report/checker/read/file.ts'
import type { Show } from '../page.tsx'
import type { Made, Wanted } from './desk.ts'
import { formPage } from './form-page.tsx'
import { inputOf, judgementsOf, readForm } from './upload.ts'

/** One address may check this often; whole offices share an address. */
const LIMIT = { max: 30, timeWindow: 60_000 }
const BODY = LARGEST_FILE + 2 * LARGEST_TEXT
const MEDIA_TYPE = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

interface Doors { readonly show: Show; readonly desk: CheckDesk<Wanted, Made>; readonly today: () => IsoDate }

/** 报告核查 for everybody: what is handed in is read, answered and forgotten. */
export function checkRoutes(app: FastifyInstance, { show, desk, today }: Doors): void {
  const limited = { bodyLimit: BODY, config: { rateLimit: LIMIT } }

  app.get<{ Querystring: { readonly sample?: string } }>('/check', (request, reply) => {
    desk.prepare()
    return show(request, reply, formPage({ sample: request.query.sample === '1' }))
  })

  app.post('/check', limited, async (request: FastifyRequest, reply) => {
    const form = await readForm(request)
    const html = await desk.check(inputOf(form), { as: 'page', name: form.file?.name ?? '' }) as string
    return show(request, reply, { title: '核查结果', script: 'check', confidential: true, html })
  })

  app.post('/check/export', limited, async (request: FastifyRequest, reply) => {
    const form = await readForm(request)
    const as = form.fields.get('format') === 'xlsx' ? 'xlsx' : 'docx'
    const on = today()
    const file = await desk.check({ text: form.fields.get('text') ?? '' }, { as, name: form.fields.get('name') ?? '', on, judgements: judgementsOf(form) }) as Uint8Array
    return download(reply, `核查问题清单-${on}.${as}`, MEDIA_TYPE[as]).send(Buffer.from(file))
  })
}
