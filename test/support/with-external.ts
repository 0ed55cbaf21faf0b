// Runs a program with TEST_DATABASE_URL naming a throw-away server of the system's own PostgreSQL:
//   tsx test/support/with-external.ts FOLDER_OF_INITDB program arguments…
import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { freePort } from '../../src/kernel/db/embedded/postmaster.ts'
import { identity, serverUser } from '../../src/kernel/db/embedded/server-user.ts'

const [bin = '', program = '', ...args] = process.argv.slice(2)
const base = mkdtempSync(join(tmpdir(), 'external-'))
const user = serverUser()
const folder = join(base, 'cluster')
const password = join(base, 'password')

chmodSync(base, 0o711)
mkdirSync(folder, { mode: 0o700 })
writeFileSync(password, 'test', { mode: 0o600 })
if (user) for (const path of [folder, password]) chownSync(path, user.uid, user.gid)

try {
  const port = await freePort()
  const initdb = spawnSync(join(bin, 'initdb'), ['-D', folder, '-U', 'postgres', `--pwfile=${password}`, '-A', 'scram-sha-256', '-E', 'UTF8', '--locale=C.UTF-8', '-N'], { ...identity(user), encoding: 'utf8' })
  if (initdb.status !== 0) throw new Error(initdb.stderr)
  const server = spawn(join(bin, 'postgres'), ['-D', folder, '-p', String(port), '-h', '127.0.0.1', '-k', '', '-F', '-c', 'max_connections=200'], { ...identity(user), stdio: ['ignore', 'ignore', 'ignore'] })
  try {
    process.exitCode = await run({ ...process.env, TEST_DATABASE_URL: await ownerUrl(port) })
  } finally {
    server.kill('SIGINT')
    await new Promise((resolve) => server.once('exit', resolve))
  }
} finally {
  rmSync(base, { recursive: true, force: true })
}

/** The owner is a role that may create roles and databases and no more: what an administrator would give us. */
async function ownerUrl(port: number): Promise<string> {
  for (let turn = 0; ; turn++) {
    const client = new pg.Client(`postgres://postgres:test@127.0.0.1:${port}/postgres`)
    try {
      await client.connect()
      await client.query(`create role tester login createrole createdb password 'test'`)
      await client.query('create database tester owner tester')
      return `postgres://tester:test@127.0.0.1:${port}/tester`
    } catch (error) {
      if (turn === 500) throw error
      await sleep(20)
    } finally {
      await client.end().catch(() => {})
    }
  }
}

function run(env: NodeJS.ProcessEnv): Promise<number> {
  return new Promise((resolve) => {
    spawn(program, args, { env, stdio: 'inherit' }).on('exit', (code) => resolve(code ?? 1)).on('error', () => resolve(1))
  })
}
