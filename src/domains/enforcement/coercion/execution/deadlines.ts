import { since } from '../../../../kernel/law/dated.ts'
import { days, months, workingDays, years } from '../../../../kernel/law/term.ts'
import { 强制法, 行政诉讼法 } from '../../../common/law.ts'
import type { Deadlines } from './facts.ts'

const from2012 = '2012-01-01'
/** 强制法 has no rule on a last day that is a rest day. */
const analogy = { end_day: 'by_analogy' } as const
const over = ['performed', 'executed', 'terminated', 'ceased', 'court_refused'] as const

export const deadlines = {
  /** The longer of the two remedies: while a suit may be brought, neither court nor demolition (第四十四、五十三条). */
  remedy: {
    label: '申请复议、提起诉讼期限', whose: 'law', from: { dated: 'decision_served_on' }, until: { dated: 'challenged_on' },
    term: since({ '2015-05-01': months(6, 行政诉讼法.art(46, 1)) }),
  },
  suit: {
    label: '复议后起诉期限', whose: 'law', from: { dated: 'review_ended_on' }, restarts: { dated: 'review_ended_on' }, until: { entering: over },
    term: since({ '2015-05-01': days(15, 行政诉讼法.art(45)) }),
  },
  demand: {
    label: '催告的履行期限', whose: 'party', from: { issued: 'demand' }, restarts: { issued: 'demand' }, until: { entering: ['decided', ...over] }, minimum: true,
    term: { dueOn: 'demand_by', basis: 强制法.art(35, undefined, 1) },
  },
  court_demand: {
    label: '申请人民法院前的催告期', whose: 'party', from: { served: 'demand' }, restarts: { served: 'demand' }, until: { issued: 'application' }, minimum: true, when: (m) => m.values.route === 'court',
    term: since({ [from2012]: workingDays(10, 强制法.art(54)) }),
  },
  demolition: {
    label: '自行拆除期限', whose: 'party', from: { issued: 'announcement' }, restarts: { issued: 'announcement' }, until: { entering: ['decided', ...over] }, minimum: true,
    term: { dueOn: 'self_demolish_by', basis: 强制法.art(44) },
  },
  /** «超过三十日»: the thirtieth day itself is not enough. */
  late_charge: {
    label: '加处罚款、滞纳金满三十日', from: { dated: 'late_from' }, until: { entering: ['decided', ...over] }, minimum: true,
    term: since({ [from2012]: days(30, 强制法.art(46, 1), { end_day: 'no_roll' }) }),
  },
  substitute_demand: {
    label: '代履行前再次催告', from: { dated: 'execution_at' }, until: { served: 'substitute_demand' }, backward: true, when: (m) => m.values.manner === 'substitute' && !m.values.at_once,
    term: since({ [from2012]: workingDays(3, 强制法.art(51, 1, 2)) }),
  },
  cost_payment: {
    label: '代履行费用缴纳期限', whose: 'party', from: { issued: 'costs' }, until: { dated: 'cost_paid_on' }, when: (m) => m.values.cost_borne_by === 'party',
    term: { dueOn: 'cost_due_by', basis: 强制法.art(51, 2) },
  },
  suspension: {
    label: '中止执行满三年', whose: 'law', from: { entering: 'suspended' }, until: { leaving: 'suspended' }, minimum: true,
    term: since({ [from2012]: years(3, 强制法.art(39, 2), { end_day: 'no_roll' }) }),
  },
  // ---- the court
  application: {
    label: '申请人民法院强制执行期限', from: { dated: 'court_term_from' }, until: { issued: 'application' }, when: (m) => m.values.route === 'court',
    term: since({ [from2012]: months(3, 强制法.art(53), analogy) }), consequence: '逾期无正当理由的，人民法院不予受理',
  },
  acceptance: {
    label: '人民法院受理期限', whose: 'law', from: { dated: 'court_applied_on' }, until: { dated: 'court_accepted_on' }, term: since({ [from2012]: workingDays(5, 强制法.art(56, 1)) }),
  },
  ruling: {
    label: '人民法院裁定期限', whose: 'law', from: { dated: 'court_accepted_on' }, until: { dated: 'ruled_on' },
    term: { by: 'court_review', terms: { written: since({ [from2012]: workingDays(7, 强制法.art(57)) }), heard: since({ [from2012]: days(30, 强制法.art(58, 2), analogy) }) } },
  },
  immediate: {
    label: '人民法院立即执行期限', whose: 'law', from: { dated: 'ruled_on' }, until: { dated: 'executed_on' }, when: (m) => m.values.immediate !== null && m.values.court_result === 'granted',
    term: since({ [from2012]: workingDays(5, 强制法.art(59)) }),
  },
  objection: {
    label: '对不予受理裁定申请复议期限', from: { dated: 'ruling_received_on' }, until: { dated: 'objected_on' }, when: (m) => m.values.court_result === 'not_accepted',
    term: since({ [from2012]: days(15, 强制法.art(56, 2), analogy) }),
  },
  refusal_objection: {
    label: '对不予执行裁定申请复议期限', from: { dated: 'ruling_received_on' }, until: { dated: 'objected_on' }, when: (m) => m.values.court_result === 'refused',
    term: since({ [from2012]: days(15, 强制法.art(58, 3), analogy) }),
  },
  publication: {
    label: '强制执行决定公示期限', from: { dated: 'execution_decided_on' }, until: { dated: 'published_on' }, when: (m) => m.values.publication_exemption === null,
    term: { setting: 'enforcement_result_publication_term', by: 'enforcement_field' },
  },
} as const satisfies Deadlines
