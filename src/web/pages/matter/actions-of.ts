import type { ActionView, MatterView } from '../../../kernel/http/contract.ts'
import { findAction, procedures } from '../../registry.ts'
import type { AnyProcedure, LinkDef } from '../../../kernel/procedure/procedure.ts'
import { list } from '../../../kernel/procedure/refusals.ts'

export interface Sorted {
  readonly can: readonly ActionView[]
  /** The state is right, but something stands against it. */
  readonly blocked: readonly ActionView[]
  /** For another state or another law. */
  readonly elsewhere: readonly ActionView[]
  readonly standard: readonly ActionView[]
}

/** The actions by what the caller can do about them. The law's own actions are nobody's to take. */
export function sortActions(procedure: AnyProcedure, { actions }: MatterView): Sorted {
  const own = actions.filter(({ standard, name }) => !standard && !findAction(procedure, name)?.opens && findAction(procedure, name)?.by !== 'law')
  const isElsewhere = ({ refusals }: ActionView) => refusals.some(({ kind }) => kind === 'state' || kind === 'not_in_force')
  return {
    can: own.filter(({ refusals }) => refusals.length === 0),
    blocked: own.filter((action) => action.refusals.length > 0 && !isElsewhere(action)),
    elsewhere: own.filter(isElsewhere),
    standard: actions.filter(({ standard }) => standard),
  }
}

export interface Follow { readonly ledger: string; readonly label: string; readonly kind: string }
/** The matters that may be opened out of this one: procedures whose opening carries a link to its ledger. */
export const followsOf = (ledger: string): readonly Follow[] => procedures.flatMap((procedure) => {
  const offered = new Set(Object.values(procedure.actions as { [name: string]: { opens?: true; asksLink?: string; offersLinks?: readonly string[] } })
    .filter(({ opens }) => opens).flatMap(({ asksLink, offersLinks = [] }) => [...(asksLink ? [asksLink] : []), ...offersLinks]))
  return Object.entries((procedure.links ?? {}) as { readonly [kind: string]: LinkDef })
    .filter(([kind, link]) => offered.has(kind) && list(link.to).includes(ledger))
    .map(([kind, link]) => ({ ledger: procedure.id, kind, label: `${procedure.label}（${link.label}）` }))
})
