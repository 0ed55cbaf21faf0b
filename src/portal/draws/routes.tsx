import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { Pool } from 'pg'
import { notFound } from '../../kernel/fault.ts'
import { projectRoot } from '../../kernel/project-root.ts'
import type { Show } from '../page.tsx'
import { drawPage } from './draw-page.tsx'
import { listPage } from './list-page.tsx'
import { findDraw, findRecord, listDraws, type PublicDraw } from './read.ts'

const PAGE = 30
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

  app.get<{ Querystring: { readonly after?: string | string[] } }>('/draws', async (request, reply) => show(request, reply, listPage(await listDraws(pool, PAGE, [request.query.after ?? ''].flat()[0]!))))

  app.get<{ Params: One }>('/draws/:district/:id', async (request, reply) => {
    const draw = await one(request.params)
    return show(request, reply, drawPage(draw, await findRecord(pool, draw)))
  })

  app.get<{ Params: One }>('/draws/:district/:id/record.json', async (request, reply) => {
    const draw = await one(request.params)
    const record = await findRecord(pool, draw)
    if (!record) throw notFound('这次抽取的记录')
    return reply.type('application/json; charset=utf-8').header('cache-control', 'no-cache').send(JSON.stringify(record, null, 1))
  })

  const algorithm = readFileSync(join(projectRoot(), 'docs/draw.md'), 'utf8')
  app.get('/draws/algorithm', (request, reply) => show(request, reply, { title: '抽取算法', body: (
    <article className="paper"><p className="crumbs"><a href="/draws">随机抽取</a></p><h1>抽取算法</h1><pre className="plain">{algorithm}</pre></article>
  ) }))
}
