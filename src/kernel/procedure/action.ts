import type { Role } from '../access/role.ts'
import type { Fields, Values } from '../field/field.ts'
import type { ChoicesOf, Keyed, OrgsOf } from '../field/keyed.ts'
import type { Citation, IsoDate } from '../law/law.ts'
import type { LookUps } from './look-up.ts'
import type { Bars, Manys, Snapshot } from './snapshot.ts'

/** Who may act: a role in the responsible unit, or in the unit that a field names. */
export type Actor<F extends Fields> = Role | { readonly role: Role; readonly of: OrgsOf<F> }

export interface ActionDef<F extends Fields, M extends Manys, S extends string, D extends string, L extends string, X extends LookUps> {
  readonly label: string
  readonly basis: Citation
  /** `law`: the law itself acts when the deadline `onExpiryOf` lapses, or opens the matter as the consequence of another's action. */
  readonly by: Actor<F> | readonly Actor<F>[] | 'law'
  /** States it may be taken in; absent with `opens`. */
  readonly from?: S | readonly S[]
  /** The matters it concerns, by a choice made on them; pages keep it out of sight of others. */
  readonly only?: { readonly by: ChoicesOf<F>; readonly of: readonly string[] }
  /** Opens a matter. */
  readonly opens?: true
  readonly to?: S | { readonly by: ChoicesOf<F>; readonly states: { readonly [choice: string]: S } }
  /** Fields the form asks; they must be given. */
  readonly asks?: readonly (keyof F & string)[]
  /** Fields the form offers; they may stay empty. */
  readonly offers?: readonly (keyof F & string)[]
  /** Child rows it adds; `asksRows` demands at least one. */
  readonly asksRows?: readonly (keyof M & string)[]
  readonly offersRows?: readonly (keyof M & string)[]
  /** Child rows whose named fields it may change (fulfilment of an instalment, service on a party). */
  readonly revisesRows?: { readonly [K in keyof M & string]?: readonly (keyof M[K]['fields'] & string)[] }
  /** Fields asked that nobody may read afterwards, in the row or in the journal: what `sets` makes of them stands instead. */
  readonly unkept?: readonly (keyof F & string)[]
  /** Field values that follow from the act itself. */
  readonly sets?: (m: Snapshot<F, M, S, D, L, X>, input: Partial<Values<F>>) => Partial<Values<F>>
  /** Child rows that follow from the act itself (what a draw drew). */
  readonly setsRows?: (m: Snapshot<F, M, S, D, L, X>) => { readonly [K in keyof M & string]?: readonly Partial<Values<M[K]['fields']>>[] }
  readonly needs?: readonly D[]
  readonly issues?: D | readonly D[]
  readonly receives?: D | readonly D[]
  readonly extends?: L
  readonly onExpiryOf?: L
  /** With `law`, in the ledger of findings: taken when a check finds a fault in another case, or finds it gone. */
  readonly onCheck?: 'found' | 'gone'
  /** Leaves a final state: what was settled stands open again. */
  readonly reopens?: true
  /** With `opens`: the kinds of link the new matter may carry to one that gave rise to it; `asksLink` demands one. */
  readonly asksLink?: string
  readonly offersLinks?: readonly string[]
  /** What follows in other matters; sees the matter as it is after the action. */
  readonly leadsTo?: (m: Snapshot<F, M, S, D, L, X>) => readonly Consequence[]
  /** Writes the masked copy that leaves the house, or withdraws it, with the reason that a field tells or the law itself. */
  readonly publishes?: true
  readonly withdraws?: (keyof F & string) | 'by_law'
  /** In force between these days; the matter's governing date decides. */
  readonly inForce?: { readonly from?: IsoDate; readonly until?: IsoDate }
  /** Greys the button: what stands against the action whatever is typed. */
  readonly barredIf?: Bars<Snapshot<F, M, S, D, L, X>>
  /** Refuses what was typed: sees the matter as it would be after the action. */
  readonly invalidIf?: Bars<Snapshot<F, M, S, D, L, X>>
  /** Fields the act computes, shown beside its form as they would be, and with them how like matters were decided. */
  readonly tells?: readonly Keyed<F, string | null>[]
  /** May be done for several matters at once from the worklist. */
  readonly batch?: true
  /** Released and no longer offered; it stays for the matters that went through it. */
  readonly retired?: true
}

/**
 * What an action brings about in another matter, in the same transaction: it opens one tied to this by `link` (a kind the
 * new one's procedure declares) and by `ties` to others, or acts on one that stands. The law carries it: conditions count, the
 * actor's role does not.
 */
export type Consequence = {
  readonly ledger: string
  readonly action: string
  readonly input?: { readonly [field: string]: unknown }
  readonly rows?: { readonly [child: string]: readonly { readonly [field: string]: unknown }[] }
  /** The unit responsible for that matter; this matter's own where absent. */
  readonly org_id?: string
} & ({ readonly link: string; readonly ties?: readonly Tie[]; readonly id?: never } | { readonly id: string; readonly link?: never; readonly ties?: never })
/** A kind of link to a matter. */
export interface Tie { readonly kind: string; readonly ledger: string; readonly id: string }
