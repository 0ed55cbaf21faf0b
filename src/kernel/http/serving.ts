import type { FileStore } from '../attachment/store.ts'
import type { KeyRing } from '../access/key-ring.ts'
import type { Sessions } from '../access/session.ts'
import type { Reading } from '../matter/read/reading.ts'

/** What the server needs besides what reading needs: who is signed in, keys, and where files lie. */
export interface Serving extends Reading {
  readonly ring: KeyRing
  readonly sessions: Sessions
  readonly files: FileStore
  /** Drops what is remembered of units, people, holidays and callers, after an act that changed them. */
  readonly forget: () => void
}
