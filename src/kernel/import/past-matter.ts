import { NOBODY, type Tx } from '../access/scope.ts'
import type { Calendar } from '../law/calendar.ts'
import type { IsoDate } from '../law/law.ts'
import type { AnyProcedure } from '../procedure/procedure.ts'
import type { Fields } from '../field/field.ts'
import { list } from '../procedure/refusals.ts'
import { arrivalClocks } from '../matter/clocks.ts'
import { loadFacts, type Facts } from '../matter/facts.ts'
import { newId } from '../matter/id.ts'
import type { Change, ChildRow, Clock, MatterRow, Replica } from '../matter/replica.ts'
import { applied } from '../matter/replica.ts'
import { sealed, withSearchKeys } from '../matter/sensitive.ts'
import { snapshotOf } from '../matter/snapshot.ts'
import { governingDate } from '../matter/act.ts'
import { settingsNamedBy, type World } from '../matter/world.ts'
import type { MappedRow } from './mapping.ts'
import type { PastMatter } from './write.ts'

/** Where imported matters go and who brings them. */
export interface Bringing {
  readonly district: string
  readonly org_id: string
  readonly actor_id: string | null
  readonly actor_name: string
  readonly action: 'import' | 'push'
  /** What the journal keeps as the input: the job and the line. */
  readonly input: { readonly [name: string]: unknown }
}
/** What clocks of a matter that is still open need from outside. */
export interface Running { readonly facts: Facts; readonly calendar: Calendar; readonly today: IsoDate }

/** The same for several matters at once: those whose choices pick the same local values share them. */
export function runningBy(tx: Tx, world: World, procedure: AnyProcedure, known: Map<string, Promise<Running>>, scope: { readonly district: string; readonly org_id: string }, { matter }: MappedRow): Promise<Running> {
  const choices = JSON.stringify(settingsNamedBy(procedure).map(({ by }) => by && matter[by]))
  const found = known.get(choices)
  if (found) return found
  const blank = { row: { ...matter, ...scope, id: NOBODY } } as unknown as Replica
  const made = (async () => ({ facts: await loadFacts(tx, world, procedure, blank, {}, world.today()), calendar: await world.calendar(), today: world.today() }))()
  known.set(choices, made)
  return made
}

/** A matter in its final state waits for nothing: no clock of it matters any more. */
export const isOpen = (procedure: AnyProcedure, { matter }: MappedRow): boolean => !(procedure.states as AnyProcedure['states'])[matter.state]?.final

/** A mapped row as a matter with its one journal entry: identifiers encrypted, ids given, clocks only where they still matter. */
export function pastMatter(world: Pick<World, 'seal' | 'unseal' | 'keyedHash'>, procedure: AnyProcedure, { matter, rows }: MappedRow, by: Bringing, running: Running | null): PastMatter {
  const { number, title, state, opened_on, closed_on, origin, source_ref, ...values } = matter
  const children: { [child: string]: { [id: string]: ChildRow } } = {}
  for (const [child, group] of Object.entries(rows)) if (group.length > 0) {
    const fields = procedure.many![child]!.fields as Fields
    const kept: { [id: string]: ChildRow } = children[child] = Object.create(null) as { [id: string]: ChildRow }
    group.forEach((row, at) => { const id = newId(); kept[id] = { ...sealed(fields, row, world.seal), id, position: at + 1 } })
  }
  const row = {
    district: by.district, id: newId(), org_id: by.org_id, shared_with: sharedWith(procedure, values, by.org_id), secrecy: 0, number, title, state, opened_on, closed_on,
    handler_id: null, origin, source_ref, version: 1, ...sealed(procedure.fields, values, world.seal),
  } as MatterRow
  let change: Change = withSearchKeys(world, procedure, { row, ...(Object.keys(children).length > 0 && { rows: children }) })
  const clocks = running ? openClocks(procedure, applied(null, change), running) : {}
  if (Object.keys(clocks).length > 0) change = { ...change, clocks }
  return {
    after: applied(null, change),
    entries: [{
      kind: 'import', action: by.action, actor_id: by.actor_id, actor_name: by.actor_name, effective_on: closed_on ?? opened_on, from_state: null, to_state: state, input: by.input, change,
    }],
  }
}

const sharedWith = (procedure: AnyProcedure, values: { readonly [field: string]: unknown }, own: string): readonly string[] =>
  [...new Set(list(procedure.sharedWith).flatMap((field) => values[field]).filter((id): id is string => typeof id === 'string' && id !== own))].sort()

function openClocks(procedure: AnyProcedure, after: Replica, { facts, calendar, today }: Running): { readonly [id: string]: Clock } {
  const { row } = after
  return arrivalClocks(
    { on: row.opened_on, from: null, to: row.state, issued: [], received: [], served: [], changed: Object.keys(procedure.fields).filter((name) => row[name] !== null && row[name] !== undefined) },
    {
      procedure, after, governing: governingDate(procedure, after, row.opened_on), calendar, settings: facts.settings, newId,
      snapshot: snapshotOf(procedure, after, facts.facts, row.opened_on, { id: '', orgs: [], roles: [] }),
    }, today)
}
