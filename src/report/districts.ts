import { callerAt, placesOf } from '../kernel/access/place.ts'
import { withScope, type Caller, type Tx } from '../kernel/access/scope.ts'
import { Fault, notFound } from '../kernel/fault.ts'
import { readyFiguresOf } from '../kernel/indicator/dashboard.ts'
import { named } from '../kernel/indicator/figure.ts'
import type { Reading } from '../kernel/matter/read/reading.ts'
import type { Room } from '../kernel/room/room.ts'
import type { DistrictsView, FigureValue } from './contract.ts'
import { yearOf } from './counter.ts'
import { computingOf, countingFor } from './counting.ts'
import { termsText } from './evaluate.ts'
import { roomsOf, valueOf } from './figures.ts'

/** What is set side by side: one room's figures, each district in a year of its own where one was picked. */
export interface SideBySide { readonly room: string | null; readonly years: ReadonlyMap<string, number> }

/**
 * The figures of a room for every district of a city, beside one another. From the cells kept ready where they hold them.
 * @throws Fault `forbidden` for whoever sees no city
 */
export async function readDistricts(reading: Reading, home: Caller, { room: wanted, years }: SideBySide): Promise<DistrictsView> {
  const codes = placesOf(home)
  if (codes.length === 0) throw new Fault('forbidden', '各区对比由市级的监督、统计人员和负责人查看')
  const rooms = roomsOf(reading).map(({ id, label }) => ({ id, label }))
  const room = roomsOf(reading).find(({ id }) => id === (wanted ?? ENFORCEMENT)) ?? roomsOf(reading)[0]
  if (!room || (wanted !== null && room.id !== wanted)) throw notFound('这类业务的数据')
  const columns: Column[] = []
  for (const code of codes) columns.push(await columnOf(reading, callerAt(home, { district: code, practice: false }), room, years.get(code)))
  const names = await namesOf(reading, home, codes)
  const terms = computingOf(reading)
  return {
    rooms, room: room.id, districts: columns.map(({ code, year }) => ({ code, year, name: names.get(code)! })),
    figures: room.indicators!.map(({ id }) => ({ ...termsText(terms, id), indicator: id, values: columns.map(({ values }) => values.get(id)!) })),
  }
}
interface Column { readonly code: string; readonly year: number; readonly values: ReadonlyMap<string, FigureValue> }

const columnOf = (reading: Reading, caller: Caller, room: Room, picked: number | undefined): Promise<Column> => countingFor(reading, caller, async (counter, tx) => {
  const year = picked ?? await usualYear(tx, caller.district, reading.today())
  const figures = await readyFiguresOf(tx, room.indicators!.map(({ id }) => named(id, counter)), { district: caller.district }, yearOf(year), counter)
  return { code: caller.district, year, values: new Map([...figures].map(([id, figure]) => [id, valueOf(figure)])) }
})
/** Of all rooms the one in which districts are compared first. */
const ENFORCEMENT = 'enforcement'

/** The last year that has ended; of a demonstration, the year it tells of: the one with most records. */
async function usualYear(tx: Tx, district: string, today: string): Promise<number> {
  const last = Number(today.slice(0, 4)) - 1
  const { rows: [told] } = await tx.query<{ year: number }>(
    `select extract(year from month)::int as year from rollup where district = $1 and dimension = '' and exists (select from district where code = $1 and kind = 'demonstration')
     group by year order by sum(records) desc limit 1`, [district])
  return told?.year ?? last
}

async function namesOf(reading: Reading, home: Caller, codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await withScope(reading.pool, home, (tx) => tx.query<{ code: string; name: string }>('select code, name from district where code = any ($1)', [codes]))
  return new Map(rows.map(({ code, name }) => [code, name]))
}
