import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto'
import pg from 'pg'
import type { Secrets } from './data-folder.ts'

/** Role names as they stand in SQL; migrations grant to them by these names. */
export const ROLE_NAMES = {
  /** Of the embedded server only. */
  superuser: 'postgres',
  /** Owns the tables and migrates them; serves no request. */
  owner: 'zhunsheng_owner',
  /** Serves staff: what it sees and changes is bounded by row-level security. */
  app: 'zhunsheng_app',
  /** Runs jobs across districts. */
  worker: 'zhunsheng_worker',
  /** Serves the public: reads published copies, writes intake. */
  portal: 'zhunsheng_portal',
} as const satisfies Record<keyof Omit<Secrets, 'id'>, string>

export type DatabaseRole = keyof typeof ROLE_NAMES

/** The roles the program logs in with besides the owner. */
export const SERVING_ROLES = ['app', 'worker', 'portal'] as const satisfies DatabaseRole[]

/**
 * Creates the serving roles that are missing, with the data folder's passwords.
 *
 * @param ownerUrl a role that may create roles
 * @throws in Chinese with the statements to run, when the owner may not create roles
 */
export async function ensureRoles(ownerUrl: string, secrets: Secrets): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'zhunsheng roles' })
  await client.connect()
  try {
    const { rows } = await client.query<{ rolname: string }>('select rolname from pg_roles where rolname = any ($1)', [SERVING_ROLES.map((role) => ROLE_NAMES[role])])
    const missing = SERVING_ROLES.filter((role) => !rows.some((row) => row.rolname === ROLE_NAMES[role]))
    for (const role of missing) await client.query(creation(role, scramVerifier(secrets[role]))).catch(allowExisting)
  } catch (error) {
    if ((error as { code?: string }).code !== '42501') throw error
    throw new Error(`DATABASE_URL 的用户无权创建角色。请由数据库管理员执行下列语句（口令自定），并设置 DATABASE_APP_URL、DATABASE_WORKER_URL、DATABASE_PORTAL_URL:\n${SERVING_ROLES.map((role) => `${creation(role, '口令')};`).join('\n')}`, { cause: error })
  } finally {
    await client.end()
  }
}

/** A role may belong to none of the others' groups, so that no `set role` leads from one to another. */
function creation(role: DatabaseRole, password: string): string {
  return `create role ${ROLE_NAMES[role]} login noinherit nosuperuser nocreatedb nocreaterole nobypassrls password '${password}'`
}

/** Roles belong to the whole server: another database's starter may have been faster. */
function allowExisting(error: { code?: string }): void {
  if (!['42710', '23505'].includes(error.code ?? '')) throw error
}

/** What PostgreSQL stores for a password (RFC 5803); sent instead of the password, so that no server log holds it. */
export function scramVerifier(password: string): string {
  const salt = randomBytes(16)
  const salted = pbkdf2Sync(password, salt, 4096, 32, 'sha256')
  const stored = createHash('sha256').update(createHmac('sha256', salted).update('Client Key').digest()).digest('base64')
  const server = createHmac('sha256', salted).update('Server Key').digest('base64')
  return `SCRAM-SHA-256$4096:${salt.toString('base64')}$${stored}:${server}`
}
