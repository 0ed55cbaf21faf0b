import { expect, test } from 'vitest'
import { readLock } from '../../src/cli/lock.ts'
import { rooms } from '../../src/domains/index.ts'
import { lockOf, removed } from '../../src/kernel/room/lock.ts'

test('已发布的状态、环节、字段、选项不得删除', () => {
  expect(removed(readLock(), lockOf(rooms))).toEqual([])
})
test('锁文件是最新的(更新:npx zhunsheng lock)', () => {
  expect(lockOf(rooms).filter((name) => !readLock().includes(name))).toEqual([])
})
test('删去一个名称,查得出', () => {
  const now = lockOf(rooms)
  expect(removed(now, now.slice(1))).toEqual([now[0]])
})
