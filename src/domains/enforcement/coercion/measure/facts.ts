import { linked, setting, sharing } from '../../../../kernel/procedure/look-up.ts'
import type { DeadlineDef } from '../../../../kernel/procedure/procedure.ts'
import { officersLookUp } from '../../certified.ts'
import type { documents } from './documents.ts'
import type { children, fields } from './fields.ts'
import type { states } from './states.ts'

/** What conditions of a measure ask from outside the matter. */
export const looksUp = {
  ...officersLookUp,
  officers: setting<number>('enforcement_officers', 'enforcement_field'),
  cases: linked('measure_in_case'),
  same_account: sharing({ account: ['account_number'] }, ['kind', 'taken_on', 'ended_on']),
}

// `never` keeps the names of deadlines out of their own definition.
export type Deadlines = { readonly [name: string]: DeadlineDef<typeof fields, typeof children, keyof typeof states, keyof typeof documents, never, typeof looksUp> }
