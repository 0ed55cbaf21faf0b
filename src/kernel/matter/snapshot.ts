import type { IsoDate } from '../law/law.ts'
import type { AnyProcedure, AnySnapshot, ClockView, Recipients } from '../procedure/procedure.ts'
import { list } from '../procedure/refusals.ts'
import type { Clock, Replica, Service } from './replica.ts'

/** The last document of a kind that still stands. */
export const latestDocument = (replica: Replica, document: string) =>
  Object.values(replica.documents).filter((d) => d.document === document && !d.voided_reason).at(-1)

/**
 * The day a document reached everybody it had to reach: the last day of service where several must be served
 * apart (行政复议法 第八十八条, 民事诉讼法 第八十八条以下); null while anybody is missing.
 */
export function servedOn(procedure: AnyProcedure, replica: Replica, document: string): IsoDate | null {
  const issued = latestDocument(replica, document)
  if (!issued) return null
  const services = Object.values(replica.services).filter((s) => s.document_id === issued.id && s.served_on !== null)
  const first = (mine: (s: Service) => boolean) => services.filter(mine).map((s) => s.served_on!).sort()[0]
  const serve = procedure.documents[document]?.serve
  const reached = serve === undefined || serve === 'once' ? [first(() => true)]
    : list<Recipients>(serve).flatMap((to) => 'each' in to
      ? Object.keys(replica.rows[to.each] ?? {}).map((row) => first((s) => s.row_id === row))
      : replica.row[to.org] ? [first((s) => s.recipient_org_id === replica.row[to.org])] : [])
  return reached.length === 0 || reached.includes(undefined) ? null : reached.reduce((latest, one) => one! > latest! ? one : latest)!
}

const viewOf = (clock: Clock | undefined, on: IsoDate): ClockView => clock === undefined
  ? { state: 'none', due_on: null, met_on: null, extended: 0, extension: 0 }
  // A running clock whose last day has passed is over for whoever waited on it, though nobody has acted.
  : { state: clock.state === 'running' && clock.due_on !== null && clock.due_on < on ? 'lapsed' : clock.state, due_on: clock.due_on, met_on: clock.met_on, extended: clock.extended, extension: clock.extension }

/** The newest clock of a deadline; of clocks that run for several parties, the one that ends last. */
export const latestClock = (replica: Replica, deadline: string): Clock | undefined =>
  Object.values(replica.clocks).filter((c) => c.deadline === deadline && c.state !== 'ended')
    .sort((a, b) => (a.due_on ?? '9999') < (b.due_on ?? '9999') ? -1 : 1).at(-1)

/** What tests see of a matter on a legal day. */
export function snapshotOf(
  procedure: AnyProcedure, replica: Replica, facts: { readonly [name: string]: unknown }, on: IsoDate,
  actor: AnySnapshot['actor'],
): AnySnapshot {
  const rows: { [child: string]: unknown[] } = {}
  for (const child of Object.keys(procedure.many ?? {}))
    rows[child] = Object.values(replica.rows[child] ?? {}).sort((a, b) => a.position - b.position)
  return {
    state: replica.row.state,
    org_id: replica.row.org_id,
    values: replica.row,
    // Child rows are typed by the definition; here any procedure will do.
    rows: rows as AnySnapshot['rows'],
    has: (document) => latestDocument(replica, document) !== undefined,
    // A public notice is service only when its thirty days are over (民事诉讼法 第九十五条).
    servedOn: (document) => { const day = servedOn(procedure, replica, document); return day !== null && day <= on ? day : null },
    clock: (deadline) => viewOf(latestClock(replica, deadline), on),
    facts, on, actor,
  }
}
