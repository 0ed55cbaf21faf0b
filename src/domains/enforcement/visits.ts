import type { IsoDate } from '../../kernel/law/law.ts'
import type { Matching } from '../../kernel/procedure/look-up.ts'
import { jointUnitsOf, subjectKindOf } from '../common/inspection.ts'

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

/** The subject as the list of objects has it. */
export function subjectOf({ facts: { objects: [object] } }: { readonly facts: { readonly objects: readonly Matching[] } }) {
  return object ? { subject: object.values['name'] as string, subject_kind: subjectKindOf(object.values['kind']), subject_address: object.values['address'] as string | null } : {}
}
