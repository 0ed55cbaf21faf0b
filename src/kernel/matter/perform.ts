import { createHash } from 'node:crypto'
import { isSystem, rolesIn, withScope, type Caller, type Tx } from '../access/scope.ts'
import { Fault, invalid, notFound } from '../fault.ts'
import { append, type JournalKind } from '../journal/append.ts'
import { definitionVersion } from '../journal/definition-version.ts'
import type { Fields } from '../field/field.ts'
import { isIsoDate } from '../law/day.ts'
import type { IsoDate } from '../law/law.ts'
import type { AnyProcedure } from '../procedure/procedure.ts'
import type { Capacity } from '../procedure/refusals.ts'
import { act, type Circumstances, type Decision, type Opening } from './act.ts'
import type { Asked } from './asked.ts'
import { documentsFilled } from './document-fill.ts'
import { loadFacts } from './facts.ts'
import { newId } from './id.ts'
import { indexForSearch } from './index-for-search.ts'
import { lawActionOn } from './law-actions.ts'
import { numbered } from './numbers.ts'
import { publish, withdraw, withdrawn } from '../publication/publish.ts'
import { applied, type Replica } from './replica.ts'
import { sealedInput, withSearchKeys } from './sensitive.ts'
import { standard, isStandard } from './standard.ts'
import { loadMatter, writeChange } from './store.ts'
import { childTable, childrenOf } from './tables.ts'
import type { World } from './world.ts'

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
}
export interface Outcome {
  readonly id: string
  readonly ledger: string
  readonly number: string | null
  readonly state: string
  readonly version: number
  readonly documents: readonly { readonly id: string; readonly document: string; readonly number: string | null }[]
  readonly started: readonly string[]
}

/** Whose roles the caller may use for this matter: in the responsible unit, and in units its fields name. */
export function capacityOf(caller: Caller, procedure: AnyProcedure, row: { readonly org_id: string; readonly [field: string]: unknown }): Capacity {
  const orgFields = Object.entries(procedure.fields as Fields).filter(([, field]) => field.kind === 'org').map(([name]) => name)
  return {
    roles: rolesIn(caller, row.org_id),
    of: Object.fromEntries(orgFields.map((name) => [name, row[name] ? rolesIn(caller, row[name] as string) : []])),
  }
}

interface Step { readonly kind: JournalKind; readonly action: string; readonly decision: Decision; readonly before: Replica | null; readonly on: IsoDate; readonly input: unknown; readonly used: unknown; readonly corrects?: string | null }

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
  return withScope(isSystem(caller) ? world.worker : world.pool, caller, async (tx) => {
    const first = command.key ? await claimed(tx, caller, command) : undefined
    if (first) return first
    const outcome = await performIn(tx, world, caller, procedure, command, on)
    if (command.key) await tx.query('update command set result = $4 where district = $1 and caller = $2 and key = $3', [caller.district, caller.account_id, command.key, JSON.stringify(outcome)])
    return outcome
  })
}

function legalDay(world: World, asked: IsoDate | undefined): IsoDate {
  const today = world.today()
  if (asked === undefined) return today
  if (!isIsoDate(asked)) throw invalid([{ field: 'on', message: '办理日期应当是实有的日期,格式如 2025-03-01' }])
  if (asked > today) throw invalid([{ field: 'on', message: `办理日期 ${asked} 尚未到来,请填写实际办理的日期` }])
  return asked
}

/** The first result of this key, or a claim on it that others wait for. */
async function claimed(tx: Tx, caller: Caller, command: Command): Promise<Outcome | undefined> {
  const hash = createHash('sha256').update(JSON.stringify([command.ledger, command.id, command.org_id, command.action, command.input, command.rows, command.on, command.link])).digest()
  const { rowCount } = await tx.query('insert into command (district, caller, key, body_hash) values ($1, $2, $3, $4) on conflict do nothing', [caller.district, caller.account_id, command.key, hash])
  if (rowCount === 1) return undefined
  const { rows: [earlier] } = await tx.query<{ body_hash: Buffer; result: Outcome }>('select body_hash, result from command where district = $1 and caller = $2 and key = $3', [caller.district, caller.account_id, command.key])
  if (!earlier || !earlier.body_hash.equals(hash)) throw new Fault('conflict', '这个请求编号已用于另一次办理,请刷新页面后重新提交')
  return earlier.result
}

async function performIn(tx: Tx, world: World, caller: Caller, procedure: AnyProcedure, command: Command, on: IsoDate): Promise<Outcome> {
  const lawAlone = command.action === LAW_ACTS && isSystem(caller)
  if (!lawAlone && !isStandard(command.action) && !Object.hasOwn(procedure.actions, command.action)) throw notFound('这个办理环节')
  const loaded = command.id ? await loadMatter(tx, procedure, caller.district, command.id, 'lock') : null
  if (command.id && !loaded) throw notFound('这件案卷')
  if (!command.id && !(procedure.actions[command.action] as { opens?: true } | undefined)?.opens) throw notFound('这件案卷')
  let matter = loaded?.replica ?? null
  if (matter && command.expected_version !== undefined && command.expected_version !== matter.row.version)
    throw new Fault('conflict', '这件案卷刚刚被他人办理过,您看到的已不是最新情况。您填写的内容仍在,请刷新核对后再提交')

  const organisations = await world.organisations(caller.district)
  const orgId = matter?.row.org_id ?? command.org_id
  const org = orgId ? organisations.get(orgId) : undefined
  if (!org) throw invalid([{ field: 'org_id', message: '请选择办理单位' }])
  const calendar = await world.calendar()
  const names = { organisations, people: await world.people(caller.district), district: await world.districtName(caller.district), tags: await world.templateTags(caller.district) }
  const circumstances = (facts: Awaited<ReturnType<typeof loadFacts>>, day: IsoDate): Circumstances => ({
    on: day, facts: facts.facts, settings: facts.settings, calendar, newId, seal: world.seal,
    actor: { id: caller.account_id, orgs: caller.roles.map((held) => held.org_id), roles: rolesIn(caller, org.id) },
    orgName: (id) => (id && organisations.get(id)?.short_name) || '',
  })

  const write = async (step: Step): Promise<Replica> => {
    const opening = step.before === null
    let change = withSearchKeys(world, procedure, step.decision.change)
    change = await numbered(tx, procedure, change, step.decision.after, org, opening)
    change = documentsFilled(procedure, change, applied(step.before, change), names, caller)
    const after = applied(step.before, change)
    await writeChange(tx, procedure, change, after, opening)
    if (!opening && (change.row?.['org_id'] || change.row?.['shared_with'] || change.row?.['secrecy'] !== undefined))
      await tx.query('select kernel.rescope($1, $2, $3, $4, $5, $6, $7)', [procedure.id, childrenOf(procedure).map(([name]) => childTable(procedure, name)), after.row.district, after.row.id, after.row.org_id, after.row.shared_with, after.row.secrecy])
    const acting = step.kind === 'law' ? org.id : caller.roles.find((held) => held.org_id === org.id)?.org_id ?? caller.roles[0]?.org_id ?? org.id
    await append(tx, {
      ledger: procedure.id, row: after.row, kind: step.kind, action: step.action,
      actor_id: step.kind === 'law' || isSystem(caller) ? null : caller.account_id, actor_name: step.kind === 'law' ? '依法自动' : caller.name, acting_org_id: acting,
      effective_on: step.on, from_state: step.before?.row.state ?? null, to_state: after.row.state,
      input: step.input, change, settings: step.used, definition: definitionVersion(procedure), corrects: step.corrects ?? null, reason: command.reason ?? null,
    })
    await indexForSearch(tx, procedure, change, after)
    return after
  }

  const lawActs = async (until: (due: IsoDate) => boolean): Promise<void> => {
    for (;;) {
      const lapsed: Replica['clocks'][string] | undefined = matter && Object.values(matter.clocks)
        .filter((clock) => clock.acts && clock.state === 'running' && clock.due_on !== null && until(clock.due_on) && lawActionOn(procedure, clock.deadline, matter!.row.state))
        .sort((a, b) => a.due_on! < b.due_on! ? -1 : 1)[0] || undefined
      if (!matter || !lapsed) return
      const [name] = lawActionOn(procedure, lapsed.deadline, matter.row.state)!
      const facts = await loadFacts(tx, world, procedure, matter, {}, lapsed.due_on!)
      const decision = actByLaw(procedure, matter, name, lapsed.id, circumstances(facts, lapsed.due_on!))
      matter = await write({ kind: 'law', action: name, decision, before: matter, on: lapsed.due_on!, input: {}, used: facts.used })
      if (procedure.actions[name].withdraws) await withdrawn(tx, procedure, matter, lapsed.due_on!, '公示期满')
    }
  }

  await lawActs((due) => due < on)
  if (lawAlone) {
    await lawActs((due) => due < world.today())
    return outcomeOf(procedure, matter!, null)
  }
  if (loaded?.last_move_on && on < loaded.last_move_on && !isStandard(command.action))
    throw invalid([{ field: 'on', message: `办理日期 ${on} 早于上一环节的日期 ${loaded.last_move_on}` }])

  const opening: Opening = { district: caller.district, org_id: org.id, id: newId() }
  const target = matter ?? opening
  const asked: Asked = { input: command.input ?? {}, rows: command.rows ?? {}, ...(command.papers && { papers: command.papers }), ...(command.link && { link: command.link }) }
  const blank = { row: { ...opening, org_id: org.id } } as unknown as Replica
  const facts = await loadFacts(tx, world, procedure, matter ?? blank, asked.input, on)
  const capacity = capacityOf(caller, procedure, matter?.row ?? { ...asked.input, org_id: org.id })
  const before = matter
  let after: Replica
  if (isStandard(command.action)) {
    if (!matter) throw notFound('这件案卷')
    const done = await standard(tx, world, procedure, command.action, matter, asked, command.reason, capacity, circumstances(facts, on), caller)
    after = await write({ kind: done.kind, action: command.action, decision: done, before: matter, on, input: done.journalled ?? asked.input, used: facts.used, corrects: done.corrects ?? null })
  } else {
    const decision = act(procedure, target, command.action, asked, capacity, circumstances(facts, on))
    after = await write({ kind: 'action', action: command.action, decision, before: matter, on, input: sealedInput(world.seal, procedure, asked), used: facts.used })
    const action = procedure.actions[command.action]
    if (action.publishes) await publish(tx, world, procedure, after, on)
    if (action.withdraws) await withdraw(tx, procedure, after, on, command.reason)
  }
  matter = after
  await lawActs((due) => due < world.today())
  return outcomeOf(procedure, matter, before)
}

/** The law acts whatever anybody's role; the lapsed clock is consumed. */
export function actByLaw(procedure: AnyProcedure, matter: Replica, name: string, clockId: string, c: Circumstances): Decision {
  const lawful = { ...procedure, actions: { ...procedure.actions, [name]: { ...procedure.actions[name], by: 'clerk' as const } } }
  const consumed = applied(matter, { clocks: { [clockId]: { ...matter.clocks[clockId]!, state: 'lapsed' } } })
  const decision = act(lawful, consumed, name, { input: {}, rows: {} }, { roles: ['clerk'], of: {} }, c)
  const change = { ...decision.change, clocks: { [clockId]: consumed.clocks[clockId]!, ...decision.change.clocks } }
  return { ...decision, change, after: applied(matter, change) }
}

const outcomeOf = (procedure: AnyProcedure, matter: Replica, before: Replica | null): Outcome => ({
  id: matter.row.id, ledger: procedure.id, number: matter.row.number, state: matter.row.state, version: matter.row.version,
  documents: Object.values(matter.documents).filter((d) => !before?.documents[d.id] && !d.received).map(({ id, document, number }) => ({ id, document, number })),
  started: Object.keys(matter.clocks).filter((id) => !before?.clocks[id]),
})
