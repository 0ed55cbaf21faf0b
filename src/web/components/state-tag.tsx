import { findProcedure, stateLabel } from '../registry.ts'

/** The state of a matter in a word. */
export const StateTag = ({ ledger, state }: { readonly ledger: string; readonly state: string }) =>
  <span className={findProcedure(ledger)?.states[state]?.final ? 'state final' : 'state'}>{stateLabel(ledger, state)}</span>
