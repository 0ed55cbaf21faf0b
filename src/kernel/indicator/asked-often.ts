import { createHash } from 'node:crypto'
import type { QueryConfig } from 'pg'

const MANY_PARTS = 8
/** A question of dozens of parts takes longer to plan than to answer: it is planned once a connection. */
export const askedOften = (parts: readonly string[], values: unknown[]): QueryConfig => {
  const text = parts.join(' union all ')
  return { text, values, ...(parts.length > MANY_PARTS && { name: `figures ${createHash('sha256').update(text).digest('hex').slice(0, 16)}` }) }
}
