import type { Tie } from '../procedure/procedure.ts'

/** What somebody typed, before it is read by field kinds. */
export type Input = { readonly [field: string]: unknown }
export type RowsInput = { readonly [child: string]: readonly Input[] }
export interface Asked {
  readonly input: Input
  readonly rows: RowsInput
  /** Received papers by document kind: the attachment that holds each. */
  readonly papers?: { readonly [document: string]: string }
  readonly link?: Tie
  /** Further ties of a matter that another's action opens. */
  readonly ties?: readonly Tie[]
}
