import type { Drawn } from '../draw/draw.ts'
import type { Frame } from '../draw/pool.ts'
import type { IsoDate } from '../law/law.ts'

/**
 * A fact a test needs from outside its own row, declared so that `perform` can load it into the snapshot
 * and the procedure page can name it. Referred to by id, because a domain never imports another.
 */
export type LookUp<T = unknown> = { readonly _fact?: T } & (
  | { readonly kind: 'setting'; readonly id: string; readonly by?: string }
  | { readonly kind: 'linked'; readonly link: string }
  | MatchingLookUp
  | LinkedRowsLookUp
  | MatchingRowsLookUp
  | FrozenPoolLookUp
  | DrawnLookUp
  | { readonly kind: 'holiday'; readonly on: string }
  | { readonly kind: 'people'; readonly field: string }
  | { readonly kind: 'kin' }
  | { readonly kind: 'secret' }
  | { readonly kind: 'units' }
  | { readonly kind: 'sharing'; readonly rows: { readonly [child: string]: readonly string[] }; readonly take: readonly string[] }
)
interface MatchingLookUp {
  readonly kind: 'matching'
  readonly ledger: string
  /** Field of the other ledger → field of this matter (its `org_id`, or a child's as `party.name`) whose value, or one of whose values, it must have. */
  readonly where: { readonly [theirs: string]: string }
  readonly take: readonly string[]
  readonly wide?: true
  readonly history?: true
  readonly rows?: { readonly [child: string]: readonly string[] }
}
interface LinkedRowsLookUp { readonly kind: 'linked_rows'; readonly link: string; readonly child: string; readonly during: string }
interface MatchingRowsLookUp { readonly kind: 'matching_rows'; readonly during: string; readonly ledger: string; readonly theirs: string; readonly link: string; readonly child: string; readonly field: string; readonly take: readonly string[] }
interface FrozenPoolLookUp {
  readonly kind: 'frozen_pool'
  readonly during: string
  readonly link: string
  readonly pool: string
  readonly frame: (values: { readonly [field: string]: unknown }) => Frame
}
interface DrawnLookUp {
  readonly kind: 'drawn'
  readonly during: string
  readonly hash: string
  /** @param secret of the matter, as `recordSecret` */
  readonly seed: (values: { readonly [field: string]: unknown }, secret: string) => string | null
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
  /** What repeats in a matter, of the children asked for, in the order it stands. */
  readonly rows?: { readonly [child: string]: readonly { readonly id: string; readonly [field: string]: unknown }[] }
}

/** A row that repeats in a linked matter, with the matter it belongs to. */
export interface LinkedRow { readonly ledger: string; readonly matter_id: string; readonly state: string; readonly id: string; readonly values: { readonly [field: string]: unknown } }

/** A pool as it is when it is frozen: its written form (draw/written.ts), packed, and the hash of what was packed. */
export interface FrozenPool {
  readonly content: Uint8Array
  readonly commitment: string
  readonly members: number
  readonly wanted: number
  /** What is drawn, and for which matter: a later draw of the same is a second one. */
  readonly subject: string
  readonly repeated: boolean
  /** The day on the wall: a freezing may not be dated back. */
  readonly today: string
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
 * @param options.rows fields of what repeats in such matters, by child (the activities of other plans)
 */
export const matching = (ledger: string, where: MatchingLookUp['where'], take: readonly string[], options: Pick<MatchingLookUp, 'wide' | 'history' | 'rows'> = {}): LookUp<readonly Matching[]> =>
  ({ kind: 'matching', ledger, where, take, ...options })
/** Rows that repeat in the matters tied to this one (what a draw drew), in the order they stand; loaded for that one action alone, null otherwise, for they may be many. */
export const linkedRows = (link: string, child: string, during: string): LookUp<readonly LinkedRow[] | null> => ({ kind: 'linked_rows', link, child, during })
/**
 * Records of the whole district whose field `theirs` has the value of `field` in such rows (the visits to those a draw drew); loaded for that one
 * action alone, null otherwise.
 */
export const matchingRows = (ledger: string, theirs: string, { link, child, field }: Pick<MatchingRowsLookUp, 'link' | 'child' | 'field'>, during: string, take: readonly string[]): LookUp<readonly Matching[] | null> =>
  ({ kind: 'matching_rows', during, ledger, theirs, link, child, field, take })
/** The pool that this action freezes: of the pool named in the field `pool`, for the matter tied by `link` (or this one); kept with the action. Null during others. */
export const frozenPool = (options: Omit<FrozenPoolLookUp, 'kind'>): LookUp<FrozenPool | null> => ({ kind: 'frozen_pool', ...options })
/** What the pool frozen under the hash in the field `hash` yields with the seed that `seed` reads from the fields and what is typed; null without one, and during other actions. */
export const drawnFrom = (options: Omit<DrawnLookUp, 'kind'>): LookUp<Drawn | null> => ({ kind: 'drawn', ...options })
/**
 * A secret of this one matter, the same each time, which stands nowhere: computed with the program's own key, which no database holds.
 * What an action makes of it may be kept; the secret itself only when it need be one no longer.
 */
export const recordSecret: LookUp<string> = { kind: 'secret' }
/** The official holiday in which the day of a field lies, by name; `null` on other days. Weekends are none (行政强制法第四十三条 speaks of 法定节假日). */
export const holiday = (on: string): LookUp<string | null> => ({ kind: 'holiday', on })

/** Somebody of the staff, by name. */
export interface Named { readonly id: string; readonly name: string }
/** The names of those a field holds: who is meant by a refusal. */
export const people = (field: string): LookUp<readonly Named[]> => ({ kind: 'people', field })

/** The short names of the district's units by id, as they are called today: who made an earlier visit. Null to checks, which name nobody. */
export const unitNames: LookUp<ReadonlyMap<string, string>> = { kind: 'units' }

/** Units by their tie to the responsible one on the legal day. */
export interface Kin {
  readonly own: string
  /** The one it belongs to. */
  readonly above: readonly string[]
  /** All that belong to it. */
  readonly below: readonly string[]
  /** Those it succeeded, and those that succeeded it, by merger, renaming or split. */
  readonly before: readonly string[]
  readonly after: readonly string[]
}
export const kin: LookUp<Kin> = { kind: 'kin' }
/**
 * Other matters of the same procedure, in whatever unit, that have a row equal to one of this matter's in every child table
 * named, by these fields: `{ party: ['credit_code'], violation: ['ended_on'] }`. None while the matter is being opened, for its rows do not stand yet.
 */
export const sharing = (rows: { readonly [child: string]: readonly string[] }, take: readonly string[]): LookUp<readonly Matching[]> => ({ kind: 'sharing', rows, take })
