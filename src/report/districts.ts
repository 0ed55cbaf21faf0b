import { placesOf } from '../kernel/access/place.ts'
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
  const columns = await columnsOf(reading, home, codes, room, years)
  const names = await namesOf(reading, home, codes)
  const terms = computingOf(reading)
  return {
    rooms, room: room.id, districts: columns.map(({ code, year }) => ({ code, year, name: names.get(code)! })),
    figures: room.indicators!.map(({ id }) => ({ ...termsText(terms, id), indicator: id, values: columns.map(({ values }) => values.get(id)!) })),
  }
}
interface Column { readonly code: string; readonly year: number; readonly values: ReadonlyMap<string, FigureValue> }

/** All districts in one scope: whoever sees side by side sees each of them. */
const columnsOf = (reading: Reading, home: Caller, codes: readonly string[], room: Room, picked: ReadonlyMap<string, number>): Promise<Column[]> => countingFor(reading, home, async (counter, tx) => {
  const told = await toldYears(tx, codes)
  const last = Number(reading.today().slice(0, 4)) - 1
  const years = codes.map((code) => picked.get(code) ?? told.get(code) ?? last)
  const figures = await readyFiguresOf(tx, room.indicators!.map(({ id }) => named(id, counter)), codes.map((district, at) => ({ where: { district }, period: yearOf(years[at]!) })), counter)
  return codes.map((code, at) => ({ code, year: years[at]!, values: new Map([...figures[at]!].map(([id, figure]) => [id, valueOf(figure)])) }))
})
/** Of all rooms the one in which districts are compared first. */
const ENFORCEMENT = 'enforcement'

/** Of a demonstration, the year it tells of: the one with most records. Any other district is asked for the last year that has ended. */
async function toldYears(tx: Tx, districts: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const { rows } = await tx.query<{ district: string; year: number }>(
    `select distinct on (y.district) y.district, y.year from rollup_year y join district d on d.code = y.district and d.kind = 'demonstration'
     where y.district = any ($1) group by y.district, y.year order by y.district, sum(y.records) desc`, [districts])
  return new Map(rows.map(({ district, year }) => [district, year]))
}

async function namesOf(reading: Reading, home: Caller, codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await withScope(reading.pool, home, (tx) => tx.query<{ code: string; name: string }>('select code, name from district where code = any ($1)', [codes]))
  return new Map(rows.map(({ code, name }) => [code, name]))
}
