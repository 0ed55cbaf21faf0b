import { createReadStream, createWriteStream, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'

/** CPU seconds by process: the program, and the database's that serve it (not its own vacuum, which comes after a copy as well). On a busy machine the clock says little. */
export type Cpu = ReadonlyMap<number, number>
export async function cpuBy(client: Pick<pg.Client, 'query'>): Promise<Cpu> {
  const { user, system } = process.cpuUsage()
  const { rows } = await client.query<{ pid: number }>(`select pid from pg_stat_activity where datname = current_database() and usename is not null`)
  return new Map([[0, (user + system) / 1e6], ...rows.flatMap(({ pid }): [number, number][] => {
    try { const stat = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' '); return [[pid, (Number(stat[11]) + Number(stat[12])) / 100]] } catch { return [] }
  })])
}
/** What the processes that are still there have used since; connections dropped meanwhile were idle. */
export const usedSince = (before: Cpu, after: Cpu): number => [...after].reduce((sum, [pid, seconds]) => sum + seconds - (before.get(pid) ?? 0), 0)

/** Copies what stands in these tables out and, emptied, in again, with their indexes and without triggers. @returns seconds and CPU seconds of copying in */
export async function copiedAgain(client: pg.Client, folder: string, tables: readonly string[]): Promise<{ readonly seconds: number; readonly cpu: number }> {
  for (const table of tables) await client.query(`alter table ${table} disable trigger user`)
  for (const table of tables) await pipeline(client.query(copyTo(`copy ${table} to stdout`)), createWriteStream(join(folder, table)))
  for (const table of tables) if ((await client.query(`select from ${table} limit 1`)).rowCount === 0) throw new Error(`nothing stands in ${table}: what is compared is not what is said`)
  await client.query(`truncate ${tables.join(', ')} cascade`)
  const before = await cpuBy(client)
  const from = performance.now()
  for (const table of tables) await pipeline(createReadStream(join(folder, table)), client.query(copyFrom(`copy ${table} from stdin`)))
  return { seconds: (performance.now() - from) / 1000, cpu: usedSince(before, await cpuBy(client)) }
}
