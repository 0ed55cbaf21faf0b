import type { Pool, PoolClient, QueryConfig } from 'pg'
import type { Tx } from '../access/scope.ts'
import { drawnOf, frozenPoolOf } from '../draw/keep.ts'
import type { Fields } from '../field/field.ts'
import { parseValue } from '../field/parse.ts'
import { holidayOn, type Calendar } from '../law/calendar.ts'
import { chinaDay, dayNumber } from '../law/day.ts'
import type { IsoDate } from '../law/law.ts'
import type { Term } from '../law/term.ts'
import type { LookUp } from '../procedure/look-up.ts'
import type { AnyProcedure, Tie } from '../procedure/procedure.ts'
import type { Asked } from './asked.ts'
import { kinOf } from './kin.ts'
import { linkedMatters, linkedRowsOf, matchingRecords } from './records-beside.ts'
import type { Replica } from './replica.ts'
import { sharingWith } from './sharing.ts'
import type { SettingTerms } from './term-of.ts'
import { settingsNamedBy, type Resolved, type World } from './world.ts'

/** What tests and clocks need from outside the row, as it stands on the legal day. */
export interface Facts {
  readonly facts: { readonly [name: string]: unknown }
  readonly settings: SettingTerms
  /** Local values used, for the journal. */
  readonly used: { readonly [setting: string]: Resolved } | null
}

/** What is typed and cannot be read is looked up nowhere: the database would fail on it before the form says what is wrong. */
const legible = (fields: Fields, name: string, given: unknown): unknown =>
  given === undefined || given === null || (fields[name] && 'message' in parseValue(fields[name], given)) ? null : given

/** Waits for all of them, whatever fails: nothing may still be reading when the transaction is rolled back or the connection given back. */
async function allOf<T>(all: readonly Promise<T>[]): Promise<T[]> {
  await Promise.allSettled(all)
  return Promise.all(all)
}

/** Lets `fn` read on one connection of the pool, taken when it first asks. */
async function onOne<T>(pool: Pool, fn: (one: Tx) => Promise<T>): Promise<T> {
  let taken: Promise<PoolClient> | undefined
  try {
    return await fn({ query: (async (statement: QueryConfig, values?: unknown[]) => (await (taken ??= pool.connect())).query(statement, values)) as Tx['query'] })
  } finally {
    await taken?.then((client) => { client.release() }, () => {})
  }
}

/** The holiday in which a day or moment lies, as typed or as kept. */
export function holidayIn(calendar: Calendar, moment: string | null): string | null {
  const at = moment === null ? Number.NaN : Date.parse(moment)
  return Number.isNaN(at) ? null : holidayOn(calendar, dayNumber(chinaDay(new Date(at)))) ?? null
}

async function namesOf(world: World, district: string, ids: unknown) {
  const people = await world.people(district)
  return [ids].flat().flatMap((id) => typeof id === 'string' && people.has(id) ? [{ id, name: people.get(id)! }] : [])
}

/**
 * Loads what the definition declares in `looksUp`, and the local terms of its deadlines, in one query for all settings.
 * @param ties that an opening makes
 * @param action the one under way; facts declared for one action are null during others
 */
export async function loadFacts(tx: Tx, world: World, procedure: AnyProcedure, replica: Replica, { input = {}, rows = {} }: Partial<Pick<Asked, 'input' | 'rows'>>, on: IsoDate, ties: readonly Tie[] = [], action?: string): Promise<Facts> {
  // A choice made in this very action already picks the local value.
  const picked = (field: string | undefined) => field ? (legible(procedure.fields, field, input[field]) ?? replica.row[field] ?? null) as string | null : null
  const agreeing = (field: string): unknown => {
    const [child, name] = field.split('.') as [string, string?]
    return name === undefined ? picked(field) : [...Object.values(replica.rows?.[child] ?? {}), ...(rows[child] ?? []).map((row) => ({ [name]: legible(procedure.many?.[child]?.fields ?? {}, name, row[name]) }))].map((row) => row[name])
  }
  const named = settingsNamedBy(procedure)
  const wanted = named.map(({ id, by }) => ({ def: world.registry.settings.get(id)!, key: picked(by) }))
  const resolved = wanted.length > 0 ? await world.settings(tx, replica.row.district, wanted, on) : []
  const valueOf = (id: string, key: string | null) => resolved[wanted.findIndex((w) => w.def.id === id && w.key === key)]?.value
  const { district } = replica.row
  const secret = (): string => world.keyedHash(`secret of ${procedure.id} ${replica.row.id}`)
  const load = (look: LookUp, reader: Tx): unknown => {
    if (look.kind === 'setting') return valueOf(look.id, picked(look.by))
    if (look.kind === 'linked') return linkedMatters(tx, world, replica, look.link, ties)
    if ('during' in look && look.during !== action) return null
    if (look.kind === 'linked_rows') return linkedRowsOf(tx, world, replica, look)
    if (look.kind === 'matching_rows') return linkedRowsOf(reader, world, replica, look).then((found) =>
      matchingRecords(reader, world, { ...look, where: { [look.theirs]: look.field } }, district, () => found.map(({ values }) => values[look.field]), on))
    if (look.kind === 'frozen_pool') return frozenPoolOf(tx, world, procedure, replica.row, look)
    if (look.kind === 'drawn') return drawnOf(tx, { ...replica.row, ...input }, look, secret())
    if (look.kind === 'secret') return secret()
    if (look.kind === 'matching') return matchingRecords(reader, world, look, district, agreeing, on)
    // Of a matter that is being opened no row stands yet.
    if (look.kind === 'sharing') return replica.row.version ? sharingWith(reader, procedure, district, look, [replica.row.id]).then((found) => found.map(([, other]) => other)) : []
    if (look.kind === 'holiday') return world.calendar().then((calendar) => holidayIn(calendar, picked(look.on)))
    if (look.kind === 'people') return namesOf(world, district, picked(look.field))
    if (look.kind === 'units') return world.organisations(district).then((units) => new Map([...units].map(([id, { short_name }]) => [id, short_name])))
    if (look.kind === 'kin') return kinOf(tx, replica.row, on)
    return undefined
  }
  const looks = Object.entries((procedure.looksUp ?? {}) as { [name: string]: LookUp })
  const isWide = ([, look]: readonly [string, LookUp]): boolean => look.kind === 'sharing' || look.kind === 'matching_rows' || (look.kind === 'matching' && look.wide === true)
  const loaded = (some: typeof looks, reader: Tx) => allOf(some.map(async ([name, look]) => [name, await load(look, reader)] as const))
  // All at once: over pipelined connections a round trip for the caller and one for the worker, where each would wait for the one before.
  // Whoever holds the worker's connection waits for nothing but it, lest all hold one and wait for one more.
  const found = await allOf([loaded(looks.filter((look) => !isWide(look)), tx), onOne(world.worker, (wide) => loaded(looks.filter(isWide), wide))])
  const facts = Object.fromEntries(found.flat())
  return {
    facts,
    settings: (id, key) => (valueOf(id, key) ?? valueOf(id, null)) as Term | undefined,
    used: resolved.length > 0 ? Object.fromEntries(resolved.map((value, at) => [wanted[at]!.def.id + (wanted[at]!.key ? `.${wanted[at]!.key}` : ''), value])) : null,
  }
}
