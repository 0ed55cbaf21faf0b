import type { IsoDate } from '../../kernel/law/law.ts'
import type { Matching } from '../../kernel/procedure/look-up.ts'
import { jointUnitsOf } from '../common/inspection.ts'

interface Visited {
  readonly on: IsoDate
  readonly org_id: string
  readonly values: { readonly planned_from: IsoDate | null }
  readonly facts: { readonly visits: readonly Matching[]; readonly objects: readonly Matching[]; readonly repeat_threshold: number; readonly unit_names: ReadonlyMap<string, string> }
}
const quarterOf = (day: string): string => `${day.slice(0, 4)}-${Math.ceil(Number(day.slice(5, 7)) / 3)}`

/** Inspections of the subject this year by any unit of the district; a patrol is none. */
export const earlierThisYear = ({ on, facts }: Visited): readonly Matching[] =>
  facts.visits.filter(({ values }) => !values['patrol'] && typeof values['inspected_on'] === 'string' && values['inspected_on'].slice(0, 4) === on.slice(0, 4))

interface Capped { readonly values: { readonly enforcement_field: string | null }; readonly facts: { readonly visits: readonly Matching[] } }
/** Visits of this field that used up the yearly number before a day: what a complaint or a signal called for, or is watched for itself, uses up none. */
export const towardCap = ({ values: { enforcement_field }, facts: { visits } }: Capped, year: IsoDate, before: string): readonly Matching[] => visits.filter(({ values }) => {
  const { patrol, mode, inspected_on } = values
  return !patrol && mode !== 'targeted' && mode !== 'focused' && values['enforcement_field'] === enforcement_field
    && typeof inspected_on === 'string' && inspected_on.slice(0, 4) === year.slice(0, 4) && inspected_on < before
})

/** The units of a visit that another goes into: its own, the one that gives its visit up, and whoever came along with that. */
export const comingAlong = (target: Matching, { org_id, values }: { readonly org_id: string; readonly values: { readonly [field: string]: unknown } }): readonly string[] =>
  [...new Set([...(target.values['joint_units'] ?? []) as readonly string[], org_id, ...jointUnitsOf(values)])].filter((id) => id !== target.org_id)

/**
 * What is known of the subject before anybody sets out: how often it was visited this year, by whom and when; whether that is
 * often enough to be warned of; and with whose coming visit this one could be one (优化营商环境条例第五十四条第一款).
 */
export function earlierVisits(m: Visited): { readonly earlier_this_year: number; readonly earlier_visits: string | null } {
  const { repeat_threshold, unit_names } = m.facts
  const earlier = [...earlierThisYear(m)].sort((a, b) => a.values['inspected_on'] as string < (b.values['inspected_on'] as string) ? -1 : 1)
  const who = ({ org_id }: Matching): string => unit_names.get(org_id) ?? '原单位'
  const named = earlier.filter(isOpen).map((visit) => `${visit.values['inspected_on'] as string} ${who(visit)}`)
  const other = joinTarget(m)
  const lines = [
    ...earlier.length === 0 ? [] : [`本年度已受检查 ${earlier.length} 次${named.length > 0 ? `：${named.join('；')}` : ''}`],
    ...earlier.length >= repeat_threshold ? [`已达到提示重复检查的次数（${repeat_threshold} 次），应当合并进行，或者写明再次检查的理由`] : [],
    ...other ? [`${who(other)}计划自 ${other.values['planned_from'] as string} 起检查同一对象，可以合并为一次（综合查一次）`] : [],
  ]
  return { earlier_this_year: earlier.length, earlier_visits: lines.length > 0 ? lines.join('\n') : null }
}
/** Of a secret visit other units learn nothing but that it counts. */
const isOpen = ({ values }: Matching): boolean => values['secrecy'] === 0

/** Another unit's visit to the same subject in the same quarter, not yet made: the two become one (综合查一次). The earliest comes first. */
export const joinTarget = ({ org_id, values: { planned_from }, facts }: Visited): Matching | undefined => planned_from === null ? undefined : facts.visits
  .filter((visit) => visit.org_id !== org_id && (visit.state === 'planned' || visit.state === 'approved') && isOpen(visit))
  .filter(({ values }) => typeof values['planned_from'] === 'string' && quarterOf(values['planned_from']) === quarterOf(planned_from))
  .sort((a, b) => `${a.values['planned_from'] as string}${a.id}` < `${b.values['planned_from'] as string}${b.id}` ? -1 : 1)[0]

/** A cooperative is protected as an enterprise is. */
const kinds = { enterprise: 'enterprise', cooperative: 'enterprise', individual_business: 'individual_business', organisation: 'organisation' } as const

/** The subject as the list of objects has it. */
export function subjectOf({ facts }: Visited) {
  const [object] = facts.objects
  return object ? { subject: object.values['name'] as string, subject_kind: kinds[object.values['kind'] as keyof typeof kinds], subject_address: object.values['address'] as string | null } : {}
}
