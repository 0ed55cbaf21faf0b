import type { FastifyRequest } from 'fastify'
import { Fault } from '../fault.ts'

const READS = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses a write that another site may have sent (CSRF), beside the cookie's SameSite. A browser tells where a
 * request comes from; where nothing tells, only content that a foreign page cannot send without asking first passes.
 * @throws Fault `forbidden`
 */
export function demandSameOrigin(request: FastifyRequest): void {
  if (READS.has(request.method)) return
  const { origin, 'sec-fetch-site': site, 'content-type': type = '', 'idempotency-key': key } = request.headers
  if (site !== undefined && site !== 'same-origin') throw foreign()
  if (origin !== undefined && hostOf(origin) !== hostOf(`${request.protocol}://${request.host}`)) throw foreign()
  const plain = type !== '' && !/^application\/json\b/i.test(type)
  if (plain && origin === undefined && site === undefined && key === undefined) throw foreign()
}

/**
 * Every filter is given once: of two, one would be left out without a word.
 * @throws Fault `invalid`
 */
export function demandSingle({ query }: FastifyRequest): void {
  const twice = Object.entries(query as { readonly [name: string]: unknown }).filter(([, value]) => Array.isArray(value)).map(([name]) => name)
  if (twice.length > 0) throw new Fault('invalid', `网址中的条件 ${twice.join('、')} 写了两次，请只留一个`, { fields: twice.map((field) => ({ field, message: '写了两次' })) })
}

const foreign = () => new Fault('forbidden', '这个请求不是从本系统的页面发出的，没有执行。请从本系统页面重新操作')

function hostOf(origin: string): string | undefined {
  try {
    return new URL(origin).host
  } catch {
    return undefined
  }
}
