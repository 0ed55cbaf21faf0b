import type { Caller } from '../access/scope.ts'
import { documentData, type DocumentSource } from '../document/document-data.ts'
import type { AnyProcedure } from '../procedure/procedure.ts'
import type { Change, Document, Replica } from './replica.ts'
import { latestClock, latestDocument, servedOn } from './snapshot.ts'
import type { OrganisationNow, World } from './world.ts'

/** Names that documents print for ids. */
export interface Names {
  readonly organisations: ReadonlyMap<string, OrganisationNow>
  readonly people: ReadonlyMap<string, string>
  readonly district: string
  /** Tags that the templates of a kind of document ask for; all there are where it does not say. */
  readonly tags: (procedure: AnyProcedure, document: string) => ReadonlySet<string> | undefined
}

/**
 * Fills the documents that a change issues with what their templates ask for, as of now: the file can be rendered
 * at any time after the commit and always says the same. Identifiers stay encrypted; `readable` opens them.
 */
export function documentsFilled(procedure: AnyProcedure, change: Change, after: Replica, names: Names, caller: Caller): Change {
  const issued = Object.values(change.documents ?? {}).filter((d) => !d.received && !d.voided_reason && Object.keys(d.data).length === 0)
  if (issued.length === 0) return change
  const documents: { [id: string]: Document } = { ...change.documents }
  for (const document of issued) documents[document.id] = { ...document, data: documentData(procedure, document.document, sourceOf(procedure, after, document, names, caller), names.tags(procedure, document.document)) }
  return { ...change, documents }
}

/** What a document of the matter is filled from. */
export function sourceOf(procedure: AnyProcedure, matter: Replica, document: Document, { organisations, people, district }: Names, caller: Caller): DocumentSource {
  const handlers = (matter.row['handlers'] as readonly string[] | undefined) ?? (matter.row.handler_id ? [matter.row.handler_id] : [])
  const userName = (id: string) => people.get(id) ?? (id === caller.account_id ? caller.name : '')
  return {
    values: matter.row,
    rows: Object.fromEntries(Object.keys(procedure.many ?? {}).map((child) => [child, Object.values(matter.rows[child] ?? {}).sort((a, b) => a.position - b.position)])),
    org: organisations.get(matter.row.org_id)?.name ?? '', district, dated_on: document.dated_on,
    matter_number: matter.row.number, number: document.number,
    handlers: handlers.map(userName).filter((name) => name !== ''),
    documents: Object.fromEntries(Object.keys(procedure.documents).map((kind) => {
      const found = kind === document.document ? document : latestDocument(matter, kind)
      return [kind, found && { number: found.number, dated_on: found.dated_on, served_on: servedOn(procedure, matter, kind) }]
    })),
    clocks: Object.fromEntries(Object.keys(procedure.deadlines).map((deadline) => [deadline, latestClock(matter, deadline)?.due_on])),
    orgName: (id) => organisations.get(id)?.name ?? '', userName,
  }
}

/** The data of a document with its identifiers opened, for rendering to somebody who may have the paper. */
export const readable = (world: Pick<World, 'unseal'>, data: unknown): unknown =>
  typeof data === 'string' ? (/^v1\.[\w-]+\.[\w-]+\.[\w-]+$/.test(data) ? world.unseal(data) : data)
    : Array.isArray(data) ? data.map((one) => readable(world, one))
      : data && typeof data === 'object' ? Object.fromEntries(Object.entries(data).map(([name, value]) => [name, readable(world, value)])) : data
