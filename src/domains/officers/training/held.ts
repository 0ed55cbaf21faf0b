import type { IsoDate } from '../../../kernel/law/law.ts'
import type { Matching } from '../../../kernel/procedure/look-up.ts'
import type { Consequence } from '../../../kernel/procedure/procedure.ts'
import { 市县依法行政决定 } from '../law.ts'

/** A class as far as its conditions look at it. */
interface Class {
  readonly on: IsoDate
  readonly values: { readonly topic: string; readonly kind: string; readonly held_on: IsoDate | null; readonly hours: number | null }
  readonly rows: { readonly attendee: readonly { readonly certificate_number: string; readonly name: string; readonly unit: string | null }[] }
  readonly facts: { readonly cards: readonly Matching[] }
}

export const attended = (m: Class) => ({ attendees: m.rows.attendee.length })

export const proper = {
  '举办日期尚未到来': ({ on, values: { held_on } }: Class) => held_on !== null && held_on > on,
  '学时应当是正数': ({ values: { hours } }: Class) => hours !== null && hours <= 0,
  '同一执法证号填写了两次': ({ rows: { attendee } }: Class) => new Set(attendee.map(({ certificate_number }) => certificate_number)).size < attendee.length,
  // Hours under a mistyped number would be another's. Whose card is not in the register yet is not doubted.
  '请核对执法证号和姓名': { basis: 市县依法行政决定.section(6), cases: ({ rows: { attendee }, facts: { cards } }: Class) => attendee.flatMap(({ certificate_number, name }) => {
    const holders = cards.filter(({ values }) => values['certificate_number'] === certificate_number)
    return holders.length > 0 && !holders.some(({ values }) => values['name'] === name) ? [`${certificate_number}登记的持证人不是${name}`] : []
  }) },
}

/** A record in each officer's own unit. */
export const recordsOf = ({ values: { topic, kind, held_on, hours }, rows }: Class): readonly Consequence[] =>
  rows.attendee.map(({ certificate_number, name, unit }) => ({
    ledger: 'training_record', action: 'record_attendance', link: 'of_training', ...(unit !== null && { org_id: unit }),
    input: { certificate_number, name, topic, kind, attended_on: held_on, hours },
  }))
