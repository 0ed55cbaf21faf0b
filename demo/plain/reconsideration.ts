import type { PastMatter } from '../../src/kernel/import/write.ts'
import { addDays } from '../../src/kernel/law/day.ts'
import { disputedAct } from '../acts.ts'
import { personName } from '../names.ts'
import type { Ending } from '../targets.ts'
import { brought, type OldFile } from './brought.ts'
import { weekday, weekdayAfter, type PlainDistrict } from './district.ts'

/** How the applications of a year ended, under the law before 2024. */
export interface Reconsidered {
  readonly decided: { readonly [decision in 'uphold' | 'revoke' | 'confirm_unlawful' | 'perform']?: number }
  readonly resolved_early?: number
  readonly not_accepted?: number
  /** So many decisions were put on the net. */
  readonly published?: number
}

/** Applications received and concluded within the year. */
export function* reconsiderations(district: PlainDistrict, { decided, resolved_early = 0, not_accepted = 0, published = 0 }: Reconsidered): Generator<PastMatter> {
  const random = district.random('reconsideration')
  const { year } = district
  const endings = [
    ...Object.entries(decided).flatMap(([ending, count]) => Array.from({ length: count }, () => ending)),
    ...Array.from({ length: resolved_early }, () => 'resolved_early'), ...Array.from({ length: not_accepted }, () => 'not_accepted'),
  ] as readonly Ending[]
  const days = endings.map(() => weekday(random, `${year}-01-04`, `${year}-10-10`)).sort()
  const merits = new Set<string>(['uphold', 'revoke', 'confirm_unlawful', 'perform'])
  let left = published
  for (const [n, ending] of random.shuffled(endings).entries()) {
    const received_on = days[n]!
    const act = disputedAct(random, ending)
    const made = addDays(received_on, -random.int(10, 50))
    const accepted_on = weekdayAfter(received_on, random.int(1, 5))
    const decided_on = weekdayAfter(accepted_on, random.int(30, 58))
    const applicant = personName(random)
    const ended = ending === 'resolved_early' ? { state: 'resolved_early', closed_on: accepted_on, values: { early_ending_note: '经案前调解，申请人自愿撤回。' } }
      : ending === 'not_accepted' ? { state: 'not_accepted', closed_on: weekdayAfter(accepted_on, 2), values: { refused_on: accepted_on, unmet_conditions: ['interest'], refusal_reason: '申请人与该行为没有利害关系。' } }
      : { state: 'closed', closed_on: weekdayAfter(decided_on, random.int(2, 9)), values: { accepted_on, acceptance: 'accepted', track: 'ordinary', conclusion: 'decision', decision: ending, decided_on, findings: '审理查明的事实见决定书。', decision_text: '见决定书。' } }
    const open = merits.has(ending) && left > 0
    if (open) left--
    yield brought(district, 'reconsideration', random, {
      unit: 'government', number: `${district.sign}政复〔${year}〕${n + 1}号`, title: `${applicant.slice(0, 1)}某不服${district.units.find(({ key }) => key === act.respondent)!.short}${act.act_title}`, opened_on: received_on, ...ended,
      values: {
        submitted_on: received_on, received_on, form: 'written', channel: 'window', requests: act.requests, claims: act.claims, reasons: act.reasons, field_of_administration: act.field_of_administration, act_kind: act.act_kind,
        act_title: act.act_title, respondent: district.unitId(act.respondent), respondent_kind: act.respondent_kind, act_public: act.act_public,
        ...(act.act_kind !== 'inaction' && { act_made_on: made, act_known_on: addDays(made, 3) }), ...ended.values, ...(open && { published_on: weekdayAfter(ended.closed_on, 5) }),
      },
      rows: { applicant: [{ name: applicant, kind: 'person', address: `${district.area}示范大道${random.int(1, 199)}号` }] },
    } satisfies OldFile)
  }
}
