import type { IsoDate } from '../law/law.ts'

/**
 * What a value reveals about a natural person, which decides who sees it unmasked.
 * `identifier` is encrypted at rest and searched by keyed hash only (个人信息保护法 第五十一条).
 */
export type Sensitivity = 'name' | 'phone' | 'address' | 'identifier' | 'account'

/**
 * One column: its label for people, its kind for the form, its value type for the compiler.
 * Column, JSON key and form field share one name; see `columnOf` for the SQL type of each kind.
 */
export interface Field<T = unknown, K extends FieldKind = FieldKind> {
  readonly label: string
  readonly kind: K
  readonly required?: boolean
  readonly sensitive?: Sensitivity
  /** Check beyond the kind: a credit code, an identity number, a telephone number. */
  readonly check?: CheckName
  /** A number others compare by: wide digits and letters become plain and blanks go, as in all that have a check. */
  readonly plain?: true
  readonly hint?: string
  /** Page of the public site that answers for the value; papers may carry its address as a code. */
  readonly shownAt?: `/${string}`
  /** Values offered while one is typed: those standing in a field of a register (by id), each with what `shows` tells of it, or those of the matter's own rows. */
  readonly from?: { readonly register: string; readonly field: string; readonly shows: string } | { readonly rows: string; readonly field: string }
  /** Of a unit: the kinds it may be of, where the others could never do what the field is for. */
  readonly ofKind?: readonly string[]
  /** Of a unit: kinds of units of the districts below that may be named too, by whoever sees those districts. */
  readonly beyond?: readonly string[]
  /** Kept from units that merely take part in the matter: what is thought before anything is decided, or what is never told (副卷). */
  readonly internal?: 'until_closed' | 'always'
  /** In these states nobody sees it but the person whom the matter names in a field: of two who judge apart neither reads the other first. */
  readonly keptBy?: { readonly person: string; readonly in: readonly string[] }
  /** Released and no longer entered on forms; what stands in it is read as before, and files and other systems may still bring it. */
  readonly retired?: true
  /** Type only; never present at run time. */
  readonly _value?: T
}
export type FieldKind =
  | 'text' | 'long_text' | 'date' | 'instant' | 'flag' | 'integer' | 'money'
  | 'choice' | 'choices' | 'org' | 'orgs' | 'user' | 'users' | 'identifier'
export type CheckName = 'credit_code' | 'identity_number' | 'phone' | 'post_code'

export type Fields = { readonly [name: string]: Field }
export type ValueOf<F> = F extends Field<infer T> ? T : never
export type Values<F extends Fields> = { readonly [K in keyof F]: ValueOf<F[K]> }

export type Options = { readonly [code: string]: string }
export interface ChoiceField<O extends Options, T, K extends 'choice' | 'choices'> extends Field<T, K> { readonly options: O }

type Extra = Pick<Field, 'sensitive' | 'check' | 'plain' | 'hint' | 'from' | 'ofKind' | 'beyond' | 'internal' | 'keptBy' | 'shownAt' | 'retired'>

/** A line of text. */
export const text = (label: string, extra: Extra = {}): Field<string | null, 'text'> => ({ label, kind: 'text', ...extra })
/** Prose of several paragraphs. */
export const longText = (label: string, extra: Extra = {}): Field<string | null, 'long_text'> => ({ label, kind: 'long_text', ...extra })
/** A China day. */
export const date = (label: string, extra: Extra = {}): Field<IsoDate | null, 'date'> => ({ label, kind: 'date', ...extra })
/** A moment, where the statute counts hours (行政强制法 第十九条) or a hearing has a time of day. */
export const instant = (label: string, extra: Extra = {}): Field<string | null, 'instant'> => ({ label, kind: 'instant', ...extra })
/** Yes or no; never null. */
export const flag = (label: string, extra: Extra = {}): Field<boolean, 'flag'> => ({ label, kind: 'flag', ...extra })
export const integer = (label: string, extra: Extra = {}): Field<number | null, 'integer'> => ({ label, kind: 'integer', ...extra })
/** An amount in yuan as a decimal string with at most two places, exact as written. */
export const money = (label: string, extra: Extra = {}): Field<string | null, 'money'> => ({ label, kind: 'money', ...extra })
/** One of a closed list. */
export const choice = <const O extends Options>(label: string, options: O, extra: Extra = {}): ChoiceField<O, (keyof O & string) | null, 'choice'> =>
  ({ label, kind: 'choice', options, ...extra })
/** Several of a closed list; never null, may be empty. */
export const choices = <const O extends Options>(label: string, options: O, extra: Extra = {}): ChoiceField<O, readonly (keyof O & string)[], 'choices'> =>
  ({ label, kind: 'choices', options, ...extra })
/** An organisation of the tree, by id. */
export const org = (label: string, extra: Extra = {}): Field<string | null, 'org'> => ({ label, kind: 'org', ...extra })
/** Several organisations of the tree, by id; null where there is none, so that a column added later leaves the hashes of old records as they are. */
export const orgs = (label: string, extra: Extra = {}): Field<readonly string[] | null, 'orgs'> => ({ label, kind: 'orgs', ...extra })
/** A member of staff, by id. */
export const user = (label: string, extra: Extra = {}): Field<string | null, 'user'> => ({ label, kind: 'user', ...extra })
/** Several members of staff, by id; never null, may be empty. */
export const users = (label: string, extra: Extra = {}): Field<readonly string[], 'users'> => ({ label, kind: 'users', ...extra })
/** A number that identifies a natural person: encrypted at rest, found by exact match only. */
export const identifier = (label: string, extra: Omit<Extra, 'sensitive'> = {}): Field<string | null, 'identifier'> =>
  ({ label, kind: 'identifier', sensitive: 'identifier', ...extra })

/** The same field, never null on a matter handled here: it is given when the matter is opened. */
export type Given<F extends Field> = Field<NonNullable<ValueOf<F>>, F['kind']> & Omit<F, keyof Field> & { readonly required: true }
export const required = <F extends Field>(field: F) => ({ ...field, required: true }) as unknown as Given<F>

/** Whether a field is an empty list where it holds nothing. */
export const isList = ({ kind }: Field): boolean => kind === 'choices' || kind === 'users'

/** The closed list of a choice field; empty for other kinds. */
export const optionsOf = (field: Field): Options =>
  field.kind === 'choice' || field.kind === 'choices' ? (field as ChoiceField<Options, unknown, 'choice'>).options : {}

/** Column type of a field, for the test that compares definitions with tables. */
export const columnOf = (field: Field): { readonly type: string; readonly array: boolean; readonly notNull: boolean } => ({
  type: ({
    text: 'text', long_text: 'text', date: 'date', instant: 'timestamp with time zone', flag: 'boolean', integer: 'integer',
    money: 'numeric', choice: 'text', choices: 'text', org: 'uuid', orgs: 'uuid', user: 'uuid', users: 'uuid', identifier: 'text',
  } satisfies Record<FieldKind, string>)[field.kind],
  array: isList(field) || field.kind === 'orgs',
  notNull: field.kind === 'flag' || isList(field),
})
