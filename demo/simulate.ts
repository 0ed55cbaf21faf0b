import { roles, type Role } from '../src/kernel/access/role.ts'
import type { PastEntry, PastMatter, PastPublication } from '../src/kernel/import/write.ts'
import type { JournalKind } from '../src/kernel/journal/append.ts'
import type { Calendar } from '../src/kernel/law/calendar.ts'
import type { IsoDate } from '../src/kernel/law/law.ts'
import { act, withClocks, type Circumstances, type Decision, type Opening } from '../src/kernel/matter/act.ts'
import { holidayIn } from '../src/kernel/matter/facts.ts'
import type { Asked } from '../src/kernel/matter/asked.ts'
import { documentsFilled, type Names } from '../src/kernel/matter/document-fill.ts'
import { lawActionOn } from '../src/kernel/matter/law-actions.ts'
import { actByLaw, carriedByLaw } from '../src/kernel/matter/work.ts'
import { applied, type Change, type Document, type Replica } from '../src/kernel/matter/replica.ts'
import { sealedInput, withSearchKeys } from '../src/kernel/matter/sensitive.ts'
import { latestDocument } from '../src/kernel/matter/snapshot.ts'
import { serve } from '../src/kernel/matter/standard.ts'
import { numberText } from '../src/kernel/document/number.ts'
import { ownNumber } from '../src/kernel/matter/numbers.ts'
import type { World } from '../src/kernel/matter/world.ts'
import type { Kin, LinkedMatter, LookUp, Matching } from '../src/kernel/procedure/look-up.ts'
import type { AnyAction, AnyProcedure, Many, Recipients } from '../src/kernel/procedure/procedure.ts'
import { list, type Capacity } from '../src/kernel/procedure/refusals.ts'
import { publicationOf } from '../src/kernel/publication/publish.ts'

export interface Person { readonly id: string; readonly name: string }
type Given<T> = T | ((matter: Replica) => T)
/** One step of a made-up matter: an action with what was typed, or a document brought to everybody it must reach. */
export type Step = { readonly on: IsoDate; readonly by: Person } & (
  | { readonly action: string; readonly input?: Asked['input']; readonly rows?: Given<Asked['rows']>; readonly link?: Asked['link'] }
  /** Handed over on the day, or posted then and received on `received_on`. */
  | { readonly serve: string; readonly received_on?: IsoDate; readonly to?: string }
)
export interface Stage {
  readonly world: Pick<World, 'seal' | 'unseal' | 'keyedHash'>
  readonly calendar: Calendar
  readonly names: Names
  /** Up to which day the law has acted. */
  readonly today: IsoDate
  readonly newId: (on: IsoDate) => string
  /** A local value as it held on a day. */
  readonly setting: (id: string, key: string | null, on: IsoDate) => unknown
  /** Matters tied to one, as they stood on a day. */
  readonly linked: (kind: string, id: string, on: IsoDate) => readonly LinkedMatter[]
  /** Records of a ledger made up so far that agree with a matter, as they stood on a day. */
  readonly matching: (look: Extract<LookUp, { readonly kind: 'matching' }>, valueOf: (field: string) => unknown, on: IsoDate) => readonly Matching[]
  readonly kin: (org: string) => Kin
  /** Next number of a series of a unit and year. */
  readonly next: (org: string, series: string, year: number) => number
}

// Everybody's roles at once: the statute's conditions are checked, who the actor would have been is not.
const everyRole = Object.keys(roles) as Role[]
const anybody: Capacity = { roles: everyRole, of: new Proxy({}, { get: () => everyRole }) }
const LAW: Person = { id: '', name: '依法自动' }

/**
 * Lives a matter through its steps with the very functions that decide real actions, the law's own included, so that
 * the demonstration holds nothing a real district could not have. A step that the statute refuses is an error of the script.
 */
export function live(stage: Stage, procedure: AnyProcedure, opening: Opening, steps: readonly Step[]): PastMatter {
  let matter: Replica | null = null
  const entries: PastEntry[] = []
  let publications: readonly PastPublication[] = []

  const record = (kind: JournalKind, action: string, by: Person, on: IsoDate, input: unknown, decision: Decision): void => {
    const before = matter
    const numbered = withNumbers(stage, procedure, withSearchKeys(stage.world, procedure, decision.change), decision.after, before === null)
    const filled = numbered === decision.change ? decision.after : applied(before, numbered)
    const change = documentsFilled(procedure, numbered, filled, stage.names, { ...nobody, account_id: by.id, name: by.name })
    const after = matter = change === numbered ? filled : applied(filled, { documents: change.documents! })
    entries.push({ kind, action, actor_id: by === LAW ? null : by.id, actor_name: by.name, effective_on: on, from_state: before?.row.state ?? null, to_state: after.row.state, input, change })
    const { publishes, withdraws } = (procedure.actions[action] ?? {}) as Partial<AnyAction>
    if (withdraws) publications = publications.map((one) => one.withdrawn_on ? one : { ...one, withdrawn_on: on, withdrawn_reason: by === LAW ? '公示期满' : '依法撤回' })
    if (publishes) publications = [...publications, { ...publicationOf(procedure, after, on, (id) => stage.names.organisations.get(id)?.name ?? '', stage.newId(on)), withdrawn_on: null, withdrawn_reason: null }]
  }
  const lawActs = (until: IsoDate): void => {
    for (;;) {
      const now: Replica | null = matter
      const lapsed = now && Object.values(now.clocks)
        .filter((clock) => clock.acts && clock.state === 'running' && clock.due_on !== null && clock.due_on < until && lawActionOn(procedure, clock.deadline, now.row.state))
        .sort((a, b) => a.due_on! < b.due_on! ? -1 : 1)[0]
      if (!now || !lapsed) return
      const [name] = lawActionOn(procedure, lapsed.deadline, now.row.state)!
      record('law', name, LAW, lapsed.due_on!, {}, actByLaw(procedure, now, name, lapsed.id, circumstances(stage, procedure, opening, now, LAW, {}, lapsed.due_on!)))
    }
  }

  for (const step of steps) {
    lawActs(step.on)
    const before: Replica | null = matter
    if ('action' in step) {
      const asked: Asked = { input: step.input ?? {}, rows: (typeof step.rows === 'function' ? step.rows(before!) : step.rows) ?? {}, ...(step.link && { link: step.link }) }
      const lives = (procedure.actions[step.action] as AnyAction).by === 'law' ? carriedByLaw(procedure, step.action) : procedure
      const decision = act(lives, before ?? opening, step.action, asked, anybody, circumstances(stage, procedure, opening, before, step.by, asked.input, step.on))
      record('action', step.action, step.by, step.on, sealedInput(stage.world.seal, procedure, asked), decision)
    } else for (const service of servicesOf(stage, procedure, before!, step)) {
      const on = step.received_on ?? step.on
      const c = circumstances(stage, procedure, opening, matter, step.by, {}, on)
      const change = serve(procedure, matter!, service, c)
      record('service', 'serve', step.by, on, service, withClocks(procedure, matter, { ...change, row: { version: matter!.row.version + 1 } }, c))
    }
  }
  lawActs(stage.today)
  return { after: matter!, entries, publications }
}

const nobody = { district: '', districts: [], orgs: [], roles: [], clearance: 0 }

/** What a decision needs from outside the matter, from the stage instead of the database. */
function circumstances(stage: Stage, procedure: AnyProcedure, opening: Opening, matter: Replica | null, by: Person, input: Asked['input'], on: IsoDate): Circumstances {
  const picked = (field: string | undefined) => field ? (input[field] ?? matter?.row[field] ?? null) as string | null : null
  const facts: { [name: string]: unknown } = {}
  for (const [name, look] of Object.entries((procedure.looksUp ?? {}) as { [name: string]: LookUp })) {
    if (look.kind === 'setting') facts[name] = stage.setting(look.id, picked(look.by), on)
    else if (look.kind === 'linked') facts[name] = stage.linked(look.link, opening.id, on)
    else if (look.kind === 'people') facts[name] = [picked(look.field)].flat().flatMap((id) => id !== null && stage.names.people.has(id) ? [{ id, name: stage.names.people.get(id)! }] : [])
    else if (look.kind === 'units') facts[name] = new Map([...stage.names.organisations].map(([id, { short_name }]) => [id, short_name]))
    else if (look.kind === 'kin') facts[name] = stage.kin(opening.org_id)
    else if (look.kind === 'matching') facts[name] = stage.matching(look, (field) => field === 'org_id' ? opening.org_id : picked(field), on)
    else if (look.kind === 'sharing') facts[name] = []
    else if (look.kind === 'holiday') facts[name] = holidayIn(stage.calendar, picked(look.on))
  }
  return {
    on, facts, calendar: stage.calendar, newId: () => stage.newId(on), seal: stage.world.seal,
    settings: (id, key) => (stage.setting(id, key, on) ?? undefined) as ReturnType<Circumstances['settings']>,
    actor: { id: by.id, orgs: [opening.org_id], roles: everyRole },
    orgName: (id) => (id && stage.names.organisations.get(id)?.short_name) || '',
  }
}

/** One service for everybody whom the definition wants served, as `servedOn` will look for it. */
function servicesOf(stage: Stage, procedure: AnyProcedure, matter: Replica, step: Extract<Step, { serve: string }>): Parameters<typeof serve>[2][] {
  const document = latestDocument(matter, step.serve)
  if (!document) throw new Error(`${procedure.id}: nothing to serve as ${step.serve}`)
  const how = step.received_on && step.received_on > step.on
    ? { method: 'post', sent_on: step.on, received_on: step.received_on, evidence: `ES${document.id.slice(-10).toUpperCase()}` }
    : { method: 'direct', sent_on: step.on, received_on: step.on }
  const to = procedure.documents[step.serve]!.serve
  if (to === undefined || to === 'once') return [{ ...how, document_id: document.id, recipient: step.to ?? '受送达人' }]
  return list<Recipients>(to).flatMap((one): Parameters<typeof serve>[2][] => {
    if ('each' in one) return Object.values(matter.rows[one.each] ?? {}).map((row) => ({ ...how, document_id: document.id, row_id: row.id, recipient: String(row[(procedure.many[one.each] as Many).title]) }))
    const org = matter.row[one.org] as string | null
    return org ? [{ ...how, document_id: document.id, recipient_org_id: org, recipient: stage.names.organisations.get(org)!.name }] : []
  })
}

function withNumbers(stage: Stage, procedure: AnyProcedure, change: Change, after: Replica, opening: boolean): Change {
  const { row } = after
  const take = (series: string, day: string) => {
    const year = Number(day.slice(0, 4))
    return numberText({ code: stage.names.organisations.get(row.org_id)!.prefix, series, year, n: stage.next(row.org_id, series, year) })
  }
  const own: Change = opening ? { ...change, row: { ...change.row, number: take(procedure.series, row.opened_on) } } : change
  const numbered = (document: Document): Document => {
    const series = procedure.documents[document.document]?.series
    return series && !document.received && document.number === null ? { ...document, number: ownNumber(procedure, own, after, document) ?? take(series, document.dated_on) } : document
  }
  if (!opening && !change.documents) return change
  return {
    ...own,
    ...(change.documents && { documents: Object.fromEntries(Object.entries(change.documents).map(([id, document]) => [id, numbered(document)])) }),
  }
}
