import type { IsoDate } from '../law/law.ts'
import { citationText } from '../law/law.ts'
import type { Replica } from '../matter/replica.ts'
import { latestClock, latestDocument, snapshotOf } from '../matter/snapshot.ts'
import type { AnyCheck, Hindsight } from './check.ts'
import type { Looked } from './facts.ts'

/** What a check found in a case: the sentence, and the articles it rests on with the field's own rule. */
export interface Fault { readonly detail: string; readonly basis: string }

const nobody = { id: '', orgs: [], roles: [] }

/** The day a case is judged by, when the check concerns it at all. */
export function judgedOn({ at, since }: AnyCheck, row: { readonly [field: string]: unknown }): IsoDate | null {
  const on = row[at] as IsoDate | null
  return on === null || (since !== undefined && on < since) ? null : on
}

const hindsight = (matter: Replica): Hindsight => ({
  handled: matter.row.origin === 'handled',
  sentOn: (document) => {
    const issued = latestDocument(matter, document)
    return Object.values(matter.services).filter((s) => s.document_id === issued?.id).map((s) => s.sent_on).sort()[0] ?? null
  },
  hasRecording: Object.values(matter.attachments).some(({ media_type }) => /^(?:audio|video)\//.test(media_type)),
  hasPhotographs: Object.values(matter.attachments).some(({ media_type }) => media_type.startsWith('image/')),
  services: Object.values(matter.services).flatMap(({ document_id, ...service }) => {
    const paper = matter.documents[document_id]
    return paper && !paper.voided_reason ? [{ ...service, document: paper.document }] : []
  }).sort((a, b) => a.sent_on < b.sent_on ? -1 : a.sent_on > b.sent_on ? 1 : 0),
})

/** Reads one case by one check. Pure: facts were loaded before. */
export function judge(check: AnyCheck, matter: Replica, { facts, sources }: Looked, today: IsoDate): Fault | null {
  const detail = check.test({ ...snapshotOf(check.of, matter, facts, today, nobody), ...hindsight(matter) })
  if (detail === null) return null
  const rule = check.rule === undefined ? undefined : 'fact' in check.rule ? sources.get(check.rule.fact) : clockBasis(matter, check.rule.deadline as string)
  const basis = citationText(check.basis)
  return { detail, basis: rule && rule !== basis ? `${basis}；本领域、本地规定：${rule}` : basis }
}

const clockBasis = (matter: Replica, deadline: string): string | undefined => {
  const clock = latestClock(matter, deadline)
  return clock && citationText(clock.basis)
}
