import { defineCheck, type CheckDef, type Judged } from '../../../kernel/check/check.ts'
import { addDays } from '../../../kernel/law/day.ts'
import type { Citation } from '../../../kernel/law/law.ts'
import { 三项制度, 处罚法, 强制法 } from '../../common/law.ts'
import { 移送规定 } from '../law.ts'
import { penalty } from '../penalty/penalty.ts'
import { late } from './words.ts'

type At = CheckDef<typeof penalty>['at']
type Deadline = keyof typeof penalty.deadlines
/** A term of the procedure that had to be kept, by the clock itself: its length, extensions and excluded time are those of the field. */
const kept = (id: string, label: string, basis: Citation, at: At, deadline: Deadline, act: string, unless: (m: Judged<typeof penalty>) => boolean = () => false) =>
  defineCheck({ id, of: penalty, label, basis, at, rule: { deadline }, test: (m) => unless(m) ? null : late(m, deadline, penalty.deadlines[deadline].label, act) })

const lead = kept('penalty_filed_in_time', '及时立案', 处罚法.art(54, 2), 'lead_on', 'lead', '决定是否立案')
/**
 * Police have the thirty days, two days and twenty-four hours of 治安管理处罚法 for 治安 alone; their other cases follow the general
 * terms (公安程序规定第三十六条第一款第二项、第三十九条第二款、第一百六十五条第一款). Which a case is, no field says: within those it is doubted.
 */
const policeDoubt = (m: Judged<typeof penalty>, said: string | null, within: boolean): string | null =>
  said !== null && m.values.enforcement_field === 'public_security' && within ? `存疑：${said}；不属于治安案件、没有超过一般期限的请说明` : said
const decision = defineCheck({
  id: 'penalty_decided_in_time', of: penalty, label: '办案期限', basis: 处罚法.art(60), at: 'filed_on', rule: { deadline: 'decision' },
  test: (m) => policeDoubt(m, late(m, 'decision', penalty.deadlines.decision.label, '作出决定'), (m.clock('decision').met_on ?? m.on) <= addDays(m.values.filed_on!, 90)),
})
const preservation = kept('penalty_evidence_released', '先行登记保存及时处理', 处罚法.art(56), 'preserved_on', 'preservation', '作出处理决定')
const review = kept('penalty_review_in_time', '法制审核期限', 处罚法.art(58, 1), 'submitted_on', 'review', '完成审核')
const hearingNotice = kept('penalty_hearing_notice', '听证提前通知', 处罚法.art(64, undefined, 2), 'hearing_held_on', 'hearing_notice', '送达听证通知书')
const transfer = kept('penalty_transferred_in_time', '移送公安机关期限', 移送规定.art(5, 2), 'decided_on', 'transfer', '移送')
// Sent in time and on its way (by post, by public notice, 民事诉讼法 第九十五条) is no fault of the organ.
const service = defineCheck({
  id: 'penalty_served_in_time', of: penalty, label: '决定书送达期限', basis: 处罚法.art(61, 1), at: 'decided_on', rule: { deadline: 'service' },
  test: (m) => {
    const [sent, { due_on, met_on }] = [m.sentOn('decision'), m.clock('service')]
    if (sent !== null && due_on !== null && sent <= due_on) return null
    return policeDoubt(m, late(m, 'service', penalty.deadlines.service.label, '送达'), (sent ?? met_on ?? m.on) <= addDays(m.values.decided_on!, 7))
  },
})
/** What its field does not publish (市监公示规定第二条), though a record from elsewhere may not say why. */
const isExempt = (m: Judged<typeof penalty>): boolean => m.facts.publication_exemptions.some((kind) =>
  (kind === 'summary' && m.values.track === 'summary') || (kind === 'warning_only' && m.rows.sanction.length > 0 && m.rows.sanction.every((one) => one.kind === 'warning')))
// What was overturned before it was due is not published; nor can be what is not yet served, which is judged by its own rule.
const publication = defineCheck({
  id: 'penalty_published_in_time', of: penalty, label: '处罚决定公示期限', basis: 三项制度.section(6), at: 'decided_on', since: '2018-12-05', rule: { deadline: 'publication' },
  test: (m) => {
    const { due_on } = m.clock('publication')
    const said = late(m, 'publication', '处罚决定公示期限', '公示')
    if (said === null || (m.values.overturned_on !== null && due_on !== null && m.values.overturned_on <= due_on)) return null
    // Services do not come with a record from elsewhere: it may have been served late.
    if (!m.handled) return isExempt(m) ? null : `存疑：${said}；案卷没有带来送达情况，因送达较晚的请说明`
    const served = m.servedOn(m.values.track === 'summary' ? 'spot_decision' : 'decision')
    return served === null || (due_on !== null && served > due_on) ? null : said
  },
})
// A copy whose period had ended is not there to be withdrawn.
const withdrawal = kept('penalty_publication_withdrawn', '撤回公示期限', 处罚法.art(48, 2), 'overturned_on', 'publication_withdrawal', '撤回', (m) =>
  m.values.publication_ended_on !== null && (m.clock('publication_withdrawal').due_on ?? '') >= m.values.publication_ended_on)
// Traffic police report within two days (公安程序规定第三十九条第二款).
const spotReport = kept('penalty_spot_reported', '当场处罚备案', 处罚法.art(52, 3), 'decided_on', 'spot_report', '备案', (m) =>
  m.values.enforcement_field === 'public_security' && (m.values.reported_on ?? m.on) <= addDays(m.values.decided_on!, 2))
const handIn = kept('penalty_fine_handed_in', '当场收缴的罚款交至机关', 处罚法.art(71), 'collected_on', 'hand_in', '交至机关')
const banking = kept('penalty_fine_banked', '罚款缴付银行', 处罚法.art(71), 'handed_in_on', 'banking', '缴付银行')
const court = kept('penalty_court_application', '申请强制执行期限', 强制法.art(53), 'court_term_from', 'court_application', '申请', (m) => m.clock('court_application').state !== 'late' || m.values.court_late_reason !== null)

export const penaltyTerms = [lead, decision, preservation, review, hearingNotice, transfer, service, publication, withdrawal, spotReport, handIn, banking, court] as const
