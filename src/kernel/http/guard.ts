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

const foreign = () => new Fault('forbidden', '这个请求不是从本系统的页面发出的,没有执行。请从本系统页面重新操作')

function hostOf(origin: string): string | undefined {
  try {
    return new URL(origin).host
  } catch {
    return undefined
  }
}
