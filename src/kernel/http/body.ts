import type { FastifyRequest } from 'fastify'
import { Fault } from '../fault.ts'

export type Body = { readonly [name: string]: unknown }

/** The body of a command as an object. @throws Fault `invalid` for anything else */
export function bodyOf(request: FastifyRequest): Body {
  const { body } = request
  if (body === undefined || body === null) return {}
  if (typeof body !== 'object' || Array.isArray(body)) throw new Fault('invalid', '提交的内容应当是一个对象')
  return body as Body
}

/** A text of the body; empty where it is absent or something else. */
export const textIn = (body: Body, name: string): string => typeof body[name] === 'string' ? body[name] : ''

/** A part of the body that is an object, such as the input of an action. */
export const objectIn = (body: Body, name: string): Body => {
  const part = body[name]
  return typeof part === 'object' && part !== null && !Array.isArray(part) ? part as Body : {}
}

/** The key under which a command is done once; a client that gives none asks for no such promise. */
export function keyOf(request: FastifyRequest): { readonly key?: string } {
  const key = request.headers['idempotency-key']
  if (key === undefined) return {}
  if (typeof key !== 'string' || !/^[\w.:-]{8,128}$/.test(key)) throw new Fault('invalid', '请求编号(Idempotency-Key)应当是 8 至 128 位字母、数字')
  return { key }
}
