import { addDays } from '../../src/kernel/law/day.ts'
import type { IsoDate } from '../../src/kernel/law/law.ts'
import { inspections, penalties } from './enforcement.ts'
import { weekday, type PlainPlan } from './district.ts'
import { bodies, threeSystems } from './lists.ts'
import { attendances, cardEvents, cards, classes, officersOf } from './officers.ts'
import { reconsiderations } from './reconsideration.ts'
import { reentries, talks } from './supervision.ts'

const year = { from: '2017-01-03', until: '2017-12-29' } as const
/** Place in the city's monthly ranking. */
const ranks = [1, 2, 1, 3, 2, 1, 4, 2, 1, 2, 3, 4]
const monthEnd = (month: number): IsoDate => addDays(month === 12 ? '2018-01-01' : `2017-${String(month + 1).padStart(2, '0')}-01` as IsoDate, -1)
const COACHED = 5
const MEETINGS = 36
/** Cards checked after two years, retrained for after four, and new ones. */
const CARDS = { checked: 439, retrained: 182, issued: 150 } as const
const CLASSES = 16
const TRAINED = 484

/** 张店区 2017: the platform's use followed month by month. Of the applications of reconsideration the report's own sums do not agree. */
export const zhangdian: PlainPlan = {
  report: 'zhangdian-2017', code: '990114', name: '示范区戊（张店2017口径）', area: '示范区戊', sign: '示戊', short: 'wu', year: 2017,
  published: [
    { indicator: 'supervision_posts_added', value: 1, unit: '名' },
    { indicator: 'certificates_annual_reviewed', value: 439, unit: '名' },
    { indicator: 'certificates_renewal_trained', value: 182, unit: '名' },
    { indicator: 'certificates_issued', value: 150, unit: '件' },
    { indicator: 'enforcement_trainings', value: 16, unit: '期' },
    { indicator: 'enforcement_training_participants', value: 480, unit: '名', qualifier: '余' },
    { indicator: 'supervision_dispatch_meetings', value: 36, unit: '次' },
    { indicator: 'enforcement_units', value: 46, unit: '个' },
    { indicator: 'enforcement_inspections', value: 6669, unit: '次' },
    { indicator: 'enforcement_cases_filed', value: 1070, unit: '件' },
    { indicator: 'enforcement_cases_closed', value: 424, unit: '件' },
    { indicator: 'enforcement_units_with_returned_entries', value: 26, unit: '个' },
    { indicator: 'enforcement_entries_returned', value: 120, unit: '件', qualifier: '余' },
    { indicator: 'enforcement_units_interviewed', value: 6, unit: '个' },
    { indicator: 'enforcement_units_coached_simulation', value: 5, unit: '个' },
    { indicator: 'enforcement_platform_city_rank_1st', value: 4, unit: '次' },
    { indicator: 'enforcement_platform_city_rank_2nd', value: 4, unit: '次' },
    { indicator: 'enforcement_platform_city_rank_3rd', value: 2, unit: '次' },
    { indicator: 'enforcement_platform_city_rank_4th', value: 2, unit: '次' },
    { indicator: 'reconsideration_premises_area', value: 430, unit: '平方米', qualifier: '余' },
    { indicator: 'reconsideration_contact_points', value: 12, unit: '个' },
    { indicator: 'reconsideration_litigation_trainings', value: 2, unit: '次' },
  ],
  ledgers: (d) => {
    const officers = officersOf(d, CARDS.checked + CARDS.retrained + CARDS.issued)
    const [old, fresh] = [officers.slice(0, CARDS.checked + CARDS.retrained), officers.slice(CARDS.checked + CARDS.retrained)]
    const random = d.random('classes held')
    const held = Array.from({ length: CLASSES }, (_, at) => ({
      topic: ['行政处罚程序', '证据收集', '案卷制作', '平台使用'][at % 4]!, kind: 'course', on: weekday(random, '2017-02-13', '2017-12-15'), who: officers.slice(Math.floor((at * TRAINED) / CLASSES), Math.floor(((at + 1) * TRAINED) / CLASSES)),
    })).sort((a, b) => a.on < b.on ? -1 : 1)
    return [
      ['certificate', [...cards(d, old, { obtained: 'held' }), ...cards(d, fresh, { obtained: 'new', on: ['2017-03-01', '2017-11-30'] })]],
      ['certificate_event', [...cardEvents(d, 'check', old.slice(0, CARDS.checked)), ...cardEvents(d, 'retraining', old.slice(CARDS.checked))]],
      ['training', classes(d, held)],
      ['training_record', attendances(d, held)],
      ['inspection', inspections(d, { ...year, count: 6_669 })],
      ['penalty', penalties(d, { ...year, count: 1_070, closed: 424 })],
      ['reconsideration', reconsiderations(d, { decided: { uphold: 61, revoke: 11, confirm_unlawful: 9, perform: 6 }, resolved_early: 84, not_accepted: 5 })],
      ['reentry', reentries(d, { count: 124, units: 26 })],
      ['supervision_talk', talks(d, 6)],
    ]
  },
  entries: (d) => {
    const random = d.random('entries')
    const townships = d.units.filter(({ kind }) => kind === 'street' || kind === 'town')
    return [
      ...bodies(d, 46), ...threeSystems(d, '2017-05-02'),
      ...ranks.map((rank, at) => ({ register: 'platform_rank', from: addDays(monthEnd(at + 1), 8), input: { month_on: monthEnd(at + 1), rank, source: `市法制通报〔2017〕${at + 1}号` } })),
      ...Array.from({ length: MEETINGS }, () => weekday(random, year.from, year.until)).sort().map((held_on) => ({ register: 'supervision_meeting', from: held_on, input: { kind: 'dispatch', held_on, subject: '执法监督平台运行调度' } })),
      ...d.enforcing.slice(-COACHED).map(({ key }) => { const held_on = weekday(random, '2017-03-01', '2017-10-31'); return { register: 'supervision_coaching', from: held_on, input: { kind: 'simulation', held_on, unit: d.unitId(key), subject: '检查信息录入、案件办理环节、证据上传' } } }),
      { register: 'supervision_resource', from: '2017-05-02', input: { kind: 'posts', effective_on: '2017-05-02', quantity: 1, paper: '机构编制批复' } },
      { register: 'reconsideration_premises', from: '2017-06-01', input: { name: '区行政复议办案场所', use: 'hearing', area: '432.00', declared_by: d.supervisor.name, paper: '办公用房调配通知' } },
      ...[...townships, ...d.units.filter(({ kind }) => kind === 'department').slice(0, 12 - townships.length)].map(({ key, name }) => ({
        register: 'reconsideration_contact_point', from: '2017-03-01' as const, input: { name: `${name}行政复议便民联系点`, host: d.unitId(key), address: `${name}便民服务中心`, phone: '0533-0000000' },
      })),
      ...(['2017-04-20', '2017-09-21'] as const).map((held_on) => ({ register: 'reconsideration_training', from: held_on, input: { topic: '案件讨论培训班', held_on, kind: 'case_discussion', attendees: 60, hours: 4 } })),
    ]
  },
}
