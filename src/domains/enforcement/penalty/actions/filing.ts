import { inForceOn, since } from '../../../../kernel/law/dated.ts'
import { fenOf } from '../../../../kernel/law/money.ts'
import { 处罚法 } from '../../../common/law.ts'
import { 市监程序规定, 治安管理处罚法 } from '../../law.ts'
import { certificateNumbers, certified } from '../../certified.ts'
import { chosenWell, withinStandard } from '../../discretion/bars.ts'
import { decidedUnder } from '../../discretion/case-discretion.ts'
import { collectionDay, fen, measuresOver, onTheSpot, penaltyProper, staffed, totals } from '../bars.ts'
import { undecided } from '../states.ts'
import type { Actions, Case } from '../types.ts'

const given = ['lead_on', 'source', 'enforcement_field', 'cause'] as const
const links = ['from_inspection', 'from_order'] as const
/** Before 2026 one police officer could decide on the spot without more (公安机关办理行政案件程序规定第三十九条). */
const aloneOnRecord = since({ '2013-01-01': false, '2026-01-01': true })
const inOrder = {
  '交至机关、缴付银行的日期尚未到来': ({ on, values: { handed_in_on, banked_on } }: Case) => [handed_in_on, banked_on].some((day) => day !== null && day > on),
  '缴付银行的日期不得早于交至机关': ({ values: { handed_in_on, banked_on } }: Case) => handed_in_on !== null && banked_on !== null && banked_on < handed_in_on,
}

/** From the lead to the filing, and the decision on the spot that needs none. */
export const filing = {
  register_lead: {
    label: '登记线索', basis: 处罚法.art(54, 1), by: ['clerk', 'handler'], opens: true, to: 'lead', asks: given, offers: ['facts', 'place'],
    offersRows: ['party', 'violation'], offersLinks: links, sets: () => ({ track: 'general' }),
    invalidIf: { '线索发现日期不得晚于登记之日': (m) => m.values.lead_on > m.on },
  },
  extend_lead: {
    label: '延长核查期限', basis: 市监程序规定.art(18, 1), by: 'organ_head', from: 'lead', asks: ['lead_extension_reason'], extends: 'lead',
  },
  file: {
    label: '立案', basis: 处罚法.art(54, 2), by: 'organ_head', from: 'lead', to: 'investigating', asks: ['filing_opinion', 'handlers'], offers: ['certificate_numbers'],
    offersRows: ['party', 'violation'], issues: 'filing', sets: (m) => ({ filed_on: m.on, ...certificateNumbers(m) }), invalidIf: staffed,
  },
  decline: {
    label: '不予立案', basis: 市监程序规定.art(20), by: 'organ_head', from: 'lead', to: 'not_filed', asks: ['filing_opinion'], issues: 'refusal',
    sets: () => ({ outcome: 'not_filed' }), barredIf: measuresOver,
  },
  hand_over: {
    label: '移送有管辖权的机关', basis: 处罚法.art(22), by: 'organ_head', from: ['lead', 'investigating', 'concluded'], to: 'handed_over', asks: ['receiving_organ'],
    issues: 'handover', sets: (m) => ({ outcome: 'handed_over', decided_on: m.on }), barredIf: measuresOver,
  },
  decide_on_the_spot: {
    label: '当场处罚', basis: 处罚法.art(51), by: 'handler', opens: true, to: 'executing',
    asks: [...given, 'handlers', 'place', 'findings', 'performance'],
    offers: [
      'certificate_numbers',
      'plea_reply', 'recorded', 'uncontested', 'correction_order', 'mitigations', 'publication_exemption', 'collected_on', 'collection_ground', 'receipt_number',
      'benchmark', 'benchmark_note', 'benchmark_approval',
    ],
    asksRows: ['party', 'violation', 'sanction'], offersRows: ['discretion'], offersLinks: links, issues: 'spot_decision', tells: ['discretion_statement'],
    sets: (m) => ({
      track: 'summary', outcome: 'penalty', decided_on: m.on, ...totals(m.rows.sanction), ...decidedUnder(m), ...certificateNumbers(m),
      ...(m.values.collected_on !== null && { fulfilled_on: m.values.collected_on }),
      ...(m.values.publication_exemption === null && m.facts.publication_exemptions.includes('summary') && { publication_exemption: 'summary' }),
    }),
    invalidIf: {
      '承办的执法人员少于法定人数': { basis: 处罚法.art(42, 1), if: (m) => m.values.handlers.length < m.facts.officers_on_the_spot },
      '一名人民警察作出决定的，当事人应当没有异议，并全程同步录音录像': { basis: 治安管理处罚法.art(120, 3), if: (m) =>
        m.values.handlers.length < m.facts.officers && inForceOn(aloneOnRecord, m.on) === true && !(m.values.uncontested && m.values.recorded) },
      ...certified(), ...onTheSpot, ...penaltyProper, ...collectionDay, ...chosenWell, ...withinStandard,
      '没有处以罚款，不存在当场收缴': { basis: 处罚法.art(68), if: (m) => m.values.collected_on !== null && m.rows.sanction.every(({ kind }) => kind !== 'fine') },
      '写明当场收缴的情形或者票据号码的，应当写明当场收缴日期': { basis: 处罚法.art(71), if: (m) =>
        m.values.collected_on === null && (m.values.collection_ground !== null || m.values.receipt_number !== null) },
      '当场收缴罚款应当写明法定情形': { basis: 处罚法.art(68), if: (m) => m.values.collected_on !== null && m.values.collection_ground === null },
      '罚款超过可以当场收缴的小额罚款（一百元，治安二百元）': { basis: 处罚法.art(68, undefined, 1), if: (m) =>
        m.values.collection_ground === 'up_to_100' && fen(m.values.fine_total) > fenOf(m.facts.collect_limit) },
      '当场收缴罚款应当出具财政部门统一制发的专用票据': { basis: 处罚法.art(70), if: (m) => m.values.collected_on !== null && m.values.receipt_number === null },
    },
  },
  report_spot: {
    label: '当场处罚备案', basis: 处罚法.art(52, 3), by: ['handler', 'clerk'], from: ['executing', 'closed'], sets: (m) => ({ reported_on: m.on }),
    barredIf: { '不是当场处罚的案件': (m) => m.values.track !== 'summary', '已经备案': (m) => m.values.reported_on !== null },
  },
  hand_in: {
    label: '当场收缴的罚款交至机关', basis: 处罚法.art(71), by: ['handler', 'clerk'], from: 'executing', asks: ['handed_in_on'], offers: ['banked_on'],
    barredIf: { '没有当场收缴罚款': (m) => m.values.collected_on === null, '罚款已经交至机关': (m) => m.values.handed_in_on !== null },
    invalidIf: { '交至机关的日期不得早于收缴日期': (m) => m.values.collected_on !== null && m.values.handed_in_on !== null && m.values.handed_in_on < m.values.collected_on, ...inOrder },
  },
  bank: {
    label: '罚款缴付银行', basis: 处罚法.art(71), by: ['handler', 'clerk'], from: 'executing', asks: ['banked_on'],
    barredIf: { '罚款尚未交至机关': (m) => m.values.handed_in_on === null, '罚款已经缴付银行': (m) => m.values.banked_on !== null },
    invalidIf: inOrder,
  },
  supplement: {
    label: '补充案情、当事人', basis: 处罚法.art(54, 1), by: ['handler', 'clerk'], from: ['lead', 'investigating', 'concluded'],
    offers: ['facts', 'place', 'cause'], offersRows: ['party', 'violation'],
  },
  revise_party: {
    label: '补正当事人信息', basis: 处罚法.art(59, 1, 1), by: ['handler', 'clerk'], from: ['lead', ...undecided],
    revisesRows: { party: ['credit_code', 'identity_number', 'other_identity', 'age', 'representative', 'address', 'phone', 'electronic_service'] },
  },
} as const satisfies Actions
