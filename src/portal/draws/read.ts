import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { Pool } from 'pg'
import type { DistrictKind } from '../../kernel/access/district-kind.ts'
import type { Assigned, Selected } from '../../kernel/draw/draw.ts'
import type { DrawRecord } from '../../kernel/draw/record.ts'
import type { IsoDate } from '../../kernel/law/law.ts'

/** A draw as the public may know it. */
export interface PublicDraw {
  readonly district: string; readonly id: string; readonly place: string; readonly kind: DistrictKind; readonly unit: string; readonly number: string | null; readonly purpose: string; readonly again_reason: string | null
  readonly state: string; readonly committed_on: IsoDate; readonly pool_hash: string; readonly pool_members: number; readonly pool_wanted: number
  readonly seed_source: string; readonly seed_period: string | null; readonly seed_due_on: IsoDate; readonly seed_value: string | null; readonly seed_evidence: string | null
  readonly side_a: string | null; readonly side_a_hash: string | null; readonly side_b: string | null; readonly side_b_hash: string | null
  readonly drawn_on: IsoDate | null; readonly drawn_count: number | null; readonly shortfall: string | null; readonly void_reason: string | null; readonly withheld_reason: string | null; readonly published_on: IsoDate | null; readonly closed_on: IsoDate | null
  readonly committed_at: Date; readonly entry: string; readonly entry_hash: string; readonly seal: string | null; readonly sealed_at: Date | null; readonly seal_head: string | null
}

const AFTER = /^(\d{4}-\d{2}-\d{2})_([0-9a-f-]{36})$/
const unpacked = promisify(gunzip)

/** The newest first; pages go by key. */
export async function listDraws(pool: Pool, limit: number, after: string): Promise<{ readonly items: readonly PublicDraw[]; readonly next: string | null }> {
  const [, day = null, id = null] = AFTER.exec(after) ?? []
  const { rows } = await pool.query<PublicDraw>('select * from kernel.public_draws(null, null, $1, $2, $3)', [day, id, limit + 1])
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, next: rows.length > limit && last ? `${last.committed_on}_${last.id}` : null }
}

export async function findDraw(pool: Pool, district: string, id: string): Promise<PublicDraw | undefined> {
  return (await pool.query<PublicDraw>('select * from kernel.public_draws($1, $2, null, null, 1)', [district, id])).rows[0]
}

/** The file with which anybody draws again; undefined while pool and result are not public. */
export async function findRecord(pool: Pool, draw: PublicDraw): Promise<DrawRecord | undefined> {
  const of = [draw.district, draw.id]
  const { rows: [kept] } = await pool.query<{ content: Buffer }>('select content from kernel.public_draw_pool($1, $2)', of)
  const { rows: [drawn] } = await pool.query<{ selected: Selected[]; assigned: Assigned[] }>('select * from kernel.public_draw_rows($1, $2)', of)
  const { rows: [entry] } = await pool.query<{ digest: string; salt: string }>('select digest, salt from kernel.public_draw_entry($1, $2)', of)
  if (!kept || !drawn || draw.seed_value === null || draw.drawn_on === null) return undefined
  return {
    file: 'zhunsheng-draw-record', number: draw.number, unit: draw.unit, committed_at: draw.committed_at.toISOString(), commitment: draw.pool_hash, pool: (await unpacked(kept.content)).toString(),
    seed: draw.seed_value, seed_evidence: draw.seed_evidence ?? '', ...entry && { entry }, drawn_on: draw.drawn_on, ...drawn,
  }
}
