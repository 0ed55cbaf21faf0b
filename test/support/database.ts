import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import pg from 'pg'
import { openDataFolder } from '../../src/kernel/db/data-folder.ts'
import { joinRunning, startEmbedded } from '../../src/kernel/db/embedded.ts'
import { migrate, migrationsChecksum } from '../../src/kernel/db/migrate.ts'
import { withLogin } from '../../src/kernel/db/open.ts'
import { ensureRoles } from '../../src/kernel/db/roles.ts'
import { projectRoot } from '../../src/kernel/project-root.ts'

/** A migrated, otherwise empty database of one test file. */
export type TestDatabase = {
  readonly ownerUrl: string
  readonly appUrl: string
  readonly workerUrl: string
  readonly portalUrl: string
  readonly drop: () => Promise<void>
}

/** Kept from run to run, so that only the first run on a machine pays for initdb. */
const DATA_DIR = join(projectRoot(), 'node_modules/.cache', `zhunsheng-test-${process.getuid?.() ?? 'user'}`)

let server: Promise<string> | undefined

/**
 * A database of one's own, copied from a migrated template (about 0.15 s).
 *
 * It is on the shared embedded test server, which the first caller starts, or on the server of
 * `TEST_DATABASE_URL` (a role that may create roles and databases).
 */
export async function testDatabase(): Promise<TestDatabase> {
  const ownerUrl = await (server ??= startServer())
  const { secrets } = openDataFolder(DATA_DIR)
  // The process number lets a later run see that nobody uses the database any more.
  const name = `test_${process.pid}_${randomBytes(4).toString('hex')}`
  const template = `template_${migrationsChecksum().slice(0, 12)}`
  await ask(ownerUrl, `create database ${name} template ${template}`).catch(async (error: pg.DatabaseError) => {
    if (error.code !== '3D000') throw error
    await makeTemplate(ownerUrl, template)
    await ask(ownerUrl, `create database ${name} template ${template}`)
  })
  const url = inDatabase(ownerUrl, name)
  return {
    ownerUrl: url,
    appUrl: withLogin(url, 'app', secrets),
    workerUrl: withLogin(url, 'worker', secrets),
    portalUrl: withLogin(url, 'portal', secrets),
    drop: () => dropDatabase(ownerUrl, name),
  }
}

/** Only a superuser may end the server's own vacuum, which may be at work there for a moment. */
async function dropDatabase(ownerUrl: string, name: string): Promise<void> {
  for (let tries = 0; ; tries++) {
    try { return void await ask(ownerUrl, `drop database if exists ${name} with (force)`) } catch (error) {
      if ((error as pg.DatabaseError).code !== '42501' || tries > 100) throw error
      await new Promise((next) => setTimeout(next, 100))
    }
  }
}

/** An empty database without migrations, for tests of migrating itself. */
export async function emptyDatabase(): Promise<{ readonly ownerUrl: string; readonly drop: () => Promise<void> }> {
  const ownerUrl = await (server ??= startServer())
  const name = `test_${process.pid}_${randomBytes(4).toString('hex')}`
  await ask(ownerUrl, `create database ${name}`)
  return { ownerUrl: inDatabase(ownerUrl, name), drop: () => dropDatabase(ownerUrl, name) }
}

/** Vitest's global set-up: nothing before; afterwards what ended tests left is dropped and an unused server stopped. */
export default function setup(): () => Promise<void> {
  return async () => {
    const embedded = await joinRunning(DATA_DIR)
    if (!embedded) return
    const current = `template_${migrationsChecksum().slice(0, 12)}`
    const names = await ask<{ datname: string }>(embedded.url('owner'), `select datname from pg_database where datname like 'test\\_%' or datname like 'template\\_%'`)
    for (const { datname } of names) {
      if (datname !== current && !isAlive(Number(/^test_(\d+)_/.exec(datname)?.[1]))) await dropDatabase(embedded.url('owner'), datname)
    }
    await embedded.stop()
  }
}

async function startServer(): Promise<string> {
  const ownerUrl = process.env['TEST_DATABASE_URL'] ?? (await startEmbedded({ dataDir: DATA_DIR, fast: true })).url('owner')
  await ensureRoles(ownerUrl, openDataFolder(DATA_DIR).secrets)
  return ownerUrl
}

/** Under a lock, since all workers of a run want the template at once; renamed when done, so that a half-made one is never copied. */
async function makeTemplate(ownerUrl: string, template: string): Promise<void> {
  const client = new pg.Client(ownerUrl)
  await client.connect()
  try {
    await client.query('select pg_advisory_lock(7201705)')
    if ((await client.query('select from pg_database where datname = $1', [template])).rowCount) return
    await client.query(`drop database if exists ${template}_making with (force)`)
    await client.query(`create database ${template}_making`)
    await migrate(inDatabase(ownerUrl, `${template}_making`))
    await client.query(`alter database ${template}_making rename to ${template}`)
  } finally {
    await client.end()
  }
}

async function ask<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return (await client.query<Row>(sql)).rows
  } finally {
    await client.end()
  }
}

function inDatabase(url: string, name: string): string {
  const other = new URL(url)
  other.pathname = name
  return other.href
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
