import type { IsoDate } from '../../kernel/law/law.ts'
import type { Matching } from '../../kernel/procedure/look-up.ts'
import { repeatThreshold } from './inspection.ts'

/** What is asked of earlier visits to one subject: for which visit, and what was found of all of them. */
export interface Visited {
  readonly on: IsoDate
  readonly org_id: string
  readonly values: { readonly planned_from: IsoDate | null; readonly inspected_on?: IsoDate | null }
  readonly facts: { readonly visits: readonly Matching[]; readonly repeat_threshold: number; readonly unit_names: ReadonlyMap<string, string> }
}
/** The fields of other visits that these questions need. */
export const VISIT = ['subject_code', 'enforcement_field', 'mode', 'matters', 'patrol', 'inspected_on', 'planned_from', 'joint_unit', 'joint_unit_2', 'joint_unit_3', 'joint_units', 'joint_officers', 'secrecy'] as const

/** The day that places a visit in a year: that of the visit itself, else on which it shall begin, or today if that is over. */
export const dayOf = ({ on, values: { inspected_on, planned_from } }: Pick<Visited, 'on' | 'values'>): IsoDate => inspected_on ?? (planned_from !== null && planned_from > on ? planned_from : on)
const quarterOf = (day: string): string => `${day.slice(0, 4)}-${Math.ceil(Number(day.slice(5, 7)) / 3)}`
const byDay = (field: string) => (a: Matching, b: Matching): number => `${a.values[field] as string}${a.id}` < `${b.values[field] as string}${b.id}` ? -1 : 1

/** Inspections of the subject in the visit's year by any unit of the district; a patrol is none. */
export const earlierThisYear = (m: Visited): readonly Matching[] => m.facts.visits
  .filter(({ values: { patrol, inspected_on } }) => !patrol && typeof inspected_on === 'string' && inspected_on.slice(0, 4) === dayOf(m).slice(0, 4)).sort(byDay('inspected_on'))

/** Of a secret visit other units learn nothing but that it counts. */
const isOpen = ({ values }: Matching): boolean => values['secrecy'] === 0
/** Who came when, as far as it may be told. */
export const named = (visits: readonly Matching[], { unit_names }: Visited['facts']): string =>
  visits.filter(isOpen).map(({ org_id, values }) => `${values['inspected_on'] as string} ${unit_names.get(org_id) ?? '原单位'}`).join('；')
export const isRepeated = (m: Visited): boolean => earlierThisYear(m).length >= m.facts.repeat_threshold
/** The number is the place's, the duty the statute's (优化营商环境条例第五十四条第一款). */
export const repeatedRule = (repeat_threshold: number): string => `已达到提示重复检查的次数（${repeat_threshold} 次，参数「${repeatThreshold.label}」），依《优化营商环境条例》第五十四条第一款应当尽可能合并进行，再次检查的写明理由`

/** Another unit's visit to the same subject in the same quarter, not yet made: the two become one (综合查一次). The earliest comes first. */
export const joinTarget = ({ org_id, values: { planned_from }, facts }: Visited): Matching | undefined => planned_from === null ? undefined : facts.visits
  .filter((visit) => visit.org_id !== org_id && (visit.state === 'planned' || visit.state === 'approved') && isOpen(visit))
  .filter(({ values }) => typeof values['planned_from'] === 'string' && quarterOf(values['planned_from']) === quarterOf(planned_from)).sort(byDay('planned_from'))[0]
export const joinable = (m: Visited): string | null => {
  const other = joinTarget(m)
  return other ? `${m.facts.unit_names.get(other.org_id) ?? '原单位'}计划自 ${other.values['planned_from'] as string} 起检查同一对象，可以合并为一次（综合查一次）` : null
}

/**
 * What is known of the subject before anybody sets out: how often it was visited this year, by whom and when; whether that is
 * often enough to be warned of; which numbers of the year are used up; and with whose coming visit this one could be one.
 */
export function earlierVisits(m: Visited, ceilings: readonly string[]): { readonly earlier_this_year: number; readonly earlier_visits: string | null } {
  const earlier = earlierThisYear(m)
  const who = named(earlier, m.facts)
  const lines = [
    ...earlier.length === 0 ? [] : [`本年度已受检查 ${earlier.length} 次${who && `：${who}`}`],
    ...ceilings,
    ...isRepeated(m) ? [repeatedRule(m.facts.repeat_threshold)] : [],
    ...[joinable(m)].flatMap((line) => line ?? []),
  ]
  return { earlier_this_year: earlier.length, earlier_visits: lines.length > 0 ? lines.join('\n') : null }
}
