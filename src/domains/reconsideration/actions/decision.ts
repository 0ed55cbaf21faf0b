import type { Bars } from '../../../kernel/procedure/procedure.ts'
import { lawfulness, readiness, signed } from '../bars.ts'
import { endingPaper } from '../documents.ts'
import { 复议法 } from '../../common/law.ts'
import type { Actions, Case } from '../types.ts'

const organ = ['organ_head', 'office_head'] as const
const content = ['decision', 'decision_grounds', 'findings', 'reasoning', 'decision_text'] as const
const extras = ['reply_points', 'evidence_list', 'third_party_statement', 'norm_review_told', 'act_public', 'worse_for_applicant', 'redo', 'redo_days', 'perform_days', 'agreement_liabilities', 'compensation', 'compensation_amount'] as const
const notHandler: Bars<Case> = {
  '审核人不得是本案承办人': { basis: 复议法.art(61, 1), if: (m) => m.values.handlers.includes(m.actor.id) },
}

/** 承办人 proposes, 审核人 reviews, 机构负责人 endorses, 机关负责人 or a collective discussion decides (第六十一条); 调解书 (第七十三条); service (第七十五条). */
export const decision = {
  propose: {
    label: '提出审理意见', basis: 复议法.art(61, 1), by: 'handler', from: 'trial', to: 'reviewing', asks: content, offers: extras,
    barredIf: readiness, invalidIf: lawfulness,
  },
  review: { label: '审核', basis: 复议法.art(61, 1), by: 'reviewer', from: 'reviewing', to: 'endorsing', asks: ['review_opinion'], barredIf: notHandler },
  endorse: { label: '机构负责人审签', basis: 复议法.art(61, 1), by: 'office_head', from: 'endorsing', to: 'approving', asks: ['endorsement'] },
  send_back: {
    label: '退回承办人', basis: 复议法.art(61, 1), by: ['reviewer', 'office_head', 'organ_head'], from: ['reviewing', 'endorsing', 'approving'], to: 'trial',
    asks: ['returned_reason'],
  },
  decide: {
    label: '作出行政复议决定', basis: 复议法.art(61, 1), by: organ, from: 'approving', to: 'decided', asks: ['approval'], issues: 'decision',
    sets: (m) => ({ conclusion: 'decision', decided_on: m.on, agreement_counted: m.values.decision === 'agreement' && m.facts.agreement_counts }),
    // Asked again at the end: a reply, a third party's evidence or a review may have come in since the proposal.
    barredIf: { ...signed('decision'), ...readiness, ...lawfulness },
  },
  draw_up_mediation: {
    label: '制作调解书', basis: 复议法.art(73, 1), by: organ, from: 'trial', to: 'signing', asks: ['mediation_terms'], issues: 'mediation_document',
    barredIf: { ...signed('mediation'), '尚无达成协议的调解记录': (m) => !m.rows.mediation.some((row) => row.result === 'reached') },
  },
  // In force with all signatures and the seal, not with service.
  sign_mediation: {
    label: '各方签收调解书', basis: 复议法.art(73, 1), by: 'handler', from: 'signing', to: 'decided', asks: ['mediation_signed_on'],
    sets: (m) => ({ conclusion: 'mediation', decided_on: m.values.mediation_signed_on }),
    invalidIf: { '签字日期不得晚于办理当日': (m) => m.values.mediation_signed_on! > m.on },
  },
  repudiate_mediation: {
    label: '一方反悔，恢复审查', basis: 复议法.art(73, 2), by: 'handler', from: 'signing', to: 'trial', asks: ['returned_reason'],
    sets: () => ({ mediation_terms: null }),
  },
  close: {
    label: '结案', basis: 复议法.art(75, 2), by: ['handler', 'clerk'], from: 'decided', to: 'closed', batch: true,
    sets: (m) => ({ effective_on: m.values.conclusion === 'mediation' ? m.values.mediation_signed_on : m.servedOn(endingPaper[m.values.conclusion!]) }),
    barredIf: { '结案文书尚未送达全部当事人': (m) => m.values.conclusion === null || m.servedOn(endingPaper[m.values.conclusion]) === null },
  },
} as const satisfies Actions
