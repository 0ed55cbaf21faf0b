import { isSystem, rolesIn, type Caller, type WriteTx } from '../access/scope.ts'
import { invalid } from '../fault.ts'
import { append, type JournalKind } from '../journal/append.ts'
import { definitionVersion } from '../journal/definition-version.ts'
import type { Calendar } from '../law/calendar.ts'
import type { IsoDate } from '../law/law.ts'
import type { AnyProcedure } from '../procedure/procedure.ts'
import type { Capacity } from '../procedure/refusals.ts'
import { withdrawn } from '../publication/publish.ts'
import { act, type Circumstances, type Decision } from './act.ts'
import { kindsBeyond, unitsBeneath } from './beyond.ts'
import { documentsFilled, type Names } from './document-fill.ts'
import { loadFacts, type Facts } from './facts.ts'
import { newId } from './id.ts'
import { indexForSearch } from './index-for-search.ts'
import { lawActionOn } from './law-actions.ts'
import { tellBack } from './intake.ts'
import { numbered } from './numbers.ts'
import { applied, type Clock, type Replica } from './replica.ts'
import { withSearchKeys } from './sensitive.ts'
import { writeChange } from './store.ts'
import type { OrganisationNow, World } from './world.ts'

/** One transaction's work on one matter: who, for which unit, with what the program knows. */
export interface Work {
  readonly tx: WriteTx
  readonly world: World
  readonly caller: Caller
  readonly procedure: AnyProcedure
  readonly org: OrganisationNow
  readonly calendar: Calendar
  readonly names: Names
  readonly reason: string | undefined
}
export interface Step {
  readonly kind: JournalKind
  readonly action: string
  readonly decision: Decision
  readonly before: Replica | null
  readonly on: IsoDate
  readonly input: unknown
  readonly used: unknown
  readonly corrects?: string | null
  /** What the step puts outside or takes back; done before its entry, which closes the matter's version. */
  readonly publishing?: (after: Replica) => Promise<unknown>
}

export async function beginWork(tx: WriteTx, world: World, caller: Caller, procedure: AnyProcedure, orgId: string | undefined, reason: string | undefined): Promise<Work> {
  const { district } = caller
  const organisations = await world.organisations(district)
  const org = orgId ? organisations.get(orgId) : undefined
  if (!org) throw invalid([{ field: 'org_id', message: '请选择办理单位' }])
  const beneath = await unitsBeneath(world, district, kindsBeyond(procedure))
  const names = { organisations: beneath.size > 0 ? new Map([...organisations, ...beneath]) : organisations, people: await world.people(district), district: await world.districtName(district), tags: await world.templateTags(district) }
  return { tx, world, caller, procedure, org, calendar: await world.calendar(), names, reason }
}

export const circumstancesOf = ({ world, caller, org, calendar, names }: Work, { facts, settings }: Facts, on: IsoDate): Circumstances => ({
  on, facts, settings, calendar, newId, seal: world.seal,
  actor: { id: caller.account_id, orgs: caller.roles.map((held) => held.org_id), roles: rolesIn(caller, org.id) },
  orgName: (id) => (id && names.organisations.get(id)?.short_name) || '',
})

/** Writes a decided step: numbers, documents, rows, scope, journal, search keys, in the order the guard demands. */
export async function writeStep({ tx, world, caller, procedure, org, names, reason }: Work, step: Step): Promise<Replica> {
  const opening = step.before === null
  const keyed = withSearchKeys(world, procedure, step.decision.change)
  const taken = await numbered(tx, procedure, keyed, step.decision.after, org, opening)
  const change = documentsFilled(procedure, taken, applied(step.before, taken), names, caller)
  const after = applied(step.before, change)
  const { row } = after
  writeChange(tx, procedure, change, after, opening)
  if (!opening && ['org_id', 'shared_with', 'secrecy'].some((column) => change.row && column in change.row))
    tx.send({ text: 'select kernel.rescope($1, $2, $3, $4, $5, $6)', values: [procedure.id, row.district, row.id, row.org_id, row.shared_with, row.secrecy] })
  await step.publishing?.(after)
  const byLaw = step.kind === 'law'
  const acting = caller.roles.find((held) => held.org_id === org.id) ?? caller.roles[0]
  append(tx, {
    ledger: procedure.id, row, kind: step.kind, action: step.action,
    actor_id: byLaw || isSystem(caller) ? null : caller.account_id, actor_name: byLaw ? '依法自动' : caller.name, acting_org_id: byLaw ? org.id : acting?.org_id ?? org.id,
    effective_on: step.on, from_state: step.before?.row.state ?? null, to_state: row.state,
    input: step.input, change, settings: step.used, definition: definitionVersion(procedure), corrects: step.corrects ?? null, reason: reason ?? null,
  })
  indexForSearch(tx, procedure, change, after)
  tellBack(tx, procedure, after, step.on)
  return after
}

/** The clock that lapsed first, of those on whose lapse the law acts in the matter's present state. */
const lapsedFirst = (procedure: AnyProcedure, matter: Replica, isPast: (due: IsoDate) => boolean): Clock | undefined =>
  Object.values(matter.clocks)
    .filter((clock) => clock.acts && clock.state === 'running' && clock.due_on !== null && isPast(clock.due_on) && lawActionOn(procedure, clock.deadline, matter.row.state))
    .sort((a, b) => a.due_on! < b.due_on! ? -1 : 1)[0]

/** Lets the law act on what has lapsed, in order, each dated on its lapse: nobody acts on a matter whose state the law has already changed. */
export async function lawActs(work: Work, matter: Replica, isPast: (due: IsoDate) => boolean): Promise<Replica> {
  const { tx, world, procedure } = work
  const lapsed = lapsedFirst(procedure, matter, isPast)
  if (!lapsed) return matter
  const on = lapsed.due_on!
  const [name, action] = lawActionOn(procedure, lapsed.deadline, matter.row.state)!
  const facts = await loadFacts(tx, world, procedure, matter, {}, on)
  const decision = actByLaw(procedure, matter, name, lapsed.id, circumstancesOf(work, facts, on))
  return lawActs(work, await writeStep(work, {
    kind: 'law', action: name, decision, before: matter, on, input: {}, used: facts.used,
    ...(action.withdraws && { publishing: (after) => withdrawn(tx, procedure, after, on, '公示期满') }),
  }), isPast)
}

/** The procedure with an action that the law takes or carries, whatever anybody's role. */
export const carriedByLaw = (procedure: AnyProcedure, name: string): AnyProcedure =>
  ({ ...procedure, actions: { ...procedure.actions, [name]: { ...procedure.actions[name], by: 'clerk' as const } } })
export const LAW: Capacity = { roles: ['clerk'], of: {} }

/** The law acts whatever anybody's role; the lapsed clock is consumed. */
export function actByLaw(procedure: AnyProcedure, matter: Replica, name: string, clockId: string, c: Circumstances): Decision {
  const clocks = { [clockId]: { ...matter.clocks[clockId]!, state: 'lapsed' as const } }
  const decision = act(carriedByLaw(procedure, name), applied(matter, { clocks }), name, { input: {}, rows: {} }, LAW, c)
  const change = { ...decision.change, clocks: { ...clocks, ...decision.change.clocks } }
  return { ...decision, change, after: applied(matter, change) }
}
