import { createHash } from 'node:crypto'
import type { Pool, PoolClient } from 'pg'
import type { Tx } from '../access/scope.ts'
import type { Computing } from './computing.ts'
import type { IndicatorDef } from './indicator.ts'
import { isKept, linksOf, sharesSql } from './kept.ts'
import { moveYears, rebuildYears } from './rollup-year.ts'
import { Params } from './sql.ts'

/** Definitions do not change while a program runs. */
const fingerprints = new WeakMap<Computing['indicators'], string>()

/** Whether the cells are of the figures as they are defined now: not before the first refresh, nor between a new definition and the next. */
export async function isFollowed(tx: Tx, c: Pick<Computing, 'indicators' | 'procedures'>): Promise<boolean> {
  const { rows: [cursor] } = await tx.query<{ definitions: string }>('select definitions from rollup_cursor')
  let now = fingerprints.get(c.indicators)
  if (!now) fingerprints.set(c.indicators, now = fingerprint([...c.indicators.values()].filter(isKept), c))
  return cursor?.definitions === now
}

/** What one refresh did. `rebuilt`: everything was counted anew, at first or after the definitions changed. */
export interface Refreshed { readonly records: number; readonly rebuilt: boolean }

const MOST = 2_000
const keyOfCell = 'district, indicator, month, org_id, secrecy, dimension, key'

/**
 * Brings the figures kept ready up to the journal: records that changed since the last time, and those tied to them, are
 * taken out as they were and put in as they are. Follows transaction order up to the oldest transaction still under
 * way, so that one which commits late is followed later and none is lost.
 * @param worker connections as the worker's role
 * @returns what was done, or null while another process does it
 */
export async function refreshRollups(worker: Pool, c: Computing): Promise<Refreshed | null> {
  const kept = [...c.indicators.values()].filter(isKept)
  const definitions = fingerprint(kept, c)
  const client = await worker.connect()
  try {
    await client.query('begin isolation level repeatable read')
    const { rows: [lock] } = await client.query<{ mine: boolean }>('select pg_try_advisory_xact_lock(7201708) as mine')
    if (!lock!.mine) { await client.query('rollback'); return null }
    const { rows: [cursor] } = await client.query<{ until: string; definitions: string }>('select until_txid::text as until, definitions from rollup_cursor')
    const { rows: [edge] } = await client.query<{ until: string }>('select pg_snapshot_xmin(pg_current_snapshot())::text as until')
    const rebuilt = cursor?.definitions !== definitions
    const records = rebuilt ? await rebuild(client, kept, c) : await follow(client, kept, c, cursor.until, edge!.until)
    await client.query(
      'insert into rollup_cursor (until_txid, definitions) values ($1::xid8, $2) on conflict (one) do update set until_txid = excluded.until_txid, definitions = excluded.definitions, refreshed_at = now()',
      [edge!.until, definitions])
    await client.query('commit')
    return { records, rebuilt }
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  } finally {
    client.release()
  }
}

/** What the cells rest on: a figure defined otherwise is another figure. */
const fingerprint = (kept: readonly IndicatorDef[], { procedures }: Pick<Computing, 'procedures'>): string => createHash('sha256')
  .update(JSON.stringify(kept.map(({ id, of, dated, where, measure, by }) => [id, of.id, dated, where, measure, by])) + [...procedures.keys()].join()).digest('hex').slice(0, 16)

const byLedger = (kept: readonly IndicatorDef[]): ReadonlyMap<string, readonly IndicatorDef[]> =>
  new Map([...new Set(kept.map(({ of }) => of.id))].map((ledger) => [ledger, kept.filter(({ of }) => of.id === ledger)]))

/** Spreads shares over the cells they stand in: the whole, and each dimension. */
const spread = (shares: string) => `
  select district, org_id, secrecy, indicator, month, x.dimension, x.key, sum(n) as records, sum(n * value) as value
  from (${shares}) s cross join lateral (select '' as dimension, '' as key union all select d.key, coalesce(d.value, '') from jsonb_each_text(s.dimensions) d) x
  group by 1, 2, 3, 4, 5, 6, 7`

async function rebuild(client: PoolClient, kept: readonly IndicatorDef[], c: Computing): Promise<number> {
  await client.query('delete from rollup')
  await client.query('delete from rollup_share')
  for (const [ledger, indicators] of byLedger(kept)) {
    const params = new Params()
    const shares = sharesSql(indicators, { params, today: c.today, procedures: c.procedures }, 'true')
    await client.query(`insert into rollup_share (district, org_id, secrecy, matter_id, indicator, month, value, dimensions, counted, ledger) select s.*, '${ledger}' from (${shares}) s`, params.values)
  }
  await client.query(`insert into rollup (district, org_id, secrecy, indicator, month, dimension, key, records, value) ${spread('select *, 1 as n from rollup_share')}`)
  await rebuildYears(client)
  const { rows: [counted] } = await client.query<{ n: number }>('select count(distinct (district, matter_id))::int as n from rollup_share')
  return counted!.n
}

interface Changed { readonly district: string; readonly ledger: string; readonly id: string }

async function follow(client: PoolClient, kept: readonly IndicatorDef[], c: Computing, from: string, until: string): Promise<number> {
  const links = [...new Set(kept.flatMap(({ where }) => linksOf(where)))]
  const { rows: changed } = await client.query<Changed>(
    `with changed as (select distinct district, ledger, matter_id as id from journal where txid >= $1::xid8 and txid < $2::xid8)
     select * from changed
     union select l.district, l.ledger, l.matter_id from changed x join link l on l.district = x.district and l.to_id = x.id and l.kind = any ($3)
     union select l.district, l.to_ledger, l.to_id from changed x join link l on l.district = x.district and l.matter_id = x.id and l.kind = any ($3)`, [from, until, links])
  for (const [ledger, indicators] of byLedger(kept)) for (const district of new Set(changed.map((one) => one.district))) {
    const ids = changed.filter((one) => one.ledger === ledger && one.district === district).map(({ id }) => id)
    for (let at = 0; at < ids.length; at += MOST) await replace(client, ledger, indicators, c, district, ids.slice(at, at + MOST))
  }
  return changed.length
}

/** Replaces the shares of some records; only cells whose sum moves are written. */
async function replace(client: PoolClient, ledger: string, indicators: readonly IndicatorDef[], c: Computing, district: string, ids: readonly string[]): Promise<void> {
  const params = new Params()
  const [d, i] = [params.add(district), params.add(ids)]
  const fresh = sharesSql(indicators, { params, today: c.today, procedures: c.procedures }, `t.district = ${d} and t.id = any (${i}::uuid[])`)
  await client.query(`
    with fresh as materialized (${fresh}),
    standing as materialized (select * from rollup_share where district = ${d} and ledger = '${ledger}' and matter_id = any (${i}::uuid[])),
    differing as materialized (select f.* from fresh f left join standing s using (district, matter_id, indicator)
      where s.ledger is null or (f.org_id, f.secrecy, f.month, f.value, f.dimensions, f.counted) is distinct from (s.org_id, s.secrecy, s.month, s.value, s.dimensions, s.counted)),
    gone as (delete from rollup_share s using standing o where s.district = o.district and s.matter_id = o.matter_id and s.indicator = o.indicator
      and not exists (select from fresh f where f.matter_id = o.matter_id and f.indicator = o.indicator)),
    come as (insert into rollup_share (district, org_id, secrecy, matter_id, indicator, month, value, dimensions, counted, ledger) select f.*, '${ledger}' from differing f
      on conflict (district, matter_id, indicator) do update set org_id = excluded.org_id, secrecy = excluded.secrecy, month = excluded.month, value = excluded.value, dimensions = excluded.dimensions, counted = excluded.counted),
    moved as (
      select district, org_id, secrecy, indicator, month, value, dimensions, counted, 1 as n from differing
      union all select district, org_id, secrecy, indicator, month, value, dimensions, counted, -1 from standing o
        where not exists (select from fresh f where f.matter_id = o.matter_id and f.indicator = o.indicator)
           or exists (select from differing f where f.matter_id = o.matter_id and f.indicator = o.indicator)),
    ${moveYears(`s.matter_id = any (${i}::uuid[])`)}
    insert into rollup (district, org_id, secrecy, indicator, month, dimension, key, records, value)
    select * from (${spread('select * from moved')}) cell where cell.records <> 0 or cell.value <> 0
    on conflict (${keyOfCell}) do update set records = rollup.records + excluded.records, value = rollup.value + excluded.value`, params.values)
}
