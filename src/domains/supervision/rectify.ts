import { date, longText } from '../../kernel/field/field.ts'
import type { IsoDate } from '../../kernel/law/law.ts'
import type { Consequence } from '../../kernel/procedure/procedure.ts'

/** What a supervisor fills in to have a unit put something right. */
export const REQUIREMENT = { requirement: longText('整改要求'), correct_by: date('整改期限') } as const

interface Demanding { readonly org_id: string; readonly values: { readonly problem?: string | null; readonly requirement: string | null; readonly correct_by: IsoDate | null } }
/** The rectification that a demand leads to: a matter of the unit's own, which the supervising body accepts. */
export const rectification = (unit: string, { org_id, values: { problem = null, requirement, correct_by } }: Demanding): Consequence =>
  ({ ledger: 'supervision_rectification', action: 'open', link: 'rectifies', org_id: unit, input: { supervised_by: org_id, problem, requirement, correct_by } })
