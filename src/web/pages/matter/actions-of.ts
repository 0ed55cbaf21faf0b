import type { ActionView, MatterView } from '../../../kernel/http/contract.ts'
import { targetsOf } from '../../../kernel/procedure/soundness.ts'
import { actionsOf, findAction, procedures } from '../../registry.ts'
import type { AnyAction, AnyDeadline, AnyProcedure, LinkDef } from '../../../kernel/procedure/procedure.ts'
import { list } from '../../../kernel/procedure/refusals.ts'

export interface Sorted {
  /** What moves the matter on: meets a running deadline or leads to another state. The most urgent first. */
  readonly forward: readonly ActionView[]
  /** The first of them that meets a running deadline: the one thing to do next. */
  readonly next: string | null
  /** What may be recorded besides. */
  readonly besides: readonly ActionView[]
  /** The state is right, but something stands against it. */
  readonly blocked: readonly ActionView[]
  /** For another state or another law. */
  readonly elsewhere: readonly ActionView[]
  readonly standard: readonly ActionView[]
}

/** The actions that would meet a running deadline by the paper they issue or receive, or by the state they leave. */
function dueOf(procedure: AnyProcedure, { clocks, state }: MatterView): ReadonlySet<string> {
  const ends = clocks.filter((clock) => clock.state === 'running').flatMap(({ deadline }) => (procedure.deadlines[deadline] as AnyDeadline | undefined)?.until ?? [])
  const meets = (action: AnyAction) => ends.some((end) =>
    ('issued' in end && list(action.issues).includes(end.issued)) || ('received' in end && list(action.receives).includes(end.received))
    || ('leaving' in end && list(end.leaving).includes(state) && targetsOf(action).some((to) => to !== state)) || ('entering' in end && list(end.entering).some((to) => targetsOf(action).includes(to))))
  return new Set(actionsOf(procedure).filter(([, action]) => meets(action)).map(([name]) => name))
}

/** The actions by what the caller can do about them. The law's own actions are nobody's to take. */
export function sortActions(procedure: AnyProcedure, matter: MatterView): Sorted {
  const { actions } = matter
  const own = actions.filter(({ standard, name }) => !standard && !findAction(procedure, name)?.opens && findAction(procedure, name)?.by !== 'law')
  const isElsewhere = ({ refusals }: ActionView) => refusals.some(({ kind }) => kind === 'state' || kind === 'not_in_force')
  const can = own.filter(({ refusals }) => refusals.length === 0)
  const due = dueOf(procedure, matter)
  const leads = ({ name }: ActionView) => targetsOf(findAction(procedure, name)!).some((state) => state !== matter.state)
  const forward = can.filter((action) => due.has(action.name) || leads(action))
  return {
    forward: [...forward.filter(({ name }) => due.has(name)), ...forward.filter(({ name }) => !due.has(name))],
    next: forward.find(({ name }) => due.has(name))?.name ?? (forward.length === 1 ? forward[0]!.name : null),
    besides: can.filter((action) => !forward.includes(action)),
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
