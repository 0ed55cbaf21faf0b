import type { Role } from '../access/role.ts'
import type { Fields, Values } from '../field/field.ts'
import type { ChoicesOf, DatesOf, InstantsOf, Keyed, OrgListsOf, OrgsOf } from '../field/keyed.ts'
import type { Dated } from '../law/dated.ts'
import type { Citation } from '../law/law.ts'
import type { Term } from '../law/term.ts'
import type { ActionDef } from './action.ts'
import type { LookUps } from './look-up.ts'
import type { Manys, RowOf, Snapshot } from './snapshot.ts'

// What a definition is written with comes from here: the matter as tests see it, its actions, and the whole.
export { isOver, many } from './snapshot.ts'
export type { Bars, ClockView, Many, Manys, RowOf, Snapshot } from './snapshot.ts'
export type { ActionDef, Consequence, Tie } from './action.ts'
export type { DatesOf } from '../field/keyed.ts'

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
