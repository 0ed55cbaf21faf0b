import { roles, type Role } from '../src/kernel/access/role.ts'
import type { Caller } from '../src/kernel/access/scope.ts'
import type { PastEntry, PastMatter } from '../src/kernel/import/write.ts'
import type { JournalKind } from '../src/kernel/journal/append.ts'
import type { Calendar } from '../src/kernel/law/calendar.ts'
import type { IsoDate } from '../src/kernel/law/law.ts'
import { act, withClocks, type Circumstances, type Decision, type Opening } from '../src/kernel/matter/act.ts'
import type { Asked } from '../src/kernel/matter/asked.ts'
import { documentsFilled, type Names } from '../src/kernel/matter/document-fill.ts'
import { applied, type Change, type Replica } from '../src/kernel/matter/replica.ts'
import { sealedInput, withSearchKeys } from '../src/kernel/matter/sensitive.ts'
import type { ServeInput } from '../src/kernel/matter/standard-actions.ts'
import { serve } from '../src/kernel/matter/standard.ts'
import { numberText } from '../src/kernel/document/number.ts'
import type { SettingTerms } from '../src/kernel/matter/term-of.ts'
import type { World } from '../src/kernel/matter/world.ts'
import type { AnyProcedure } from '../src/kernel/procedure/procedure.ts'
import type { Capacity } from '../src/kernel/procedure/refusals.ts'

/** One step of a made-up matter: an action with what was typed, or the service of its latest document of a kind. */
export type Step =
  | { readonly on: IsoDate; readonly by: Person; readonly action: string; readonly input?: { readonly [field: string]: unknown }; readonly rows?: Asked['rows']; readonly link?: Asked['link'] }
  | { readonly on: IsoDate; readonly by: Person; readonly serve: string; readonly service: Omit<ServeInput, 'document_id'> }
export interface Person { readonly id: string; readonly name: string }
export interface Stage {
  readonly world: Pick<World, 'seal' | 'unseal' | 'keyedHash'>
  readonly calendar: Calendar
  readonly names: Names
  readonly newId: () => string
  readonly settings: (procedure: AnyProcedure) => SettingTerms
  readonly facts: (procedure: AnyProcedure, matter: Replica | null) => { readonly [name: string]: unknown }
  /** Next number of a series of a unit and year. */
  readonly next: (org: string, series: string, year: number) => number
}

// Everybody's roles at once: the statute's conditions are checked, who the actor would have been is not.
const everyRole = Object.keys(roles) as Role[]
const anybody: Capacity = { roles: everyRole, of: new Proxy({}, { get: () => everyRole }) }

/**
 * Lives a matter through its steps with the very function that decides real actions, so that the demonstration holds
 * nothing a real district could not have. A step that the statute refuses is an error of the script.
 */
export function live(stage: Stage, procedure: AnyProcedure, opening: Opening, steps: readonly Step[]): PastMatter {
  let matter: Replica | null = null
  const entries: PastEntry[] = []
  for (const step of steps) {
    const before: Replica | null = matter
    const c: Circumstances = {
      on: step.on, facts: stage.facts(procedure, before), settings: stage.settings(procedure), calendar: stage.calendar, newId: stage.newId, seal: stage.world.seal,
      actor: { id: step.by.id, orgs: [opening.org_id], roles: everyRole }, orgName: (id) => (id && stage.names.organisations.get(id)?.short_name) || '',
    }
    const asked: Asked = 'action' in step ? { input: step.input ?? {}, rows: step.rows ?? {}, ...(step.link && { link: step.link }) } : { input: {}, rows: {} }
    const decision = 'action' in step ? act(procedure, before ?? opening, step.action, asked, anybody, c) : served(procedure, before!, step, c)
    const caller: Caller = { account_id: step.by.id, name: step.by.name, district: opening.district, districts: [opening.district], orgs: [opening.org_id], roles: [], clearance: 0 }
    const taken = numbered(stage, procedure, withSearchKeys(stage.world, procedure, decision.change), decision.after, before === null)
    const change = documentsFilled(procedure, taken, applied(before, taken), stage.names, caller)
    matter = applied(before, change)
    const kind: JournalKind = 'action' in step ? 'action' : 'service'
    entries.push({
      kind, action: 'action' in step ? step.action : 'serve', actor_id: step.by.id, actor_name: step.by.name, effective_on: step.on,
      from_state: before?.row.state ?? null, to_state: matter.row.state, input: 'action' in step ? sealedInput(stage.world.seal, procedure, asked) : { ...step.service }, change,
    })
  }
  return { after: matter!, entries }
}

function served(procedure: AnyProcedure, matter: Replica, step: Extract<Step, { serve: string }>, c: Circumstances): Decision {
  const document = Object.values(matter.documents).findLast((d) => d.document === step.serve)
  if (!document) throw new Error(`${procedure.id}: nothing to serve as ${step.serve}`)
  const change = serve(procedure, matter, { ...step.service, document_id: document.id }, c)
  return withClocks(procedure, matter, { ...change, row: { version: matter.row.version + 1 } }, c)
}

function numbered(stage: Stage, procedure: AnyProcedure, change: Change, after: Replica, opening: boolean): Change {
  const code = stage.names.organisations.get(after.row.org_id)!.prefix
  const take = (series: string, day: string) => { const year = Number(day.slice(0, 4)); return numberText({ code, series, year, n: stage.next(after.row.org_id, series, year) }) }
  const documents = Object.fromEntries(Object.entries(change.documents ?? {}).map(([id, document]) => {
    const series = procedure.documents[document.document]?.series
    return [id, series && !document.received && document.number === null ? { ...document, number: take(series, document.dated_on) } : document]
  }))
  return {
    ...change,
    ...(opening && after.row.origin === 'handled' && { row: { ...change.row, number: take(procedure.series, after.row.opened_on) } }),
    ...(change.documents && { documents }),
  }
}
