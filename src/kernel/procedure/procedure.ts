import type { Role } from '../access/role.ts'
import type { Fields, ValueOf, Values } from '../field/field.ts'
import type { Dated } from '../law/dated.ts'
import type { Citation, IsoDate } from '../law/law.ts'
import type { Term } from '../law/term.ts'
import type { FactsOf, LookUps } from './look-up.ts'

/** Rows that repeat within a matter (parties, violations); a child table, changed only through the parent's actions. */
export interface Many<F extends Fields = Fields> {
  readonly label: string
  readonly fields: F
  /** The field that names a row where one line must do: a party's name. */
  readonly title: string
  /** Fields that come up only when the row stands (a party's statement, the day of payment): the form that adds a row does not ask them. */
  readonly later?: readonly string[]
}
export const many = <const F extends Fields>(label: string, fields: F, title: NoInfer<keyof F & string>, later?: readonly NoInfer<keyof F & string>[]): Many<F> =>
  ({ label, fields, title, ...(later && { later }) })
export type Manys = { readonly [name: string]: Many }
/** One row of a child table as tests and documents see it. */
export type RowOf<M extends Many> = { readonly id: string } & Values<M['fields']>

export interface ClockView {
  readonly state: 'none' | 'running' | 'paused' | 'met' | 'late' | 'lapsed' | 'ended'
  readonly due_on: IsoDate | null
  /** The day the awaited act was done. */
  readonly met_on: IsoDate | null
  /** Extensions granted so far, and what they add up to, in units of the extension. */
  readonly extended: number
  readonly extension: number
}

/** Whether a term is over on `on` with the awaited act not done; on its last day it is not. */
export const isOver = (clock: ClockView, on: IsoDate): boolean =>
  clock.state === 'lapsed' || (clock.state === 'running' && clock.due_on !== null && clock.due_on < on)

/** What a test sees: the matter as it stands and the declared facts, nothing that needs a database. */
export interface Snapshot<F extends Fields, M extends Manys, S extends string, D extends string, L extends string, X extends LookUps> {
  readonly state: S
  /** The responsible unit. */
  readonly org_id: string
  readonly values: Values<F>
  readonly rows: { readonly [K in keyof M]: readonly RowOf<M[K]>[] }
  /** Whether the document is on file: issued here, or received. */
  readonly has: (document: D) => boolean
  /** The day the document was last served on everybody it had to be served on; null while it was not. */
  readonly servedOn: (document: D) => IsoDate | null
  readonly clock: (deadline: L) => ClockView
  readonly facts: FactsOf<X>
  /** The legal day of the action. */
  readonly on: IsoDate
  /** Who acts, and with which roles in the responsible unit; no roles when the law itself acts. */
  readonly actor: { readonly id: string; readonly orgs: readonly string[]; readonly roles: readonly Role[] }
}

/**
 * Reasons to refuse: the sentence people read, and the test which makes it true. A sentence may carry its own article, and
 * instead of a test tell the cases in which it holds (which officer, and why), each a reason of its own.
 */
export type Bars<T> = { readonly [sentence: string]: ((m: T) => boolean)
  | { readonly basis: Citation; readonly if: (m: T) => boolean }
  | { readonly basis: Citation; readonly cases: (m: T) => readonly string[] } }

export interface StateDef { readonly label: string; readonly final?: true }

/** A child table (each row apart; none when it is empty), or the unit an organisation field names. */
export type Recipients = { readonly each: string } | { readonly org: string }

export interface DocumentDef {
  readonly label: string
  /** Template file in the room's `templates/`, without `.docx`; absent for papers that come in. */
  readonly template?: string
  /** Papers that others give us (an application, a reply) as against documents we issue. */
  readonly received?: true
  /** Number series (文号), as in 津南复〔2025〕12号: the word after the organisation's own 代字. */
  readonly series?: string
  /** Whom it must be served on; a list means all of them. Served on everybody on the last of their days. */
  readonly serve?: Recipients | readonly Recipients[] | 'once'
  readonly publish?: 'never' | 'afterService'
  /** Kept from units that merely take part in the matter. */
  readonly internal?: true
  readonly basis?: Citation
}

type Keyed<F, T> = { [K in keyof F]: [ValueOf<F[K]>] extends [T] ? K : never }[keyof F] & string
export type DatesOf<F extends Fields> = Keyed<F, IsoDate | null>
export type InstantsOf<F extends Fields> = { [K in keyof F]: F[K] extends { kind: 'instant' } ? K : never }[keyof F] & string
export type ChoicesOf<F extends Fields> = { [K in keyof F]: F[K] extends { kind: 'choice' } ? K : never }[keyof F] & string
/** Fields that name several organisations. */
export type OrgListsOf<F extends Fields> = { [K in keyof F]: F[K] extends { kind: 'orgs' } ? K : never }[keyof F] & string
export type OrgsOf<F extends Fields> = { [K in keyof F]: F[K] extends { kind: 'org' } ? K : never }[keyof F] & string

/**
 * A term set by law (versions by date), by a choice on the matter, by a local setting (dated, with its source),
 * or a last day which the act itself fixes (责令限期): a date field, taken as it stands, never rolled.
 */
export type TermSource<F extends Fields> =
  | { readonly dueOn: DatesOf<F>; readonly basis: Citation }
  | Dated<Term>
  | { readonly by: ChoicesOf<F>; readonly terms: { readonly [choice: string]: Dated<Term> } }
  /** A local value; `unless`: where this one is set (by another choice), it holds instead: the more special rule. */
  | { readonly setting: string; readonly by?: ChoicesOf<F>; readonly unless?: { readonly setting: string; readonly by: ChoicesOf<F> } }

export type StartOf<F extends Fields, S extends string, D extends string> =
  | { readonly entering: S | readonly S[] }
  | { readonly served: D; readonly each?: string }
  | { readonly issued: D }
  | { readonly received: D }
  | { readonly dated: DatesOf<F> | InstantsOf<F> }
export type EndOf<F extends Fields, S extends string, D extends string> =
  | { readonly leaving: S | readonly S[] }
  | { readonly entering: S | readonly S[] }
  | { readonly served: D }
  | { readonly issued: D }
  | { readonly received: D }
  | { readonly dated: DatesOf<F> | InstantsOf<F> }

/** Intervals in child rows, which are added and never revised: an interval once excluded stays excluded. */
export type ExcludedRows<M extends Manys> = { [K in keyof M & string]:
  { readonly rows: K; readonly from: DatesOf<M[K]['fields']>; readonly until: DatesOf<M[K]['fields']> } }[keyof M & string]

export interface DeadlineDef<F extends Fields, M extends Manys, S extends string, D extends string, L extends string, X extends LookUps> {
  readonly label: string
  readonly from: StartOf<F, S, D>
  readonly until: EndOf<F, S, D>
  readonly term: TermSource<F>
  /** Starts only if true when the start event happens. */
  readonly when?: (m: Snapshot<F, M, S, D, L, X>) => boolean
  /** Whose duty it is, which decides whose worklist shows it. Default: the responsible unit. */
  readonly whose?: 'unit' | 'respondent' | 'party' | 'law'
  /** Time in these states is excluded (中止, 补正); the day of entering still counts. */
  readonly pausedIn?: readonly S[]
  /** Further time the statute excludes: interval fields of the matter, or of child rows where there may be several (听证, 鉴定, 检测). */
  readonly excluded?: readonly ({ readonly from: DatesOf<F>; readonly until: DatesOf<F> } | ExcludedRows<M>)[]
  /** The count starts anew on this event. */
  readonly restarts?: StartOf<F, S, D>
  /** What may be added in one run: granted by an action with `extends`. */
  readonly extension?: { readonly atMost: Term | { readonly setting: string; readonly by?: ChoicesOf<F> }; readonly times?: number }
  /** A term before which the act may not be done (公告, 听证通知), not one within which it must. */
  readonly minimum?: true
  /** Counted back from its start: the act must be done this long before (提前通知). */
  readonly backward?: true
  /** What follows by law when it lapses, for the screen. */
  readonly consequence?: string
}

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

/** What makes matters of a unit alike, and what is compared of those decided in the months before: like is to be treated alike. */
export interface AlikeDef<F extends Fields> {
  readonly label: string
  /** Fields by what it means to share their value, narrowest first. */
  readonly same: { readonly [meaning: string]: Keyed<F, string | null> }
  readonly on: DatesOf<F>
  readonly measure: { [K in keyof F]: F[K] extends { kind: 'money' } ? K : never }[keyof F] & string
  readonly months: number
}

/** A kind of tie to a matter of another procedure (referred to by id; checked at start-up). */
export interface LinkDef {
  readonly label: string
  readonly to: string | readonly string[]
  readonly basis?: Citation
  /** What of the other matter already stands in the form that opens one tied to it; whoever opens it reads and changes it. */
  readonly brings?: (from: Brought) => Brought
}
/** Values (with `org_id` and `number`) and rows of a matter by name, without what is masked for the reader. */
export interface Brought { readonly values: { readonly [field: string]: unknown }; readonly rows: { readonly [child: string]: readonly { readonly [field: string]: unknown }[] } }

export interface ProcedureDef<
  Id extends string, F extends Fields, M extends Manys, S extends string, D extends string, L extends string, X extends LookUps,
  A extends Record<string, ActionDef<F, M, S, D, L, X>>,
> {
  readonly id: Id
  readonly label: string
  readonly basis: readonly Citation[]
  /** Number series of the matter itself. */
  readonly series: string
  /** Papers carry the matter's own year and serial under their own word (一案一号), instead of a serial of each kind of paper. */
  readonly oneSerial?: true
  /** The date whose law governs the matter. */
  readonly governedBy: NoInfer<DatesOf<F>>
  readonly fields: F
  readonly many?: M
  /** One line that says what the matter is about: 张某 不服 区市场监管局 罚款决定. */
  readonly title: (m: { readonly values: Values<F>; readonly rows: { readonly [K in keyof M]: readonly RowOf<M[K]>[] }; readonly orgName: (id: string | null) => string }) => string
  /** Columns of the list page, in order; each must be a field. The first three choice/org/date fields become its open filters. */
  readonly list: readonly NoInfer<keyof F & string>[]
  /** Fields in sections of the matter page; every field stands in one. */
  readonly sections: { readonly [label: string]: readonly NoInfer<keyof F & string>[] }
  /** Fields that no correction may change, since others rely on them as they were published (the hash of a frozen pool). */
  readonly fixed?: readonly NoInfer<keyof F & string>[]
  /** Facts from outside the row that tests may use; `perform` loads them. */
  readonly looksUp?: X
  /** The local term for which a public notice of its papers stands, by a choice; where that is empty, the term of 民事诉讼法. */
  readonly announced?: { readonly setting: string; readonly by: NoInfer<keyof F & string> }
  readonly states: Record<S, StateDef>
  readonly opensIn: NoInfer<S>
  readonly documents: Record<D, DocumentDef>
  readonly deadlines: Record<L, DeadlineDef<NoInfer<F>, NoInfer<M>, NoInfer<S>, NoInfer<D>, NoInfer<L>, NoInfer<X>>>
  readonly actions: A
  readonly links?: { readonly [kind: string]: LinkDef }
  /** A matter of it stands for years, like an entry of a list (an officer's card), and goes along to the practice ground. */
  readonly standing?: true
  /** States in which records of elsewhere (a file, a push) may come in; absent: any. What somebody else confirms comes in waiting for it. */
  readonly comesIn?: readonly NoInfer<S>[]
  /** Kinds of unit that may be responsible for it; absent: any (a reconsideration is a government's, 行政复议法第四条第一款). */
  readonly heldBy?: readonly string[]
  /** Roles that handle it beside 承办人, and so may do what every procedure knows: register service, add material, correct. */
  readonly handledBy?: readonly Role[]
  /** Units that take part and therefore see the matter: org fields, e.g. the respondent; of child rows as `addressee.unit`. */
  readonly sharedWith?: readonly (NoInfer<OrgsOf<F> | OrgListsOf<F>> | `${string & keyof NoInfer<M>}.${string}`)[]
  /** States in which they do not yet: a letter is its recipient's once it is sent. */
  readonly unsharedIn?: readonly NoInfer<S>[]
  /**
   * A matter of this kind sends a record back to be entered again: the tie to it, the child rows that say of what and why, the states in which
   * it waits; and what is done in it when the system that pushed the record pushes it mended.
   */
  readonly returns?: {
    readonly link: string
    readonly rows: NoInfer<keyof M & string>
    readonly of: string
    readonly why: string
    readonly in: NoInfer<S> | readonly NoInfer<S>[]
    readonly again?: { readonly action: keyof A & string; readonly input: Partial<Values<NoInfer<F>>> }
  }
  /** Fields searched by keyword besides number and title; child fields as `party.name`. */
  readonly searched?: readonly string[]
  readonly alike?: AlikeDef<NoInfer<F>>
  /** What anybody may hand in through the portal to have such a matter opened. */
  readonly intake?: IntakeDef<NoInfer<F>, keyof A & string>
  /** The masked copy that may leave the house, when `publish` of a document or an action says so. */
  readonly publication?: {
    readonly label: string
    readonly basis: Citation
    readonly fields: readonly NoInfer<keyof F & string>[]
    readonly rows?: { readonly [K in keyof M & string]?: readonly string[] }
    /** Whom or what the list of copies says each is about; one of the published fields, of child rows as `party.name`. The public finds copies by it and by credit codes. */
    readonly about: NoInfer<keyof F & string> | `${string & keyof NoInfer<M>}.${string}`
  }
}
/** It waits in `intake` until staff of the unit open the matter with it, by an action of theirs. */
export interface IntakeDef<F extends Fields, A extends string> {
  readonly label: string
  readonly basis: Citation
  /** What follows, for who hands it in. */
  readonly notice: string
  readonly action: NoInfer<A>
  /** Fields the form asks of the public, and those it offers. */
  readonly asks: readonly (keyof F & string)[]
  readonly offers: readonly (keyof F & string)[]
  readonly sets: Partial<Values<F>>
  /** The day it came. */
  readonly dated: DatesOf<F>
  /** Told back when the matter is over. */
  readonly answer: keyof F & string
}
// The existential of all procedures: contravariant callbacks make `unknown` unusable here.
// oxlint-disable-next-line typescript/no-explicit-any
export type AnyProcedure = ProcedureDef<string, any, any, any, any, any, any, any>
// oxlint-disable-next-line typescript/no-explicit-any
export type AnyAction = ActionDef<any, any, string, string, string, any>
// oxlint-disable-next-line typescript/no-explicit-any
export type AnyDeadline = DeadlineDef<any, any, string, string, string, any>
// oxlint-disable-next-line typescript/no-explicit-any
export type AnySnapshot = Snapshot<any, any, string, string, string, any>

/** Declares the lifecycle of a kind of matter. The identity function with an exact type. */
export function defineProcedure<
  const Id extends string, const F extends Fields, const S extends string, const D extends string, const L extends string,
  const A extends { readonly [name: string]: ActionDef<NoInfer<F>, NoInfer<M>, NoInfer<S>, NoInfer<D>, NoInfer<L>, NoInfer<X>> },
  const M extends Manys = {}, const X extends LookUps = {},
>(definition: ProcedureDef<Id, F, M, S, D, L, X, A>) {
  return definition as ProcedureDef<Id, F, M, S, Named<D>, Named<L>, X, A>
}
/** Names of a procedure's papers and deadlines; of one that has none, any name, since nothing is assignable to `never`. */
type Named<N extends string> = [N] extends [never] ? string : N

// ---- what the rest of the system infers from a definition ------------------------------------
export type StateOf<P extends AnyProcedure> = keyof P['states'] & string
export type ActionOf<P extends AnyProcedure> = keyof P['actions'] & string
export type DocumentOf<P extends AnyProcedure> = keyof P['documents'] & string
export type DeadlineOf<P extends AnyProcedure> = keyof P['deadlines'] & string
export type ValuesOf<P extends AnyProcedure> = Values<P['fields']>
type ListOf<P, A extends PropertyKey, K extends string> = P extends { readonly actions: { readonly [N in A]: { readonly [Q in K]: readonly (infer V)[] } } } ? V : never
/** The input of an action: every field it asks for, and any it offers. */
export type InputOf<P extends AnyProcedure, A extends ActionOf<P>> =
  & { readonly [K in ListOf<P, A, 'asks'> & keyof ValuesOf<P>]: NonNullable<ValuesOf<P>[K]> }
  & { readonly [K in ListOf<P, A, 'offers'> & keyof ValuesOf<P>]?: ValuesOf<P>[K] }
