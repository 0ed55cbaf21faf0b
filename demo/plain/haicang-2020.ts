import { hazardEmployers, inspections } from './enforcement.ts'
import { type PlainDistrict, type PlainPlan } from './district.ts'
import { bodies, threeSystems } from './lists.ts'
import { cards, officersOf } from './officers.ts'

const EMPLOYERS = 42
const listed = (d: PlainDistrict) => hazardEmployers(d, EMPLOYERS)

/** 海沧区 2020: every employer on the list of dust and toxic hazards inspected, two of five fields of the reform done. */
export const haicang: PlainPlan = {
  report: 'haicang-2020', code: '990111', name: '示范区乙（海沧2020口径）', area: '示范区乙', sign: '示乙', short: 'yi', year: 2020,
  published: [
    { indicator: 'enforcement_reform_fields_completed', value: 2, unit: '个' },
    { indicator: 'occupational_hazard_employers_inspected', value: 42, unit: '家' },
    { indicator: 'occupational_hazard_inspection_coverage_rate', value: 100, unit: '%', qualifier: '全覆盖' },
  ],
  ledgers: (d) => [
    ['certificate', cards(d, officersOf(d, 60), { obtained: 'held' })],
    ['inspection', inspections(d, { from: '2020-03-02', until: '2020-12-18', count: 240, employers: listed(d) })],
  ],
  entries: (d) => [
    ...bodies(d, 30), ...threeSystems(d, '2019-10-01'),
    ...listed(d).map(({ subject, subject_code, subject_address }) => ({ register: 'occupational_hazard_employer', from: '2020-01-06' as const, input: { name: subject, credit_code: subject_code, industry: '制造业', address: subject_address } })),
    ...['市场监管', '生态环境保护', '文化和旅游市场', '交通运输', '农业'].map((reform_field) => {
      const done = reform_field === '农业' || reform_field === '文化和旅游市场'
      return { register: 'enforcement_reform', from: '2020-06-30' as const, input: { reform_field, status: done ? 'completed' : 'planned', completed_on: done ? '2020-06-30' : null, teams: 1 } }
    }),
  ],
}
