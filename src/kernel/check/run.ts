import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { NOBODY, systemCaller, withScope } from '../access/scope.ts'
import { alone } from '../matter/alone.ts'
import { definitionVersion } from '../journal/definition-version.ts'
import type { IsoDate } from '../law/law.ts'
import type { Replica } from '../matter/replica.ts'
import { loadMatters } from '../matter/store.ts'
import { ident } from '../matter/tables.ts'
import type { Registry, World } from '../matter/world.ts'
import { dueAgain, noteAgain } from './again.ts'
import { changedSince, type Batch } from './changed.ts'
import type { AnyCheck } from './check.ts'
import { batchFacts, type Looked } from './facts.ts'
import { judge, judgedOn, type Fault } from './judge.ts'
import { changeOf, findingLedger, record, type FindingLedger, type Standing } from './record.ts'

const CHECKING = 7_201_709
const BATCH = 200
/** Entries of the journal that one round follows, and cases it reads for the first time: a round ends soon, and the program may stop, whatever was imported. */
const MOST = 2_000
/** Milliseconds after which the others have their turn: a request asks the database some seven times and waits as often. */
const TURN = 5

/** What one round did. `more`: entries of the journal are still to be followed, or cases that were there before these checks to be read. */
export interface Checked { readonly cases: number; readonly findings: number; readonly more: boolean }
interface Place { readonly ledger: string; readonly district: string; readonly id: string }
interface Cursor { readonly until: string; readonly day: IsoDate; readonly definitions: string; readonly reading: Place | null }

const checksOf = (registry: Registry): ReadonlyMap<string, readonly AnyCheck[]> => {
  const checks = registry.rooms.flatMap((room) => room.checks ?? [])
  return new Map([...new Set(checks.map(({ of }) => of.id as string))].map((ledger) => [ledger, checks.filter(({ of }) => of.id === ledger)]))
}
const fingerprint = (checks: ReadonlyMap<string, readonly AnyCheck[]>): string =>
  createHash('sha256').update([...checks.values()].flat().map(definitionVersion).join()).digest('hex').slice(0, 16)

/**
 * Reads by their checks the cases that changed since the last round, those that look up what changed, and, once a day, those
 * whose terms ran out: the cost follows what happened, not what there is. Follows the journal in transaction order; a round
 * that was interrupted is done again, which changes nothing twice. At first, and when checks have changed, every case there
 * is is read as well, some each round. A case that cannot be read holds up no other: it is told, kept, and tried again.
 * @param failed told of each case that could not be read, every time it was tried
 * @returns what was done, or null while another process does it
 */
export async function runChecks(world: World, failed: (what: string, error: unknown) => void): Promise<Checked | null> {
  const checks = checksOf(world.registry)
  if (checks.size === 0) return { cases: 0, findings: 0, more: false }
  const ledger = findingLedger(world.registry.procedures.values())
  return alone(world.worker, CHECKING, async () => {
    const { rows: [cursor] } = await world.worker.query<Cursor>('select until_txid::text as until, day, definitions, reading from check_cursor')
    const { to, last } = await partOf(world, cursor?.until)
    const [today, definitions] = [world.today(), fingerprint(checks)]
    let [cases, findings] = [0, 0]
    const read = async (batch: Batch): Promise<void> => {
      const troubled = new Map<string, unknown>()
      const attempt = (ids: readonly string[]) => examine(world, ledger, { ...batch, ids }, checks.get(batch.procedure.id)!, today)
      const keep = (done: Examined) => { findings += done.written; for (const [id, error] of done.troubled) troubled.set(id, error) }
      cases += batch.ids.length
      await attempt(batch.ids).then(keep, async (error: unknown) => {
        if (batch.ids.length === 1) { troubled.set(batch.ids[0]!, error); return }
        // One case may have failed them all: each by itself.
        for (const id of batch.ids) await attempt([id]).then(keep, (alone: unknown) => { troubled.set(id, alone) })
      })
      for (const [id, error] of troubled) failed(`${batch.procedure.label} ${id}`, error)
      await noteAgain(world, batch, troubled)
    }
    for (const batch of await dueAgain(world, [...checks.keys()], BATCH)) await read(batch)
    if (cursor) for await (const batch of changedSince(world, checks, { ...cursor, to, today }, BATCH)) await read(batch)
    let place = cursor?.definitions === definitions ? cursor.reading : { ledger: [...checks.keys()][0]!, district: '', id: NOBODY }
    for (let n = 0; place && n < MOST; n += BATCH) {
      const next = await following(world, [...checks.keys()], place)
      for (const batch of next.batches) await read(batch)
      place = next.place
    }
    await world.worker.query(
      `insert into check_cursor (until_txid, day, definitions, reading) values ($1::xid8, $2, $3, $4)
       on conflict (one) do update set until_txid = excluded.until_txid, day = excluded.day, definitions = excluded.definitions, reading = excluded.reading`, [to, today, definitions, place && JSON.stringify(place)])
    return { cases, findings, more: !last || place !== null }
  })
}

/** How far a round follows the journal: up to the oldest transaction under way, or so many entries; a transaction is followed whole. */
async function partOf(world: World, from: string | undefined): Promise<{ readonly to: string; readonly last: boolean }> {
  const { rows: [edge] } = await world.worker.query<{ until: string }>('select pg_snapshot_xmin(pg_current_snapshot())::text as until')
  if (from === undefined) return { to: edge!.until, last: true }
  const { rows: [next] } = await world.worker.query<{ txid: string }>(`select txid::text from journal where txid >= $1::xid8 and txid < $2::xid8 order by txid offset ${MOST} limit 1`, [from, edge!.until])
  if (!next) return { to: edge!.until, last: true }
  return { to: next.txid === from ? String(BigInt(from) + 1n) : next.txid, last: false }
}

/** The cases that follow a place in the order of ledgers and keys, and the place after them. */
async function following(world: World, ledgers: readonly string[], { ledger, district, id }: Place): Promise<{ readonly batches: readonly Batch[]; readonly place: Place | null }> {
  const { rows } = await world.worker.query<{ district: string; id: string }>(`select district, id from ${ident(ledger)} where (district, id) > ($1, $2::uuid) order by district, id limit ${BATCH}`, [district, id])
  const batches = [...new Set(rows.map((row) => row.district))].map((one) => ({ district: one, procedure: world.registry.procedures.get(ledger)!, ids: rows.filter((row) => row.district === one).map((row) => row.id) }))
  const [last, next] = [rows.at(-1), ledgers[ledgers.indexOf(ledger) + 1]]
  if (rows.length === BATCH && last) return { batches, place: { ledger, ...last } }
  return { batches, place: next ? { ledger: next, district: '', id: NOBODY } : null }
}

/** How many findings were opened, re-opened or cleared, and the cases that some check could not judge. */
interface Examined { readonly written: number; readonly troubled: ReadonlyMap<string, unknown> }

/** Reads one batch of a district's cases and writes what changed. A check that fails on a case hides neither the other checks nor the other cases. */
async function examine(world: World, ledger: FindingLedger, { district, procedure, ids }: Batch, checks: readonly AnyCheck[], today: IsoDate): Promise<Examined> {
  const units = await world.organisations(district)
  return withScope(world.worker, systemCaller(district), async (tx) => {
    // A unit that no longer stands has nobody to answer; its cases went to its successor or were closed with it.
    const matters = (await loadMatters(tx, procedure, district, ids)).filter(({ row }) => units.has(row.org_id))
    const troubled = new Map<string, unknown>()
    if (matters.length === 0) return { written: 0, troubled }
    const facts = await batchFacts(tx, world, procedure, checks, matters)
    const { rows } = await tx.query<Standing>(`select id, state, detail, org_id, subject_id, check_id from ${ident(ledger.procedure.id)} where district = $1 and subject_id = any ($2)`, [district, matters.map(({ row }) => row.id)])
    const standing = new Map(rows.map((row) => [`${row.subject_id} ${row.check_id}`, row]))
    let written = 0
    let since = performance.now()
    for (const matter of matters) for (const check of checks) {
      if (performance.now() - since > TURN) { await setImmediate(); since = performance.now() }
      const on = judgedOn(check, matter.row)
      const known = on && facts.of(check, matter, on)
      const fault = known ? judged(check, matter, known, today, troubled) : null
      if (fault === undefined) continue
      const finding = standing.get(`${matter.row.id} ${check.id}`)
      const how = changeOf(ledger, finding, fault, matter.row.org_id)
      if (how === null) continue
      await record(tx, world, ledger, how, check, matter.row, finding, fault, today)
      written++
    }
    return { written, troubled }
  })
}

/** What the check says of the case; undefined where it failed. */
function judged(check: AnyCheck, matter: Replica, known: Looked, today: IsoDate, troubled: Map<string, unknown>): Fault | null | undefined {
  try { return judge(check, matter, known, today) } catch (error) { troubled.set(matter.row.id, new Error(`「${check.label}」：${error instanceof Error ? error.message : String(error)}`, { cause: error })) }
}
