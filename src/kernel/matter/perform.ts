import { enterScope, isSystem, rolesIn, withScope, type Caller, type WriteTx } from '../access/scope.ts'
import { keepPool } from '../draw/keep.ts'
import { Fault, invalid, notFound } from '../fault.ts'
import type { Fields } from '../field/field.ts'
import { isIsoDate } from '../law/day.ts'
import type { IsoDate } from '../law/law.ts'
import type { AnyAction, AnyProcedure, Consequence } from '../procedure/procedure.ts'
import { list, type Capacity } from '../procedure/refusals.ts'
import { publish, withdraw } from '../publication/publish.ts'
import { act, type Opening } from './act.ts'
import { checkUnitsNamed } from './beyond.ts'
import type { Asked } from './asked.ts'
import { loadFacts } from './facts.ts'
import { newId } from './id.ts'
import { takenIn } from './intake.ts'
import { once } from './once.ts'
import type { Clock, Replica } from './replica.ts'
import { sealedInput } from './sensitive.ts'
import { isSharing, type StandardAction } from './standard-actions.ts'
import { shared } from './share.ts'
import { isStandard, standard } from './standard.ts'
import { snapshotOf } from './snapshot.ts'
import { loadMatter } from './store.ts'
import { checkTies } from './ties.ts'
import { beginWork, carriedByLaw, circumstancesOf, LAW, lawActs, writeStep, type Work } from './work.ts'
import { mayHold, type World } from './world.ts'

/** The command by which the program asks whether the law has acted on a matter meanwhile. */
export const LAW_ACTS = 'law_acts'

export interface Command extends Partial<Asked> {
  readonly ledger: string
  readonly action: string
  /** The matter, or with `org_id` alone the unit that opens one. */
  readonly id?: string
  readonly org_id?: string
  readonly expected_version?: number
  /** The legal day; today where absent, never in the future. */
  readonly on?: IsoDate
  readonly reason?: string
  /** Repeated with the same key, a command answers its first result. */
  readonly key?: string
  /** What the public has handed in, with which the matter is opened. */
  readonly intake?: string
}
/** A clock as it stood when the action was done. */
export type StartedClock = Pick<Clock, 'deadline' | 'due_on' | 'unpublished_year' | 'unit' | 'basis' | 'state'>
export interface Outcome {
  readonly id: string
  readonly ledger: string
  readonly number: string | null
  readonly state: string
  readonly version: number
  readonly documents: readonly { readonly id: string; readonly document: string; readonly number: string | null }[]
  readonly started: readonly StartedClock[]
}

/** Whose roles the caller may use for this matter: in the responsible unit, and in units its fields name. */
export function capacityOf(caller: Caller, procedure: AnyProcedure, row: { readonly org_id: string; readonly [field: string]: unknown }): Capacity {
  const orgFields = Object.entries(procedure.fields as Fields).filter(([, field]) => field.kind === 'org').map(([name]) => name)
  return {
    roles: rolesIn(caller, row.org_id),
    of: Object.fromEntries(orgFields.map((name) => [name, row[name] ? rolesIn(caller, row[name] as string) : []])),
  }
}

/**
 * The only way a matter changes. One transaction: lock the row, let the law act where it has already acted,
 * re-check scope, role, conditions and version, change, journal, clocks, documents and numbers, search keys.
 *
 * @throws Fault `not_found`, `refused` (every reason), `invalid` (every field), `conflict` (somebody was faster,
 *   or the key was used for another command); nothing is written then
 */
export async function perform(world: World, caller: Caller, command: Command): Promise<Outcome> {
  const procedure = world.registry.procedures.get(command.ledger)
  if (!procedure) throw notFound('这类案卷')
  const on = legalDay(world, command.on)
  const { key, ...body } = command
  return withScope(isSystem(caller) ? world.worker : world.pool, caller, (tx) =>
    once(tx, caller, key, body, () => performIn(tx, world, caller, procedure, command, on)))
}

function legalDay(world: World, asked: IsoDate | undefined): IsoDate {
  const today = world.today()
  if (asked === undefined) return today
  if (!isIsoDate(asked)) throw invalid([{ field: 'on', message: '办理日期应当是实有的日期，格式如 2025-03-01' }])
  if (asked > today) throw invalid([{ field: 'on', message: `办理日期 ${asked} 尚未到来，请填写实际办理的日期` }])
  return asked
}

async function performIn(tx: WriteTx, world: World, caller: Caller, procedure: AnyProcedure, command: Command, on: IsoDate): Promise<Outcome> {
  const bySystem = isSystem(caller) && command.action === LAW_ACTS
  if (!bySystem && !isStandard(command.action) && !Object.hasOwn(procedure.actions, command.action)) throw notFound('这个办理环节')
  const loaded = command.id ? await loadMatter(tx, procedure, caller.district, command.id, 'lock') : null
  const opens = (procedure.actions[command.action] as { opens?: true } | undefined)?.opens === true
  if (command.id ? !loaded : !opens) throw notFound('这件案卷')
  if (loaded && command.expected_version !== undefined && command.expected_version !== loaded.replica.row.version)
    throw new Fault('conflict', '这件案卷刚刚被他人办理过，您看到的已不是最新情况。您填写的内容仍在，请刷新核对后再提交')

  const work = await beginWork(tx, world, caller, procedure, loaded?.replica.row.org_id ?? command.org_id, command.reason)
  const today = world.today()
  const matter = loaded && await lawActs(work, loaded.replica, (due) => due < on)
  if (bySystem) return outcomeOf(procedure, await lawActs(work, matter!, (due) => due < today), null)
  if (loaded?.last_move_on && on < loaded.last_move_on && !isStandard(command.action))
    throw invalid([{ field: 'on', message: `办理日期 ${on} 早于上一环节的日期 ${loaded.last_move_on}` }])
  await checkUnitsNamed(world, caller, procedure, command.input ?? {})
  const after = isStandard(command.action) ? await standardStep(work, matter, command.action, command, on) : await ownStep(work, matter, command, on)
  return outcomeOf(procedure, await lawActs(work, after, (due) => due < today), matter)
}

const askedOf = (command: Command): Asked => ({
  input: command.input ?? {}, rows: command.rows ?? {}, ...(command.papers && { papers: command.papers }), ...(command.link && { link: command.link }), ...(command.ties && { ties: command.ties }),
})

/** An action of the procedure's own; `carried` by another's, it needs no role. */
async function ownStep(work: Work, matter: Replica | null, command: Command, on: IsoDate, carried = false): Promise<Replica> {
  const { tx, world, caller, procedure, org } = work
  if (!matter && !mayHold(procedure, org)) throw invalid([{ field: 'org_id', message: `「${procedure.label}」不由${org.name}办理，请选择有权办理的机关` }])
  const handedIn = matter === null && command.intake ? await takenIn(tx, procedure, caller.district, org.id, command.intake) : null
  const asked = handedIn ? { input: handedIn.input, rows: {} } : askedOf(command)
  const opening: Opening = { district: caller.district, org_id: org.id, id: newId(), ...handedIn && { source_ref: handedIn.receipt } }
  // A matter that is being opened has no row yet; what is typed picks its local values and whose role counts.
  const ties = [...list(asked.link), ...list(asked.ties)]
  // What the law carries ties to what it stands on, whoever sees that.
  if (!carried) await checkTies(tx, procedure, caller.district, ties)
  const facts = await loadFacts(tx, world, procedure, matter ?? { row: opening } as unknown as Replica, asked, on, ties, command.action)
  const circumstances = circumstancesOf(work, facts, on)
  const decision = carried
    ? act(carriedByLaw(procedure, command.action), matter ?? opening, command.action, asked, LAW, circumstances)
    : act(procedure, matter ?? opening, command.action, asked, capacityOf(caller, procedure, matter?.row ?? { ...asked.input, org_id: org.id }), circumstances)
  const action = procedure.actions[command.action] as AnyAction
  const publishing = async (published: Replica): Promise<void> => {
    await keepPool(tx, procedure, published.row, facts.facts)
    if (action.publishes) await publish(tx, world, procedure, published, on)
    if (action.withdraws) await withdraw(tx, procedure, published, on, published.row[action.withdraws] as string | null ?? '依法撤回')
  }
  const after = await writeStep(work, { kind: 'action', action: command.action, decision, before: matter, on, input: sealedInput(world.seal, procedure, asked, action.unkept), used: facts.used, publishing })
  for (const consequence of action.leadsTo?.(snapshotOf(procedure, after, facts.facts, on, circumstances.actor)) ?? []) await carry(work, after, consequence, on)
  return after
}

/** Does in another matter what an action leads to. For that moment the scope holds the other matter's unit too. */
export async function carry({ tx, world, caller, procedure: origin, reason }: Work, from: Replica, { link, org_id = from.row.org_id, ...consequence }: Consequence, on: IsoDate): Promise<void> {
  const procedure = world.registry.procedures.get(consequence.ledger)
  if (!procedure) throw new Error(`${consequence.ledger} is no procedure`)
  const wider = isSystem(caller) || caller.orgs.includes(org_id) ? null : { ...caller, orgs: [...caller.orgs, org_id] }
  if (wider) await enterScope(tx, wider)
  const loaded = consequence.id === undefined ? null : await loadMatter(tx, procedure, caller.district, consequence.id, 'lock')
  if (consequence.id !== undefined && !loaded) throw notFound(`要一并办理的${procedure.label}案卷`)
  const work = await beginWork(tx, world, caller, procedure, loaded?.replica.row.org_id ?? org_id, reason)
  const matter = loaded && await lawActs(work, loaded.replica, (due) => due < on)
  const { action, input = {} } = consequence
  if (matter && isSharing(action)) {
    const facts = await loadFacts(tx, world, procedure, matter, {}, on)
    await writeStep(work, { kind: 'access', action, decision: shared(procedure, matter, action, input, circumstancesOf(work, facts, on)), before: matter, on, input, used: facts.used })
  } else await ownStep(work, matter, { ...consequence, ...link && { link: { kind: link, ledger: origin.id, id: from.row.id } } }, on, true)
  if (wider) await enterScope(tx, caller)
}

/** An action that every procedure knows. */
async function standardStep(work: Work, matter: Replica | null, action: StandardAction, command: Command, on: IsoDate): Promise<Replica> {
  if (!matter) throw notFound('这件案卷')
  const { tx, world, caller, procedure } = work
  const asked = askedOf(command)
  const facts = await loadFacts(tx, world, procedure, matter, asked, on)
  const done = await standard(tx, world, procedure, action, matter, asked, command.reason, capacityOf(caller, procedure, matter.row), circumstancesOf(work, facts, on), caller)
  return writeStep(work, { kind: done.kind, action, decision: done, before: matter, on, input: done.journalled ?? asked.input, used: facts.used, corrects: done.corrects ?? null })
}

const outcomeOf = (procedure: AnyProcedure, matter: Replica, before: Replica | null): Outcome => ({
  id: matter.row.id, ledger: procedure.id, number: matter.row.number, state: matter.row.state, version: matter.row.version,
  documents: Object.values(matter.documents).filter((d) => !before?.documents[d.id] && !d.received).map(({ id, document, number }) => ({ id, document, number })),
  started: Object.values(matter.clocks).filter((clock) => !before?.clocks[clock.id]).sort((a, b) => (a.due_on ?? '9') < (b.due_on ?? '9') ? -1 : 1)
    .map(({ deadline, due_on, unpublished_year, unit, basis, state }) => ({ deadline, due_on, unpublished_year, unit, basis, state })),
})
