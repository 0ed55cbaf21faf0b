import type { AnyAction, AnyProcedure } from '../procedure/procedure.ts'
import { list } from '../procedure/refusals.ts'

/** Actions that the law itself takes when a deadline lapses, by deadline. */
const lawActions = (procedure: AnyProcedure): readonly (readonly [name: string, action: AnyAction])[] =>
  (Object.entries(procedure.actions) as [string, AnyAction][]).filter(([, action]) => action.by === 'law' && action.onExpiryOf)

const known = new WeakMap<AnyProcedure, ReadonlySet<string>>()
/** Deadlines whose lapse makes the law act; their clocks are watched. */
export function lawDeadlines(procedure: AnyProcedure): ReadonlySet<string> {
  let names = known.get(procedure)
  if (!names) known.set(procedure, names = new Set(lawActions(procedure).map(([, action]) => action.onExpiryOf!)))
  return names
}

/** The law's action on the lapse of `deadline` in `state`, if any. */
export const lawActionOn = (procedure: AnyProcedure, deadline: string, state: string) =>
  lawActions(procedure).find(([, action]) => action.onExpiryOf === deadline && list(action.from).includes(state))
