import type { ActionView, DocumentView, MatterView } from '../../../kernel/http/contract.ts'
import { actionThatMeets } from '../../../kernel/matter/read/meets.ts'
import { targetsOf } from '../../../kernel/procedure/soundness.ts'
import { findAction, procedures } from '../../registry.ts'
import type { AnyProcedure, LinkDef } from '../../../kernel/procedure/procedure.ts'
import { list } from '../../../kernel/procedure/refusals.ts'
import { unserved } from './unserved.ts'

export interface Sorted {
  /** What moves the matter on: meets a running deadline or leads to another state. The most urgent first. */
  readonly forward: readonly ActionView[]
  /** Papers that were issued and have not reached everybody: until they do, most steps that follow are barred. */
  readonly serving: readonly DocumentView[]
  /** The one that meets the most urgent deadline, else the service that is wanting: the thing to do next. */
  readonly next: string | null
  /** What may be recorded besides. */
  readonly besides: readonly ActionView[]
  /** The state and the role are right, but something stands against it. */
  readonly blocked: readonly ActionView[]
  /** Somebody else's to do. */
  readonly others: readonly ActionView[]
  /** For another state or another law. */
  readonly elsewhere: readonly ActionView[]
  readonly standard: readonly ActionView[]
}

/** Whose deadlines are the caller's to meet: those of the responsible unit, or of a unit that takes part. */
export type Side = 'unit' | 'respondent'

/** The actions that would meet the running deadlines of a side, the most urgent first; the worklist offers the same. */
const dueOf = (procedure: AnyProcedure, { clocks, state }: MatterView, side: Side): readonly string[] =>
  clocks.filter((clock) => clock.state === 'running' && clock.whose === side && clock.due_on !== null).sort((a, b) => a.due_on! < b.due_on! ? -1 : 1)
    .flatMap(({ deadline }) => actionThatMeets(procedure, deadline, state)?.name ?? [])

/** The actions by what the caller can do about them. The law's own actions are nobody's to take. */
export function sortActions(procedure: AnyProcedure, matter: MatterView, side: Side): Sorted {
  const { actions } = matter
  const own = actions.filter(({ standard, name }) => !standard && !findAction(procedure, name)?.opens && findAction(procedure, name)?.by !== 'law')
  const isElsewhere = ({ refusals }: ActionView) => refusals.some(({ kind }) => kind === 'state' || kind === 'not_in_force' || kind === 'not_concerned')
  const isOthers = ({ refusals }: ActionView) => refusals.some(({ kind }) => kind === 'role')
  const can = own.filter(({ refusals }) => refusals.length === 0)
  const due = dueOf(procedure, matter, side)
  const leads = ({ name }: ActionView) => targetsOf(findAction(procedure, name)!).some((state) => state !== matter.state)
  const forward = can.filter((action) => due.includes(action.name) || leads(action))
  // The way on is somebody else's; what the caller can do now would end the matter short of it (撤回).
  const isFinal = (state: string): boolean => (procedure.states as AnyProcedure['states'])[state]!.final === true
  const goesOn = own.some((action) => isOthers(action) && !isElsewhere(action) && targetsOf(findAction(procedure, action.name)!).some((state) => state !== matter.state && !isFinal(state)))
  const retreats = ({ name }: ActionView): boolean => goesOn && targetsOf(findAction(procedure, name)!).every(isFinal)
  const serving = actions.some(({ name, refusals }) => name === 'serve' && refusals.length === 0) ? unserved(procedure, matter) : []
  return {
    forward: [...forward.filter(({ name }) => due.includes(name)), ...forward.filter(({ name }) => !due.includes(name))],
    serving,
    next: forward.find(({ name }) => name === due[0])?.name ?? (serving.length > 0 ? 'serve' : forward.length === 1 && !retreats(forward[0]!) ? forward[0]!.name : null),
    besides: can.filter((action) => !forward.includes(action)),
    blocked: own.filter((action) => action.refusals.length > 0 && !isElsewhere(action) && !isOthers(action)),
    others: own.filter((action) => !isElsewhere(action) && isOthers(action)),
    elsewhere: own.filter(isElsewhere),
    standard: actions.filter(({ standard }) => standard),
  }
}

export interface Follow { readonly ledger: string; readonly label: string; readonly kind: string }
/** The matters that may be opened out of this one: procedures whose opening carries a link to its ledger. */
export const followsOf = (ledger: string): readonly Follow[] => procedures.flatMap((procedure) => {
  const offered = new Set(Object.values(procedure.actions as { [name: string]: { by: unknown; opens?: true; asksLink?: string; offersLinks?: readonly string[] } })
    .filter(({ by, opens }) => opens && by !== 'law').flatMap(({ asksLink, offersLinks = [] }) => [...(asksLink ? [asksLink] : []), ...offersLinks]))
  return Object.entries((procedure.links ?? {}) as { readonly [kind: string]: LinkDef })
    .filter(([kind, link]) => offered.has(kind) && list(link.to).includes(ledger))
    .map(([kind, link]) => ({ ledger: procedure.id, kind, label: `${procedure.label}（${link.label}）` }))
})
