import type { Caller } from '../kernel/access/scope.ts'
import { Fault, invalid, notFound } from '../kernel/fault.ts'
import { isId } from '../kernel/field/check.ts'
import { readyFiguresOf } from '../kernel/indicator/dashboard.ts'
import { isRatio, named, recordsOf, termsOf, type Figure } from '../kernel/indicator/figure.ts'
import { isProcedure, type Period } from '../kernel/indicator/sql.ts'
import { isIsoDate } from '../kernel/law/day.ts'
import type { IsoDate } from '../kernel/law/law.ts'
import type { Reading } from '../kernel/matter/read/reading.ts'
import type { FigureDetail, FigureRecords, FiguresView, FigureTile, Part } from './contract.ts'
import { countingFor, namesIn, scopeName } from './counting.ts'
import { dimensionsOf, partsOf, yearOf, type Counter } from './counter.ts'
import { termsText } from './evaluate.ts'
import { linesOf } from './records.ts'

export interface Asked { readonly year: number; readonly org: string | null }
const PAGE = 50

export const valueOf = ({ value, exact, numerator, denominator, records, declared }: Figure) => ({ value, exact, numerator: numerator ?? null, denominator: denominator ?? null, records, declared })
async function tileOf(counter: Counter, room: string, indicator: string, { year, org }: Asked): Promise<FigureTile> {
  const last = await counter.kept(indicator, String(year - 1)) ? (await counter.figure(indicator, org, String(year - 1))).value : null
  return { ...termsText(counter, indicator), indicator, room, ...valueOf(await counter.figure(indicator, org, String(year))), last }
}
export const roomsOf = ({ registry }: Pick<Reading, 'registry'>) => registry.rooms.filter(({ indicators }) => (indicators ?? []).length > 0)

/** Every figure of every room, of what the caller may see. */
export async function readFigures(reading: Reading, caller: Caller, asked: Asked): Promise<FiguresView> {
  const scope = await scopeName(reading, caller, asked.org)
  return countingFor(reading, caller, async (counter, tx) => {
    const where = await counter.where(asked.org)
    const all = roomsOf(reading).flatMap(({ indicators }) => indicators ?? []).map(({ id }) => named(id, counter))
    // Hundreds of figures on one page: from the cells kept ready; one that is opened is counted.
    const compared = await counter.keptOf(all.map(({ id }) => id), String(asked.year - 1))
    const [now, before] = await readyFiguresOf(tx, all, [asked.year, asked.year - 1].map((year) => ({ where, period: yearOf(year) })), counter)
    const figures = roomsOf(reading).flatMap((room) => (room.indicators ?? []).map(({ id }): FigureTile =>
      ({ ...termsText(counter, id), indicator: id, room: room.id, ...valueOf(now!.get(id)!), last: compared.has(id) ? before!.get(id)!.value : null })))
    const { rows: [cells] } = await tx.query<{ refreshed_at: Date }>('select refreshed_at from rollup_cursor')
    return { period: yearOf(asked.year), scope, computed_at: (cells?.refreshed_at ?? new Date()).toISOString(), rooms: roomsOf(reading).map(({ id, label }) => ({ id, label })), figures }
  })
}

function roomOf(reading: Reading, indicator: string): string {
  const room = roomsOf(reading).find(({ indicators }) => indicators!.some(({ id }) => id === indicator))
  if (!room) throw notFound('这个指标')
  return room.id
}

/** One figure opened: by month, by unit, by its dimensions, beside the year before. */
export async function readFigure(reading: Reading, caller: Caller, indicator: string, asked: Asked): Promise<FigureDetail> {
  const room = roomOf(reading, indicator)
  const { short } = await namesIn(reading, caller.district)
  const scope = await scopeName(reading, caller, asked.org)
  return countingFor(reading, caller, async (counter) => {
    const tile = await tileOf(counter, room, indicator, asked)
    const empty = emptyOf(counter, indicator)
    const by = async (key: string, label: (key: string | null) => string): Promise<Part[]> => {
      const [now, last] = [await partsOf(counter, indicator, asked.org, yearOf(asked.year), key), tile.last === null ? new Map() : await partsOf(counter, indicator, asked.org, yearOf(asked.year - 1), key)]
      return [...new Set([...now.keys(), ...last.keys()])].map((one) => ({ key: one, label: label(one), value: empty, ...now.get(one), last: tile.last === null ? null : last.get(one)?.value ?? empty }))
        .sort((a, b) => (b.value ?? -1) - (a.value ?? -1) || a.label.localeCompare(b.label))
    }
    const dimensions = []
    for (const { name, label, options } of dimensionsOf(counter, indicator))
      dimensions.push({ name, label, parts: await by(name, (key) => key === null ? '未填' : options[key] ?? (short(key) || key)) })
    return {
      ...tile, period: yearOf(asked.year), scope, months: await months(counter, indicator, asked, tile.last !== null), units: await by('org_id', short), dimensions,
      terms: await Promise.all(termsOf(named(indicator, counter), counter).map(async (term) => ({ indicator: term.id, label: term.label, records: (await counter.figure(term.id, asked.org, String(asked.year))).records }))),
    }
  })
}

/** What a part without records amounts to: nothing where records are counted, no value where they would be divided by. */
const emptyOf = (counter: Counter, indicator: string): 0 | null => isRatio(named(indicator, counter)) ? null : 0

/** Twelve months of both years, month beside month. A rate without a denominator has no value, nor has a month to come. */
async function months(counter: Counter, indicator: string, { org, year }: Asked, withLast: boolean): Promise<Part[]> {
  const now = await partsOf(counter, indicator, org, yearOf(year), 'month')
  const last = withLast ? await partsOf(counter, indicator, org, yearOf(year - 1), 'month') : new Map<string, { readonly value: number | null }>()
  if (now.size === 0 && last.size === 0) return []
  const empty = emptyOf(counter, indicator)
  return Array.from({ length: 12 }, (_, at) => {
    const month = String(at + 1).padStart(2, '0')
    const begun = `${year}-${month}` <= counter.today.slice(0, 7)
    return { key: month, label: `${at + 1}月`, value: begun ? empty : null, ...now.get(`${year}-${month}`), last: withLast ? last.get(`${year - 1}-${month}`)?.value ?? empty : null }
  })
}

/** A month of the year as a period, or the whole year. */
const periodOf = (year: number, month: string | undefined): Period => {
  if (!month) return yearOf(year)
  if (!/^(0[1-9]|1[0-2])$/.test(month)) throw invalid([{ field: 'month', message: '月份应当是两位数，如 03' }])
  const next = Number(month) === 12 ? `${year + 1}-01` : `${year}-${String(Number(month) + 1).padStart(2, '0')}`
  return { from: `${year}-${month}-01` as IsoDate, until: `${next}-01` as IsoDate }
}

/** The record a page goes on after. @throws Fault `invalid` for an address nobody was given */
function placeOf(after: string | undefined): { readonly dated_on: IsoDate; readonly id: string } | null {
  if (!after) return null
  const [dated_on = '', id = ''] = after.split('.')
  if (!isIsoDate(dated_on) || !isId(id)) throw new Fault('invalid', '页码有误，请刷新后重试')
  return { dated_on, id }
}

/** The records behind a counted indicator, in the caller's sight; a rate or total is asked by one of its terms. */
export async function readRecords(reading: Reading, caller: Caller, indicator: string, asked: Asked & { readonly month?: string | undefined; readonly after?: string | undefined }, { limit = PAGE, masked = false } = {}): Promise<FigureRecords> {
  roomOf(reading, indicator)
  const { short } = await namesIn(reading, caller.district)
  return countingFor(reading, caller, async (counter) => {
    const [term, ...others] = termsOf(named(indicator, counter), counter)
    if (!term || others.length > 0) throw notFound('这个指标的记录，请先选择它的一个组成部分')
    const place = placeOf(asked.after)
    const found = await recordsOf(counter.tx, term, await counter.where(asked.org), periodOf(asked.year, asked.month), counter, { limit: limit + 1, ...(place && { after: place }) })
    const items = found.slice(0, limit)
    const last = items.at(-1)
    // What leaves the house shows no names, whoever takes it.
    const lines = await linesOf(counter.tx, masked ? { ...caller, roles: [] } : caller, reading.unseal, term, items.map((one) => one.id))
    return {
      items: items.map(({ org_id, ledger, id: record, dated_on: on, measure }) => ({ ledger, id: record, register: !isProcedure(term.of), number: lines.get(record)?.number ?? null, title: lines.get(record)?.title ?? '', org_name: short(org_id), dated_on: on, measure })),
      next: found.length > limit && last ? `${last.dated_on}.${last.id}` : null,
    }
  })
}
