import { describe, expect, test } from 'vitest'
import { rules, rulesAgreeing, rulesOn } from '../../../test/rules-json.ts'
import { inForceOn } from '../../kernel/law/dated.ts'
import type { IsoDate } from '../../kernel/law/law.ts'
import type { Term } from '../../kernel/law/term.ts'
import type { AnyDeadline, AnyProcedure } from '../../kernel/procedure/procedure.ts'
import { nationalValue, type SettingDef } from '../../kernel/setting/setting.ts'
import { settings } from './settings.ts'
import { penalty } from './penalty/penalty.ts'
import { room } from './room.ts'

const setting = (id: string): SettingDef => settings.find((one) => one.id === id)!
const [decisionTerm, firstExtension, extensionTotal, furtherExtensionBy, excludedTime] = [
  'penalty_decision_term', 'penalty_first_extension', 'penalty_extension_total', 'penalty_further_extension_by', 'penalty_excluded_time',
].map(setting) as [SettingDef, SettingDef, SettingDef, SettingDef, SettingDef]
const [spotFinePerson, hearingAmountPerson, publicationTerm] = ['penalty_spot_fine_person', 'penalty_hearing_amount_person', 'penalty_publication_term'].map(setting) as [SettingDef, SettingDef, SettingDef]
const on = (definition: SettingDef, key: string, day: IsoDate) => nationalValue(definition, key, day)
const length = (definition: SettingDef, key: string, day: IsoDate = '2025-06-01') => { const term = on(definition, key, day) as Term | null; return term && `${term.length} ${term.unit}` }

describe('按领域设定的期限（行政处罚法第六十条：法律、法规、规章另有规定的，从其规定）', () => {
  test('一般九十日，自然资源六十日，治安三十日', () => {
    expect(['other', 'market', 'natural_resources', 'public_security', 'transport'].map((field) => length(decisionTerm, field))).toEqual(
      ['90 calendar_day', '90 calendar_day', '60 calendar_day', '30 calendar_day', '90 calendar_day'])
  })
  test('行政处罚法本身没有延长；市监三十日后集体讨论定合理期限，住建再延不超过六十日，农业由上一级决定', () => {
    expect([length(firstExtension, 'other'), on(furtherExtensionBy, 'other', '2025-06-01')]).toEqual([null, null])
    expect([length(firstExtension, 'market'), length(extensionTotal, 'market'), on(furtherExtensionBy, 'market', '2025-06-01')]).toEqual(['30 calendar_day', null, 'collective'])
    expect([length(extensionTotal, 'housing'), on(furtherExtensionBy, 'agriculture', '2025-06-01'), on(furtherExtensionBy, 'transport', '2025-06-01')]).toEqual(['90 calendar_day', 'superior', null])
  })
  test('治安管理处罚法2026年施行后，可以延长两次，听证时间不计入，当场罚款至五百元，听证至四千元', () => {
    const [before, after] = ['2025-12-31', '2026-01-01'] as const
    const values = (day: IsoDate) => [on(furtherExtensionBy, 'public_security', day), length(extensionTotal, 'public_security', day), on(excludedTime, 'public_security', day),
      on(spotFinePerson, 'public_security', day), on(hearingAmountPerson, 'public_security', day)]
    expect(values(before)).toEqual([null, '30 calendar_day', ['testing'], '200.00', '2000.00'])
    expect(values(after)).toEqual(['superior', '60 calendar_day', ['testing', 'hearing'], '500.00', '4000.00'])
  })
  test('中止调查的时间，市监、农业、住建不计入，医保照计', () => {
    expect(['market', 'agriculture', 'housing', 'medical_insurance', 'other'].map((field) => (on(excludedTime, field, '2025-06-01') as string[]).includes('suspension'))).toEqual([true, true, true, false, false])
  })
  test('处罚决定七个工作日内公示，市场监管二十个', () => {
    expect([length(publicationTerm, 'other'), length(publicationTerm, 'market')]).toEqual(['7 working_day', '20 working_day'])
  })
})

const isTerm = (value: unknown): value is Term => typeof value === 'object' && value !== null && 'unit' in value
/** Every term of the nation, with who set it: settings by field, and terms in the definitions. */
const stated = [
  ...settings.flatMap((definition: SettingDef) => ['', ...Object.keys(definition.byKey ?? {})].flatMap((key) => {
    const term = on(definition, key, '2026-02-01')
    return isTerm(term) ? [{ name: `${definition.id}.${key}`, term }] : []
  })),
  ...room.procedures.flatMap((procedure: AnyProcedure) => (Object.entries(procedure.deadlines) as [string, AnyDeadline][]).flatMap(([name, { term }]) =>
    'since' in term ? [{ name: `${procedure.id}.${name}`, term: inForceOn(term, '2026-02-01')! }] : [])),
]
test('每个期限都写明出处；十日以内的是工作日，治安管理处罚法和交通规定没有这样的条文', () => {
  for (const { name, term } of stated) {
    expect(term.basis.law, name).not.toBe('')
    const silent = ['治安管理处罚法', '交通运输行政执法程序规定'].includes(term.basis.law)
    if (['working_day', 'calendar_day'].includes(term.unit) && term.length <= 10) expect(term.unit, name).toBe(silent ? 'calendar_day' : 'working_day')
  }
})

/** Terms without a rule of their own in the collection, and why. */
const UNLISTED = new Set([
  'penalty_lead_term.medical_insurance', 'penalty_lead_extension.medical_insurance', 'penalty_plea_term.housing', 'penalty_plea_term.social_organisations', 'penalty_plea_term.agriculture',
  'penalty_review_term.market', 'penalty_review_term.housing', 'penalty_review_extension.agriculture', 'penalty_review_extension.medical_insurance', 'penalty_spot_report_term.medical_insurance',
  'penalty_spot_report_term.housing', 'penalty_spot_report_term.agriculture', 'penalty_spot_report_term.transport', 'penalty_publication_term.housing', 'penalty_closing_term.housing',
  'service_notice_term.transport', 'service_notice_term.agriculture', 'service_notice_term.social_organisations', 'service_notice_term.public_security',
  // practice
  'penalty_plea_term.', 'order_recheck_term.', 'penalty_publication_period.one_year',
])
const ENDS = { next_working_day: 'roll', by_analogy: 'by_analogy', no_roll: 'no_roll', not_applicable: 'no_roll' } as const
test.skipIf(!rules)('长度、单位和最后一日的处理与规则一致（没有 ../shared/law/rules.json 时跳过）', () => {
  for (const { name, term } of stated) {
    if (UNLISTED.has(name)) continue
    const extensions = rulesOn(term.basis).flatMap(({ may_extend }) => may_extend ?? [])
    // 住建程序规定第二十九条 limits the further extension to sixty days; the collection leaves its length open.
    if (name === 'penalty_extension_total.housing') { expect(term.length).toBe(30 + 60); continue }
    if (/extension/.test(name)) {
      const total = extensions.reduce((sum, { n }) => sum + (n ?? 0), 0)
      expect(extensions.some(({ n, unit }) => n === term.length && unit === term.unit) || total === term.length, `${name} ${term.length}`).toBe(true)
      continue
    }
    const found = rulesAgreeing(term)
    expect(found, `${name} ${term.length} ${term.unit}`).not.toEqual([])
    expect(found.map(({ end_day }) => ENDS[end_day!]), name).toContain(term.end_day)
  }
})

const STARTS = {
  'penalty-decision-90d': { dated: 'filed_on' }, 'penalty-evidence-registration': { issued: 'evidence_notice' }, 'penalty-hearing-request': { served: 'prior_notice', each: 'party' },
  'penalty-hearing-notice': { dated: 'hearing_at' }, 'penalty-service-7wd': { issued: 'decision' }, 'penalty-payment-15d': { served: 'decision', each: 'party' },
  'penalty-hand-in-officer': { dated: 'collected_on' }, 'penalty-hand-in-bank': { dated: 'handed_in_on' }, 'penalty-withdraw-publication': { dated: 'overturned_on' },
  'three-publish-7wd': { dated: 'decided_on' }, 'coercion-demand-10wd': { served: 'demand' }, 'coercion-court-3m': { dated: 'court_term_from' },
} as const
test.skipIf(!rules)('每条期限规则都有期限，自规则所说的事件起算（没有 ../shared/law/rules.json 时跳过）', () => {
  const froms = Object.values(penalty.deadlines).map(({ from }) => from)
  for (const [id, from] of Object.entries(STARTS)) {
    expect(rules!.find((rule) => rule.id === id)?.starts_from, id).toBeTruthy()
    expect(froms, id).toContainEqual(from)
  }
})
