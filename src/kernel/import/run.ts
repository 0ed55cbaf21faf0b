import { isSystem, withScope, type Caller, type Tx } from '../access/scope.ts'
import type { FileStore } from '../attachment/store.ts'
import { Fault } from '../fault.ts'
import { childrenOf, childTable } from '../matter/tables.ts'
import type { World } from '../matter/world.ts'
import type { AnyRegister } from '../register/register.ts'
import { demandImporter, endJob, findJob, importOf, moved, startedAnew, writeProblems, type ImportJob, type ImportProblem } from './job.ts'
import { isRefused, mapRow } from './map-row.ts'
import { cellName, isRows, type CellProblem, type LedgerImport, type MappedRow } from './mapping.ts'
import { aboutRow, repeatedNumbers, type SeenNumbers } from './numbers.ts'
import { onceInRegister, onceOpen, repeatedRecords } from './once.ts'
import { isOpen, pastMatter, runningBy, type Bringing, type Running } from './past-matter.ts'
import { dataRows, findHeading, type DataRow, type Heading } from './table.ts'
import { entryOf, improperEntry } from './register-entries.ts'
import { writeEntries, writePast, type PastMatter } from './write.ts'

export interface ImportWorld extends World { readonly files: FileStore }

/** Rows of one transaction: large enough to be fast, small enough that a cancel or a crash loses little. */
const CHUNK = 500

interface Run {
  readonly world: ImportWorld
  readonly caller: Caller
  readonly job: ImportJob
  readonly ledger: LedgerImport
  readonly heading: Heading
  readonly orgOf: (name: string) => string | undefined
  readonly seen: SeenNumbers
  /** Facts for clocks of open matters, by the choices that pick local values. */
  readonly facts: Map<string, Promise<Running>>
}

/**
 * Runs an import that is `running`, from its place in the file to the end, in the caller's scope. Each chunk of rows and
 * the place after it are one transaction: killed at any moment, it goes on with the first row that is not in, and none is
 * in twice. Several processes may run the same job: they take turns at the job's row.
 *
 * @param stop asked between chunks; the job stays `running` for whoever goes on with it
 * @returns the job as it ended, or as it was left
 */
export async function runImport(world: ImportWorld, caller: Caller, id: string, stop: () => boolean = () => false): Promise<ImportJob> {
  const inScope = <T>(fn: (tx: Tx) => Promise<T>) => withScope(world.pool, caller, fn)
  const job = await inScope((tx) => findJob(tx, caller.district, id))
  if (job.state !== 'running') return job
  try {
    demandImporter(world, caller, job)
    return await rowsToEnd(await beginRun(world, caller, job), stop)
  } catch (error) {
    // A broken connection is no verdict on the file: the job stays as it is and goes on later.
    if (isPassing(error)) throw error
    const ended = await inScope((tx) => endJob(tx, job, 'failed', error instanceof Fault ? error.message : '系统出错，导入停在这一行之前，已导入的没有受影响。请稍后继续导入；仍不行的，请联系系统管理员'))
    if (!(error instanceof Fault)) throw error
    return ended
  }
}
const isPassing = (error: unknown): boolean => {
  const { code = '', message = '' } = error as { readonly code?: string; readonly message?: string }
  return /^(?:08|40|53|57)/.test(code) || /^E[A-Z]+$/.test(code) || /terminated|timeout exceeded|not queryable/i.test(message)
}

async function beginRun(world: ImportWorld, caller: Caller, found: ImportJob): Promise<Run> {
  // A trial remembers what it saw in memory alone: broken off, it begins anew.
  const job = found.dry && found.done > 0 ? await withScope(world.pool, caller, (tx) => startedAnew(tx, found)) : found
  const heading = await findHeading(openOf(world, job))
  const organisations = await world.organisations(caller.district)
  const byName = new Map([...organisations.values()].flatMap(({ id, name, short_name }) => [[name, id], [short_name, id]] as const))
  return {
    world, caller, job, ledger: importOf(world, job.ledger), heading, orgOf: (name) => byName.get(name), seen: new Map(), facts: new Map(),
  }
}
const openOf = (world: ImportWorld, job: Pick<ImportJob, 'sha256'>) => async () => (await world.files.get(job.sha256)).stream

async function rowsToEnd(run: Run, stop: () => boolean): Promise<ImportJob> {
  let place = 0
  let job = run.job
  for await (const chunk of chunksOf(dataRows(openOf(run.world, job), run.heading))) {
    if (stop()) return job
    // Rows behind the place are in already.
    if (place + chunk.length > job.done) {
      job = await broughtIn(run, chunk, place)
      if (job.state !== 'running') return job
      if (!job.dry) await grown(run)
    }
    place += chunk.length
  }
  return withScope(run.world.pool, run.caller, async (tx) => {
    const now = await findJob(tx, job.district, job.id, 'lock')
    return now.state === 'running' ? endJob(tx, now, 'finished') : now
  })
}

/** Lets the planner see what has come in, by the worker's own transaction. */
async function grown({ world, job, ledger: { procedure } }: Run): Promise<void> {
  await world.worker.query('select kernel.take_statistics($1, $2)', [job.ledger, childrenOf(procedure).map(([child]) => childTable(procedure, child))])
}

async function* chunksOf(batches: AsyncIterable<readonly DataRow[]>): AsyncGenerator<readonly DataRow[]> {
  let held: DataRow[] = []
  for await (const batch of batches) {
    held.push(...batch)
    while (held.length >= CHUNK) { yield held.slice(0, CHUNK); held = held.slice(CHUNK) }
  }
  if (held.length > 0) yield held
}

/**
 * Brings a chunk in, in one transaction; after a refusal by the database each half on its own, until the row at fault is
 * found and refused alone. (Not by savepoints: the guard knows a raised matter by its transaction.)
 */
async function broughtIn(run: Run, chunk: readonly DataRow[], first: number): Promise<ImportJob> {
  const attempt = (fault?: string) => withScope(run.world.pool, run.caller, (tx) => bringIn(tx, run, chunk, first, fault))
  try {
    return await attempt()
  } catch (error) {
    if (!isRowsFault(error)) throw error
    if (chunk.length === 1) return attempt(`数据库不接受这一行：${(error as Error).message}`)
    const half = Math.ceil(chunk.length / 2)
    await broughtIn(run, chunk.slice(0, half), first)
    return broughtIn(run, chunk.slice(half), first + half)
  }
}
/** A value the database refuses (class 22, 23) concerns a row; anything else is no row's fault. */
const isRowsFault = (error: unknown): boolean => /^2[23]/.test((error as { code?: string }).code ?? '')

/** One chunk: rows mapped, refused or written, problems told, place moved. `first` is the place of its first row. */
async function bringIn(tx: Tx, run: Run, chunk: readonly DataRow[], first: number, fault?: string): Promise<ImportJob> {
  const job = await findJob(tx, run.job.district, run.job.id, 'lock')
  if (job.state !== 'running') return job
  const rows = chunk.slice(Math.max(0, job.done - first))
  if (rows.length === 0) return job
  // Two imports into one ledger of one unit take turns, so that neither misses the numbers the other is about to write.
  if (!job.dry) await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 7201))', [`${job.district} ${job.org_id} ${job.ledger}`])
  const mapped = rows.map((row) => mapRow(run.ledger, job.mapping, row.cells, { headers: run.heading.headers, line: row.line, file: job.name, today: run.world.today(), orgOf: run.orgOf }))
  const fit = mapped.filter((row) => !isRefused(row))
  const register = run.world.registry.registers.get(job.ledger)
  const repeats = register ? await registerFaults(tx, job, register, run.seen, fit) : await (async () => {
    const repeated = await repeatedNumbers(tx, job, run.seen, fit.flatMap(({ matter }) => matter.number ?? []))
    const standing = await repeatedRecords(tx, job, onceOpen(run.ledger.procedure, run.ledger.once ?? []), run.seen, fit)
    return (row: MappedRow, line: number) => [...row.matter.number === null ? [] : repeated(row.matter.number, line).map((one) => ({ ...one, ...numberCell(run, job, line) })), ...standing(row, line)]
  })()
  const problems = mapped.map((row, at): ImportProblem[] => {
    const { line } = rows[at]!
    const again = isRefused(row) ? [] : repeats(row, line)
    return [...row.problems, ...again, ...(fault ? [aboutRow('refused', '', fault)] : [])].map((problem) => ({ ...problem, line }))
  })
  const isFit = (at: number) => problems[at]!.every(({ kind }) => kind !== 'refused')
  if (!job.dry) {
    if (register) await writeEntries(tx, register, mapped.flatMap((row, at) => isFit(at) ? [entryOf(run.world, register, row, { job, caller: run.caller })] : []))
    else await writePast(tx, run.ledger.procedure, await Promise.all(mapped.flatMap((row, at) => isFit(at) ? [matterOf(tx, run, job, row, rows[at]!.line)] : [])))
  }
  await writeProblems(tx, job, problems.flat())
  const imported = rows.filter((_, at) => isFit(at)).length
  // Of rows that come in; a refused row's other findings are told with it.
  const among = (kind: ImportProblem['kind']) => problems.filter((of, at) => isFit(at) && of.some((one) => one.kind === kind)).length
  return moved(tx, job, { done: rows.length, imported, refused: rows.length - imported, flagged: among('flagged'), noted: among('noted') })
}

/** What stands against an entry beside its cells: what the register refuses of any, and what it has already. */
async function registerFaults(tx: Tx, job: ImportJob, register: AnyRegister, seen: SeenNumbers, rows: readonly MappedRow[]): Promise<(row: MappedRow, line: number) => CellProblem[]> {
  const repeated = await repeatedRecords(tx, job, onceInRegister(register), seen, rows)
  return (row, line) => [...improperEntry(register, row), ...repeated(row, line)]
}

/** Where a line has its number. */
function numberCell({ heading: { headers } }: Run, { mapping }: ImportJob, line: number): Pick<CellProblem, 'column' | 'cell'> {
  const names = mapping.columns.flatMap((rule) => isRows(rule) || rule.to !== 'number' ? [] : rule.from)
  const at = headers.findIndex((header) => names.includes(header))
  return at === -1 ? { column: null, cell: null } : { column: headers[at]!, cell: cellName(at, line) }
}

async function matterOf(tx: Tx, run: Run, job: ImportJob, row: MappedRow, line: number): Promise<PastMatter> {
  const { world, caller, ledger: { procedure } } = run
  const by: Bringing = { district: job.district, org_id: job.org_id, actor_id: isSystem(caller) ? null : caller.account_id, actor_name: caller.name, action: 'import', input: { job: job.id, line } }
  return pastMatter(world, procedure, row, by, isOpen(procedure, row) ? await runningBy(tx, world, procedure, run.facts, { district: caller.district, org_id: job.org_id }, row) : null)
}
