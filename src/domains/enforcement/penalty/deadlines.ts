import { since } from '../../../kernel/law/dated.ts'
import { days, hours, months, workingDays } from '../../../kernel/law/term.ts'
import { 处罚法, 复议法, 强制法, 行政诉讼法 } from '../../common/law.ts'
import { 移送规定 } from '../law.ts'
import type { Deadlines } from './facts.ts'

/** The Law of 2021 governs; terms before it are not encoded, so that earlier cases come in without clocks. */
const from2021 = '2021-07-15'
const byField = 'enforcement_field'
/** The Law has no rule on a last day that is a rest day. */
const analogy = { end_day: 'by_analogy' } as const

export const deadlines = {
  lead: {
    label: '线索核查期限', from: { dated: 'lead_on' }, until: { entering: ['investigating', 'not_filed', 'handed_over'] },
    when: (m) => m.values.track === 'general', term: { setting: 'penalty_lead_term', by: byField },
    extension: { atMost: { setting: 'penalty_lead_extension', by: byField } },
  },
  decision: {
    label: '办案期限', from: { dated: 'filed_on' }, until: { entering: ['executing', 'closing', 'handed_over', 'withdrawn'] },
    term: { setting: 'penalty_decision_term', by: byField }, pausedIn: ['suspended'],
    excluded: [{ rows: 'excluded_time', from: 'from_on', until: 'until_on' }],
    extension: { atMost: { setting: 'penalty_extension_total', by: byField }, times: 2 },
  },
  preservation: {
    label: '先行登记保存处理期限', from: { issued: 'evidence_notice' }, restarts: { issued: 'evidence_notice' }, until: { issued: 'evidence_disposal' },
    term: since({ [from2021]: workingDays(7, 处罚法.art(56)) }),
    consequence: '市场监管、公安领域逾期未处理的，先行登记保存自动解除',
  },
  plea: {
    label: '陈述申辩期限', whose: 'party', from: { served: 'prior_notice', each: 'party' }, restarts: { served: 'prior_notice', each: 'party' },
    until: { entering: ['executing', 'closing'] }, minimum: true, term: { setting: 'penalty_plea_term', by: byField },
  },
  hearing_request: {
    label: '要求听证期限', whose: 'party', from: { served: 'prior_notice', each: 'party' }, restarts: { served: 'prior_notice', each: 'party' },
    until: { entering: ['hearing', 'executing', 'closing'] }, minimum: true, when: (m) => m.values.hearing_due,
    term: since({ [from2021]: workingDays(5, 处罚法.art(64, undefined, 1)) }), consequence: '逾期未要求的，不再组织听证',
  },
  hearing_notice: {
    label: '听证提前通知', from: { dated: 'hearing_at' }, until: { served: 'hearing_notice' }, backward: true,
    term: since({ [from2021]: workingDays(7, 处罚法.art(64, undefined, 2)) }),
  },
  review: {
    label: '法制审核期限', from: { entering: 'reviewing' }, until: { leaving: 'reviewing' }, term: { setting: 'penalty_review_term', by: byField },
    extension: { atMost: { setting: 'penalty_review_extension', by: byField } },
  },
  transfer: {
    label: '向公安机关移送期限', from: { dated: 'transfer_approved_at' }, until: { served: 'transfer' },
    term: since({ '2001-07-09': hours(24, 移送规定.art(5, 2)) }),
  },
  // ---- service, publication
  service: {
    label: '决定书送达期限', from: { issued: 'decision' }, until: { served: 'decision' }, term: { setting: 'penalty_service_term', by: byField },
  },
  spot_report: {
    label: '当场处罚备案期限', from: { issued: 'spot_decision' }, until: { dated: 'reported_on' }, term: { setting: 'penalty_spot_report_term', by: byField },
  },
  hand_in: {
    label: '当场收缴罚款交至机关期限', from: { dated: 'collected_on' }, until: { dated: 'handed_in_on' },
    term: since({ [from2021]: workingDays(2, 处罚法.art(71)) }),
  },
  banking: {
    label: '罚款缴付银行期限', from: { dated: 'handed_in_on' }, until: { dated: 'banked_on' }, term: since({ [from2021]: workingDays(2, 处罚法.art(71)) }),
  },
  publication: {
    label: '处罚决定公示期限', from: { dated: 'decided_on' }, until: { dated: 'published_on' },
    when: (m) => m.values.outcome === 'penalty' && m.values.publication_exemption === null, term: { setting: 'penalty_publication_term', by: byField },
  },
  publication_withdrawal: {
    label: '撤回公示期限', from: { dated: 'overturned_on' }, until: { dated: 'publication_withdrawn_on' },
    when: (m) => m.values.published_on !== null && m.values.publication_withdrawn_on === null, term: since({ [from2021]: workingDays(3, 处罚法.art(48, 2)) }),
  },
  publication_period: {
    label: '公示期', whose: 'law', from: { dated: 'published_on' }, until: { dated: 'publication_withdrawn_on' },
    term: { setting: 'penalty_publication_period', by: 'publication_period' },
    consequence: '届满即停止公示',
  },
  // ---- execution
  payment: {
    label: '缴纳罚款期限', whose: 'party', from: { served: 'decision', each: 'party' }, until: { dated: 'fulfilled_on' },
    when: (m) => m.rows.sanction.some(({ kind }) => kind === 'fine'), term: since({ [from2021]: days(15, 处罚法.art(67, 3), analogy) }),
    consequence: '可以每日按罚款数额的百分之三加处罚款（第七十二条）',
  },
  spot_payment: {
    label: '缴纳罚款期限（当场处罚）', whose: 'party', from: { served: 'spot_decision', each: 'party' }, until: { dated: 'fulfilled_on' },
    when: (m) => m.values.collected_on === null && m.rows.sanction.some(({ kind }) => kind === 'fine'),
    term: since({ [from2021]: days(15, 处罚法.art(67, 3), analogy) }),
  },
  deferred_payment: {
    label: '延期、分期缴纳期限', whose: 'party', from: { issued: 'deferral' }, restarts: { issued: 'deferral' }, until: { dated: 'fulfilled_on' },
    term: { dueOn: 'deferral_until', basis: 处罚法.art(66, 2) },
  },
  /** The longer of the two remedies: while a suit may be brought, the court takes no application (强制法第五十三条). */
  remedy: {
    label: '申请复议、提起诉讼期限', whose: 'law', from: { served: 'decision' }, until: { dated: 'challenged_on' },
    term: since({ '2015-05-01': months(6, 行政诉讼法.art(46, 1)) }),
  },
  /** Against a decision on the spot reconsideration comes before the court (复议法第二十三条第一款第一项). */
  spot_remedy: {
    label: '申请复议期限（当场处罚）', whose: 'law', from: { served: 'spot_decision' }, until: { dated: 'challenged_on' },
    term: since({ '2015-05-01': months(6, 行政诉讼法.art(46, 1)), '2024-01-01': days(60, 复议法.art(20, 1)) }),
  },
  suit: {
    label: '复议后起诉期限', whose: 'law', from: { dated: 'review_ended_on' }, restarts: { dated: 'review_ended_on' }, until: { entering: ['closing', 'closed'] },
    term: since({ '2015-05-01': days(15, 行政诉讼法.art(45)) }),
  },
  demand: {
    label: '催告后等待期', whose: 'party', from: { served: 'demand' }, restarts: { served: 'demand' }, until: { issued: 'court_application' }, minimum: true,
    term: since({ '2012-01-01': workingDays(10, 强制法.art(54)) }),
  },
  court_application: {
    // 批准延期、分期缴纳的,自该期限结束之日起算 (处罚法第七十二条第二款)
    label: '申请法院强制执行期限', from: { dated: 'court_term_from' }, until: { issued: 'court_application' },
    when: (m) => m.values.fulfilled_on === null, term: since({ '2012-01-01': months(3, 强制法.art(53), analogy) }),
    consequence: '逾期无正当理由的，人民法院不予受理',
  },
  closing: {
    label: '结案审批期限', from: { dated: 'fulfilled_on' }, until: { entering: 'closed' }, term: { setting: 'penalty_closing_term', by: byField },
  },
} as const satisfies Deadlines
