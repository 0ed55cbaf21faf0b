import type { Pool } from 'pg'
import type { IsoDate } from '../../law/law.ts'
import type { World } from '../world.ts'

/** A unit as pages name it, past units included. */
export interface DirectoryUnit {
  readonly id: string
  readonly parent_id: string | null
  readonly name: string
  readonly short_name: string
  readonly kind: string
  readonly prefix: string | null
  readonly valid_from: IsoDate
  readonly valid_until: IsoDate | null
}
/** Names of units and people of a district, kept for a few seconds: every list and journal shows them. */
export interface Directory {
  readonly units: ReadonlyMap<string, DirectoryUnit>
  readonly people: ReadonlyMap<string, string>
}

/** The world, with what only reading needs: names for ids, and the key that signs places in lists. */
export interface Reading extends World {
  readonly cursorKey: Buffer
  /** Connections as the application's role that each serve one cursor. */
  readonly streams: Pool
  readonly directory: (district: string) => Promise<Directory>
}
