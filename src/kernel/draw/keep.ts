import type { Tx } from '../access/scope.ts'
import { Fault } from '../fault.ts'
import type { FrozenPool, LookUp } from '../procedure/look-up.ts'
import type { AnyProcedure } from '../procedure/procedure.ts'
import type { Computing } from '../indicator/computing.ts'
import type { AnyIndicator } from '../indicator/indicator.ts'
import type { IsoDate } from '../law/law.ts'
import type { Drawn } from './draw.ts'
import { textOf, type Kept } from './jobs.ts'
import type { Pause } from './pauses.ts'
import type { Pool } from './pool.ts'
import type { PoolDef, PoolMatter } from './pool-def.ts'
import { pausesKnown } from './settings.ts'
import { done, watched } from './under-way.ts'

type Look<K> = Extract<LookUp, { readonly kind: K }>
/** The part of the world that freezing needs. */
interface Pools { readonly registry: Definitions & { readonly pools: ReadonlyMap<string, PoolDef> }; readonly today: () => IsoDate }
interface Definitions extends Pick<Computing, 'procedures'> { readonly rooms: readonly { readonly indicators?: readonly AnyIndicator[] }[] }
const figuresOf = ({ rooms, procedures }: Definitions, today: IsoDate): Computing =>
  ({ indicators: new Map(rooms.flatMap(({ indicators = [] }) => indicators).map((one) => [one.id, one])), procedures, today, drawing: true })

/** Runs `read` with no district in sight but one: what is drawn from never comes from anywhere else, practice least of all. */
async function within<T>(tx: Tx, district: string, read: () => Promise<T>): Promise<T> {
  const { rows: [scope] } = await tx.query<{ districts: string }>(`select current_setting('app.districts') as districts`)
  const set = (districts: string) => tx.query(`select set_config('app.districts', $1, true)`, [districts])
  await set(`{${district}}`)
  const result = await read()
  await set(scope!.districts)
  return result
}

/** The pool a draw would be made from now, and the id of the matter it is made for. */
export async function poolNow(tx: Tx, { registry, today }: Pools, procedure: AnyProcedure, row: PoolMatter, { link, pool }: Pick<Look<'frozen_pool'>, 'link' | 'pool'>): Promise<{ readonly def: PoolDef; readonly pool: Pool; readonly pauses: readonly Pause[]; readonly asker: string }> {
  const def = registry.pools.get(row[pool] as string)
  if (!def) throw new Fault('refused', '没有这种名册，请重新选择名册')
  const asker = def.of === procedure.id ? row : await askerOf(tx, row, link, def)
  return { def, asker: asker.id, pauses: await pausesKnown(tx, row.district, today()), pool: await within(tx, row.district, () => def.members(tx, asker, figuresOf(registry, today()))) }
}

async function askerOf(tx: Tx, { district, id }: PoolMatter, link: string, def: PoolDef): Promise<PoolMatter> {
  const { rows: [tie] } = await tx.query<{ to_id: string }>('select to_id from link where district = $1 and matter_id = $2 and kind = $3 and to_ledger = $4', [district, id, link, def.of])
  const { rows: [row] } = tie ? await tx.query<PoolMatter>(`select * from "${def.of}" where district = $1 and id = $2`, [district, tie.to_id]) : { rows: [] }
  if (!row) throw new Fault('refused', `「${def.label}」应当从需要抽取的案卷提出，请先关联该案卷`)
  return row
}

/** The pool as the action under way freezes it. */
export function frozenPoolOf(tx: Tx, pools: Pools, procedure: AnyProcedure, row: PoolMatter, look: Look<'frozen_pool'>): Promise<FrozenPool> {
  return watched(row.id, '取得名册', async (tell, signal) => {
    const { def, pool, pauses, asker } = await poolNow(tx, pools, procedure, row, look)
    const frame = look.frame(row)
    const { problems, commitment, content } = await done('freeze', { frame, pool, pauses }, tell, signal)
    if (problems.length > 0) throw new Fault('refused', `名册还不能固定：${problems.join('；')}`)
    const subject = def.of === procedure.id ? frame.purpose : `${def.id} ${asker}`
    const { rowCount } = await tx.query('select 1 from draw_pool where district = $1 and ledger = $2 and subject = $3 and matter_id <> $4 limit 1', [row.district, procedure.id, subject, row.id])
    return {
      content, commitment, members: pool.members.length, wanted: Object.values(pool.sizes).reduce((sum, size) => sum + size, 0),
      subject, repeated: rowCount! > 0, today: pools.today(),
    }
  })
}

/** Keeps what the action has frozen, under its hash, which stands on the matter's row and so in the journal. */
export async function keepPool(tx: Tx, procedure: AnyProcedure, row: PoolMatter & { readonly [field: string]: unknown }, facts: { readonly [name: string]: unknown }): Promise<void> {
  for (const [name, look] of Object.entries((procedure.looksUp ?? {}) as { readonly [name: string]: LookUp })) {
    const frozen = look.kind === 'frozen_pool' ? facts[name] as FrozenPool | null : null
    if (frozen) await tx.query(
      'insert into draw_pool (district, org_id, shared_with, secrecy, ledger, matter_id, hash, subject, members, content) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)',
      [row.district, row.org_id, row['shared_with'], row['secrecy'], procedure.id, row.id, frozen.commitment, frozen.subject, frozen.members, Buffer.from(frozen.content)])
  }
}

/** A frozen pool, packed as it lies in the database. */
export async function packedPool(tx: Tx, district: string, id: string, hash: string): Promise<Kept> {
  const { rows: [kept] } = await tx.query<{ content: Buffer }>('select content from draw_pool where district = $1 and matter_id = $2 and hash = $3', [district, id, hash])
  if (!kept) throw new Fault('not_found', '没有找到固定的名册，请联系系统管理员核对')
  // A copy: sent to a thread, a view would take the connection's whole buffer along.
  return { content: new Uint8Array(kept.content), commitment: hash }
}

/** A frozen pool as it was frozen. @throws Fault `unavailable` when its bytes are not what the hash says */
export const keptPool = async (tx: Tx, district: string, id: string, hash: string): Promise<string> => textOf(await packedPool(tx, district, id, hash))

/** What the frozen pool yields with the seed, once there is one. */
export async function drawnOf(tx: Tx, row: PoolMatter, look: Look<'drawn'>, secret: string): Promise<Drawn | null> {
  const [commitment, seed] = [row[look.hash] as string | null, look.seed(row, secret)]
  if (commitment === null || seed === null) return null
  return watched(row.id, '读取名册', async (tell, signal) => done('draw', { ...await packedPool(tx, row.district, row.id, commitment), seed }, tell, signal))
}
