import { roles, type Role } from '../../src/kernel/access/role.ts'
import type { Field } from '../../src/kernel/field/field.ts'
import { emptyOf } from '../../src/kernel/field/parse.ts'
import type { IsoDate } from '../../src/kernel/law/law.ts'
import type { ActionOf, AnyAction, AnyProcedure, AnySnapshot, ClockView, DeadlineOf, DocumentOf, StateOf, ValuesOf } from '../../src/kernel/procedure/procedure.ts'
import { holding, refusals, type Capacity } from '../../src/kernel/procedure/refusals.ts'

/** What differs from an empty matter; everything may be left out. */
export interface Given<P extends AnyProcedure> {
  readonly state?: StateOf<P>
  readonly values?: Partial<ValuesOf<P>>
  readonly rows?: { readonly [child: string]: readonly { readonly [field: string]: unknown }[] }
  /** On file; with a day: served on that day. */
  readonly documents?: { readonly [D in DocumentOf<P>]?: true | IsoDate }
  readonly clocks?: { readonly [L in DeadlineOf<P>]?: ClockView['state'] | Partial<ClockView> }
  readonly facts?: { readonly [name: string]: unknown }
  readonly on?: IsoDate
  readonly actor?: string
  /** Roles held in the responsible unit, and in the units that fields name. All of them when not given. */
  readonly as?: readonly Role[]
  readonly of?: Capacity['of']
}

const everyRole = Object.keys(roles) as Role[]
const empties = (fields: { readonly [name: string]: Field }) => Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, emptyOf(field)]))

/** A matter of `procedure` as tests of the law see it, empty but for what is given. No database. */
export function snapshot<P extends AnyProcedure>(procedure: P, given: Given<P> = {}): AnySnapshot {
  const documents: { readonly [document: string]: true | IsoDate | undefined } = given.documents ?? {}
  const clocks: { readonly [deadline: string]: ClockView['state'] | Partial<ClockView> | undefined } = given.clocks ?? {}
  const rowsOf = (child: string) => (given.rows?.[child] ?? []).map((row, at) => ({ id: `${child}-${at}`, ...empties(procedure.many[child].fields), ...row }))
  return {
    state: given.state ?? procedure.opensIn,
    org_id: '00000000-0000-0000-0000-000000000000',
    values: { ...empties(procedure.fields), ...given.values },
    rows: Object.fromEntries(Object.keys(procedure.many ?? {}).map((child) => [child, rowsOf(child)])),
    has: (document) => documents[document] !== undefined,
    servedOn: (document) => typeof documents[document] === 'string' ? documents[document] : null,
    clock: (deadline) => {
      const clock = clocks[deadline] ?? 'none'
      return { state: 'running', due_on: null, met_on: null, extended: 0, extension: 0, ...(typeof clock === 'string' ? { state: clock } : clock) }
    },
    facts: given.facts ?? {},
    on: given.on ?? '2025-03-03',
    actor: { id: given.actor ?? 'someone', orgs: [], roles: given.as ?? everyRole },
  }
}

/** Every reason against taking `name`, in the words people read; with `input`, also what is wrong with it. Empty: it may be taken. */
export function reasons<P extends AnyProcedure>(procedure: P, given: Given<P>, name: ActionOf<P>, input?: Partial<ValuesOf<P>>): string[] {
  const action = procedure.actions[name] as AnyAction
  const ofEvery = Object.fromEntries(Object.keys(procedure.fields).map((field) => [field, everyRole]))
  const before = snapshot(procedure, given)
  const standing = refusals(procedure, before, name, { roles: given.as ?? everyRole, of: given.of ?? (given.as ? {} : ofEvery) }, null)
  const filled = { ...before, values: { ...before.values, ...input } }
  const after = { ...filled, values: { ...filled.values, ...action.sets?.(filled, input ?? {}) } }
  return [...standing, ...(input ? holding(action.invalidIf, after, action.basis, 'invalid') : [])].map(({ reason }) => reason)
}
