import type { Pool, PoolClient } from 'pg'
import { noPractice } from '../practice/ground.ts'
import { headOf, MerkleTree, type SealAlgorithm } from './merkle.ts'

/** A sealed batch of the journal. `head` is what is published outside the database. */
export interface Seal { readonly seq: number; readonly algorithm: SealAlgorithm; readonly from_txid: string; readonly until_txid: string; readonly entries: number; readonly root: Buffer; readonly previous: Buffer; readonly head: Buffer; readonly sealed_at: Date }

// What a seal covers: all that the entry says. Scope columns move with a transfer and are left out; so are practice
// districts, which never enter the real journal's seals. Order: transactions as they could first be seen by all.
const leaves = (from: string, until: string): string => `
  select j.txid::text || '|' || concat_ws('|', j.district, j.id, j.ledger, j.matter_id, j.version, j.kind, j.action, j.actor_id, j.actor_name, j.acting_org_id,
    j.responsible_org_id, j.effective_on, extract(epoch from j.recorded_at), j.from_state, j.to_state, j.input, j.change, j.settings, j.definition, encode(j.row_hash, 'hex'), j.corrects, j.reason) as leaf
  from journal j
  where j.txid >= '${BigInt(from)}'::xid8 and j.txid < '${BigInt(until)}'::xid8 and ${noPractice('j.district')}
  order by j.txid, j.district, j.id`
const BATCH = 2_000

/** What was journalled from one transaction until another, as a tree; read bit by bit, since an import may leave a million entries. */
async function treeOf(client: PoolClient, algorithm: SealAlgorithm, from: string, until: string): Promise<MerkleTree> {
  const tree = new MerkleTree(algorithm)
  await client.query(`declare leaves no scroll cursor for ${leaves(from, until)}`)
  for (;;) {
    const { rows } = await client.query<{ leaf: string }>(`fetch ${BATCH} from leaves`)
    for (const { leaf } of rows) tree.add(Buffer.from(leaf))
    if (rows.length < BATCH) break
  }
  await client.query('close leaves')
  return tree
}

const GENESIS = Buffer.alloc(32)

/**
 * Seals what has been journalled since the last seal, up to the oldest transaction still under way: an older
 * transaction that commits later falls into the next batch, none falls between two.
 * @param worker connections as the worker's role
 * @returns the seal, or null when there was nothing new or another process is sealing
 */
export async function sealJournal(worker: Pool, algorithm: SealAlgorithm = 'sm3'): Promise<Seal | null> {
  const client = await worker.connect()
  try {
    await client.query('begin isolation level repeatable read')
    const { rows: [lock] } = await client.query<{ mine: boolean }>('select pg_try_advisory_xact_lock(7201706) as mine')
    const { rows: [last] } = await client.query<Seal>('select *, until_txid::text from seal order by seq desc limit 1')
    const from = last?.until_txid ?? '0'
    const { rows: [edge] } = await client.query<{ until: string }>('select pg_snapshot_xmin(pg_current_snapshot())::text as until')
    const tree = lock!.mine ? await treeOf(client, algorithm, from, edge!.until) : null
    if (!tree?.size) { await client.query('rollback'); return null }
    const seq = (last?.seq ?? 0) + 1
    const previous = last?.head ?? GENESIS
    const root = tree.root()
    const { rows: [seal] } = await client.query<Seal>(
      'insert into seal (seq, algorithm, from_txid, until_txid, entries, root, previous, head) values ($1, $2, $3::xid8, $4::xid8, $5, $6, $7, $8) returning *',
      [seq, algorithm, from, edge!.until, tree.size, root, previous, headOf(algorithm, seq, previous, root)])
    await client.query('commit')
    return seal!
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  } finally {
    client.release()
  }
}

export interface Verification {
  readonly seals: number
  readonly entries: number
  /** What does not fit, in Chinese; empty when nothing was altered, lost or moved. */
  readonly problems: readonly string[]
}

/**
 * Counts every seal again from the journal as it stands now, and every record's hash from its row.
 * @param published heads kept outside the database, by number; a chain that was forged as a whole fails against them
 */
export async function verifyJournal(worker: Pool, registers: readonly string[], published: ReadonlyMap<number, string> = new Map()): Promise<Verification> {
  const client = await worker.connect()
  const problems: string[] = []
  let entries = 0
  try {
    await client.query('begin isolation level repeatable read read only')
    const { rows: seals } = await client.query<Seal>('select *, from_txid::text, until_txid::text from seal order by seq')
    let previous: Buffer = GENESIS
    let from = '0'
    for (const [at, seal] of seals.entries()) {
      const tree = await treeOf(client, seal.algorithm, seal.from_txid, seal.until_txid)
      entries += tree.size
      if (seal.seq !== at + 1 || seal.from_txid !== from || !seal.previous.equals(previous)) problems.push(`第 ${seal.seq} 号封存与前一号不相衔接`)
      if (tree.size !== seal.entries) problems.push(`第 ${seal.seq} 号封存时有 ${seal.entries} 条日志，现有 ${tree.size} 条`)
      if (!tree.root().equals(seal.root)) problems.push(`第 ${seal.seq} 号封存的日志有改动、缺失或者次序变化`)
      if (!headOf(seal.algorithm, seal.seq, seal.previous, seal.root).equals(seal.head)) problems.push(`第 ${seal.seq} 号封存的首部不符`)
      const outside = published.get(seal.seq)
      if (outside && outside !== seal.head.toString('hex')) problems.push(`第 ${seal.seq} 号封存与库外公布的首部不一致`)
      previous = seal.head
      from = seal.until_txid
    }
    for (const seq of published.keys()) if (seq > seals.length) problems.push(`库外公布的第 ${seq} 号封存在库内不存在`)
    for (const ledger of registers) {
      const { rows } = await client.query<{ id: string; number: string | null }>(
        `select distinct t.id from ${ledger} t join lateral (select row_hash from journal j where j.district = t.district and j.ledger = '${ledger}' and j.matter_id = t.id order by version desc limit 1) j on true
         where j.row_hash is distinct from kernel.hash_${ledger}(t.district, t.id) limit 20`)
      problems.push(...rows.map(({ id }) => `${ledger} ${id} 的现状与最后一条日志不符`))
    }
    await client.query('rollback')
    return { seals: seals.length, entries, problems }
  } finally {
    client.release()
  }
}
