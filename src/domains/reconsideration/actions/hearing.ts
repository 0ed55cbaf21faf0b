import { chinaDay } from '../../../kernel/law/day.ts'
import { 复议法 } from '../../common/law.ts'
import { 听证办法 } from '../law.ts'
import type { Actions, Case } from '../types.ts'

const notNotified = { basis: 复议法.art(51, 1), if: (m: Case) => m.servedOn('hearing_notice') === null || m.clock('hearing_notice').state === 'late' } as const
const day = (m: Case) => m.values.hearing_at === null ? null : chinaDay(new Date(m.values.hearing_at))
const notYet = { '通知的听证时间尚未到': (m: Case) => (day(m) ?? m.on) > m.on }
const body = ['handler', 'office_head'] as const

/** Hearing and advice, which the body arranges: 第五十至五十二条. */
export const hearing = {
  assess: {
    label: '认定案情', basis: 复议法.art(50, 1), by: body, from: 'trial', offers: ['major_grounds', 'technical'],
  },
  schedule_hearing: {
    label: '决定听证', basis: 复议法.art(50), by: body, from: 'trial',
    asks: ['hearing_at', 'hearing_place', 'hearing_matters', 'hearing_presider', 'hearing_panel', 'hearing_recorder'], issues: 'hearing_notice',
    barredIf: {
      '听证适用于普通程序，应当先转为普通程序': { basis: 听证办法.art(2, 1), if: (m) => m.values.track === 'simplified' },
      '听证已经结束': (m) => m.values.hearing_outcome !== null,
    },
    invalidIf: {
      '听证员应当为两名以上行政复议人员': { basis: 复议法.art(50, 3), if: (m) => m.values.hearing_panel.length < 2 },
      '听证由一名行政复议人员任主持人，主持人不兼任听证员': { basis: 复议法.art(50, 3), if: (m) => m.values.hearing_panel.includes(m.values.hearing_presider!) },
      '记录员不兼任主持人、听证员': { basis: 复议法.art(50, 3), if: (m) =>
        [m.values.hearing_presider, ...m.values.hearing_panel].includes(m.values.hearing_recorder) },
    },
  },
  hold_hearing: {
    label: '举行听证', basis: 复议法.art(50, 3), by: body, from: 'trial', needs: ['hearing_notice'],
    asks: ['hearing_held_on', 'head_attendance'], offers: ['head_absence_reason'], issues: 'hearing_record',
    sets: () => ({ hearing_outcome: 'held' }),
    barredIf: { ...notYet, '听证通知书未在举行听证的五个工作日前送达当事人，应当另定时间': notNotified },
    invalidIf: {
      '听证应当在通知的日期举行；变更时间的，应当重新通知': { basis: 听证办法.art(4, 2), if: (m) => m.values.hearing_held_on !== day(m) },
      '被申请人的负责人不能参加听证的，应当说明理由': { basis: 复议法.art(51, 3), if: (m) => m.values.head_attendance === 'delegate' && m.values.head_absence_reason === null },
    },
  },
  waive_hearing: {
    label: '视为放弃听证', basis: 复议法.art(51, 2), by: body, from: 'trial', needs: ['hearing_notice'], issues: 'hearing_record',
    sets: () => ({ hearing_outcome: 'waived' }),
    barredIf: { ...notYet, '听证通知书未在举行听证的五个工作日前送达当事人，应当另定时间': notNotified },
  },
  consult_committee: {
    label: '提请行政复议委员会咨询', basis: 复议法.art(52, 2), by: body, from: 'trial', asks: ['committee_question'], issues: 'committee_request',
  },
  record_committee_opinion: {
    label: '记录咨询意见', basis: 复议法.art(52, 3), by: 'handler', from: ['trial', 'suspended'], needs: ['committee_request'],
    asks: ['committee_opinion'], receives: 'committee_opinion',
  },
} as const satisfies Actions
