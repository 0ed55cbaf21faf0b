import type { Matching } from '../../kernel/procedure/look-up.ts'
import { jointUnitsOf, subjectKindOf } from '../common/inspection.ts'

/** The units of a visit that another goes into: its own, the one that gives its visit up, and whoever came along with that. */
export const comingAlong = (target: Matching, { org_id, values }: { readonly org_id: string; readonly values: { readonly [field: string]: unknown } }): readonly string[] =>
  [...new Set([...(target.values['joint_units'] ?? []) as readonly string[], org_id, ...jointUnitsOf(values)])].filter((id) => id !== target.org_id)

/** Who comes with that visit, of each unit. */
export const officersAlong = (target: Matching, { handlers, joint_officers }: { readonly handlers: readonly string[]; readonly joint_officers: readonly string[] }): readonly string[] =>
  [...new Set([...target.values['joint_officers'] as readonly string[], ...handlers, ...joint_officers])]

/** The subject as the list of objects has it. */
export function subjectOf({ facts: { objects: [object] } }: { readonly facts: { readonly objects: readonly Matching[] } }) {
  return object ? { subject: object.values['name'] as string, subject_kind: subjectKindOf(object.values['kind']), subject_address: object.values['address'] as string | null } : {}
}
