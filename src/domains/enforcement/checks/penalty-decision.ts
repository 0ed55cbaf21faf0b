import { defineCheck } from '../../../kernel/check/check.ts'
import { creditCodeProblem } from '../../../kernel/field/codes.ts'
import { fenOf } from '../../../kernel/law/money.ts'
import { sharing } from '../../../kernel/procedure/look-up.ts'
import { 三项制度, 处罚法, 裁量意见 } from '../../common/law.ts'
import { fen, sanctionsOf } from '../penalty/bars.ts'
import { penalty } from '../penalty/penalty.ts'

const discretion = defineCheck({
  id: 'penalty_discretion_approved', of: penalty, label: '调整适用裁量基准的批准', basis: 裁量意见.section(12), at: 'decided_on', since: '2022-07-29',
  test: (m) => {
    const { benchmark, benchmark_approval, benchmark_note } = m.values
    if (benchmark !== 'own_adjusted' && benchmark !== 'superior_adjusted') return null
    const right = benchmark === 'own_adjusted' ? ['head', 'collective'] : ['maker']
    if (benchmark_approval === null ? m.handled : !right.includes(benchmark_approval)) return benchmark === 'own_adjusted'
      ? '调整适用本机关裁量基准，没有经主要负责人批准或者集体讨论通过' : '调整适用上级机关裁量基准，没有报制定机关批准'
    return m.handled && !benchmark_note?.trim() ? '调整适用裁量基准，没有写明理由' : null
  },
})
const spotLimit = defineCheck({
  id: 'penalty_spot_limit', of: penalty, label: '当场处罚的罚款限额', basis: 处罚法.art(51), at: 'decided_on', since: '2021-07-15', rule: { fact: 'spot_fine_organisation' },
  test: (m) => {
    if (m.values.track !== 'summary') return null
    // Whose a fine is among several the record may not say.
    if (m.rows.party.length > 1 && m.rows.sanction.some(({ party }) => party === null)) return null
    // 个体工商户: as with hearings, a disputed place accuses nobody. Of several breaches each fine may stand alone.
    const weighed = (fines: readonly bigint[]) => m.rows.violation.length > 1 ? fines.reduce((most, one) => one > most ? one : most, 0n) : fines.reduce((total, one) => total + one, 0n)
    const over = m.rows.party.find((party) => weighed(sanctionsOf(m, party).filter(({ kind }) => kind === 'fine').map(({ amount }) => fen(amount)))
      > fenOf(party.kind === 'person' ? m.facts.spot_fine_person : m.facts.spot_fine_organisation))
    return over ? `当场罚款超过对${over.kind === 'person' ? '公民' : '法人或者其他组织'}可以当场处罚的 ${over.kind === 'person' ? m.facts.spot_fine_person : m.facts.spot_fine_organisation} 元` : null
  },
})
/** Police collect under either procedure from whoever has no fixed home there (治安管理处罚法第一百二十三条第三项, 公安程序规定第二百一十四条第一款第四项). */
const collection = defineCheck({
  id: 'penalty_fine_collected', of: penalty, label: '罚缴分离', basis: 处罚法.art(67, 2), at: 'collected_on', since: '2021-07-15', rule: { fact: 'collect_limit' },
  test: (m) => {
    const { collection_ground, fine_total, receipt_number, track, enforcement_field } = m.values
    if (collection_ground === null) return m.handled ? '执法人员当场收缴罚款，没有写明法定情形' : null
    if (collection_ground !== 'remote' && track === 'general' && enforcement_field !== 'public_security') return '普通程序的罚款由执法人员当场收缴，不属于边远、水上、交通不便地区经当事人提出的情形'
    if (collection_ground === 'up_to_100' && fen(fine_total) > fenOf(m.facts.collect_limit)) return `以 ${m.facts.collect_limit} 元以下罚款为由当场收缴，罚款为 ${fine_total} 元`
    return m.handled && receipt_number === null ? '当场收缴罚款，没有写明财政部门统一制发的专用票据' : null
  },
})
const partyCode = defineCheck({
  id: 'penalty_party_code', of: penalty, label: '当事人代码', basis: 三项制度.section(7), at: 'opened_on', since: '2018-12-05',
  test: (m) => {
    const wrong = m.rows.party.find(({ credit_code, code_problem }) => code_problem !== null || (credit_code !== null && creditCodeProblem(credit_code) !== null))
    return wrong ? `当事人的统一社会信用代码 ${wrong.credit_code ?? ''} 存疑：${wrong.code_problem ?? creditCodeProblem(wrong.credit_code!)}` : null
  },
})

const take = ['decided_on', 'outcome', 'fine_total', 'overturned_on', 'cause']
/** A doubt: several breaches of one day, or two parties' shares of one fine, may look the same. */
const once = defineCheck({
  id: 'penalty_fined_once', of: penalty, label: '一事不二罚', basis: 处罚法.art(29), at: 'decided_on', since: '2021-07-15',
  looksUp: {
    of_company: sharing({ party: ['credit_code'], violation: ['ended_on', 'description'] }, take),
    of_person: sharing({ party: ['identity_number'], violation: ['ended_on', 'description'] }, take),
  },
  test: (m) => {
    const { outcome, fine_total, overturned_on } = m.values
    const fined = (values: { readonly [name: string]: unknown }) => values['outcome'] === 'penalty' && Number(values['fine_total'] ?? 0) > 0 && values['overturned_on'] === null
    if (!fined({ outcome, fine_total, overturned_on })) return null
    const other = [...m.facts.of_company, ...m.facts.of_person].find(({ values }) => fined(values))
    return other ? `存疑：同一当事人同日的同一违法行为，另案 ${other.number ?? '（无案号）'} 于 ${String(other.values['decided_on'])} 也处以罚款，请核对是否为同一个违法行为` : null
  },
})

export const penaltyDecision = [discretion, spotLimit, collection, partyCode, once] as const
