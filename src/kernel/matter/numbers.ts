import type { Tx } from '../access/scope.ts'
import { numberText, paperNumber } from '../document/number.ts'
import { Fault } from '../fault.ts'
import type { AnyProcedure } from '../procedure/procedure.ts'
import type { Change, Document, Replica } from './replica.ts'
import type { OrganisationNow } from './world.ts'

/** Takes the next number of a series: gap-free, since the counter row stays locked until this transaction commits or rolls back. */
async function takeNumber(tx: Tx, district: string, org: OrganisationNow, series: string, year: number): Promise<string> {
  if (!org.prefix.trim()) throw new Fault('refused', `${org.name}还没有发文机关代字，不能编文号。请系统管理员在「机构」中填写后再办理，已填写的内容仍在`)
  const { rows: [taken] } = await tx.query<{ last: number }>({
    name: 'take number',
    text: 'insert into number_counter as n (district, org_id, series, year, last) values ($1, $2, $3, $4, 1) on conflict (district, org_id, series, year) do update set last = n.last + 1 returning last',
    values: [district, org.id, series, year],
  })
  return numberText({ code: org.prefix, series, year, n: taken!.last })
}

/** The number a paper has from its matter, where one case keeps one serial. */
export function ownNumber(procedure: AnyProcedure, change: Change, after: Replica, { id, document }: Document): string | null {
  if (!procedure.oneSerial) return null
  const nth = Object.values(after.documents).filter((one) => one.document === document && one.id !== id).length + 1
  return paperNumber((change.row?.['number'] ?? after.row.number) as string | null, procedure.series, procedure.documents[document]!.series!, nth)
}

/** Gives the matter being opened and the documents being issued their numbers. Called last before the writes, to hold the counters briefly. */
export async function numbered(tx: Tx, procedure: AnyProcedure, change: Change, after: Replica, org: OrganisationNow, opening: boolean): Promise<Change> {
  const yearOf = (day: string) => Number(day.slice(0, 4))
  let numberedChange = change
  if (opening && after.row.origin === 'handled')
    numberedChange = { ...change, row: { ...change.row, number: await takeNumber(tx, after.row.district, org, procedure.series, yearOf(after.row.opened_on)) } }
  const documents: { [id: string]: Document } = {}
  for (const document of Object.values(change.documents ?? {})) {
    const series = procedure.documents[document.document]?.series
    documents[document.id] = series && !document.received && document.number === null
      ? { ...document, number: ownNumber(procedure, numberedChange, after, document) ?? await takeNumber(tx, after.row.district, org, series, yearOf(document.dated_on)) } : document
  }
  return Object.keys(documents).length > 0 ? { ...numberedChange, documents } : numberedChange
}
