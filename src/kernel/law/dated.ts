import type { IsoDate } from './law.ts'

/** A value set by law, with the days from which each version of it is in force. Read it with `inForceOn`. */
export interface Dated<T> {
  readonly since: { readonly [from: IsoDate]: T }
}

/** @example since({ '1999-10-01': days(10, 法.art(23)), '2024-01-01': workingDays(10, 法.art(48)) }) */
export const since = <T,>(versions: Dated<T>['since']): Dated<T> => ({ since: versions })

/** The version in force on `day`: the one with the latest start that is not after it; undefined before the first. */
export function inForceOn<T>(dated: Dated<T>, day: IsoDate): T | undefined {
  let latest: IsoDate | undefined
  for (const from of Object.keys(dated.since) as IsoDate[]) {
    if (from <= day && (latest === undefined || from > latest)) latest = from
  }
  return latest && dated.since[latest]
}
