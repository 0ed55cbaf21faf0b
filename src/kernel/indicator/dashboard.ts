import type { Tx } from '../access/scope.ts'
import type { IsoDate } from '../law/law.ts'
import type { Computing } from './computing.ts'
import { figureOf, isCounted, isRatio, named, percent, termsOf, type Figure } from './figure.ts'
import type { AnyIndicator } from './indicator.ts'
import { isKept } from './kept.ts'
import { isFollowed } from './rollup.ts'
import type { Period, Where } from './sql.ts'

/** One cell of the figures kept ready: an organisation's month, as a whole or for one key of a dimension. */
export interface Cell { readonly indicator: string; readonly org_id: string; readonly month: IsoDate; readonly key: string | null; readonly records: number; readonly value: number; readonly exact: string }

const wholeMonths = ({ from, until }: Period): boolean => from.endsWith('-01') && until.endsWith('-01')
/** Whether a figure can be read from the cells: all it is made of is kept, and the period begins and ends with months. */
export const isReady = (indicator: AnyIndicator, period: Period, c: Pick<Computing, 'indicators'>): boolean =>
  wholeMonths(period) && termsOf(indicator, c).every(isKept)

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

/**
 * Figures from the cells where they hold them (one question for all), else computed; the same as `figureOf` once the
 * journal has been followed.
 */
export async function readyFiguresOf(tx: Tx, indicators: readonly AnyIndicator[], where: Where, period: Period, c: Computing): Promise<ReadonlyMap<string, Figure>> {
  const followed = await isFollowed(tx, c)
  const ready = indicators.filter((indicator) => followed && isReady(indicator, period, c))
  const { rows } = ready.length === 0 ? { rows: [] } : await tx.query<Sum>(
    `select indicator, sum(records)::text as records, sum(value)::text as exact from rollup
     where district = $1 and indicator = any ($2) and month >= $3 and month < $4 and dimension = '' and ($5::uuid[] is null or org_id = any ($5)) group by indicator`,
    [where.district, [...new Set(ready.flatMap((indicator) => termsOf(indicator, c)).map(({ id }) => id))], period.from, period.until, where.orgs ?? null])
  const sums = new Map(rows.map((row) => [row.indicator, row]))
  const figures = new Map<string, Figure>()
  for (const indicator of indicators) figures.set(indicator.id, ready.includes(indicator) ? fromSums(indicator, sums, c) : await figureOf(tx, indicator, where, period, c))
  return figures
}

interface Sum { readonly indicator: string; readonly records: string; readonly exact: string }
function fromSums(indicator: AnyIndicator, sums: ReadonlyMap<string, Sum>, c: Computing): Figure {
  const sum = (id: string) => {
    const counted = termsOf(named(id, c), c).map((term) => sums.get(term.id))
    return { value: counted.reduce((total, row) => total + Number(row?.exact ?? 0), 0), records: counted.reduce((total, row) => total + Number(row?.records ?? 0), 0) }
  }
  if (isRatio(indicator)) {
    const [of, over] = [sum(indicator.ratio.of), sum(indicator.ratio.over)]
    return { indicator: indicator.id, value: percent(of.value, over.value), exact: null, numerator: of.value, denominator: over.value, records: over.records, declared: false }
  }
  const { value, records } = sum(indicator.id)
  return { indicator: indicator.id, value, exact: isCounted(indicator) ? sums.get(indicator.id)?.exact ?? '0' : null, records, declared: termsOf(indicator, c).some(({ of }) => 'declared' in of && of.declared === true) }
}
