import '@fastify/rate-limit'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { Pool } from 'pg'
import { lasting } from '../../kernel/draw/lasting.ts'
import type { DrawRecord } from '../../kernel/draw/record.ts'
import { notFound } from '../../kernel/fault.ts'
import { projectRoot } from '../../kernel/project-root.ts'
import type { Show } from '../page.tsx'
import { drawPage, shownOf, type Shown } from './draw-page.tsx'
import { listPage } from './list-page.tsx'
import { findDraw, findRecord, listDraws, type PublicDraw } from './read.ts'

const PAGE = 30
/** One address may ask for records this often; some are twenty megabytes. */
const LIMIT = { max: 30, timeWindow: 60_000 }
const ADDRESS = /^[0-9A-Za-z-]{1,32}$/
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
interface One { readonly district: string; readonly id: string }

/** 随机抽取 for everybody. */
export function drawRoutes(app: FastifyInstance, { show, pool }: { readonly show: Show; readonly pool: Pool }): void {
  const one = async ({ district, id }: One): Promise<PublicDraw> => {
    const found = ADDRESS.test(district) && UUID.test(id) ? await findDraw(pool, district, id) : undefined
    if (!found) throw notFound('这次抽取')
    return found
  }

  // What is published of a draw does not change.
  const published = lasting<Shown>(100)
  const record = async (draw: PublicDraw): Promise<DrawRecord> => {
    const found = await findRecord(pool, draw)
    if (!found) throw notFound('这次抽取的记录')
    return found
  }

  app.get<{ Querystring: { readonly after?: string | string[] } }>('/draws', async (request, reply) => show(request, reply, listPage(await listDraws(pool, PAGE, [request.query.after ?? ''].flat()[0]!))))

  app.get<{ Params: One }>('/draws/:district/:id', async (request, reply) => {
    const draw = await one(request.params)
    const shown = draw.state === 'published' ? await published(draw.pool_hash, async () => shownOf(await record(draw))) : undefined
    return show(request, reply, drawPage(draw, shown))
  })

  app.get<{ Params: One }>('/draws/:district/:id/record.json', { config: { rateLimit: LIMIT } }, async (request, reply) => {
    const draw = await one(request.params)
    return reply.type('application/json; charset=utf-8').header('cache-control', 'no-cache').send(JSON.stringify(await record(draw), null, 1))
  })

  const algorithm = readFileSync(join(projectRoot(), 'docs/draw.md'), 'utf8')
  app.get('/draws/algorithm', (request, reply) => show(request, reply, { title: '抽取算法', body: (
    <article className="paper"><p className="crumbs"><a href="/draws">随机抽取</a></p><h1>抽取算法</h1><pre className="plain">{algorithm}</pre></article>
  ) }))
}
