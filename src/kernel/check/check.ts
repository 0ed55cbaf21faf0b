import type { Citation, IsoDate } from '../law/law.ts'
import type { LookUps } from '../procedure/look-up.ts'
import type { Service } from '../matter/replica.ts'
import type { AnyProcedure, DatesOf, DeadlineOf, DocumentOf, Snapshot, StateOf } from '../procedure/procedure.ts'

/** What a check sees of a case: what the conditions of its procedure see, with facts of its own and what only hindsight asks. */
export type Judged<P extends AnyProcedure, X extends LookUps = {}> =
  & Snapshot<P['fields'], NonNullable<P['many']>, StateOf<P>, DocumentOf<P>, DeadlineOf<P>, NonNullable<P['looksUp']> & X>
  & Hindsight
export interface Hindsight {
  /** Whether every step was taken here. Of a case that was imported or pushed, what is missing may merely not have been carried. */
  readonly handled: boolean
  /** The day the last paper of a kind was first sent out, though it may have arrived later. */
  readonly sentOn: (document: string) => IsoDate | null
  /** Whether sound or moving pictures are among the material. */
  readonly hasRecording: boolean
  /** Whether photographs are. */
  readonly hasPhotographs: boolean
  /** Each service of a paper that still stands, in the order of its sending. */
  readonly services: readonly ServedPaper[]
}
/** One service, as far as a check must know it. `row_id`: the party, where parties are served apart. */
export type ServedPaper = Pick<Service, 'row_id' | 'method' | 'sent_on' | 'served_on' | 'evidence'> & { readonly document: string }

/**
 * A rule by which every case of a procedure is read, again and again: after each action, and when a term runs out.
 * It judges what the case shows and accuses nobody of what the record merely does not tell.
 */
export interface CheckDef<P extends AnyProcedure = AnyProcedure, X extends LookUps = LookUps> {
  readonly id: string
  readonly of: P
  /** The rule in a few words: 决定前告知. */
  readonly label: string
  readonly basis: Citation
  /** The day the case is judged by: local values of that day hold. While it is empty there is nothing to judge. */
  readonly at: DatesOf<P['fields']> | 'opened_on'
  /** The rule's first day; what was done before it is not judged by it. */
  readonly since?: IsoDate
  /** Facts besides those of the procedure. */
  readonly looksUp?: X
  /** The field's own rule, cited beside the article: the local value, or the term of the deadline, that it rests on. */
  readonly rule?: { readonly fact: string } | { readonly deadline: DeadlineOf<P> }
  /** What is wrong in this case, with its days and names, in words that stay the same while the facts do; null when nothing is. */
  readonly test: (m: Judged<P, X>) => string | null
}
// The existential of all checks, for the same reason as that of all procedures.
// oxlint-disable-next-line typescript/no-explicit-any
export type AnyCheck = CheckDef<any, any>

/** Declares a check. The identity function with an exact type. */
export const defineCheck = <const P extends AnyProcedure, const X extends LookUps = {}>(check: CheckDef<P, X>) => check
