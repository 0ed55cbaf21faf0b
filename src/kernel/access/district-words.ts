import type { Pool } from 'pg'
import { kindWords, type DistrictKind } from './district-kind.ts'
import { withScope, type Caller, type Tx } from './scope.ts'

/** What the name of a file that leaves begins with: nothing of a real district, else 演示区- or 模拟区-. */
export async function filePrefix(pool: Pool, caller: Caller): Promise<string> {
  const words = await withScope(pool, caller, (tx) => wordsOfDistrict(tx, caller.district))
  return words === null ? '' : `${words.split('：')[0]}-`
}

/** The words a paper of this district carries on every page; null of a real one. */
export async function wordsOfDistrict(tx: Tx, district: string): Promise<string | null> {
  const { rows: [found] } = await tx.query<{ kind: DistrictKind }>('select kind from district where code = $1', [district])
  return kindWords[found?.kind ?? 'real']
}
