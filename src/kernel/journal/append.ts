import type { WriteTx } from '../access/scope.ts'
import type { IsoDate } from '../law/law.ts'
import { newId } from '../matter/id.ts'
import type { Change, MatterRow } from '../matter/replica.ts'

export type JournalKind = 'action' | 'law' | 'service' | 'correction' | 'transfer' | 'import' | 'register' | 'migration' | 'access'

/** One thing that happened to a record, as the journal keeps it. */
export interface Entry {
  readonly ledger: string
  readonly row: Pick<MatterRow, 'district' | 'id' | 'org_id' | 'shared_with' | 'secrecy' | 'version'>
  readonly kind: JournalKind
  readonly action: string
  /** Null where the law itself, or the program, acted. */
  readonly actor_id: string | null
  readonly actor_name: string
  readonly acting_org_id: string
  readonly effective_on: IsoDate
  readonly from_state: string | null
  readonly to_state: string | null
  readonly input: unknown
  readonly change: Change
  readonly settings: unknown
  readonly definition: string
  readonly corrects?: string | null
  readonly reason?: string | null
}

/**
 * Appends the entry. The database hashes the record as it then stands: what is written of it afterwards is refused.
 * @returns the entry's id
 */
export function append(tx: WriteTx, entry: Entry): string {
  const id = newId()
  tx.send({
    name: `journal ${entry.ledger}`,
    text: `insert into journal (district, org_id, shared_with, secrecy, ledger, matter_id, id, version, kind, action, actor_id, actor_name, acting_org_id,
      responsible_org_id, effective_on, from_state, to_state, input, change, settings, definition, corrects, reason)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $2, $14, $15, $16, $17, $18, $19, $20, $21, $22)`,
    values: [entry.row.district, entry.row.org_id, entry.row.shared_with, entry.row.secrecy, entry.ledger, entry.row.id, id, entry.row.version,
      entry.kind, entry.action, entry.actor_id, entry.actor_name, entry.acting_org_id, entry.effective_on, entry.from_state, entry.to_state,
      JSON.stringify(entry.input), JSON.stringify(entry.change), entry.settings ? JSON.stringify(entry.settings) : null, entry.definition, entry.corrects ?? null, entry.reason ?? null],
  })
  return id
}
