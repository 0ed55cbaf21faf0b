import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { rooms } from '../domains/index.ts'
import { projectRoot } from '../kernel/project-root.ts'
import { lockOf, removed, type Lock } from '../kernel/room/lock.ts'

export const lockFile = (): string => join(projectRoot(), 'src/domains/definitions.lock')
export const readLock = (file = lockFile()): Lock => existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : []

const HELP = `用法：lock
  把定义中使用的名称写入 src/domains/definitions.lock；已经发布的名称不得删除，只能停用。开发时使用。
`

/** `zhunsheng lock`: writes the names that definitions use into the lock file; refuses where a released name is gone. */
export function lock(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) { process.stdout.write(HELP); return Promise.resolve(0) }
  const now = lockOf(rooms)
  const gone = removed(readLock(), now)
  if (gone.length > 0) {
    console.error(`下列名称已经发布，案卷和日志中可能正在使用，不得删除；不再使用的，请标为停用：\n${gone.join('\n')}`)
    return Promise.resolve(1)
  }
  writeFileSync(lockFile(), `${now.join('\n')}\n`)
  console.log(`定义锁文件已更新：${now.length} 个名称`)
  return Promise.resolve(0)
}
