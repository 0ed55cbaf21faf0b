import type { DocumentView, MatterView } from '../../../kernel/http/contract.ts'
import type { AnyProcedure, DocumentDef, Recipients } from '../../../kernel/procedure/procedure.ts'
import { list } from '../../../kernel/procedure/refusals.ts'

export interface Recipient { readonly key: string; readonly name: string; readonly row_id?: string; readonly org_id?: string; readonly served_on: string | null }

/** Everybody a paper must be served on, and when each was. A paper served once on whoever it names has no list. */
export function recipientsOf(procedure: AnyProcedure, matter: MatterView, document: DocumentView, orgName: (id: string) => string): readonly Recipient[] {
  const { serve } = procedure.documents[document.document] as DocumentDef
  if (!serve || serve === 'once') return []
  const servedOn = (id: string) => document.services.find(({ to, served_on }) => to === id && served_on)?.served_on ?? null
  return list(serve as Recipients | readonly Recipients[]).flatMap((to): Recipient[] => {
    if ('org' in to) {
      const id = matter.values[to.org] as string | null
      return id ? [{ key: id, name: orgName(id), org_id: id, served_on: servedOn(id) }] : []
    }
    return (matter.rows[to.each] ?? []).map((row) => {
      const name = (row[procedure.many![to.each]!.title] ?? '') as string
      return { key: row.id, name, row_id: row.id, served_on: servedOn(row.id) }
    })
  })
}
