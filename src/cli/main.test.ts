import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectRoot } from '../kernel/project-root.ts'

const zhunsheng = (...args: string[]) => spawnSync(process.execPath, [join(projectRoot(), 'bin/zhunsheng.mjs'), ...args], { encoding: 'utf8' })

test('--help lists every command with what it does, and each of them has its own help', () => {
  const { status, stdout } = zhunsheng('--help')
  expect(status).toBe(0)
  const listed = [...stdout.matchAll(/^ {2}([a-z]+) +[一-鿿]/gm)].map(([, name]) => name!)
  const written = [...readFileSync(join(projectRoot(), 'src/cli/main.ts'), 'utf8').matchAll(/name: '([a-z]+)'/g)].map(([, name]) => name)
  expect(listed).toEqual(written)
  for (const name of listed) expect([name, zhunsheng(name, '--help').status, zhunsheng(name, '--help').stdout.includes(name)]).toEqual([name, 0, true])
})

test('an unknown command is refused with the list of those there are', () => {
  const { status, stderr } = zhunsheng('nonsense')
  expect(status).toBe(2)
  expect(stderr).toContain('没有命令“nonsense”。可用的命令:')
})
