import { inForceOn } from '../law/dated.ts'
import { daysBetween } from '../law/day.ts'
import type { IsoDate } from '../law/law.ts'
import type { Term } from '../law/term.ts'
import type { AnyDeadline } from '../procedure/procedure.ts'

/** Local terms in force for the matter's unit, loaded before the action: `term(setting, key)`. */
export type SettingTerms = (setting: string, key: string | null) => Term | undefined

/**
 * The term of a deadline under the law that governs the matter; undefined where its choice is not made yet.
 * A last day that the act itself fixed is the run of days from `start` to it, and never rolls.
 */
export function termOf(deadline: Pick<AnyDeadline, 'term'>, values: { readonly [field: string]: unknown }, governing: IsoDate | null, settings: SettingTerms, start: IsoDate): Term | undefined {
  const { term } = deadline
  if ('dueOn' in term) {
    const due = values[term.dueOn] as IsoDate | null
    return due ? { length: daysBetween(start, due), unit: 'calendar_day', end_day: 'no_roll', basis: term.basis } : undefined
  }
  if ('setting' in term) {
    const special = term.unless && settings(term.unless.setting, values[term.unless.by] as string | null)
    return special ?? settings(term.setting, term.by ? values[term.by] as string | null : null)
  }
  const dated = 'by' in term ? term.terms[values[term.by] as string] : term
  return dated && governing ? inForceOn(dated, governing) : undefined
}

/** The longest extension a deadline allows for this matter. */
export function longestExtension(deadline: AnyDeadline, values: { readonly [field: string]: unknown }, settings: SettingTerms): Term | undefined {
  const most = deadline.extension?.atMost
  return most && 'setting' in most ? settings(most.setting, most.by ? values[most.by] as string | null : null) : most
}
