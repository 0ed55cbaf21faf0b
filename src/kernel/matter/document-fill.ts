import type { Caller } from '../access/scope.ts'
import { documentData } from '../document/document-data.ts'
import type { AnyProcedure } from '../procedure/procedure.ts'
import type { Change, Document, Replica } from './replica.ts'
import type { OrganisationNow, World } from './world.ts'

/**
 * Fills the documents that a change issues with what their templates may ask for, as of now: the file can then be
 * rendered at any time after the commit and always says the same.
 */
export function documentsFilled(world: Pick<World, 'unseal'>, procedure: AnyProcedure, change: Change, after: Replica, organisations: ReadonlyMap<string, OrganisationNow>, caller: Caller): Change {
  const issued = Object.values(change.documents ?? {}).filter((d) => !d.received && !d.voided_reason && Object.keys(d.data).length === 0)
  if (issued.length === 0) return change
  const documents: { [id: string]: Document } = { ...change.documents }
  for (const document of issued) documents[document.id] = { ...document, data: documentData(procedure, after, document, { organisations, author: caller.name }) }
  return { ...change, documents }
}
