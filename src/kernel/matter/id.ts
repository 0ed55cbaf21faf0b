import { randomFillSync } from 'node:crypto'

const pool = Buffer.alloc(8192)
let used = pool.length

/** A time-ordered identifier (RFC 9562 version 7): new rows land at the end of an index, not all over it. */
export function newId(at: number = Date.now()): string {
  if (used + 10 > pool.length) { randomFillSync(pool); used = 0 }
  pool[used] = (pool[used]! & 0x0f) | 0x70
  pool[used + 2] = (pool[used + 2]! & 0x3f) | 0x80
  const hex = pool.toString('hex', used, used += 10)
  const time = at.toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-${hex.slice(0, 4)}-${hex.slice(4, 8)}-${hex.slice(8)}`
}
