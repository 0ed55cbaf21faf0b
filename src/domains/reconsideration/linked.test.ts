import { describe, expect, test } from 'vitest'
import { facts } from '../../../test/support/reconsideration.ts'
import { reasons } from '../../../test/support/snapshot.ts'
import { complianceSupervision } from './compliance.ts'
import { incidentalReview } from './incidental-review.ts'
import { reconsiderationLetter } from './letter.ts'

describe('附带审查(第五十六至六十条)', () => {
  const handling = { state: 'handling', facts, documents: { maker_notice: '2025-03-05' }, on: '2025-03-20' } as const
  test('有权处理的审查处理，无权处理的转送', () => {
    expect(incidentalReview.actions.open.to).toEqual({ by: 'competence', states: { competent: 'handling', not_competent: 'to_transfer' } })
    expect(incidentalReview.actions.open.asksLink).toBe('review_of')
  })
  test('制定机关答复期限届满前，没有答复的不得认定', () => {
    const waiting = { ...handling, clocks: { answer: { state: 'running', due_on: '2025-03-20' } } } as const
    expect(reasons(incidentalReview, waiting, 'stop_clause')).toEqual(['制定机关尚未答复，答复期限尚未届满'])
    expect(reasons(incidentalReview, { ...waiting, on: '2025-03-21' }, 'stop_clause')).toEqual([])
    expect(reasons(incidentalReview, { ...waiting, documents: { ...handling.documents, maker_answer: true } }, 'find_lawful')).toEqual([])
  })
  test('案件中止以后才通知制定机关、转送(第三十九条第一款第九项、第五十八条)', () => {
    const running = { state: 'handling', facts: { ...facts, cases: [{ state: 'trial' }] } } as const
    expect(reasons(incidentalReview, running, 'notify_maker')).toEqual(['附带审查的行政复议案件尚未中止，应当先办理中止'])
    expect(reasons(incidentalReview, { ...running, state: 'to_transfer' }, 'refer')).toEqual(['附带审查的行政复议案件尚未中止，应当先办理中止'])
    expect(reasons(incidentalReview, { ...running, facts: { ...facts, cases: [{ state: 'suspended' }] } }, 'notify_maker')).toEqual([])
  })
  test('没有通知制定机关的，不得认定(第五十八条)', () => {
    expect(reasons(incidentalReview, { ...handling, documents: {}, clocks: { answer: 'lapsed' } }, 'find_lawful')).toEqual(['尚无规范性文件审查答复通知书'])
  })
})

describe('意见书和建议书(第七十六条、实施条例第五十七条)', () => {
  const draft = (kind: 'opinion' | 'suggestion') => ({ state: 'drafting', values: { kind }, facts } as const)
  test('意见书由复议机关制发，建议书由复议机构制发', () => {
    expect(reasons(reconsiderationLetter, { ...draft('opinion'), as: ['organ_head'] }, 'issue_opinion')).toEqual([])
    expect(reasons(reconsiderationLetter, { ...draft('opinion'), as: ['office_head'] }, 'issue_opinion')).toHaveLength(1)
    expect(reasons(reconsiderationLetter, { ...draft('suggestion'), as: ['office_head'] }, 'issue_suggestion')).toEqual([])
    expect(reasons(reconsiderationLetter, draft('suggestion'), 'issue_opinion')).toEqual(['本件为建议书'])
  })
  test('收到意见书的机关在本系统中报送纠正情况', () => {
    expect(reasons(reconsiderationLetter, { state: 'issued', facts, as: [], of: { recipient: ['clerk'] } }, 'report')).toEqual([])
  })
  test('制发前可以修改；制发后才由收文机关看见', () => {
    expect(reasons(reconsiderationLetter, draft('opinion'), 'revise', { demand: '…' })).toEqual([])
    expect(reasons(reconsiderationLetter, { ...draft('opinion'), state: 'issued' }, 'revise')).toHaveLength(1)
    expect(reconsiderationLetter.unsharedIn).toEqual(['drafting', 'dropped'])
  })
  test('建议书没有反馈期限，送达即可办结', () => {
    expect(reconsiderationLetter.deadlines.feedback.from).toEqual({ served: 'opinion' })
    expect(reasons(reconsiderationLetter, { state: 'issued', facts, documents: { suggestion: true } }, 'close_suggestion')).toEqual(['建议书尚未送达'])
  })
})

describe('履行监督(第七十七条)', () => {
  const watching = { state: 'watching', facts, on: '2025-06-02' } as const
  test('履行期限届满后，由机关责令限期履行', () => {
    expect(reasons(complianceSupervision, { ...watching, clocks: { redo: { state: 'running', due_on: '2025-06-02' } } }, 'order')).toEqual(['履行期限尚未届满'])
    expect(reasons(complianceSupervision, { ...watching, clocks: { redo: { state: 'running', due_on: '2025-06-01' } } }, 'order')).toEqual([])
    expect(reasons(complianceSupervision, { ...watching, as: ['office_head'] }, 'order')).toHaveLength(1)
  })
  test('责令限期履行之后才约谈、通报批评', () => {
    for (const action of ['interview', 'criticise'] as const) {
      expect(reasons(complianceSupervision, watching, action)).toHaveLength(1)
      expect(reasons(complianceSupervision, { ...watching, state: 'ordered' }, action)).toEqual([])
    }
  })
  test('经责令仍不履行的，移送违法事实材料(第八十三、八十五条)', () => {
    const ordered = (due_on: `${number}-${number}-${number}`) => ({ ...watching, state: 'ordered', clocks: { order: { state: 'running', due_on } } } as const)
    expect(reasons(complianceSupervision, ordered('2025-06-02'), 'refer')).toEqual(['责令履行的期限尚未届满'])
    expect(reasons(complianceSupervision, ordered('2025-06-01'), 'refer')).toEqual([])
  })
  test('以同一事实和理由重作相同行为的不是履行，原以违反法定程序撤销的除外(第六十四条第二款)', () => {
    const confirm = (procedural_revocation: boolean) =>
      reasons(complianceSupervision, { ...watching, values: { duty: 'redo', procedural_revocation } }, 'confirm', { fulfilled_on: '2025-06-01', same_act: true })
    expect(confirm(false)).toEqual(['以同一事实和理由作出相同或者基本相同的行政行为，不是履行'])
    expect(confirm(true)).toEqual([])
  })
})
