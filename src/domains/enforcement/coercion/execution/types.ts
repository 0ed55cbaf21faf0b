import type { ActionDef, Bars, Snapshot } from '../../../../kernel/procedure/procedure.ts'
import type { deadlines } from './deadlines.ts'
import type { documents } from './documents.ts'
import type { looksUp } from './facts.ts'
import type { children, fields } from './fields.ts'
import type { states } from './states.ts'

type State = keyof typeof states
type Document = keyof typeof documents
export type Enforcement = Snapshot<typeof fields, typeof children, State, Document, keyof typeof deadlines, typeof looksUp>
export type EnforcementBars = Bars<Enforcement>
export type Actions = { readonly [name: string]: ActionDef<typeof fields, typeof children, State, Document, keyof typeof deadlines, typeof looksUp> }
