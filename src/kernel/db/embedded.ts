import { existsSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { openDataFolder, type DataFolder } from './data-folder.ts'
import { openCluster, type Cluster } from './embedded/cluster.ts'
import { freePort, launch, runningOn, shutDown, type Launched } from './embedded/postmaster.ts'
import type { Progress } from './progress.ts'
import { ROLE_NAMES, scramVerifier, type DatabaseRole } from './roles.ts'

/** The embedded PostgreSQL of one data folder, shared by every process that has started it. */
export type Embedded = {
  /** Connection string on 127.0.0.1, with the role's password. */
  readonly url: (role?: DatabaseRole, database?: string) => string
  /** Process number of the server; changes when a killed server has been replaced. */
  readonly pid: () => number
  readonly port: number
  /** Where the data is: inside the data folder unless the server's account could not enter it. */
  readonly folder: string
  /** `created` a new database, `started` an existing one, or `joined` a server that was already running. */
  readonly outcome: 'created' | 'started' | 'joined'
  /** Lets go; the server itself is stopped by whoever lets go last. */
  readonly stop: () => Promise<void>
}

/** `ref` and `unref` are pg's own, but its types leave them out. */
type Keeper = pg.Client & { ref(): void; unref(): void }

type Held = { readonly keeper: Keeper; readonly pid: number; readonly port: number; readonly joined: boolean }

/** Everyone who uses the server holds this lock shared; who can take it alone is the last. The number is arbitrary. */
const IN_USE = 7_201_703

/** After a kill, recovery reads the log again; after a large import that can take minutes. */
const PATIENCE_MS = 10 * 60_000

/**
 * Starts the PostgreSQL of a data folder, or joins the one that already runs there, be it another
 * process's or an orphan left by a killed one. A server that dies under us is started again on the same port.
 *
 * @param options.dataDir the program's data folder; the cluster is its `postgres` subfolder
 * @param options.fast for tests: no fsync, data lost on power failure
 * @throws in Chinese, saying what to do, when the folder or the programs cannot be used
 */
export async function startEmbedded(options: { readonly dataDir: string; readonly onProgress?: Progress; readonly fast?: boolean }): Promise<Embedded> {
  const progress = options.onProgress ?? (() => {})
  const fast = options.fast ?? false
  const data = openDataFolder(options.dataDir)
  const cluster = openCluster(data, progress, { sync: !fast })
  let held = await hold(data, cluster, progress, fast)
  let stopping = false

  const watch = () => held.keeper.once('end', () => {
    if (stopping) return
    progress('数据库意外停止，正在重新启动…')
    hold(data, cluster, progress, fast, held.port).then((next) => { held = next; watch() }, (error: Error) => progress(error.message))
  })
  watch()

  return {
    url: (role = 'owner', database = 'zhunsheng') => connectionString(data, held.port, role, database),
    pid: () => held.pid,
    port: held.port,
    folder: cluster.folder,
    outcome: cluster.created ? 'created' : held.joined ? 'joined' : 'started',
    stop: async () => {
      stopping = true
      if (await letGo(held.keeper)) await shutDown(cluster)
    },
  }
}

/** Joins the server of a data folder if one runs; starts none. */
export async function joinRunning(dataDir: string): Promise<Embedded | undefined> {
  const folder = join(dataDir, 'postgres')
  return existsSync(folder) && runningOn(realpathSync(folder)) ? startEmbedded({ dataDir }) : undefined
}

/** Connects to the running server, or launches one, until a connection holds the in-use lock. */
async function hold(data: DataFolder, cluster: Cluster, progress: Progress, fast: boolean, samePort?: number): Promise<Held> {
  const log = join(data.path, 'postgres.log')
  const portFile = join(data.path, 'postgres.port')
  const until = Date.now() + PATIENCE_MS
  let ours: Launched | undefined
  try {
    for (let turn = 0; Date.now() < until; turn++) {
      const running = runningOn(cluster.folder)
      if (!running && (!ours || ours.exited)) {
        if (ours) await retryOrThrow(ours, samePort, log)
        const port = samePort ?? await freePort(rememberedPort(portFile))
        ours = launch(cluster, port, { fast, log })
        writeFileSync(portFile, `${port}\n`)
      }
      const port = running?.port ?? ours?.port
      const keeper = port === undefined ? undefined : await tryHold(data, cluster, port)
      const now = keeper && runningOn(cluster.folder)
      if (keeper && now) {
        await ensureDatabase(keeper, data)
        // The lock must not keep a finished program from ending.
        keeper.unref()
        return { keeper, ...now, joined: now.pid !== ours?.pid }
      }
      await keeper?.end()
      if (turn === 150) progress('数据库正在恢复上次未正常结束的工作，请稍候…')
      await sleep(20)
    }
    throw new Error(`数据库启动超时。请查看日志 ${log}。`)
  } catch (error) {
    if (ours && !ours.exited) await shutDown(cluster)
    throw error
  }
}

/** Decides whether a server that ended at once is worth another try; throws with its own words if not. */
async function retryOrThrow(ended: Launched, samePort: number | undefined, log: string): Promise<void> {
  const complaint = ended.complaint()
  // Somebody else won the start, or the killed server's last processes have not gone yet.
  if (/lock file .* already exists|shared memory block .* in use/.test(complaint)) return void await sleep(200)
  if (/Address already in use|could not bind/.test(complaint)) {
    if (samePort !== undefined) await sleep(500)
    return
  }
  throw new Error(`数据库不能启动，日志(${log})中写着：\n${complaint.split('\n').slice(-5).join('\n')}`)
}

async function tryHold(data: DataFolder, cluster: Cluster, port: number): Promise<Keeper | undefined> {
  let keeper: Keeper | undefined
  try {
    keeper = await connect(data, port)
    const { rows } = await keeper.query<{ folder: string; held: boolean }>(`select current_setting('data_directory') as folder, pg_try_advisory_lock_shared(${IN_USE}) as held`)
    if (rows[0]?.folder === cluster.folder && rows[0].held) return keeper
    await keeper.end()
  } catch (error) {
    await keeper?.end().catch(() => {})
    if ((error as { code?: string }).code === '28P01') throw new Error(`口令文件 ${join(data.path, 'database.json')} 与数据库不符。请从备份恢复与数据库同时期的口令文件。`, { cause: error })
    // Not listening yet, starting up, or shutting down: all of them pass.
  }
  return undefined
}

async function connect(data: DataFolder, port: number): Promise<Keeper> {
  const keeper = new pg.Client({ connectionString: connectionString(data, port, 'superuser', 'postgres'), application_name: 'zhunsheng keeper' }) as Keeper
  keeper.on('error', () => {})
  await keeper.connect()
  return keeper
}

/** Gives the lock back; true when nobody else holds it, in which case it stays taken until the server is down. */
async function letGo(keeper: Keeper): Promise<boolean> {
  try {
    keeper.ref()
    await keeper.query('select pg_advisory_unlock_all()')
    const { rows } = await keeper.query<{ last: boolean }>(`select pg_try_advisory_lock(${IN_USE}) as last`)
    if (rows[0]?.last) return true
    await keeper.end()
    return false
  } catch {
    // The server is already gone.
    return false
  }
}

/** The owner is an ordinary role, as it would be on a server run by somebody else. */
async function ensureDatabase(keeper: Keeper, data: DataFolder): Promise<void> {
  const { rows } = await keeper.query<{ role: boolean; database: boolean }>(
    `select exists (select from pg_roles where rolname = $1) as role, exists (select from pg_database where datname = 'zhunsheng') as database`, [ROLE_NAMES.owner])
  if (!rows[0]?.role) await ifMissing(keeper.query(`create role ${ROLE_NAMES.owner} login createrole createdb password '${scramVerifier(data.secrets.owner)}'`))
  if (!rows[0]?.database) await ifMissing(keeper.query(`create database zhunsheng owner ${ROLE_NAMES.owner}`))
}

/** Another starter may have been faster: duplicate object, duplicate database, or the unique index behind them. */
async function ifMissing(creation: Promise<unknown>): Promise<void> {
  await creation.catch((error: { code?: string }) => {
    if (!['42710', '42P04', '23505'].includes(error.code ?? '')) throw error
  })
}

function connectionString(data: DataFolder, port: number, role: DatabaseRole, database: string): string {
  return `postgres://${ROLE_NAMES[role]}:${data.secrets[role]}@127.0.0.1:${port}/${database}`
}

function rememberedPort(file: string): number {
  return existsSync(file) ? Number(readFileSync(file, 'utf8')) || 0 : 0
}
