import { withScope, type Caller, type WriteTx } from '../access/scope.ts'
import { Fault } from '../fault.ts'
import { UNFIT, type FieldProblem } from '../field/parse.ts'
import { importOf } from '../import/job.ts'
import { isOpen, pastMatter, runningBy, type Running } from '../import/past-matter.ts'
import { writePast } from '../import/write.ts'
import { newId } from '../matter/id.ts'
import { childrenOf, childTable } from '../matter/tables.ts'
import type { World } from '../matter/world.ts'
import type { AnyProcedure } from '../procedure/procedure.ts'
import { readRecord, type Read, type ReadRecord } from './record.ts'
import { reviseMatter } from './revise.ts'
import { unitsFor } from './units.ts'

/** What became of one record of a batch. */
export type Received =
  | { readonly source_ref: string; readonly outcome: 'accepted' | 'revised' | 'unchanged'; readonly id: string }
  | { readonly source_ref: string; readonly outcome: 'refused'; readonly problems: readonly FieldProblem[] }

/** Records of one call: few enough that an answer comes soon, many enough to be fast. */
const MOST_RECORDS = 2_000

interface Pushed { readonly source_ref: string; readonly matter_id: string; readonly content_hash: Buffer }

/**
 * Takes records of another system in: those that are right come in or revise what came before, each that is
 * not is told with every reason. Pushed again with the same content, a record changes nothing: a sender that got no answer
 * sends once more.
 *
 * @param caller the machine client; what its keys may write is the unit of its role and those below
 * @throws Fault `invalid` for something that is no batch, `not_found` for no ledger
 */
export async function receive(world: World, caller: Caller, ledger: string, records: unknown): Promise<readonly Received[]> {
  const register = world.registry.registers.get(ledger)
  // An entry of a register is somebody's word for what holds from a day: whoever keeps it enters it, or imports a file of it.
  if (register) throw new Fault('invalid', `「${register.label}」是台账，由负责登记的单位在本系统登记或者用文件导入，不经对接报送`)
  const known = importOf(world, ledger)
  if (!Array.isArray(records) || records.length === 0 || records.length > MOST_RECORDS) throw new Fault('invalid', `请在 records 中给出 1 至 ${MOST_RECORDS} 条记录`)
  // What proves itself (a draw) is proved where it was made.
  if (known.procedure.fixed) throw new Fault('invalid', `${known.procedure.label}的证明在办理之处形成，不经对接报送`)
  const units = await unitsFor(world, caller, known.procedure)
  const seen = new Set<string>()
  const read = records.map((one: unknown): Read => {
    const row = readRecord(known, units, one)
    if ('problems' in row) return row
    const { source_ref } = row.record
    if (seen.has(source_ref)) return { source_ref, problems: [{ field: 'source_ref', message: '本批中已有这个编号的记录，请合并后重新报送' }] }
    seen.add(source_ref)
    return row
  })
  const sender = caller.roles.find(({ role }) => role === 'machine')!.org_id
  const received = await takenIn({ world, caller, procedure: known.procedure, sender }, read)
  await world.worker.query('select kernel.take_statistics($1, $2)', [ledger, childrenOf(known.procedure).map(([child]) => childTable(known.procedure, child))])
  return received
}

interface Taking { readonly world: World; readonly caller: Caller; readonly procedure: AnyProcedure; readonly sender: string }

/**
 * In one transaction; after a refusal by the database each half on its own, until the record at fault is found and refused
 * alone. (Not by savepoints: the guard knows a raised matter by its transaction.)
 */
async function takenIn(taking: Taking, read: readonly Read[]): Promise<readonly Received[]> {
  try {
    return await withScope(taking.world.pool, taking.caller, (tx) => takeIn(tx, taking, read))
  } catch (error) {
    // A value that the database refuses (class 22, 23) concerns a record; anything else is no record's fault.
    if (!/^2[23]/.test((error as { readonly code?: string }).code ?? '')) throw error
    const [only] = read
    if (read.length < 2 && !(only && 'record' in only)) throw error
    if (read.length === 1 && only && 'record' in only) return takenIn(taking, [{ source_ref: only.record.source_ref, problems: [{ field: '', message: '缺少必需的内容，或者内容之间不相符，数据库没有接受；请对照接口说明补全后再报' }] }])
    const half = Math.ceil(read.length / 2)
    return [...await takenIn(taking, read.slice(0, half)), ...await takenIn(taking, read.slice(half))]
  }
}

async function takeIn(tx: WriteTx, taking: Taking, read: readonly Read[]): Promise<readonly Received[]> {
  const { caller: { district }, procedure, sender } = taking
  // Two calls of one sender take turns, so that the second sees what the first has brought.
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 7202))', [`${district} ${sender} ${procedure.id}`])
  const fit = read.flatMap((one) => 'record' in one ? [one.record] : [])
  const { rows } = await tx.query<Pushed>('select source_ref, matter_id, content_hash from pushed where district = $1 and sender_org_id = $2 and ledger = $3 and source_ref = any ($4)', [district, sender, procedure.id, fit.map(({ source_ref }) => source_ref)])
  const before = new Map(rows.map((row) => [row.source_ref, row]))
  const opened = await openAll(tx, taking, fit.filter(({ source_ref }) => !before.has(source_ref)))
  const received: Received[] = []
  for (const one of read) {
    if ('problems' in one) { received.push({ source_ref: one.source_ref, outcome: 'refused', problems: one.problems }); continue }
    const { record } = one
    const standing = before.get(record.source_ref)
    if (!standing) received.push({ source_ref: record.source_ref, outcome: 'accepted', id: opened.get(record.source_ref)! })
    else if (standing.content_hash.equals(record.hash)) received.push({ source_ref: record.source_ref, outcome: 'unchanged', id: standing.matter_id })
    else received.push(await revised(tx, taking, record, standing.matter_id))
  }
  await noted(tx, taking, received)
  return received
}

/** Records that come for the first time, written together. */
async function openAll(tx: WriteTx, { world, caller, procedure, sender }: Taking, records: readonly ReadRecord[]): Promise<ReadonlyMap<string, string>> {
  if (records.length === 0) return new Map()
  const facts = new Map<string, Promise<Running>>()
  const by = { district: caller.district, actor_id: caller.account_id, actor_name: caller.name }
  const matters = await Promise.all(records.map(async ({ mapped, org_id, source_ref }) => {
    const row = { ...mapped, problems: [] }
    return pastMatter(world, procedure, row, { ...by, org_id, action: 'push', input: { source_ref } }, isOpen(procedure, row) ? await runningBy(tx, world, procedure, facts, { district: caller.district, org_id }, row) : null)
  }))
  await writePast(tx, procedure, matters)
  const pushed = matters.map(({ after: { row } }, at) => ({ district: row.district, org_id: row.org_id, shared_with: [], secrecy: 0, ledger: procedure.id, sender_org_id: sender, source_ref: row.source_ref, matter_id: row.id, hash: records[at]!.hash.toString('hex') }))
  await tx.query(
    `insert into pushed (district, org_id, ledger, sender_org_id, source_ref, matter_id, content_hash)
     select district, org_id, ledger, sender_org_id, source_ref, matter_id, decode(hash, 'hex') from json_to_recordset($1) as r (district text, org_id uuid, ledger text, sender_org_id uuid, source_ref text, matter_id uuid, hash text)`, [JSON.stringify(pushed)])
  return new Map(pushed.map(({ source_ref, matter_id }) => [source_ref!, matter_id]))
}

async function revised(tx: WriteTx, { world, caller, procedure, sender }: Taking, record: ReadRecord, id: string): Promise<Received> {
  const { source_ref } = record
  const problem = await reviseMatter(tx, world, caller, procedure, id, record)
  if (problem) return { source_ref, outcome: 'refused', problems: [problem] }
  await tx.query('update pushed set content_hash = $5, pushed_at = now() where district = $1 and sender_org_id = $2 and ledger = $3 and source_ref = $4', [caller.district, sender, procedure.id, source_ref, record.hash])
  return { source_ref, outcome: 'revised', id }
}

/** What was refused may hold characters that no text here can. */
const fit = (_: string, value: unknown): unknown => typeof value === 'string' ? value.replaceAll(new RegExp(UNFIT, 'gu'), '') : value

/** What the call brought, for the unit's own page; the rows that stayed out with their reasons. */
async function noted(tx: WriteTx, { caller, procedure, sender }: Taking, received: readonly Received[]): Promise<void> {
  const count = (outcome: Received['outcome']) => received.filter((one) => one.outcome === outcome).length
  const batch = newId()
  await tx.query('insert into push_batch (district, org_id, id, ledger, account_id, accepted, revised, unchanged, refused) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
    [caller.district, sender, batch, procedure.id, caller.account_id, count('accepted'), count('revised'), count('unchanged'), count('refused')])
  const refused = received.flatMap((one, at) => one.outcome === 'refused' ? [{ position: at + 1, source_ref: one.source_ref.slice(0, 200), problems: one.problems }] : [])
  if (refused.length > 0) await tx.query(
    `insert into push_problem (district, org_id, batch_id, position, source_ref, problems) select $1, $2, $3, position, source_ref, problems from json_to_recordset($4) as r (position integer, source_ref text, problems jsonb)`,
    [caller.district, sender, batch, JSON.stringify(refused, fit)])
}
