import { applied, type Change, type Replica } from '../matter/replica.ts'

export interface Replayable { readonly version: number; readonly change: Change }

/** The matter as its journal tells it: the changes folded in order of version. */
export function replay(entries: readonly Replayable[]): Replica | null {
  return [...entries].sort((a, b) => a.version - b.version).reduce<Replica | null>((matter, entry) => applied(matter, entry.change), null)
}
