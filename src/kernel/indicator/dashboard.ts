import type { Tx } from '../access/scope.ts'
import type { IsoDate } from '../law/law.ts'
import { askedOften } from './asked-often.ts'
import type { Computing } from './computing.ts'
import { isCounted, isRatio, named, percent, termsOf, type Figure } from './figure.ts'
import type { AnyIndicator, IndicatorDef } from './indicator.ts'
import { addsUp, isDistinct, isKept } from './kept.ts'
import { yearCells } from './rollup-year.ts'
import { isFollowed } from './rollup.ts'
import { measureSql, Params, recordsSql, type Period, type Where, type Within } from './sql.ts'

/** One cell of the figures kept ready: an organisation's month, as a whole or for one key of a dimension. */
export interface Cell { readonly indicator: string; readonly org_id: string; readonly month: IsoDate; readonly key: string | null; readonly records: number; readonly value: number; readonly exact: string }

const wholeMonths = ({ from, until }: Period): boolean => from.endsWith('-01') && until.endsWith('-01')
/** Whether a figure can be read from the cells: all it is made of adds up there, and the period begins and ends with months. */
export const isReady = (indicator: AnyIndicator, period: Period, c: Pick<Computing, 'indicators'>): boolean =>
  wholeMonths(period) && termsOf(indicator, c).every(addsUp)

/**
 * The cells of counted indicators by organisation and month, in the transaction's scope: what a dashboard draws. As of
 * the last refresh.
 * @param dimension breaks each cell down by the keys of a dimension of the indicators
 * @throws RangeError for a period that is not of whole months, or a figure that is not kept
 */
export async function dashboard(tx: Tx, c: Pick<Computing, 'indicators'>, where: Where, period: Period, indicators: readonly string[], dimension = ''): Promise<Cell[]> {
  const asked = indicators.find((id) => !isCounted(named(id, c)) || !isReady(named(id, c), period, c))
  if (asked) throw new RangeError(`${asked} is not kept for ${period.from}..${period.until}`)
  const { rows } = await tx.query<Omit<Cell, 'value' | 'records'> & { readonly records: string }>(
    `select indicator, org_id, month, nullif(key, '') as key, sum(records)::text as records, sum(value)::text as exact from rollup
     where district = $1 and indicator = any ($2) and month >= $3 and month < $4 and dimension = $5 and ($6::uuid[] is null or org_id = any ($6))
     group by indicator, org_id, month, key having sum(records) <> 0 order by indicator, month, org_id, key`,
    [where.district, indicators, period.from, period.until, dimension, where.orgs ?? null])
  return rows.map((row) => ({ ...row, records: Number(row.records), value: Number(row.exact) }))
}

/** Of what figures are asked: a district, or units of it, in a period. */
export interface Asked { readonly where: Where; readonly period: Period }

/**
 * Figures as they are kept ready where they are, else counted; the same as `figureOf` once the journal has been followed.
 * Whole districts and years are read as such, one question for all that is asked; other periods and units from the cells.
 * @returns for each thing asked its figures by indicator
 */
export async function readyFiguresOf(tx: Tx, indicators: readonly AnyIndicator[], asked: readonly Asked[], c: Computing): Promise<readonly ReadonlyMap<string, Figure>[]> {
  const terms = [...new Map(indicators.flatMap((indicator) => termsOf(indicator, c)).map((term) => [term.id, term])).values()]
  const kept = await isFollowed(tx, c) ? terms.filter(isKept) : []
  const years = await yearCells(tx, asked.map(({ where, period }) => ({ district: where.orgs ? '' : where.district, period })), kept.map(({ id }) => id))
  const sums: Map<string, Sum>[] = []
  for (const [at, { where, period }] of asked.entries()) {
    const whole = years[at]
    sums.push(whole ? new Map(kept.map(({ id }) => [id, whole.get(id) ?? NONE])) : await sumsOfCells(tx, kept, where, period))
  }
  await addCounted(tx, terms, asked, sums, c)
  const made = indicators.map((indicator) => figureFrom(indicator, c))
  return sums.map((found) => new Map(made.map((make, at) => [indicators[at]!.id, make(found)])))
}

interface Sum { readonly records: string; readonly exact: string | null }
const NONE: Sum = { records: '0', exact: '0' }

/** Sums of cells of a period of whole months. Of distinct values, which do not add up, only that there are none. */
async function sumsOfCells(tx: Tx, kept: readonly IndicatorDef[], where: Where, period: Period): Promise<Map<string, Sum>> {
  if (kept.length === 0 || !wholeMonths(period)) return new Map()
  const { rows } = await tx.query<Sum & { readonly indicator: string }>(
    `select indicator, sum(records)::text as records, sum(value)::text as exact from rollup
     where district = $1 and indicator = any ($2) and month >= $3 and month < $4 and dimension = '' and ($5::uuid[] is null or org_id = any ($5)) group by indicator`,
    [where.district, kept.map(({ id }) => id), period.from, period.until, where.orgs ?? null])
  const found = new Map(rows.map(({ indicator, ...sum }) => [indicator, sum]))
  return new Map(kept.flatMap((one): [string, Sum][] => { const sum = found.get(one.id) ?? NONE; return isDistinct(one) && sum.records !== '0' ? [] : [[one.id, sum]] }))
}

/** Whatever is not among the sums is counted: one statement for all that is asked of the same period, district by district. */
async function addCounted(tx: Tx, terms: readonly IndicatorDef[], asked: readonly Asked[], sums: readonly Map<string, Sum>[], c: Computing): Promise<void> {
  const alike = new Map<string, number[]>()
  for (const [at, { where, period }] of asked.entries()) {
    const missing = terms.filter(({ id }) => !sums[at]!.has(id)).map(({ id }) => id)
    if (missing.length > 0) { const key = JSON.stringify([period, where.orgs, missing]); alike.set(key, [...alike.get(key) ?? [], at]) }
  }
  for (const places of alike.values()) {
    const { where, period } = asked[places[0]!]!
    const missing = terms.filter(({ id }) => !sums[places[0]!]!.has(id))
    const counted = await countedIn(tx, missing, { ...where, district: places.map((at) => asked[at]!.where.district) }, period, c)
    for (const at of places) for (const { id } of missing) sums[at]!.set(id, counted.get(`${asked[at]!.where.district} ${id}`) ?? { records: '0', exact: null })
  }
}

async function countedIn(tx: Tx, indicators: readonly IndicatorDef[], within: Within, period: Period, c: Computing): Promise<ReadonlyMap<string, Sum>> {
  const params = new Params()
  const each = indicators.map((indicator) => `select '${indicator.id}' as indicator, t.district, (${measureSql(indicator, 't')})::text as exact, count(*)::text as records
    ${recordsSql(indicator, within, period, { params, today: c.today, procedures: c.procedures })} group by t.district`)
  const { rows } = await tx.query<Sum & { readonly indicator: string; readonly district: string }>(askedOften(each, params.values))
  return new Map(rows.map(({ indicator, district, ...sum }) => [`${district} ${indicator}`, sum]))
}

/** How a figure is made of the sums of its terms. */
function figureFrom(indicator: AnyIndicator, c: Computing): (sums: ReadonlyMap<string, Sum>) => Figure {
  const termsOfPart = (id: string) => termsOf(named(id, c), c).map((term) => term.id)
  const sum = (sums: ReadonlyMap<string, Sum>, terms: readonly string[]) => {
    let [value, records] = [0, 0]
    for (const id of terms) { const { exact, records: counted } = sums.get(id)!; value += Number(exact ?? 0); records += Number(counted) }
    return { value, records }
  }
  const { id } = indicator
  const declared = termsOf(indicator, c).some(({ of }) => 'declared' in of && of.declared === true)
  if (isRatio(indicator)) {
    const [above, below] = [termsOfPart(indicator.ratio.of), termsOfPart(indicator.ratio.over)]
    return (sums) => {
      const [of, over] = [sum(sums, above), sum(sums, below)]
      return { indicator: id, value: percent(of.value, over.value), exact: null, numerator: of.value, denominator: over.value, records: over.records, declared }
    }
  }
  const terms = termsOfPart(id)
  if (!isCounted(indicator)) return (sums) => ({ indicator: id, ...sum(sums, terms), exact: null, declared })
  // Counts and sums of nothing are nought; a latest value of nothing is none.
  const nought = typeof indicator.measure === 'object' && 'latest' in indicator.measure ? null : '0'
  return (sums) => {
    const { exact, records } = sums.get(id)!
    const value = exact ?? nought
    return { indicator: id, value: value === null ? null : Number(value), exact: value, records: Number(records), declared }
  }
}
