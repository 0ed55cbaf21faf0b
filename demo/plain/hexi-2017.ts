import { inspections, orders, penalties } from './enforcement.ts'
import type { PastMatter } from '../../src/kernel/import/write.ts'
import type { PlainPlan } from './district.ts'
import { bodies, threeSystems } from './lists.ts'
import { attendances, cards, classes, examinations, officersOf } from './officers.ts'
import { reviews } from './supervision.ts'

const half = { from: '2017-01-03', until: '2017-06-30' } as const
/** Fifty-three units were joined to the platform by the end of 2015; sixteen of them had gone up in others before the list of 2017. */
const CONNECTED = 53
const GONE = 16
const EXAM = { registered: 1_053, sat: 1_013, passed: 1_011 } as const

/** 河西区 2017: nine thousand records of half a year, a tenth and more of them drawn, every major case looked into. */
export const hexi: PlainPlan = {
  report: 'hexi-2017', code: '990110', name: '示范区甲（河西2017口径）', area: '示范区甲', sign: '示甲', short: 'jia', year: 2017,
  published: [
    { indicator: 'supervision_platform_units_connected', value: 53, unit: '个', period: '2015 year-end' },
    { indicator: 'supervision_platform_connection_rate', value: 100, unit: '%', qualifier: '全部', period: '2015 year-end' },
    { indicator: 'supervision_monthly_sampling_rate', value: 5, unit: '%', qualifier: '不低于' },
    { indicator: 'major_case_supervision_rate', value: 100, unit: '%' },
    { indicator: 'enforcement_records_collected', value: 9000, unit: '条', qualifier: '余', period: '2017 first half' },
    { indicator: 'case_files_spot_checked', value: 1000, unit: '件', qualifier: '余', period: '2017 first half' },
    { indicator: 'street_enforcement_special_funds', value: 1492.25, unit: '万元/年', period: '2016' },
    { indicator: 'enforcement_premises_renovated', value: 2, unit: '处', period: '2016' },
    { indicator: 'certificate_management_errors', value: 0, unit: '件', qualifier: '无' },
    { indicator: 'enforcement_training_coverage_rate', value: 100, unit: '%', qualifier: '全员', period: '2016' },
    { indicator: 'certificate_exam_registered', value: 1053, unit: '人', period: '2016' },
    { indicator: 'certificate_exam_sat', value: 1013, unit: '人', period: '2016' },
    { indicator: 'certificate_exam_passed', value: 1011, unit: '人', period: '2016' },
    { indicator: 'certificate_exam_pass_rate', value: 99.8, unit: '%', period: '2016' },
    { indicator: 'enforcement_units', value: 37, unit: '个' },
  ],
  ledgers: (d) => {
    // Filled while the cases are made up; the reviews come after them.
    const span = { ...half, sampled: 8, drawn: [] as PastMatter[] }
    // Who passed in 2016 is the whole body of officers: all were examined anew, and all trained.
    const registered = officersOf(d, EXAM.registered)
    const officers = registered.slice(0, EXAM.passed)
    const held = [{ topic: '行政执法人员全员培训', kind: 'all_staff', on: '2016-11-16' as const, who: officers }]
    return [
      ['qualification', examinations(d, { on: '2016-09-21', ...EXAM, registered })],
      ['certificate', cards(d, officers, { obtained: 'new', on: ['2016-10-10', '2016-10-31'] })],
      ['training', classes(d, held)],
      ['training_record', attendances(d, held)],
      ['inspection', inspections(d, { ...span, count: 8_310 })],
      ['rectification_order', orders(d, { ...span, count: 96 })],
      ['penalty', penalties(d, { ...span, count: 834, major: 40 })],
      ['case_review', reviews(d, span.drawn)],
    ]
  },
  entries: (d) => [
    ...bodies(d, CONNECTED, { connected_on: '2015-11-30' }).map((entry, n) => n >= CONNECTED - GONE ? { ...entry, until: '2017-01-01' as const } : entry),
    ...threeSystems(d, '2017-03-01'),
    ...(['city', 'district', 'street'] as const).map((tier, at) => ({ register: 'platform_tier', from: '2015-11-30' as const, input: { tier, platform: `${['市', '区', '街道'][at]}行政执法监督平台`, connected_on: '2015-11-30' } })),
    { register: 'supervision_resource', from: '2016-03-01', input: { kind: 'street_funds', effective_on: '2016-03-01', amount: '14922500.00', paper: '2016年度部门预算批复' } },
    { register: 'supervision_resource', from: '2016-09-01', input: { kind: 'premises', effective_on: '2016-09-01', quantity: 2, paper: '街道综合执法大队用房修缮批复' } },
  ],
}
