import type { Fields, ValueOf, Values } from '../field/field.ts'
import type { Role } from '../access/role.ts'
import type { Citation } from '../law/law.ts'

/**
 * A list that must be kept: entered, revised, ended, never deleted. An entry has a stable id and one row per
 * interval of validity; intervals of one entry do not overlap (by constraint).
 */
export interface RegisterDef<Id extends string = string, F extends Fields = Fields> {
  readonly id: Id
  readonly label: string
  readonly basis: readonly Citation[]
  readonly fields: F
  readonly title: NoInfer<keyof F & string>
  readonly list: readonly NoInfer<keyof F & string>[]
  /** Who may enter, revise and end entries of the unit. */
  readonly by: Role | readonly Role[]
  readonly unique?: readonly NoInfer<keyof F & string>[]
  /** The unit an entry is about: when that unit stands no more, the entry ends with it. */
  readonly endsWith?: { [K in keyof F]: F[K] extends { readonly kind: 'org' } ? K : never }[keyof F] & string
  /** A figure of this register is stated by somebody, not counted; its figures say `declared`. */
  readonly declared?: true
  readonly publish?: readonly NoInfer<keyof F & string>[]
  /** Refuses what an entry would say, each sentence with its article. */
  readonly invalidIf?: { readonly [sentence: string]: { readonly basis: Citation; readonly if: (values: Values<NoInfer<F>>) => boolean } }
  /** Released and no longer kept: what was entered stays to be read. */
  readonly retired?: true
}
// `keyof F` makes the definition contravariant in its fields, so `Fields` would accept no register at all.
// oxlint-disable-next-line typescript/no-explicit-any
export type AnyRegister = RegisterDef<string, any>

/** Declares a register. The identity function with an exact type. */
export const defineRegister = <const Id extends string, const F extends Fields>(register: RegisterDef<Id, F>) => register

export type EntryValues<R extends AnyRegister> = { readonly [K in keyof R['fields']]: ValueOf<R['fields'][K]> }
