import type { ActionDef, Bars, Snapshot } from '../../../kernel/procedure/procedure.ts'
import type { deadlines } from './deadlines.ts'
import type { documents } from './documents.ts'
import type { looksUp } from './facts.ts'
import type { children, fields } from './fields.ts'
import type { states } from './states.ts'

// The parts of the definition stand in several files; these types tie them, so that a misspelt name still does not compile.
type State = keyof typeof states
type Document = keyof typeof documents
export type Case = Snapshot<typeof fields, typeof children, State, Document, keyof typeof deadlines, typeof looksUp>
export type CaseBars = Bars<Case>
export type Actions = { readonly [name: string]: ActionDef<typeof fields, typeof children, State, Document, keyof typeof deadlines, typeof looksUp> }
