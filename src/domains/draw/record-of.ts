import type { Tx } from '../../kernel/access/scope.ts'
import { keptPool } from '../../kernel/draw/keep.ts'
import type { DrawRecord } from '../../kernel/draw/record.ts'
import { refused } from '../../kernel/fault.ts'

interface Row { readonly district: string; readonly id: string; readonly number: string | null; readonly pool_hash: string | null; readonly seed_value: string | null; readonly seed_evidence: string | null; readonly seed_digest: string | null; readonly seed_salt: string | null; readonly drawn_on: string | null }

/** The file of a draw, as staff may download it once it is drawn. */
export async function recordOf(tx: Tx, row: Row, unit: string): Promise<DrawRecord> {
  const { district, id, number, pool_hash, seed_value, drawn_on } = row
  if (!pool_hash || !seed_value || !drawn_on) throw refused('下载抽取记录', [{ kind: 'state', reason: '尚未抽取' }])
  const { rows: [commit] } = await tx.query<{ at: Date }>(`select recorded_at as at from journal where district = $1 and ledger = 'draw' and matter_id = $2 and action = 'commit' order by version desc limit 1`, [district, id])
  const { rows: selected } = await tx.query<DrawRecord['selected'][number] >('select member as id, code, stratum, rank from draw_selected where district = $1 and matter_id = $2 order by position', [district, id])
  const { rows: assigned } = await tx.query<DrawRecord['assigned'][number]>('select object, officer, code, "group" from draw_assigned where district = $1 and matter_id = $2 order by position', [district, id])
  return {
    file: 'zhunsheng-draw-record', number, unit, committed_at: commit!.at.toISOString(), commitment: pool_hash, pool: await keptPool(tx, district, id, pool_hash),
    seed: seed_value, seed_evidence: row.seed_evidence ?? '', ...row.seed_digest && row.seed_salt && { entry: { digest: row.seed_digest, salt: row.seed_salt } }, drawn_on, selected, assigned,
  }
}
