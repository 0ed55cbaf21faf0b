import type { PoolClient } from 'pg'
import type { Tx } from '../access/scope.ts'
import type { Period } from './sql.ts'

/** What a figure came to in a year of a whole district. */
export interface YearCell { readonly records: string; readonly exact: string }

const YEAR = 'extract(year from month)::integer'
/** A calendar year as a number, or null for any other period. */
const yearOf = ({ from, until }: Period): number | null =>
  from.endsWith('-01-01') && until === `${Number(from.slice(0, 4)) + 1}-01-01` ? Number(from.slice(0, 4)) : null

/**
 * Figures of whole districts and calendar years, for those of them of which the reader sees every unit.
 * @returns for each asked district and period its cells by indicator (no cell is none), or null where they cannot be had
 */
export async function yearCells(tx: Tx, asked: readonly { readonly district: string; readonly period: Period }[], indicators: readonly string[]): Promise<readonly (ReadonlyMap<string, YearCell> | null)[]> {
  const years = asked.map(({ period }) => yearOf(period))
  if (indicators.length === 0 || years.every((year) => year === null)) return asked.map(() => null)
  const { rows } = await tx.query<YearCell & { readonly at: string; readonly indicator: string | null }>(
    `select a.at, y.indicator, sum(y.records)::text as records, sum(y.value)::text as exact
     from unnest($1::text[], $2::integer[]) with ordinality a (district, year, at) join rollup_whole w using (district)
       left join rollup_year y on y.district = a.district and y.year = a.year and y.indicator = any ($3) group by a.at, y.indicator`,
    [asked.map(({ district }) => district), years, indicators])
  const cells = new Map<number, Map<string, YearCell>>()
  for (const { at, indicator, ...cell } of rows) {
    const one = cells.get(Number(at) - 1) ?? new Map<string, YearCell>()
    if (indicator !== null) one.set(indicator, cell)
    cells.set(Number(at) - 1, one)
  }
  return asked.map((_, at) => cells.get(at) ?? null)
}

/** Counts all years anew, from months and shares. */
export async function rebuildYears(client: PoolClient): Promise<void> {
  await client.query('delete from rollup_year')
  await client.query('delete from rollup_whole')
  await client.query(`insert into rollup_whole (district, orgs) select district, array_agg(distinct org_id) from rollup where dimension = '' group by 1`)
  await client.query(`
    insert into rollup_year (district, year, indicator, secrecy, records, value)
    select district, year, indicator, secrecy, sum(records), sum(value) from (
      select district, ${YEAR} as year, indicator, secrecy, records, value from rollup where dimension = ''
      union all select district, year, indicator, secrecy, 0, count(*) from (
        select district, ${YEAR} as year, indicator, counted, min(secrecy) as secrecy from rollup_share where counted is not null group by 1, 2, 3, 4) lowest group by 1, 2, 3, 4) x
    group by 1, 2, 3, 4`)
}

/**
 * Common table expressions that bring years up to `fresh`, the shares as they are, and `moved`, those that came (n = 1) and
 * went (n = -1); `gone` is a condition on `s` for shares that are being replaced. Shares are read as they stood before.
 */
export const moveYears = (gone: string): string => `
  touched as (select distinct district, indicator, ${YEAR} as year, counted from moved where counted is not null),
  lasting as (select t.*, s.secrecy, ${gone} as replaced from touched t join rollup_share s
    on s.district = t.district and s.indicator = t.indicator and s.counted = t.counted and s.month >= make_date(t.year, 1, 1) and s.month < make_date(t.year + 1, 1, 1)),
  lowest as (
    select district, year, indicator, min(secrecy) as secrecy, -1 as n from lasting group by district, year, indicator, counted
    union all select district, year, indicator, min(secrecy), 1 from (
      select district, year, indicator, counted, secrecy from lasting where not replaced
      union all select f.district, t.year, f.indicator, f.counted, f.secrecy from touched t join fresh f on f.indicator = t.indicator and f.counted = t.counted and extract(year from f.month) = t.year) standing
      group by district, year, indicator, counted),
  years as (
    insert into rollup_year (district, year, indicator, secrecy, records, value)
    select district, year, indicator, secrecy, sum(records), sum(value) from (
      select district, ${YEAR} as year, indicator, secrecy, n as records, n * value as value from moved
      union all select district, year, indicator, secrecy, 0, n from lowest) x
    group by 1, 2, 3, 4 having sum(records) <> 0 or sum(value) <> 0
    on conflict (district, year, indicator, secrecy) do update set records = rollup_year.records + excluded.records, value = rollup_year.value + excluded.value),
  wholes as (
    insert into rollup_whole (district, orgs) select district, array_agg(distinct org_id) from moved where n = 1 group by 1
    on conflict (district) do update set orgs = array(select distinct unnest(rollup_whole.orgs || excluded.orgs)) where not excluded.orgs <@ rollup_whole.orgs)`
