import type { IsoDate } from '../law/law.ts'
import type { AnyProcedure } from '../procedure/procedure.ts'
import type { MatterEvent } from './clocks.ts'
import type { Change, Replica } from './replica.ts'

/** What a change means to clocks. Derived from the change alone, so that history can be counted again. */
export function eventOf(procedure: AnyProcedure, before: Replica | null, after: Replica, change: Change, on: IsoDate, how: Pick<MatterEvent, 'extends' | 'asItStands'> = {}): MatterEvent {
  const papers = Object.values(change.documents ?? {}).filter((d) => !before?.documents[d.id] && !d.voided_reason)
  const kindOf = (id: string) => after.documents[id]?.document
  return {
    on,
    from: before?.row.state ?? null,
    to: after.row.state,
    issued: papers.filter((d) => !d.received).map((d) => d.document),
    received: papers.filter((d) => d.received).map((d) => d.document),
    served: Object.values(change.services ?? {}).flatMap((s) => {
      const document = kindOf(s.document_id)
      return s.served_on && document && before?.services[s.id]?.served_on !== s.served_on ? [{ document, row_id: s.row_id, on: s.served_on }] : []
    }),
    changed: Object.keys(change.row ?? {}).filter((name) => name in procedure.fields && before?.row[name] !== after.row[name]),
    ...how,
  }
}
