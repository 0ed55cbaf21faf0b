import { defineCheck, type Judged } from '../../../kernel/check/check.ts'
import { fenOf } from '../../../kernel/law/money.ts'
import { 处罚法 } from '../../common/law.ts'
import { fen, hasSpoken, hearingOwed, needsDiscussion, needsReview, sanctionsOf } from '../penalty/bars.ts'
import { penalty } from '../penalty/penalty.ts'

type Case = Judged<typeof penalty>
/** The Law of 2021; decisions before it followed another numbering and other classes. */
const since = '2021-07-15'
const isGeneralPenalty = ({ values: { outcome, track } }: Case): boolean => outcome === 'penalty' && track === 'general'

const notice = defineCheck({
  id: 'penalty_notice_first', of: penalty, label: '决定前告知', basis: 处罚法.art(44), at: 'decided_on', since,
  test: (m) => {
    if (!isGeneralPenalty(m)) return null
    const { notified_on, decided_on } = m.values
    if (notified_on !== null && notified_on > decided_on!) return `${decided_on} 作出处罚决定，${notified_on} 才告知`
    if (!m.handled) return null
    if (notified_on === null) return `${decided_on} 作出处罚决定，没有告知当事人`
    const served = m.servedOn('prior_notice')
    return served === null || served > decided_on! ? `${decided_on} 作出处罚决定时，行政处罚事先告知书还没有送达全体当事人` : null
  },
})
const plea = defineCheck({
  id: 'penalty_plea_heard', of: penalty, label: '听取陈述申辩后决定', basis: 处罚法.art(62), at: 'decided_on', since, rule: { deadline: 'plea' },
  test: (m) => {
    const { due_on } = m.clock('plea')
    if (!isGeneralPenalty(m) || !m.handled || due_on === null || m.values.decided_on! > due_on) return null
    return m.rows.party.every((party) => hasSpoken(m, party)) ? null : `${m.values.decided_on} 作出处罚决定，陈述申辩期限至 ${due_on} 才届满，当事人没有陈述申辩，也没有明确放弃`
  },
})

/**
 * Whether one party's own penalty gives the right to a hearing. Where a 个体工商户 belongs is disputed: the form that tells
 * a party its rights takes the small amount, which protects it; a check takes the large one, which accuses nobody.
 */
const isHearingGradeFor = (m: Case, party: Case['rows']['party'][number]): boolean => {
  const own = sanctionsOf(m, party)
  const told = fenOf(party.kind === 'person' ? m.facts.hearing_amount_person : m.facts.hearing_amount_organisation)
  // Of what police punish beside 治安 a unit is owed a hearing from ten thousand (公安程序规定第一百二十三条第二款); which it is, no field says.
  const limit = m.values.enforcement_field === 'public_security' && party.kind !== 'person' && told < fenOf('10000.00') ? fenOf('10000.00') : told
  const sum = (kind: string) => own.filter((one) => one.kind === kind).reduce((total, { amount }) => total + fen(amount), 0n)
  return own.some(({ kind }) => m.facts.hearing_kinds.includes(kind)) || sum('fine') >= limit || sum('confiscation') >= limit
}
const hearingOffered = defineCheck({
  // What was to be told is measured by the values of the day of telling, not of deciding.
  id: 'penalty_hearing_offered', of: penalty, label: '告知听证权利', basis: 处罚法.art(63, 1), at: 'notified_on', since, rule: { fact: 'hearing_amount_organisation' },
  test: (m) => m.handled && isGeneralPenalty(m) && !m.values.hearing_due && m.rows.party.some((party) => isHearingGradeFor(m, party))
    ? '作出的处罚属于应当告知听证权利的种类或者数额，案卷没有告知' : null,
})
const hearingHeld = defineCheck({
  id: 'penalty_hearing_held', of: penalty, label: '依要求组织听证', basis: 处罚法.art(63, 1), at: 'decided_on', since,
  test: (m) => {
    const { hearing_held_on, hearing_outcome, decided_on } = m.values
    if (!isGeneralPenalty(m) || !hearingOwed(m) || m.rows.party.every((party) => party.hearing_requested_on === null || party.hearing_waived_on !== null)) return null
    if (hearing_held_on !== null && hearing_held_on > decided_on!) return `${decided_on} 作出处罚决定，听证 ${hearing_held_on} 才结束`
    return m.handled && hearing_outcome === null ? `当事人在期限内要求听证，${decided_on} 作出处罚决定前没有组织听证` : null
  },
})
const review = defineCheck({
  id: 'penalty_legal_review', of: penalty, label: '决定前法制审核', basis: 处罚法.art(58, 1), at: 'decided_on', since,
  test: (m) => {
    const { review_result, reviewed_on, hearing_held_on, decided_on } = m.values
    if (!isGeneralPenalty(m) || !needsReview(m)) return null
    if (reviewed_on !== null && reviewed_on > decided_on!) return `${decided_on} 作出处罚决定，${reviewed_on} 才法制审核`
    if (reviewed_on !== null && hearing_held_on !== null && reviewed_on < hearing_held_on) return `听证 ${hearing_held_on} 结束，法制审核在 ${reviewed_on}，听证后没有再审核`
    return m.handled && review_result !== 'passed' ? '属于应当法制审核的情形，没有经法制审核通过即作出决定' : null
  },
})
const discussion = defineCheck({
  id: 'penalty_discussion', of: penalty, label: '负责人集体讨论', basis: 处罚法.art(57, 2), at: 'decided_on', since, rule: { fact: 'discussion_scope' },
  test: (m) => {
    const { discussed_on, decided_on } = m.values
    if (!isGeneralPenalty(m) || !needsDiscussion(m)) return null
    if (discussed_on !== null && discussed_on > decided_on!) return `${decided_on} 作出处罚决定，${discussed_on} 才集体讨论`
    return m.handled && discussed_on === null ? '属于应当由负责人集体讨论决定的案件，案卷没有集体讨论' : null
  },
})
const notHeavier = defineCheck({
  id: 'penalty_not_heavier', of: penalty, label: '不重于告知的处罚', basis: 处罚法.art(45, 2), at: 'decided_on', since,
  test: (m) => {
    const { proposed_fine, fine_total } = m.values
    return isGeneralPenalty(m) && proposed_fine !== null && fine_total !== null && fen(fine_total) > fen(proposed_fine) ? `告知拟罚款 ${proposed_fine} 元，决定罚款 ${fine_total} 元` : null
  },
})

export const penaltyBefore = [notice, plea, hearingOffered, hearingHeld, review, discussion, notHeavier] as const
