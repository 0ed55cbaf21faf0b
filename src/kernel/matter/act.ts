import type { Fields } from '../field/field.ts'
import { emptyOf, parseFields, type FieldProblem } from '../field/parse.ts'
import { invalid, refused } from '../fault.ts'
import type { Calendar } from '../law/calendar.ts'
import type { IsoDate } from '../law/law.ts'
import type { AnyAction, AnyDeadline, AnyProcedure, AnySnapshot } from '../procedure/procedure.ts'
import { holding, list, refusals, type Capacity } from '../procedure/refusals.ts'
import type { Asked, Input, RowsInput } from './asked.ts'
import { stepClocks, type MatterEvent } from './clocks.ts'
import { eventOf } from './event.ts'
import { applied, type Change, type ChildRow, type Document, type Replica } from './replica.ts'
import { sealed } from './sensitive.ts'
import { snapshotOf } from './snapshot.ts'
import { longestExtension, type SettingTerms } from './term-of.ts'

/** What a decision needs from outside the matter; loaded before it, so that deciding is pure. */
export interface Circumstances {
  readonly on: IsoDate
  readonly facts: { readonly [name: string]: unknown }
  readonly settings: SettingTerms
  readonly calendar: Calendar
  readonly actor: AnySnapshot['actor']
  readonly orgName: (id: string | null) => string
  readonly newId: () => string
  /** Encrypts an identifier of a natural person; what leaves a decision holds no plain one. */
  readonly seal: (plain: string) => string
}
export interface Opening { readonly district: string; readonly org_id: string; readonly id: string; readonly origin?: Replica['row']['origin']; readonly source_ref?: string | null }
export interface Decision { readonly change: Change; readonly after: Replica; readonly event: MatterEvent }

/** The date whose law governs the matter. */
export const governingDate = (procedure: AnyProcedure, replica: Replica | null, on: IsoDate): IsoDate =>
  (replica?.row[procedure.governedBy] as IsoDate | null | undefined) ?? replica?.row.opened_on ?? on

/** A matter about to be opened: what the tests of an opening see. */
export const blank = (procedure: AnyProcedure, { district, org_id, id, origin = 'handled', source_ref = null }: Opening, c: Pick<Circumstances, 'on' | 'actor'>): Replica => ({
  row: {
    district, id, org_id, shared_with: [], secrecy: 0, number: null, title: '', state: '', opened_on: c.on, closed_on: null,
    handler_id: c.actor.id, origin, source_ref, version: 0,
    ...Object.fromEntries(Object.entries(procedure.fields as Fields).map(([name, field]) => [name, emptyOf(field)])),
  },
  rows: {}, clocks: {}, documents: {}, services: {}, attachments: {}, links: {},
})

/** Rows as asked, read by their fields; what cannot be read is told in `problems` and left out. */
export function childRows(procedure: AnyProcedure, action: AnyAction, old: Replica, asked: RowsInput, c: Circumstances, problems: FieldProblem[]) {
  const changed: { [child: string]: { [id: string]: ChildRow } } = {}
  const adds = new Set<string>([...list(action.asksRows), ...list(action.offersRows)])
  for (const child of Object.keys(asked)) if (!adds.has(child) && !action.revisesRows?.[child]) problems.push({ field: child, message: `本环节不填写「${procedure.many?.[child]?.label ?? child}」` })
  for (const child of list(action.asksRows)) if (!asked[child]?.length) problems.push({ field: child, message: `请至少填写一项「${procedure.many![child]!.label}」` })
  for (const [child, given] of Object.entries(asked)) {
    const fields = procedure.many?.[child]?.fields as Fields | undefined
    if (!fields) continue
    const standing = old.rows[child] ?? {}
    let position = Math.max(0, ...Object.values(standing).map((r) => r.position))
    given.forEach((one, at) => {
      const { id, ...rest } = one as Input & { id?: string }
      const existing = id ? standing[id] : undefined
      const path = `${child}.${at}.`
      if (id && !existing) { problems.push({ field: path.slice(0, -1), message: `「${procedure.many![child]!.label}」第 ${at + 1} 项已不存在，请刷新后重试` }); return }
      if (!existing && !adds.has(child)) { problems.push({ field: path.slice(0, -1), message: `本环节不增加「${procedure.many![child]!.label}」` }); return }
      const demand = existing ? { asked: [], offered: list(action.revisesRows?.[child]) as string[] } : { asked: Object.keys(fields).filter((f) => fields[f]!.required), offered: Object.keys(fields) }
      const read = parseFields(fields, demand, rest, path)
      problems.push(...read.problems)
      const empties = Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, emptyOf(field)]))
      const row: ChildRow = existing ? { ...existing, ...sealed(fields, read.values, c.seal) } : { ...empties, ...sealed(fields, read.values, c.seal), id: c.newId(), position: ++position }
      ;(changed[child] ??= {})[row.id] = row
    })
  }
  return changed
}

/** Rows that follow from the act itself join those that were typed. */
function addMadeRows(procedure: AnyProcedure, rows: { [child: string]: { [id: string]: ChildRow } }, old: Replica, made: { readonly [child: string]: readonly Input[] | undefined }, c: Circumstances): void {
  for (const [child, list] of Object.entries(made)) {
    const empties = Object.fromEntries(Object.entries(procedure.many![child]!.fields as Fields).map(([name, field]) => [name, emptyOf(field)]))
    const group = rows[child] ??= {}
    let position = [...Object.values(old.rows[child] ?? {}), ...Object.values(group)].reduce((most, row) => Math.max(most, row.position), 0)
    for (const values of list ?? []) {
      const row: ChildRow = { ...empties, ...values, id: c.newId(), position: ++position }
      group[row.id] = row
    }
  }
}

/** Units that see the matter because the definition says they take part in it, beside those it was shared with by hand. */
function sharedWith(procedure: AnyProcedure, before: Replica, after: Replica, state: string): readonly string[] {
  const unitsIn = ({ row, rows }: Replica, field: string): readonly unknown[] => {
    const [child, name] = field.split('.') as [string, string?]
    return name === undefined ? [row[field]] : Object.values(rows[child] ?? {}).map((one) => one[name])
  }
  const of = (matter: Replica, at: string) => list(procedure.unsharedIn).includes(at) ? [] : list(procedure.sharedWith).flatMap((field) => unitsIn(matter, field)).flat().filter((id): id is string => !!id)
  const former = of(before, before.row.state)
  const next = [...before.row.shared_with.filter((id) => !former.includes(id)), ...of(after, state)]
  return [...new Set(next)].filter((id) => id !== before.row.org_id).sort()
}

/** Only what differs from the row as it stood; an opening carries everything. */
export const difference = (before: Replica | null, next: Input): Input =>
  Object.fromEntries(Object.entries(next).filter(([name, value]) => !before || !same(before.row[name], value)))
// A row has a hundred columns and most are the very values they were.
const same = (one: unknown, other: unknown): boolean => one === other || (typeof one === 'object' && typeof other === 'object' && JSON.stringify(one) === JSON.stringify(other))

/** Completes a change with what clocks make of it. */
export function withClocks(procedure: AnyProcedure, before: Replica | null, change: Change, c: Circumstances, how: Pick<MatterEvent, 'extends' | 'asItStands'> = {}): Decision {
  const after = applied(before, change)
  const event = eventOf(procedure, before, after, change, c.on, how)
  const clocks = stepClocks(event, {
    procedure, after, governing: governingDate(procedure, after, c.on), calendar: c.calendar, settings: c.settings, newId: c.newId,
    snapshot: snapshotOf(procedure, after, c.facts, c.on, c.actor),
  })
  if (Object.keys(clocks).length === 0) return { change, after, event }
  return { change: { ...change, clocks: { ...change.clocks, ...clocks } }, after: applied(after, { clocks }), event }
}

function extensionAsked(procedure: AnyProcedure, action: AnyAction, before: Replica, asked: Asked, c: Circumstances, problems: FieldProblem[]): MatterEvent['extends'] {
  if (!action.extends) return undefined
  const deadline = procedure.deadlines[action.extends] as AnyDeadline
  const most = longestExtension(deadline, before.row, c.settings)
  const clock = Object.values(before.clocks).find((k) => k.deadline === action.extends && (k.state === 'running' || k.state === 'paused'))
  const length = (asked.input['extension'] as number | undefined) ?? most?.length ?? 0
  const wrong = (message: string) => { problems.push({ field: 'extension', message }); return undefined }
  if (!clock) return wrong(`「${deadline.label}」没有在计算，不能延长`)
  if (clock.due_on && c.on > clock.due_on) return wrong(`「${deadline.label}」已于 ${clock.due_on} 届满，届满后不得延长`)
  if (clock.extended >= (deadline.extension?.times ?? 1)) return wrong(`「${deadline.label}」已延长 ${clock.extended} 次，不得再延长`)
  if (!Number.isInteger(length) || length < 1 || (most && clock.extension + length > most.length)) return wrong(`延长的期限应当是 1 至 ${(most?.length ?? 0) - clock.extension}`)
  return { deadline: action.extends, length, unit: most?.unit ?? clock.unit }
}

/**
 * Decides an action of the procedure: what changes, or why not. Pure.
 * @param before the matter, or what opens it
 * @throws Fault `refused` with every reason, or `invalid` with every field
 */
export function act(procedure: AnyProcedure, before: Replica | Opening, name: string, asked: Asked, capacity: Capacity, c: Circumstances): Decision {
  const action = procedure.actions[name] as AnyAction
  const opening = !('row' in before)
  const old = opening ? blank(procedure, before, c) : before
  const standing = refusals(procedure, snapshotOf(procedure, old, c.facts, c.on, c.actor), name, capacity, opening ? null : governingDate(procedure, old, c.on))
  if (standing.length > 0) throw refused(action.label, standing)

  const { extension: _, ...input } = asked.input
  const read = parseFields(procedure.fields, { asked: list(action.asks), offered: list(action.offers) }, input)
  const problems = [...read.problems]
  const extended = extensionAsked(procedure, action, old, asked, c, problems)
  const rows = childRows(procedure, action, old, asked.rows, c, problems)
  const ties = [...list(asked.link), ...list(asked.ties)]
  if (action.asksLink && !ties.some(({ kind }) => kind === action.asksLink)) problems.push({ field: 'link', message: `请从「${procedure.links![action.asksLink]!.label}」的案卷办理` })
  if (ties.some(({ kind }) => ![...list(action.offersLinks), action.asksLink].includes(kind))) problems.push({ field: 'link', message: '本环节不建立这种关联' })
  if (problems.length > 0) throw invalid(problems)

  const given = sealed(procedure.fields, read.values, c.seal)
  const filled = applied(old, { row: given, rows })
  const derived = action.sets?.(snapshotOf(procedure, filled, c.facts, c.on, c.actor), given) ?? {}
  const values = { ...given, ...Object.fromEntries(list(action.unkept).map((name) => [name, null])), ...derived }
  addMadeRows(procedure, rows, old, action.setsRows?.(snapshotOf(procedure, applied(filled, { row: derived }), c.facts, c.on, c.actor)) ?? {}, c)
  const state = action.to === undefined ? (opening ? procedure.opensIn : old.row.state) : typeof action.to === 'string' ? action.to : action.to.states[values[action.to.by] as string ?? filled.row[action.to.by] as string]
  if (!state) throw invalid([{ field: typeof action.to === 'object' ? action.to.by : 'state', message: '所选内容没有对应的后续环节' }])

  const documents: { [id: string]: Document } = {}
  const paper = (document: string, received: boolean): void => {
    const id = c.newId()
    documents[id] = { id, document, received, number: null, dated_on: c.on, data: {}, attachment_id: asked.papers?.[document] ?? null, voided_reason: null }
  }
  for (const document of list(action.issues)) paper(document, false)
  for (const document of list(action.receives)) paper(document, true)

  const next = { ...old.row, ...values }
  const titled: Replica = { ...filled, row: next }
  const handlers = values['handlers'] as readonly string[] | undefined
  const row = {
    ...next, state,
    shared_with: sharedWith(procedure, old, titled, state),
    title: procedure.title({ values: titled.row, rows: snapshotOf(procedure, titled, c.facts, c.on, c.actor).rows, orgName: c.orgName }).replaceAll(/\s+/g, ' ').slice(0, 300),
    closed_on: procedure.states[state]!.final ? old.row.closed_on ?? c.on : null,
    handler_id: handlers?.[0] ?? old.row.handler_id,
    version: old.row.version + 1,
  }
  const links = ties.map(({ kind, ledger, id }) => ({ id: c.newId(), kind, to_ledger: ledger, to_id: id, made_on: c.on }))
  const change: Change = {
    row: opening ? row : difference(old, row),
    ...(Object.keys(rows).length > 0 && { rows }),
    ...(Object.keys(documents).length > 0 && { documents }),
    ...(links.length > 0 && { links: Object.fromEntries(links.map((link) => [link.id, link])) }),
  }
  const decision = withClocks(procedure, opening ? null : old, change, c, extended && { extends: extended })
  const broken = holding(action.invalidIf, snapshotOf(procedure, decision.after, c.facts, c.on, c.actor), action.basis, 'invalid')
  if (broken.length > 0) throw refused(action.label, broken)
  return decision
}
