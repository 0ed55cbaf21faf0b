import { isSystem, rolesIn, type Caller, type Tx } from '../access/scope.ts'
import { roles as roleLabels, type Role } from '../access/role.ts'
import { Fault, invalid, notFound } from '../fault.ts'
import { newId } from '../matter/id.ts'
import type { World } from '../matter/world.ts'
import { list } from '../procedure/refusals.ts'
import type { CellProblem, LedgerImport, Mapping } from './mapping.ts'
import { ledgerOf } from './register-ledger.ts'

/** One import of one file: a trial as often as wanted, then the import itself, which goes on where it stopped. */
export interface ImportJob {
  readonly district: string
  readonly id: string
  readonly org_id: string
  readonly ledger: string
  /** Name of the file. */
  readonly name: string
  readonly sha256: string
  readonly mapping: Mapping
  readonly header_line: number
  readonly total: number
  /** Rows of the file dealt with in this run. */
  readonly done: number
  readonly imported: number
  readonly refused: number
  readonly flagged: number
  readonly noted: number
  /** Whether the run is, or was, a trial that writes nothing. */
  readonly dry: boolean
  readonly state: 'ready' | 'running' | 'cancelled' | 'finished' | 'failed'
  readonly problem: string | null
  readonly made_by: string | null
  readonly made_at: Date
}
/** What is wrong with a row, as the report tells it. */
export interface ImportProblem extends CellProblem { readonly line: number }

/**
 * Who may bring past records into a unit's ledgers: its clerk, since the administrator has no part in business (三员分立); of a
 * register, whoever keeps it. A file is no way round the role that each entry asks for.
 */
export const importersOf = ({ registry }: Pick<World, 'registry'>, ledger: string): readonly Role[] => {
  const register = registry.registers.get(ledger)
  return register ? list(register.by) : ['clerk']
}
/** @throws Fault `forbidden` */
export function demandImporter(world: Pick<World, 'registry'>, caller: Caller, { ledger, org_id }: Pick<ImportJob, 'ledger' | 'org_id'>): void {
  const importers = importersOf(world, ledger)
  if (!rolesIn(caller, org_id).some((role) => importers.includes(role))) throw new Fault('forbidden', `由所选单位的${importers.map((role) => roleLabels[role]).join('、')}导入，您在该单位没有这个角色`)
}

/** What the program knows about files of a ledger: the room's own mappings and readers, or nothing. @throws Fault `not_found` */
export function importOf(world: Pick<World, 'registry'>, ledger: string): LedgerImport {
  const register = world.registry.registers.get(ledger)
  const procedure = world.registry.procedures.get(ledger) ?? (register && ledgerOf(register))
  if (!procedure) throw notFound('这类案卷、台账')
  return world.registry.roomOf(ledger).imports?.find((one) => one.procedure === procedure) ?? { procedure, mappings: [], readers: {} }
}

const COLUMNS = 'district, id, org_id, ledger, name, sha256, mapping, header_line, total, done, imported, refused, flagged, noted, dry, state, problem, made_by, made_at'

export async function createJob(tx: Tx, caller: Caller, file: Pick<ImportJob, 'org_id' | 'ledger' | 'name' | 'sha256' | 'mapping' | 'header_line' | 'total'>): Promise<ImportJob> {
  const { rows: [job] } = await tx.query<ImportJob>(
    `insert into import_job (district, id, org_id, ledger, name, sha256, mapping, header_line, total, made_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning ${COLUMNS}`,
    [caller.district, newId(), file.org_id, file.ledger, file.name, file.sha256, JSON.stringify(file.mapping), file.header_line, file.total, isSystem(caller) ? null : caller.account_id])
  return job!
}

/** @throws Fault `not_found` */
export async function findJob(tx: Tx, district: string, id: string, mode: 'read' | 'lock' = 'read'): Promise<ImportJob> {
  const { rows: [job] } = await tx.query<ImportJob>(`select ${COLUMNS} from import_job where district = $1 and id = $2 ${mode === 'lock' ? 'for update' : ''}`, [district, id])
  if (!job) throw notFound('这次导入')
  return job
}

/** The newest imports the caller sees. */
export const listJobs = async (tx: Tx, district: string): Promise<readonly ImportJob[]> =>
  (await tx.query<ImportJob>(`select ${COLUMNS} from import_job where district = $1 order by made_at desc, id desc limit 50`, [district])).rows

/** Begins a trial, or the import itself, from the first row. @throws Fault `conflict` where rows of the file are already in */
export async function startJob(tx: Tx, world: Pick<World, 'registry'>, caller: Caller, id: string, { mapping, dry }: { readonly mapping: Mapping; readonly dry: boolean }): Promise<ImportJob> {
  const job = await findJob(tx, caller.district, id, 'lock')
  demandImporter(world, caller, job)
  if (job.state === 'running') throw new Fault('conflict', '这次导入正在进行，请等它完成或者先取消')
  if (!job.dry && job.state !== 'ready') throw new Fault('conflict', job.state === 'finished' ? '这个文件已经导入完成。要再次导入，请重新选择文件' : '这个文件已经开始导入，请选择「继续导入」')
  await startedAnew(tx, job)
  return changed(tx, job, `state = 'running', dry = ${dry}, mapping = $3, problem = null`, JSON.stringify(mapping))
}

/** A run under way, from its first row again. */
export async function startedAnew(tx: Tx, job: ImportJob): Promise<ImportJob> {
  await tx.query('delete from import_problem where district = $1 and job_id = $2', [job.district, job.id])
  return changed(tx, job, 'done = 0, imported = 0, refused = 0, flagged = 0, noted = 0')
}

/** Goes on with an import that was cancelled or failed, from the row where it stopped. */
export async function continueJob(tx: Tx, world: Pick<World, 'registry'>, caller: Caller, id: string): Promise<ImportJob> {
  const job = await findJob(tx, caller.district, id, 'lock')
  demandImporter(world, caller, job)
  if (job.dry || (job.state !== 'cancelled' && job.state !== 'failed')) throw new Fault('conflict', '这次导入没有停在中途，无须继续')
  return changed(tx, job, `state = 'running', problem = null`)
}

/** Stops an import after the rows in hand; what is in stays in. */
export async function cancelJob(tx: Tx, world: Pick<World, 'registry'>, caller: Caller, id: string): Promise<ImportJob> {
  const job = await findJob(tx, caller.district, id, 'lock')
  demandImporter(world, caller, job)
  return job.state === 'running' ? changed(tx, job, `state = 'cancelled'`) : job
}

/** Ends a run: done, or broken off with the reason. */
export const endJob = (tx: Tx, job: ImportJob, state: 'finished' | 'failed', problem: string | null = null): Promise<ImportJob> =>
  changed(tx, job, `state = '${state}', problem = $3`, problem)

export interface Progress { readonly done: number; readonly imported: number; readonly refused: number; readonly flagged: number; readonly noted: number }
/** Moves the place in the file, in the transaction that brings its rows in. */
export const moved = (tx: Tx, job: ImportJob, by: Progress): Promise<ImportJob> =>
  changed(tx, job, 'done = done + $3, imported = imported + $4, refused = refused + $5, flagged = flagged + $6, noted = noted + $7', by.done, by.imported, by.refused, by.flagged, by.noted)

async function changed(tx: Tx, job: ImportJob, set: string, ...values: unknown[]): Promise<ImportJob> {
  const { rows: [now] } = await tx.query<ImportJob>(`update import_job set ${set}, changed_at = now() where district = $1 and id = $2 returning ${COLUMNS}`, [job.district, job.id, ...values])
  return now!
}

/** Keeps what is wrong with rows, beside the job. */
export async function writeProblems(tx: Tx, job: ImportJob, problems: readonly ImportProblem[]): Promise<void> {
  if (problems.length === 0) return
  const places = new Map<number, number>()
  const records = problems.map(({ column, ...problem }) => {
    const at = (places.get(problem.line) ?? 0) + 1
    places.set(problem.line, at)
    return { ...problem, value: problem.value.slice(0, 500), heading: column, at, district: job.district, org_id: job.org_id, shared_with: [], secrecy: 0, job_id: job.id }
  })
  const columns = 'district, org_id, shared_with, secrecy, job_id, line, at, kind, cell, heading, value, reason'
  await tx.query(`insert into import_problem (${columns}) select ${columns} from json_populate_recordset(null::import_problem, $1)`, [JSON.stringify(records)])
}

export interface ProblemSearch { readonly kind?: string | undefined; readonly after?: { readonly line: number; readonly at: number } | undefined; readonly limit: number }
/** Problems in the order of the file, from after a place. */
export async function readProblems(tx: Tx, job: ImportJob, { kind, after, limit }: ProblemSearch): Promise<readonly (ImportProblem & { readonly at: number })[]> {
  if (kind !== undefined && !['refused', 'flagged', 'noted'].includes(kind)) throw invalid([{ field: 'kind', message: '没有这类问题' }])
  const { rows } = await tx.query<ImportProblem & { at: number }>(
    `select line, at, kind, cell, heading as column, value, reason from import_problem
     where district = $1 and job_id = $2 and ($3::text is null or kind = $3) and (line, at) > ($4, $5) order by line, at limit $6`,
    [job.district, job.id, kind ?? null, after?.line ?? 0, after?.at ?? 0, limit])
  return rows
}
/** How often each reason occurs; texts that differ only in what they quote count apart. */
export const problemCounts = async (tx: Tx, job: ImportJob): Promise<readonly { readonly kind: CellProblem['kind']; readonly column: string | null; readonly reason: string; readonly rows: number }[]> =>
  (await tx.query('select kind, heading as column, reason, count(*)::integer as rows from import_problem where district = $1 and job_id = $2 group by 1, 2, 3 order by 4 desc, 3 limit 50', [job.district, job.id])).rows
