import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { projectRoot } from '../kernel/project-root.ts'
import { main } from './main.ts'

afterEach(() => { vi.restoreAllMocks() })

/** Runs a command in this process, which spares a start of Node for each. */
async function run(...args: string[]): Promise<{ status: number; stdout: string; stderr: string }> {
  const said = { stdout: '', stderr: '' }
  for (const stream of ['stdout', 'stderr'] as const) vi.spyOn(process[stream], 'write').mockImplementation((text) => { said[stream] += String(text); return true })
  const status = await main(args)
  vi.restoreAllMocks()
  return { status, ...said }
}

test('--help lists every command with what it does, and each of them has its own help', async () => {
  const { status, stdout } = await run('--help')
  expect(status).toBe(0)
  const listed = [...stdout.matchAll(/^ {2}([a-z]+) +[一-鿿]/gm)].map(([, name]) => name!)
  const written = [...readFileSync(join(projectRoot(), 'src/cli/main.ts'), 'utf8').matchAll(/name: '([a-z]+)'/g)].map(([, name]) => name)
  expect(listed).toEqual(written)
  for (const name of listed) {
    const help = await run(name, '--help')
    expect([name, help.status, help.stdout.includes(name)]).toEqual([name, 0, true])
  }
})

test('an unknown command is refused with the list of those there are', () => {
  const { status, stderr } = spawnSync(process.execPath, [join(projectRoot(), 'bin/zhunsheng.mjs'), 'nonsense'], { encoding: 'utf8' })
  expect(status).toBe(2)
  expect(stderr).toContain('没有命令“nonsense”。可用的命令：')
})
