import type { AnyAction, AnyDeadline, AnyProcedure } from '../../procedure/procedure.ts'
import { list } from '../../procedure/refusals.ts'
import { targetsOf } from '../../procedure/soundness.ts'
import { standardActions } from '../../matter/standard-actions.ts'

export interface NextAction { readonly name: string; readonly label: string }

/**
 * The one action open in `state` that would meet a deadline: what a line of the worklist offers. Where several would
 * (a decision, a dismissal, a withdrawal) the line names the term, and the choice is made on the matter's page.
 */
export function actionThatMeets(procedure: AnyProcedure, deadline: string, state: string): NextAction | null {
  const until = (procedure.deadlines[deadline] as AnyDeadline | undefined)?.until
  if (!until) return null
  if ('served' in until) return { name: 'serve', label: standardActions.serve }
  const ends = (action: AnyAction): boolean => {
    if ('issued' in until) return list(action.issues).includes(until.issued)
    if ('received' in until) return list(action.receives).includes(until.received)
    if ('dated' in until) return [...list(action.asks), ...list(action.offers)].includes(until.dated)
    if ('entering' in until) return targetsOf(action).some((to) => list(until.entering).includes(to))
    return list(until.leaving).includes(state) && targetsOf(action).some((to) => !list(until.leaving).includes(to))
  }
  const [open, ...others] = (Object.entries(procedure.actions) as [string, AnyAction][])
    .filter(([, action]) => action.by !== 'law' && !action.opens && !action.retired && list(action.from).includes(state) && ends(action))
  return open && others.length === 0 ? { name: open[0], label: open[1].label } : null
}
