import type { FastifyInstance, FastifyPluginAsync } from 'fastify'
import type { Pool } from 'pg'
import { notFound } from '../kernel/fault.ts'
import { problemOf } from '../kernel/http/problem.ts'
import type { IsoDate } from '../kernel/law/law.ts'
import type { Registry } from '../kernel/matter/world.ts'
import { assetRoutes } from './assets.ts'
import { certificateRoutes } from './certificates.tsx'
import { openPublicDesk } from './check/desk.ts'
import { checkRoutes } from './check/routes.ts'
import { drawRoutes } from './draws/routes.tsx'
import { frontRoutes } from './front.tsx'
import { LARGE, showing } from './page.tsx'
import { problemPage } from './problem.tsx'
import { procedureRoutes } from './procedures.tsx'
import { publishedRoutes } from './published.tsx'
import { registerRoutes } from './registers.tsx'
import { submitRoutes } from './submit.tsx'

export interface PortalOptions {
  readonly registry: Registry
  /** Connections as the portal's own role, which reads published copies and hands in what the public writes. */
  readonly pool: Pool
  readonly today: () => IsoDate
  readonly log?: (line: string) => void
  /** Folder of the built script. */
  readonly assetsDir?: string
}

/** Where a path leads within this site; anything else leads home. */
const local = (path: string | undefined): string => path && /^\/(?![/\\])[\w\-./?=&%]*$/.test(path) ? path : '/'

/**
 * The public site: pages rendered here, forms by GET and POST, one style sheet, scripts for convenience only. A plugin
 * for the application; it needs its cookies, forms, limits and headers, and has its own page for what goes wrong.
 */
export const portal: FastifyPluginAsync<PortalOptions> = async (app: FastifyInstance, { registry, pool, today, log = (line) => void process.stderr.write(`${line}\n`), assetsDir }) => {
  const show = showing(assetRoutes(app, assetsDir))
  const desk = openPublicDesk()
  app.addHook('onClose', () => desk.close())

  app.setErrorHandler((error: Error, request, reply) => {
    const { problem, known } = problemOf(error, request.id)
    // The places in the program, never the message: it may quote what somebody handed in.
    if (!known) log(`${new Date().toISOString()} ${request.id} ${request.method} ${request.routeOptions.url ?? ''} ${error.name}\n${(error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line)).join('\n')}`)
    return show(request, reply, problemPage(problem))
  })

  frontRoutes(app, { show, registry, pool })
  checkRoutes(app, { show, desk, today })
  procedureRoutes(app, { show, registry })
  publishedRoutes(app, { show, registry, pool })
  registerRoutes(app, { show, registry, pool, today })
  certificateRoutes(app, { show, pool, today })
  drawRoutes(app, { show, pool })
  submitRoutes(app, { show, registry, pool })

  app.get<{ Querystring: { readonly on?: string; readonly back?: string } }>('/large', (request, reply) => {
    const { on, back } = request.query
    void (on === '1' ? reply.setCookie(LARGE, '1', { path: '/', sameSite: 'lax', maxAge: 31_536_000 }) : reply.clearCookie(LARGE, { path: '/' }))
    return reply.header('cache-control', 'no-store').redirect(local(back), 303)
  })
  // Addresses of the staff application and the interfaces are answered by the server itself.
  app.get('/*', (request, reply) => {
    if (/^\/(?:api|app)(?:[/?]|$)/.test(request.url)) return reply.callNotFound()
    throw notFound('这个页面')
  })
}
