import type { Pool } from 'pg'
import { decrypt, encrypt, searchKey } from '../src/kernel/access/encryption.ts'
import { keyFileOf, openKeyRing } from '../src/kernel/access/key-ring.ts'
import { systemCaller, withScope, type Tx } from '../src/kernel/access/scope.ts'
import { dataDirOf, type OpenDatabase } from '../src/kernel/db/open.ts'
import { openPool } from '../src/kernel/db/pool.ts'
import type { PastMatter } from '../src/kernel/import/write.ts'
import { nationalCalendar } from '../src/kernel/law/calendar.ts'
import { chinaDay } from '../src/kernel/law/day.ts'
import type { IsoDate } from '../src/kernel/law/law.ts'
import { caseload } from './caseload.ts'
import { CITY, CITY_NAME, cityAccounts, cityUnitId, cityUnits } from './city.ts'
import { coercionOf } from './coercion.ts'
import { doorsOpen, enterHolidays, found, openDoors, type Founding } from './found.ts'
import { inspectionScripts, lastMonthsInspections, openInspections, type InspectionScript } from './inspections.ts'
import { lettersOf } from './letters.ts'
import { marketRecords } from './market.ts'
import { officerScripts } from './officers.ts'
import { orderScripts } from './orders.ts'
import { penaltyScripts } from './penalties.ts'
import { accounts, demoAccounts as ownAccounts, type DemoAccount } from './people.ts'
import { FOUNDED as PLAIN_FOUNDED, settled } from './plain/district.ts'
import { plainPlans } from './plain/districts.ts'
import { enterPlain } from './plain/enter.ts'
import { randomOf } from './random.ts'
import { enterRegisters } from './registers.ts'
import { DISTRICT, DISTRICT_NAME, FOUNDED, registry, theatreOf, unitId, type Theatre } from './stage.ts'
import type { Step } from './simulate.ts'
import { supervisionOf } from './supervision.ts'
import { units } from './units.ts'
import { writer } from './writer.ts'

export { DEMO_PASSWORD } from './people.ts'
export { DISTRICT as DEMO_DISTRICT } from './stage.ts'

interface Options { readonly onProgress?: (message: string) => void; readonly dataDir?: string; readonly today?: IsoDate; readonly seed?: string
  /** At most so many matters of a kind: a little of everything, for tests. */
  readonly most?: number }
type Opened = Pick<OpenDatabase, 'workerUrl'>

const city: Founding = { code: CITY, name: CITY_NAME, level: 'city', parent: '000000', on: PLAIN_FOUNDED, units: cityUnits, unitId: cityUnitId, accounts: cityAccounts }
const lived: Founding = { code: DISTRICT, name: DISTRICT_NAME, level: 'district', parent: CITY, on: FOUNDED, units, unitId, accounts }
/** The accounts worth trying first: of the city, of the district whose matters are lived, and of the others their supervisors. */
export const demoAccounts: readonly Pick<DemoAccount, 'sign_in_name' | 'name' | 'duty'>[] = [...ownAccounts, ...cityAccounts]

/** Whether the demonstration stands whole. */
export async function isSeeded(database: Opened): Promise<boolean> {
  const worker = openPool(database.workerUrl, { max: 1 })
  try {
    for (const code of [CITY, DISTRICT, ...plainPlans.map((plan) => plan.code)]) if (!await withScope(worker, systemCaller(code), (tx) => doorsOpen(tx, code))) return false
    return true
  } finally { await worker.end() }
}

/**
 * Makes the demonstration, one city with five districts, or finishes one that was interrupted: the same seed makes the same
 * matters, so what is written already is passed over. Goes the way of imports (`writePast`) as the worker.
 * @param options.today the day open matters are placed around; the day the district was made, where it was
 */
export async function seed(database: Opened, { onProgress = () => {}, dataDir = dataDirOf(), ...options }: Options = {}): Promise<void> {
  if (await isSeeded(database)) return
  const worker = openPool(database.workerUrl, { max: 2, statementTimeout: 0, name: 'zhunsheng seed' })
  const most = options.most ?? Infinity
  try {
    onProgress('正在生成示范市的五个示范区（虚构）')
    await withScope(worker, systemCaller(CITY), enterHolidays)
    await opened(worker, city, async () => {})
    const ring = openKeyRing(keyFileOf(dataDir))
    await opened(worker, lived, async (founded) => {
      onProgress(`  ${DISTRICT_NAME}`)
      const theatre = theatreOf({ seal: (plain) => encrypt(ring, plain), unseal: (sealed) => decrypt(ring, sealed), keyedHash: (plain) => searchKey(ring, plain) }, placed(founded ?? options.today ?? chinaDay(new Date())), options.seed ?? 'zhunsheng')
      await matters(worker, theatre, onProgress, most)
      await withScope(worker, systemCaller(DISTRICT), async (tx) => {
        await enterRegisters(tx, theatre.newId)
        await tx.query(
          `insert into number_counter (district, org_id, series, year, last) select $1, c.org_id, c.series, c.year, c.last from jsonb_to_recordset($2) as c (org_id uuid, series text, year integer, last integer)`,
          [DISTRICT, JSON.stringify(theatre.counters())])
      })
    })
    for (const plan of plainPlans) {
      const district = settled(plan, ring)
      await opened(worker, { ...district, level: 'district', parent: CITY, on: PLAIN_FOUNDED }, () => enterPlain(worker, district, onProgress, most))
    }
  } finally {
    await worker.end()
  }
}

/**
 * Founds a district unless it stands, lets it be filled, and opens its doors; one that is whole is left alone.
 * @param fill gets the day the district was founded, where it had been
 */
async function opened(worker: Pool, founding: Founding, fill: (founded: IsoDate | null) => Promise<void>): Promise<void> {
  const within = <T>(fn: (tx: Tx) => Promise<T>) => withScope(worker, systemCaller(founding.code), fn)
  if (await within((tx) => doorsOpen(tx, founding.code))) return
  const founded = await within(async (tx) => {
    const { rows: [standing] } = await tx.query<{ created_at: Date }>('select created_at from district where code = $1', [founding.code])
    if (standing) return chinaDay(standing.created_at)
    await found(tx, founding)
    return null
  })
  await fill(founded)
  await within((tx) => openDoors(tx, founding))
}

/** Open matters are counted in working days, so they stand in a year whose holidays the program knows. */
const placed = (today: IsoDate): IsoDate => {
  const last: IsoDate = `${Math.max(...nationalCalendar.years.keys())}-12-31`
  return today < last ? today : last
}

interface Script { readonly id: string; readonly unit: string; readonly steps: readonly Step[] }

async function matters(worker: Pool, theatre: Theatre, onProgress: (message: string) => void, most: number): Promise<void> {
  const { write: writePast, written } = writer(worker, DISTRICT, (message) => onProgress(`  ${message}`), most)
  const write = (ledger: string, scripts: Iterable<Script>, atMost = most): Promise<void> => writePast(ledger, livedBy(theatre, ledger, scripts), atMost)
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
    yield* lastMonthsInspections(theatre, randomOf('last month'))
  }
  await write('inspection', inspections())
  await write('rectification_order', orderScripts(theatre, randomOf('orders'), found))
  const penalties = penaltyScripts(theatre, randomOf('penalties'), clues)
  await write('penalty', penalties)
  const { notices, returns, talks } = supervisionOf(theatre, randomOf('supervision'), penalties)
  await write('supervision', notices)
  await write('reentry', returns)
  await write('supervision_talk', talks)
  for (const [ledger, records] of marketRecords(theatre)) await writePast(ledger, records, most)
  const { measures, enforcements, orders } = coercionOf(theatre, randomOf('coercion'), penalties)
  await write('coercive_measure', measures)
  await write('rectification_order', orders, orders.length)
  await write('coercive_enforcement', enforcements)
  await written()
}

/** Scripts lived one after another, as they are asked for. */
function* livedBy(theatre: Theatre, ledger: string, scripts: Iterable<Script>): Generator<PastMatter> {
  const procedure = registry.procedures.get(ledger)!
  for (const { id, unit, steps } of scripts) yield theatre.play(procedure, unit, id, steps)
}
