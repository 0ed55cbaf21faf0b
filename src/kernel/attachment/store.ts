import { createHash, randomBytes } from 'node:crypto'
import { createReadStream, type ReadStream } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Fault } from '../fault.ts'
import { HEAD_BYTES } from './media-type.ts'

/** A file as it was put away. `head` is its beginning, for recognising what it is. */
export interface Stored { readonly sha256: string; readonly size: number; readonly head: Buffer }

/**
 * Where the bytes of files live, by the hash of their content: the same file twice is kept once, an altered file is
 * another file. Several hosts need a shared implementation; the default is a folder.
 */
export interface FileStore {
  /** @throws Fault `too_large` beyond `limit` bytes; nothing is kept then */
  readonly put: (content: AsyncIterable<Buffer>, limit: number) => Promise<Stored>
  /** @throws Fault `unavailable` when the bytes are missing */
  readonly get: (sha256: string) => Promise<{ readonly stream: ReadStream; readonly size: number }>
}

const sizeText = (bytes: number): string => bytes >= 1024 * 1024 ? `${Math.floor(bytes / 1024 / 1024)} MB` : `${Math.floor(bytes / 1024)} KB`

/** A store in a folder: `ab/cd/abcd…`. Bytes are on disk, and their folder entry too, before anybody is told the hash. */
export function folderStore(folder: string): FileStore {
  const pathOf = (sha256: string): string => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new RangeError(`not a hash: ${sha256}`)
    return join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256)
  }
  return {
    put: async (content, limit) => {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const arriving = join(folder, `arriving-${randomBytes(8).toString('hex')}`)
      const file = await open(arriving, 'wx', 0o600)
      const hash = createHash('sha256')
      const beginning: Buffer[] = []
      let size = 0
      try {
        for await (const chunk of content) {
          if (size < HEAD_BYTES) beginning.push(chunk)
          size += chunk.length
          if (size > limit) throw new Fault('too_large', `文件超过 ${sizeText(limit)} 的上限，请压缩、拆分后上传`)
          hash.update(chunk)
          await file.write(chunk)
        }
        await file.sync()
        await file.close()
        const sha256 = hash.digest('hex')
        const target = pathOf(sha256)
        await mkdir(dirname(target), { recursive: true, mode: 0o700 })
        await rename(arriving, target)
        await synced(dirname(target))
        return { sha256, size, head: Buffer.concat(beginning).subarray(0, HEAD_BYTES) }
      } catch (error) {
        await file.close().catch(() => {})
        await rm(arriving, { force: true })
        throw error
      }
    },
    get: async (sha256) => {
      const path = pathOf(sha256)
      const found = await stat(path).catch(() => undefined)
      if (!found) throw new Fault('unavailable', '文件内容不在存储中，请联系系统管理员从备份恢复')
      return { stream: createReadStream(path), size: found.size }
    },
  }
}

/** A renamed file survives a power cut only when its folder is on disk too. */
async function synced(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try { await handle.sync() } finally { await handle.close() }
}
