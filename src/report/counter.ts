import type { Tx } from '../kernel/access/scope.ts'
import { askedOften } from '../kernel/indicator/asked-often.ts'
import type { Computing } from '../kernel/indicator/computing.ts'
import { breakdownOf, figureOf, isRatio, isTotal, named, percent, termsOf, type Figure } from '../kernel/indicator/figure.ts'
import { isProcedure, type Period, type Where } from '../kernel/indicator/sql.ts'
import type { IsoDate } from '../kernel/law/law.ts'
import { addDays, dayNumber } from '../kernel/law/day.ts'
import { ident } from '../kernel/matter/tables.ts'
import { periodOf, type Span } from '../kernel/law/span.ts'

export const yearOf = (year: number): Period => ({ from: `${year}-01-01` as IsoDate, until: `${year + 1}-01-01` as IsoDate })

/** Years a figure can be asked of: of the republic, and not so far ahead that it must be a slip. */
export const isYear = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value) && value >= 1949 && value <= 2200

/** Counts figures of a district in one transaction, each of them once however often it is asked for. */
export interface Counter extends Computing {
  readonly tx: Tx
  readonly district: string
  /** The unit with all below it and those it took over, or the whole district for null. */
  readonly where: (org: string | null) => Promise<Where>
  readonly figure: (indicator: string, org: string | null, span: Span) => Promise<Figure>
  /** Whether the ledgers behind an indicator were kept in that span from its beginning; else it is none to compare with. */
  readonly kept: (indicator: string, span: Span) => Promise<boolean>
  /** The same of many, asked at once: those that were. */
  readonly keptOf: (indicators: readonly string[], span: Span) => Promise<ReadonlySet<string>>
}

/** @param orgs the units that stand for the district to whoever does not see all of it */
export function counterOf(tx: Tx, district: string, c: Computing, orgs?: readonly string[]): Counter {
  const once = <T>(make: (...key: readonly (string | null)[]) => Promise<T>) => {
    const known = new Map<string, Promise<T>>()
    return (...key: readonly (string | null)[]): Promise<T> => {
      const name = key.join(' ')
      if (!known.has(name)) known.set(name, make(...key))
      return known.get(name)!
    }
  }
  const where = once(async (org): Promise<Where> => org === null ? { district, ...(orgs && { orgs }) } : { district, orgs: await unitsUnder(tx, district, org!) })
  const begun = new Map<string, string | null>()
  const keptOf: Counter['keptOf'] = async (indicators, span) => {
    const { from, until } = periodOf(span)
    // The first record of a year need not be of its first day.
    const begins = addDays(from, Math.floor((dayNumber(until) - dayNumber(from)) / 12) + 1)
    const ledgersOf = (indicator: string) => termsOf(named(indicator, c), c).map(({ of }) => of.id)
    for (const [ledger, first] of await beginningsOf(tx, district, [...new Set(indicators.flatMap(ledgersOf))].filter((ledger) => !begun.has(ledger)), c)) begun.set(ledger, first)
    const hasBegun = (ledger: string) => { const first = begun.get(ledger) ?? null; return first !== null && first < begins }
    return new Set(indicators.filter((indicator) => ledgersOf(indicator).every(hasBegun)))
  }
  return {
    ...c, tx, district, where,
    figure: once(async (indicator, org, span) => figureOf(tx, named(indicator!, c), await where(org ?? null), periodOf(span!), c)),
    keptOf, kept: async (indicator, span) => (await keptOf([indicator], span)).has(indicator),
  }
}

/** A unit, everything below it, and units merged into these: what its figures speak of. */
async function unitsUnder(tx: Tx, district: string, org: string): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>(`
    with recursive below (id) as (
      select $2::uuid
      union select n.id from below b cross join lateral (
        select o.id from organisation o where o.district = $1 and o.parent_id = b.id
        union all select s.from_id from organisation_successor s where s.district = $1 and s.to_id = b.id and s.kind <> 'split') n
    ) select id from below`, [district, org])
  return rows.map(({ id }) => id)
}

/** The first day of each ledger, in one question. */
async function beginningsOf(tx: Tx, district: string, ledgers: readonly string[], c: Computing): Promise<[string, string | null][]> {
  if (ledgers.length === 0) return []
  const firsts = ledgers.map((ledger) => `select '${ledger}' as ledger, (select min(${c.procedures.has(ledger) ? 'opened_on' : 'valid_from'})::text from ${ident(ledger)} where district = $1) as first`)
  const { rows } = await tx.query<{ ledger: string; first: string | null }>(askedOften(firsts, [district]))
  return rows.map(({ ledger, first }) => [ledger, first])
}

export interface PartValue { readonly value: number | null; readonly numerator?: number; readonly denominator?: number }

/** An indicator by month, unit or dimension; a rate divides part by part, a total adds. */
export async function partsOf(counter: Counter, indicator: string, org: string | null, period: Period, by: string): Promise<Map<string | null, PartValue>> {
  const def = named(indicator, counter)
  const parts = async (id: string) => partsOf(counter, id, org, period, by)
  if (isRatio(def)) {
    const [of, over] = [await parts(def.ratio.of), await parts(def.ratio.over)]
    return new Map([...over].map(([key, { value }]) => {
      const [numerator, denominator] = [of.get(key)?.value ?? 0, value ?? 0]
      return [key, { value: percent(numerator, denominator), numerator, denominator }]
    }))
  }
  if (isTotal(def)) {
    const sum = new Map<string | null, PartValue>()
    for (const id of def.total) for (const [key, { value }] of await parts(id)) sum.set(key, { value: (sum.get(key)?.value ?? 0) + (value ?? 0) })
    return sum
  }
  // What stands at the end of a period has no month of its own.
  if (by === 'month' && def.dated === 'at_end') return new Map()
  const rows = await breakdownOf(counter.tx, def, await counter.where(org), period, counter, by)
  return new Map(rows.map(({ key, value }) => [key, { value }]))
}

/** Dimensions that can be broken down by: plain columns of a counted indicator; lists and organisations have pages of their own. */
export function dimensionsOf(counter: Computing, indicator: string): readonly { readonly name: string; readonly label: string; readonly options: { readonly [code: string]: string } }[] {
  const def = named(indicator, counter)
  const [first, ...rest] = termsOf(def, counter)
  if (!first || rest.some((term) => term.of.id !== first.of.id)) return []
  const fields = first.of.fields as { readonly [name: string]: { readonly label: string; readonly kind: string; readonly options?: { readonly [code: string]: string } } }
  return (first.by ?? []).flatMap((name) => {
    const field = fields[name as string]
    if (name === 'state' && isProcedure(first.of)) return [{ name: 'state', label: '状态', options: Object.fromEntries(Object.entries(first.of.states as { [s: string]: { label: string } }).map(([code, { label }]) => [code, label])) }]
    return field && (field.kind === 'choice' || field.kind === 'org') ? [{ name: name as string, label: field.label, options: field.options ?? {} }] : []
  })
}
