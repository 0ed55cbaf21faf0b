import type { ActionDef, Snapshot } from '../../kernel/procedure/procedure.ts'
import type { deadlines } from './deadlines.ts'
import type { documents } from './documents.ts'
import type { children, fields } from './fields.ts'
import type { looksUp } from './looks-up.ts'
import type { states } from './states.ts'

// The parts of the definition stand in several files; these types tie them, so that a misspelt name still does not compile.
type State = keyof typeof states
type Document = keyof typeof documents
type Deadline = keyof typeof deadlines
export type Case = Snapshot<typeof fields, typeof children, State, Document, Deadline, typeof looksUp>
export type Actions = { readonly [name: string]: ActionDef<typeof fields, typeof children, State, Document, Deadline, typeof looksUp> }
