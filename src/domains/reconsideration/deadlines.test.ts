import { expect, test } from 'vitest'
import { rules, rulesAgreeing, rulesOn } from '../../../test/rules-json.ts'
import { inForceOn, type Dated } from '../../kernel/law/dated.ts'
import type { Term } from '../../kernel/law/term.ts'
import type { AnyDeadline, AnyProcedure } from '../../kernel/procedure/procedure.ts'
import { room } from './room.ts'

/** Every statutory term of the room, in force for a case of today, with its deadline. */
const terms = room.procedures.flatMap((procedure: AnyProcedure) => (Object.entries(procedure.deadlines) as [string, AnyDeadline][]).flatMap(([name, deadline]) => {
  const { term } = deadline
  const sources: readonly Dated<Term>[] = 'terms' in term ? Object.values(term.terms) : 'since' in term ? [term as Dated<Term>] : []
  return sources.map((source) => ({ name: `${procedure.id}.${name}`, deadline, term: inForceOn(source, '2025-01-01')! }))
}))
const lengths = (name: string) => terms.filter((one) => one.name === name).map(({ term }) => `${term.length} ${term.unit}`)

test('期限的长度和单位与条文一致', () => {
  expect(Object.fromEntries([...new Set(terms.map(({ name }) => name))].map((name) => [name, lengths(name).join(', ')]))).toEqual({
    'reconsideration.filing': '60 calendar_day', 'reconsideration.filing_untold': '1 year',
    'reconsideration.filing_longest': '5 year', 'reconsideration.filing_longest_real_estate': '20 year',
    'reconsideration.forwarding': '5 working_day', 'reconsideration.examination': '5 working_day', 'reconsideration.correction': '10 working_day',
    'reconsideration.sending': '7 working_day, 3 working_day', 'reconsideration.reply': '10 working_day, 5 working_day',
    'reconsideration.trial': '60 calendar_day, 30 calendar_day', 'reconsideration.hearing_notice': '5 working_day', 'reconsideration.suspension': '60 calendar_day',
    'reconsideration.suit': '15 calendar_day', 'reconsideration.suit_third_party': '15 calendar_day', 'reconsideration.suit_after_refusal': '15 calendar_day', 'reconsideration.suit_after_dismissal': '15 calendar_day',
    'incidental_review.handling': '30 calendar_day', 'incidental_review.handling_ex_officio': '30 calendar_day', 'incidental_review.transfer': '7 working_day, 7 working_day',
    'incidental_review.notifying': '3 working_day', 'incidental_review.answer': '10 working_day', 'incidental_review.transferee_reply': '60 calendar_day',
    'reconsideration_letter.feedback': '60 calendar_day', 'compliance_supervision.redo': '60 calendar_day',
  })
})

test('三日、五日、七日、十日是工作日，其他是自然日(第八十八条第二款)', () => {
  for (const { name, term } of terms) expect(term.unit === 'working_day', name).toBe(term.unit !== 'year' && [3, 5, 7, 10].includes(term.length))
})

test.skipIf(!rules)('长度、单位和最后一日的处理与规则一致（没有 ../shared/law/rules.json 时跳过）', () => {
  const ends = { next_working_day: 'roll', by_analogy: 'by_analogy', no_roll: 'no_roll', not_applicable: 'no_roll' } as const
  for (const { name, term } of terms) {
    // The rule of 第五十七条 gives thirty days and says that both terms of 第五十六条 apply; it does not repeat the seven.
    const found = name === 'incidental_review.transfer' && term.basis.article === 57 ? rulesAgreeing({ ...term, basis: { ...term.basis, article: 56 } }) : rulesAgreeing(term)
    expect(found, `${name} ${term.length} ${term.unit}`).not.toEqual([])
    expect(found.map(({ end_day }) => ends[end_day!]), name).toContain(term.end_day)
  }
})

test.skipIf(!rules)('延长与规则一致（没有 ../shared/law/rules.json 时跳过）', () => {
  for (const { name, deadline, term } of terms) {
    const allowed = rulesOn(term.basis).filter((rule) => rule.duration?.n === term.length && rule.duration.unit === term.unit).flatMap(({ may_extend }) => may_extend ?? [])
    const atMost = deadline.extension?.atMost
    // One deadline holds both tracks: that the simplified one knows no extension is a bar on the action.
    if (name === 'reconsideration.trial' && term.length === 30) { expect(allowed).toEqual([]); continue }
    expect(allowed.length > 0, name).toBe(atMost !== undefined)
    if (atMost && 'length' in atMost) expect(allowed).toContainEqual(expect.objectContaining({ n: atMost.length, unit: atMost.unit }))
  }
})

const STARTS: { readonly [rule: string]: readonly [deadline: string, from: AnyDeadline['from']] } = {
  'recon-examine-5wd': ['reconsideration.examination', { dated: 'received_on' }],
  'recon-correction-notice-5wd': ['reconsideration.examination', { dated: 'received_on' }],
  'recon-correction-10wd': ['reconsideration.correction', { served: 'correction_notice' }],
  'recon-forward-5wd': ['reconsideration.forwarding', { dated: 'agency_received_on' }],
  'recon-ordinary-serve-7wd': ['reconsideration.sending', { dated: 'accepted_on' }],
  'recon-ordinary-reply-10wd': ['reconsideration.reply', { served: 'reply_notice' }],
  'recon-decision-60d': ['reconsideration.trial', { dated: 'accepted_on' }],
  'recon-decision-30d': ['reconsideration.trial', { dated: 'accepted_on' }],
  'recon-hearing-notice-5wd': ['reconsideration.hearing_notice', { dated: 'hearing_at' }],
  'recon-suspend-60d-terminate': ['reconsideration.suspension', { entering: 'suspended' }],
  'recon-attached-30d': ['incidental_review.handling', { dated: 'suspended_on' }],
  'recon-attached-transfer-7wd': ['incidental_review.transfer', { entering: 'to_transfer' }],
  'recon-attached-exofficio': ['incidental_review.handling_ex_officio', { dated: 'found_on' }],
  'recon-attached-notify-3wd': ['incidental_review.notifying', { dated: 'suspended_on' }],
  'recon-attached-answer-10wd': ['incidental_review.answer', { served: 'maker_notice' }],
  'recon-attached-60d': ['incidental_review.transferee_reply', { served: 'referral' }],
  'recon-opinion-60d': ['reconsideration_letter.feedback', { served: 'opinion' }],
  'recon-redo-60d': ['compliance_supervision.redo', { dated: 'effective_on' }],
}
test.skipIf(!rules)('每条期限规则都有期限，自规则所说的事件起算（没有 ../shared/law/rules.json 时跳过）', () => {
  for (const [id, [name, from]] of Object.entries(STARTS)) {
    const rule = rules!.find((one) => one.id === id)
    expect(rule?.starts_from, id).toBeTruthy()
    const found = terms.filter((one) => one.name === name && one.term.length === rule!.duration!.n)
    expect(found.map(({ deadline }) => deadline.from), id).toContainEqual(from)
  }
})
