import { callerOf } from '../access/caller.ts'
import { inTransaction, scopeStatements, stranger, systemCaller, withScope, type Caller } from '../access/scope.ts'
import { endJob, findJob } from './job.ts'
import { runImport, type ImportWorld } from './run.ts'

/** Runs the imports that people have started, also those that another process left when it was killed. */
export interface ImportRunner {
  /** Begins with a job at once, where it is not under way here. */
  readonly begin: (job: { readonly district: string; readonly id: string; readonly made_by: string | null }) => void
  /** Stops after the rows in hand; the jobs stay for the next start. */
  readonly stop: () => Promise<void>
}

/** A job whose place has not moved for this long has nobody who runs it. */
const ABANDONED = '20 seconds'
const LOOK_EVERY_MS = 10_000

/** @param complain is told what stopped a job for a reason that is not the file's */
export function importRunner(world: ImportWorld, complain: (error: unknown) => void): ImportRunner {
  const under_way = new Map<string, Promise<void>>()
  let stopping = false

  const begin: ImportRunner['begin'] = (job) => {
    if (stopping || under_way.has(job.id) || job.made_by === null) return
    under_way.set(job.id, run(job.district, job.id, job.made_by).catch(complain).finally(() => under_way.delete(job.id)))
  }
  const run = async (district: string, id: string, account: string): Promise<void> => {
    const caller = await callerNow(world, district, account)
    if (caller) return void await runImport(world, caller, id, () => stopping)
    await withScope(world.worker, systemCaller(district), async (tx) => endJob(tx, await findJob(tx, district, id, 'lock'), 'failed', '导入人的账户已停用，导入停止。请由其他经办人员重新导入余下的行'))
  }
  const look = async (): Promise<void> => {
    const { rows } = await world.worker.query<{ district: string; id: string; made_by: string | null }>(`select district, id, made_by from import_job where state = 'running' and changed_at < now() - interval '${ABANDONED}'`)
    for (const job of rows) begin(job)
  }
  const timer = setInterval(() => void look().catch(complain), LOOK_EVERY_MS)
  timer.unref()
  return {
    begin,
    stop: async () => { stopping = true; clearInterval(timer); await Promise.all(under_way.values()) },
  }
}

/** The person as his roles stand today: rights lost since then are lost for the rest of the file too. */
const callerNow = (world: ImportWorld, district: string, account: string): Promise<Caller | undefined> =>
  inTransaction(world.pool, scopeStatements(stranger), (tx) => callerOf(tx, { district, id: account }, world.today()))
