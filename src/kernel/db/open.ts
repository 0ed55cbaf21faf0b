import { join } from 'node:path'
import pg from 'pg'
import { openDataFolder, type Secrets } from './data-folder.ts'
import { startEmbedded } from './embedded.ts'
import { migrate, type Migration } from './migrate.ts'
import type { Progress } from './progress.ts'
import { ensureRoles, ROLE_NAMES, SERVING_ROLES, type DatabaseRole } from './roles.ts'

/** A migrated database: a connection string for each role, and how to let go of it. */
export type OpenDatabase = {
  readonly ownerUrl: string
  readonly appUrl: string
  readonly workerUrl: string
  readonly portalUrl: string
  /** Migrations applied by this opening. */
  readonly applied: readonly Migration[]
  /** Lets go; stops the embedded server when nobody else uses it. */
  readonly close: () => Promise<void>
}

type Environment = Readonly<Record<string, string | undefined>>

/** The data folder the environment names: `DATA_DIR`, or `data` in the working directory. */
export function dataDirOf(environment: Environment = process.env): string {
  return environment['DATA_DIR'] || 'data'
}

/**
 * Opens the database the environment names, ready for use: `DATABASE_URL` (PostgreSQL 15 or later,
 * the owner's role), else the embedded one of the data folder. Roles are created and migrations applied.
 *
 * `DATABASE_APP_URL`, `DATABASE_WORKER_URL` and `DATABASE_PORTAL_URL` replace the generated logins.
 *
 * @throws in Chinese, saying what to do
 */
export async function openDatabase(options: { readonly dataDir?: string; readonly environment?: Environment; readonly onProgress?: Progress } = {}): Promise<OpenDatabase> {
  const environment = options.environment ?? process.env
  const dataDir = options.dataDir ?? dataDirOf(environment)
  const progress = options.onProgress ?? (() => {})
  const { secrets, path } = openDataFolder(dataDir)
  const external = environment['DATABASE_URL']
  const embedded = external ? undefined : await startEmbedded({ dataDir, onProgress: progress })
  try {
    const ownerUrl = external || embedded!.url('owner')
    if (external) await checkServer(external)
    const overridden = (role: DatabaseRole) => environment[`DATABASE_${role.toUpperCase()}_URL`]
    if (SERVING_ROLES.some((role) => !overridden(role))) await ensureRoles(ownerUrl, secrets)
    const urlOf = (role: DatabaseRole) => overridden(role) ?? withLogin(ownerUrl, role, secrets)
    if (external) for (const role of SERVING_ROLES) await checkLogin(urlOf(role), role, join(path, 'database.json'))
    const applied = await migrate(ownerUrl)
    if (applied.length > 0) progress(`已应用 ${applied.length} 个数据库迁移`)
    return {
      ownerUrl, appUrl: urlOf('app'), workerUrl: urlOf('worker'), portalUrl: urlOf('portal'), applied,
      close: async () => embedded?.stop(),
    }
  } catch (error) {
    await embedded?.stop()
    throw error
  }
}

/** The same server and database, another login. */
export function withLogin(url: string, role: DatabaseRole, secrets: Secrets): string {
  const login = new URL(url)
  login.username = ROLE_NAMES[role]
  login.password = secrets[role]
  return login.href
}

async function checkServer(url: string): Promise<void> {
  const [row] = await ask<{ version: string; encoding: string }>(url, `select current_setting('server_version_num') as version, current_setting('server_encoding') as encoding`)
    .catch((error: Error) => { throw new Error(`不能连接 DATABASE_URL 指定的数据库：${error.message}。请检查地址、端口、用户、口令和 pg_hba.conf。`, { cause: error }) })
  if (Number(row?.version) < 150_000) throw new Error(`外部数据库须为 PostgreSQL 15 或更高版本，现为 ${Math.floor(Number(row?.version) / 10_000)}。`)
  if (row?.encoding !== 'UTF8') throw new Error(`外部数据库的编码须为 UTF8，现为 ${row?.encoding}。请用 create database … encoding 'UTF8' template template0 另建数据库。`)
}

/** The roles of an external server outlive a data folder, so their passwords may be another's. */
async function checkLogin(url: string, role: DatabaseRole, file: string): Promise<void> {
  await ask(url, 'select 1').catch((error: Error) => {
    throw new Error(`角色 ${ROLE_NAMES[role]} 不能登录：${error.message}。该角色可能由另一个数据文件夹建立：请取得其 ${file.split('/').pop()}，或设置 DATABASE_${role.toUpperCase()}_URL。`, { cause: error })
  })
}

async function ask<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url, application_name: 'zhunsheng check', connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    return (await client.query<Row>(sql)).rows
  } finally {
    await client.end()
  }
}
