import { randomBytes } from 'node:crypto'
import { chmodSync, linkSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** The keys that protect identifiers; kept outside the database, so that a dump alone reveals nothing. */
export interface KeyRing {
  /** Id of the key new values are written with. */
  readonly current: string
  readonly keys: ReadonlyMap<string, Buffer>
  /** Key of the exact-match hashes; it outlives rotation, since all hashes would have to change at once. */
  readonly search: Buffer
}

interface StoredRing { readonly current: string; readonly keys: { readonly [kid: string]: string }; readonly search: string }

/** The key file the environment names, or `keys.json` of the data folder. */
export const keyFileOf = (dataDir: string, environment: Readonly<Record<string, string | undefined>> = process.env): string =>
  environment['ZHUNSHENG_KEY_FILE'] || join(dataDir, 'keys.json')

/**
 * Opens the key file, made on first use with mode 0600.
 * @throws in Chinese when others may read it or it is damaged; a new one is never made over a damaged one
 */
export function openKeyRing(file: string): KeyRing {
  const text = readKeys(file) ?? makeKeys(file)
  if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0)
    throw new Error(`密钥文件 ${file} 权限过宽，其他用户可以读取。请执行 chmod 600 '${file}' 后重试。`)
  const stored = parse(file, text)
  const keys = new Map(Object.entries(stored.keys).map(([kid, key]) => [kid, Buffer.from(key, 'base64url')]))
  const search = Buffer.from(stored.search, 'base64url')
  if (!keys.has(stored.current) || [...keys.values(), search].some((key) => key.length !== 32))
    throw new Error(`密钥文件 ${file} 已损坏。请从备份恢复；不要删除它，否则已加密的证件号码无法再读出。`)
  return { current: stored.current, keys, search }
}

/** Adds a key and makes it current; old values stay readable and are rewritten as they are saved. */
export function rotateKeys(file: string): KeyRing {
  const ring = openKeyRing(file)
  const kid = newKid()
  const stored: StoredRing = {
    current: kid,
    keys: { ...Object.fromEntries([...ring.keys].map(([id, key]) => [id, key.toString('base64url')])), [kid]: newKey() },
    search: ring.search.toString('base64url'),
  }
  const making = `${file}.${kid}`
  writeFileSync(making, `${JSON.stringify(stored, null, 2)}\n`, { mode: 0o600, flag: 'wx' })
  renameSync(making, file)
  return openKeyRing(file)
}

const newKey = () => randomBytes(32).toString('base64url')
const newKid = () => randomBytes(4).toString('hex')

function readKeys(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw new Error(`不能读取密钥文件 ${file}。请用建立它的用户启动，或用 ZHUNSHENG_KEY_FILE 另行指定。`, { cause: error })
  }
}

/** Linked when whole: of two programs that start at once, both end up with the same keys. */
function makeKeys(file: string): string {
  const kid = newKid()
  const stored: StoredRing = { current: kid, keys: { [kid]: newKey() }, search: newKey() }
  const making = `${file}.${kid}`
  try {
    writeFileSync(making, `${JSON.stringify(stored, null, 2)}\n`, { mode: 0o600, flag: 'wx' })
    chmodSync(making, 0o600)
    linkSync(making, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw new Error(`不能建立密钥文件 ${file}。请检查文件夹权限和磁盘空间。`, { cause: error })
  } finally {
    rmSync(making, { force: true })
  }
  return readFileSync(file, 'utf8')
}

function parse(file: string, text: string): StoredRing {
  try {
    const stored = JSON.parse(text) as StoredRing
    if (typeof stored.current === 'string' && typeof stored.search === 'string' && stored.keys) return stored
  } catch {
    // Told below, with what to do.
  }
  throw new Error(`密钥文件 ${file} 已损坏。请从备份恢复；不要删除它，否则已加密的证件号码无法再读出。`)
}
