import { since } from '../../../../kernel/law/dated.ts'
import { days, hours, workingDays } from '../../../../kernel/law/term.ts'
import { 强制法 } from '../../../common/law.ts'
import type { Deadlines } from './facts.ts'

const from2012 = '2012-01-01'
const byField = 'enforcement_field'
const over = ['returning', 'released', 'disposed', 'transferred'] as const

export const deadlines = {
  // ---- taken on the spot: clock hours, rest days count
  urgent_report: {
    label: '当场实施后报告期限', from: { dated: 'taken_at' }, until: { dated: 'reported_at' }, when: (m) => m.values.urgent && m.values.kind !== 'liberty',
    term: since({ [from2012]: hours(24, 强制法.art(19)) }),
  },
  urgent_approval: {
    label: '当场实施后补办批准期限', from: { dated: 'taken_at' }, until: { dated: 'approved_at' }, when: (m) => m.values.urgent && m.values.kind !== 'liberty',
    term: since({ [from2012]: hours(24, 强制法.art(19)) }), consequence: '机关负责人认为不应当采取措施的，应当立即解除',
  },
  /** «Immediately» is read as the very day. */
  liberty_report: {
    label: '返回后报告、补办批准期限', from: { dated: 'returned_on' }, until: { dated: 'approved_at' }, when: (m) => m.values.urgent && m.values.kind === 'liberty',
    term: { dueOn: 'returned_on', basis: 强制法.art(20, 1, 2) },
  },
  family: {
    label: '通知家属期限', from: { issued: 'measure' }, until: { dated: 'family_told_on' }, when: (m) => m.values.kind === 'liberty',
    term: { dueOn: 'taken_on', basis: 强制法.art(20, 1, 1) },
  },
  // ---- how long, from the day of the paper, which is the day of the act: never rolled, the party's freedom does not wait for a working day
  seizure: {
    label: '查封、扣押期限', from: { issued: 'seizure' }, until: { entering: over },
    term: { setting: 'seizure_term', by: byField }, excluded: [{ rows: 'testing', from: 'from_on', until: 'until_on' }],
    extension: { atMost: days(30, 强制法.art(25, 1), { end_day: 'no_roll' }), times: 1 },
    consequence: '期限届满，应当及时作出解除决定并立即退还财物（第二十八条）',
  },
  freeze: {
    label: '冻结期限', from: { issued: 'freeze' }, until: { entering: over }, term: { setting: 'freeze_term', by: byField },
    extension: { atMost: days(30, 强制法.art(32, 1), { end_day: 'no_roll' }), times: 1 },
    consequence: '逾期未作出处理决定或者解除决定的，金融机构自冻结期满之日起解除冻结（第三十三条第三款）',
  },
  liberty: {
    label: '限制人身自由期限', from: { issued: 'measure' }, until: { entering: over }, when: (m) => m.values.kind === 'liberty',
    term: { dueOn: 'term_until', basis: 强制法.art(20, 2) }, consequence: '不得超过法定期限，应当立即解除',
  },
  other: {
    label: '其他措施的期限', from: { issued: 'measure' }, until: { entering: over }, when: (m) => m.values.kind === 'other' && m.values.term_until !== null,
    term: { dueOn: 'term_until', basis: 强制法.art(4) },
  },
  /** 当场交付: on the very day. */
  seizure_service: {
    label: '查封、扣押决定书当场交付', from: { issued: 'seizure' }, until: { served: 'seizure' },
    term: { dueOn: 'taken_on', basis: 强制法.art(24, 1) },
  },
  freeze_service: {
    label: '冻结决定书交付期限', from: { issued: 'freeze' }, until: { served: 'freeze' },
    term: since({ [from2012]: workingDays(3, 强制法.art(31)) }),
  },
  // ---- 及时、立即: no number in the law
  release: { label: '作出解除决定的期限', from: { entering: 'ending' }, until: { leaving: 'ending' }, term: { setting: 'measure_release_term', by: byField } },
  give_back: { label: '退还财物、核实解冻的期限', from: { entering: 'returning' }, until: { leaving: 'returning' }, term: { setting: 'measure_release_term', by: byField } },
  publication: {
    label: '强制措施公示期限', from: { dated: 'taken_on' }, until: { dated: 'published_on' }, when: (m) => m.values.publication_exemption === null,
    term: { setting: 'enforcement_result_publication_term', by: byField },
  },
} as const satisfies Deadlines
