import type { PoolClient } from 'pg'
import { citationText, type Citation, type IsoDate } from '../law/law.ts'
import { nationalValue, type SettingDef } from './setting.ts'

type Tx = Pick<PoolClient, 'query'>

/** A value in force at a place on a day, and where it comes from; a journal row keeps it as it is. */
export interface Resolved<T = unknown> {
  readonly id: string
  readonly key: string
  readonly value: T
  readonly source: Citation | string
  /** Whose value it is; `definition`: no place has set one, the nation's default holds. */
  readonly level: 'nation' | 'province' | 'city' | 'district' | 'definition'
  readonly place: string | null
  readonly valid_from: IsoDate | null
}

/** The settings of one place on one day, read once. */
export interface SettingsOfDay {
  /**
   * @param key the choice the value differs by
   * @throws RangeError for a setting that was not loaded: a bug, not a matter of data
   */
  readonly resolve: <T>(definition: SettingDef<string, T>, key?: string | null) => Resolved<T>
}

interface StoredValue extends Resolved { readonly depth: number }

// One row per place, setting and key: the latest that has begun; of two with the same first day the one entered last.
// A null value takes a place out of the line, so that the one above it holds again.
const IN_FORCE = `
  select v.id, v.key, v.value, v.source, v.place, v.valid_from::text, d.level, a.depth
  from kernel.places_above($1) a join district d on d.code = a.code
  join lateral (
    select distinct on (s.id, s.key) s.* from setting_value s
    where s.place = a.code and s.id = any ($2) and s.valid_from <= $3
    order by s.id, s.key, s.valid_from desc, s.entered_at desc
  ) v on v.value is not null
  order by a.depth`

/**
 * Reads every local value of these settings that is in force in the district on the day, in one query.
 * @example const settings = await settingsOn(tx, '120112', '2025-03-01', [term, amount]); settings.resolve(term, 'market').value
 */
export async function settingsOn(tx: Tx, district: string, day: IsoDate, definitions: readonly SettingDef[]): Promise<SettingsOfDay> {
  const loaded = new Set(definitions.map((d) => d.id))
  const { rows } = loaded.size === 0 ? { rows: [] } : await tx.query<StoredValue>(IN_FORCE, [district, [...loaded], day])
  return {
    resolve: <T>(definition: SettingDef<string, T>, key?: string | null) => {
      if (!loaded.has(definition.id)) throw new RangeError(`setting ${definition.id} was not loaded`)
      return choose(definition, key ?? '', rows.filter((row) => row.id === definition.id), day) as Resolved<T>
    },
  }
}

// Every version that a place above the district ever entered; the day picks among them afterwards.
const EVER = `
  select v.id, v.key, v.value, v.source, v.place, v.valid_from::text, d.level, a.depth
  from kernel.places_above($1) a join district d on d.code = a.code join setting_value v on v.place = a.code and v.id = any ($2)
  order by a.depth, v.valid_from desc, v.entered_at desc`

/**
 * The local values of a district through all time, read once: what many cases ask for, each on its own day.
 * @returns the settings of a day
 */
export async function settingsThrough(tx: Tx, district: string, definitions: readonly SettingDef[]): Promise<(day: IsoDate) => SettingsOfDay> {
  const { rows } = await tx.query<StoredValue>(EVER, [district, definitions.map((d) => d.id)])
  return (day) => {
    const begun = rows.filter(({ valid_from }) => valid_from! <= day)
    const latest = begun.filter((row, at) => begun.findIndex((one) => one.id === row.id && one.key === row.key && one.place === row.place) === at && row.value !== null)
    return { resolve: <T>(definition: SettingDef<string, T>, key?: string | null) => choose(definition, key ?? '', latest.filter((row) => row.id === definition.id), day) as Resolved<T> }
  }
}

/** Several settings at once, in the order asked, their sources in words: what `perform` loads and the journal keeps. */
export async function resolveSettings(
  tx: Tx, district: string, wanted: readonly { readonly def: SettingDef; readonly key: string | null }[], day: IsoDate,
): Promise<readonly (Resolved & { readonly source: string })[]> {
  const settings = await settingsOn(tx, district, day, wanted.map((w) => w.def))
  return wanted.map(({ def, key }) => {
    const found = settings.resolve(def, key)
    return { ...found, source: typeof found.source === 'string' ? found.source : citationText(found.source) }
  })
}

/** One setting of a district on a day, nation → province → city → district, the nearest place first. */
export async function resolveSetting<T>(tx: Tx, district: string, definition: SettingDef<string, T>, key: string | null, day: IsoDate): Promise<Resolved<T>> {
  return (await settingsOn(tx, district, day, [definition])).resolve(definition, key)
}

/**
 * A value for the very choice beats a general one of any place: the special rule beats the general one
 * (立法法 第一百零三条), and a district's general term must not silently replace a ministry's term for its field.
 */
function choose(definition: SettingDef, key: string, nearestFirst: readonly StoredValue[], day: IsoDate): Resolved {
  const entered = (wanted: string) => nearestFirst.find((row) => row.key === wanted)
  const found = (key !== '' && entered(key)) || (key !== '' && byDefinition(definition, key, day)) || entered('') || byDefinition(definition, '', day)!
  const { id, value, source, level, place, valid_from } = found
  return { id, key: found.key, value: definition.kind === 'term' ? withBasis(value, source) : value, source, level, place, valid_from }
}

function byDefinition(definition: SettingDef, key: string, day: IsoDate): Resolved | undefined {
  if (key !== '' && !Object.hasOwn(definition.byKey ?? {}, key)) return undefined
  return {
    id: definition.id, key, value: nationalValue(definition, key, day),
    source: (key !== '' ? definition.sources?.[key] : undefined) ?? definition.source,
    level: 'definition', place: null, valid_from: null,
  }
}

/** A term carries its basis to the clock; a local term's basis is the document it was entered from. */
const withBasis = (value: unknown, source: Citation | string): unknown => value === null ? null
  : ({ basis: typeof source === 'string' ? { law: source } : source, ...(value as object) })
