import { defineCheck } from '../../../kernel/check/check.ts'
import { creditCodeProblem } from '../../../kernel/field/codes.ts'
import type { Term } from '../../../kernel/law/term.ts'
import { setting } from '../../../kernel/procedure/look-up.ts'
import { exceeded, isBound, type Bounded } from '../../common/ceilings.ts'
import { isBusiness } from '../../common/inspection.ts'
import { 三项制度, 处罚法, 涉企检查意见, 随机抽查通知 } from '../../common/law.ts'
import { dayOf } from '../../common/visits.ts'
import { inspection } from '../inspection.ts'
import { rectificationOrder } from '../rectification-order.ts'
import { recordingScenes, unrecorded } from './recording.ts'
import { late } from './words.ts'

const tooFew = (m: { readonly handled: boolean; readonly values: { readonly handlers: readonly string[] }; readonly facts: { readonly officers: number } }): string | null =>
  (m.handled || m.values.handlers.length > 0) && m.values.handlers.length < m.facts.officers ? `应当由 ${m.facts.officers} 名以上执法人员实施，案卷写明 ${m.values.handlers.length} 名` : null

const inspectors = defineCheck({
  id: 'inspection_officers', of: inspection, label: '检查人员人数', basis: 处罚法.art(42, 1), at: 'inspected_on', since: '2021-07-15', rule: { fact: 'officers' }, test: tooFew,
})
/** What came of a complaint, a referral or a signal is inspected as it comes. */
const announced = defineCheck({
  id: 'inspection_announced', of: inspection, label: '涉企检查先批准、出具通知书', basis: 涉企检查意见.whole, at: 'inspected_on', since: '2025-01-03',
  test: (m) => {
    const { subject_kind, mode, source, approved_on, inspected_on, patrol } = m.values
    if (!m.handled || patrol || !isBusiness(subject_kind) || (mode === 'targeted' && source !== 'application')) return null
    if (approved_on === null || approved_on > inspected_on!) return `${inspected_on} 检查企业，检查前没有经批准`
    const told = m.servedOn('notice')
    return told === null || told > inspected_on! ? `${inspected_on} 检查企业，检查前没有送达检查通知书` : null
  },
})
/** Counted from the records of the same code, whatever number was entered; a visit of the same day is not called the earlier one. */
const overCeiling = (m: Bounded & { readonly values: { readonly patrol: boolean } }, of: 'field' | 'item'): string | null => {
  const over = m.values.patrol || !isBound(m.values.mode) ? [] : exceeded(m, of)
  return over.length > 0 ? `${dayOf(m)} 检查前，${over.join('；')}` : null
}
const frequency = defineCheck({
  id: 'inspection_frequency', of: inspection, label: '涉企检查年度频次', basis: 涉企检查意见.whole, at: 'inspected_on', since: '2025-01-03', rule: { fact: 'annual_cap' }, test: (m) => overCeiling(m, 'field'),
})
/** The number stands in the published list that held on the day. */
const itemFrequency = defineCheck({
  id: 'inspection_item_frequency', of: inspection, label: '检查事项年度次数', basis: 随机抽查通知.whole, at: 'inspected_on', since: '2015-07-29', test: (m) => overCeiling(m, 'item'),
})
const recorded = defineCheck({
  id: 'inspection_recorded', of: inspection, label: '现场检查音像记录', basis: 三项制度.section(8), at: 'inspected_on', since: '2018-12-05', looksUp: recordingScenes, rule: { fact: 'recording_scenes' },
  test: (m) => m.values.patrol ? null : unrecorded(m, ['inspection']),
})
const inspectionPublished = defineCheck({
  id: 'inspection_published_in_time', of: inspection, label: '检查结果公示期限', basis: 三项制度.section(6), at: 'inspected_on', rule: { deadline: 'publication' },
  test: (m) => late(m, 'publication', '检查结果公示期限', '公示'),
})
const subjectCode = defineCheck({
  id: 'inspection_subject_code', of: inspection, label: '检查对象代码', basis: 三项制度.section(7), at: 'opened_on', since: '2018-12-05',
  test: (m) => {
    const { subject_code, subject_code_problem } = m.values
    const wrong = subject_code_problem ?? (subject_code && creditCodeProblem(subject_code))
    return wrong ? `检查对象的统一社会信用代码 ${subject_code ?? ''} 存疑：${wrong}` : null
  },
})

const orderers = defineCheck({ id: 'order_officers', of: rectificationOrder, label: '责令改正的执法人员人数', basis: 处罚法.art(42, 1), at: 'ordered_on', since: '2021-07-15', rule: { fact: 'officers' }, test: tooFew })
const term = defineCheck({
  id: 'order_term', of: rectificationOrder, label: '责令限期改正写明期限', basis: 处罚法.art(28, 1), at: 'ordered_on', since: '2021-07-15',
  test: (m) => m.handled && m.values.kind === 'by_day' && m.values.correct_by === null ? '责令限期改正，没有写明改正期限' : null,
})
/** 第二十八条 says when to correct, not when to look again: the ten working days are practice until a place has set its own, whose source then is the term's basis. */
const rechecked = defineCheck({
  id: 'order_rechecked', of: rectificationOrder, label: '责令改正期满复查', basis: 处罚法.art(28, 1), at: 'ordered_on', rule: { deadline: 'recheck' },
  looksUp: { recheck_term: setting<Term>('order_recheck_term', 'enforcement_field') },
  test: (m) => {
    // Revoked, or found corrected before: there is nothing left to see again.
    const said = m.state === 'revoked' || m.values.corrected_on !== null ? null : late(m, 'recheck', '期满复查', '复查')
    return said !== null && m.facts.recheck_term.basis.law === '行政处罚法' ? `存疑：${said}；该期限是实务做法，本地尚未规定` : said
  },
})
const orderPublished = defineCheck({
  id: 'order_published_in_time', of: rectificationOrder, label: '责令改正公示期限', basis: 三项制度.section(6), at: 'ordered_on', rule: { deadline: 'publication' },
  test: (m) => m.state === 'revoked' ? null : late(m, 'publication', '责令改正公示期限', '公示'),
})
const orderCode = defineCheck({
  id: 'order_party_code', of: rectificationOrder, label: '责令改正当事人代码', basis: 三项制度.section(7), at: 'opened_on', since: '2018-12-05',
  test: (m) => {
    const wrong = m.rows.party.find(({ credit_code, code_problem }) => code_problem !== null || (credit_code !== null && creditCodeProblem(credit_code) !== null))
    return wrong ? `当事人的统一社会信用代码 ${wrong.credit_code ?? ''} 存疑：${wrong.code_problem ?? creditCodeProblem(wrong.credit_code!)}` : null
  },
})

export const inspectionChecks = [inspectors, announced, frequency, itemFrequency, recorded, inspectionPublished, subjectCode] as const
export const orderChecks = [orderers, term, rechecked, orderPublished, orderCode] as const
