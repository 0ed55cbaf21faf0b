import { randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** What the data folder keeps to itself: its identity and the password of every database role. */
export type Secrets = { readonly id: string; readonly superuser: string; readonly owner: string; readonly app: string; readonly worker: string; readonly portal: string }

/** A data folder that has been looked over, with its secrets. */
export type DataFolder = { readonly path: string; readonly secrets: Secrets }

/**
 * Makes the data folder where it is missing, refuses one that others could tamper with, and returns
 * its secrets, which are made once.
 *
 * @param dataDir path, absolute or relative to the working directory
 * @throws in Chinese, when the folder cannot be used or its permissions are unsafe
 */
export function openDataFolder(dataDir: string): DataFolder {
  const path = resolve(dataDir)
  try {
    // As root the server runs as another account, which must be able to pass through.
    mkdirSync(path, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 })
  } catch (cause) {
    throw new Error(`不能建立数据文件夹 ${path}:${reason(cause)}。请用 DATA_DIR 指定一个当前用户可写的文件夹。`, { cause })
  }
  const { mode } = statSync(path)
  if (process.platform !== 'win32' && (mode & 0o002) !== 0) throw new Error(`数据文件夹 ${path} 任何人都可写，不安全。请执行 chmod o-w '${path}' 后重试。`)
  return { path, secrets: readSecrets(join(path, 'database.json')) }
}

function readSecrets(file: string): Secrets {
  try {
    const text = readFileSync(file, 'utf8')
    if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) throw new Error(`口令文件 ${file} 权限过宽，其他用户可以读取。请执行 chmod 600 '${file}' 后重试。`)
    return JSON.parse(text) as Secrets
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return makeSecrets(file)
    if (errorCode(error) === 'EACCES') throw new Error(`当前用户无权读取 ${file}。请用建立这个数据文件夹的用户启动，或用 DATA_DIR 另指定文件夹。`, { cause: error })
    throw error
  }
}

/** Linking a finished file is atomic: of two programs that start at once, both end up with the same secrets. */
function makeSecrets(file: string): Secrets {
  const secret = () => randomBytes(24).toString('base64url')
  const making = `${file}.${randomBytes(6).toString('hex')}`
  const secrets: Secrets = { id: randomBytes(8).toString('hex'), superuser: secret(), owner: secret(), app: secret(), worker: secret(), portal: secret() }
  try {
    writeFileSync(making, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600, flag: 'wx' })
    linkSync(making, file)
    return secrets
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return readSecrets(file)
    throw new Error(`不能在数据文件夹中写入 ${file}:${reason(error)}。请检查权限和磁盘空间，或用 DATA_DIR 另指定文件夹。`, { cause: error })
  } finally {
    rmSync(making, { force: true })
  }
}

function errorCode(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code
}

function reason(error: unknown): string {
  const code = errorCode(error)
  if (code === 'EACCES' || code === 'EPERM') return '没有权限'
  if (code === 'ENOSPC') return '磁盘已满'
  if (code === 'EROFS') return '文件系统只读'
  if (code === 'ENOTDIR' || code === 'EEXIST') return '路径中有同名文件'
  return error instanceof Error ? error.message : String(error)
}
