import type { Term } from '../../../kernel/law/term.ts'
import { linked, matching, setting } from '../../../kernel/procedure/look-up.ts'
import type { DeadlineDef } from '../../../kernel/procedure/procedure.ts'
import { officersLookUp } from '../certified.ts'
import type { ExcludedKind } from '../choices.ts'
import { discretionStandard } from '../discretion/discretion-standard.ts'
import type { documents } from './documents.ts'
import type { children, fields } from './fields.ts'
import type { states } from './states.ts'

const FIELD = 'enforcement_field'

/** What conditions of a penalty case ask from outside the matter. */
export const looksUp = {
  ...officersLookUp,
  officers: setting<number>('enforcement_officers', FIELD),
  officers_on_the_spot: setting<number>('enforcement_officers_on_the_spot', FIELD),
  spot_fine_person: setting<string>('penalty_spot_fine_person', FIELD),
  spot_fine_organisation: setting<string>('penalty_spot_fine_organisation', FIELD),
  collect_limit: setting<string>('penalty_collect_limit', FIELD),
  time_bar: setting<Term>('penalty_time_bar', FIELD),
  first_extension: setting<Term | null>('penalty_first_extension', FIELD),
  first_extension_by: setting<string>('penalty_first_extension_by', FIELD),
  further_extension_by: setting<string | null>('penalty_further_extension_by', FIELD),
  excluded_time: setting<readonly ExcludedKind[]>('penalty_excluded_time', FIELD),
  plea_term: setting<Term>('penalty_plea_term', FIELD),
  hearing_kinds: setting<readonly string[]>('penalty_hearing_kinds', FIELD),
  hearing_amount_person: setting<string>('penalty_hearing_amount_person', FIELD),
  hearing_amount_organisation: setting<string>('penalty_hearing_amount_organisation', FIELD),
  discussion_scope: setting<readonly string[]>('penalty_discussion_scope', FIELD),
  publication_exemptions: setting<readonly string[]>('penalty_publication_exemptions', FIELD),
  court_applied_closes: setting<boolean>('penalty_court_applied_closes', FIELD),
  reconsiderations: linked('challenges'),
  measures: linked('measure_in_case'),
  standards: matching('discretion_standard', { item: 'discretion.item' }, Object.keys(discretionStandard.fields), { history: true }),
}

// A start condition of a deadline may not ask for clocks: `never` keeps the names of deadlines out of their own definition.
export type Deadlines = { readonly [name: string]: DeadlineDef<typeof fields, typeof children, keyof typeof states, keyof typeof documents, never, typeof looksUp> }
