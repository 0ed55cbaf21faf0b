import { randomUUID } from 'node:crypto'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import Fastify, { type FastifyInstance, type FastifyPluginAsync, type FastifyReply, type FastifyRequest } from 'fastify'
import { notFound } from '../fault.ts'
import { adminRoutes } from './admin-routes.ts'
import { directoryRoutes } from './directory-routes.ts'
import { exchangeAdminRoutes } from './exchange-admin-routes.ts'
import { exchangeRoutes } from './exchange-routes.ts'
import { exportRoutes } from './export-routes.ts'
import { fileRoutes } from './file-routes.ts'
import { demandSameOrigin, demandSingle } from './guard.ts'
import { importRoutes } from './import-routes.ts'
import { intakeRoutes } from './intake-routes.ts'
import { ledgerRoutes } from './ledger-routes.ts'
import { openApi } from './openapi.ts'
import { pages } from './pages.ts'
import { problemOf } from './problem.ts'
import { practiceRoutes } from './practice-routes.ts'
import { registerRoutes } from './register-routes.ts'
import type { Serving } from './serving.ts'
import { templateRoutes } from './template-routes.ts'
import { viewRoutes } from './view-routes.ts'
import { sessionRoutes } from './session-routes.ts'
import { signedIn, type SignedIn } from './signed-in.ts'

/** Routes of a room that is really special; the generic ones come from its definitions. */
export type RoomRoutes = (app: FastifyInstance, serving: Serving, who: SignedIn) => void

export interface ServerOptions {
  /** Folder of the built staff application. */
  readonly webDir?: string
  readonly routes?: readonly RoomRoutes[]
  /** The public site, with pages and errors of its own; without it the root leads to the staff application. */
  readonly site?: FastifyPluginAsync
  /** Proxies whose word on address, host and protocol is taken: a list of addresses, as Fastify reads it. */
  readonly trustProxy?: string | boolean
  /** Where bugs are written, with the number that the user was given. */
  readonly log?: (line: string) => void
}

const JSON_LIMIT = 1024 * 1024

/** Nothing from outside, no frames, no foreign form targets. Style attributes are how the component library positions things. */
const policy = {
  useDefaults: false,
  directives: {
    'default-src': ["'self'"], 'script-src': ["'self'"], 'style-src': ["'self'", "'unsafe-inline'"], 'img-src': ["'self'", 'data:', 'blob:'], 'font-src': ["'self'", 'data:'],
    'connect-src': ["'self'"], 'worker-src': ["'self'", 'blob:'], 'object-src': ["'none'"], 'base-uri': ["'none'"], 'form-action': ["'self'"], 'frame-ancestors': ["'none'"],
  },
}

/** Letters and digits that nobody mistakes when reading them out. */
const SIGNS = 'ABCDEFGHJKMNPQRSTVWXYZ23456789'
const requestNumber = (): string => Array.from(randomUUID().replaceAll('-', '').slice(16).matchAll(/../g), ([byte]) => SIGNS[Number.parseInt(byte, 16) % SIGNS.length]).join('')

/** The application, not yet listening: routes of every procedure and register, sign-in, administration, pages. */
export async function createServer(serving: Serving, options: ServerOptions = {}): Promise<FastifyInstance> {
  const log = options.log ?? ((line: string) => void process.stderr.write(`${line}\n`))
  const record = (request: FastifyRequest, error: unknown): void =>
    log(`${new Date().toISOString()} ${request.id} ${request.method} ${request.routeOptions.url ?? request.url}\n${error instanceof Error ? error.stack : String(error)}`)
  const answer = (error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const { problem, known } = problemOf(error, request.id)
    if (!known) record(request, error)
    return reply.code(problem.status).type('application/problem+json; charset=utf-8').header('cache-control', 'no-store').send(problem)
  }
  const app = Fastify({
    bodyLimit: JSON_LIMIT, genReqId: requestNumber, trustProxy: options.trustProxy ?? false, logger: false, routerOptions: { maxParamLength: 200 },
    // Addresses that no route could be looked up for: wrongly escaped, or far too long.
    frameworkErrors: (_, request, reply) => void answer(notFound('这个地址'), request, reply),
  })

  await app.register(helmet, { contentSecurityPolicy: policy, crossOriginEmbedderPolicy: false, referrerPolicy: { policy: 'same-origin' }, xFrameOptions: { action: 'deny' } })
  // On an office network a page of a list travels sooner than it is compressed.
  await app.register(compress, { encodings: ['gzip', 'deflate'], threshold: 32_768, zlibOptions: { level: 4 } })
  await app.register(cookie)
  await app.register(rateLimit, { global: false })
  await app.register(multipart)
  // Forms of other kinds than JSON and files have no business here.
  app.removeContentTypeParser('text/plain')
  app.addHook('onRequest', (request, _, done) => { try { demandSameOrigin(request); done() } catch (error) { done(error as Error) } })

  app.setErrorHandler((error, request, reply) => answer(error, request, reply))

  const who = signedIn(serving)
  app.get('/healthz', async () => {
    await serving.pool.query('select 1')
    return { status: 'ok' }
  })
  await app.register(async (api) => {
    api.addHook('preValidation', async (request) => demandSingle(request))
    // What one person may see must be in nobody's cache.
    api.addHook('onSend', async (_, reply) => { if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'private, no-store') })
    sessionRoutes(api, serving, who)
    directoryRoutes(api, serving, who)
    adminRoutes(api, serving, who)
    templateRoutes(api, serving, who)
    viewRoutes(api, serving, who)
    practiceRoutes(api, serving, who)
    intakeRoutes(api, serving, who)
    importRoutes(api, serving, who, log)
    exchangeRoutes(api, serving)
    exchangeAdminRoutes(api, serving, who)
    for (const register of serving.registry.registers.values()) registerRoutes(api, serving, who, register)
    for (const procedure of serving.registry.procedures.values()) {
      ledgerRoutes(api, serving, who, procedure)
      exportRoutes(api, serving, who, procedure, record)
      fileRoutes(api, serving, who, procedure)
    }
    for (const routes of options.routes ?? []) routes(api, serving, who)
    const described = openApi(serving.registry)
    api.get('/openapi.json', async (request) => { await who.of(request); return described })
  }, { prefix: '/api' })

  if (options.site) await app.register(options.site)
  else app.get('/', (_, reply) => reply.redirect('/app/'))
  const page = options.webDir ? await pages(app, options.webDir) : undefined
  app.setNotFoundHandler((request, reply) => page?.(request, reply) ?? answer(notFound('这个地址'), request, reply))
  return app
}
