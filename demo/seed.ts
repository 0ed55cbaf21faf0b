import { setImmediate } from 'node:timers/promises'
import type { Pool } from 'pg'
import { decrypt, encrypt, searchKey } from '../src/kernel/access/encryption.ts'
import { keyFileOf, openKeyRing } from '../src/kernel/access/key-ring.ts'
import { systemCaller, withScope, type Tx } from '../src/kernel/access/scope.ts'
import { dataDirOf, type OpenDatabase } from '../src/kernel/db/open.ts'
import { openPool } from '../src/kernel/db/pool.ts'
import { writePast, type PastMatter } from '../src/kernel/import/write.ts'
import { nationalCalendar } from '../src/kernel/law/calendar.ts'
import { chinaDay } from '../src/kernel/law/day.ts'
import type { IsoDate } from '../src/kernel/law/law.ts'
import { childrenOf, childTable } from '../src/kernel/matter/tables.ts'
import { caseload } from './caseload.ts'
import { doorsOpen, enterHolidays, found, openDoors } from './found.ts'
import { inspectionScripts, openInspections, type InspectionScript } from './inspections.ts'
import { lettersOf } from './letters.ts'
import { officerScripts } from './officers.ts'
import { orderScripts } from './orders.ts'
import { penaltyScripts } from './penalties.ts'
import { randomOf } from './random.ts'
import { enterRegisters } from './registers.ts'
import { DISTRICT, registry, theatreOf, type Theatre } from './stage.ts'
import type { Step } from './simulate.ts'
import { supervisionOf } from './supervision.ts'

export { demoAccounts, DEMO_PASSWORD } from './people.ts'
export { DISTRICT as DEMO_DISTRICT } from './stage.ts'

interface Options { readonly onProgress?: (message: string) => void; readonly dataDir?: string; readonly today?: IsoDate; readonly seed?: string
  /** At most so many matters of a kind: a little of everything, for tests. */
  readonly most?: number }
type Opened = Pick<OpenDatabase, 'workerUrl'>
const caller = systemCaller(DISTRICT)

/** Journal entries of one transaction: enough to fill statements, few enough to begin anew after an interruption. */
const CHUNK = 1_000
/** The first few of a ledger go ahead, so that the database knows what its tables hold. */
const FIRST = 50
/** Whoever waits hears of every so many matters. */
const TOLD = 5_000

/** Whether the demonstration stands whole; its doors are opened last. */
export async function isSeeded(database: Opened): Promise<boolean> {
  const worker = openPool(database.workerUrl, { max: 1 })
  try { return await withScope(worker, caller, doorsOpen) } finally { await worker.end() }
}

/**
 * Makes the demonstration district, or finishes one that was interrupted: the same seed makes the same matters, so what
 * is written already is passed over. Goes the way of imports (`writePast`) as the worker.
 * @param options.today the day open matters are placed around; the day the district was made, where it was
 */
export async function seed(database: Opened, { onProgress = () => {}, dataDir = dataDirOf(), ...options }: Options = {}): Promise<void> {
  const worker = openPool(database.workerUrl, { max: 2, statementTimeout: 0, name: 'zhunsheng seed' })
  try {
    if (await withScope(worker, caller, doorsOpen)) return
    onProgress('正在生成示范区数据（虚构）')
    const today = await withScope(worker, caller, begin(placed(options.today ?? chinaDay(new Date()))))
    const ring = openKeyRing(keyFileOf(dataDir))
    const theatre = theatreOf({ seal: (plain) => encrypt(ring, plain), unseal: (sealed) => decrypt(ring, sealed), keyedHash: (plain) => searchKey(ring, plain) }, today, options.seed ?? 'zhunsheng')
    await matters(worker, theatre, onProgress, options.most ?? Infinity)
    await withScope(worker, caller, (tx) => enterRegisters(tx, theatre.newId))
    await withScope(worker, caller, async (tx) => {
      await tx.query(
        `insert into number_counter (district, org_id, series, year, last) select $1, c.org_id, c.series, c.year, c.last from jsonb_to_recordset($2) as c (org_id uuid, series text, year integer, last integer)`,
        [DISTRICT, JSON.stringify(theatre.counters())])
      await openDoors(tx)
    })
  } finally {
    await worker.end()
  }
}

/** Open matters are counted in working days, so they stand in a year whose holidays the program knows. */
const placed = (today: IsoDate): IsoDate => {
  const last: IsoDate = `${Math.max(...nationalCalendar.years.keys())}-12-31`
  return today < last ? today : last
}

/** Founds the district if it is not there. @returns the day its open matters are placed around */
const begin = (today: IsoDate) => async (tx: Tx): Promise<IsoDate> => {
  await enterHolidays(tx)
  const { rows: [standing] } = await tx.query<{ created_at: Date }>('select created_at from district where code = $1', [DISTRICT])
  if (standing) return chinaDay(standing.created_at)
  await found(tx)
  return today
}

interface Script { readonly id: string; readonly unit: string; readonly steps: readonly Step[] }

async function matters(worker: Pool, theatre: Theatre, onProgress: (message: string) => void, most: number): Promise<void> {
  const { write, written } = writer(worker, theatre, onProgress, most)
  const cases = caseload(theatre, randomOf('reconsideration')).map((one) => ({ ...one, id: theatre.newId(one.plan.received), unit: 'government' }))
  await write('reconsideration', cases)
  const letters = lettersOf(theatre, cases)
  await write('reconsideration_letter', letters.letters)
  await write('compliance_supervision', letters.supervised)

  const { cards, ledgers } = officerScripts(theatre)
  await write('certificate', cards, cards.length)
  for (const [ledger, scripts] of ledgers) await write(ledger, scripts)

  const clues: InspectionScript[] = []
  const found: InspectionScript[] = []
  const inspections = function* (): Generator<Script> {
    for (const script of inspectionScripts(theatre, randomOf('inspections'))) {
      if (script.result === 'clue') clues.push(script)
      else if (script.result === 'ordered') found.push(script)
      yield script
    }
    yield* openInspections(theatre, randomOf('open inspections'))
  }
  await write('inspection', inspections())
  await write('rectification_order', orderScripts(theatre, randomOf('orders'), found))
  const penalties = penaltyScripts(theatre, randomOf('penalties'), clues)
  await write('penalty', penalties)
  const { notices, returns, talks } = supervisionOf(theatre, randomOf('supervision'), penalties)
  await write('supervision', notices)
  await write('reentry', returns)
  await write('supervision_talk', talks)
  await written()
}

interface Writer {
  readonly write: (ledger: string, scripts: Iterable<Script>, most?: number) => Promise<void>
  /** When all that was sent has been written. */
  readonly written: () => Promise<unknown>
}

/** Lives scripts and writes them chunk by chunk; while the database writes some, the next are lived. */
function writer(worker: Pool, theatre: Theatre, onProgress: (message: string) => void, most: number): Writer {
  // Two chunks on their way at most: the database has two hands, and what waits is kept in memory.
  const sent: Promise<void>[] = []
  const write: Writer['write'] = async (ledger, scripts, atMost = most) => {
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
        const { rowCount } = await tx.query(`select from "${ledger}" where district = $1 and id = $2`, [DISTRICT, full.at(-1)!.after.row.id])
        if (rowCount === 0) await writePast(tx, procedure, full)
      })).then(async () => void await worker.query('select kernel.take_statistics($1, $2)', [ledger, tables]))
      first ??= writing
      // The failure of a chunk is told by whoever waits for it next.
      writing.catch(() => {})
      sent.push(writing)
    }
    let [lived, entries] = [0, 0]
    for (const { id, unit, steps } of scripts) {
      if (lived >= atMost) break
      const past = theatre.play(procedure, unit, id, steps)
      chunk.push(past)
      entries += past.entries.length
      if (entries >= CHUNK || lived === FIRST) { await flush(); entries = 0 }
      // The connection gets its turn between matters, else the database would wait for us.
      if (++lived % 5 === 0) await setImmediate()
      if (lived % TOLD === 0) onProgress(`  ${procedure.label} ${lived} 件…`)
    }
    if (chunk.length > 0) await flush()
    onProgress(`  ${procedure.label} ${lived} 件`)
  }
  return { write, written: () => Promise.all(sent) }
}
