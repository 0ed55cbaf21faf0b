import { existsSync } from 'node:fs'
import { join, sep } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

const UNBUILT = '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>准绳</title><p>页面尚未生成。请在程序文件夹中执行 npm start，程序会自动生成页面。</p></html>'
const A_FILE = /\.[a-z0-9]{1,5}$/i

/**
 * The staff application under `/app`: built files are kept for ever by their hash, every other address is its first page.
 * @returns answers a page address that no file bears; undefined where the address is none
 */
export async function pages(app: FastifyInstance, webDir: string): Promise<(request: FastifyRequest, reply: FastifyReply) => FastifyReply | undefined> {
  const built = existsSync(join(webDir, 'index.html'))
  if (built) await app.register(fastifyStatic, {
    root: webDir, prefix: '/app/', index: false, preCompressed: true,
    setHeaders: (reply, path) => void reply.header('cache-control', path.includes(`${sep}assets${sep}`) ? 'public, max-age=31536000, immutable' : 'no-cache'),
  })
  const firstPage = (reply: FastifyReply) => built ? reply.sendFile('index.html') : reply.code(503).type('text/html; charset=utf-8').send(UNBUILT)
  app.get('/app', (_, reply) => reply.redirect('/app/'))
  app.get('/app/', (_, reply) => firstPage(reply))
  return (request, reply) => request.method === 'GET' && request.url.startsWith('/app/') && !A_FILE.test(request.url.split('?')[0]!) ? firstPage(reply) : undefined
}
