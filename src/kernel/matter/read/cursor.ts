import { createHmac, timingSafeEqual } from 'node:crypto'
import { Fault } from '../../fault.ts'

/** A place in an ordered list: the sort key of the last row as text, and its id. */
export interface Place { readonly key: string | null; readonly id: string }

const macOf = (key: Buffer, list: string, body: string): Buffer =>
  createHmac('sha256', key).update(`${list}\n${body}`).digest().subarray(0, 16)

/** The place as text that only this server makes and that fits only the list it was made for. */
export function cursorOf(key: Buffer, list: string, place: Place): string {
  const body = Buffer.from(JSON.stringify([place.key, place.id])).toString('base64url')
  return `${body}.${macOf(key, list, body).toString('base64url')}`
}

/** @throws Fault `invalid` for a cursor that was altered or belongs to another list */
export function placeOf(key: Buffer, list: string, cursor: string): Place {
  const [body = '', mac = '', ...rest] = cursor.split('.')
  const given = Buffer.from(mac, 'base64url')
  const right = macOf(key, list, body)
  if (rest.length > 0 || given.length !== right.length || !timingSafeEqual(given, right))
    throw new Fault('invalid', '翻页位置已失效，请从第一页重新查看', { fields: [{ field: 'after', message: '翻页位置与筛选条件不符' }] })
  const [at, id] = JSON.parse(Buffer.from(body, 'base64url').toString()) as [string | null, string]
  return { key: at, id }
}
