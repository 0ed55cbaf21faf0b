import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { projectRoot } from '../project-root.ts'

/** A room's folder of migrations, `yyyymmdd_what.sql` each. */
export type MigrationFolder = { readonly room: string; readonly folder: string }

/** One migration by name, as it stands in the table `migration`. */
export type Migration = { readonly room: string; readonly name: string }

type MigrationFile = Migration & { readonly sql: string; readonly checksum: string }

const NAME = /^\d{8}_[a-z0-9_]+\.sql$/

/** Two starters at once take turns by this lock. The number is arbitrary. */
const MIGRATING = 7_201_704

/**
 * The folders that exist: kernel, then the domains by name, then report and portal. Domains never
 * name each other's tables, so their order among themselves does not matter.
 */
export function migrationFolders(root = projectRoot()): MigrationFolder[] {
  const domains = join(root, 'src/domains')
  const rooms = existsSync(domains) ? readdirSync(domains).sort() : []
  return [
    { room: 'kernel', folder: join(root, 'src/kernel/db/migrations') },
    ...rooms.map((room) => ({ room, folder: join(domains, room, 'migrations') })),
    ...['report', 'portal'].map((room) => ({ room, folder: join(root, 'src', room, 'migrations') })),
  ].filter(({ folder }) => existsSync(folder))
}

/**
 * Brings the database up to the program: applies what is not applied yet, room by room, each file in
 * a transaction of its own. Forward only.
 *
 * @param ownerUrl connection string of the role that owns the tables
 * @returns what was applied now, in order
 * @throws in Chinese: a file changed after it was applied, a database newer than the program, a statement that fails
 */
export async function migrate(ownerUrl: string, folders: readonly MigrationFolder[] = migrationFolders()): Promise<Migration[]> {
  const files = folders.flatMap(readFolder)
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'zhunsheng migrate', options: '-c TimeZone=Asia/Shanghai' })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATING])
    await client.query(`create table if not exists migration (
      room text, name text, checksum text not null, applied_at timestamptz not null default now(), primary key (room, name))`)
    const applied = (await client.query<Migration & { checksum: string }>('select room, name, checksum from migration')).rows
    refuseChanged(files, applied)
    const pending = files.filter((file) => !applied.some((row) => isSame(row, file)))
    for (const file of pending) await apply(client, file)
    return pending.map(({ room, name }) => ({ room, name }))
  } finally {
    await client.end()
  }
}

/** A number for the whole set of migrations; equal sets make equal databases. */
export function migrationsChecksum(folders: readonly MigrationFolder[] = migrationFolders()): string {
  return sha256(folders.flatMap(readFolder).map((file) => `${file.room}/${file.name} ${file.checksum}`).join('\n'))
}

function readFolder({ room, folder }: MigrationFolder): MigrationFile[] {
  return readdirSync(folder).filter((name) => name.endsWith('.sql')).sort().map((name) => {
    if (!NAME.test(name)) throw new Error(`迁移文件名应为 年月日_内容.sql(小写字母、数字、下划线),实际是 ${join(folder, name)}。`)
    // A checkout with Windows line ends is the same migration.
    const sql = readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n')
    return { room, name, sql, checksum: sha256(sql) }
  })
}

function refuseChanged(files: readonly MigrationFile[], applied: readonly (Migration & { checksum: string })[]): void {
  for (const row of applied) {
    const file = files.find((candidate) => isSame(candidate, row))
    if (!file) throw new Error(`数据库中已应用迁移 ${row.room}/${row.name}，程序中没有这个文件：数据库比程序新。请使用最近的程序版本。`)
    if (file.checksum !== row.checksum) throw new Error(`迁移 ${row.room}/${row.name} 在应用之后被改动。已应用的迁移不得修改：请恢复原文件，另加一个新的迁移。`)
  }
}

async function apply(client: pg.Client, { room, name, sql, checksum }: MigrationFile): Promise<void> {
  try {
    await client.query('begin')
    await client.query(sql)
    await client.query('insert into migration (room, name, checksum) values ($1, $2, $3)', [room, name, checksum])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    const { message, position, detail } = error as pg.DatabaseError
    const line = position === undefined ? '' : ` 第 ${sql.slice(0, Number(position)).split('\n').length} 行`
    throw new Error(`迁移 ${room}/${name}${line} 未能应用，数据库保持原样：${message}${detail ? `(${detail})` : ''}`, { cause: error })
  }
}

function isSame(one: Migration, other: Migration): boolean {
  return one.room === other.room && one.name === other.name
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
