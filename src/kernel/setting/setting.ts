import { inForceOn, type Dated } from '../law/dated.ts'
import type { Citation, IsoDate } from '../law/law.ts'

/**
 * A value set by a place: dated, resolved nation → province → city → district, with its source. The default is
 * the nation's value with the article or document it comes from, or «practice» where no text settles it.
 */
export interface SettingDef<Id extends string = string, T = unknown> {
  readonly id: Id
  readonly label: string
  readonly unit?: string
  readonly kind: 'number' | 'money' | 'flag' | 'text' | 'date' | 'term' | 'list'
  /** Values differ by this choice (field of enforcement); the default holds where a key has none. */
  readonly by?: string
  /** Of a number: the least and the most a place may set; whole numbers only. */
  readonly range?: readonly [least: number, most: number]
  /** Of a list: what each item must look like. */
  readonly items?: { readonly fits: (item: string) => boolean; readonly wanted: string }
  readonly fallback: T
  /** A value that changed over time is a history, as in `since({...})`. */
  readonly byKey?: { readonly [key: string]: T | Dated<T> }
  readonly source: Citation | string
  readonly sources?: { readonly [key: string]: Citation | string }
}
/**
 * The nation's own value on a day, for a key where it has one. A value with a history that had not begun on that day
 * falls back on the general one.
 */
export function nationalValue(definition: SettingDef, key: string, on: IsoDate): unknown {
  const keyed = key !== '' && Object.hasOwn(definition.byKey ?? {}, key) ? definition.byKey![key] : undefined
  const value = isDated(keyed) ? inForceOn(keyed, on) : keyed
  return value === undefined ? definition.fallback : value
}
const isDated = (value: unknown): value is Dated<unknown> => typeof value === 'object' && value !== null && 'since' in value

/** Declares a local value. The identity function with an exact type. */
export const defineSetting = <const Id extends string, T>(definition: SettingDef<Id, T>) => definition
