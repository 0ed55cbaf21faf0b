import { holiday, linked, setting } from '../../../../kernel/procedure/look-up.ts'
import type { DeadlineDef } from '../../../../kernel/procedure/procedure.ts'
import { officersLookUp } from '../../certified.ts'
import type { documents } from './documents.ts'
import type { children, fields } from './fields.ts'
import type { states } from './states.ts'

/** What conditions of an enforcement ask from outside the matter. */
export const looksUp = {
  ...officersLookUp,
  officers: setting<number>('enforcement_officers', 'enforcement_field'),
  night_from: setting<number>('enforcement_night_from', 'enforcement_field'),
  night_until: setting<number>('enforcement_night_until', 'enforcement_field'),
  planned_holiday: holiday('execution_at'),
  holiday: holiday('executed_at'),
  decisions: linked('enforces'),
  measures: linked('seized_before'),
  reconsiderations: linked('challenges'),
}

// `never` keeps the names of deadlines out of their own definition.
export type Deadlines = { readonly [name: string]: DeadlineDef<typeof fields, typeof children, keyof typeof states, keyof typeof documents, never, typeof looksUp> }
