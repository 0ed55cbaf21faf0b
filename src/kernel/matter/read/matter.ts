import { masks } from '../../access/mask.ts'
import { isOwn, maskRecord, sightOf } from '../../access/masking.ts'
import type { Caller } from '../../access/scope.ts'
import { notFound } from '../../fault.ts'
import type { DocumentView, MatterView, ServiceView } from '../../http/contract.ts'
import type { AnyProcedure, Manys } from '../../procedure/procedure.ts'
import { loadFacts } from '../facts.ts'
import type { Document, Replica } from '../replica.ts'
import { loadMatter } from '../store.ts'
import { actionsOf } from './actions.ts'
import { clockDetail, rowTitle } from './clock-detail.ts'
import { readInScope } from './in-scope.ts'
import { linksOf, linksTo } from './links.ts'
import type { Reading } from './reading.ts'

/** One matter with all that hangs from it and what the caller may do. @throws Fault `not_found` outside the caller's sight */
export async function readMatter(reading: Reading, procedure: AnyProcedure, caller: Caller, id: string): Promise<MatterView> {
  const today = reading.today()
  const [{ units }, calendar] = await Promise.all([reading.directory(caller.district), reading.calendar()])
  return readInScope(reading.pool, caller, async (tx) => {
    const [loaded, incoming] = await Promise.all([loadMatter(tx, procedure, caller.district, id), linksTo(tx, procedure, caller.district, id)])
    if (!loaded) throw notFound('这件案卷')
    const { replica: matter } = loaded
    const { facts } = await loadFacts(tx, reading, procedure, matter, {}, today)
    const links = await linksOf(tx, reading.registry, procedure, matter, incoming, caller)
    const nameFor = sightOf('name', matter.row, caller) === 'plain' ? (name: string) => name : masks.name
    const clocks = Object.values(matter.clocks).sort(byUrgency).map((clock) => clockDetail(procedure, matter, clock, nameFor, today, calendar))
    return {
      ...shownRecord(reading, procedure, matter, caller),
      org_name: units.get(matter.row.org_id)?.short_name ?? '',
      light: clocks.find((clock) => clock.state === 'running' && clock.whose === 'unit') ?? null,
      documents: documentsOf(procedure, matter, caller, nameFor), attachments: attachmentsOf(matter), clocks, links,
      actions: actionsOf(procedure, matter, facts, caller, today),
    }
  })
}

type Clocks = Replica['clocks'][string]
const order = { running: 0, paused: 1, lapsed: 2, late: 3, met: 4, ended: 5 } satisfies Record<Clocks['state'], number>
const byUrgency = (a: Clocks, b: Clocks): number =>
  order[a.state] - order[b.state] || (a.due_on ?? '9999').localeCompare(b.due_on ?? '9999') || (a.id < b.id ? -1 : 1)

/** Fields and child rows as the caller may see them; of a child's masked values the path says which. */
function shownRecord(reading: Reading, procedure: AnyProcedure, matter: Replica, caller: Caller) {
  const { row } = matter
  const children = Object.keys((procedure.many ?? {}) as Manys)
  const lists = Object.fromEntries(children.map((child) => [child, Object.values(matter.rows[child] ?? {}).sort((a, b) => a.position - b.position)]))
  const values = Object.fromEntries(Object.keys(procedure.fields).map((name) => [name, row[name]]))
  const shown = maskRecord(procedure, { org_id: row.org_id, shared_with: row.shared_with, closed_on: row.closed_on, state: row.state, title: row.title, values, rows: lists }, caller, reading.unseal)
  return {
    id: row.id, ledger: procedure.id, number: row.number, title: shown.title!, state: row.state, org_id: row.org_id, handler_id: row.handler_id,
    opened_on: row.opened_on, closed_on: row.closed_on, origin: row.origin, version: row.version, secrecy: row.secrecy, values: shown.values,
    // A masked child row keeps its id: `maskValues` passes what is no field.
    rows: Object.fromEntries(children.map((child) => [child, shown.rows[child]!.map((one) => one.values as { readonly id: string })])),
    masked: [...shown.masked, ...children.flatMap((child) => shown.rows[child]!.flatMap((one, at) => one.masked.map((name) => `${child}.${lists[child]![at]!.id}.${name}`)))],
  }
}

const newestFirst = (a: { readonly id: string }, b: { readonly id: string }) => a.id < b.id ? 1 : -1

function documentsOf(procedure: AnyProcedure, matter: Replica, caller: Caller, nameFor: (name: string) => string): DocumentView[] {
  const services = Object.values(matter.services)
  return Object.values(matter.documents).filter((document) => mayRead(procedure, matter, caller, document)).sort((a, b) => a.dated_on === b.dated_on ? newestFirst(a, b) : a.dated_on < b.dated_on ? 1 : -1).map((document) => ({
    id: document.id, document: document.document, label: procedure.documents[document.document]?.label ?? document.document, number: document.number,
    dated_on: document.dated_on, received: document.received, has_file: hasFile(procedure, document), attachment_id: document.attachment_id,
    voided_reason: document.voided_reason,
    services: services.filter((service) => service.document_id === document.id).sort((a, b) => a.sent_on < b.sent_on ? -1 : 1)
      .map(({ id, recipient, method, sent_on, served_on, evidence, row_id, recipient_org_id }): ServiceView => ({ id, to: row_id ?? recipient_org_id, recipient: nameFor(recipient || (row_id && rowTitle(procedure, matter, row_id)) || ''), method, sent_on, served_on, evidence })),
  }))
}

/** Whether the caller may know of a paper: those of the house stay with the unit that answers for the matter. */
export const mayRead = (procedure: AnyProcedure, { row }: Replica, caller: Caller, { document }: Document): boolean =>
  !procedure.documents[document]?.internal || isOwn(caller, row)

/** Whether a paper can be downloaded: rendered from its template, or the file that was handed in. */
const hasFile = (procedure: AnyProcedure, document: Document): boolean =>
  document.attachment_id !== null || (!document.received && procedure.documents[document.document]?.template !== undefined)

/** Ids are ordered by time (RFC 9562 version 7): their first 48 bits say when the file was added. */
const madeAt = (id: string): string => new Date(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toISOString()

const attachmentsOf = (matter: Replica): MatterView['attachments'] => Object.values(matter.attachments).sort(newestFirst)
  .map(({ id, name, kind, media_type, size }) => ({ id, name, kind, media_type, size, added_at: madeAt(id) }))
