import { since } from '../../kernel/law/dated.ts'
import { days, workingDays, years } from '../../kernel/law/term.ts'
import type { DeadlineDef } from '../../kernel/procedure/procedure.ts'
import type { documents } from './documents.ts'
import type { children, fields } from './fields.ts'
import { 复议法, 行政诉讼法 } from '../common/law.ts'
import type { looksUp } from './looks-up.ts'
import type { states } from './states.ts'

// A start condition of a deadline may not ask for clocks: `never` keeps the names of deadlines out of their own definition.
type Deadlines = { readonly [name: string]: DeadlineDef<typeof fields, typeof children, keyof typeof states, keyof typeof documents, never, typeof looksUp> }

/** The Law of 2023 governs; terms before it are not encoded, so that earlier cases come in without clocks. */
const from2024 = '2024-01-01'

export const deadlines = {
  // ---- the application (第二十、二十一条): how late it was is told by the clock, whether that matters by the organ
  filing: {
    label: '申请期限', whose: 'party', from: { dated: 'filing_starts_on' }, until: { dated: 'submitted_on' },
    term: since({ [from2024]: days(60, 复议法.art(20, 1)) }),
    // 因不可抗力或者其他正当理由耽误的,自障碍消除之日起继续计算 (第二十条第二款)
    excluded: [{ from: 'obstacle_from', until: 'obstacle_until' }],
  },
  filing_untold: {
    label: '未告知复议权利的最长申请期限', whose: 'party', from: { dated: 'act_known_on' }, until: { dated: 'submitted_on' },
    when: (m) => m.values.remedies_untold, term: since({ [from2024]: years(1, 复议法.art(20, 3)) }),
  },
  filing_longest: {
    label: '最长申请期限', whose: 'party', from: { dated: 'act_made_on' }, until: { dated: 'submitted_on' },
    when: (m) => !m.values.real_estate, term: since({ [from2024]: years(5, 复议法.art(21)) }),
  },
  filing_longest_real_estate: {
    label: '最长申请期限（不动产）', whose: 'party', from: { dated: 'act_made_on' }, until: { dated: 'submitted_on' },
    when: (m) => m.values.real_estate, term: since({ [from2024]: years(20, 复议法.art(21)) }),
  },
  forwarding: {
    label: '原机关转送期限', whose: 'respondent', from: { dated: 'agency_received_on' }, until: { dated: 'received_on' },
    term: since({ [from2024]: workingDays(5, 复议法.art(32, 2)) }),
  },
  // ---- acceptance
  examination: {
    label: '受理审查期限', from: { dated: 'received_on' },
    until: { entering: ['trial', 'refused', 'given_up', 'resolved_early', 'withdrawn_early'] },
    term: since({ [from2024]: workingDays(5, 复议法.art(30, 1)) }),
    // 收到补正材料后依照第三十条的规定处理: a new examination from that day (第三十一条第三款)
    pausedIn: ['correcting'], restarts: { received: 'corrected_papers' },
    consequence: '审查期限届满之日起视为受理（第三十条第三款）',
  },
  correction: {
    label: '补正期限', whose: 'party', from: { served: 'correction_notice' }, until: { received: 'corrected_papers' },
    term: since({ [from2024]: workingDays(10, 复议法.art(31, 2)) }),
    extension: { atMost: { setting: 'reconsideration_correction_extension' } },
    consequence: '无正当理由逾期不补正的，视为放弃申请，应当记录在案（第三十一条第二款）',
  },
  // ---- trial
  sending: {
    label: '发送申请书副本期限', from: { dated: 'accepted_on' }, until: { issued: 'reply_notice' }, pausedIn: ['suspended'],
    term: { by: 'track', terms: {
      ordinary: since({ [from2024]: workingDays(7, 复议法.art(48)) }),
      simplified: since({ [from2024]: workingDays(3, 复议法.art(54, 1)) }),
    } },
  },
  reply: {
    label: '答复期限', whose: 'respondent', from: { served: 'reply_notice' }, until: { received: 'reply' }, pausedIn: ['suspended'],
    term: { by: 'track', terms: {
      ordinary: since({ [from2024]: workingDays(10, 复议法.art(48)) }),
      simplified: since({ [from2024]: workingDays(5, 复议法.art(54, 1)) }),
    } },
    consequence: '视为该行政行为没有证据、依据（第七十条）',
  },
  trial: {
    label: '审理期限', from: { dated: 'accepted_on' }, until: { entering: ['decided', 'handed_up'] }, pausedIn: ['suspended'],
    term: { by: 'track', terms: {
      ordinary: since({ [from2024]: days(60, 复议法.art(62, 1)) }),
      simplified: since({ [from2024]: days(30, 复议法.art(62, 2)) }),
    } },
    // 现场勘验、鉴定所用时间不计入审理期限 (实施条例第三十四、三十七条)
    excluded: [{ from: 'inspection_from', until: 'inspection_until' }, { from: 'appraisal_from', until: 'appraisal_until' }],
    extension: { atMost: days(30, 复议法.art(62, 1)), times: 1 },
    consequence: '逾期不作决定的，申请人可以自期限届满之日起十五日内起诉（行政诉讼法第四十五条、行政复议法第三十四条）',
  },
  hearing_notice: {
    label: '听证提前通知', from: { dated: 'hearing_at' }, until: { served: 'hearing_notice' }, backward: true,
    term: since({ [from2024]: workingDays(5, 复议法.art(51, 1)) }),
  },
  suspension: {
    label: '中止满六十日', from: { entering: 'suspended' }, until: { entering: ['trial', 'decided'] }, minimum: true,
    // 第四十一条第五项 names only death, incapacity and dissolution
    when: (m) => ['death', 'incapacity', 'dissolved'].includes(m.values.suspension_ground ?? ''),
    term: since({ [from2024]: days(60, 复议法.art(41, undefined, 5)) }),
    consequence: '中止的原因仍未消除的，可以决定终止（第四十一条第五项）',
  },
  // ---- afterwards
  suit: {
    label: '起诉期限', whose: 'party', from: { served: 'decision', each: 'applicant' }, until: { dated: 'sued_on' },
    term: since({ [from2024]: days(15, 行政诉讼法.art(45)) }),
  },
  suit_third_party: {
    label: '第三人起诉期限', whose: 'party', from: { served: 'decision', each: 'third_party' }, until: { dated: 'sued_on' },
    term: since({ [from2024]: days(15, 行政诉讼法.art(45)) }),
  },
  suit_after_refusal: {
    label: '复议前置案件起诉期限（不予受理）', whose: 'party', from: { served: 'refusal', each: 'applicant' }, until: { dated: 'sued_on' },
    when: (m) => m.values.precedence !== null, term: since({ [from2024]: days(15, 复议法.art(34)) }),
  },
  suit_after_dismissal: {
    label: '复议前置案件起诉期限（驳回申请）', whose: 'party', from: { served: 'dismissal', each: 'applicant' }, until: { dated: 'sued_on' },
    when: (m) => m.values.precedence !== null, term: since({ [from2024]: days(15, 复议法.art(34)) }),
  },
} as const satisfies Deadlines
