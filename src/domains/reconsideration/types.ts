import type { ActionDef, DeadlineDef, DocumentDef, Snapshot } from '../../kernel/procedure/procedure.ts'
import { linked, setting } from '../../kernel/procedure/look-up.ts'
import type { documents } from './documents.ts'
import type { deadlines } from './deadlines.ts'
import type { children, fields } from './fields.ts'
import type { states } from './states.ts'

/** What conditions of a reconsideration ask from outside the matter. */
export const looksUp = {
  delegated: setting<readonly string[]>('reconsideration_delegated_signing'),
  observation_day: setting<string>('reconsideration_observation_day'),
  agreement_counts: setting<boolean>('reconsideration_correction_rate_agreement'),
  reviews: linked('review_of'),
}

// The parts of the definition stand in several files; these types tie them, so that a misspelt name still does not compile.
type F = typeof fields
type M = typeof children
type State = keyof typeof states
type Document = keyof typeof documents
export type Case = Snapshot<F, M, State, Document, keyof typeof deadlines, typeof looksUp>
export type Actions = { readonly [name: string]: ActionDef<F, M, State, Document, keyof typeof deadlines, typeof looksUp> }
// A start condition of a deadline may not ask for clocks: `never` keeps the names of deadlines out of their own definition.
export type Deadlines = { readonly [name: string]: DeadlineDef<F, M, State, Document, never, typeof looksUp> }
export type Documents = { readonly [name: string]: DocumentDef }
