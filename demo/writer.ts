import { setImmediate } from 'node:timers/promises'
import type { Pool } from 'pg'
import { systemCaller, withScope } from '../src/kernel/access/scope.ts'
import { writePast, type PastMatter } from '../src/kernel/import/write.ts'
import { childrenOf, childTable } from '../src/kernel/matter/tables.ts'
import { registry } from './stage.ts'

/** Journal entries of one transaction: enough to fill statements, few enough to begin anew after an interruption. */
const CHUNK = 1_000
/** The first few of a ledger go ahead, so that the database knows what its tables hold. */
const FIRST = 50
/** Whoever waits hears of every so many matters. */
const TOLD = 5_000

export interface Writer {
  readonly write: (ledger: string, matters: Iterable<PastMatter>, most?: number) => Promise<void>
  /** When all that was sent has been written. */
  readonly written: () => Promise<unknown>
}

/**
 * Writes a district's matters chunk by chunk; while the database writes some, the next are made up. What is written
 * already is passed over.
 * @param most at most so many of a ledger, where nothing else is said
 */
export function writer(worker: Pool, district: string, onProgress: (message: string) => void, most: number): Writer {
  const caller = systemCaller(district)
  // Two chunks on their way at most: the database has two hands, and what waits is kept in memory.
  const sent: Promise<void>[] = []
  const write: Writer['write'] = async (ledger, matters, atMost = most) => {
    const procedure = registry.procedures.get(ledger)!
    const tables = [...childrenOf(procedure).map(([child]) => childTable(procedure, child)), 'document', 'service', 'link', 'publication']
    // On tables it believes empty the planner reads a district where an index would find a matter (measured 10x): the first chunk goes alone.
    let first: Promise<void> | undefined
    let chunk: PastMatter[] = []
    const flush = async (): Promise<void> => {
      const full = chunk
      chunk = []
      if (sent.length > 1) await sent.shift()
      const writing = (first ?? Promise.resolve()).then(() => withScope(worker, caller, async (tx) => {
        const { rowCount } = await tx.query(`select from "${ledger}" where district = $1 and id = $2`, [district, full.at(-1)!.after.row.id])
        if (rowCount === 0) await writePast(tx, procedure, full)
      })).then(async () => void await worker.query('select kernel.take_statistics($1, $2)', [ledger, tables]))
      first ??= writing
      // The failure of a chunk is told by whoever waits for it next.
      writing.catch(() => {})
      sent.push(writing)
    }
    let [made, entries] = [0, 0]
    for (const past of matters) {
      if (made >= atMost) break
      chunk.push(past)
      entries += past.entries.length
      if (entries >= CHUNK || made === FIRST) { await flush(); entries = 0 }
      // The connection gets its turn between matters, else the database would wait for us.
      if (++made % 5 === 0) await setImmediate()
      if (made % TOLD === 0) onProgress(`  ${procedure.label} ${made} 件…`)
    }
    if (chunk.length > 0) await flush()
    onProgress(`  ${procedure.label} ${made} 件`)
  }
  return { write, written: () => Promise.all(sent) }
}
