import { spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, readlinkSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { serverEnvironment, type Cluster } from './cluster.ts'
import { identity } from './server-user.ts'

/** A server process that serves a cluster now. */
export type Running = { readonly pid: number; readonly port: number }

/** A server we have just started; `exited` turns true when it ends, for whatever reason. */
export type Launched = Running & { exited: boolean; readonly complaint: () => string }

/** Small: the whole idle product must fit in 150 MB. The operating system's cache does the rest. */
const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  password_encryption: 'scram-sha-256',
  max_connections: '100',
  shared_buffers: '64MB',
  huge_pages: 'off',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  effective_cache_size: '1GB',
  random_page_cost: '1.1',
  max_wal_size: '1GB',
  max_wal_senders: '0',
  max_logical_replication_workers: '0',
  jit: 'off',
  // Days are China days whatever zone the machine is in.
  timezone: 'Asia/Shanghai',
  log_timezone: 'Asia/Shanghai',
  lc_messages: 'C',
}

/** For tests only: a killed process loses nothing, a power failure would destroy the data. */
const FAST: Readonly<Record<string, string>> = { fsync: 'off', full_page_writes: 'off', autovacuum: 'off', max_connections: '200' }

/**
 * The server that is running on the folder, by its `postmaster.pid`.
 *
 * A killed server leaves that file behind and its process number may by now belong to somebody
 * else (in a container it regularly does), so the process itself is looked at.
 */
export function runningOn(folder: string): Running | undefined {
  const lines = pidLines(folder)
  const [pid, port] = [Number(lines[0]), Number(lines[3])]
  return pid > 0 && port > 0 && isServerOf(pid, folder) ? { pid, port } : undefined
}

/**
 * Starts a server on the folder and returns at once; whether it answers is for the caller to try.
 *
 * Detached: Ctrl-C in a terminal must reach us alone, so that requests end before the database does.
 */
export function launch(cluster: Cluster, port: number, options: { readonly fast: boolean; readonly log: string }): Launched {
  disownStalePid(cluster.folder)
  const log = openLog(options.log)
  const from = statSync(options.log).size
  const settings = { ...SETTINGS, ...(options.fast ? FAST : {}), port: String(port) }
  const child = spawn(cluster.binaries.postgres, ['-D', cluster.folder, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])], {
    ...identity(cluster.user), env: serverEnvironment(), detached: true, stdio: ['ignore', log, log],
  })
  closeSync(log)
  const launched: Launched = { pid: child.pid ?? 0, port, exited: false, complaint: () => readFileSync(options.log).subarray(from).toString('utf8').trim() }
  child.on('exit', () => { launched.exited = true })
  child.on('error', () => { launched.exited = true })
  child.unref()
  return launched
}

/** Ends the server: open transactions are rolled back, everything committed is on disk. */
export function shutDown(cluster: Cluster): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(cluster.binaries.pg_ctl, ['stop', '-D', cluster.folder, '-m', 'fast', '-w', '-t', '120', '-s'], {
      ...identity(cluster.user), env: serverEnvironment(), stdio: 'ignore',
    })
    child.on('error', reject)
    child.on('exit', (code) => {
      if (code === 0 || !runningOn(cluster.folder)) resolve()
      else reject(new Error(`数据库未能在 120 秒内停止：${cluster.folder}`))
    })
  })
}

/** A port on 127.0.0.1 that is free at this moment; `preferred` if it is. */
export function freePort(preferred = 0): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', (error) => (preferred === 0 ? reject(error) : resolve(freePort())))
    probe.listen(preferred, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })
}

function pidLines(folder: string): string[] {
  try {
    return readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return []
  }
}

function isServerOf(pid: number, folder: string): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false
  }
  // A server's working directory is its data directory. Elsewhere than on Linux the number alone must do.
  if (process.platform !== 'linux') return true
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === folder
  } catch {
    return false
  }
}

/**
 * Lets PostgreSQL see that a left `postmaster.pid` is stale when its number now belongs to another process.
 *
 * Our own number is written in, which it treats as stale because we are its parent. The file is not
 * deleted: its other lines let PostgreSQL refuse while processes of the killed server still write.
 */
function disownStalePid(folder: string): void {
  const lines = pidLines(folder)
  if (lines.length > 1) writeFileSync(join(folder, 'postmaster.pid'), [String(process.pid), ...lines.slice(1)].join('\n'))
}

/** Appends to the server's log, which is set aside when it has grown to 10 MB. */
function openLog(path: string): number {
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > 10_000_000) renameSync(path, `${path}.1`)
  return openSync(path, 'a', 0o600)
}
