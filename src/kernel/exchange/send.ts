import type { PoolClient } from 'pg'
import { systemCaller, withScope } from '../access/scope.ts'
import { noPractice } from '../practice/ground.ts'
import type { World } from '../matter/world.ts'
import { recordsOf, type UnitNames } from './outgoing.ts'
import type { Received } from './receive.ts'
import type { Returned } from './returned.ts'

interface Target { readonly district: string; readonly id: string; readonly url: string; readonly key: string; readonly ledgers: readonly string[]; readonly until_txid: string; readonly failures: number }
interface Waiting { readonly ledger: string; readonly matter_id: string; readonly waiting_since: string }

const BATCH = 200
const PATIENCE_MS = 60_000
const LONGEST_PAUSE_S = 900

/** The platform's answer was no answer to the batch: it is sent again later. */
class Unanswered extends Error {}

/**
 * Passes on what has changed to every platform above that is due. A matter waits until the platform has answered for
 * it; killed between its answer and our note of it, the batch is sent again and the platform finds nothing new in it.
 * @returns how many matters were answered for
 */
export async function sendOutgoing(world: World, complain: (error: unknown) => void): Promise<number> {
  const { rows: targets } = await world.worker.query<Target>('select district, id, url, key, ledgers, until_txid::text, failures from exchange_target where sending and next_at <= now() order by next_at')
  let sent = 0
  for (const target of targets) {
    // A connection of its own holds the lock, so that no transaction stays open while the network is waited for.
    const client = await world.worker.connect()
    try {
      const { rows: [lock] } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock(hashtextextended($1, 7203)) as mine', [target.id])
      if (lock!.mine) try { sent += await sendTo(client, world, target) } finally { await client.query('select pg_advisory_unlock(hashtextextended($1, 7203))', [target.id]) }
    } catch (error) {
      if (!(error instanceof Unanswered)) complain(error)
      await client.query(`update exchange_target set problem = $3, failures = failures + 1, next_at = now() + least(2 ^ least(failures, 10), $4) * interval '1 second' where district = $1 and id = $2`,
        [target.district, target.id, error instanceof Unanswered ? error.message : '报送时系统出错，请联系系统管理员', LONGEST_PAUSE_S])
    } finally { client.release() }
  }
  return sent
}

async function sendTo(client: PoolClient, world: World, target: Target): Promise<number> {
  await gather(client, target)
  const units = await unitNames(client, target.district)
  let sent = 0
  for (;;) {
    const { rows } = await client.query<Waiting>(`select ledger, matter_id, waiting_since::text from outgoing where district = $1 and target_id = $2 and state = 'waiting' order by waiting_since limit ${BATCH}`, [target.district, target.id])
    for (const ledger of new Set(rows.map((row) => row.ledger))) await sendBatch(client, world, target, ledger, rows.filter((row) => row.ledger === ledger), units)
    sent += rows.length
    if (rows.length < BATCH) break
  }
  for (const ledger of target.ledgers) await readReturned(client, world, target, ledger)
  await client.query('update exchange_target set problem = null, failures = 0, answered_at = now() where district = $1 and id = $2', [target.district, target.id])
  return sent
}

/** Follows the journal in the order of transactions, up to the oldest still under way: none is passed over. */
async function gather(client: PoolClient, { district, id, ledgers }: Target): Promise<void> {
  await client.query('begin isolation level repeatable read')
  try {
    const { rows: [edge] } = await client.query<{ until: string }>('select pg_snapshot_xmin(pg_current_snapshot())::text as until')
    await client.query(
      `insert into outgoing (district, org_id, target_id, ledger, matter_id, state, waiting_since)
       select j.district, (array_agg(j.org_id order by j.version desc))[1], $2, j.ledger, j.matter_id, 'waiting', nextval('outgoing_order')
       from journal j, exchange_target t
       where t.district = $1 and t.id = $2 and j.district = $1 and j.ledger = any ($3) and j.txid >= t.until_txid and j.txid < $4::xid8 and j.secrecy = 0 and ${noPractice('j.district')}
       group by j.district, j.ledger, j.matter_id
       on conflict (district, target_id, ledger, matter_id) do update set state = 'waiting', waiting_since = excluded.waiting_since, org_id = excluded.org_id`,
      [district, id, ledgers, edge!.until])
    await client.query('update exchange_target set until_txid = $3::xid8 where district = $1 and id = $2', [district, id, edge!.until])
    await client.query('commit')
  } catch (error) { await client.query('rollback').catch(() => {}); throw error }
}

async function sendBatch(client: PoolClient, world: World, target: Target, ledger: string, waiting: readonly Waiting[], units: UnitNames): Promise<void> {
  const procedure = world.registry.procedures.get(ledger)
  const records = procedure ? await withScope(world.worker, systemCaller(target.district), (tx) => recordsOf(tx, procedure, target.district, waiting.map(({ matter_id }) => matter_id), units)) : []
  const { results = [] } = records.length === 0 ? {} : await asked<{ results?: readonly Received[] }>(world, target, `/api/exchange/${ledger}`, { records })
  if (results.length !== records.length) throw new Unanswered('上级平台的答复与报送的条数不符')
  const answers = new Map(results.map((one) => [one.source_ref, one]))
  const answered = waiting.map(({ matter_id, waiting_since }) => {
    const answer = answers.get(matter_id)
    const problems = !answer ? [{ field: '', message: '已经定密，不再报送' }] : answer.outcome === 'refused' ? answer.problems : null
    return { matter_id, waiting_since, state: problems ? 'refused' : 'sent', problems }
  })
  // What has changed again meanwhile keeps waiting.
  await client.query(
    `update outgoing o set state = a.state, problems = a.problems, answered_at = now() from json_to_recordset($4) as a (matter_id uuid, waiting_since bigint, state text, problems jsonb)
     where o.district = $1 and o.target_id = $2 and o.ledger = $3 and o.matter_id = a.matter_id and o.waiting_since = a.waiting_since and o.state = 'waiting'`,
    [target.district, target.id, ledger, JSON.stringify(answered)])
}

/** What the platform has sent back; each return is told once. */
async function readReturned(client: PoolClient, world: World, target: Target, ledger: string): Promise<void> {
  const { items = [] } = await asked<{ items?: readonly Returned[] }>(world, target, `/api/exchange/${ledger}/returned`)
  if (items.length === 0) return
  const told = items.map(({ source_ref, return_id, reasons, by }) => ({ matter_id: source_ref, return_id, problems: reasons.map(({ of, why }) => ({ field: of, message: `${by}退回：${of}，${why}` })) }))
  await client.query(
    `update outgoing o set state = 'returned', problems = r.problems, returned_id = r.return_id, answered_at = now() from json_to_recordset($4) as r (matter_id uuid, return_id uuid, problems jsonb)
     where o.district = $1 and o.target_id = $2 and o.ledger = $3 and o.matter_id = r.matter_id and o.state = 'sent' and o.returned_id is distinct from r.return_id`,
    [target.district, target.id, ledger, JSON.stringify(told)])
}

async function asked<T>(world: World, { url, key }: Target, path: string, body?: object): Promise<T> {
  const answer = await fetch(url.replace(/\/+$/, '') + path, {
    method: body ? 'POST' : 'GET', redirect: 'error', signal: AbortSignal.timeout(PATIENCE_MS),
    headers: { authorization: `Bearer ${world.unseal(key)}`, ...(body && { 'content-type': 'application/json' }) }, ...(body && { body: JSON.stringify(body) }),
  }).catch((error: unknown) => { throw new Unanswered(`连接不上上级平台（${(error as Error & { cause?: { code?: string } }).cause?.code ?? (error as Error).name}），稍后自动重试`) })
  const said = await answer.json().catch(() => undefined) as { detail?: string } | undefined
  if (!answer.ok || said === undefined) throw new Unanswered(`上级平台答复 ${answer.status}：${said?.detail ?? '不是本系统的答复，请核对地址'}`)
  return said as T
}

async function unitNames(client: PoolClient, district: string): Promise<UnitNames> {
  const { rows } = await client.query<{ id: string; name: string; credit_code: string | null }>('select distinct on (id) id, name, credit_code from organisation where district = $1 order by id, valid_from desc', [district])
  const byId = new Map(rows.map((row) => [row.id, row]))
  return (id) => byId.get(id)
}
