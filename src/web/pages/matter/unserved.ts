import type { DocumentView, MatterView } from '../../../kernel/http/contract.ts'
import type { AnyProcedure, DocumentDef, Recipients } from '../../../kernel/procedure/procedure.ts'
import { list } from '../../../kernel/procedure/refusals.ts'

/** On whom a paper must be served, by id; one that names its recipient itself goes to whoever that is. */
function recipients({ rows, values }: MatterView, serve: DocumentDef['serve']): readonly (string | null)[] {
  if (!serve || serve === 'once') return serve ? [null] : []
  return list(serve as Recipients | readonly Recipients[]).flatMap((to) => 'org' in to ? [values[to.org] as string | null].filter((id) => id !== null) : (rows[to.each] ?? []).map(({ id }) => id))
}

/** The papers that still have to reach somebody, the newest first as on file; of a paper that was issued again only the last. */
export function unserved(procedure: AnyProcedure, matter: MatterView): readonly DocumentView[] {
  const standing = matter.documents.filter(({ received, voided_reason }) => !received && !voided_reason)
  const last = standing.filter((document, at) => standing.findIndex((other) => other.document === document.document) === at)
  const reached = ({ services }: DocumentView, id: string | null) => services.some(({ to, served_on }) => served_on !== null && (id === null || to === id))
  return last.filter((document) => recipients(matter, (procedure.documents[document.document] as DocumentDef | undefined)?.serve).some((id) => !reached(document, id)))
}
