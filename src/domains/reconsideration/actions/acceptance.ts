import { fenOf } from '../../../kernel/law/money.ts'
import { signed } from '../bars.ts'
import { 复议法 } from '../../common/law.ts'
import type { Actions, Case } from '../types.ts'

const organ = ['organ_head', 'office_head'] as const
const MOST = '3000'
const late = (m: Case) => (['filing', 'filing_untold', 'filing_longest', 'filing_longest_real_estate'] as const).some((term) => m.clock(term).state === 'late')

/** The organ's decision on the application: 第三十条, and 第三十三条 where it was wrong. */
export const acceptance = {
  accept: {
    label: '受理', basis: 复议法.art(30, 1), by: organ, from: 'received', to: 'trial', asks: ['track'], offers: ['simplified_ground', 'precedence'],
    issues: 'acceptance_notice', batch: true,
    sets: (m) => ({ accepted_on: m.on, acceptance: 'accepted' }),
    barredIf: {
      ...signed('acceptance'),
      '超过法定申请期限提出；有正当理由的，应当先更正障碍发生和消除日期': { basis: 复议法.art(30, 1, 4), if: late },
    },
    invalidIf: {
      '适用简易程序应当写明所属情形': { basis: 复议法.art(53), if: (m) => m.values.track === 'simplified' && m.values.simplified_ground === null },
      '案件涉及款额超过三千元，或者尚未填写': { basis: 复议法.art(53, 1, 3), if: (m) =>
        m.values.simplified_ground === 'small_amount' && (m.values.amount === null || fenOf(m.values.amount) > fenOf(MOST)) },
      '被申请复议的行政行为不是行政处罚，不属于警告、通报批评': { basis: 复议法.art(53, 1, 2), if: (m) => m.values.simplified_ground === 'minor' && m.values.act_kind !== 'penalty' },
      '不是政府信息公开案件': { basis: 复议法.art(53, 1, 4), if: (m) => m.values.simplified_ground === 'disclosure' && m.values.act_kind !== 'disclosure' },
      '适用普通程序的，不填写适用简易程序的情形': { basis: 复议法.art(53), if: (m) => m.values.track === 'ordinary' && m.values.simplified_ground !== null },
    },
  },
  refuse: {
    label: '不予受理', basis: 复议法.art(30, 2), by: organ, from: 'received', to: 'refused',
    asks: ['unmet_conditions', 'refusal_reason'], offers: ['competent_organ', 'precedence'], issues: 'refusal',
    sets: (m) => ({ refused_on: m.on }), barredIf: signed('refusal'),
    invalidIf: {
      '应当写明不符合的受理条件': (m) => m.values.unmet_conditions.length === 0,
      '不属于本机关管辖的，应当告知有管辖权的行政复议机关': (m) => m.values.unmet_conditions.includes('jurisdiction') && m.values.competent_organ === null,
    },
  },
  close_refusal: {
    label: '不予受理办结', basis: 复议法.art(30, 2), by: ['handler', 'clerk'], from: 'refused', to: 'not_accepted', needs: ['refusal'],
    barredIf: { '不予受理决定书尚未送达申请人': (m) => m.servedOn('refusal') === null },
  },
  // Acceptance by lapse counts from the day the period ended, not from the day anybody noticed; with it the trial and its terms begin.
  deemed_acceptance: {
    label: '视为受理', basis: 复议法.art(30, 3), by: 'law', from: 'received', to: 'trial', onExpiryOf: 'examination',
    sets: (m) => ({ accepted_on: m.clock('examination').due_on ?? m.on, acceptance: 'deemed', track: 'ordinary' }),
  },
  notify_deemed: {
    label: '告知视为受理', basis: 复议法.art(30, 3), by: 'handler', from: 'trial', issues: 'acceptance_notice',
    barredIf: { '不是视为受理的案件': (m) => m.values.acceptance !== 'deemed', '已经发出受理通知书': (m) => m.has('acceptance_notice') },
  },
  dismiss: {
    label: '驳回申请', basis: 复议法.art(33), by: organ, from: 'trial', to: 'decided', asks: ['unmet_conditions', 'refusal_reason'], offers: ['competent_organ'],
    issues: 'dismissal', sets: (m) => ({ conclusion: 'dismissal', decided_on: m.on }), barredIf: signed('dismissal'),
    invalidIf: { '应当写明不符合的受理条件': (m) => m.values.unmet_conditions.length === 0 },
  },
  // The lower organ asks, the upper one decides (第三十八条第二款); until it has, the case and its terms stay here.
  ask_superior: {
    label: '报请上级审理', basis: 复议法.art(38, 2), by: 'organ_head', from: ['received', 'trial'], asks: ['competent_organ'], issues: 'hand_up_letter',
    barredIf: { '已经报请上级审理': (m) => m.has('hand_up_letter') },
  },
  hand_up: {
    label: '移交上级审理', basis: 复议法.art(38), by: ['office_head', 'organ_head'], from: ['received', 'trial', 'suspended'], to: 'handed_up', asks: ['competent_organ'],
    receives: 'superior_decision',
  },
} as const satisfies Actions
