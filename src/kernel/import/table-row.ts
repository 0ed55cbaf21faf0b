/** A row of a table as its file has it; `line` as a spreadsheet numbers it, from 1. */
export interface TableRow { readonly line: number; readonly cells: readonly string[] }

/** A file that can be read from its beginning as often as needed. */
export type OpenFile = () => Promise<AsyncIterable<Uint8Array>>
