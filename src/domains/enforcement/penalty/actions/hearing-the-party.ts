import { chinaDay } from '../../../../kernel/law/day.ts'
import { extentText } from '../../../../kernel/law/term.ts'
import { 处罚法 } from '../../../common/law.ts'
import { handling, hearingAsked, hearingFirst, isHearingGrade, isHearingOver, reviewed } from '../bars.ts'
import { pending } from '../states.ts'
import type { Actions, Case } from '../types.ts'

const spoken = ['statement_on', 'statement', 'waived_on', 'hearing_requested_on', 'hearing_waived_on'] as const
const isHandler = (m: Case): boolean => m.values.handlers.includes(m.actor.id)
const beforeNotice = (m: Case): boolean => m.rows.party.some((party) =>
  [party.statement_on, party.waived_on, party.hearing_requested_on, party.hearing_waived_on].some((on) => on !== null && on > m.on))
/** Passed, and nothing that was reviewed has changed since. */
const isReviewed = ({ values: { review_result, reviewed_on, hearing_held_on, notified_on } }: Case): boolean =>
  review_result === 'passed' && reviewed_on !== null && [hearing_held_on, notified_on].every((on) => on === null || on <= reviewed_on)

/** Seven working days before the hearing are over already, however fast the notice goes (第六十四条第二项). */
const tooSoon = {
  '距听证已不足七个工作日，来不及提前通知当事人，请另定听证时间': { basis: 处罚法.art(64, undefined, 2), if: (m: Case) => {
    const { due_on } = m.clock('hearing_notice')
    return due_on !== null && m.on > due_on
  } },
}

/** Notice, statements and defence, hearing, legal review, discussion: all between the end of the investigation and the decision. */
export const hearingTheParty = {
  notify: {
    label: '事先告知', basis: 处罚法.art(44), by: 'handler', from: pending, to: 'notified', asks: ['proposed_kinds', 'proposed_content'],
    offers: ['proposed_fine', 'proposed_confiscation', 'hearing_other_ground'], issues: 'prior_notice', tells: ['discretion_statement'],
    sets: (m) => ({
      notified_on: m.on, plea_term: extentText(m.facts.plea_term),
      hearing_due: m.values.hearing_other_ground || isHearingGrade(m, m.values.proposed_kinds, m.values.proposed_fine, m.values.proposed_confiscation),
    }),
    barredIf: { ...handling, '处理建议不是给予行政处罚，无须告知': (m) => m.values.proposed_outcome !== 'penalty' },
    invalidIf: { '拟处罚款的，应当写明金额': (m) => m.values.proposed_kinds.includes('fine') && Number(m.values.proposed_fine ?? 0) === 0 },
  },
  hear_statement: {
    label: '记录陈述申辩、听证要求', basis: 处罚法.art(45, 1), by: ['handler', 'clerk'], from: ['notified', 'heard', 'reviewed', 'concluded'],
    revisesRows: { party: spoken }, receives: 'statement', needs: ['prior_notice'],
    invalidIf: { '日期尚未到来': beforeNotice },
  },
  arrange_hearing: {
    label: '组织听证', basis: 处罚法.art(63, 1), by: ['office_head', 'organ_head'], from: ['notified', 'reviewed', 'concluded'], to: 'hearing',
    asks: ['hearing_at', 'hearing_place', 'hearing_presider'], offers: ['hearing_closed'], issues: 'hearing_notice', needs: ['prior_notice'],
    // 除依法予以保密外,听证公开举行 (第六十四条第三项)
    sets: (m) => ({ hearing_outcome: null, hearing_held_on: null, hearing_public: !m.values.hearing_closed }),
    barredIf: { '没有当事人要求听证': (m) => !hearingAsked(m), '听证已经结束': isHearingOver },
    invalidIf: { ...tooSoon, '听证主持人应当是非本案调查人员': { basis: 处罚法.art(64, undefined, 4), if: (m) =>
      m.values.hearing_presider !== null && m.values.handlers.includes(m.values.hearing_presider) } },
  },
  hold_hearing: {
    label: '听证结束', basis: 处罚法.art(64), by: ['handler', 'reviewer', 'legal_reviewer'], from: 'hearing', to: 'heard',
    asks: ['hearing_outcome', 'hearing_held_on', 'hearing_report'], offers: ['recording'], issues: 'hearing_record', offersRows: ['excluded_time'],
    // A hearing that was held is itself a reason for review, which the opinion must name (第五十八条第一款第二项).
    sets: (m) => m.values.hearing_outcome === 'held' ? { review_grounds: [...new Set([...m.values.review_grounds, 'hearing' as const])] } : {},
    barredIf: {
      '听证通知书尚未送达': { basis: 处罚法.art(64, undefined, 2), if: (m) => m.servedOn('hearing_notice') === null },
      '没有在举行听证的七个工作日前通知当事人': { basis: 处罚法.art(64, undefined, 2), if: (m) => m.clock('hearing_notice').state === 'late' },
      '听证由非本案调查人员主持和记录': { basis: 处罚法.art(64, undefined, 4), if: isHandler },
    },
    invalidIf: {
      '听证结束日期尚未到来': (m) => m.values.hearing_held_on !== null && m.values.hearing_held_on > m.on,
      '听证结束日期不得早于听证时间': ({ values: { hearing_at, hearing_held_on } }) => hearing_at !== null && hearing_held_on !== null && hearing_held_on < chinaDay(new Date(hearing_at)),
    },
  },
  postpone_hearing: {
    label: '改期听证', basis: 处罚法.art(64, undefined, 2), by: ['office_head', 'organ_head'], from: 'hearing',
    asks: ['hearing_at', 'hearing_place'], issues: 'hearing_notice', invalidIf: tooSoon,
  },
  submit_review: {
    label: '送法制审核', basis: 处罚法.art(58, 1), by: ['handler', 'office_head'], from: pending, to: 'reviewing', offers: ['review_grounds'], needs: ['report'],
    barredIf: { ...hearingFirst, '法制审核已经通过，此后没有听证、重新告知': isReviewed },
    sets: (m) => ({ submitted_on: m.on, review_result: null, reviewed_on: null, discussed_on: null }),
  },
  extend_review: {
    label: '延长审核期限', basis: 处罚法.art(58, 1), by: 'organ_head', from: 'reviewing', extends: 'review',
  },
  pass_review: {
    label: '法制审核通过', basis: 处罚法.art(58, 1), by: 'legal_reviewer', from: 'reviewing', to: 'reviewed', asks: ['review_opinion'], issues: 'review_opinion',
    sets: (m) => ({ review_result: 'passed', reviewed_on: m.on, reviewer: m.actor.id }),
    barredIf: { '办案人员不得审核本案': isHandler },
  },
  return_review: {
    // 承办机构研究处理后再次报送 (国办发〔2018〕118号（十三）)
    label: '法制审核退回', basis: 处罚法.art(58, 1), by: 'legal_reviewer', from: 'reviewing', to: 'concluded', asks: ['review_opinion'], issues: 'review_opinion',
    sets: (m) => ({ review_result: 'returned', reviewed_on: m.on, reviewer: m.actor.id }),
    barredIf: { '办案人员不得审核本案': isHandler },
  },
  discuss: {
    label: '集体讨论', basis: 处罚法.art(57, 2), by: ['organ_head', 'office_head'], from: pending,
    asks: ['discussed_on', 'discussion'], offers: ['major'], issues: 'discussion',
    barredIf: reviewed,
    invalidIf: {
      '讨论日期尚未到来': (m) => m.values.discussed_on !== null && m.values.discussed_on > m.on,
      '讨论应当在听证结束后进行': { basis: 处罚法.art(65), if: (m) =>
        m.values.hearing_held_on !== null && m.values.discussed_on !== null && m.values.discussed_on < m.values.hearing_held_on },
    },
  },
} as const satisfies Actions
