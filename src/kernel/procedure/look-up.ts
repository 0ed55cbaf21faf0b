import type { IsoDate } from '../law/law.ts'

/**
 * A fact a test needs from outside its own row, declared so that `perform` can load it into the snapshot
 * and the procedure page can name it. Referred to by id, because a domain never imports another.
 */
export type LookUp<T = unknown> = { readonly _fact?: T } & (
  | { readonly kind: 'setting'; readonly id: string; readonly by?: string }
  | { readonly kind: 'linked'; readonly link: string }
  | MatchingLookUp
)
interface MatchingLookUp {
  readonly kind: 'matching'
  readonly ledger: string
  /** Field of the other ledger → field of this matter (its `org_id`, or a child's as `party.name`) whose value, or one of whose values, it must have. */
  readonly where: { readonly [theirs: string]: string }
  readonly take: readonly string[]
  readonly wide?: true
  readonly history?: true
}
export type LookUps = { readonly [name: string]: LookUp }
export type FactsOf<X extends LookUps> = { readonly [K in keyof X]: X[K] extends LookUp<infer T> ? T : never }

/** Another matter tied to this one, as far as a test may see it. */
export interface LinkedMatter {
  readonly ledger: string
  readonly id: string
  readonly number: string | null
  readonly state: string
  readonly closed: boolean
  readonly values: { readonly [field: string]: unknown }
}

/** A record of another ledger that a test may see: a matter, or an entry that stands on the legal day. */
export interface Matching {
  readonly ledger: string
  readonly id: string
  readonly org_id: string
  /** Of a matter; null of an entry. */
  readonly number: string | null
  readonly state: string | null
  /** The interval of an entry; null of a matter, and without an end while it stands. */
  readonly valid_from: IsoDate | null
  readonly valid_until: IsoDate | null
  readonly values: { readonly [field: string]: unknown }
}

/** A local value in force on the day of the action, for the matter's unit; `by` names a choice field where the value differs by it. */
export const setting = <T,>(id: string, by?: string): LookUp<T> => ({ kind: 'setting', id, ...(by && { by }) })
/** The matters tied to this one by a kind of link, in either direction. */
export const linked = (link: string): LookUp<readonly LinkedMatter[]> => ({ kind: 'linked', link })
/**
 * Records of another ledger that agree with this matter in the fields of `where`, with the fields of `take`: the
 * certificates of its handlers, the earlier inspections of its subject. What is typed in the action counts before what stands.
 * @param options.wide of the whole district, whichever unit keeps them; else only what the caller may see
 * @param options.history every interval of an entry, where another day than the legal one decides
 */
export const matching = (ledger: string, where: MatchingLookUp['where'], take: readonly string[], options: Pick<MatchingLookUp, 'wide' | 'history'> = {}): LookUp<readonly Matching[]> =>
  ({ kind: 'matching', ledger, where, take, ...options })
