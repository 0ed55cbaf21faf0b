import type { IsoDate } from '../../law/law.ts'
import { fieldsSet } from '../../procedure/fields-set.ts'
import type { AnyAction, AnyDeadline, AnyProcedure } from '../../procedure/procedure.ts'
import { list } from '../../procedure/refusals.ts'
import { targetsOf } from '../../procedure/soundness.ts'
import { standardActions } from '../../matter/standard-actions.ts'

/** What an act dates of itself is asked of no matter in particular. */
const NOWHERE = { values: {}, on: '2000-01-01' as IsoDate }

export interface NextAction { readonly name: string; readonly label: string }

/**
 * The one action open in `state` that would meet a deadline: what a line of the worklist offers. Where several would
 * (a decision, a dismissal, a withdrawal) the line names the state, and the choice is made on the matter's page. So it
 * is where the term runs to a state and other actions lead on: a case under review is reviewed, and not terminated
 * because termination happens to be the only way that ends the term at once.
 */
export function actionThatMeets(procedure: AnyProcedure, deadline: string, state: string): NextAction | null {
  const until = (procedure.deadlines[deadline] as AnyDeadline | undefined)?.until
  if (!until) return null
  if ('served' in until) return { name: 'serve', label: standardActions.serve }
  const runsToState = 'entering' in until || 'leaving' in until
  const ends = (action: AnyAction): boolean => {
    if ('issued' in until) return list(action.issues).includes(until.issued)
    if ('received' in until) return list(action.receives).includes(until.received)
    if ('dated' in until) return [...list(action.asks), ...list(action.offers), ...fieldsSet(procedure, action, NOWHERE)].includes(until.dated)
    if ('entering' in until) return targetsOf(action).some((to) => list(until.entering).includes(to))
    return list(until.leaving).includes(state) && targetsOf(action).some((to) => !list(until.leaving).includes(to))
  }
  const leads = (action: AnyAction): boolean => targetsOf(action).some((to) => to !== state)
  const [open, ...others] = (Object.entries(procedure.actions) as [string, AnyAction][])
    .filter(([, action]) => action.by !== 'law' && !action.opens && !action.retired && list(action.from).includes(state) && (ends(action) || (runsToState && leads(action))))
  return open && others.length === 0 && ends(open[1]) ? { name: open[0], label: open[1].label } : null
}
