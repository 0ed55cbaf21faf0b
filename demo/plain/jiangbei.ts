import { penalties } from './enforcement.ts'
import { weekday, type PlainPlan } from './district.ts'
import { bodies } from './lists.ts'
import { cards, examinations, officersOf } from './officers.ts'
import { reconsiderations } from './reconsideration.ts'

const YEAR = 2016
/** Of those who sat, 86 % passed; units reorganised had their cards replaced. */
const EXAM = { sat: 65, passed: 56 } as const
const REPLACED = 194
const HOLDERS = 923

/** 江北区: the report is printed without its year (20xx); the demonstration places it in 2016. */
export const jiangbei: PlainPlan = {
  report: 'jiangbei-20xx', code: '990113', name: '示范区丁（江北20xx口径）', area: '示范区丁', sign: '示丁', short: 'ding', year: YEAR,
  published: [
    { indicator: 'certificate_exam_sat', value: 65, unit: '人次' },
    { indicator: 'certificate_exam_pass_rate', value: 86, unit: '%' },
    { indicator: 'certificates_replaced', value: 194, unit: '人' },
    { indicator: 'certificate_holders', value: 923, unit: '人', period: '2016 year-end' },
    { indicator: 'penalty_discretion_violations', value: 0, unit: '件', qualifier: '未' },
    { indicator: 'case_files_evaluated', value: 84, unit: '个' },
    { indicator: 'penalty_cases', value: 8471, unit: '件' },
    { indicator: 'penalty_fines_total', value: 1522, unit: '万元' },
    { indicator: 'penalty_cases_challenged', value: 35, unit: '件' },
    { indicator: 'penalty_cases_revoked_or_changed', value: 0, unit: '件', qualifier: '无' },
    { indicator: 'reconsideration_applications_accepted', value: 15, unit: '件' },
    { indicator: 'reconsideration_upheld', value: 11, unit: '件' },
    { indicator: 'reconsideration_revoked', value: 4, unit: '件' },
    { indicator: 'reconsideration_decisions_published', value: 8, unit: '件' },
  ],
  ledgers: (d) => {
    const officers = officersOf(d, HOLDERS + EXAM.sat - EXAM.passed)
    const [replaced, examined] = [officers.slice(0, REPLACED), officers.slice(HOLDERS - EXAM.passed)]
    return [
      ['qualification', examinations(d, { on: `${YEAR}-05-18`, ...EXAM, registered: examined })],
      ['certificate', [
        ...cards(d, replaced, { obtained: 'reform', on: [`${YEAR}-03-01`, `${YEAR}-03-31`] }), ...cards(d, officers.slice(REPLACED, HOLDERS - EXAM.passed), { obtained: 'held' }),
        ...cards(d, examined.slice(0, EXAM.passed), { obtained: 'new', on: [`${YEAR}-06-06`, `${YEAR}-06-30`] }),
      ]],
      ['penalty', penalties(d, { from: `${YEAR}-01-04`, until: `${YEAR}-12-30`, count: 8_471, fines: 15_220_000, challenged: 35 })],
      ['reconsideration', reconsiderations(d, { decided: { uphold: 11, revoke: 4 }, published: 8 })],
    ]
  },
  entries: (d) => {
    const random = d.random('evaluations')
    return [
      ...bodies(d, 33),
      ...Array.from({ length: 84 }, (_, n) => {
        const [on, score] = [weekday(random, `${YEAR}-05-09`, `${YEAR}-06-24`), random.int(76, 99)]
        return { register: 'case_file_evaluation', from: on, input: { unit: d.unitId(random.pick(d.enforcing).key), file_number: `${YEAR}评${n + 1}`, file_kind: n % 3 === 0 ? 'licence' : 'penalty', evaluated_on: on, score, grade: score >= 90 ? 'excellent' : 'qualified' } }
      }),
    ]
  },
}
