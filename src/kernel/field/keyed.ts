import type { IsoDate } from '../law/law.ts'
import type { Fields, ValueOf } from './field.ts'

/** Names of fields by what they hold, for definitions that point at one. */
export type Keyed<F, T> = { [K in keyof F]: [ValueOf<F[K]>] extends [T] ? K : never }[keyof F] & string
export type DatesOf<F extends Fields> = Keyed<F, IsoDate | null>
export type InstantsOf<F extends Fields> = { [K in keyof F]: F[K] extends { kind: 'instant' } ? K : never }[keyof F] & string
export type ChoicesOf<F extends Fields> = { [K in keyof F]: F[K] extends { kind: 'choice' } ? K : never }[keyof F] & string
/** Fields that name several organisations. */
export type OrgListsOf<F extends Fields> = { [K in keyof F]: F[K] extends { kind: 'orgs' } ? K : never }[keyof F] & string
export type OrgsOf<F extends Fields> = { [K in keyof F]: F[K] extends { kind: 'org' } ? K : never }[keyof F] & string
