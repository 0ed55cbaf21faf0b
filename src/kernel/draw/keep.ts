import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import type { Tx } from '../access/scope.ts'
import { Fault } from '../fault.ts'
import type { FrozenPool, LookUp } from '../procedure/look-up.ts'
import type { AnyProcedure } from '../procedure/procedure.ts'
import type { Computing } from '../indicator/computing.ts'
import type { AnyIndicator } from '../indicator/indicator.ts'
import type { IsoDate } from '../law/law.ts'
import { draw, type Drawn } from './draw.ts'
import { sha256Hex } from './hash.ts'
import { poolProblems, type Pool } from './pool.ts'
import type { PoolDef, PoolMatter } from './pool-def.ts'
import { periodProblems, sourceProblems } from './seed.ts'
import { read, written } from './written.ts'

type Look<K> = Extract<LookUp, { readonly kind: K }>
/** The part of the world that freezing needs. */
interface Pools { readonly registry: Definitions & { readonly pools: ReadonlyMap<string, PoolDef> }; readonly today: () => IsoDate }
interface Definitions extends Pick<Computing, 'procedures'> { readonly rooms: readonly { readonly indicators?: readonly AnyIndicator[] }[] }
const figuresOf = ({ rooms, procedures }: Definitions, today: IsoDate): Computing =>
  ({ indicators: new Map(rooms.flatMap(({ indicators = [] }) => indicators).map((one) => [one.id, one])), procedures, today })

const [packed, unpacked] = [promisify(gzip), promisify(gunzip)]
/** A pool's written form is mostly ids, which no level packs well. */
const LEVEL = 3

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
export async function poolNow(tx: Tx, { registry, today }: Pools, procedure: AnyProcedure, row: PoolMatter, { link, pool }: Pick<Look<'frozen_pool'>, 'link' | 'pool'>): Promise<{ readonly def: PoolDef; readonly pool: Pool; readonly asker: string }> {
  const def = registry.pools.get(row[pool] as string)
  if (!def) throw new Fault('refused', '没有这种名册，请重新选择名册')
  const asker = def.of === procedure.id ? row : await askerOf(tx, row, link, def)
  return { def, asker: asker.id, pool: await within(tx, row.district, () => def.members(tx, asker, figuresOf(registry, today()))) }
}

async function askerOf(tx: Tx, { district, id }: PoolMatter, link: string, def: PoolDef): Promise<PoolMatter> {
  const { rows: [tie] } = await tx.query<{ to_id: string }>('select to_id from link where district = $1 and matter_id = $2 and kind = $3 and to_ledger = $4', [district, id, link, def.of])
  const { rows: [row] } = tie ? await tx.query<PoolMatter>(`select * from "${def.of}" where district = $1 and id = $2`, [district, tie.to_id]) : { rows: [] }
  if (!row) throw new Fault('refused', `「${def.label}」应当从需要抽取的案卷提出，请先关联该案卷`)
  return row
}

/** The pool as the action under way freezes it. */
export async function frozenPoolOf(tx: Tx, pools: Pools, procedure: AnyProcedure, row: PoolMatter, look: Look<'frozen_pool'>): Promise<FrozenPool> {
  const { def, pool, asker } = await poolNow(tx, pools, procedure, row, look)
  const frame = look.frame(row)
  const problems = [...sourceProblems(frame.source), ...periodProblems(frame.source), ...poolProblems(frame, pool)]
  if (problems.length > 0) throw new Fault('refused', `名册还不能固定：${problems.join('；')}`)
  const text = written(frame, pool)
  const subject = def.of === procedure.id ? frame.purpose : `${def.id} ${asker}`
  const { rowCount } = await tx.query('select 1 from draw_pool where district = $1 and ledger = $2 and subject = $3 and matter_id <> $4 limit 1', [row.district, procedure.id, subject, row.id])
  return {
    text, commitment: sha256Hex(text), members: pool.members.length, wanted: Object.values(pool.sizes).reduce((sum, size) => sum + size, 0),
    subject, repeated: rowCount! > 0, today: pools.today(),
  }
}

/** Keeps what the action has frozen, under its hash, which stands on the matter's row and so in the journal. */
export async function keepPool(tx: Tx, procedure: AnyProcedure, row: PoolMatter & { readonly [field: string]: unknown }, facts: { readonly [name: string]: unknown }): Promise<void> {
  for (const [name, look] of Object.entries((procedure.looksUp ?? {}) as { readonly [name: string]: LookUp })) {
    const frozen = look.kind === 'frozen_pool' ? facts[name] as FrozenPool | null : null
    if (frozen) await tx.query(
      'insert into draw_pool (district, org_id, shared_with, secrecy, ledger, matter_id, hash, subject, members, content) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)',
      [row.district, row.org_id, row['shared_with'], row['secrecy'], procedure.id, row.id, frozen.commitment, frozen.subject, frozen.members, await packed(frozen.text, { level: LEVEL })])
  }
}

/** A frozen pool as it was frozen. @throws Fault `unavailable` when its bytes are not what the hash says */
export async function keptPool(tx: Tx, district: string, id: string, hash: string): Promise<string> {
  const { rows: [kept] } = await tx.query<{ content: Buffer }>('select content from draw_pool where district = $1 and matter_id = $2 and hash = $3', [district, id, hash])
  if (!kept) throw new Fault('not_found', '没有找到固定的名册，请联系系统管理员核对')
  const text = (await unpacked(kept.content)).toString()
  if (sha256Hex(text) !== hash) throw new Fault('unavailable', '名册与公布的散列值不符，可能被改动过，请停止抽取并联系系统管理员')
  return text
}

/** What the frozen pool yields with the seed, once there is one. */
export async function drawnOf(tx: Tx, row: PoolMatter, look: Look<'drawn'>): Promise<Drawn | null> {
  const [commitment, seed] = [row[look.hash] as string | null, look.seed(row)]
  if (commitment === null || seed === null) return null
  return draw(commitment, read(await keptPool(tx, row.district, row.id, commitment)).pool, seed)
}
