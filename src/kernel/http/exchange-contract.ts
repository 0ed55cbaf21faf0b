/**
 * Shapes of the exchange with other systems. With a key in `Authorization: Bearer`:
 *
 *   POST /api/exchange/{ledger}                 {records: ExchangeRecord[]} → {results: Received[]}, in the order of the records
 *   GET  /api/exchange/{ledger}/returned                                    → {items: Returned[]}
 *
 * For people:
 *
 *   POST /api/admin/accounts/{id}/keys          {expires_on}                → IssuedKey (the administrator)
 *   POST /api/admin/accounts/{id}/keys/revoke   {reason}
 *   GET  /api/exchange-targets                                              → TargetView[] (administrator, auditor)
 *   POST /api/exchange-targets                  NewTarget                   → {id}
 *   POST /api/exchange-targets/{id}/switch      {sending}
 *   GET  /api/exchange-batches                                              → PushBatchView[], newest first
 *   GET  /api/exchange-batches/{id}                                         → PushProblemView[]
 *   GET  /api/exchange-outgoing                                             → OutgoingTrouble[]
 */
import type { FieldProblem } from '../field/parse.ts'

/** Told once, to be put into the other system. */
export interface IssuedKey { readonly id: string; readonly key: string }
export interface TargetView { readonly id: string; readonly name: string; readonly url: string; readonly ledgers: readonly string[]; readonly sending: boolean; readonly problem: string | null; readonly answered_at: string | null }
export interface PushBatchView {
  readonly id: string; readonly org_name: string; readonly sender: string; readonly ledger: string; readonly at: string
  readonly accepted: number; readonly revised: number; readonly unchanged: number; readonly refused: number
}
export interface PushProblemView { readonly position: number; readonly source_ref: string; readonly problems: readonly FieldProblem[] }
/** A matter that the platform above did not take, or has sent back. */
export interface OutgoingTrouble { readonly ledger: string; readonly id: string; readonly state: 'refused' | 'returned'; readonly problems: readonly FieldProblem[]; readonly answered_at: string }
