import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, cpSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { projectRoot } from '../project-root.ts'
import { joinRunning, startEmbedded, type Embedded } from './embedded.ts'
import { installed, postgresBinaries } from './embedded/binaries.ts'
import { identity, serverUser } from './embedded/server-user.ts'

const root = process.getuid?.() === 0
let base: string
let dataDir: string
let prepared: string

beforeAll(async () => {
  prepared = mkdtempSync(join(tmpdir(), 'embedded-'))
  chmodSync(prepared, 0o755)
  await (await startEmbedded({ dataDir: join(prepared, 'data'), fast: true })).stop()
})
afterAll(() => rmSync(prepared, { recursive: true, force: true }))
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'embedded-'))
  chmodSync(base, 0o755)
  dataDir = join(base, 'data')
})
afterEach(async () => {
  await joinRunning(dataDir).then((left) => left?.stop(), () => {})
  rmSync(base, { recursive: true, force: true })
})

/** Copies a stopped database, which is quicker than making one. */
const existing = () => spawnSync('cp', ['-a', join(prepared, 'data'), dataDir])
const start = () => startEmbedded({ dataDir, fast: true })
/** A process that has ended but that nobody has waited for yet (an orphan's, in a container) has no command line any more. */
const isAlive = (pid: number) => { try { return readFileSync(`/proc/${pid}/cmdline`).length > 0 } catch { return false } }

async function ask<Row extends pg.QueryResultRow>(embedded: Embedded, sql: string): Promise<Row[]> {
  const client = new pg.Client(embedded.url())
  await client.connect()
  try {
    return (await client.query<Row>(sql)).rows
  } finally {
    await client.end()
  }
}

/** Whether the database's account could run this program: not from root's own home, which nobody else may enter. */
const mayEnter = (): boolean => spawnSync('test', ['-r', join(projectRoot(), 'package.json')], identity(serverUser())).status === 0

/** Starts the server from another process; as another account where one is given. */
async function startElsewhere(user?: { uid?: number; gid?: number }): Promise<{ program: ChildProcess; pid: number; outcome: string }> {
  const program = spawn(process.execPath, ['--import', 'tsx', 'test/support/start-embedded.ts', dataDir], { ...user, cwd: projectRoot(), stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = await Promise.race([once(program.stdout, 'data'), once(program, 'exit').then(() => { throw new Error('ended before it was ready') })]) as [Buffer]
  return { program, ...JSON.parse(line.toString()) as { pid: number; outcome: string } }
}

async function kill(program: ChildProcess): Promise<void> {
  program.kill('SIGKILL')
  await once(program, 'exit')
}

describe('the embedded server', () => {
  test('makes a database once and finds it again, on this machine only and by password only', async () => {
    const first = await start()
    expect(first.outcome).toBe('created')
    await ask(first, 'create table kept as select 1 as n')
    expect(await ask(first, `select current_setting('listen_addresses') as at, datcollate, pg_encoding_to_char(encoding) as encoding from pg_database where datname = current_database()`))
      .toEqual([{ at: '127.0.0.1', datcollate: 'C.UTF-8', encoding: 'UTF8' }])
    const wrong = new pg.Client(first.url().replace(/:[^:@]+@/, ':guess@'))
    await expect(wrong.connect()).rejects.toThrow('password authentication failed')
    const pid = first.pid()
    await first.stop()
    expect(isAlive(pid)).toBe(false)

    const second = await start()
    expect(second.outcome).toBe('started')
    expect(second.url()).toBe(first.url())
    expect(await ask(second, 'select n from kept')).toEqual([{ n: 1 }])
    await second.stop()
  })

  test('the owner of the tables is an ordinary role, able to create roles and databases', async () => {
    existing()
    const embedded = await start()
    expect(await ask(embedded, 'select rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname = current_user'))
      .toEqual([{ rolname: 'zhunsheng_owner', rolsuper: false, rolbypassrls: false, rolcreaterole: true, rolcreatedb: true }])
    await embedded.stop()
  })

  test('serves several starters and ends with the last', async () => {
    existing()
    const [one, other] = await Promise.all([start(), start()])
    expect(other.pid()).toBe(one.pid())
    await one.stop()
    expect(await ask(other, 'select 1 as n')).toEqual([{ n: 1 }])
    await other.stop()
    expect(isAlive(one.pid())).toBe(false)
  })

  test('re-uses the orphan of a killed program and then owns it', async () => {
    existing()
    const killed = await startElsewhere()
    await kill(killed.program)
    expect(isAlive(killed.pid)).toBe(true)
    const embedded = await start()
    expect(embedded.outcome).toBe('joined')
    expect(embedded.pid()).toBe(killed.pid)
    await embedded.stop()
    expect(isAlive(killed.pid)).toBe(false)
  })

  test('ends cleanly when its program is told to end', async () => {
    existing()
    const { program, pid } = await startElsewhere()
    program.kill('SIGTERM')
    await once(program, 'exit')
    expect(isAlive(pid)).toBe(false)
  })

  test('starts again on the same port when the database is killed, with everything that was committed', async () => {
    existing()
    const embedded = await start()
    await ask(embedded, 'create table kept (n integer)')
    for (let n = 1; n <= 20; n++) await ask(embedded, `insert into kept values (${n})`)
    const killed = embedded.pid()
    process.kill(killed, 'SIGKILL')
    let rows: unknown[] = []
    for (let turn = 0; turn < 200 && rows.length === 0; turn++) {
      await sleep(50)
      rows = await ask(embedded, 'select count(*)::int as n from kept').catch(() => [])
    }
    expect(rows).toEqual([{ n: 20 }])
    await expect.poll(() => embedded.pid()).not.toBe(killed)
    await embedded.stop()
  })

  test('starts after program and database were both killed', async () => {
    existing()
    const killed = await startElsewhere()
    await kill(killed.program)
    process.kill(killed.pid, 'SIGKILL')
    const embedded = await start()
    expect(embedded.outcome).toBe('started')
    expect(embedded.pid()).not.toBe(killed.pid)
    await embedded.stop()
  })

  test('is not misled by a process number that now belongs to somebody else', async () => {
    existing()
    const embedded = await start()
    const pidFile = join(embedded.folder, 'postmaster.pid')
    const left = readFileSync(pidFile, 'utf8')
    await embedded.stop()
    const stranger = spawn('sleep', ['60'], identity(serverUser(embedded.folder)))
    writeFileSync(pidFile, left.replace(/^\d+/, String(stranger.pid)))
    const again = await start()
    expect(again.outcome).toBe('started')
    expect(isAlive(stranger.pid!)).toBe(true)
    stranger.kill()
    await again.stop()
  })

  test('takes another port when its own is taken', async () => {
    existing()
    const embedded = await start()
    await embedded.stop()
    const { createServer } = await import('node:net')
    const squatter = createServer().listen(embedded.port, '127.0.0.1')
    await once(squatter, 'listening')
    const again = await start()
    expect(again.port).not.toBe(embedded.port)
    await again.stop()
    squatter.close()
  })
})

describe('the data folder', () => {
  test('keeps its passwords to its owner, and is refused when others can read them', async () => {
    existing()
    const file = join(dataDir, 'database.json')
    expect(statSync(file).mode & 0o777).toBe(0o600)
    chmodSync(file, 0o644)
    await expect(start()).rejects.toThrow('权限过宽')
  })

  test('is refused when everybody can write to it', async () => {
    mkdirSync(dataDir)
    chmodSync(dataDir, 0o777)
    await expect(start()).rejects.toThrow('任何人都可写')
  })

  test('is refused when its passwords are not those of the database', async () => {
    existing()
    rmSync(join(dataDir, 'database.json'))
    await expect(start()).rejects.toThrow('请从备份恢复与数据库同时期的口令文件')
  })

  test('says what to do when it cannot be made', async () => {
    writeFileSync(join(base, 'file'), '')
    dataDir = join(base, 'file', 'data')
    await expect(start()).rejects.toThrow('请用 DATA_DIR 指定一个当前用户可写的文件夹')
  })
})

describe.skipIf(!root)('as root', () => {
  test('the server runs as an ordinary account', async () => {
    existing()
    const embedded = await start()
    expect(statSync(`/proc/${embedded.pid()}`).uid).toBe(serverUser()?.uid)
    await embedded.stop()
  })

  test('a data folder the account cannot enter keeps its database elsewhere, and says where', async () => {
    chmodSync(base, 0o700)
    const said: string[] = []
    const embedded = await startEmbedded({ dataDir, fast: true, onProgress: (message) => said.push(message) })
    expect(embedded.folder).toMatch(/^\/var\/lib\/zhunsheng\//)
    expect(lstatSync(join(dataDir, 'postgres')).isSymbolicLink()).toBe(true)
    expect(said.join()).toContain(`不能进入 ${dataDir}，数据库改存于 ${embedded.folder}`)
    await embedded.stop()
    expect((await start().then(async (again) => { await again.stop(); return again })).folder).toBe(embedded.folder)
    rmSync(embedded.folder, { recursive: true })
    await expect(start()).rejects.toThrow('指向的数据库不存在')
  })

  test('programs in a folder the account cannot enter, unpacked without install scripts, are copied to where it can', () => {
    const native = join(base, 'closed/native')
    cpSync(installed().native, native, { recursive: true, filter: (path) => !lstatSync(path).isSymbolicLink() })
    chmodSync(join(native, 'bin/postgres'), 0o644)
    chmodSync(join(base, 'closed'), 0o700)
    const label = `test-${process.pid}`
    try {
      const { postgres } = postgresBinaries(serverUser(), () => {}, { native, label })
      expect(postgres).toBe(`/var/cache/zhunsheng/${label}/bin/postgres`)
      expect(spawnSync(postgres, ['--version'], { ...identity(serverUser()), encoding: 'utf8' }).stdout).toContain('17.9')
    } finally {
      rmSync(join('/var/cache/zhunsheng', label), { recursive: true, force: true })
    }
  })

  test('an ordinary user starts a server of their own, which root may serve later', async ({ skip }) => {
    if (!mayEnter()) skip('the project stands in a folder that an ordinary user cannot enter')
    const { uid, gid } = serverUser()!
    chownSync(base, uid, gid)
    const { program, pid, outcome } = await startElsewhere({ uid, gid })
    expect(outcome).toBe('created')
    expect(statSync(dataDir).mode & 0o777).toBe(0o700)
    program.kill('SIGTERM')
    await once(program, 'exit')
    expect(isAlive(pid)).toBe(false)
    const embedded = await start()
    expect(embedded.outcome).toBe('started')
    expect(statSync(`/proc/${embedded.pid()}`).uid).toBe(uid)
    expect(realpathSync(embedded.folder)).toBe(join(dataDir, 'postgres'))
    await embedded.stop()
    expect(existsSync(join(embedded.folder, 'postmaster.pid'))).toBe(false)
  })
})
