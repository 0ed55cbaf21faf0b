import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, lstatSync, mkdirSync, readdirSync, realpathSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { DataFolder } from '../data-folder.ts'
import type { Progress } from '../progress.ts'
import { postgresBinaries, type Binaries } from './binaries.ts'
import { identity, mayEnter, serverUser, type ServerUser } from './server-user.ts'

/** A PostgreSQL data directory with the account and the programs that serve it. */
export type Cluster = { readonly folder: string; readonly user: ServerUser | undefined; readonly binaries: Binaries; readonly created: boolean }

/** Where clusters go that the server's account could not reach inside the data folder. */
const ELSEWHERE = '/var/lib/zhunsheng'

/**
 * Finds the cluster of a data folder, or makes it (about one second).
 *
 * @throws in Chinese, when it belongs to another user, is lost, or cannot be made
 */
export function openCluster(data: DataFolder, progress: Progress, options: { readonly sync: boolean }): Cluster {
  const inside = join(data.path, 'postgres')
  const found = existingCluster(inside)
  if (found !== undefined) {
    const user = serverUser(found)
    checkOwner(found, user)
    return { folder: found, user, binaries: postgresBinaries(user, progress), created: false }
  }
  const user = serverUser()
  const binaries = postgresBinaries(user, progress)
  const reachable = mayEnter(data.path, user)
  const folder = reachable ? inside : join(ELSEWHERE, data.secrets.id)
  if (!existsSync(folder)) {
    progress('正在建立数据库…')
    initialise(folder, user, binaries, data.secrets.superuser, options.sync)
  }
  if (!reachable) {
    // The link tells both the next start and a curious administrator where the data is.
    if (!existsSync(inside)) symlinkSync(folder, inside)
    progress(`数据库账户 ${user?.name} 不能进入 ${data.path}，数据库改存于 ${folder}。备份时请一并备份。`)
  }
  return { folder: realpathSync(folder), user, binaries, created: true }
}

function existingCluster(inside: string): string | undefined {
  if (lstatSync(inside, { throwIfNoEntry: false }) === undefined) return undefined
  // An empty database in place of a lost one would look like lost records.
  if (!existsSync(inside)) throw new Error(`${inside} 指向的数据库不存在。请从备份恢复；确实要重新开始时，先移走整个数据文件夹。`)
  return realpathSync(inside)
}

function checkOwner(folder: string, user: ServerUser | undefined): void {
  const me = user?.uid ?? process.getuid?.()
  const { uid } = statSync(folder)
  if (me === undefined || uid === me) return
  if (uid === 0 && user) return chownAll(folder, user)
  throw new Error(`数据库文件夹 ${folder} 属于用户 ${uid}，当前用户是 ${me}。请用原来的用户（或 root）启动，或用 DATA_DIR 另指定文件夹。`)
}

/** Initialises beside the goal and renames: a killed start leaves nothing half-made, and of two starters one wins. */
function initialise(goal: string, user: ServerUser | undefined, binaries: Binaries, password: string, sync: boolean): void {
  mkdirSync(dirname(goal), { recursive: true, mode: 0o711 })
  const making = `${goal}.${randomBytes(6).toString('hex')}`
  const passwordFile = `${making}.password`
  try {
    mkdirSync(making, { mode: 0o700 })
    writeFileSync(passwordFile, password, { mode: 0o600, flag: 'wx' })
    if (user) for (const path of [making, passwordFile]) chownSync(path, user.uid, user.gid)
    const result = spawnSync(binaries.initdb, [
      '-D', making, '--username=postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8',
      // With ctype C, pg_trgm finds no Chinese at all; macOS has no C.UTF-8.
      process.platform === 'darwin' ? '--locale=en_US.UTF-8' : '--locale=C.UTF-8',
      '--data-checksums', ...(sync ? [] : ['--no-sync']),
    ], { ...identity(user), encoding: 'utf8', env: serverEnvironment() })
    if (result.status !== 0) throw new Error(`不能建立数据库(initdb):\n${(result.stderr || String(result.error)).trim()}`)
    renameSync(making, goal)
  } catch (error) {
    if (!existsSync(goal)) throw error
  } finally {
    rmSync(making, { recursive: true, force: true })
    rmSync(passwordFile, { force: true })
  }
}

/** Nothing of the caller's PG* variables or locale may reach the server. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot, TEMP } = process.env
  return { PATH, SystemRoot, TEMP, LC_ALL: process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8' }
}

function chownAll(folder: string, user: ServerUser): void {
  chownSync(folder, user.uid, user.gid)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) chownAll(path, user)
    else chownSync(path, user.uid, user.gid)
  }
}
