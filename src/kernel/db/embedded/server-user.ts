import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'

/** The account PostgreSQL runs as when we are root; PostgreSQL itself refuses root. */
export type ServerUser = { readonly name: string; readonly uid: number; readonly gid: number }

/** Dedicated account first; `nobody` exists everywhere but may be shared with other services. */
const PREFERRED = ['zhunsheng', 'postgres', 'nobody']

/**
 * The account the embedded server must run as, or `undefined` for our own.
 *
 * @param cluster folder of an existing cluster: PostgreSQL runs only as its owner, so the owner is kept
 * @throws when no usable account exists
 */
export function serverUser(cluster?: string): ServerUser | undefined {
  if (process.getuid?.() !== 0) return undefined
  const accounts = passwordEntries()
  if (cluster !== undefined) {
    const { uid, gid } = statSync(cluster)
    if (uid !== 0) return { name: accounts.find((account) => account.uid === uid)?.name ?? String(uid), uid, gid }
  }
  // A uid without a passwd entry would do for `postgres`, but initdb asks for its name.
  for (const name of PREFERRED) {
    const account = accounts.find((entry) => entry.name === name)
    if (account) return account
  }
  throw new Error('以 root 运行时，数据库须改用普通账户，但系统中没有 nobody 账户；请执行 useradd -r zhunsheng 后重试，或改用普通用户启动。')
}

/** Whether the account may enter the folder; asked of the system itself, so access lists count too. */
export function mayEnter(folder: string, user: ServerUser | undefined): boolean {
  if (process.platform === 'win32') return true
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...identity(user), stdio: 'ignore' }).status === 0
}

/** Spawn options that drop to the account and leave a working directory it might not be able to enter. */
export function identity(user: ServerUser | undefined): { uid?: number; gid?: number; cwd?: string } {
  if (process.platform === 'win32') return {}
  return user ? { uid: user.uid, gid: user.gid, cwd: '/' } : { cwd: '/' }
}

function passwordEntries(): ServerUser[] {
  return readFileSync('/etc/passwd', 'utf8').split('\n').flatMap((line) => {
    const [name, , uid, gid] = line.split(':')
    return name && Number(uid) > 0 ? [{ name, uid: Number(uid), gid: Number(gid) }] : []
  })
}
