import type { Fields } from '../field/field.ts'
import { parseFields, type FieldProblem } from '../field/parse.ts'
import { invalid } from '../fault.ts'
import type { IsoDate } from '../law/law.ts'
import type { AnyAction, AnyProcedure, Manys } from '../procedure/procedure.ts'
import { list } from '../procedure/refusals.ts'
import { difference, governingDate, type Circumstances, type Decision } from './act.ts'
import type { Input } from './asked.ts'
import { arrivalClocks, stepClocks, type ClockContext, type MatterEvent } from './clocks.ts'
import { eventOf } from './event.ts'
import { applied, type Change, type Clock, type Replica } from './replica.ts'
import { sealed } from './sensitive.ts'
import { snapshotOf } from './snapshot.ts'
import { longestExtension } from './term-of.ts'

/** A journal entry as far as counting clocks again needs it. */
export interface HistoryEntry {
  readonly id: string
  readonly action: string
  readonly kind: string
  readonly effective_on: IsoDate
  readonly input: { readonly extension?: number; readonly correction?: Correction }
  readonly change: Change
}
/** What was wrongly entered: fields, a day of service, or the legal day of an earlier entry. */
export interface Correction {
  readonly fields?: Input
  readonly service?: { readonly id: string; readonly served_on: IsoDate }
  readonly entry?: { readonly id: string; readonly on: IsoDate }
}

/** The correction as somebody asked for it, read by field kinds. */
export function readCorrection(procedure: AnyProcedure, matter: Replica, history: readonly HistoryEntry[], input: Input, c: Circumstances, today: IsoDate): Correction {
  const { service, entry, ...fields } = input as { service?: Correction['service']; entry?: Correction['entry'] } & Input
  const read = parseFields(procedure.fields as Fields, { asked: [], offered: Object.keys(procedure.fields) }, fields)
  const problems: FieldProblem[] = [...read.problems]
  for (const name of Object.keys(read.values)) if (list(procedure.fixed).includes(name)) problems.push({ field: name, message: `「${procedure.fields[name].label}」已经固定并公布，不得更正` })
  problems.push(...Object.keys(read.values).flatMap((name) => keptFromCorrecting(procedure, matter, name, c.actor.id)))
  if (service && !matter.services[service.id]) problems.push({ field: 'service', message: '要更正的送达记录不存在，请刷新后重试' })
  if (entry && !history.some((h) => h.id === entry.id)) problems.push({ field: 'entry', message: '要更正的日志不存在，请刷新后重试' })
  for (const day of [service?.served_on, entry?.on]) if (day && day > today) problems.push({ field: 'on', message: `更正后的日期 ${day} 尚未到来` })
  if (Object.keys(read.values).length === 0 && !service && !entry) problems.push({ field: 'fields', message: '请填写要更正的内容' })
  if (problems.length > 0) throw invalid(problems)
  return { ...(Object.keys(read.values).length > 0 && { fields: sealed(procedure.fields as Fields, read.values, c.seal) }), ...(service && { service }), ...(entry && { entry }) }
}

/** What is one person's own for a time nobody else corrects; nor is it given to another by naming him. */
function keptFromCorrecting({ fields, many = {} }: AnyProcedure, { row }: Replica, name: string, actor: string): readonly FieldProblem[] {
  const kept = [fields as Fields, ...Object.values(many as Manys).map((child) => child.fields)].flatMap((of) => Object.values(of).flatMap(({ keptBy }) => keptBy?.in.includes(row.state) ? [keptBy] : []))
  const own = (fields as Fields)[name]!.keptBy
  const another = own?.in.includes(row.state) && row[own.person] !== actor
  return another || kept.some(({ person }) => person === name) ? [{ field: name, message: `「${(fields as Fields)[name]!.label}」在这一阶段${another ? '只能由本人' : '不能'}更正` }] : []
}

/** An earlier change as it would have been, had the facts been entered right. */
function mended(change: Change, before: Replica | null, corrections: readonly Correction[]): Change {
  let { row, services } = change
  for (const { fields, service } of corrections) {
    for (const [name, value] of Object.entries(fields ?? {})) if (row && name in row && (before === null || row[name] !== null)) row = { ...row, [name]: value }
    if (service && services?.[service.id]) services = { ...services, [service.id]: { ...services[service.id]!, served_on: service.served_on } }
  }
  return { ...change, ...(row && { row }), ...(services && { services }) }
}

function extendedBy(procedure: AnyProcedure, entry: HistoryEntry, matter: Replica, c: Circumstances): MatterEvent['extends'] {
  const action = procedure.actions[entry.action] as AnyAction | undefined
  if (!action?.extends) return undefined
  const most = longestExtension(procedure.deadlines[action.extends]!, matter.row, c.settings)
  return most && { deadline: action.extends, length: entry.input.extension ?? most.length, unit: most.unit }
}

/** Counts all clocks again from the history with its facts put right. Ids are kept by deadline, party and order. */
function recounted(procedure: AnyProcedure, matter: Replica, history: readonly HistoryEntry[], latest: Correction, c: Circumstances): { readonly [id: string]: Clock } {
  const corrections = [...history.flatMap((h) => h.input.correction ?? []), latest]
  let folded: Replica | null = null
  for (const entry of history) {
    const before: Replica | null = folded
    const { clocks: _, ...facts } = mended(entry.change, before, corrections)
    const on = corrections.findLast((k) => k.entry?.id === entry.id)?.entry?.on ?? entry.effective_on
    const after = applied(before, facts)
    const extended = before ? extendedBy(procedure, entry, before, c) : undefined
    const event = eventOf(procedure, before, after, facts, on, { ...(extended && { extends: extended }), ...(entry.kind === 'import' && { asItStands: true }) })
    const context: ClockContext = {
      procedure, after, governing: governingDate(procedure, after, on), calendar: c.calendar, settings: c.settings, newId: c.newId,
      snapshot: snapshotOf(procedure, after, c.facts, on, c.actor),
    }
    folded = applied(after, { clocks: event.asItStands && before === null ? arrivalClocks(event, context, c.on) : stepClocks(event, context) })
  }
  const order = (clocks: readonly Clock[], clock: Clock) => clocks.filter((k) => k.deadline === clock.deadline && k.row_id === clock.row_id && k.id <= clock.id).length
  const [old, fresh] = [Object.values(matter.clocks), Object.values(folded?.clocks ?? {})]
  const changed: { [id: string]: Clock } = {}
  const kept = new Set<string>()
  for (const clock of fresh) {
    const former = old.find((k) => k.deadline === clock.deadline && k.row_id === clock.row_id && order(old, k) === order(fresh, clock))
    // A lapse on which the law has already acted stands until somebody undoes what it did.
    const next = { ...clock, id: former?.id ?? clock.id, ...(former?.state === 'lapsed' && { state: former.state }) }
    kept.add(next.id)
    if (JSON.stringify(next) !== JSON.stringify(former)) changed[next.id] = next
  }
  for (const clock of old) if (!kept.has(clock.id) && clock.state !== 'ended') changed[clock.id] = { ...clock, state: 'ended' }
  return changed
}

/** Puts wrongly entered facts right and counts every clock again. */
export function corrected(procedure: AnyProcedure, matter: Replica, history: readonly HistoryEntry[], correction: Correction, c: Circumstances): Decision {
  const services = correction.service ? { [correction.service.id]: { ...matter.services[correction.service.id]!, served_on: correction.service.served_on } } : undefined
  const fixed = applied(matter, { row: correction.fields ?? {} })
  const title = procedure.title({ values: fixed.row, rows: snapshotOf(procedure, fixed, c.facts, c.on, c.actor).rows, orgName: c.orgName }).replaceAll(/\s+/g, ' ').slice(0, 300)
  const clocks = recounted(procedure, fixed, history, correction, c)
  const change: Change = {
    row: difference(matter, { ...fixed.row, title, version: matter.row.version + 1 }),
    ...(services && { services }), ...(Object.keys(clocks).length > 0 && { clocks }),
  }
  const after = applied(matter, change)
  return { change, after, event: eventOf(procedure, matter, after, change, c.on) }
}
