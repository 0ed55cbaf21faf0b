import { isOver, type Bars } from '../../../kernel/procedure/procedure.ts'
import { consented } from '../bars.ts'
import { 复议法 } from '../../common/law.ts'
import { 实施条例, 民事诉讼法 } from '../law.ts'
import { ofRespondent } from '../respondent.ts'
import type { Actions, Case } from '../types.ts'

const asked = ['submitted_on', 'claims', 'field_of_administration', 'act_kind', 'act_title', 'respondent', 'respondent_kind'] as const
const offered = [
  'requests', 'reasons', 'hearing_requested', 'stay_requested', 'contact_point', 'act_number', 'act_made_on', 'act_known_on', 'filing_starts_on',
  'remedies_untold', 'real_estate', 'obstacle_from', 'obstacle_until', 'amount', 'precedence', 'act_public', 'joint_respondent', 'joint_respondents',
] as const
/** The period runs from the day the act became known, unless another day is given or the remedies were not told (第二十条). */
const started = ({ values }: Case) => ({ filing_starts_on: values.filing_starts_on ?? (values.remedies_untold ? null : values.act_known_on) })
const dates = {
  '提出申请日期不得晚于收到日期': (m: { readonly values: { readonly submitted_on: string | null; readonly received_on: string | null } }) =>
    m.values.received_on !== null && m.values.submitted_on! > m.values.received_on,
  '收到日期不得晚于办理当日': (m: { readonly on: string; readonly values: { readonly received_on: string | null } }) => (m.values.received_on ?? '') > m.on,
}

const throughAgency: Bars<Case> = {
  '只有对当场作出或者依据电子技术监控设备记录的违法事实作出的行政处罚，才可以通过原行政机关提交申请，并应当写明所属情形': { basis: 复议法.art(32, 1), if: ({ values }) =>
    values.channel === 'through_agency' && (values.act_kind !== 'penalty' || values.agency_ground === null) },
}
const pointNamed: Bars<Case> = {
  '经便民联系点提出的申请，应当写明便民联系点': { basis: 复议法.art(22, 2), if: ({ values }) => values.channel === 'contact_point' && values.contact_point === null },
}
const atMostTwoAgents: Bars<Case> = {
  '每名申请人、第三人委托的代理人不得超过两名': { basis: 复议法.art(17, 1), if: ({ rows }) =>
    rows.agent.some((one) => rows.agent.filter((other) => other.principal === one.principal && other.ended_on === null).length > 2) },
}

/** From the application to the end of its examination but for the decision on it: 第二十二条, 第三十一条, 第三十二条. */
export const application = {
  register: {
    label: '登记书面申请', basis: 复议法.art(22, 2), by: ['clerk', 'handler'], opens: true, to: 'received',
    asks: ['received_on', 'channel', ...asked], offers: ['agency_ground', ...offered], asksRows: ['applicant'], offersRows: ['third_party', 'agent'],
    receives: 'application', offersLinks: ['challenges', 'follows'],
    sets: (m) => ({ form: 'written', ...started(m) }), invalidIf: { ...dates, ...throughAgency, ...pointNamed, ...atMostTwoAgents },
  },
  register_oral: {
    label: '记录口头申请', basis: 复议法.art(22, 3), by: ['clerk', 'handler'], opens: true, to: 'received',
    asks: ['received_on', 'channel', ...asked], offers: offered, asksRows: ['applicant'], offersRows: ['third_party', 'agent'],
    issues: 'application_record', offersLinks: ['challenges', 'follows'],
    sets: (m) => ({ form: 'oral', ...started(m) }), invalidIf: { ...dates, ...pointNamed, ...atMostTwoAgents },
  },
  register_at_agency: {
    label: '原机关登记申请', basis: 复议法.art(32, 1), by: [...ofRespondent, 'clerk'], opens: true, to: 'at_agency',
    asks: ['agency_received_on', 'agency_ground', ...asked], offers: offered, asksRows: ['applicant'], receives: 'application', offersLinks: ['challenges'],
    sets: (m) => ({ form: 'written', channel: 'through_agency', ...started(m) }), invalidIf: throughAgency,
  },
  forward: {
    label: '转送行政复议机关', basis: 复议法.art(32, 2), by: [...ofRespondent, 'clerk'], from: 'at_agency', to: 'received',
    asks: ['received_on'], receives: 'forwarding_letter', invalidIf: dates,
  },
  resolve_early: {
    label: '案前化解', basis: 复议法.art(5, 1), by: ['handler', 'clerk', ...ofRespondent], from: ['at_agency', 'received', 'correcting'], to: 'resolved_early',
    asks: ['early_ending_note'], receives: 'withdrawal', offersRows: ['mediation'],
  },
  withdraw_early: {
    label: '受理前撤回', basis: 实施条例.art(38, 1), by: ['handler', 'clerk'], from: ['at_agency', 'received', 'correcting'], to: 'withdrawn_early',
    asks: ['early_ending_note'], receives: 'withdrawal',
  },
  // 第三十一条 gives the notice to the organ without a decision of its own; the head of the body signs it.
  request_correction: {
    label: '通知补正', basis: 复议法.art(31, 1), by: ['office_head', 'organ_head'], from: 'received', to: 'correcting',
    asks: ['correction_points'], issues: 'correction_notice',
    barredIf: { '补正通知应当一次性载明需要补正的事项，已经发出过补正通知': (m) => m.has('correction_notice') },
  },
  extend_correction: {
    label: '延长补正期限', basis: 复议法.art(31, 2), by: ['office_head', 'organ_head'], from: 'correcting',
    asks: ['correction_extension_reason'], extends: 'correction',
  },
  provide_corrections: {
    label: '收到补正材料', basis: 复议法.art(31, 3), by: ['clerk', 'handler'], from: 'correcting', to: 'received', receives: 'corrected_papers',
    offers: ['claims', 'reasons', 'requests', 'respondent', 'act_title', 'act_number', 'act_made_on', 'act_known_on', 'filing_starts_on', 'amount'],
    revisesRows: { applicant: ['address', 'phone', 'identity_number', 'credit_code', 'legal_representative', 'guardian'] },
  },
  // Neither 不予受理 nor automatic: whether there was a good reason is for a person to judge, and it is put on record.
  note_given_up: {
    label: '记录视为放弃', basis: 复议法.art(31, 2), by: ['handler', 'office_head'], from: 'correcting', to: 'given_up',
    asks: ['given_up_note'], issues: 'given_up_record',
    barredIf: {
      '补正通知书尚未送达申请人': (m) => m.servedOn('correction_notice') === null,
      '补正期限尚未届满': (m) => !isOver(m.clock('correction'), m.on),
    },
  },
  elect_representatives: {
    label: '推选代表人', basis: 复议法.art(15, 1), by: 'handler', from: ['received', 'correcting', 'trial', 'suspended'], revisesRows: { applicant: ['representative'] },
    invalidIf: { '代表人应当为一至五名': { basis: 实施条例.art(8), if: (m) => { const n = m.rows.applicant.filter((row) => row.representative).length; return n < 1 || n > 5 } } },
  },
  appoint_agents: {
    label: '登记代理人', basis: 复议法.art(17, 2), by: ['clerk', 'handler'], from: ['received', 'correcting', 'trial', 'suspended'],
    offersRows: ['agent'], revisesRows: { agent: ['authority', 'until', 'ended_on'] },
    invalidIf: atMostTwoAgents,
  },
  // 实施条例第二十六条 lets the review of a document be asked for until the decision is made.
  amend_request: {
    label: '变更、增加复议请求', basis: 复议法.art(15, 2), by: 'handler', from: ['received', 'trial', 'suspended'], receives: 'amended_request',
    offers: ['requests', 'claims', 'reasons', 'hearing_requested', 'stay_requested', 'represented_consent'],
    sets: (_, input) => ({ represented_consent: input.represented_consent ?? false }), invalidIf: consented('代表人变更复议请求'),
  },
  substitute_applicant: {
    label: '变更申请人', basis: 复议法.art(14, 2), by: 'handler', from: ['received', 'trial', 'suspended'],
    revisesRows: { applicant: ['name', 'kind', 'succeeds', 'guardian', 'identity_number', 'credit_code', 'legal_representative', 'address', 'phone'] },
  },
  change_respondent: {
    label: '变更错列的被申请人', basis: 实施条例.art(22), by: ['handler', 'office_head'], from: ['received', 'correcting', 'trial'],
    asks: ['respondent', 'respondent_kind'], offers: ['joint_respondent', 'joint_respondents'],
    barredIf: { '答复通知书已经送达被申请人': { basis: 民事诉讼法.art(87), if: (m) => m.servedOn('reply_notice') !== null } },
  },
} as const satisfies Actions
