import type { Citation } from '../law/law.ts'

/**
 * A value set by a place: dated, resolved nation → province → city → district, with its source. The default is
 * the nation's value with the article or document it comes from, or «practice» where no text settles it.
 */
export interface SettingDef<Id extends string = string, T = unknown> {
  readonly id: Id
  readonly label: string
  readonly unit?: string
  readonly kind: 'number' | 'money' | 'flag' | 'text' | 'term' | 'list'
  /** Values differ by this choice (field of enforcement); the default holds where a key has none. */
  readonly by?: string
  readonly fallback: T
  readonly byKey?: { readonly [key: string]: T }
  readonly source: Citation | string
  readonly sources?: { readonly [key: string]: Citation | string }
}
/** Declares a local value. The identity function with an exact type. */
export const defineSetting = <const Id extends string, T>(definition: SettingDef<Id, T>) => definition
